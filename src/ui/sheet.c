/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One question on a calm sheet. Owns the layout that every step, blessing and free page shares, so
 * that the eye finds the same thing in the same place. It never saves and never decides what comes
 * next: its fields write into the entry and activate "entry.touch". Main thread. */

#include "config.h"

#include "ui/sheet.h"

#include <adwaita.h>

#include "ui/verse-line.h"
#include "ui/verse-list.h"
#include "ui/wrap-layout.h"

#define COLUMN_WIDTH 640
#define NORMAL_DPI (96 * 1024)
#define GROUP_SPACING 24
#define ROW_SPACING 6

struct _SiloamSheet
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *column;
  GtkLabel *question;
  GtkWidget *hint;
  GtkBox *target; /* where the next field lands: the column or an open fold */
  GtkWidget *bar;
  GtkWidget *actions;
  GtkWidget *verse_list;
  gboolean layout_done; /* since something was added that is to be in sight */

  SiloamPrompts *prompts;
  SiloamEntry *entry; /* borrowed */
};

G_DEFINE_FINAL_TYPE (SiloamSheet, siloam_sheet, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REFRESHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   text,
                                   "xalign",
                                   0.0f,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_text_button (const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  return button;
}

/* A heading and its field stand close together; groups stand apart. */
static GtkBox *
begin_field (SiloamSheet *self, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);

  if (heading != NULL)
    gtk_box_append (GTK_BOX (box), make_label (heading, "siloam-heading"));
  gtk_box_append (self->target, box);
  return GTK_BOX (box);
}

static const char *
text_if_any (SiloamSheet *self, const char *key, const char *role)
{
  g_autofree char *full_key = g_strconcat (key, ".", role, NULL);

  if (!siloam_prompts_has (self->prompts, full_key))
    return NULL;
  return siloam_prompts_get (self->prompts, full_key);
}

static const char *
hint_of (SiloamSheet *self, const char *key)
{
  return text_if_any (self, key, "hint");
}

/* "arrive.memory" has its question under "arrive.memory.question"; "name.words" is its own text. */
static const char *
heading_of (SiloamSheet *self, const char *key)
{
  g_autofree char *question_key = g_strconcat (key, ".question", NULL);

  if (siloam_prompts_has (self->prompts, question_key))
    return siloam_prompts_get (self->prompts, question_key);
  return siloam_prompts_get (self->prompts, key);
}

static void
siloam_sheet_dispose (GObject *object)
{
  SiloamSheet *self = SILOAM_SHEET (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_sheet_parent_class)->dispose (object);
}

static void
siloam_sheet_class_init (SiloamSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_sheet_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheet");
  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

/* The column holds as many letters at every size of the text. */
static void
text_size_changed_cb (GtkSettings *settings, GParamSpec *pspec, AdwClamp *column)
{
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  int width = dpi > NORMAL_DPI ? (int) ((gint64) COLUMN_WIDTH * dpi / NORMAL_DPI) : COLUMN_WIDTH;

  adw_clamp_set_maximum_size (column, width);
  adw_clamp_set_tightening_threshold (column, width);
}

static GtkWidget *
clamp (GtkWidget *child)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *column = adw_clamp_new ();

  adw_clamp_set_child (ADW_CLAMP (column), child);
  g_signal_connect_object (settings,
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb),
                           column,
                           0);
  text_size_changed_cb (settings, NULL, ADW_CLAMP (column));
  return column;
}

static void
siloam_sheet_init (SiloamSheet *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);

  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, GROUP_SPACING));
  gtk_widget_add_css_class (GTK_WIDGET (self->column), "siloam-column");
  self->target = self->column;
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy",
                                 GTK_POLICY_NEVER,
                                 "vexpand",
                                 TRUE,
                                 "child",
                                 clamp (GTK_WIDGET (self->column)),
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->actions, siloam_wrap_layout_new (12, TRUE));
  gtk_widget_add_css_class (self->actions, "siloam-actions");
  self->bar = clamp (self->actions);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

/**
 * siloam_sheet_new:
 * @prompts: the texts
 * @entry: the entry that is written in; borrowed, must outlive the sheet
 * @screen: (nullable): the prefix of the prompt keys, such as "arrive"; %NULL leaves the question
 * to siloam_sheet_set_question()
 *
 * Makes a sheet with only its question and hint.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_sheet_new (SiloamPrompts *prompts, SiloamEntry *entry, const char *screen)
{
  SiloamSheet *self = g_object_new (SILOAM_TYPE_SHEET, NULL);
  GtkBox *heading = begin_field (self, NULL);

  self->prompts = g_object_ref (prompts);
  self->entry = entry;

  const char *question = screen != NULL ? heading_of (self, screen) : NULL;
  const char *hint = screen != NULL ? hint_of (self, screen) : NULL;
  self->question = GTK_LABEL (make_label (question, "siloam-question"));
  gtk_box_append (heading, GTK_WIDGET (self->question));
  self->hint = make_label (hint, "siloam-hint");
  gtk_widget_set_visible (self->hint, hint != NULL);
  gtk_box_append (heading, self->hint);
  return GTK_WIDGET (self);
}

SiloamPrompts *
siloam_sheet_get_prompts (SiloamSheet *self)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  return self->prompts;
}

/**
 * siloam_sheet_get_text:
 *
 * Returns: (transfer none): the prompt of @key
 */
