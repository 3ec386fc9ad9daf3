/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns the markup of a module (OSIS, ThML, GBF) into the words of a verse: notes and headings go,
 * poetry and paragraphs become blanks, names of God keep their capitals. Pure, any thread; no input
 * makes it fail. */

#include "scripture/verse-text.h"

#include <string.h>

#define MAX_ENTITY 10
#define MAX_OTHER 12

/* Where text goes. */
typedef enum
{
  INTO_VERSE,
  INTO_TITLE,
  INTO_NOTE,
  INTO_NOTHING,
} Place;

typedef struct
{
  SiloamMarkup markup;
  const char *at, *end;
  GString *verse, *title, *note;
  char *other;
  Place place;
  guint depth;       /* of elements of the name below that are open */
  char dropping[16]; /* the element whose content is not for the verse */
  gboolean capitals;
  gboolean no_more_tags; /* no '>' is left */
} Reader;

typedef struct
{
  const char *name;
  gsize name_length;
  const char *attributes, *end; /* end: at the '>' */
  gboolean closing, empty;
} Tag;

static GString *
target (Reader *self)
{
  switch (self->place)
    {
    case INTO_VERSE:
      return self->verse;
    case INTO_TITLE:
      return self->title;
    case INTO_NOTE:
      return self->note;
    case INTO_NOTHING:
      break;
    }
  return NULL;
}

