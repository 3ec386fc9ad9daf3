/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the lines of a Lifeograph diary apart. A line is known by its first letters, which changed
 * three times in its life; one that is not known is counted and passed, for the next may be words.
 * No number in it is believed. Pure. */

#include "export/lifeograph-body.h"

#include <string.h>

#define MAX_UNCLEAR 100u
#define MAX_ENTRIES 200000u
#define MAX_PARAGRAPHS 1000000u
#define MAX_RUNS 200000u
#define MAX_OFFSET 1048576u

/* From here on another way to write an entry. */
#define VERSION_1010 1010u
#define VERSION_1050 1050u
#define VERSION_2000 2000u

typedef struct
{
  LifeographBody *body;
  LifeographEntry *entry;         /* the last one; NULL before the first */
  LifeographParagraph *paragraph; /* the last one of it */
  char *next_id;
  guint line;
  guint paragraphs;
  guint runs;
  gboolean in_entries; /* before version 2000: behind the part with tags and chapters */
} Parser;

static void
free_run (gpointer data)
{
  LifeographRun *run = data;

  g_free (run->target);
  g_free (run);
}

static void
free_paragraph (gpointer data)
{
  LifeographParagraph *paragraph = data;

  g_free (paragraph->text);
  g_free (paragraph->id);
  g_free (paragraph->address);
  g_ptr_array_unref (paragraph->runs);
  g_free (paragraph);
}

static void
free_entry (gpointer data)
{
  LifeographEntry *entry = data;

  g_free (entry->id);
  g_ptr_array_unref (entry->tags);
  g_ptr_array_unref (entry->paragraphs);
  g_free (entry);
}

/* The sign at @at, which may be past the end of the line. */
static char
sign_at (const char *line, gsize at)
{
  return strnlen (line, at + 1) > at ? line[at] : '\0';
}

static const char *
from (const char *line, gsize at)
{
  return strnlen (line, at) == at ? line + at : "";
}

static guint64
read_number (const char *text)
{
  guint64 number = g_ascii_strtoull (text, NULL, 10);

  return number == G_MAXUINT64 || !g_ascii_isdigit (*text) ? 0 : number;
}

static void
count_unclear (Parser *parser)
{
  if (parser->body->unclear->len < MAX_UNCLEAR)
    g_array_append_val (parser->body->unclear, parser->line);
}

static void
start_entry (Parser *parser, guint64 date)
{
  LifeographEntry *entry;

  if (parser->body->entries->len >= MAX_ENTRIES)
    return;
  entry = g_new0 (LifeographEntry, 1);
  entry->line = parser->line;
  entry->id = g_steal_pointer (&parser->next_id);
  entry->date = date;
  entry->todo = 'n';
  entry->tags = g_ptr_array_new_with_free_func (g_free);
  entry->paragraphs = g_ptr_array_new_with_free_func (free_paragraph);
  g_ptr_array_add (parser->body->entries, entry);
  parser->entry = entry;
  parser->paragraph = NULL;
}

static void
add_paragraph (Parser *parser, const char *text)
{
  LifeographParagraph *paragraph;

  if (parser->entry == NULL || ++parser->paragraphs > MAX_PARAGRAPHS)
    {
      count_unclear (parser);
      return;
    }
  paragraph = g_new0 (LifeographParagraph, 1);
  paragraph->text = g_strdup (text);
  paragraph->id = g_steal_pointer (&parser->next_id);
  paragraph->list = paragraph->picture = '_';
  paragraph->runs = g_ptr_array_new_with_free_func (free_run);
  g_ptr_array_add (parser->entry->paragraphs, paragraph);
  parser->paragraph = paragraph;
}

/* "Ep<_O_~1I2_..": how it looks, in sixteen signs. */
static void
read_looks (LifeographParagraph *paragraph, const char *line)
{
  char indent = sign_at (line, 7);

  paragraph->list = sign_at (line, 4);
  paragraph->indent = g_ascii_isdigit (indent) ? (guint) (indent - '0') : 0;
  paragraph->picture = sign_at (line, 8);
  paragraph->rule = sign_at (line, 12) == 'R';
}

/* "EfL3|9|https://…" */
static void
read_run (Parser *parser, const char *line)
{
  char *rest = NULL;
  guint64 first = g_ascii_strtoull (from (line, 3), &rest, 10);
  guint64 end = rest != NULL && *rest == '|' ? g_ascii_strtoull (rest + 1, &rest, 10) : 0;
  LifeographRun *run;

  if (parser->paragraph == NULL || end <= first || end > MAX_OFFSET || ++parser->runs > MAX_RUNS)
    {
      count_unclear (parser);
      return;
    }
  run = g_new0 (LifeographRun, 1);
  run->type = line[2];
  run->first = (guint) first;
  run->end = (guint) end;
  run->target = g_strdup (*rest == '|' ? rest + 1 : "");
  g_ptr_array_add (parser->paragraph->runs, run);
}

static void
set_address (Parser *parser, const char *address)
{
  g_free (parser->paragraph->address);
  parser->paragraph->address = g_strdup (address);
}

