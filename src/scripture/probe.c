/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds out how a text numbers its verses, from the text: what a module says of itself is often not
 * so. Proper names are nearly the same in all languages of Latin script; for others, and for the
 * rest, it looks at which verses there are. Pure, any thread. */

#include "scripture/probe-private.h"

#include <string.h>

#define BOOK_PSALMS 19
#define BOOK_ISAIAH 23
#define BOOK_JOEL 29
#define BOOK_MALACHI 39

/* Words of small letters without diacritics, a blank before each. */
static char *
fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (" ");

  for (const char *at = plain; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalpha (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
      else if (!g_unichar_ismark (c) && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  return g_string_free (folded, FALSE);
}

/* A name at the beginning of a word: many languages put an ending to it. */
static gboolean
names (const char *text, const char *const *spellings)
{
  g_autofree char *folded = fold (text);

  for (guint i = 0; spellings[i] != NULL; i++)
    if (strstr (folded, spellings[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
names_bathsheba (const char *text)
{
  static const char *const spellings[] = { " nathan",   " natan",     " bathsheba", " bath sheba",
                                           " bathseba", " bath seba", " batsheba",  " bat sheba",
                                           " batseba",  " bat seba",  NULL };

  return names (text, spellings);
}

static gboolean
names_naphtali (const char *text)
{
  static const char *const spellings[] = { " naphtali", " naphthali", " naftali", " nafthali",
                                           " nephtali", " nephthali", " neftali", " nefthali",
                                           " zebulon",  " zebulun",   " zabulon", " zabulun",
                                           NULL };

  return names (text, spellings);
}

static void
look_at_psalms (SiloamProbe *self, guint chapter, guint verse, const char *text)
{
  self->has_psalms = TRUE;
  if (chapter == 51 && verse == 2 && names_bathsheba (text))
    self->psalm_names_bathsheba = TRUE;
  if (chapter == 50 && verse == 2 && names_bathsheba (text))
    self->psalm_is_greek = TRUE;
  /* Only with the title counted is Ps. 51 longer than 19 verses, Ps. 34 than 22. */
  if ((chapter == 51 && verse == 21) || (chapter == 34 && verse == 23))
    self->psalm_counts_title = TRUE;
}

void
siloam_probe_look (SiloamProbe *self, guint book, guint chapter, guint verse, const char *text)
{
  if (book == BOOK_PSALMS)
    look_at_psalms (self, chapter, verse, text);
  else if (book == BOOK_ISAIAH && chapter == 8 && verse == 23)
    self->isaiah_8_ends_late = TRUE;
  else if (book == BOOK_ISAIAH && chapter == 9 && verse == 1 && names_naphtali (text))
    self->isaiah_9_begins_early = TRUE;
  else if ((book == BOOK_JOEL && chapter == 4 && verse == 1) ||
           (book == BOOK_MALACHI && chapter == 3 && verse == 19))
    self->hebrew_chapters = TRUE;
}

gboolean
siloam_probe_has_greek_psalms (const SiloamProbe *self, const SiloamCanon *declared)
{
  return self->psalm_is_greek || (self->has_psalms && siloam_canon_has_greek_psalms (declared));
}

static SiloamNumbering
numbering_of (const SiloamCanon *declared)
{
  static const struct
  {
    const char *name;
    SiloamNumbering numbering;
  } known[] = {
    { "calvin", SILOAM_NUMBERING_NLD },    { "catholic", SILOAM_NUMBERING_MT },
    { "catholic2", SILOAM_NUMBERING_MT },  { "darbyfr", SILOAM_NUMBERING_SEGOND },
    { "german", SILOAM_NUMBERING_MT },     { "leningrad", SILOAM_NUMBERING_MT },
    { "luther", SILOAM_NUMBERING_MT },     { "mt", SILOAM_NUMBERING_MT },
    { "segond", SILOAM_NUMBERING_SEGOND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (declared->name, known[i].name))
      return known[i].numbering;
  return SILOAM_NUMBERING_KJV;
}

SiloamNumbering
siloam_probe_get_psalms (const SiloamProbe *self, const SiloamCanon *declared)
{
  SiloamNumbering by_name = numbering_of (declared);

  if (!self->has_psalms)
    return by_name;
  if (!self->psalm_names_bathsheba && !self->psalm_counts_title)
    return SILOAM_NUMBERING_KJV;
  return by_name != SILOAM_NUMBERING_KJV ? by_name : SILOAM_NUMBERING_NLD;
}

SiloamNumbering
siloam_probe_get_rest (const SiloamProbe *self, const SiloamCanon *declared)
{
  SiloamNumbering by_name = numbering_of (declared);

  if (self->hebrew_chapters)
    return SILOAM_NUMBERING_MT;
  if (self->isaiah_8_ends_late)
    return by_name == SILOAM_NUMBERING_SEGOND ? by_name : SILOAM_NUMBERING_NLD;
  return self->isaiah_9_begins_early ? SILOAM_NUMBERING_KJV : by_name;
}
