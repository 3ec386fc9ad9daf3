/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How an entry is called in lists and headings. Nothing here ever says a hurt, and of a sealed
 * entry only that it is sealed and when it was written. Pure, main thread. */

#include "config.h"

#include "ui/entry-text.h"

#include "ui/date-text.h"
#include "ui/term-text.h"

/* A search marks its hits with these two isolates (U+2068, U+2069), which no text needs otherwise.
 */
#define HIT_START "\u2068"
#define HIT_END "\u2069"

/**
 * siloam_entry_text_sealed:
 *
 * Returns: (transfer full): all that a list says of a sealed entry: that it is, and its date
 */
char *
siloam_entry_text_sealed (SiloamPrompts *prompts, GDateTime *created)
{
  g_autofree char *date = siloam_date_text_short (created);

  return g_strdup_printf ("%s, %s", siloam_prompts_get (prompts, "library.sealed"), date);
}

/**
 * siloam_entry_text_is_on_the_way:
 *
 * Tells whether an entry was left open; the same rule as siloam_entry_is_on_the_way() for a
 * summary.
 */
gboolean
siloam_entry_text_is_on_the_way (const SiloamSummary *summary)
{
  if (summary->open_step != NULL && *summary->open_step != '\0')
    return TRUE;
  return summary->kind == SILOAM_ENTRY_EXCHANGE && summary->state != SILOAM_STATE_RECEIVED &&
         summary->state != SILOAM_STATE_REVISITED;
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_called_by_date (const SiloamSummary *summary)
{
  return !is_said (summary->title) && !is_said (summary->line);
}

static char *
one_line (const char *text)
{
  g_autofree char *line = g_strdup (text);

  return g_strdup (g_strstrip (g_strdelimit (line, "\n\r\t", ' ')));
}

/**
 * siloam_entry_text_first_line:
 *
 * Returns: (transfer full): the title, else the received line, else the date
 */
char *
siloam_entry_text_first_line (SiloamPrompts *prompts, const SiloamSummary *summary)
{
  if (summary->sealed)
    return siloam_entry_text_sealed (prompts, summary->created);
  if (is_said (summary->title))
    return one_line (summary->title);
  if (is_said (summary->line))
    return one_line (summary->line);
  return siloam_date_text_short (summary->created);
}

static char *
join (const char *first, const char *second, const char *third)
{
  if (second == NULL)
    return third ? g_strjoin (" · ", first, third, NULL) : g_strdup (first);
  return g_strjoin (" · ", first, second, third, NULL);
}

static const char *
rest_or_way (SiloamPrompts *prompts, const SiloamSummary *summary)
{
  if (summary->resting)
    return siloam_prompts_get (prompts, "library.resting");
  if (siloam_entry_text_is_on_the_way (summary))
    return siloam_prompts_get (prompts, "library.on_the_way");
  return NULL;
}

static const char *
kind_of (SiloamPrompts *prompts, const SiloamSummary *summary)
{
  return siloam_term_text (prompts, "library.kind", siloam_entry_kinds, (int) summary->kind);
}

/**
 * siloam_entry_text_second_line:
 *
 * Returns: (transfer full) (nullable): kind and day; %NULL for a sealed entry
 */
char *
siloam_entry_text_second_line (SiloamPrompts *prompts, const SiloamSummary *summary)
{
  g_autofree char *date = NULL;

  if (summary->sealed)
    return NULL;
  if (!is_called_by_date (summary))
    date = siloam_date_text_short (summary->created);
  return join (kind_of (prompts, summary), date, rest_or_way (prompts, summary));
}

/**
 * siloam_entry_text_hit_line:
 *
 * Returns: (transfer full): title or kind, and day, below the words a search found
 */
char *
siloam_entry_text_hit_line (SiloamPrompts *prompts, const SiloamSummary *summary)
{
  g_autofree char *date = siloam_date_text_short (summary->created);
  g_autofree char *title = is_said (summary->title) ? one_line (summary->title) : NULL;

  return join (title ? title : kind_of (prompts, summary), date, rest_or_way (prompts, summary));
}

static void
embolden (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

  bold->start_index = underline->start_index = (guint) start;
  bold->end_index = underline->end_index = (guint) end;
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, underline);
}

/**
 * siloam_entry_text_read_snippet:
 * @snippet: words with each hit between U+2068 and U+2069
 * @attributes: (out) (transfer full): makes the hits bold and underlined
 *
 * Returns: (transfer full): the words without the marks, on one line
 */
char *
siloam_entry_text_read_snippet (const char *snippet, PangoAttrList **attributes)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = one_line (snippet);
  gsize start = G_MAXSIZE;

  *attributes = pango_attr_list_new ();
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_str_has_prefix (p, HIT_START))
        start = words->len;
      else if (!g_str_has_prefix (p, HIT_END))
        g_string_append_unichar (words, g_utf8_get_char (p));
      else if (start != G_MAXSIZE)
        {
          embolden (*attributes, start, words->len);
          start = G_MAXSIZE;
        }
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}
