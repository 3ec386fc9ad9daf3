/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads Markdown and plain text: a file, a folder or a zip of it. The day is what the front matter
 * says, else the name, else a heading, else that of the file, and then that is told. Words stay as
 * they were typed. Worker threads. */

#include <string.h>

#include "export/front-matter.h"
#include "export/hashtag.h"
#include "export/import-private.h"
#include "export/import-time.h"
#include "export/import-word.h"
#include "export/open-private.h"
#include "export/read-entry.h"
#include "export/text-diaro.h"
#include "export/text-name.h"
#include "export/text-page.h"

#define PROBE_BYTES 4096
#define MAX_TITLE 240u
#define MAX_TOLD 200u /* files that are left out and named */
#define MAX_LINK 1024u

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  const char *name;
  gboolean day_first;
  guint told;
} Reader;

/* A part of a text that is of one day. */
typedef struct
{
  guint first; /* the line of its heading */
  guint body;  /* its first line below that */
  guint level;
  SiloamDay day;
  char *title;
} Section;

static gboolean
is_markdown (const char *name)
{
  return siloam_import_has_suffix (name, ".md") || siloam_import_has_suffix (name, ".markdown") ||
         siloam_import_has_suffix (name, ".mdown") || siloam_import_has_suffix (name, ".mkd");
}

static gboolean
is_plain (const char *name)
{
  return siloam_import_has_suffix (name, ".txt") || siloam_import_has_suffix (name, ".text") ||
         strchr (siloam_import_leaf (name), '.') == NULL;
}

static gboolean
is_text_name (const char *name)
{
  return is_markdown (name) || is_plain (name);
}

/* Without an ending anything may have any name, and only a day says that it is of a diary. */
static gboolean
is_of_diary (const char *name)
{
  g_autofree char *title = NULL;
  SiloamDay day;

  if (strchr (siloam_import_leaf (name), '.') != NULL)
    return is_text_name (name);
  return siloam_text_name_read (name, FALSE, &day, &title);
}

/* A text for a machine; nobody meant it when the format was left open. */
static gboolean
is_data_name (const char *name)
{
  static const char *const endings[] = { ".json", ".xml", ".html", ".htm",
                                         ".csv",  ".tsv", ".rtf",  ".enex" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (siloam_import_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_binary (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) first = siloam_import_source_peek (source, name, PROBE_BYTES);
  gsize length;
  const guint8 *data = g_bytes_get_data (first, &length);
  gboolean wide =
      length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff));

  return !wide && length > 0 && memchr (data, '\0', length) != NULL;
}

static void
clear_section (gpointer data)
{
  Section *section = data;

  g_clear_pointer (&section->title, g_free);
}

static GArray *
new_sections (void)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (Section));

  g_array_set_clear_func (sections, clear_section);
  return sections;
}

/* "14 February 2019", "2019-02-14 09:15 By the sea". */
static gboolean
read_section (const Reader *reader, const char *heading, Section *section)
{
  gsize length = siloam_day_read (heading, reader->day_first, &section->day);
  const char *rest = heading + length;

  if (length == 0 || !siloam_day_exists (&section->day) || g_ascii_isalnum (*rest))
    return FALSE;
  rest += strspn (rest, " \t-:,.|");
  if (g_str_has_prefix (rest, "–") || g_str_has_prefix (rest, "—"))
    rest += strlen ("–") + strspn (rest + strlen ("–"), " ");
  section->title = *rest != '\0' ? g_strdup (rest) : NULL;
  return TRUE;
}

static void
add_section (const Reader *reader,
             GArray *sections,
             const char *heading,
             const SiloamMarkdownBlock *block)
{
  Section section = { .first = block->first, .body = block->last + 1, .level = block->level };

  if (read_section (reader, heading, &section))
    g_array_append_val (sections, section);
}

