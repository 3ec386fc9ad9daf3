/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* HTML as plain text, read as a stream through libxml2: no tree is built, nothing is fetched, what
 * is a script or a style is no text. Blank lines, lists, quotes and links stay as a person would
 * type them. Any thread. */

#include <libxml/HTMLparser.h>
#include <string.h>

#include "export/import-private.h"
#include "export/import-word.h"
#include "export/import-xml.h"

#define MAX_BYTES (16 * 1024 * 1024)
/* Word processors nest thirty deep; what is deeper than this wants to be slow. */
#define MAX_DEPTH 400
#define MAX_BLANK_LINES 2
#define STRUCK "~~"
#define OPTIONS                                                                                    \
  (HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER |             \
   HTML_PARSE_IGNORE_ENC)

typedef enum
{
  KIND_NONE,
  KIND_LINE,      /* stands on lines of its own */
  KIND_PARAGRAPH, /* with a blank line around it */
  KIND_HIDDEN,    /* holds no words of a person */
  KIND_MEDIA,
} Kind;

typedef struct
{
  xmlParserCtxt *parser;
  const SiloamImportOptions *options;
  SiloamImportItem *item;
  GString *text;
  guint line_ends; /* before the next word */
  gboolean space;  /* before the next word, if it is on the same line */
  guint depth;
  gboolean too_deep;
  guint hidden;
  guint preformatted;
  guint quotes;
  guint quotes_before; /* of the line above */
  guint cells;         /* of this row of a table */
  GArray *lists;       /* of guint: the number of the last item, G_MAXUINT without numbers */
  char *bullet;        /* before the next word */
  gboolean boxed;      /* nothing but a box to tick stands on this line yet */
  gboolean strike;     /* the next word is the first that is struck out */
  gboolean struck;
  char *address;   /* of the link we are in */
  gsize link_from; /* where its words start */
} Reader;

static Kind
kind_of (const char *name)
{
  static const struct
  {
    const char *names;
    Kind kind;
  } kinds[] = {
    { " p h1 h2 h3 h4 h5 h6 blockquote pre table hr dl figure ", KIND_PARAGRAPH },
    { " div li tr section article header footer main aside nav figcaption dt dd address form "
      "fieldset details summary caption center ul ol menu ",
      KIND_LINE },
    { " script style head title template noscript svg math ", KIND_HIDDEN },
    { " img video audio iframe object embed picture ", KIND_MEDIA },
  };
  g_autofree char *word = g_strdup_printf (" %s ", name);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].names, word) != NULL)
      return kinds[i].kind;
  return KIND_NONE;
}

static gboolean
is_list (const char *name)
{
  return g_str_equal (name, "ul") || g_str_equal (name, "ol") || g_str_equal (name, "menu");
}

static void
break_line (Reader *reader, guint line_ends)
{
  reader->line_ends = MAX (reader->line_ends, line_ends);
  reader->space = FALSE;
}

static void
put_quotes (Reader *reader, guint quotes, const char *mark)
{
  for (guint i = 0; i < quotes; i++)
    g_string_append (reader->text, mark);
}

static void
start_line (Reader *reader)
{
  guint ends = reader->text->len > 0 ? MIN (reader->line_ends, MAX_BLANK_LINES + 1) : 0;

  for (guint i = 0; i < ends; i++)
    {
      put_quotes (reader, i > 0 ? MIN (reader->quotes, reader->quotes_before) : 0, ">");
      g_string_append_c (reader->text, '\n');
    }
  put_quotes (reader, reader->quotes, "> ");
  reader->quotes_before = reader->quotes;
  reader->line_ends = 0;
  reader->space = FALSE;
  if (reader->bullet != NULL)
    g_string_append (reader->text, reader->bullet);
  g_clear_pointer (&reader->bullet, g_free);
}

static gboolean
at_line_start (const Reader *reader)
{
  return reader->text->len == 0 || reader->line_ends > 0;
}

static void
put_word (Reader *reader, const char *word, gsize length)
{
  if (length == 0)
    return;
  if (at_line_start (reader) || reader->bullet != NULL)
    start_line (reader);
  else if (reader->space)
    g_string_append_c (reader->text, ' ');
  reader->space = reader->boxed = FALSE;
  if (reader->strike)
    g_string_append (reader->text, STRUCK);
  reader->struck = reader->struck || reader->strike;
  reader->strike = FALSE;
  g_string_append_len (reader->text, word, (gssize) length);
}

static gboolean
strikes (const char *name)
{
  return g_str_equal (name, "s") || g_str_equal (name, "del") || g_str_equal (name, "strike");
}

/* How words look is left out, but for what would then say the opposite. */
static void
end_strike (Reader *reader)
{
  if (reader->struck)
    g_string_append (reader->text, STRUCK);
  reader->strike = reader->struck = FALSE;
}

static void
put_preformatted (Reader *reader, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *stop = memchr (text, '\n', (gsize) (end - text));

      put_word (reader, text, (gsize) ((stop != NULL ? stop : end) - text));
      if (stop == NULL)
        return;
      reader->line_ends++;
      text = stop + 1;
    }
}