const char *
siloam_sheet_get_text (SiloamSheet *self, const char *key)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  return siloam_prompts_get (self->prompts, key);
}

void
siloam_sheet_set_question (SiloamSheet *self, const char *question)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  gtk_label_set_label (self->question, question);
}

void
siloam_sheet_add_above (SiloamSheet *self, GtkWidget *child)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  gtk_box_prepend (self->column, child);
}

void
siloam_sheet_hide_hint (SiloamSheet *self)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  gtk_widget_set_visible (self->hint, FALSE);
}

void
siloam_sheet_add (SiloamSheet *self, GtkWidget *child)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  gtk_box_append (self->target, child);
}

/**
 * siloam_sheet_add_text:
 * @text: what to show
 * @css_class: (nullable): how it looks: "siloam-text", "siloam-prayer", "siloam-note"
 *
 * Adds text to read.
 *
 * Returns: (transfer none): its label
 */
GtkWidget *
siloam_sheet_add_text (SiloamSheet *self, const char *text, const char *css_class)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  GtkWidget *label = make_label (text, css_class);

  gtk_box_append (self->target, label);
  return label;
}

GtkWidget *
siloam_sheet_add_heading (SiloamSheet *self, const char *key)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  return siloam_sheet_add_text (self, heading_of (self, key), "siloam-heading");
}

/**
 * siloam_sheet_add_group:
 * @key: the prompt of the heading
 *
 * Adds a heading with room below it.
 *
 * Returns: (transfer none): the box, to fill with siloam_sheet_begin_group()
 */
GtkBox *
siloam_sheet_add_group (SiloamSheet *self, const char *key)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  return begin_field (self, heading_of (self, key));
}

/**
 * siloam_sheet_add_writing:
 * @key: (nullable): the prompt above it, with an optional ".hint" that stands in the empty place;
 *   %NULL when the question of the sheet says enough
 * @lines: its height when empty
 * @field: where the words live; must outlive the sheet
 *
 * Adds a place to write.
 *
 * Returns: (transfer none): the place
 */
SiloamWritingArea *
siloam_sheet_add_writing (SiloamSheet *self, const char *key, guint lines, char **field)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  const char *heading = key != NULL ? heading_of (self, key) : NULL;
  const char *name = heading != NULL ? heading : gtk_label_get_label (self->question);
  GtkWidget *area = siloam_writing_area_new (name, key != NULL ? hint_of (self, key) : NULL, lines);

  gtk_box_append (begin_field (self, heading), area);
  siloam_writing_area_bind (SILOAM_WRITING_AREA (area), field);
  return SILOAM_WRITING_AREA (area);
}

static void
line_changed_cb (GtkEditable *line, gpointer user_data)
{
  char **field = g_object_get_data (G_OBJECT (line), "field");
  const char *text = gtk_editable_get_text (line);

  g_free (*field);
  *field = text[0] != '\0' ? g_strdup (text) : NULL;
  gtk_widget_activate_action (GTK_WIDGET (line), "entry.touch", NULL);
}

/**
 * siloam_sheet_add_line:
 * @key: the prompt above it, with an optional ".hint" that stands in the empty line
 * @field: where the words live; must outlive the sheet
 *
 * Adds a place for one line.
 *
 * Returns: (transfer none): the line, a #GtkEntry
 */
GtkWidget *
siloam_sheet_add_line (SiloamSheet *self, const char *key, char **field)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  const char *heading = heading_of (self, key);
  GtkWidget *line = g_object_new (GTK_TYPE_ENTRY,
                                  "input-hints",
                                  GTK_INPUT_HINT_PRIVATE,
                                  "placeholder-text",
                                  hint_of (self, key),
                                  "text",
                                  *field != NULL ? *field : "",
                                  NULL);

  gtk_widget_add_css_class (line, "siloam-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading,
                                  -1);
  g_object_set_data (G_OBJECT (line), "field", field);
  g_signal_connect (line, "changed", G_CALLBACK (line_changed_cb), NULL);
  gtk_box_append (begin_field (self, heading), line);
  return line;
}