/* What follows a paragraph is about that one. */
static void
read_paragraph (Parser *parser, const char *line)
{
  char kind = sign_at (line, 2);

  if (kind != '\0' && strchr ("cglrtu", kind) != NULL)
    {
      if (parser->paragraph == NULL)
        count_unclear (parser);
      else if (kind == 'r')
        set_address (parser, from (line, 3));
      else if (kind == 'l')
        parser->paragraph->has_place = TRUE;
      else if (kind == 't')
        parser->paragraph->tag_bound = (guint) MIN (read_number (from (line, 4)), MAX_OFFSET);
      return;
    }
  if (kind == 'D' || parser->body->version <= VERSION_2000)
    {
      add_paragraph (parser, from (line, 3));
      return;
    }
  add_paragraph (parser, from (line, 18));
  if (parser->paragraph != NULL)
    read_looks (parser->paragraph, line);
}

static void
declare_entry (Parser *parser, const char *line)
{
  gsize date = parser->body->version <= VERSION_2000 ? 6 : 17;
  char todo = sign_at (line, 4);

  start_entry (parser, read_number (from (line, date)));
  if (parser->entry == NULL)
    return;
  parser->entry->favourite = sign_at (line, 2) == 'F';
  parser->entry->trashed = sign_at (line, 3) == 'T';
  parser->entry->todo = todo != '\0' ? todo : 'n';
}

static void
read_new_entry (Parser *parser, const char *line)
{
  if (line[1] == ' ' || line[1] == '+')
    declare_entry (parser, line);
  else if (parser->entry == NULL)
    count_unclear (parser);
  else if (line[1] == 'c')
    parser->entry->created = read_number (line + 2);
  else if (line[1] == 'e')
    parser->entry->edited = read_number (line + 2);
  else if (line[1] == 'p')
    read_paragraph (parser, line);
  else if (line[1] == 'f')
    read_run (parser, line);
  else if (strchr ("bhlmrstu", line[1]) == NULL)
    count_unclear (parser);
}

/* "N 201902140090000|…|12345": when it was written, and its id. */
static void
read_moment (Parser *parser, const char *line)
{
  const char *bar = strrchr (line, '|');

  g_free (parser->next_id);
  parser->next_id = g_strdup (bar != NULL ? bar + 1 : "");
}

static void
read_id (Parser *parser, const char *line)
{
  g_free (parser->next_id);
  parser->next_id = g_strdup (line + 2);
}

/* Versions 1999 and later. */
static void
read_new_line (Parser *parser, const char *line)
{
  switch (line[0])
    {
    case 'E':
      read_new_entry (parser, line);
      break;
    case 'I':
      read_id (parser, line);
      break;
    case 'N':
      read_moment (parser, line);
      break;
    case 'C':
      parser->body->chapters = TRUE;
      break;
    case 'D':
    case 'T':
    case 'F':
    case 'G':
    case 'M':
    case 'W':
    case 'H':
      break;
    default:
      count_unclear (parser);
      break;
    }
}

/* "E__n1057337345", and before 1010 "Ef1057337345". */
static void
declare_old_entry (Parser *parser, const char *line)
{
  gboolean oldest = parser->body->version < VERSION_1010;
  char todo = oldest ? 'n' : sign_at (line, 3);

  start_entry (parser, read_number (from (line, oldest ? 2 : 4)));
  if (parser->entry == NULL)
    return;
  parser->entry->trashed = line[0] == 'e';
  parser->entry->favourite = sign_at (line, 1) == 'f';
  parser->entry->todo = todo != '\0' ? todo : 'n';
}

static void
read_old_attribute (Parser *parser, const char *line)
{
  switch (line[0])
    {
    case 'D':
      if (line[1] == 'r')
        parser->entry->created = read_number (line + 2);
      else if (line[1] == 'h')
        parser->entry->edited = read_number (line + 2);
      break;
    case 'T':
      g_ptr_array_add (parser->entry->tags, g_strdup (from (line, 2)));
      break;
    case 'P':
      add_paragraph (parser, from (line, 2));
      break;
    case 'M':
    case 'l':
    case 'L':
      break;
    default:
      count_unclear (parser);
      break;
    }
}

/* Versions up to 1050: tags and chapters, a blank line, entries. */
static void
read_old_line (Parser *parser, const char *line)
{
  if (!parser->in_entries)
    parser->body->chapters = parser->body->chapters || line[0] == 'C' || line[0] == 'o' ||
                             line[0] == 'c' || line[0] == 'd';
  else if (line[0] == 'I')
    read_id (parser, line);
  else if (line[0] == 'E' || line[0] == 'e')
    declare_old_entry (parser, line);
  else if (parser->entry == NULL)
    count_unclear (parser);
  else
    read_old_attribute (parser, line);
}

/**
 * lifeograph_body_parse:
 * @text: UTF-8, without the head
 * @version: what the head says
 *
 * Returns: (transfer full): whatever could be understood
 */
LifeographBody *
lifeograph_body_parse (const char *text, guint version, guint first_line)
{
  LifeographBody *body = g_new0 (LifeographBody, 1);
  Parser parser = { .body = body, .line = first_line };

  body->version = version;
  body->entries = g_ptr_array_new_with_free_func (free_entry);
  body->unclear = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *at = text; *at != '\0'; parser.line++)
    {
      const char *end = strchrnul (at, '\n');
      g_autofree char *line = g_strndup (at, (gsize) (end - at));

      if (*line == '\0' && version <= VERSION_1050)
        parser.in_entries = TRUE;
      else if (*line != '\0' && line[1] != '\0')
        (version <= VERSION_1050 ? read_old_line : read_new_line) (&parser, line);
      at = *end == '\n' ? end + 1 : end;
    }
  g_free (parser.next_id);
  return body;
}

void
lifeograph_body_free (LifeographBody *self)
{
  g_ptr_array_unref (self->entries);
  g_array_unref (self->unclear);
  g_free (self);
}
