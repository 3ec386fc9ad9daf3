/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pages after a conversation are built of. Main thread. */

#include "config.h"

#include "ui/after-parts.h"

#include "journal/record.h"
#include "ui/screen.h"
#include "ui/text-label.h"
#include "ui/tick.h"

#define ROW_SPACING 6

/**
 * siloam_after_text:
 *
 * Returns: (transfer floating): a label that wraps
 */
GtkWidget *
siloam_after_text (const char *text, const char *css_class)
{
  return siloam_text_label_new (text, css_class);
}

/**
 * siloam_after_tick:
 * @text: what is agreed to by ticking it
 *
 * Returns: (transfer floating): a #GtkCheckButton that is off
 */
GtkWidget *
siloam_after_tick (const char *text)
{
  return siloam_tick_new (text, "siloam-text");
}

static GtkWidget *
make_fold_button (const char *label)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ROW_SPACING);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  gtk_box_append (GTK_BOX (content), siloam_after_text (label, "siloam-soft"));
  gtk_box_append (GTK_BOX (content), arrow);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "siloam-fold");
  return button;
}

/**
 * siloam_after_fold:
 * @label: what unfolds
 * @inside: (out) (transfer none): the box that is folded
 *
 * Returns: (transfer floating): both, folded
 */
GtkWidget *
siloam_after_fold (const char *label, GtkWidget **inside)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);
  GtkWidget *button = make_fold_button (label);

  *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);
  g_object_bind_property (button, "active", *inside, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), *inside);
  return box;
}

/**
 * siloam_after_button:
 * @clicked: connected swapped, while @target lives
 *
 * Returns: (transfer floating): a plain button for in the column
 */
GtkWidget *
siloam_after_button (const char *label, GCallback clicked, gpointer target)
{
  GtkWidget *button = siloam_screen_button_new (label, NULL, SILOAM_BUTTON_FLAT);

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", clicked, target, G_CONNECT_SWAPPED);
  return button;
}

/**
 * siloam_after_clear:
 *
 * Takes everything out of a box.
 */
void
siloam_after_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

/**
 * siloam_after_fill:
 * @mark: "{name}"
 * @value: (nullable): what stands there; nothing for %NULL
 *
 * Returns: (transfer full): the text with the value in it
 */
char *
siloam_after_fill (const char *text, const char *mark, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (text, mark, -1);

  return g_strjoinv (value != NULL ? value : "", parts);
}

/**
 * siloam_after_is_blank:
 * @text: (nullable): what was filled in
 *
 * Returns: whether it says nothing
 */
gboolean
siloam_after_is_blank (const char *text)
{
  return siloam_text_is_blank (text);
}

/**
 * siloam_after_go:
 * @nick: a screen, as in "evening.go"
 *
 * Leaves the page; nothing of it may be touched afterwards.
 */
void
siloam_after_go (GtkWidget *page, const char *nick)
{
  gtk_widget_activate_action (page, "evening.go", "s", nick);
}