/* In plain text a day alone on its line, below a blank one, is a heading. */
static void
find_plain_sections (const Reader *reader, const SiloamTextPage *page, GArray *sections)
{
  for (guint line = 1; line <= siloam_text_page_count (page); line++)
    {
      g_autofree char *words = siloam_text_page_dup_lines (page, line, line + 1);
      const SiloamMarkdownBlock block = { line, line, 1 };
      SiloamDay day;

      g_strstrip (words);
      if (*words != '\0' && words[strlen (words) - 1] == ':')
        words[strlen (words) - 1] = '\0';
      if (strlen (words) < 60 && siloam_text_page_is_blank (page, line - 1) &&
          siloam_day_read_all (words, reader->day_first, &day))
        add_section (reader, sections, words, &block);
    }
}

static GArray *
find_sections (const Reader *reader, const SiloamTextPage *page, gboolean markdown)
{
  GArray *sections = new_sections ();

  for (guint i = 0; i < page->headings->len; i++)
    {
      const SiloamMarkdownBlock *block = &g_array_index (page->headings, SiloamMarkdownBlock, i);
      g_autofree char *heading = siloam_text_page_dup_heading (page, block);

      add_section (reader, sections, heading, block);
    }
  if (!markdown)
    find_plain_sections (reader, page, sections);
  return sections;
}

/* "# 2019" and "## February 2019" only hold the days below them together. */
static gboolean
is_period (const char *heading)
{
  g_autofree char *with_day = NULL;
  g_autofree char *with_year = NULL;
  SiloamDay day;

  if (strspn (heading, "0123456789") == 4 && (heading[4] == '\0' || strlen (heading) == 7))
    return TRUE;
  with_day = g_strdup_printf ("1 %s", heading);
  with_year = g_strdup_printf ("1 %s 2000", heading);
  return siloam_day_read_all (with_day, TRUE, &day) || siloam_day_read_all (with_year, TRUE, &day);
}

/* The lines of a part without the headings of months and years that stand in it. */
static char *
dup_part (const SiloamTextPage *page, guint first, guint end)
{
  GString *part = g_string_new ("");

  for (guint i = siloam_text_page_heading_from (page, first); i < page->headings->len; i++)
    {
      const SiloamMarkdownBlock *block = &g_array_index (page->headings, SiloamMarkdownBlock, i);
      g_autofree char *heading = NULL;
      g_autofree char *before = NULL;

      if (block->first >= end)
        break;
      heading = siloam_text_page_dup_heading (page, block);
      if (!is_period (heading))
        continue;
      before = siloam_text_page_dup_lines (page, first, block->first);
      g_string_append (part, before);
      first = block->last + 1;
    }
  if (first < end)
    {
      g_autofree char *rest = siloam_text_page_dup_lines (page, first, end);

      g_string_append (part, rest);
    }
  return g_string_free (part, FALSE);
}

static void
tell_picture (Reader *reader, SiloamImportItem *item, const char *start, gsize length)
{
  g_autofree char *target = g_strndup (start, length);
  char *cut = strpbrk (target, "|#\"");
  const char *leaf;

  if (cut != NULL)
    *cut = '\0';
  leaf = siloam_import_leaf (g_strstrip (target));
  if (*leaf != '\0')
    siloam_import_leave_out (item,
                             reader->options,
                             is_text_name (leaf) ? SILOAM_IMPORT_WORD_FILE
                                                 : SILOAM_IMPORT_WORD_PHOTO,
                             leaf);
}

/* "![[sea.png]]" and "![the sea](sea.png)": the words stay, what they show does not come along. */
static void
tell_pictures (Reader *reader, SiloamImportItem *item, const char *text)
{
  for (const char *at = strstr (text, "!["); at != NULL; at = strstr (at + 2, "!["))
    {
      gboolean embed = at[2] == '[';
      const char *open = embed ? at + 1 : NULL;
      gsize length;

      if (!embed)
        open = memmem (at, strnlen (at, MAX_LINK), "](", 2);
      if (open == NULL)
        continue;
      length = strcspn (open + 2, embed ? "]\n" : ") \n");
      if (length < MAX_LINK)
        tell_picture (reader, item, open + 2, length);
    }
}