/* Blanks of all kinds become one; none stands first. */
static void
put (Reader *self, gunichar c)
{
  GString *out = target (self);

  if (out == NULL || c == 0x00b6 || c == 0xfeff ||
      (g_unichar_iscntrl (c) && !g_unichar_isspace (c)))
    return;
  if (!g_unichar_isspace (c))
    g_string_append_unichar (out, self->capitals ? g_unichar_toupper (c) : c);
  else if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
put_text (Reader *self, const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    put (self, g_utf8_get_char (at));
}

static gboolean
tag_is (const Tag *tag, const char *name)
{
  return strlen (name) == tag->name_length && strncmp (tag->name, name, tag->name_length) == 0;
}

static gboolean
tag_is_one_of (const Tag *tag, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (tag_is (tag, names[i]))
      return TRUE;
  return FALSE;
}

/* Between the quotes; FALSE when there is no such attribute. */
static gboolean
tag_get (const Tag *tag, const char *attribute, const char **value, gsize *length)
{
  gsize name_length = strlen (attribute);

  for (const char *at = tag->attributes; at + name_length + 2 < tag->end; at++)
    {
      const char *close;

      if (!g_ascii_isspace (*at) || strncmp (at + 1, attribute, name_length) != 0 ||
          at[name_length + 1] != '=' || strchr ("\"'", at[name_length + 2]) == NULL)
        continue;
      *value = at + name_length + 3;
      close = memchr (*value, at[name_length + 2], (gsize) (tag->end - *value));
      *length = close != NULL ? (gsize) (close - *value) : 0;
      return close != NULL;
    }
  return FALSE;
}

static gboolean
tag_has (const Tag *tag, const char *attribute, const char *expected)
{
  const char *value;
  gsize length;

  return tag_get (tag, attribute, &value, &length) && length == strlen (expected) &&
         strncmp (value, expected, length) == 0;
}

/* "(9:5)", the number of the verse in another numbering. */
static void
keep_other (Reader *self)
{
  const char *at = self->note->str;
  gsize length;

  at += strspn (at, " ([");
  length = strspn (at, "0123456789:");
  if (self->other == NULL && length >= 3 && length < MAX_OTHER && at != self->note->str &&
      memchr (at, ':', length) != NULL && at[length + strspn (at + length, " )].")] == '\0')
    self->other = g_strndup (at, length);
  g_string_truncate (self->note, 0);
}

static void
begin_drop (Reader *self, const Tag *tag, Place place)
{
  if (tag->empty || tag->name_length >= sizeof self->dropping)
    return;
  memcpy (self->dropping, tag->name, tag->name_length);
  self->dropping[tag->name_length] = '\0';
  self->depth = 1;
  self->place = place;
  if (place == INTO_TITLE)
    put (self, ' ');
}

/* Inside what is dropped only the end of it matters. */
static void
pass_tag (Reader *self, const Tag *tag)
{
  if (tag_is (tag, self->dropping) && !tag->empty)
    self->depth += tag->closing ? -1U : 1U;
  if (self->depth > 0)
    {
      put (self, tag_is (tag, "lb") || tag_is (tag, "l") ? ' ' : 0);
      return;
    }
  if (self->place == INTO_NOTE)
    keep_other (self);
  self->place = INTO_VERSE;
}

static void
put_marker (Reader *self, const Tag *tag)
{
  const char *value;
  gsize length;

  if (!tag->closing && tag_get (tag, "marker", &value, &length))
    put_text (self, value, length);
}

static void
read_osis_tag (Reader *self, const Tag *tag)
{
  static const char *const breaks[] = { "l", "lb", "lg", "p", "div", NULL };

  if (tag_is (tag, "note") && !tag->closing)
    begin_drop (self, tag, INTO_NOTE);
  else if (tag_is (tag, "title") && !tag->closing)
    begin_drop (self, tag, tag_has (tag, "canonical", "true") ? INTO_TITLE : INTO_NOTHING);
  else if ((tag_is (tag, "figure") || tag_is (tag, "speaker")) && !tag->closing)
    begin_drop (self, tag, INTO_NOTHING);
  else if (tag_is (tag, "divineName"))
    self->capitals = !tag->closing && !tag->empty;
  else if (tag_is (tag, "q"))
    put_marker (self, tag);
  else if (tag_is (tag, "milestone") && tag_has (tag, "type", "cQuote"))
    put_marker (self, tag);
  else if (tag_is (tag, "milestone") || tag_is_one_of (tag, breaks))
    put (self, ' ');
}

static void
read_thml_tag (Reader *self, const Tag *tag)
{
  static const char *const breaks[] = { "br", "p", "div", "l", "lb", NULL };

  if (tag_is (tag, "note") && !tag->closing)
    begin_drop (self, tag, INTO_NOTE);
  else if (tag_is (tag, "div") && !tag->closing &&
           (tag_has (tag, "class", "sechead") || tag_has (tag, "class", "title")))
    begin_drop (self, tag, INTO_NOTHING);
  else if (tag_is_one_of (tag, breaks))
    put (self, ' ');
}

/* <RF> ends with <Rf>: the end of what is dropped is another name. */
static void
read_gbf_tag (Reader *self, const Tag *tag)
{
  static const char *const opening[] = { "RF", "TS", "TH", "TB", NULL };
  static const char *const ending[] = { "Rf", "Ts", "Th", "Tb", NULL };

  if (tag_is_one_of (tag, opening))
    self->place = tag_is (tag, "RF") ? INTO_NOTE : INTO_NOTHING;
  else if (tag_is_one_of (tag, ending))
    {
      if (self->place == INTO_NOTE)
        keep_other (self);
      self->place = INTO_VERSE;
    }
  else if (tag->name[0] == 'C' && tag->name_length == 2)
    put (self, ' ');
}

static void
read_tag (Reader *self, const Tag *tag)
{
  if (self->markup == SILOAM_MARKUP_GBF)
    read_gbf_tag (self, tag);
  else if (self->place != INTO_VERSE)
    pass_tag (self, tag);
  else if (self->markup == SILOAM_MARKUP_OSIS)
    read_osis_tag (self, tag);
  else
    read_thml_tag (self, tag);
}

/* At a '<'; FALSE when it is none of a tag. */
static gboolean
take_tag (Reader *self)
{
  const char *close = NULL;
  const char *at = self->at + 1;
  Tag tag = { 0 };

  if (!self->no_more_tags)
    close = memchr (at, '>', (gsize) (self->end - at));
  self->no_more_tags = close == NULL;
  if (close == NULL || at == close ||
      (*at != '/' && *at != '!' && *at != '?' && !g_ascii_isalpha (*at)))
    return FALSE;
  tag.closing = *at == '/';
  tag.empty = close[-1] == '/' && !tag.closing;
  tag.name = at + tag.closing;
  tag.attributes = tag.name;
  while (tag.attributes < close && (g_ascii_isalnum (*tag.attributes) || *tag.attributes == ':'))
    tag.attributes++;
  tag.name_length = (gsize) (tag.attributes - tag.name);
  tag.end = close;
  read_tag (self, &tag);
  self->at = close + 1;
  return TRUE;
}

static gunichar
entity_value (const char *name, gsize length)
{
  static const struct
  {
    const char *name;
    gunichar value;
  } known[] = { { "amp", '&' },   { "lt", '<' },   { "gt", '>' },       { "quot", '"' },
                { "apos", '\'' }, { "nbsp", ' ' }, { "mdash", 0x2014 }, { "ndash", 0x2013 } };
  char *rest = NULL;
  g_autofree char *text = g_strndup (name, length);
  guint64 value;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (text, known[i].name))
      return known[i].value;
  if (text[0] != '#' || !g_ascii_isalnum (text[1]))
    return 0;
  value = text[1] == 'x' ? g_ascii_strtoull (text + 2, &rest, 16)
                         : g_ascii_strtoull (text + 1, &rest, 10);
  return *rest == '\0' && value < 0x110000 && g_unichar_validate ((gunichar) value)
             ? (gunichar) value
             : 0;
}

