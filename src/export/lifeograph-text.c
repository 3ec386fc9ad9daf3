/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A paragraph of Lifeograph as a person reads it. How words look is left out, but for what is
 * struck out, which would say the opposite. Pure. */

#include <string.h>

#include "export/lifeograph-body.h"

#define STRUCK "~~"

/* Something to be written before a character. */
typedef struct
{
  guint at;
  guint order; /* as they stand in the file */
  char *words;
} Insertion;

static void
clear_insertion (gpointer data)
{
  Insertion *insertion = data;

  g_free (insertion->words);
}

static void
insert (GArray *insertions, guint at, char *words)
{
  const Insertion insertion = { at, insertions->len, words };

  g_array_append_val (insertions, insertion);
}

static int
compare_insertions (gconstpointer a, gconstpointer b)
{
  const Insertion *one = a, *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const LifeographRun *one = *(const LifeographRun *const *) a;
  const LifeographRun *other = *(const LifeographRun *const *) b;

  return one->first < other->first ? -1 : one->first > other->first;
}

/* @start: where the run begins in the text. */
static void
insert_for_run (GArray *insertions, const char *start, const LifeographRun *run)
{
  if (run->type == 'S')
    {
      insert (insertions, run->first, g_strdup (STRUCK));
      insert (insertions, run->end, g_strdup (STRUCK));
    }
  else if (run->type == 'L' && *run->target != '\0' && !g_str_has_prefix (start, run->target))
    insert (insertions, run->end, g_strdup_printf (" (%s)", run->target));
}

/* A run that does not fit in its paragraph says nothing. */
static GArray *
find_insertions (const LifeographParagraph *self)
{
  GArray *insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  const guint length = (guint) g_utf8_strlen (self->text, -1);
  const char *at = self->text;
  guint done = 0;

  g_array_set_clear_func (insertions, clear_insertion);
  g_ptr_array_sort (self->runs, compare_runs);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const LifeographRun *run = g_ptr_array_index (self->runs, i);

      if (run->end > length)
        continue;
      at = g_utf8_offset_to_pointer (at, run->first - done);
      done = run->first;
      insert_for_run (insertions, at, run);
    }
  g_array_sort (insertions, compare_insertions);
  return insertions;
}

static char *
with_insertions (const LifeographParagraph *self)
{
  g_autoptr (GArray) insertions = find_insertions (self);
  GString *out = g_string_new ("");
  const char *at = self->text;
  guint done = 0;

  for (guint i = 0; i < insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (insertions, Insertion, i);
      const char *next = g_utf8_offset_to_pointer (at, insertion->at - done);

      g_string_append_len (out, at, next - at);
      g_string_append (out, insertion->words);
      at = next;
      done = insertion->at;
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}

static void
append_list_sign (GString *line, char list, guint number)
{
  static const char *const todo[] = { "O[ ] ", "~[~] ", "+[x] ", "X[-] ", "-- " };

  for (guint i = 0; i < G_N_ELEMENTS (todo); i++)
    if (todo[i][0] == list)
      g_string_append (line, todo[i] + 1);
  if (list == '1' || list == 'R' || list == 'r')
    g_string_append_printf (line, "%u. ", number);
  else if ((list == 'A' || list == 'a') && number <= 26)
    g_string_append_printf (line, "%c. ", (char) (list + (char) (number - 1)));
  else if (list == 'A' || list == 'a')
    g_string_append_printf (line, "%u. ", number);
}

/* "<https://example.org\twords>": a link of before version 2012, of which the words were shown. An
 * address within the diary leads nowhere here. */
static void
append_old_link (GString *out, const char *open, const char *tab, const char *close)
{
  g_autofree char *address = g_strndup (open + 1, (gsize) (tab - open) - 1);

  g_string_append_len (out, tab + 1, close - tab - 1);
  if (!g_str_has_prefix (address, "deid:"))
    g_string_append_printf (out, " (%s)", address);
}

static char *
show_old_links (const char *words)
{
  GString *out = g_string_new ("");

  for (const char *open = strchr (words, '<'); open != NULL; open = strchr (words, '<'))
    {
      const char *tab = open + strcspn (open, " \t>");
      const char *close = *tab == '\t' ? strchr (tab, '>') : NULL;

      g_string_append_len (out, words, open - words);
      if (close != NULL)
        append_old_link (out, open, tab, close);
      else
        g_string_append_c (out, '<');
      words = (close != NULL ? close : open) + 1;
    }
  g_string_append (out, words);
  return g_string_free (out, FALSE);
}

/**
 * lifeograph_paragraph_to_text:
 * @number: its place in a numbered list, from 1
 * @old: before version 2012, when a blank at its start made a line a heading
 *
 * Returns: (transfer full): one line, or more when it was a picture with words
 */
char *
lifeograph_paragraph_to_text (const LifeographParagraph *self, guint number, gboolean old)
{
  g_autofree char *words = with_insertions (self);
  GString *line = g_string_new ("");

  for (guint i = 0; i < self->indent; i++)
    g_string_append (line, "  ");
  append_list_sign (line, self->list, number);
  if (old)
    {
      g_autofree char *shown = show_old_links (words + strspn (words, " "));

      g_string_append (line, shown);
    }
  else
    g_string_append (line, words);
  if (self->rule)
    g_string_append (line, "\n———");
  return g_string_free (line, FALSE);
}
