/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The people one can call. The lines come with the application and need neither journal nor
 * network. Main thread. */

#include "config.h"

#include "ui/help-lines.h"

#include "guide/help.h"
#include "ui/country.h"
#include "ui/text-label.h"

static void
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  if (text == NULL || text[0] == '\0')
    return;

  GtkWidget *label = siloam_text_label_new (text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), g_str_equal (css_class, "siloam-number"));
  gtk_box_append (GTK_BOX (box), label);
}

static char *
when_and_cost (const SiloamHelpLine *line)
{
  if (line->when != NULL && line->cost != NULL)
    return g_strdup_printf ("%s · %s", line->when, line->cost);
  return g_strdup (line->when != NULL ? line->when : line->cost);
}

static GtkWidget *
make_line (const SiloamHelpLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = when_and_cost (line);

  gtk_widget_add_css_class (box, "siloam-help-line");
  append_label (box, line->name, "siloam-heading");
  append_label (box, line->phone, "siloam-number");
  append_label (box, line->address, "siloam-text");
  append_label (box, line->text, "siloam-text");
  append_label (box, when, "siloam-hint");
  return box;
}

/**
 * siloam_help_lines_new:
 * @prompts: the texts, for their language
 *
 * Makes the column of lines.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_help_lines_new (SiloamPrompts *prompts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *locale = siloam_country_dup (siloam_prompts_get_language (prompts));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
      siloam_help_lines_load (locale, siloam_prompts_get_language (prompts), &error);

  if (lines == NULL)
    g_warning ("The lines of help cannot be read: %s", error->message);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    gtk_box_append (GTK_BOX (box), make_line (g_ptr_array_index (lines, i)));
  return box;
}

/**
 * siloam_help_crisis_text:
 * @prompts: the texts, for their language
 *
 * Returns: (transfer none): what to do when someone thinks of suicide, in the country of the system
 */
const char *
siloam_help_crisis_text (SiloamPrompts *prompts)
{
  g_autofree char *locale = siloam_country_dup (siloam_prompts_get_language (prompts));
  g_autofree char *key = g_strconcat ("help.crisis.", locale, NULL);

  return siloam_prompts_get (prompts, siloam_prompts_has (prompts, key) ? key : "help.crisis");
}