static void
add_hashtags (SiloamImportItem *item, const char *text)
{
  g_autoptr (GPtrArray) tags = siloam_hashtags_find (text, "#", "/-");

  for (guint i = 0; i < tags->len; i++)
    siloam_import_item_add_tag (item, g_ptr_array_index (tags, i));
}

static void
look_through (Reader *reader, SiloamImportItem *item, const char *text)
{
  g_auto (SiloamTextPage) page = { NULL };
  g_autofree char *prose = NULL;

  if (item->entry == NULL)
    return;
  siloam_text_page_init (&page, text, is_markdown (reader->name));
  prose = siloam_text_page_dup_prose (&page);
  add_hashtags (item, prose);
  tell_pictures (reader, item, prose);
}

static SiloamImportItem *
add_item (Reader *reader, GDateTime *created, const char *which, guint line)
{
  g_autofree char *place =
      line > 1 ? g_strdup_printf ("%s:%u", reader->name, line) : g_strdup (reader->name);
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);

  item->entry = siloam_import_entry_new (created);
  item->source = which != NULL ? g_strdup_printf ("text:%s:%s", reader->name, which)
                               : g_strdup_printf ("text:%s", reader->name);
  return item;
}

static GDateTime *
guess_day (Reader *reader)
{
  GDateTime *day = siloam_import_source_dup_modified (reader->source, reader->name);

  return day != NULL ? day : g_date_time_new_now_local ();
}

/* What stands above the first day; a heading alone is only the name of it all. */
static void
read_preamble (Reader *reader, const SiloamTextPage *page, guint end)
{
  g_autofree char *text = dup_part (page, 1, end);
  g_autoptr (GDateTime) day = NULL;
  SiloamImportItem *item;
  const char *rest = text;

  if (page->headings->len > 0 && g_array_index (page->headings, SiloamMarkdownBlock, 0).level == 1)
    rest = strchrnul (text + strspn (text, " \t\n"), '\n');
  if (rest[strspn (rest, " \t\n=")] == '\0')
    return;
  day = guess_day (reader);
  item = add_item (reader, day, "", 1);
  item->day_guessed = TRUE;
  siloam_import_item_set_text (item, text);
  look_through (reader, item, text);
}

static void
read_part (Reader *reader, const SiloamTextPage *page, const Section *section, guint end)
{
  g_autofree char *text = dup_part (page, section->body, end);
  g_autoptr (GDateTime) created = siloam_day_to_time (&section->day, reader->options->zone);
  g_autofree char *which = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M") : NULL;
  SiloamImportItem *item;

  if (created == NULL || (section->title == NULL && text[strspn (text, " \t\n")] == '\0'))
    return;
  item = add_item (reader, created, which, section->first);
  siloam_read_set_words (item, section->title, text);
  look_through (reader, item, text);
}

static void
read_sections (Reader *reader, const SiloamTextPage *page, GArray *sections)
{
  read_preamble (reader, page, g_array_index (sections, Section, 0).first);
  for (guint i = 0; i < sections->len; i++)
    read_part (reader,
               page,
               &g_array_index (sections, Section, i),
               i + 1 < sections->len ? g_array_index (sections, Section, i + 1).first
                                     : siloam_text_page_count (page) + 1);
}

/* A heading on the first line is the title, and is not said twice. */
static char *
take_title (const SiloamTextPage *page, const char *given, const char **rest)
{
  const SiloamMarkdownBlock *block;
  g_autofree char *title = NULL;
  guint line = 1;

  *rest = page->text;
  if (page->headings->len == 0)
    return NULL;
  block = &g_array_index (page->headings, SiloamMarkdownBlock, 0);
  while (line < block->first && siloam_text_page_is_blank (page, line))
    line++;
  if (block->level != 1 || line != block->first || block->last > siloam_text_page_count (page))
    return NULL;
  title = siloam_text_page_dup_heading (page, block);
  if (*title == '\0' || strlen (title) > MAX_TITLE ||
      (given != NULL && !g_str_equal (title, given)))
    return NULL;
  *rest = page->text + g_array_index (page->lines, gsize, block->last);
  return g_steal_pointer (&title);
}