static void
add_term (SiloamSheet *self, SiloamChipChoice *chips, const char *group, const SiloamTerm *term)
{
  g_autofree char *key = g_strconcat (group, ".", term->nick, NULL);
  g_autofree char *meaning_key = g_strconcat (key, ".meaning", NULL);

  siloam_chip_choice_add (chips,
                          term->value,
                          siloam_prompts_get (self->prompts, key),
                          siloam_prompts_has (self->prompts, meaning_key)
                              ? siloam_prompts_get (self->prompts, meaning_key)
                              : NULL);
}

/**
 * siloam_sheet_add_chips:
 * @question_key: (nullable): the prompt above it; %NULL when the question of the sheet says enough
 * @group: the prefix of the prompts of the terms, such as "name.kind"
 * @terms: the vocabulary
 * @mode: whether one or several may be chosen
 * @field: where the choice lives; must outlive the sheet
 *
 * Adds a choice from a vocabulary.
 *
 * Returns: (transfer none): the choice
 */
SiloamChipChoice *
siloam_sheet_add_chips (SiloamSheet *self,
                        const char *question_key,
                        const char *group,
                        const SiloamTerm *terms,
                        SiloamChipMode mode,
                        guint *field)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  const char *question =
      question_key != NULL ? siloam_prompts_get (self->prompts, question_key) : NULL;
  GtkWidget *chips =
      siloam_chip_choice_new (mode,
                              question != NULL ? question : gtk_label_get_label (self->question));

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    add_term (self, SILOAM_CHIP_CHOICE (chips), group, term);
  siloam_chip_choice_bind (SILOAM_CHIP_CHOICE (chips), field);
  gtk_box_append (begin_field (self, question), chips);
  return SILOAM_CHIP_CHOICE (chips);
}

static void
check_toggled_cb (GtkCheckButton *check, gboolean *field)
{
  *field = gtk_check_button_get_active (check);
  gtk_widget_activate_action (GTK_WIDGET (check), "entry.touch", NULL);
}

/**
 * siloam_sheet_add_check:
 * @key: its label, with an optional ".hint" or ".note" below it
 * @field: where the answer lives; must outlive the sheet
 *
 * Adds a yes or no.
 *
 * Returns: (transfer none): the #GtkCheckButton
 */
GtkWidget *
siloam_sheet_add_check (SiloamSheet *self, const char *key, gboolean *field)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  const char *note = text_if_any (self, key, "note");
  const char *hint = note != NULL ? note : hint_of (self, key);
  GtkWidget *text = make_label (siloam_prompts_get (self->prompts, key), "siloam-text");
  GtkWidget *check = gtk_check_button_new ();
  GtkBox *field_box = begin_field (self, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), *field);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siloam_prompts_get (self->prompts, key),
                                  -1);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), field);
  gtk_box_append (field_box, check);
  if (hint != NULL)
    gtk_box_append (field_box, make_label (hint, "siloam-hint"));
  return check;
}

static void
fold_toggled_cb (GtkToggleButton *button, GtkRevealer *revealer)
{
  gboolean open = gtk_toggle_button_get_active (button);
  GtkWidget *arrow = g_object_get_data (G_OBJECT (button), "arrow");

  gtk_revealer_set_reveal_child (revealer, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static GtkWidget *
make_fold_button (const char *label)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ROW_SPACING);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");

  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), make_label (label, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "siloam-fold");
  g_object_set_data (G_OBJECT (button), "arrow", arrow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  return button;
}

/**
 * siloam_sheet_add_fold:
 * @label: what unfolds
 * @open: whether it is open from the start
 *
 * Adds a flat button that unfolds a box.
 *
 * Returns: (transfer none): the box, to fill with siloam_sheet_begin_group()
 */
GtkBox *
siloam_sheet_add_fold (SiloamSheet *self, const char *label, gboolean open)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  GtkWidget *button = make_fold_button (label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GROUP_SPACING);
  GtkWidget *revealer = gtk_revealer_new ();
  GtkBox *field = begin_field (self, NULL);

  gtk_widget_add_css_class (box, "siloam-folded");
  gtk_revealer_set_child (GTK_REVEALER (revealer), box);
  gtk_box_append (field, button);
  gtk_box_append (field, revealer);
  g_signal_connect_object (button, "toggled", G_CALLBACK (fold_toggled_cb), revealer, 0);
  g_object_set_data (G_OBJECT (box), "button", button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), open);
  return GTK_BOX (box);
}

/**
 * siloam_sheet_open_fold:
 * @fold: a box from siloam_sheet_add_fold()
 *
 * Unfolds it.
 */
void
siloam_sheet_open_fold (GtkBox *fold)
{
  gtk_toggle_button_set_active (g_object_get_data (G_OBJECT (fold), "button"), TRUE);
}

