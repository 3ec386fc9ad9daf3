/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of Day One are Markdown in which every sign that could mean something has a backslash,
 * and in which pictures and entries are links that nobody else follows. Any thread. */

#include <string.h>

#include "export/read-day-one.h"

#define ZERO_WIDTH_BLANK "\xe2\x80\x8b"
#define OBJECT_SIGN "\xef\xbf\xbc"
/* A link is a line; what is longer is something else. */
#define MAX_LINK_BYTES 4096

typedef struct
{
  SiloamDayOneMediaFunc media;
  gpointer user_data;
  GString *text;
  gboolean fenced;  /* between lines of ``` nothing has backslashes */
  gboolean emptied; /* the line above held pictures and nothing else */
} Cleaner;

static const struct
{
  const char *start;
  SiloamImportWord kind;
} places[] = {
  { "dayone-moment:/video/", SILOAM_IMPORT_WORD_VIDEO },
  { "dayone-moment:/audio/", SILOAM_IMPORT_WORD_AUDIO },
  { "dayone-moment:/pdfAttachment/", SILOAM_IMPORT_WORD_PDF },
  { "dayone-moment:/photo/", SILOAM_IMPORT_WORD_PHOTO },
  { "dayone-moment://", SILOAM_IMPORT_WORD_PHOTO },
  { "dayone-moment:", SILOAM_IMPORT_WORD_FILE },
  { "photos/", SILOAM_IMPORT_WORD_PHOTO },
  { "videos/", SILOAM_IMPORT_WORD_VIDEO },
  { "audios/", SILOAM_IMPORT_WORD_AUDIO },
  { "pdfs/", SILOAM_IMPORT_WORD_PDF },
};

static gboolean
take_media (Cleaner *cleaner, const char *address)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (address, places[i].start))
      {
        if (cleaner->media != NULL)
          cleaner->media (places[i].kind, address + strlen (places[i].start), cleaner->user_data);
        return TRUE;
      }
  return FALSE;
}

/* From "[" to the closing bracket of its kind in the same line; NULL when there is none. */
static const char *
find_close (const char *open, const char *end, char close)
{
  guint depth = 0;

  if (end - open > MAX_LINK_BYTES)
    end = open + MAX_LINK_BYTES;
  for (const char *at = open; at < end; at++)
    {
      if (*at == '\\' && at + 1 < end)
        at++;
      else if (*at == *open)
        depth++;
      else if (*at == close && --depth == 0)
        return at;
    }
  return NULL;
}

static gboolean
is_own_link (const char *address)
{
  return g_str_has_prefix (address, "dayone://") || g_str_has_prefix (address, "dayone2://");
}

static void put_plain (Cleaner *cleaner, const char *text, const char *end);

/* "![](…)" or "[words](…)" at @at: returns what follows it, or NULL when it stays as it is. */
static const char *
pass_link (Cleaner *cleaner, const char *at, const char *end)
{
  gboolean picture = at[0] == '!';
  const char *open = at + picture;
  const char *close = find_close (open, end, ']');
  const char *address_end =
      close != NULL && close + 1 < end && close[1] == '(' ? find_close (close + 1, end, ')') : NULL;
  g_autofree char *address = NULL;

  if (address_end == NULL)
    return NULL;
  address = g_strndup (close + 2, (gsize) (address_end - close - 2));
  if (picture && take_media (cleaner, address))
    return address_end + 1;
  if (!picture && is_own_link (address))
    {
      put_plain (cleaner, open + 1, close);
      return address_end + 1;
    }
  return NULL;
}

/* "\." and "\°"; not "C:\map". */
static gboolean
is_put_in (const char *at, const char *end)
{
  return *at == '\\' && at + 1 < end && !g_ascii_isspace (at[1]) &&
         !g_unichar_isalnum (g_utf8_get_char (at + 1));
}

static void
put_plain (Cleaner *cleaner, const char *text, const char *end)
{
  for (const char *at = text; at < end; at++)
    {
      if (is_put_in (at, end))
        at++;
      g_string_append_c (cleaner->text, *at);
    }
}

static void
put_line (Cleaner *cleaner, const char *line, const char *end)
{
  const char *from = line;

  for (const char *at = line; at < end;)
    {
      gboolean starts = *at == '[' || (*at == '!' && at + 1 < end && at[1] == '[');
      gsize length = cleaner->text->len;
      const char *next;

      if (*at == '\\' && at + 1 < end)
        {
          at += 2;
          continue;
        }
      if (!starts)
        {
          at++;
          continue;
        }
      put_plain (cleaner, from, at);
      next = pass_link (cleaner, at, end);
      if (next == NULL)
        {
          g_string_truncate (cleaner->text, length);
          at++;
          continue;
        }
      from = at = next;
    }
  put_plain (cleaner, from, end);
}

/* What a picture leaves behind is not a line. */
static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

/* The blank lines above and below a picture become those of one paragraph. */
static gboolean
is_left_over (const Cleaner *cleaner, const char *line)
{
  return cleaner->emptied && is_blank (line) &&
         (cleaner->text->len == 0 || g_str_has_suffix (cleaner->text->str, "\n\n"));
}

