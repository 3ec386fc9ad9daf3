/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is filled in and pressed on a sheet. A field writes into the entry at each change and
 * activates "entry.touch"; a button only says that it was pressed. Main thread. */

#include "config.h"

#include "ui/screen.h"
#include "ui/sheet-private.h"
#include "ui/text-label.h"
#include "ui/tick.h"

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

  const char *heading = key != NULL ? siloam_sheet_heading_of (self, key) : NULL;
  const char *name = heading != NULL ? heading : gtk_label_get_label (self->question);
  GtkWidget *area =
      siloam_writing_area_new (name, key != NULL ? siloam_sheet_hint_of (self, key) : NULL, lines);

  gtk_box_append (siloam_sheet_begin_field (self, heading), area);
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

  const char *heading = siloam_sheet_heading_of (self, key);
  GtkWidget *line = g_object_new (GTK_TYPE_ENTRY,
                                  "input-hints",
                                  GTK_INPUT_HINT_PRIVATE,
                                  "placeholder-text",
                                  siloam_sheet_hint_of (self, key),
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
  gtk_box_append (siloam_sheet_begin_field (self, heading), line);
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
  gtk_box_append (siloam_sheet_begin_field (self, question), chips);
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

  const char *note = siloam_sheet_text_if_any (self, key, "note");
  const char *hint = note != NULL ? note : siloam_sheet_hint_of (self, key);
  GtkWidget *check = siloam_tick_new (siloam_prompts_get (self->prompts, key), "siloam-text");
  GtkBox *field_box = siloam_sheet_begin_field (self, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), *field);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), field);
  gtk_box_append (field_box, check);
  if (hint != NULL)
    gtk_box_append (field_box, siloam_text_label_new (hint, "siloam-hint"));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SILOAM_SHEET_ROW_SPACING);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");

  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), siloam_text_label_new (label, NULL));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SILOAM_SHEET_GROUP_SPACING);
  GtkWidget *revealer = gtk_revealer_new ();
  GtkBox *field = siloam_sheet_begin_field (self, NULL);

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

  GtkWidget *button = siloam_screen_plain_button_new (label);

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

  gtk_box_append (GTK_BOX (box), siloam_text_label_new (label, "siloam-text"));
  if (meaning != NULL)
    gtk_box_append (GTK_BOX (box), siloam_text_label_new (meaning, "siloam-hint"));
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

  GtkWidget *button = siloam_screen_plain_button_new (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "siloam-action");
  gtk_widget_add_css_class (button, suggested ? "suggested-action" : "flat");
  if (suggested)
    gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (self->actions), button);
  gtk_widget_set_visible (self->bar, TRUE);
  return button;
}
