/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/passage-private.h"

G_BEGIN_DECLS

/* Reading the passages of one book. */
typedef struct
{
  const SiloamReading *reading;
  const SiloamBookHit *hit;
  GArray *passages;
  guint last_chapter;
  guint chapter, verse; /* where the list has come; verse 0 while it lists chapters */
  gunichar style;       /* what stands between chapter and verse, 0 when nothing yet */
} SiloamReader;

/* verse 0 stands for the whole chapter. */
typedef struct
{
  guint chapter, verse, end_chapter, end_verse;
} SiloamSpan;

typedef enum
{
  SILOAM_PART_NONE, /* there is none */
  SILOAM_PART_FOUND,
  SILOAM_PART_INVALID, /* there is one that cannot be: link nothing */
} SiloamPart;

gboolean siloam_reader_verse_exists (const SiloamReader *self, guint chapter, guint verse);

/* A number follows right here, or after one separator such as ':'. */
gboolean siloam_digit_follows (const SiloamCursor *cursor);
gboolean siloam_digit_follows_after (const SiloamCursor *cursor, gunichar separator);
gboolean siloam_reader_word_follows (const SiloamReader *self,
                                     const SiloamCursor *cursor,
                                     SiloamWordClass kind);
gboolean siloam_reader_clock_follows (const SiloamReader *self, const SiloamCursor *cursor);
gboolean siloam_reader_amount_follows (const SiloamReader *self, const SiloamCursor *cursor);

/* Reads the end of a verse number; FALSE when it is none after all. */
gboolean siloam_reader_finish_verse (const SiloamReader *self, SiloamCursor *cursor);
/* Reads the verse after the number of @chapter, in any style the text has not ruled out yet. */
SiloamPart siloam_reader_read_verse (SiloamReader *self,
                                     SiloamCursor *cursor,
                                     guint chapter,
                                     guint *verse);
SiloamPart siloam_reader_read_after_colon (const SiloamReader *self,
                                           SiloamCursor *cursor,
                                           guint chapter,
                                           guint *verse);

G_END_DECLS
