/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows where the lines of a text start, and which of them are headings and which are code. Pure.
 */

#include "export/text-page.h"

#include <string.h>

void
siloam_text_page_init (SiloamTextPage *page, const char *text, gboolean markdown)
{
  gsize start = 0;

  *page = (SiloamTextPage){ .text = text };
  page->lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  page->headings = g_array_new (FALSE, FALSE, sizeof (SiloamMarkdownBlock));
  page->code = g_array_new (FALSE, FALSE, sizeof (SiloamMarkdownBlock));
  for (const char *line = text; *line != '\0';)
    {
      const char *end = strchrnul (line, '\n');

      start = (gsize) (line - text);
      g_array_append_val (page->lines, start);
      line = *end == '\n' ? end + 1 : end;
    }
  start = strlen (text);
  g_array_append_val (page->lines, start);
  if (markdown)
    siloam_markdown_find_blocks (text, page->headings, page->code);
}

void
siloam_text_page_clear (SiloamTextPage *page)
{
  g_clear_pointer (&page->lines, g_array_unref);
  g_clear_pointer (&page->headings, g_array_unref);
  g_clear_pointer (&page->code, g_array_unref);
}

guint
siloam_text_page_count (const SiloamTextPage *page)
{
  return page->lines->len - 1;
}

char *
siloam_text_page_dup_lines (const SiloamTextPage *page, guint first, guint end)
{
  guint last = siloam_text_page_count (page) + 1;
  gsize from = g_array_index (page->lines, gsize, MIN (first, last) - 1);
  gsize to = g_array_index (page->lines, gsize, MIN (MAX (first, end), last) - 1);

  return g_strndup (page->text + from, to - from);
}

char *
siloam_text_page_dup_heading (const SiloamTextPage *page, const SiloamMarkdownBlock *block)
{
  g_autofree char *line = siloam_text_page_dup_lines (page, block->first, block->first + 1);
  char *start = g_strstrip (line);
  gsize marks = strspn (start, "#");

  if (marks == 0)
    return g_strdup (start);
  start = g_strstrip (start + marks);
  for (gsize end = strlen (start); end > 0 && start[end - 1] == '#'; end--)
    if (end == 1 || start[end - 2] == ' ' || start[end - 2] == '#')
      start[end - 1] = '\0';
  return g_strdup (g_strstrip (start));
}

gboolean
siloam_text_page_is_blank (const SiloamTextPage *page, guint line)
{
  g_autofree char *words =
      line >= 1 ? siloam_text_page_dup_lines (page, line, line + 1) : g_strdup ("");

  return words[strspn (words, " \t\n")] == '\0';
}

guint
siloam_text_page_heading_from (const SiloamTextPage *page, guint line)
{
  guint low = 0, high = page->headings->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (page->headings, SiloamMarkdownBlock, middle).first < line)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

char *
siloam_text_page_dup_prose (const SiloamTextPage *page)
{
  GString *prose = g_string_new ("");
  guint line = 1;

  for (guint i = 0; i < page->code->len; i++)
    {
      const SiloamMarkdownBlock *block = &g_array_index (page->code, SiloamMarkdownBlock, i);
      g_autofree char *before = siloam_text_page_dup_lines (page, line, block->first);

      if (block->first < line)
        continue;
      g_string_append (prose, before);
      line = block->last + 1;
    }
  {
    g_autofree char *rest = siloam_text_page_dup_lines (page, line, G_MAXUINT);

    g_string_append (prose, rest);
  }
  return g_string_free (prose, FALSE);
}