static gboolean
take_entity (Reader *self)
{
  gsize reach = MIN ((gsize) (self->end - self->at), MAX_ENTITY);
  const char *close = memchr (self->at, ';', reach);
  gunichar value = close != NULL ? entity_value (self->at + 1, (gsize) (close - self->at - 1)) : 0;

  if (value == 0)
    return FALSE;
  put (self, value);
  self->at = close + 1;
  return TRUE;
}

/* "\nd " and the like: marks of the USFM a module was made from. */
static gboolean
take_usfm (Reader *self)
{
  const char *at = self->at + 1;

  while (at < self->end && g_ascii_islower (*at))
    at++;
  if (at == self->at + 1)
    return FALSE;
  if (at < self->end && *at == '*')
    at++;
  else if (at < self->end && *at == ' ')
    at++;
  self->at = at;
  return TRUE;
}

/* "] [ (Psalms 51:21)": where two verses were joined into one. */
static gboolean
take_joint (Reader *self)
{
  const char *close;

  if (self->end - self->at < 6 || strncmp (self->at, "] [ (", 5) != 0)
    return FALSE;
  close = memchr (self->at, ')', MIN ((gsize) (self->end - self->at), 40));
  if (close == NULL || !g_ascii_isdigit (close[-1]))
    return FALSE;
  put (self, ' ');
  self->at = close + 1;
  return TRUE;
}

static gboolean
take_special (Reader *self)
{
  switch (*self->at)
    {
    case '<':
      return self->markup != SILOAM_MARKUP_PLAIN && take_tag (self);
    case '&':
      return self->markup != SILOAM_MARKUP_PLAIN && take_entity (self);
    case '\\':
      return take_usfm (self);
    case ']':
      return take_joint (self);
    default:
      return FALSE;
    }
}

static char *
finish (GString *text)
{
  return g_strchomp (g_string_free (text, FALSE));
}

void
siloam_verse_text_init (SiloamVerseText *self, SiloamMarkup markup, const char *raw, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (raw, (gssize) length);
  Reader reader = {
    .markup = markup,
    .at = valid,
    .end = valid + strlen (valid),
    .verse = g_string_sized_new (length),
    .title = g_string_new (NULL),
    .note = g_string_new (NULL),
  };

  while (reader.at < reader.end)
    {
      if (take_special (&reader))
        continue;
      put (&reader, g_utf8_get_char (reader.at));
      reader.at = g_utf8_next_char (reader.at);
    }
  self->text = finish (reader.verse);
  self->title = finish (reader.title);
  self->other = reader.other;
  g_string_free (reader.note, TRUE);
  if (self->title[0] == '\0')
    g_clear_pointer (&self->title, g_free);
}

void
siloam_verse_text_clear (SiloamVerseText *self)
{
  g_free (self->text);
  g_free (self->title);
  g_free (self->other);
}