static void
put_any_line (Cleaner *cleaner, const char *line)
{
  gboolean fence = g_str_has_prefix (line + strspn (line, " "), "```");

  if (fence)
    cleaner->fenced = !cleaner->fenced;
  if (fence || cleaner->fenced)
    g_string_append (cleaner->text, line);
  else
    put_line (cleaner, line, line + strlen (line));
}

static void
clean_line (Cleaner *cleaner, const char *line, gboolean last)
{
  gsize start = cleaner->text->len;

  if (is_left_over (cleaner, line))
    return;
  put_any_line (cleaner, line);
  cleaner->emptied = !is_blank (line) && is_blank (cleaner->text->str + start);
  if (cleaner->emptied)
    g_string_truncate (cleaner->text, start);
  else if (!last)
    g_string_append_c (cleaner->text, '\n');
}

static char *
without (const char *text, const char *sign)
{
  g_auto (GStrv) parts = g_strsplit (text, sign, -1);

  return g_strjoinv (NULL, parts);
}

/**
 * siloam_day_one_clean:
 * @text: as Day One stores it
 * @media: (nullable): called for every picture in it
 *
 * Returns: (transfer full): the text as the person typed it
 */
char *
siloam_day_one_clean (const char *text, SiloamDayOneMediaFunc media, gpointer user_data)
{
  g_autofree char *visible = without (text, ZERO_WIDTH_BLANK);
  g_autofree char *words = without (visible, OBJECT_SIGN);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  Cleaner cleaner = { .media = media, .user_data = user_data };

  cleaner.text = g_string_sized_new (strlen (words));
  for (guint i = 0; lines[i] != NULL; i++)
    clean_line (&cleaner, lines[i], lines[i + 1] == NULL);
  return g_string_free (cleaner.text, FALSE);
}

static void
put_line_mark (GString *text, JsonObject *attributes)
{
  JsonObject *line = siloam_import_json_object (attributes, "line");
  const char *style = siloam_import_json_text (line, "listStyle");
  gint64 level = 0;

  if (siloam_import_json_integer (line, "header", &level) && level > 0 && level <= 6)
    g_string_append_printf (text, "%.*s ", (int) level, "######");
  else if (g_strcmp0 (style, "bulleted") == 0)
    g_string_append (text, "- ");
  else if (g_strcmp0 (style, "numbered") == 0)
    g_string_append (text, "1. ");
  else if (g_strcmp0 (style, "checkbox") == 0)
    g_string_append (text, siloam_import_json_truth (line, "checked") ? "- [x] " : "- [ ] ");
  else if (siloam_import_json_truth (line, "quote"))
    g_string_append (text, "> ");
}

/* Words of rich text have no backslashes that were put in; siloam_day_one_clean() takes some out.
 */
static void
put_rich_words (GString *text, JsonObject *part, const char *words)
{
  if (text->len == 0 || g_str_has_suffix (text->str, "\n"))
    put_line_mark (text, siloam_import_json_object (part, "attributes"));
  for (const char *at = words; *at != '\0'; at++)
    {
      if (*at == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *at);
    }
}

/* As the field "text" would have them. */
static void
put_embedded (GString *text, JsonArray *objects)
{
  for (guint i = 0; i < siloam_import_json_length (objects); i++)
    {
      JsonObject *object = siloam_import_json_item (objects, i);
      const char *type = siloam_import_json_text (object, "type");
      const char *id = siloam_import_json_text (object, "identifier");

      if (g_strcmp0 (type, "horizontalRuleLine") == 0)
        g_string_append (text, "\n\n---\n\n");
      else if (type != NULL && id != NULL)
        g_string_append_printf (text, "\n\n![](dayone-moment:/%s/%s)\n\n", type, id);
    }
}

/**
 * siloam_day_one_rich_text:
 * @json: (nullable): what is in "richText"
 *
 * Returns: (transfer full) (nullable): what the field "text" would have been
 */
char *
siloam_day_one_rich_text (const char *json)
{
  g_autofree char *copy = g_strdup (json != NULL ? json : "");
  g_autoptr (JsonNode) root = siloam_import_json_parse_object (copy, NULL);
  JsonArray *contents = siloam_import_json_array (siloam_import_json_as_object (root), "contents");
  GString *text = g_string_new (NULL);

  /* Some versions put plain words there. */
  if (root == NULL && json != NULL && json[strspn (json, " \n")] != '{')
    g_string_append (text, json);
  for (guint i = 0; i < siloam_import_json_length (contents); i++)
    {
      JsonObject *part = siloam_import_json_item (contents, i);
      const char *words = siloam_import_json_text (part, "text");

      if (words != NULL)
        put_rich_words (text, part, words);
      put_embedded (text, siloam_import_json_array (part, "embeddedObjects"));
    }
  return g_string_free (text, text->len == 0);
}

/**
 * siloam_day_one_set_words:
 * @text: as Day One stores it
 */
void
siloam_day_one_set_words (SiloamImportItem *item,
                          const char *text,
                          SiloamDayOneMediaFunc media,
                          gpointer user_data)
{
  g_autofree char *clean = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *title = NULL;
  const char *rest = text;

  heading = siloam_read_split_heading (text, &rest);
  clean = siloam_day_one_clean (rest, media, user_data);
  if (heading != NULL)
    title = siloam_day_one_clean (heading, media, user_data);
  siloam_read_set_words (item, title, clean);
}
