/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One question on a calm sheet. Owns the layout that every step, blessing and free page shares, so
 * that the eye finds the same thing in the same place, and the verses of the entry. It never saves
 * and never decides what comes next. What is filled in on it is in sheet-fields.c. Main thread. */

#include "config.h"

#include "ui/sheet-private.h"

#include <adwaita.h>

#include "ui/text-label.h"
#include "ui/verse-line.h"
#include "ui/verse-list.h"
#include "ui/whole-words.h"
#include "ui/wrap-layout.h"

#define COLUMN_WIDTH 640
#define NORMAL_DPI (96 * 1024)

G_DEFINE_FINAL_TYPE (SiloamSheet, siloam_sheet, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REFRESHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

GtkBox *
siloam_sheet_begin_field (SiloamSheet *self, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SILOAM_SHEET_ROW_SPACING);

  if (heading != NULL)
    gtk_box_append (GTK_BOX (box), siloam_text_label_new (heading, "siloam-heading"));
  gtk_box_append (self->target, box);
  return GTK_BOX (box);
}

const char *
siloam_sheet_text_if_any (SiloamSheet *self, const char *key, const char *role)
{
  g_autofree char *full_key = g_strconcat (key, ".", role, NULL);

  if (!siloam_prompts_has (self->prompts, full_key))
    return NULL;
  return siloam_prompts_get (self->prompts, full_key);
}

const char *
siloam_sheet_hint_of (SiloamSheet *self, const char *key)
{
  return siloam_sheet_text_if_any (self, key, "hint");
}

/* "arrive.memory" has its question under "arrive.memory.question"; "name.words" is its own text. */
const char *
siloam_sheet_heading_of (SiloamSheet *self, const char *key)
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

  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SILOAM_SHEET_GROUP_SPACING));
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
  GtkBox *heading = siloam_sheet_begin_field (self, NULL);

  self->prompts = g_object_ref (prompts);
  self->entry = entry;

  const char *question = screen != NULL ? siloam_sheet_heading_of (self, screen) : NULL;
  const char *hint = screen != NULL ? siloam_sheet_hint_of (self, screen) : NULL;
  self->question = GTK_LABEL (siloam_text_label_new (question, "siloam-question"));
  gtk_box_append (heading, siloam_whole_words_new (GTK_WIDGET (self->question)));
  self->hint = siloam_text_label_new (hint, "siloam-hint");
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

  GtkWidget *label = siloam_text_label_new (text, css_class);

  gtk_box_append (self->target, label);
  return label;
}

GtkWidget *
siloam_sheet_add_heading (SiloamSheet *self, const char *key)
{
  g_return_val_if_fail (SILOAM_IS_SHEET (self), NULL);

  return siloam_sheet_add_text (self, siloam_sheet_heading_of (self, key), "siloam-heading");
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

  return siloam_sheet_begin_field (self, siloam_sheet_heading_of (self, key));
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

  box = siloam_sheet_begin_field (self, NULL);
  for (gsize i = 0; verses[i] != NULL; i++)
    gtk_box_append (box, siloam_verse_line_new (self->prompts, self->entry, verses[i], role));
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
                             place.origin.y + place.size.height + 4 * SILOAM_SHEET_GROUP_SPACING);
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
