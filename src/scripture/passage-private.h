/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/cursor-private.h"

G_BEGIN_DECLS

/* How a text is read. */
typedef struct
{
  SiloamLanguage language;
  SiloamNumbering numbering;
  gboolean lenient; /* typed as a reference: there is no prose to mistake it for */
} SiloamReading;

/* The name of a book that stands before a number. */
typedef struct
{
  const SiloamBookName *entry;
  guint book;
  char strength;     /* SiloamStrength */
  gboolean foreign;  /* a name of another language than the text */
  gboolean numbered; /* "1 Kor." */
  gboolean capital;
  gboolean dot;
  gboolean spelled_out; /* "hoofdstuk" stands before the number */
  gboolean attached;    /* no blank before the number */
  gboolean plural;      /* "Psalmen": a list of chapters follows */
  const char *start;
} SiloamBookHit;

/* One reference and the text it was read from. */
typedef struct
{
  const char *start, *end;
  SiloamReference reference;
} SiloamPassage;

/* @number stands before a digit; text before its start is not looked at. */
gboolean siloam_book_find_before (const SiloamReading *reading,
                                  const SiloamCursor *number,
                                  SiloamBookHit *out);
/* Whether a numbered book begins here, such as the "2 Kor." in "5:18, 2 Kor. 5:21". */
gboolean siloam_book_begins_at (const SiloamReading *reading, const SiloamCursor *cursor);

/* Reads the passages of @hit from @number on and adds each to @passages; where reading ended. */
const char *siloam_passages_read (const SiloamReading *reading,
                                  const SiloamBookHit *hit,
                                  const SiloamCursor *number,
                                  GArray *passages);

G_END_DECLS
