/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "scripture/reference.h"

G_BEGIN_DECLS

/* What is known of a Bible in the library. */
typedef struct
{
  char *id;
  char *title;    /* NULL when its file cannot be read: it can be removed or imported again */
  char *language; /* such as "nl" */
  char *licence;  /* empty when the module does not tell */
  SiloamNumbering psalms;
  SiloamNumbering rest;
  gboolean chosen;   /* the numbering was chosen by the user, not found in the text */
  gboolean packaged; /* came with Siloam: cannot be removed */
} SiloamBibleInfo;

void siloam_bible_info_free (SiloamBibleInfo *self);
/* May its text be copied at length? */
gboolean siloam_bible_info_is_free (const SiloamBibleInfo *self);

typedef enum
{
  SILOAM_EXCERPT_EXACT = 0,
  SILOAM_EXCERPT_TITLE = 1 << 0,   /* asked for the title of a psalm, which has no number here */
  SILOAM_EXCERPT_PARTIAL = 1 << 1, /* holds a little more than was asked for */
  SILOAM_EXCERPT_CLAMPED = 1 << 2, /* a verse is part of the last one of its chapter */
} SiloamExcerptFlags;

typedef struct
{
  SiloamReference reference; /* in the numbering of the Bible */
  char *text;
  char *title; /* stands above it, such as the title of a psalm; NULL for none */
} SiloamVerse;

/* The words of a reference in one Bible. */
typedef struct
{
  GPtrArray *verses;         /* of SiloamVerse, at least one */
  SiloamReference reference; /* in the numbering of the Bible */
  SiloamExcerptFlags flags;
} SiloamExcerpt;

void siloam_excerpt_free (SiloamExcerpt *self);
/* The words alone, on one line. */
char *siloam_excerpt_dup_text (const SiloamExcerpt *self) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  SILOAM_SEARCH_ALL,    /* every word, in any order */
  SILOAM_SEARCH_PREFIX, /* the same, and the last one may go on: while typing */
  SILOAM_SEARCH_PHRASE, /* the words as they stand */
} SiloamSearchMode;

typedef struct
{
  guint start, end; /* in bytes of the text */
} SiloamHighlight;

typedef struct
{
  SiloamVerse verse;
  GArray *highlights; /* of SiloamHighlight, in order */
} SiloamVerseHit;

/* An open Bible; one thread at a time. */
typedef struct _SiloamBible SiloamBible;

void siloam_bible_free (SiloamBible *self);
const SiloamBibleInfo *siloam_bible_get_info (SiloamBible *self);
SiloamExcerpt *siloam_bible_fetch (SiloamBible *self,
                                   const SiloamReference *reference,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* GPtrArray of SiloamVerseHit, best first. */
GPtrArray *siloam_bible_search (SiloamBible *self,
                                const char *words,
                                SiloamSearchMode mode,
                                guint limit,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamBible, siloam_bible_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamBibleInfo, siloam_bible_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamExcerpt, siloam_excerpt_free)

G_END_DECLS
