/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets the ticked lines on a page or two (product.md section 4). It knows no session: what is not
 * among the lines cannot be on the paper. Main thread. */

#include "export/summary.h"

#include "export/book-words.h"

/* In letters: longer lines stand on their own. */
#define SHORT_VERSE 36

static GPtrArray *
texts_of (GPtrArray *lines, SiloamLineKind kind)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const SiloamSummaryLine *line = g_ptr_array_index (lines, i);

      if (line->kind == kind)
        g_ptr_array_add (texts, line->text);
    }
  return texts;
}

static void
add_heading (SiloamFolio *paper, const SiloamSummaryOptions *options, const char *key)
{
  siloam_folio_add (paper, SILOAM_FOLIO_HEADING, siloam_prompts_get (options->prompts, key));
}

static void
add_part (SiloamFolio *paper,
          const SiloamSummaryOptions *options,
          GPtrArray *lines,
          SiloamLineKind kind,
          const char *heading)
{
  g_autoptr (GPtrArray) texts = texts_of (lines, kind);

  if (texts->len == 0)
    return;
  add_heading (paper, options, heading);
  for (guint i = 0; i < texts->len; i++)
    siloam_folio_add (paper, SILOAM_FOLIO_WORDS, g_ptr_array_index (texts, i));
}

/* Two columns only when the visitor chose to take along what they let go of. */
static void
add_exchange (SiloamFolio *paper, const SiloamSummaryOptions *options, GPtrArray *lines)
{
  g_autoptr (GPtrArray) received = texts_of (lines, SILOAM_LINE_RECEIVED);
  g_autoptr (GPtrArray) released = texts_of (lines, SILOAM_LINE_RELEASED);

  if (released->len > 0 && received->len > 0)
    siloam_folio_add_columns (paper,
                              siloam_prompts_get (options->prompts, "give.paper.released"),
                              released,
                              siloam_prompts_get (options->prompts, "give.paper.received_beside"),
                              received);
  else
    {
      add_part (paper, options, lines, SILOAM_LINE_RECEIVED, "give.paper.received");
      add_part (paper, options, lines, SILOAM_LINE_RELEASED, "give.paper.released");
    }
}

static void
add_verses (SiloamFolio *paper, const SiloamSummaryOptions *options, GPtrArray *lines)
{
  g_autoptr (GPtrArray) verses = texts_of (lines, SILOAM_LINE_VERSE);
  g_autoptr (GString) references = g_string_new (NULL);

  if (verses->len == 0)
    return;
  add_heading (paper, options, "give.paper.verses");
  for (guint i = 0; i < verses->len; i++)
    {
      const char *verse = g_ptr_array_index (verses, i);

      if (g_utf8_strlen (verse, -1) > SHORT_VERSE)
        siloam_folio_add (paper, SILOAM_FOLIO_WORDS, verse);
      else
        g_string_append_printf (references, "%s%s", references->len > 0 ? " · " : "", verse);
    }
  siloam_folio_add (paper, SILOAM_FOLIO_WORDS, references->str);
}

static void
add_foot (SiloamFolio *paper, const SiloamSummaryOptions *options)
{
  g_autofree char *help = NULL;

  siloam_folio_begin_foot (paper);
  siloam_folio_add_rule (paper);
  siloam_folio_add (paper,
                    SILOAM_FOLIO_SMALL,
                    siloam_prompts_get (options->prompts, "give.paper.care"));
  if (options->help_lines != NULL)
    help = g_strjoinv (" · ", (char **) options->help_lines);
  siloam_folio_add (paper, SILOAM_FOLIO_SMALL, help);
}

static char *
format_day (const SiloamSummaryOptions *options)
{
  const SiloamBookWords *words =
      siloam_book_words_get (siloam_prompts_get_language (options->prompts));

  return g_strdup_printf ("%d %s %d",
                          g_date_time_get_day_of_month (options->date),
                          words->months[g_date_time_get_month (options->date) - 1],
                          g_date_time_get_year (options->date));
}

/**
 * siloam_summary_paper_new:
 * @lines: (element-type SiloamSummaryLine): those that the visitor ticked
 *
 * Returns: (transfer full): the pages, the same on the screen, on paper and in a PDF
 */
SiloamFolio *
siloam_summary_paper_new (GPtrArray *lines, const SiloamSummaryOptions *options)
{
  const char *title = siloam_prompts_get (options->prompts, "give.paper.title");
  g_autofree char *day = format_day (options);
  SiloamFolio *paper = siloam_folio_new (options->prompts, title, options->text_size, options->a5);

  siloam_folio_add (paper, SILOAM_FOLIO_TITLE, title);
  siloam_folio_add (paper, SILOAM_FOLIO_ASIDE, day);
  siloam_folio_add_rule (paper);
  add_exchange (paper, options, lines);
  add_verses (paper, options, lines);
  add_part (paper, options, lines, SILOAM_LINE_TODAY, "give.paper.today");
  add_part (paper, options, lines, SILOAM_LINE_TAKES_HOME, "give.paper.takes_home");
  add_part (paper, options, lines, SILOAM_LINE_BLESSING, "give.paper.blessing");
  if (options->find_us != NULL && *options->find_us != '\0')
    {
      add_heading (paper, options, "give.paper.find_us");
      siloam_folio_add (paper, SILOAM_FOLIO_BODY, options->find_us);
    }
  add_foot (paper, options);
  return paper;
}

/**
 * siloam_summary_file_name:
 *
 * Returns: (transfer full): a name that tells the day and nothing else
 */
char *
siloam_summary_file_name (GDateTime *date, SiloamPrompts *prompts)
{
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.pdf", siloam_prompts_get (prompts, "give.paper.file"), day);
}