void
siloam_sheet_begin_group (SiloamSheet *self, GtkBox *box)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  self->target = box;
}

void
siloam_sheet_end_group (SiloamSheet *self)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  self->target = self->column;
}

/**
 * siloam_sheet_add_verses:
 * @screen: the step whose verses are shown
 * @role: what a verse is for when the person takes it along
 *
 * Adds the verse references of a step, each opening below.
 */
void
siloam_sheet_add_verses (SiloamSheet *self, const char *screen, SiloamVerseRole role)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  const char *const *verses = siloam_prompts_get_verses (self->prompts, screen);
  GtkBox *box;

  if (verses == NULL || verses[0] == NULL)
    return;

  box = begin_field (self, NULL);
  for (gsize i = 0; verses[i] != NULL; i++)
    gtk_box_append (box, siloam_verse_line_new (self->prompts, self->entry, verses[i], role));
}

/**
 * siloam_sheet_add_flat:
 * @label: what it does
 * @callback: (nullable): connected to "clicked", swapped
 * @target: (nullable): a #GObject; the connection ends with it
 *
 * Adds a quiet button.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
siloam_sheet_add_flat (SiloamSheet *self, const char *label, GCallback callback, gpointer target)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  GtkWidget *button = make_text_button (label);

  gtk_widget_add_css_class (button, "siloam-quiet-action");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (callback != NULL)
    g_signal_connect_object (button, "clicked", callback, target, G_CONNECT_SWAPPED);
  gtk_box_append (self->target, button);
  return button;
}

/**
 * siloam_sheet_add_answer:
 * @label: a sentence
 * @meaning: (nullable): a dim line below it
 * @callback: connected to "clicked", swapped
 * @target: a #GObject; the connection ends with it
 *
 * Adds one of several equal answers.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
siloam_sheet_add_answer (SiloamSheet *self,
                         const char *label,
                         const char *meaning,
                         GCallback callback,
                         gpointer target)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (label, "siloam-text"));
  if (meaning != NULL)
    gtk_box_append (GTK_BOX (box), make_label (meaning, "siloam-hint"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "siloam-answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_signal_connect_object (button, "clicked", callback, target, G_CONNECT_SWAPPED);
  gtk_box_append (self->target, button);
  return button;
}

/**
 * siloam_sheet_add_action:
 * @label: what it does
 * @action: a detailed action
 * @suggested: whether it is the one suggested action
 *
 * Adds a button below the column; the last one stands at the right.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
siloam_sheet_add_action (SiloamSheet *self,
                         const char *label,
                         const char *action,
                         gboolean suggested)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  GtkWidget *button = make_text_button (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "siloam-action");
  gtk_widget_add_css_class (button, suggested ? "suggested-action" : "flat");
  if (suggested)
    gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (self->actions), button);
  gtk_widget_set_visible (self->bar, TRUE);
  return button;
}

/**
 * siloam_sheet_show_verse_list:
 *
 * Shows the verses of the entry and a way to add one.
 */
void
siloam_sheet_show_verse_list (SiloamSheet *self)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  if (self->verse_list != NULL)
    return;

  self->verse_list = siloam_verse_list_new (self->prompts, self->entry);
  gtk_box_append (self->column, self->verse_list);
}

static void
reveal_focus (SiloamSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t place;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->column)) ||
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->column), &place))
    return;

  GtkAdjustment *vertical =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_clamp_page (vertical,
                             place.origin.y,
                             place.origin.y + place.size.height + 4 * GROUP_SPACING);
}

/* What was only just added has its place after the layout that follows the first tick. */
static gboolean
layout_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SiloamSheet *self = SILOAM_SHEET (widget);

  if (!self->layout_done)
    {
      self->layout_done = TRUE;
      return G_SOURCE_CONTINUE;
    }
  reveal_focus (self);
  return G_SOURCE_REMOVE;
}

/**
 * siloam_sheet_add_verse:
 *
 * Opens a place for one more verse and puts the focus in it.
 */
void
siloam_sheet_add_verse (SiloamSheet *self)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  siloam_sheet_show_verse_list (self);
  siloam_verse_list_add (SILOAM_VERSE_LIST (self->verse_list));
  self->layout_done = FALSE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), layout_tick_cb, NULL, NULL);
}

/**
 * siloam_sheet_refresh:
 *
 * Shows the verses of the entry as they are now, after someone else changed them.
 */
void
siloam_sheet_refresh (SiloamSheet *self)
{
  g_return_if_fail (SILOAM_IS_SHEET (self));

  if (self->verse_list != NULL)
    siloam_verse_list_refresh (SILOAM_VERSE_LIST (self->verse_list));
  else if (self->entry->verses->len > 0)
    siloam_sheet_show_verse_list (self);
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}
