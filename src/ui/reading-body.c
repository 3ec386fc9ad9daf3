/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read of an entry, by its kind: the exchange card and what belongs to it, a prayer for a
 * blessing, a page of thanks. The painful side stays folded, and a memory needs its own click.
 * Main thread. */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/exchange-card.h"
#include "ui/reading-parts.h"
#include "ui/term-text.h"
#include "ui/words-label.h"

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static GtkBox *
new_inside (void)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (inside, "siloam-more-inside");
  return GTK_BOX (g_object_ref_sink (inside));
}

/* Closed until asked for; nothing to fold appends nothing. */
static void
append_fold (GtkBox *box, const char *label, GtkBox *inside)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *name = NULL;
  GtkWidget *expander;

  if (gtk_widget_get_first_child (GTK_WIDGET (inside)) == NULL)
    return;

  expander = gtk_expander_new_with_mnemonic (label);
  name = g_strjoinv ("", parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  gtk_widget_add_css_class (expander, "siloam-more");
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (inside));
  gtk_box_append (box, expander);
}

static char *
join_lines (const char *first, const char *second)
{
  if (!is_said (first))
    return g_strdup (second);
  return is_said (second) ? g_strjoin (" · ", first, second, NULL) : g_strdup (first);
}

static void
append_hurt (GtkBox *box, const SiloamEntry *entry, const SiloamHurt *hurt, SiloamPrompts *prompts)
{
  const char *source =
      siloam_term_text (prompts, "name.source", siloam_hurt_sources, (int) hurt->source);
  const char *origin =
      siloam_term_text (prompts, "name.origin", siloam_hurt_origins, (int) hurt->origin);
  g_autofree char *areas = siloam_flags_text (prompts, "name.area", siloam_areas, hurt->areas);
  g_autofree char *from = join_lines (source, origin);
  const char *heading =
      is_said (hurt->words)
          ? hurt->words
          : siloam_term_text (prompts, "name.kind", siloam_hurt_kinds, (int) hurt->kind);
  GtkWidget *item;

  if (from == NULL && areas == NULL && !is_said (hurt->effect))
    return;

  item = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (item), siloam_words_label_new_heading (heading, "siloam-section"));
  if (is_said (hurt->effect))
    gtk_box_append (GTK_BOX (item),
                    siloam_words_label_new_linked (hurt->effect, "siloam-own-words", entry));
  if (from != NULL)
    gtk_box_append (GTK_BOX (item), siloam_words_label_new (from, "siloam-meta"));
  if (areas != NULL)
    gtk_box_append (GTK_BOX (item), siloam_words_label_new (areas, "siloam-meta"));
  gtk_box_append (box, item);
}

static void
append_forgiveness (GtkBox *box, const SiloamForgiveness *forgiveness, SiloamPrompts *prompts)
{
  const char *toward =
      siloam_term_text (prompts, "forgive.toward", siloam_towards, (int) forgiveness->toward);
  const char *stance =
      siloam_term_text (prompts, "forgive.stance", siloam_stances, (int) forgiveness->stance);
  g_autofree char *whom = join_lines (toward, forgiveness->alias);
  g_autofree char *line = join_lines (whom, stance);
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (item),
                  siloam_words_label_new_heading (siloam_prompts_get (prompts, "forgive.title"),
                                                  "siloam-section"));
  gtk_box_append (GTK_BOX (item), siloam_words_label_new (line, "siloam-text"));
  if (is_said (forgiveness->boundary))
    gtk_box_append (GTK_BOX (item),
                    siloam_words_label_new (forgiveness->boundary, "siloam-own-words"));
  gtk_box_append (box, item);
}

static void
append_memory (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  g_autoptr (GtkBox) inside = NULL;

  if (!is_said (entry->memory_text))
    return;

  inside = new_inside ();
  siloam_reading_append_words (inside,
                               entry,
                               siloam_prompts_get (prompts, "memory.certainty"),
                               entry->memory_text);
  if (is_said (entry->memory_period))
    gtk_box_append (inside, siloam_words_label_new (entry->memory_period, "siloam-meta"));
  append_fold (box, _ ("_Open the sealed memory"), inside);
}

static void
append_set_aside (GtkBox *box, const SiloamEntry *entry)
{
  for (guint i = 0; i < entry->received->len; i++)
    {
      const SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (received->discern == SILOAM_DISCERN_SET_ASIDE)
        siloam_reading_append_words (box, entry, _ ("Laid aside"), received->text);
    }
}

static void
append_prayers (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  for (guint i = 0; i < entry->prayers->len; i++)
    {
      const SiloamPrayer *prayer = g_ptr_array_index (entry->prayers, i);

      siloam_reading_append_words (
          box,
          entry,
          siloam_term_text (prompts, "library.prayer", siloam_prayer_modes, (int) prayer->mode),
          prayer->text);
    }
}

static void
append_release_prayers (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  for (guint i = 0; i < entry->releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (entry->releases, i);

      siloam_reading_append_words (box,
                                   entry,
                                   siloam_prompts_get (prompts, "release.title"),
                                   release->prayer);
    }
}