/* Names that say nothing about what is in the file. */
static gboolean
is_worn_out (const char *title)
{
  static const char *const names[] = { "text",  "index",   "entry",  "note",
                                       "diary", "journal", "readme", NULL };
  g_autofree char *lower = g_utf8_strdown (title, -1);

  return g_strv_contains (names, lower);
}

typedef struct
{
  GDateTime *created; /* NULL: nothing says */
  gboolean guessed;
  SiloamYaml *matter; /* nullable */
  char *title;        /* of the name; nullable */
} Known;

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->created, g_date_time_unref);
  g_clear_pointer (&known->matter, siloam_yaml_free);
  g_clear_pointer (&known->title, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

/* An export of our own says exactly what was typed, and is made so again. */
static void
read_ours (Reader *reader, Known *known, const char *body)
{
  g_autofree char *text = siloam_markdown_unescape (body);
  SiloamImportItem *item = add_item (reader, known->created, NULL, 1);

  siloam_read_set_words (item, siloam_front_matter_title (known->matter), text);
  siloam_front_matter_apply (known->matter, reader->options, item);
}

/* What the person called it, before what the file is called. */
static const char *
title_of (const Known *known, const char *given, const char *heading)
{
  if (given != NULL || heading != NULL)
    return given != NULL ? given : heading;
  return known->title != NULL && !is_worn_out (known->title) ? known->title : NULL;
}

static void
read_whole (Reader *reader, Known *known, const SiloamTextPage *page)
{
  const char *given = known->matter != NULL ? siloam_front_matter_title (known->matter) : NULL;
  const char *rest;
  g_autofree char *heading = take_title (page, given, &rest);
  SiloamImportItem *item = add_item (reader, known->created, NULL, 1);

  item->day_guessed = known->guessed;
  siloam_read_set_words (item, title_of (known, given, heading), rest);
  if (known->matter != NULL)
    siloam_front_matter_apply (known->matter, reader->options, item);
  look_through (reader, item, rest);
}

/* A time that only the name says is the time of the day that both say. */
static void
find_known (Reader *reader, Known *known, const char *text, const char **body)
{
  SiloamDay day;
  gboolean named = siloam_text_name_read (reader->name, reader->day_first, &day, &known->title);

  known->matter = siloam_front_matter_take (text, body);
  if (known->matter != NULL)
    known->created = siloam_front_matter_created (known->matter, reader->options);
  if (known->created == NULL && named)
    known->created = siloam_day_to_time (&day, reader->options->zone);
}

/* One heading with a day is the day of it all when it is the first line; two share it out. */
static gboolean
is_shared_out (const SiloamTextPage *page, GArray *sections)
{
  guint line = 1;

  if (sections->len != 1)
    return sections->len > 1;
  while (line < siloam_text_page_count (page) && siloam_text_page_is_blank (page, line))
    line++;
  return g_array_index (sections, Section, 0).first == line;
}

/* What stands above all days is about each of them. */
static void
apply_matter (Reader *reader, const SiloamYaml *matter, guint first)
{
  for (guint i = first; matter != NULL && i < reader->bundle->items->len; i++)
    siloam_front_matter_apply (matter,
                               reader->options,
                               g_ptr_array_index (reader->bundle->items, i));
}

static void
read_words (Reader *reader, const char *text)
{
  g_auto (Known) known = { NULL };
  g_auto (SiloamTextPage) page = { NULL };
  g_autoptr (GArray) sections = NULL;
  const char *body;

  find_known (reader, &known, text, &body);
  if (body[strspn (body, " \t\n")] == '\0' && known.matter == NULL)
    return;
  if (known.matter != NULL && siloam_front_matter_is_ours (known.matter) && known.created != NULL)
    {
      read_ours (reader, &known, body);
      return;
    }
  siloam_text_page_init (&page, body, is_markdown (reader->name));
  if (known.created == NULL)
    {
      sections = find_sections (reader, &page, is_markdown (reader->name));
      if (is_shared_out (&page, sections))
        {
          guint first = reader->bundle->items->len;

          read_sections (reader, &page, sections);
          apply_matter (reader, known.matter, first);
          return;
        }
      known.created = guess_day (reader);
      known.guessed = TRUE;
    }
  read_whole (reader, &known, &page);
}

static void
read_file (Reader *reader)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *text = NULL;

  if (is_binary (reader->source, reader->name))
    g_set_error_literal (&fault,
                         SILOAM_IMPORT_ERROR,
                         SILOAM_IMPORT_ERROR_DAMAGED,
                         "this is not a text");
  else
    text = siloam_import_source_read_text (reader->source, reader->name, &fault);
  if (text != NULL)
    read_words (reader, text);
  else
    siloam_import_bundle_add (reader->bundle, reader->name)->fault = g_steal_pointer (&fault);
}

