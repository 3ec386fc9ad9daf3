/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words as Markdown that says exactly these words, and back. The rules are those of CommonMark 0.30
 * with the tables and strike-through that others added. Pure, any thread. */

#include <string.h>

#include "export/open-private.h"

/* Two spaces at the end of a line keep the next one under it. */
#define LINE_BREAK "  "

/* Means something wherever it stands. */
static gboolean
is_mark (char c)
{
  return strchr ("\\`*_[]<>&~|", c) != NULL;
}

/* Means something as the first of a line: a heading, a list, a rule, a fence, a title's underline.
 */
static gboolean
is_mark_at_start (char c)
{
  return strchr ("#+-=:", c) != NULL;
}

/* "12." or "12)" begins a numbered list: the sign after the digits is what makes it one. */
static gsize
length_of_number (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  return digits > 0 && digits <= 9 && (line[digits] == '.' || line[digits] == ')') ? digits : 0;
}

static void
escape_space (GString *out, char space)
{
  g_string_append (out, space == '\t' ? "&#9;" : "&#32;");
}

static void
escape_line (GString *out, const char *line, gsize length)
{
  gsize start = strspn (line, " \t");
  gsize number;
  gsize end = length;

  while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t'))
    end--;
  /* Spaces around a line would be lost, or make it code: the outer ones are written out. */
  for (gsize i = 0; i < MIN (start, length); i++)
    escape_space (out, line[i]);
  number = start < end ? length_of_number (line + start) : 0;
  for (gsize i = start; i < end; i++)
    {
      gboolean first = i == start;

      if (is_mark (line[i]) || (first && is_mark_at_start (line[i])) ||
          (number > 0 && i == start + number))
        g_string_append_c (out, '\\');
      g_string_append_c (out, line[i]);
    }
  for (gsize i = MAX (end, start); i < length; i++)
    escape_space (out, line[i]);
}

/**
 * siloam_markdown_escape:
 * @text: words with their lines
 *
 * Returns: (transfer full): Markdown that shows as @text, its line ends kept
 */
char *
siloam_markdown_escape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      escape_line (out, lines[i], strlen (lines[i]));
      if (*lines[i] != '\0' && lines[i + 1] != NULL && *lines[i + 1] != '\0')
        g_string_append (out, LINE_BREAK);
    }
  return g_string_free (out, FALSE);
}

static gboolean
take_space (const char **at, GString *out)
{
  if (g_str_has_prefix (*at, "&#32;"))
    {
      g_string_append_c (out, ' ');
      *at += strlen ("&#32;");
      return TRUE;
    }
  if (g_str_has_prefix (*at, "&#9;"))
    {
      g_string_append_c (out, '\t');
      *at += strlen ("&#9;");
      return TRUE;
    }
  return FALSE;
}

static void
unescape_line (GString *out, char *line)
{
  const char *at = line;

  if (g_str_has_suffix (line, LINE_BREAK))
    line[strlen (line) - strlen (LINE_BREAK)] = '\0';
  while (*at != '\0')
    {
      if (take_space (&at, out))
        continue;
      if (*at == '\\' && g_ascii_ispunct (at[1]))
        at++;
      g_string_append_c (out, *at++);
    }
}

/**
 * siloam_markdown_unescape:
 * @text: what siloam_markdown_escape() made
 *
 * Returns: (transfer full): the words as they were
 */
char *
siloam_markdown_unescape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      unescape_line (out, lines[i]);
    }
  return g_string_free (out, FALSE);
}
