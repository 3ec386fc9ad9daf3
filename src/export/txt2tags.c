/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the marks of txt2tags, as RedNotebook understands it, out of a text. What a mark says is
 * kept where words would lose their sense without it: what is struck out stays so, a link keeps its
 * address. Everything that is no mark stays as it was typed. One pass, no recursion. Pure. */

#include "export/txt2tags.h"

#include <string.h>

#define MAX_INDENT 32
#define MIN_RULE 20
#define MAX_BRACKET 4096 /* bytes of a link; and no more is looked at to find its end */
#define RULE "———"

typedef struct
{
  GString *out;
  GPtrArray *pictures;
  GPtrArray *files;
  guint numbers[MAX_INDENT]; /* of the numbered lists, by their indent */
  guint blank_lines;         /* before this one */
  gboolean verbatim;
} Text;

/* Words on one line, or between two marks on it. */
typedef struct
{
  Text *text;
  const char *end;
  guint hopeless;      /* the marks that no longer end in here, a bit each */
  const char *quote;   /* the next ' ""' that was found; NULL: not looked for yet */
  const char *bracket; /* the same of ']' */
} Span;

static const char *const picture_suffixes[] = { ".png", ".jpg", ".jpeg", ".gif",
                                                ".bmp", ".svg", ".eps",  ".webp" };

