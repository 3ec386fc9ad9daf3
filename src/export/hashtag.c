/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the tags that people type in a text: "#thanks", "@home". A colour, a number and a line of
 * a program begin like one and are none. Pure. */

#include "export/hashtag.h"

#include <string.h>

#define MAX_TAGS 256u
#define MAX_TAG 200u /* bytes */
#define FULL_WIDTH "＃"

static gboolean
is_colour (const char *word)
{
  return strlen (word) == 6 && strspn (word, "0123456789abcdefABCDEF") == 6;
}

static gboolean
is_program (const char *word)
{
  static const char *const words[] = { "include", "define", "ifdef",  "ifndef",
                                       "endif",   "undef",  "pragma", NULL };

  return g_strv_contains (words, word);
}

static gboolean
has_letter (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static gsize
word_length (const char *at, const char *within)
{
  const char *start = at;

  for (;;)
    {
      gunichar sign = g_utf8_get_char (at);

      if (!g_unichar_isalnum (sign) && !g_unichar_ismark (sign) && sign != '_' &&
          (sign == 0 || sign > 0x7f || strchr (within, (int) sign) == NULL))
        return (gsize) (at - start);
      at = g_utf8_next_char (at);
    }
}

static gboolean
is_listed (GPtrArray *tags, const char *tag)
{
  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (g_ptr_array_index (tags, i), tag))
      return TRUE;
  return FALSE;
}

static void
take_tag (GPtrArray *tags, const char *at, gsize length)
{
  g_autofree char *tag = NULL;

  /* A sign that may stand in a tag does not end one: "#a/b/" is the tag "a/b". */
  while (length > 0 && strchr ("/-", at[length - 1]) != NULL)
    length--;
  if (length == 0 || length > MAX_TAG || tags->len >= MAX_TAGS)
    return;
  tag = g_strndup (at, length);
  if (has_letter (tag) && !is_colour (tag) && !is_program (tag) && !is_listed (tags, tag))
    g_ptr_array_add (tags, g_steal_pointer (&tag));
}

static gsize
sign_length (const char *at, const char *signs)
{
  if (*at != '\0' && strchr (signs, *at) != NULL)
    return 1;
  return strchr (signs, '#') != NULL && g_str_has_prefix (at, FULL_WIDTH) ? strlen (FULL_WIDTH) : 0;
}

/* A tag stands by itself or behind a bracket: not in an address, nor in a word. */
static gboolean
may_start (const char *text, const char *at)
{
  gunichar before;

  if (at == text)
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (at));
  if (before == '(')
    return at - text < 2 || at[-2] != ']'; /* the address of a link: "[words](#place)" */
  return g_unichar_isspace (before) || before == '[' || before == '"' || before == 0x201c ||
         before == 0x2018;
}

/**
 * siloam_hashtags_find:
 * @text: UTF-8
 * @signs: ASCII; "#" stands for its wide form too
 * @within: ASCII
 *
 * Returns: (transfer full) (element-type utf8): the tags in @text; no more than 256
 */
GPtrArray *
siloam_hashtags_find (const char *text, const char *signs, const char *within)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  const char *at = text;

  while (*at != '\0')
    {
      gsize sign = sign_length (at, signs);
      gsize length = 0;

      if (sign > 0 && may_start (text, at))
        {
          length = word_length (at + sign, within);
          take_tag (tags, at + sign, length);
        }
      at = length > 0 ? at + sign + length : g_utf8_next_char (at);
    }
  return tags;
}