static void
leave_out_file (Reader *reader)
{
  if (g_str_equal (siloam_import_leaf (reader->name), "info.json") || reader->told > MAX_TOLD)
    return;
  g_ptr_array_add (reader->bundle->left_out,
                   g_strdup (reader->told < MAX_TOLD ? reader->name : "…"));
  reader->told++;
}

/* A name that can be read in one way only tells how the others are meant. */
static void
find_order (Reader *reader, GPtrArray *names)
{
  const char *either = NULL;

  reader->day_first = reader->options->day_first;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *title = NULL;
      SiloamDay day;

      if (!siloam_text_name_read (name, reader->day_first, &day, &title))
        continue;
      if (day.order == SILOAM_DAY_EITHER)
        either = name;
      if (day.order != SILOAM_DAY_DAY_FIRST && day.order != SILOAM_DAY_MONTH_FIRST)
        continue;
      reader->day_first = day.order == SILOAM_DAY_DAY_FIRST;
      return;
    }
  if (either != NULL)
    g_ptr_array_add (
        reader->bundle->left_out,
        g_strdup_printf ("%s %s",
                         siloam_import_word (reader->options,
                                             reader->day_first ? SILOAM_IMPORT_WORD_DAY_FIRST
                                                               : SILOAM_IMPORT_WORD_MONTH_FIRST),
                         either));
}

static gboolean
read_text (SiloamImportSource *source,
           const SiloamImportOptions *options,
           SiloamImportBundle *bundle,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  Reader reader = { .source = source, .options = options, .bundle = bundle };
  gboolean single = siloam_import_source_get_kind (source) == SILOAM_SOURCE_FILE;

  find_order (&reader, names);
  for (guint i = 0; i < names->len; i++)
    {
      reader.name = g_ptr_array_index (names, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (siloam_text_is_diaro (reader.name))
        {
          if (!siloam_text_read_diaro (source, reader.name, options, bundle, error))
            return FALSE;
        }
      else if (single || is_of_diary (reader.name))
        read_file (&reader);
      else
        leave_out_file (&reader);
      siloam_import_report (options, (double) (i + 1) / names->len);
    }
  return TRUE;
}

static SiloamProbe
probe (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  gboolean single = siloam_import_source_get_kind (source) == SILOAM_SOURCE_FILE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (siloam_text_is_diaro (name) ||
          ((single ? !is_data_name (name) : is_of_diary (name)) && !is_binary (source, name)))
        return SILOAM_PROBE_MAYBE;
    }
  return SILOAM_PROBE_NO;
}

const SiloamImportReader siloam_reader_text = {
  .format = SILOAM_IMPORT_TEXT,
  .nick = "text",
  .name = "Markdown",
  .probe = probe,
  .read = read_text,
};