static gboolean
is_picture (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (picture_suffixes); i++)
    {
      gsize suffix = strlen (picture_suffixes[i]);

      if (length > suffix &&
          g_ascii_strncasecmp (name + length - suffix, picture_suffixes[i], suffix) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
find (const char *at, const char *end, const char *what)
{
  return at < end ? memmem (at, (gsize) (end - at), what, strlen (what)) : NULL;
}

/* The last part of a path. */
static char *
dup_leaf (const char *path, gsize length)
{
  g_autofree char *copy = g_strndup (path, length);
  const char *slash = strrchr (copy, '/');

  return g_strdup (slash != NULL ? slash + 1 : copy);
}

static void
tell (GPtrArray *list, const char *path, gsize length)
{
  if (list != NULL)
    g_ptr_array_add (list, dup_leaf (path, length));
}

/* Looks for each only once: from any place before it, it is still the next one. */
static const char *
find_next (Span *span, const char **found, const char *at, const char *what)
{
  if (*found == NULL || *found < at)
    *found = find (at, span->end, what);
  if (*found == NULL)
    *found = span->end;
  return *found < MIN (span->end, at + MAX_BRACKET) ? *found : NULL;
}

static const char *
window (const Span *span, const char *at)
{
  return MIN (span->end, at + MAX_BRACKET);
}

/* "[""file:///a/b"".png?50]": the end of a name stands outside its quotes. */
static const char *
take_picture (Span *span, const char *at)
{
  const char *end = window (span, at);
  const char *close = end - at > 5 ? find (at + 3, end, "\"\"") : NULL;
  const char *bracket = close != NULL ? find (close, end, "]") : NULL;
  g_autofree char *name = NULL;
  g_autofree char *leaf = NULL;
  gsize length;

  if (bracket == NULL || close[2] != '.')
    return NULL;
  length = strcspn (close + 2, "?]");
  name = g_strdup_printf ("%.*s%.*s", (int) (close - at - 3), at + 3, (int) length, close + 2);
  if (!is_picture (name, strlen (name)))
    return NULL;
  tell (span->text->pictures, name, strlen (name));
  leaf = dup_leaf (name, strlen (name));
  g_string_append_printf (span->text->out, "[%s]", leaf);
  return bracket + 1;
}

static gboolean
is_address (const char *at, gsize length)
{
  static const char *const starts[] = { "http://", "https://", "ftp://", "file://",
                                        "mailto:", "www.",     "/",      "~/" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length > strlen (starts[i]) && g_ascii_strncasecmp (at, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static void append_inline (Text *text, const char *at, const char *end);

static void
append_link (Text *text, const char *name, gsize name_length, const char *to, gsize length)
{
  append_inline (text, name, name + name_length);
  g_string_append (text->out, " (");
  g_string_append_len (text->out, to, (gssize) length);
  g_string_append_c (text->out, ')');
  if (g_ascii_strncasecmp (to, "file://", 7) == 0 || *to == '/' || *to == '~')
    tell (text->files, to, length);
}

/* "[name ""address""]"; RedNotebook quotes the address so that no mark is seen in it. */
static const char *
take_quoted_link (Span *span, const char *at)
{
  const char *end = window (span, at);
  const char *open = find_next (span, &span->quote, at, " \"\"");
  const char *close = open != NULL ? find (open + 3, end, "\"\"") : NULL;
  const char *bracket = find_next (span, &span->bracket, at, "]");

  if (close == NULL || close + 2 >= end || close[2] != ']' || open == at + 1 || bracket < open)
    return NULL;
  append_link (span->text, at + 1, (gsize) (open - at - 1), open + 3, (gsize) (close - open - 3));
  return close + 3;
}

/* "[name http://address]" and "[picture.png]". */
static const char *
take_plain_link (Span *span, const char *at)
{
  const char *bracket = find_next (span, &span->bracket, at, "]");
  const char *space;

  if (bracket == NULL)
    return NULL;
  space = memrchr (at, ' ', (gsize) (bracket - at));
  if (space == NULL && is_picture (at + 1, (gsize) (bracket - at - 1)))
    {
      tell (span->text->pictures, at + 1, (gsize) (bracket - at - 1));
      g_string_append_len (span->text->out, at, bracket + 1 - at);
      return bracket + 1;
    }
  if (space == NULL || space == at + 1 || !is_address (space + 1, (gsize) (bracket - space - 1)))
    return NULL;
  append_link (span->text,
               at + 1,
               (gsize) (space - at - 1),
               space + 1,
               (gsize) (bracket - space - 1));
  return bracket + 1;
}

static const char *
take_bracket (Span *span, const char *at)
{
  const char *next = NULL;

  if (at[1] == '"' && at[2] == '"')
    next = take_picture (span, at);
  if (next == NULL)
    next = take_quoted_link (span, at);
  return next != NULL ? next : take_plain_link (span, at);
}

/* What is between two quotes is as it was typed. */
static const char *
take_raw (Span *span, const char *at)
{
  const char *end = window (span, at);
  const char *close = end - at > 4 ? find (at + 2, end, "\"\"") : NULL;

  if (close == NULL || close == at + 2)
    return NULL;
  g_string_append_len (span->text->out, at + 2, close - at - 2);
  return close + 2;
}

static const char *
take_address (Span *span, const char *at)
{
  gsize length = strcspn (at, " \t\n\"<>]");

  length = MIN (length, (gsize) (span->end - at));
  if (!is_address (at, length))
    return NULL;
  g_string_append_len (span->text->out, at, (gssize) length);
  return at + length;
}

static const char signs[] = "*/_-`";

/* The end of what a mark marks, which touches its marks at both sides. When there is none from
 * here there is none from any later place: it is looked for once. */
static const char *
find_mark_end (Span *span, const char *at)
{
  const char sign = *at;
  guint bit = 1u << (strchr (signs, sign) - signs);

  if (span->hopeless & bit)
    return NULL;
  for (const char *next = at + 3; next + 1 < span->end; next++)
    if (next[0] == sign && next[1] == sign && !g_ascii_isspace (next[-1]))
      {
        while (next + 2 < span->end && next[2] == sign)
          next++;
        return next;
      }
  span->hopeless |= bit;
  return NULL;
}

static const char *
take_mark (Span *span, const char *at)
{
  GString *out = span->text->out;
  const char *close;

  if (span->end - at < 5 || at[1] != at[0] || g_ascii_isspace (at[2]) || at[2] == at[0])
    return NULL;
  close = find_mark_end (span, at);
  if (close == NULL)
    return NULL;
  if (*at == '-')
    g_string_append (out, "~~");
  if (*at == '`')
    g_string_append_len (out, at + 2, close - at - 2);
  else
    append_inline (span->text, at + 2, close);
  if (*at == '-')
    g_string_append (out, "~~");
  return close + 2;
}

/* Where it goes on after a mark and its words; NULL when there is none at @at. */
static const char *
take_one (Span *span, const char *at, gboolean word_starts)
{
  if (span->end - at < 4)
    return NULL;
  if (*at == '[')
    return take_bracket (span, at);
  if (*at == '"' && at[1] == '"')
    return take_raw (span, at);
  if (strchr (signs, *at) != NULL)
    return take_mark (span, at);
  if (word_starts && g_ascii_isalpha (*at))
    return take_address (span, at);
  return NULL;
}

/* Called again for what is within a mark or a link: never deeper than there are kinds of them, for
 * a kind ends at its first end. */
static void
append_inline (Text *text, const char *at, const char *end)
{
  Span span = { .text = text, .end = end };
  gboolean word_starts = TRUE;

  while (at < end)
    {
      const char *next = take_one (&span, at, word_starts);

      if (next == NULL)
        {
          g_string_append_c (text->out, *at);
          next = at + 1;
        }
      word_starts = !g_ascii_isalnum (next[-1]);
      at = next;
    }
}

static gsize
count_run (const char *at, char sign)
{
  gsize count = 0;

  while (at[count] == sign)
    count++;
  return count;
}

/* "=== Title ===" and "+ Numbered +", with as many signs before as after. */
static gboolean
take_title (Text *text, const char *line, const char *end)
{
  const char *start = line + strspn (line, " ");
  gsize count = count_run (start, *start == '+' ? '+' : '=');
  const char *stop = end;

  if (*start == '[' || count == 0 || count > 5)
    return FALSE;
  if (stop > start && stop[-1] == ']')
    stop = memrchr (start, '[', (gsize) (stop - start)) != NULL
               ? (const char *) memrchr (start, '[', (gsize) (stop - start))
               : stop;
  if ((gsize) (stop - start) < 2 * count + 1)
    return FALSE;
  for (gsize i = 1; i <= count; i++)
    if (stop[-(gssize) i] != *start)
      return FALSE;
  stop -= count;
  start += count;
  if (stop[-1] == start[-1])
    return FALSE;
  while (start < stop && *start == ' ')
    start++;
  while (stop > start && stop[-1] == ' ')
    stop--;
  append_inline (text, start, stop);
  return stop > start;
}

static gboolean
is_rule (const char *line, const char *end)
{
  gsize count = 0;

  if (*line == '=' || *line == '-' || *line == '_')
    count = count_run (line, *line);
  return count >= MIN_RULE && line + count == end;
}

/* "- " stays as it is; "+ " gets the number that a reader would see. */
static const char *
take_list_sign (Text *text, const char *line, const char *end)
{
  gsize indent = strspn (line, " \t");
  const char *sign = line + indent;
  gsize level = MIN (indent, MAX_INDENT - 1);

  if (sign + 2 > end || (*sign != '-' && *sign != '+') || sign[1] != ' ')
    {
      if (indent == 0 && line < end)
        memset (text->numbers, 0, sizeof text->numbers);
      return line;
    }
  memset (text->numbers + level + 1, 0, (MAX_INDENT - level - 1) * sizeof *text->numbers);
  g_string_append_len (text->out, line, (gssize) indent);
  if (*sign == '-')
    g_string_append (text->out, "- ");
  else
    g_string_append_printf (text->out, "%u. ", ++text->numbers[level]);
  return sign + 2;
}

/* A fence around words that are kept as they were typed. */
static gboolean
take_fence (Text *text, const char *line, const char *end)
{
  gsize length = (gsize) (end - line);

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length != 3 || (memcmp (line, "```", 3) != 0 && memcmp (line, "\"\"\"", 3) != 0))
    return FALSE;
  text->verbatim = !text->verbatim;
  return TRUE;
}

static void
append_line (Text *text, const char *line, const char *end)
{
  const char *rest;

  if (text->verbatim)
    {
      g_string_append_len (text->out, line, end - line);
      return;
    }
  if (is_rule (line, end))
    {
      g_string_append (text->out, RULE);
      return;
    }
  if (take_title (text, line, end))
    return;
  if (end - line >= 2 && end[-1] == '\\' && end[-2] == '\\')
    end -= 2;
  rest = take_list_sign (text, line, end);
  append_inline (text, rest, end);
}

/* Two blank lines end a list. */
static void
count_blank (Text *text, const char *line, const char *end)
{
  if (line + strspn (line, " \t") < end)
    text->blank_lines = 0;
  else if (++text->blank_lines >= 2)
    memset (text->numbers, 0, sizeof text->numbers);
}

/**
 * siloam_txt2tags_to_text:
 * @text: UTF-8
 * @pictures: (nullable) (element-type utf8): gets the names of pictures that stood in it
 * @files: (nullable) (element-type utf8): gets the names of files on a disk that it links to
 *
 * Returns: (transfer full): @text without marks
 */
char *
siloam_txt2tags_to_text (const char *text, GPtrArray *pictures_found, GPtrArray *files)
{
  Text state = { .pictures = pictures_found, .files = files };
  const char *line = text;

  state.out = g_string_sized_new (strlen (text));
  while (*line != '\0')
    {
      const char *end = strchrnul (line, '\n');

      if (!take_fence (&state, line, end))
        {
          count_blank (&state, line, end);
          append_line (&state, line, end);
          if (*end == '\n')
            g_string_append_c (state.out, '\n');
        }
      line = *end == '\n' ? end + 1 : end;
    }
  return g_string_free (state.out, FALSE);
}
