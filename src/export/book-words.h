/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "journal/vocabulary.h"

G_BEGIN_DECLS

/* The words of a printed book in one language, whatever the language of the process is. */
typedef struct
{
  const char *language;
  const char *months[12];
  const char *weekdays[7]; /* Monday first */
  const char *journal;     /* the neutral title */
  const char *contents;
  const char *verses;
  const char *received;
  const char *released;
  const char *in_part;
  const char *memorial;
  const char *silence;
  const char *good_memory;
  const char *invitation;
  const char *forgiving;
  const char *prayer;
  const char *asked;
  const char *obstacle;
  const char *blessing_received;
  const char *thanks;
  const char *thankful_for;
  const char *today;
  const char *looked_back; /* and then a date */
  const char *page;        /* page 3 … */
  const char *of;          /* … of 12 */
  const char *nothing;     /* what an empty book says */
  const char *care;        /* product.md §4 */
  const char *quote_open;
  const char *quote_close;
  const char *forms[7];              /* by SiloamForm */
  const char *gifts[SILOAM_N_GIFTS]; /* by bit of SiloamGift; NULL is not printed */
  const char *kinds[9];              /* by SiloamHurtKind; NULL is never printed */
  const char *towards[4];            /* by SiloamToward */
  const char *stances[5];            /* by SiloamStance; NULL is not printed */
  const char *blessings[7];          /* by SiloamBlessing */
  const char *areas[SILOAM_N_AREAS];
  const char *changes[5];    /* by SiloamChange */
  const char *outcomes[6];   /* by SiloamOutcome */
  const char *numberings[4]; /* by SiloamNumbering */
} SiloamBookWords;

const SiloamBookWords *siloam_book_words_get (const char *language);

/* "zaterdag 21 november 2026"; "november 2026". */
char *siloam_book_words_format_day (const SiloamBookWords *self,
                                    GDateTime *day) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_book_words_format_month (const SiloamBookWords *self,
                                      GDateTime *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
