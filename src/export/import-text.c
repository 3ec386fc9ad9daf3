/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes from elsewhere as text: whatever they are, what comes out is UTF-8 with plain line ends.
 * Nothing is dropped: what is no character shows as U+FFFD. Any thread. */

#include <string.h>

#include "export/import-source.h"

#define REPLACEMENT "\xef\xbf\xbd"

static gboolean
starts_with (const char *data, gsize length, const char *mark, gsize mark_length)
{
  return length >= mark_length && memcmp (data, mark, mark_length) == 0;
}

/* One odd unit must not cost the text: unpaired surrogates and a byte too many become a sign. */
static char *
from_utf16 (const guint8 *data, gsize length, gboolean big)
{
  GString *text = g_string_sized_new (length);

  for (gsize at = 0; at + 1 < length; at += 2)
    {
      gunichar unit = big ? (gunichar) (data[at] << 8 | data[at + 1])
                          : (gunichar) (data[at + 1] << 8 | data[at]);
      gunichar low = 0;

      if (unit >= 0xd800 && unit <= 0xdbff && at + 3 < length)
        low = big ? (gunichar) (data[at + 2] << 8 | data[at + 3])
                  : (gunichar) (data[at + 3] << 8 | data[at + 2]);
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          at += 2;
        }
      g_string_append_unichar (text,
                               unit == 0 || (unit >= 0xd800 && unit <= 0xdfff) ? 0xfffd : unit);
    }
  if (length % 2 != 0)
    g_string_append (text, REPLACEMENT);
  return g_string_free (text, FALSE);
}

/* A text in UTF-8 with a few damaged bytes is not taken for another encoding. */
static gboolean
is_mostly_utf8 (const char *data, gsize length)
{
  const char *end = data + length;
  gsize good = 0, bad = 0;

  while (data < end)
    {
      gunichar sign =
          (guchar) *data < 0x80 ? (guchar) *data : g_utf8_get_char_validated (data, end - data);

      /* It was cut off in a letter. */
      if (sign == (gunichar) -2)
        break;
      if ((gint32) sign < 0)
        {
          bad++;
          data++;
          continue;
        }
      good += sign >= 0x80;
      data += (guchar) *data < 0x80 ? 1 : g_unichar_to_utf8 (sign, NULL);
    }
  return bad == 0 || good > bad;
}

/* What Windows-1252 has between 0x80 and 0x9f; five of them mean nothing. */
static const guint16 windows[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

static char *
from_windows (const char *data, gsize length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize at = 0; at < length; at++)
    {
      guint8 byte = (guint8) data[at];

      if (byte == 0)
        g_string_append (text, REPLACEMENT);
      else
        g_string_append_unichar (text, byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80] : byte);
    }
  return g_string_free (text, FALSE);
}

/* Files that a failing disk spoilt are full of NUL bytes: a row of them becomes one. */
static char *
from_bytes (const char *data, gsize length)
{
  g_autofree char *copy = g_malloc (length + 1);
  gsize used = 0;

  for (gsize at = 0; at < length; at++)
    if (data[at] != '\0' || at == 0 || data[at - 1] != '\0')
      copy[used++] = data[at];
  copy[used] = '\0';
  if (is_mostly_utf8 (copy, used))
    return g_utf8_make_valid (copy, (gssize) used);
  return from_windows (copy, used);
}

static char *
settle_line_ends (char *text)
{
  char *to = text;

  for (const char *at = text; *at != '\0'; at++)
    if (*at != '\r')
      *to++ = *at;
    else if (at[1] != '\n')
      *to++ = '\n';
  *to = '\0';
  return text;
}

/**
 * siloam_import_decode_text:
 * @bytes: a text in any encoding
 *
 * Returns: (transfer full): UTF-8 without a byte order mark, line ends "\n". Any thread.
 */
char *
siloam_import_decode_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return g_strdup ("");
  if (starts_with (data, length, "\xff\xfe", 2))
    return settle_line_ends (from_utf16 ((const guint8 *) data + 2, length - 2, FALSE));
  if (starts_with (data, length, "\xfe\xff", 2))
    return settle_line_ends (from_utf16 ((const guint8 *) data + 2, length - 2, TRUE));
  if (starts_with (data, length, "\xef\xbb\xbf", 3))
    return settle_line_ends (from_bytes (data + 3, length - 3));
  return settle_line_ends (from_bytes (data, length));
}

/**
 * siloam_import_one_line:
 * @text: a title, a tag; what is not UTF-8 in it is shown as such
 *
 * Returns: (transfer full): the same on one line. Any thread.
 */
char *
siloam_import_one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);
      gboolean moves = g_unichar_iscntrl (sign) ||
                       g_unichar_type (sign) == G_UNICODE_LINE_SEPARATOR ||
                       g_unichar_type (sign) == G_UNICODE_PARAGRAPH_SEPARATOR;

      g_string_append_unichar (line, moves ? ' ' : sign);
    }
  g_strstrip (line->str);
  return g_string_free (line, FALSE);
}
