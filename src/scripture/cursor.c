/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads text folded, one symbol at a time, forwards and backwards, without copying it. Takes any
 * bytes: what is no UTF-8 reads as a symbol that belongs to nothing. Uses no locale. Pure, any
 * thread. */

#include "scripture/cursor-private.h"

#include <string.h>

#define MAX_BLANKS 4
/* More marks than this on one letter is no writing; reading on would make a hostile text slow. */
#define MAX_INVISIBLE 8

/* Joiners, directional marks and soft hyphens that come along with copied text. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff ||
         g_unichar_ismark (c);
}

static gunichar
fold_wide (gunichar c)
{
  gunichar decomposed[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c == 0x00a0 || c == 0x202f || c == 0x205f || c == 0x3000 || (c >= 0x2000 && c <= 0x200a))
    return ' ';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63)
    return '-';
  if (c == 0x2236 || c == 0xa789)
    return ':';
  if (c == 0x2019 || c == 0x02bc)
    return '\'';
  if (c == 0x2028 || c == 0x2029)
    return '\n';
  if (c >= 0xff01 && c <= 0xff5e)
    return g_unichar_tolower (c - 0xfee0);

  g_unichar_fully_decompose (c, FALSE, decomposed, G_N_ELEMENTS (decomposed));
  return g_unichar_tolower (decomposed[0]);
}

static gunichar
fold (gunichar c)
{
  if (c == '\t' || c == '\v' || c == '\f')
    return ' ';
  if (c < 0x80)
    return c == '\0' ? SILOAM_SYMBOL_BROKEN : (gunichar) g_ascii_tolower ((char) c);
  return fold_wide (c);
}

/* The next character as it is; moves past it. */
static gunichar
next_raw (SiloamCursor *self)
{
  gunichar c = (guchar) *self->at;

  if (c < 0x80)
    {
      self->at++;
      return c == '\0' ? SILOAM_SYMBOL_BROKEN : c;
    }

  c = g_utf8_get_char_validated (self->at, self->end - self->at);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      self->at++;
      return SILOAM_SYMBOL_BROKEN;
    }
  self->at = g_utf8_next_char (self->at);
  return c;
}

static gunichar
previous_raw (SiloamCursor *self)
{
  const char *lead = self->at - 1;
  SiloamCursor ahead = *self;
  gunichar c;

  while (lead > self->start && self->at - lead < 4 && ((guchar) *lead & 0xc0) == 0x80)
    lead--;

  ahead.at = lead;
  c = next_raw (&ahead);
  if (ahead.at != self->at)
    {
      self->at--;
      return SILOAM_SYMBOL_BROKEN;
    }
  self->at = lead;
  return c;
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalpha (c);
}

gunichar
siloam_cursor_next (SiloamCursor *self)
{
  for (guint i = 0; self->at < self->end; i++)
    {
      gunichar c = (guchar) *self->at;

      if (c < 0x80)
        {
          self->at++;
          return fold (c);
        }
      c = next_raw (self);
      if (!is_invisible (c))
        return fold (c);
      if (i == MAX_INVISIBLE)
        return SILOAM_SYMBOL_BROKEN;
    }
  return SILOAM_SYMBOL_END;
}

gunichar
siloam_cursor_previous (SiloamCursor *self)
{
  for (guint i = 0; self->at > self->start; i++)
    {
      gunichar c = (guchar) self->at[-1];

      if (c < 0x80)
        {
          self->at--;
          return fold (c);
        }
      c = previous_raw (self);
      if (!is_invisible (c))
        return fold (c);
      if (i == MAX_INVISIBLE)
        return SILOAM_SYMBOL_BROKEN;
    }
  return SILOAM_SYMBOL_END;
}

gunichar
siloam_cursor_peek (const SiloamCursor *self)
{
  SiloamCursor ahead = *self;

  return siloam_cursor_next (&ahead);
}

gunichar
siloam_cursor_peek_back (const SiloamCursor *self)
{
  SiloamCursor behind = *self;

  return siloam_cursor_previous (&behind);
}

