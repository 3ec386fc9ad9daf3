/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The numbering a reference is read in; see design of the scripture room in CONTRIBUTING.md. */
typedef enum
{
  SILOAM_NUMBERING_KJV,
  SILOAM_NUMBERING_NLD,
  SILOAM_NUMBERING_MT,
  SILOAM_NUMBERING_SEGOND,
} SiloamNumbering;

typedef enum
{
  SILOAM_NAMES_NBV,   /* Rechters, Matteüs */
  SILOAM_NAMES_HSV,   /* Richteren, Mattheüs */
  SILOAM_NAMES_SHORT, /* Recht., Matt. */
  SILOAM_NAMES_ENGLISH,
} SiloamNameStyle;

/* A range of verses; verse 0 means whole chapters. Plain value. */
typedef struct
{
  guint8 book;      /* 1 to 66, Protestant order */
  guint8 numbering; /* SiloamNumbering */
  guint16 chapter, verse;
  guint16 end_chapter, end_verse;
} SiloamReference;

/* "kjv", "nld", "mt" or "segond". */
const char *siloam_numbering_get_nick (SiloamNumbering numbering);
gboolean siloam_numbering_from_nick (const char *nick, SiloamNumbering *out);
/* How most Bibles of a language number. */
SiloamNumbering siloam_numbering_for_language (const char *language);

/* What to say beside a reference that was mapped into another numbering. */
typedef enum
{
  SILOAM_MAP_EXACT = 0,
  SILOAM_MAP_TITLE = 1 << 0,   /* the title of a psalm, which the other numbering does not count */
  SILOAM_MAP_PARTIAL = 1 << 1, /* the other numbering divides here, so it holds a little more */
} SiloamMapFlags;

typedef struct
{
  guint start, end; /* in characters, for GtkTextBuffer */
  guint byte_start, byte_end;
  SiloamReference reference;
} SiloamMatch;

/* Every reference in running text; GArray of SiloamMatch. Never fails, linear time. */
GArray *siloam_reference_find (const char *text,
                               gssize length,
                               const char *language,
                               SiloamNumbering numbering) G_GNUC_WARN_UNUSED_RESULT;
/* One typed reference, nothing else around it. */
gboolean siloam_reference_parse (const char *typed,
                                 const char *language,
                                 SiloamNumbering numbering,
                                 SiloamReference *out);
/* The same verses in another numbering; one verse may become a range, a range may cross a chapter.
 */
gboolean siloam_reference_map (const SiloamReference *self,
                               SiloamNumbering to,
                               SiloamReference *out,
                               SiloamMapFlags *flags) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_reference_to_osis (const SiloamReference *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_reference_from_osis (const char *osis,
                                     SiloamNumbering numbering,
                                     SiloamReference *out);
char *siloam_reference_format (const SiloamReference *self,
                               SiloamNameStyle style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