/* What else belongs to an exchange; folded, for most of it is the painful side. */
static void
append_more (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  g_autoptr (GtkBox) inside = new_inside ();

  siloam_reading_append_words (inside,
                               entry,
                               siloam_prompts_get (prompts, "invite.title"),
                               entry->invitation);
  for (guint i = 0; i < entry->hurts->len; i++)
    append_hurt (inside, entry, g_ptr_array_index (entry->hurts, i), prompts);
  for (guint i = 0; i < entry->forgiveness->len; i++)
    append_forgiveness (inside, g_ptr_array_index (entry->forgiveness, i), prompts);
  append_release_prayers (inside, entry, prompts);
  append_prayers (inside, entry, prompts);
  append_set_aside (inside, entry);
  append_memory (inside, entry, prompts);
  append_fold (box, _ ("_More of this page"), inside);
}

static void
append_exchange (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  gtk_box_append (box, siloam_exchange_card_new_for_reading (entry, prompts));
  siloam_reading_append_words (box,
                               entry,
                               siloam_prompts_get (prompts, "returned.memory"),
                               entry->good_memory);
  siloam_reading_append_words (box,
                               entry,
                               siloam_prompts_get (prompts, "library.prayer.thanks"),
                               entry->closing_thanks);
  siloam_reading_append_verses (box, entry, prompts);
  append_more (box, entry, prompts);
}

static GtkBox *
append_received_card (GtkBox *box)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (card, "siloam-received");
  gtk_widget_add_css_class (card, "siloam-page-card");
  gtk_box_append (box, card);
  return GTK_BOX (card);
}

static char *
blessing_name (const SiloamEntry *entry, SiloamPrompts *prompts)
{
  const char *nick = siloam_term_nick (siloam_blessings, (int) entry->blessing);
  g_autofree char *key = NULL;

  if (is_said (entry->own_blessing))
    return g_strdup (entry->own_blessing);
  if (nick == NULL)
    return g_strdup (siloam_prompts_get (prompts, "blessing.title"));

  key = g_strdup_printf ("blessing.%s.name", nick);
  return g_strdup (siloam_prompts_get (prompts, key));
}

static void
append_blessing_more (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  const char *where =
      siloam_term_text (prompts, "blessing.obstacle", siloam_obstacles, (int) entry->obstacle);
  g_autofree char *words = join_lines (where, entry->obstacle_words);
  g_autoptr (GtkBox) inside = new_inside ();

  siloam_reading_append_words (inside,
                               entry,
                               siloam_prompts_get (prompts, "blessing.obstacle.question"),
                               words);
  append_prayers (inside, entry, prompts);
  append_fold (box, _ ("_More of this page"), inside);
}

static void
append_blessing (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  GtkBox *card = append_received_card (box);
  g_autofree char *name = blessing_name (entry, prompts);

  gtk_box_append (card, siloam_words_label_new_heading (name, "siloam-blessing-name"));
  siloam_reading_append_words (card,
                               entry,
                               siloam_prompts_get (prompts, "blessing.line.ask"),
                               entry->ask);
  siloam_reading_append_words (card,
                               entry,
                               siloam_prompts_get (prompts, "blessing.line.thank"),
                               entry->thanks);
  siloam_reading_append_words (card,
                               entry,
                               siloam_prompts_get (prompts, "today.title"),
                               entry->today_step);
  if (entry->blessing_received)
    gtk_box_append (
        card,
        siloam_words_label_new (siloam_prompts_get (prompts, "blessing.received"), "siloam-meta"));
  siloam_reading_append_verses (box, entry, prompts);
  append_blessing_more (box, entry, prompts);
}

static void
append_gratitude (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  GtkBox *card;

  if (entry->gratitude->len == 0)
    return;

  card = append_received_card (box);
  gtk_box_append (card,
                  siloam_words_label_new_heading (siloam_prompts_get (prompts, "free.gratitude"),
                                                  "siloam-section"));
  for (guint i = 0; i < entry->gratitude->len; i++)
    gtk_box_append (card,
                    siloam_words_label_new_linked (g_ptr_array_index (entry->gratitude, i),
                                                   "siloam-own-words",
                                                   entry));
}

static void
append_free (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  append_gratitude (box, entry, prompts);
  if (is_said (entry->text))
    gtk_box_append (box, siloam_words_label_new_linked (entry->text, "siloam-own-words", entry));
  siloam_reading_append_verses (box, entry, prompts);
}

/**
 * siloam_reading_append_original:
 *
 * Appends the page of @entry as it was written, by its kind.
 */
void
siloam_reading_append_original (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  switch (entry->kind)
    {
    case SILOAM_ENTRY_EXCHANGE:
      append_exchange (box, entry, prompts);
      break;
    case SILOAM_ENTRY_BLESSING:
      append_blessing (box, entry, prompts);
      break;
    case SILOAM_ENTRY_FREE:
      append_free (box, entry, prompts);
      break;
    default:
      break;
    }
}

/**
 * siloam_reading_append_body:
 *
 * Appends all that is read of @entry: its own page, and below it what was added later.
 */
void
siloam_reading_append_body (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts)
{
  siloam_reading_append_original (box, entry, prompts);
  siloam_reading_append_revisits (box, entry, prompts);
}
