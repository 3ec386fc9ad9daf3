/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import.h"

G_BEGIN_DECLS

/* What other diaries hold and ours does not. */
typedef enum
{
  SILOAM_IMPORT_WORD_PHOTO,
  SILOAM_IMPORT_WORD_VIDEO,
  SILOAM_IMPORT_WORD_AUDIO,
  SILOAM_IMPORT_WORD_PDF,
  SILOAM_IMPORT_WORD_FILE,
  SILOAM_IMPORT_WORD_PLACE,
  SILOAM_IMPORT_WORD_WEATHER,
  SILOAM_IMPORT_WORD_MOOD,
  SILOAM_IMPORT_WORD_MUSIC,
  SILOAM_IMPORT_WORD_RATING,
  SILOAM_IMPORT_WORD_FOLDER,
  SILOAM_IMPORT_WORD_TABLE,
  SILOAM_IMPORT_WORD_TRASH,
  SILOAM_IMPORT_WORD_ARCHIVE, /* a tag */
  SILOAM_IMPORT_WORD_OTHER_VERSION,
  SILOAM_IMPORT_WORD_CHART,
  SILOAM_IMPORT_WORD_CHAPTERS,
  SILOAM_IMPORT_WORD_UNCLEAR,
  SILOAM_IMPORT_WORD_DAY_FIRST,   /* of 03/04/2019 */
  SILOAM_IMPORT_WORD_MONTH_FIRST, /* the same */
  SILOAM_IMPORT_WORD_FIELD,       /* of front matter */
  SILOAM_IMPORT_WORD_TO_DO,       /* this one and the next three are tags */
  SILOAM_IMPORT_WORD_STARTED,
  SILOAM_IMPORT_WORD_DONE,
  SILOAM_IMPORT_WORD_CANCELLED,
  SILOAM_IMPORT_WORD_END, /* of a file that was cut off */
  SILOAM_IMPORT_N_WORDS,
} SiloamImportWord;

/* In the language of the options. */
const char *siloam_import_word (const SiloamImportOptions *options, SiloamImportWord word);
/* "photo 4f2c.jpeg"; @what may be "" or NULL. */
void siloam_import_leave_out (SiloamImportItem *item,
                              const SiloamImportOptions *options,
                              SiloamImportWord word,
                              const char *what);
/* The same of a source as a whole. */
void siloam_import_leave_out_of_all (SiloamImportBundle *bundle,
                                     const SiloamImportOptions *options,
                                     SiloamImportWord word,
                                     const char *what);

G_END_DECLS
