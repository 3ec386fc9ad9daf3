/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks things up in the compiled tables: names, words, the size of books and chapters. Pure, any
 * thread. */

#include "scripture/tables-private.h"

#include <stdlib.h>
#include <string.h>

/* "nl_NL.UTF-8" is Dutch; a language without a lexicon is read as English. */
SiloamLanguage
siloam_language_from_code (const char *code)
{
  gsize length = code != NULL ? strcspn (code, "_-.@") : 0;

  for (guint i = 0; i < SILOAM_N_LANGUAGES; i++)
    if (length == 2 && strncmp (siloam_lexicons[i].code, code, 2) == 0)
      return (SiloamLanguage) i;
  return SILOAM_LANGUAGE_EN;
}

static int
compare_names (const void *key, const void *entry)
{
  return strcmp (key, ((const SiloamBookName *) entry)->name);
}

const SiloamBookName *
siloam_lexicon_lookup (SiloamLanguage language, const char *folded)
{
  const SiloamLexicon *lexicon = &siloam_lexicons[language];

  return bsearch (folded, lexicon->names, lexicon->n_names, sizeof *lexicon->names, compare_names);
}

gboolean
siloam_words_contain (SiloamWordClass kind, SiloamLanguage language, const char *folded)
{
  return g_strv_contains (siloam_words[kind][language], folded);
}

/* 0 when there is no such book. */
guint
siloam_book_last_chapter (SiloamNumbering numbering, guint book)
{
  const guint16 *starts = siloam_verse_counts[numbering].starts;

  if (book < 1 || book > SILOAM_N_BOOKS)
    return 0;
  return starts[book + 1] - starts[book];
}

/* 0 when there is no such chapter. */
guint
siloam_chapter_last_verse (SiloamNumbering numbering, guint book, guint chapter)
{
  const SiloamVerseCounts *counts = &siloam_verse_counts[numbering];

  if (chapter < 1 || chapter > siloam_book_last_chapter (numbering, book))
    return 0;
  return counts->verses[counts->starts[book] + chapter - 1];
}
