/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One HTML file that stands on its own: no script, nothing loaded from anywhere, to be read on any
 * screen and printed. Its title says nothing of what is in it. */

#include "export/open-private.h"

/* clang-format off */
static const char style[]
  = ":root{color-scheme:light dark}"
    "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.6 Cantarell,\"Noto Sans\",sans-serif}"
    "h1{font-weight:300;font-size:2em}"
    "h2{margin:3em 0 0;font-weight:600;font-size:1.05em;opacity:.7}"
    "article{margin:2em 0 3em;break-inside:auto}"
    "h3{margin:0;font-size:1.35em;font-weight:600;break-after:avoid}"
    "h4{margin:1.4em 0 .2em;font-size:.95em;font-weight:600;break-after:avoid}"
    "time{display:block;opacity:.7;margin-bottom:.8em}"
    "p{margin:.4em 0;white-space:pre-wrap;overflow-wrap:anywhere}"
    "ul{margin:.4em 0;padding-left:1.2em}li{white-space:pre-wrap;overflow-wrap:anywhere}"
    ".note{font-size:.9em;opacity:.75}"
    "@media print{body{max-width:none;margin:0;font:12pt/1.5 serif}@page{margin:22mm}}";
/* clang-format on */

static gboolean
begin (SiloamOpenWriter *writer, GError **error)
{
  const char *title = writer->words->journal;
  g_autofree char *head = NULL;

  writer->file = siloam_target_file_open (writer->path, error);
  if (writer->file == NULL)
    return FALSE;
  head = g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                          "'none'; style-src 'unsafe-inline'\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<meta name=\"referrer\" content=\"no-referrer\">\n"
                          "<meta name=\"robots\" content=\"noindex\">\n"
                          "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n<h1>%s</h1>\n",
                          writer->words->language,
                          title,
                          style,
                          title);
  return siloam_open_write (writer, head, error);
}

/* Characters that HTML knows under no circumstances are left out, and seen as such. */
static char *
escape (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);

      g_string_append_unichar (plain, control ? 0xfffd : c);
    }
  return g_markup_escape_text (plain->str, (gssize) plain->len);
}

static void
append_element (GString *html, const char *open, const char *text, const char *close)
{
  g_autofree char *escaped = escape (text);

  g_string_append_printf (html, "%s%s%s\n", open, escaped, close);
}

static void
append_block (GString *html, const SiloamOpenBlock *block)
{
  switch (block->type)
    {
    case SILOAM_OPEN_HEADING:
      append_element (html, "<h4>", block->text, "</h4>");
      break;
    case SILOAM_OPEN_ITEM:
      append_element (html, "<li dir=\"auto\">", block->text, "</li>");
      break;
    case SILOAM_OPEN_NOTE:
      append_element (html, "<p class=\"note\">", block->text, "</p>");
      break;
    case SILOAM_OPEN_WORDS:
    default:
      append_element (html, "<p dir=\"auto\">", block->text, "</p>");
      break;
    }
}

static void
append_blocks (GString *html, const GPtrArray *blocks)
{
  gboolean in_list = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const SiloamOpenBlock *block = g_ptr_array_index (blocks, i);
      gboolean item = block->type == SILOAM_OPEN_ITEM;

      if (item != in_list)
        g_string_append (html, item ? "<ul>\n" : "</ul>\n");
      in_list = item;
      append_block (html, block);
    }
  if (in_list)
    g_string_append (html, "</ul>\n");
}

static void
append_month (SiloamOpenWriter *writer, GString *html, GDateTime *created)
{
  g_autofree char *month = siloam_book_words_format_month (writer->words, created);

  if (g_strcmp0 (month, writer->month) == 0)
    return;
  append_element (html, "<h2>", month, "</h2>");
  g_free (writer->month);
  writer->month = g_steal_pointer (&month);
}

static void
append_heading (GString *html, const SiloamOpenWriter *writer, const SiloamEntry *entry)
{
  g_autofree char *title = siloam_open_title (entry, writer->options->language);
  g_autofree char *day = siloam_book_words_format_day (writer->words, entry->created);
  g_autofree char *machine = g_date_time_format (entry->created, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *open = g_strdup_printf ("<time datetime=\"%s\">", machine);

  append_element (html, "<h3 dir=\"auto\">", title != NULL ? title : day, "</h3>");
  if (title != NULL)
    append_element (html, open, day, "</time>");
}

static void
append_tags (GString *html, const GPtrArray *tags)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " · " : "", (char *) g_ptr_array_index (tags, i));
  if (line->len > 0)
    append_element (html, "<p class=\"note\" dir=\"auto\">", line->str, "</p>");
}

static gboolean
add (SiloamOpenWriter *writer, const SiloamEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) blocks = siloam_open_blocks (entry, writer->options->language);
  g_autoptr (GString) html = g_string_new (NULL);

  append_month (writer, html, entry->created);
  g_string_append (html, "<article>\n");
  append_heading (html, writer, entry);
  append_blocks (html, blocks);
  append_tags (html, entry->tags);
  g_string_append (html, "</article>\n");
  return siloam_open_write (writer, html->str, error);
}

static gboolean
end (SiloamOpenWriter *writer, SiloamStore *store, GError **error)
{
  return siloam_open_write (writer, "</body>\n</html>\n", error) &&
         siloam_target_file_commit (writer->file, error);
}

const SiloamOpenFormatClass siloam_open_html = { "html", ".html", FALSE, begin, add, end };
