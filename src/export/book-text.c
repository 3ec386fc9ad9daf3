/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes what a person wrote fit to be set on a page: clean, and in pieces that are broken into
 * lines in reasonable time however long they are. Any thread. */

#include "export/book-private.h"

#include <string.h>

/* In characters. Breaking a paragraph into lines takes time that grows with the square of a word
 * without spaces, such as pasted data; a piece of words may be longer. */
#define MAX_PIECE 2000
#define MAX_UNBROKEN 500
#define MAX_TITLE 160

/* One kind of line end, no control characters, composed letters. NULL when nothing is left. */
char *
siloam_book_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean ends_line = c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x0b || c == 0x0c ||
                           (c == '\r' && at[1] != '\n');

      if (ends_line)
        g_string_append_c (clean, '\n');
      else if (c == '\t')
        g_string_append_c (clean, ' ');
      else if (!g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);
  return clean->str[0] != '\0' ? g_strdup (clean->str) : NULL;
}

char *
siloam_book_capitalise (const char *text)
{
  char first[7] = { 0 };

  if (text[0] == '\0')
    return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * siloam_book_piece_length:
 * @line: text without line ends
 *
 * Returns: the length in bytes of what is set as one paragraph: all, or up to a space
 */
gsize
siloam_book_piece_length (const char *line)
{
  const char *at = line;
  const char *space = NULL;

  for (guint i = 0; i < MAX_PIECE && *at != '\0'; i++)
    {
      if (*at == ' ' && at > line)
        space = at + 1;
      at = g_utf8_next_char (at);
      if (i == MAX_UNBROKEN && space == NULL && strnlen (at, MAX_UNBROKEN) == MAX_UNBROKEN)
        break;
    }
  if (*at != '\0' && space != NULL)
    return (gsize) (space - line);
  while (*at != '\0' && g_unichar_ismark (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return (gsize) (at - line);
}

/**
 * siloam_book_shorten:
 * @text: (inout): a title, kept to one line of the contents or little more
 */
void
siloam_book_shorten (char **text)
{
  g_autofree char *start = NULL;

  g_strdelimit (*text, "\n", ' ');
  if (g_utf8_strlen (*text, -1) <= MAX_TITLE)
    return;
  start = g_utf8_substring (*text, 0, MAX_TITLE - 1);
  g_free (*text);
  *text = g_strconcat (g_strchomp (start), "…", NULL);
}
