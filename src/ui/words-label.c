/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Running text a person reads: it wraps, starts at the margin and is never cut off. The text is
 * shown as it is, never as markup. Main thread. */

#include "ui/words-label.h"

#include "ui/link-place.h"
#include "ui/words-links.h"

static GtkWidget *
new_label (GtkAccessibleRole role, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role",
                                   role,
                                   "label",
                                   text,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "xalign",
                                   0.0f,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * siloam_words_label_new:
 * @text: (nullable): what to show
 * @css_class: (nullable): how
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
siloam_words_label_new (const char *text, const char *css_class)
{
  return new_label (GTK_ACCESSIBLE_ROLE_LABEL, text, css_class);
}

/**
 * siloam_words_label_new_linked:
 * @text: (nullable): what the person wrote
 * @css_class: (nullable): how
 * @entry: (nullable) (transfer none): where; read now, not kept
 *
 * The same, in which the references open.
 *
 * Returns: (transfer floating): the label in its place
 */
GtkWidget *
siloam_words_label_new_linked (const char *text, const char *css_class, const SiloamEntry *entry)
{
  GtkWidget *label = siloam_words_label_new (text, css_class);

  siloam_words_link (GTK_LABEL (label), entry);
  return siloam_link_place_new (label);
}

/**
 * siloam_words_label_new_heading:
 * @text: what to show
 * @css_class: (nullable): how
 *
 * The same, which a screen reader can jump to.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
siloam_words_label_new_heading (const char *text, const char *css_class)
{
  return new_label (GTK_ACCESSIBLE_ROLE_HEADING, text, css_class);
}
