/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a page that is read back: words under a small heading, verses with the person's own
 * wording, and what was added later. They show, they never change anything. Main thread. */

#include "config.h"

#include "ui/reading-parts.h"

#include "ui/date-text.h"
#include "ui/link-place.h"
#include "ui/term-text.h"
#include "ui/words-label.h"
#include "ui/words-links.h"

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
append_label (GtkBox *box, const char *text, const char *css_class)
{
  if (is_said (text))
    gtk_box_append (box, siloam_words_label_new (text, css_class));
}

static void
append_own_words (GtkBox *box, const SiloamEntry *entry, const char *words)
{
  if (is_said (words))
    gtk_box_append (box, siloam_words_label_new_linked (words, "siloam-own-words", entry));
}

static GtkBox *
append_section (GtkBox *box, const char *heading, int spacing)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_box_append (GTK_BOX (section), siloam_words_label_new_heading (heading, "siloam-section"));
  gtk_box_append (box, section);
  return GTK_BOX (section);
}

/**
 * siloam_reading_append_words:
 * @box: where to
 * @entry: (transfer none): whose words they are
 * @heading: a few words on what it is
 * @words: (nullable): what the person wrote
 *
 * Shows the words under their heading.
 */
void
siloam_reading_append_words (GtkBox *box,
                             const SiloamEntry *entry,
                             const char *heading,
                             const char *words)
{
  if (is_said (words))
    append_own_words (append_section (box, heading, 3), entry, words);
}

static void
append_verse (GtkBox *box,
              const SiloamEntry *entry,
              const SiloamVerseLink *verse,
              SiloamPrompts *prompts)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *reference;

  reference = siloam_words_label_new (verse->typed, "siloam-reference");
  siloam_words_link_verses (GTK_LABEL (reference), entry);
  gtk_box_append (GTK_BOX (item), siloam_link_place_new (reference));
  append_label (GTK_BOX (item),
                siloam_term_text (prompts, "weigh.role", siloam_verse_roles, (int) verse->role),
                "siloam-meta");
  append_label (GTK_BOX (item), verse->wording, "siloam-own-words");
  if (is_said (verse->application))
    {
      append_label (GTK_BOX (item),
                    siloam_prompts_get (prompts, "weigh.verse.application"),
                    "siloam-meta");
      append_own_words (GTK_BOX (item), entry, verse->application);
    }
  gtk_box_append (box, item);
}

/**
 * siloam_reading_append_verses:
 *
 * Shows every verse of @entry with the person's own wording.
 */
void
siloam_reading_append_verses (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  GtkBox *section;

  if (entry->verses->len == 0)
    return;

  section = append_section (box, siloam_prompts_get (prompts, "library.verses"), 12);
  for (guint i = 0; i < entry->verses->len; i++)
    append_verse (section, entry, g_ptr_array_index (entry->verses, i), prompts);
}

static char *
areas_line (const SiloamRevisit *revisit, SiloamPrompts *prompts)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < SILOAM_N_AREAS; i++)
    {
      const char *change =
          siloam_term_text (prompts, "revisit.change", siloam_changes, (int) revisit->areas_now[i]);

      if (change == NULL)
        continue;
      g_string_append_printf (line,
                              "%s%s: %s",
                              line->len > 0 ? " · " : "",
                              siloam_term_text (prompts, "name.area", siloam_areas, 1 << i),
                              change);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
append_revisit (GtkBox *box,
                const SiloamEntry *entry,
                const SiloamRevisit *revisit,
                SiloamPrompts *prompts)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *date = siloam_date_text_short (revisit->at);
  g_autofree char *areas = areas_line (revisit, prompts);

  gtk_widget_add_css_class (item, "siloam-revisit");
  append_label (GTK_BOX (item), date, "siloam-reference");
  append_own_words (GTK_BOX (item), entry, revisit->still_true);
  append_own_words (GTK_BOX (item), entry, revisit->note);
  append_label (GTK_BOX (item), areas, "siloam-meta");
  append_label (
      GTK_BOX (item),
      siloam_term_text (prompts, "revisit.outcome", siloam_outcomes, (int) revisit->outcome),
      "siloam-meta");
  gtk_box_append (box, item);
}

/**
 * siloam_reading_append_revisits:
 *
 * Shows what was added to @entry later, oldest first, below the original.
 */
void
siloam_reading_append_revisits (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  GtkBox *section;

  if (entry->revisits->len == 0)
    return;

  section = append_section (box, siloam_prompts_get (prompts, "library.state.revisited"), 12);
  for (guint i = 0; i < entry->revisits->len; i++)
    append_revisit (section, entry, g_ptr_array_index (entry->revisits, i), prompts);
}