/* A zero-width blank, or the mark that a byte order has in the middle of a text. */
static gsize
invisible_length (const char *at, const char *end)
{
  if (end - at >= 3 && (memcmp (at, "\xe2\x80\x8b", 3) == 0 || memcmp (at, "\xef\xbb\xbf", 3) == 0))
    return 3;
  return 0;
}

static gsize
blank_length (const char *at, const char *end)
{
  if (strchr (" \t\n\r\f", *at) != NULL)
    return 1;
  return end - at >= 2 && memcmp (at, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

/* Blanks that editors put in to keep words apart are blanks to a person. */
static void
put_text (Reader *reader, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *word = text;
      gsize blank = 0, nothing = 0;

      while (text < end && (blank = blank_length (text, end)) == 0 &&
             (nothing = invisible_length (text, end)) == 0)
        text++;
      put_word (reader, word, (gsize) (text - word));
      if (text < end && blank > 0 && !at_line_start (reader))
        reader->space = TRUE;
      text += text < end ? blank + nothing : 0;
    }
}

static void
characters_cb (void *data, const xmlChar *characters, int length)
{
  Reader *reader = data;

  if (reader->hidden > 0 || length <= 0)
    return;
  if (reader->preformatted > 0)
    put_preformatted (reader, (const char *) characters, (gsize) length);
  else
    put_text (reader, (const char *) characters, (gsize) length);
}

static gboolean
has_attribute (const xmlChar **attributes, const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_attribute (const xmlChar **attributes, const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
      return (const char *) attributes[i + 1];
  return NULL;
}

static SiloamImportWord
word_of_media (const char *name)
{
  if (g_str_equal (name, "img") || g_str_equal (name, "picture"))
    return SILOAM_IMPORT_WORD_PHOTO;
  if (g_str_equal (name, "video"))
    return SILOAM_IMPORT_WORD_VIDEO;
  return g_str_equal (name, "audio") ? SILOAM_IMPORT_WORD_AUDIO : SILOAM_IMPORT_WORD_FILE;
}

static void
leave_out_media (Reader *reader, const char *name, const xmlChar **attributes)
{
  const char *from = find_attribute (attributes, "src");

  if (reader->item == NULL || g_str_equal (name, "picture"))
    return;
  /* The picture itself, in letters. */
  if (from == NULL || g_ascii_strncasecmp (from, "data:", 5) == 0)
    from = "";
  siloam_import_leave_out (reader->item, reader->options, word_of_media (name), from);
}

static void
start_item (Reader *reader)
{
  g_autofree char *indent = NULL;
  guint *number;

  g_clear_pointer (&reader->bullet, g_free);
  if (reader->lists->len == 0)
    {
      reader->bullet = g_strdup ("- ");
      return;
    }
  indent = g_strnfill (2 * (reader->lists->len - 1), ' ');
  number = &g_array_index (reader->lists, guint, reader->lists->len - 1);
  if (*number == G_MAXUINT)
    reader->bullet = g_strconcat (indent, "- ", NULL);
  else
    reader->bullet = g_strdup_printf ("%s%u. ", indent, ++*number);
}

static void
start_link (Reader *reader, const char *address)
{
  g_clear_pointer (&reader->address, g_free);
  if (address == NULL || address[0] == '\0' || address[0] == '#' ||
      g_ascii_strncasecmp (address, "javascript:", 11) == 0 ||
      g_ascii_strncasecmp (address, "data:", 5) == 0)
    return;
  reader->address = g_strdup (address);
  reader->link_from = reader->text->len;
}

/* "example.org" for "https://example.org/" says it all. */
static gboolean
says_address (const char *words, const char *address)
{
  const char *host = strstr (address, "://");
  const char *rest = address;

  if (g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    rest = address + 7;
  else if (host != NULL && !g_str_has_prefix (words, "http"))
    rest = host + 3;
  if (!g_str_has_prefix (rest, words))
    return FALSE;
  rest += strlen (words);
  return rest[0] == '\0' || g_str_equal (rest, "/");
}

static void
end_link (Reader *reader)
{
  g_autofree char *address = g_steal_pointer (&reader->address);
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;

  if (address == NULL)
    return;
  words = g_strstrip (g_strdup (reader->text->str + MIN (reader->link_from, reader->text->len)));
  if (words[0] == '\0' || says_address (words, address))
    return;
  shown = g_strdup_printf ("(%s)", address);
  reader->space = TRUE;
  put_word (reader, shown, strlen (shown));
}

static void
start_list (Reader *reader, const char *name)
{
  guint number = g_str_equal (name, "ol") ? 0 : G_MAXUINT;

  break_line (reader, reader->lists->len == 0 ? 2 : 1);
  g_array_append_val (reader->lists, number);
}

static void
start_words (Reader *reader, const char *name, const xmlChar **attributes)
{
  if (is_list (name))
    start_list (reader, name);
  else if (g_str_equal (name, "li"))
    start_item (reader);
  else if (g_str_equal (name, "a"))
    start_link (reader, find_attribute (attributes, "href"));
  else if (g_str_equal (name, "br"))
    break_line (reader, at_line_start (reader) ? reader->line_ends + 1 : 1);
  else if (g_str_equal (name, "hr"))
    {
      put_word (reader, "---", 3);
      break_line (reader, 2);
    }
  else if (g_str_equal (name, "tr"))
    reader->cells = 0;
  else if ((g_str_equal (name, "td") || g_str_equal (name, "th")) && reader->cells++ > 0)
    {
      reader->space = TRUE;
      put_word (reader, "|", 1);
      reader->space = TRUE;
    }
  else if (g_str_equal (name, "input") &&
           g_strcmp0 (find_attribute (attributes, "type"), "checkbox") == 0)
    {
      gboolean checked = has_attribute (attributes, "checked");
      put_word (reader, checked ? "[x]" : "[ ]", 3);
      reader->space = reader->boxed = TRUE;
    }
  else if (strikes (name))
    reader->strike = !reader->struck;
}

/* Editors put every item of a list in a paragraph of its own; it is the second that needs a blank
 * line. */
static void
start_block (Reader *reader, Kind kind)
{
  gboolean first = reader->lists->len > 0 && reader->bullet != NULL;

  if (!reader->boxed)
    break_line (reader, kind == KIND_PARAGRAPH && !first ? 2 : 1);
}

static void
end_block (Reader *reader, Kind kind)
{
  reader->boxed = FALSE;
  break_line (reader, kind == KIND_PARAGRAPH && reader->lists->len == 0 ? 2 : 1);
}

static void
start_cb (void *data, const xmlChar *element, const xmlChar **attributes)
{
  Reader *reader = data;
  const char *name = (const char *) element;
  Kind kind = kind_of (name);

  if (++reader->depth > MAX_DEPTH || reader->too_deep)
    {
      reader->too_deep = TRUE;
      xmlStopParser (reader->parser);
      return;
    }
  reader->hidden += kind == KIND_HIDDEN;
  if (reader->hidden > 0)
    return;
  if (kind == KIND_MEDIA)
    leave_out_media (reader, name, attributes);
  else if (kind != KIND_NONE && !is_list (name))
    start_block (reader, kind);
  reader->preformatted += g_str_equal (name, "pre");
  reader->quotes += g_str_equal (name, "blockquote");
  start_words (reader, name, attributes);
}

static void
end_list (Reader *reader)
{
  g_clear_pointer (&reader->bullet, g_free);
  if (reader->lists->len > 0)
    g_array_set_size (reader->lists, reader->lists->len - 1);
  break_line (reader, reader->lists->len == 0 ? 2 : 1);
}

static void
end_cb (void *data, const xmlChar *element)
{
  Reader *reader = data;
  const char *name = (const char *) element;
  Kind kind = kind_of (name);

  reader->depth -= reader->depth > 0;
  if (reader->hidden > 0)
    {
      reader->hidden -= kind == KIND_HIDDEN;
      return;
    }
  reader->preformatted -= reader->preformatted > 0 && g_str_equal (name, "pre");
  reader->quotes -= reader->quotes > 0 && g_str_equal (name, "blockquote");
  if (g_str_equal (name, "a"))
    end_link (reader);
  if (strikes (name))
    end_strike (reader);
  if (is_list (name))
    end_list (reader);
  else if (kind == KIND_PARAGRAPH || kind == KIND_LINE)
    end_block (reader, kind);
}

static void
parse (Reader *reader, const char *html)
{
  htmlSAXHandler handler = {
    .startElement = start_cb,
    .endElement = end_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
  };
  xmlDoc *document;

  xmlInitParser ();
  reader->parser = htmlNewParserCtxt ();
  *reader->parser->sax = handler;
  reader->parser->userData = reader;
  document = htmlCtxtReadMemory (reader->parser, html, (int) strlen (html), NULL, "UTF-8", OPTIONS);
  if (document != NULL)
    xmlFreeDoc (document);
  htmlFreeParserCtxt (reader->parser);
}

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

/**
 * siloam_import_html_to_text:
 * @html: UTF-8
 * @options: for the language of what is told in @item
 * @item: (nullable): where pictures and the like are told
 *
 * Returns: (transfer full) (nullable): its words, %NULL with `TOO_LARGE` or `UNSAFE`
 */
char *
siloam_import_html_to_text (const char *html,
                            const SiloamImportOptions *options,
                            SiloamImportItem *item,
                            GError **error)
{
  Reader reader = { .options = options, .item = item };
  gboolean fine = TRUE;

  if (strlen (html) > MAX_BYTES)
    {
      refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "this HTML is larger than any page", error);
      return NULL;
    }
  reader.text = g_string_new (NULL);
  reader.lists = g_array_new (FALSE, FALSE, sizeof (guint));
  parse (&reader, html);
  if (reader.too_deep)
    fine = refuse (SILOAM_IMPORT_ERROR_UNSAFE, "this HTML is nested without end", error);
  g_free (reader.bullet);
  g_free (reader.address);
  g_array_unref (reader.lists);
  return g_string_free (reader.text, !fine);
}