gboolean
siloam_cursor_is_upper (const SiloamCursor *self)
{
  SiloamCursor ahead = *self;
  gunichar c = self->at < self->end ? next_raw (&ahead) : ' ';

  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* Blanks within a reference: a few, with at most one line end among them. */
static gboolean
skip_blanks (SiloamCursor *self, gunichar (*step) (SiloamCursor *))
{
  SiloamCursor ahead = *self;
  guint blanks = 0, lines = 0;

  for (;;)
    {
      SiloamCursor after = ahead;
      gunichar c = step (&after);

      if (c == '\n')
        lines++;
      else if (c != ' ' && c != '\r')
        break;
      ahead = after;
      if (lines > 1 || ++blanks > MAX_BLANKS)
        return FALSE;
    }
  self->at = ahead.at;
  return TRUE;
}

gboolean
siloam_cursor_skip_blanks (SiloamCursor *self)
{
  return skip_blanks (self, siloam_cursor_next);
}

gboolean
siloam_cursor_skip_blanks_back (SiloamCursor *self)
{
  return skip_blanks (self, siloam_cursor_previous);
}

gboolean
siloam_cursor_read_number (SiloamCursor *self, guint *out)
{
  SiloamCursor ahead = *self;
  guint number = 0, digits = 0;

  while (g_unichar_isdigit (siloam_cursor_peek (&ahead)))
    {
      gunichar c = siloam_cursor_next (&ahead);

      if (c > '9' || ++digits > 3 || (c == '0' && digits == 1))
        return FALSE;
      number = number * 10 + (c - '0');
    }
  if (digits == 0)
    return FALSE;

  *out = number;
  self->at = ahead.at;
  return TRUE;
}

static gboolean
read_literal (SiloamCursor *self, const char *literal)
{
  SiloamCursor ahead = *self;
  gunichar last = 0;

  for (const char *c = literal; *c != '\0'; c = g_utf8_next_char (c))
    {
      last = g_utf8_get_char (c);
      if (last == ' ' ? !siloam_cursor_skip_blanks (&ahead) : siloam_cursor_next (&ahead) != last)
        return FALSE;
    }
  if (g_unichar_isalpha (last) && g_unichar_isalpha (siloam_cursor_peek (&ahead)))
    return FALSE;

  self->at = ahead.at;
  return TRUE;
}

gboolean
siloam_cursor_read_word (SiloamCursor *self, SiloamWordClass kind, SiloamLanguage language)
{
  for (const char *const *word = siloam_words[kind][language]; *word != NULL; word++)
    if (read_literal (self, *word))
      return TRUE;
  return FALSE;
}

gboolean
siloam_cursor_read_letters (SiloamCursor *self, char *word, gsize size)
{
  SiloamCursor ahead = *self;
  gsize length = 0;

  for (;;)
    {
      SiloamCursor after = ahead;
      gunichar c = siloam_cursor_next (&after);

      if (!is_letter (c))
        break;
      if (c > 'z' || length + 1 >= size)
        return FALSE;
      word[length++] = (char) c;
      ahead = after;
    }
  word[length] = '\0';
  if (length == 0)
    return FALSE;

  self->at = ahead.at;
  return TRUE;
}

gboolean
siloam_cursor_read_letters_back (SiloamCursor *self, char *word, gsize size)
{
  SiloamCursor behind = *self;
  gsize first = size - 1;

  word[first] = '\0';
  for (;;)
    {
      SiloamCursor before = behind;
      gunichar c = siloam_cursor_previous (&before);

      if (!is_letter (c))
        break;
      if (c == 0x00df && first >= 1)
        {
          c = 's';
          word[--first] = 's';
        }
      if (c > 'z' || first == 0)
        return FALSE;
      word[--first] = (char) c;
      behind = before;
    }
  if (word[first] == '\0')
    return FALSE;

  memmove (word, word + first, size - first);
  self->at = behind.at;
  return TRUE;
}

gboolean
siloam_cursor_at_boundary (const SiloamCursor *self)
{
  gunichar c = siloam_cursor_peek (self);

  return !g_unichar_isalpha (c) && !g_unichar_isdigit (c) && c != '_';
}
