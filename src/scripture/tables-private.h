/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "scripture/reference.h"

G_BEGIN_DECLS

/* The tables of data/scripture, compiled in by make-tables.py. */

#define SILOAM_N_BOOKS 66
#define SILOAM_N_NUMBERINGS 4
#define SILOAM_N_LANGUAGES 5

typedef enum
{
  SILOAM_LANGUAGE_NL,
  SILOAM_LANGUAGE_EN,
  SILOAM_LANGUAGE_DE,
  SILOAM_LANGUAGE_FR,
  SILOAM_LANGUAGE_ES,
} SiloamLanguage;

typedef enum
{
  SILOAM_WORD_CHAPTER,
  SILOAM_WORD_VERSE,
  SILOAM_WORD_AND,
  SILOAM_WORD_TO,
  SILOAM_WORD_NEXT,      /* "f.": this verse and the next */
  SILOAM_WORD_FOLLOWING, /* "ff.": to the end of the chapter */
  SILOAM_WORD_FIRST,
  SILOAM_WORD_SECOND,
  SILOAM_WORD_THIRD,
  SILOAM_WORD_FOURTH,
  SILOAM_WORD_FIFTH,
  SILOAM_WORD_SUFFIX, /* the "e" of "2e" */
  SILOAM_WORD_LETTER, /* "the first letter of …" */
  SILOAM_WORD_FILLER,
  SILOAM_WORD_CLOCK,
  SILOAM_WORD_UNIT,
} SiloamWordClass;
#define SILOAM_N_WORD_CLASSES 16

/* How sure a name is by itself. */
typedef enum
{
  SILOAM_STRENGTH_NONE = '-',
  SILOAM_STRENGTH_STRONG = 's',   /* nothing else it could be */
  SILOAM_STRENGTH_FORENAME = 'n', /* a bare chapter needs a capital */
  SILOAM_STRENGTH_WEAK = 'w',     /* a common word: needs a capital, and a verse or a dot */
  SILOAM_STRENGTH_WEAKEST = 'x',  /* a very common word: needs a capital, a dot and a verse */
} SiloamStrength;

/* A folded name. It may be a book by itself, the name of a set of numbered books, both
 * ("johannes"), or neither: then it is the last word of a longer name. */
typedef struct
{
  const char *name;
  guint8 book;
  char strength;
  guint8 set_base;
  guint8 set_size;
  char set_strength;
} SiloamBookName;

typedef struct
{
  const char *code;
  const SiloamBookName *names; /* sorted */
  gsize n_names;
} SiloamLexicon;

typedef struct
{
  const guint8 *verses;  /* of every chapter of every book, in order */
  const guint16 *starts; /* of book n (from 1) in verses; one more at the end */
} SiloamVerseCounts;

/* Verses first to last of a chapter are, in kjv, the verses from kjv_first of kjv_chapter on. */
typedef struct
{
  guint8 book, chapter, first, last, kjv_chapter, kjv_first;
} SiloamNumberingRule;

typedef struct
{
  const SiloamNumberingRule *rules;
  gsize n_rules;
  const guint8 *psalm_shifts; /* by psalm number */
} SiloamNumberingRules;

extern const char *const siloam_books_osis[SILOAM_N_BOOKS + 1];
extern const SiloamVerseCounts siloam_verse_counts[SILOAM_N_NUMBERINGS];
extern const SiloamLexicon siloam_lexicons[SILOAM_N_LANGUAGES];
/* Longest first, each list ended by NULL. */
extern const char *const *const siloam_words[SILOAM_N_WORD_CLASSES][SILOAM_N_LANGUAGES];
extern const SiloamNumberingRules siloam_numbering_rules[SILOAM_N_NUMBERINGS];

SiloamLanguage siloam_language_from_code (const char *code);
const SiloamBookName *siloam_lexicon_lookup (SiloamLanguage language, const char *folded);
gboolean siloam_words_contain (SiloamWordClass kind, SiloamLanguage language, const char *folded);

guint siloam_book_last_chapter (SiloamNumbering numbering, guint book);
guint siloam_chapter_last_verse (SiloamNumbering numbering, guint book, guint chapter);

G_END_DECLS
