/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/read-entry.h"

G_BEGIN_DECLS

/* What Day One adds to a text that a person wrote, undone: read-day-one-words.c. */

/* A picture, sound or film that stands in the text: its kind, and its id or file. */
typedef void (*SiloamDayOneMediaFunc) (SiloamImportWord kind, const char *id, gpointer user_data);

/* Without pictures (each is told to @media), without links that only Day One follows, without
 * invisible signs and the backslashes that it puts in; Markdown otherwise stays as it is. */
char *siloam_day_one_clean (const char *text,
                            SiloamDayOneMediaFunc media,
                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
/* The words in "richText", for an entry that has no other; NULL for none. */
char *siloam_day_one_rich_text (const char *json) G_GNUC_WARN_UNUSED_RESULT;
/* Gives an entry its cleaned words: a heading above them is its title. */
void siloam_day_one_set_words (SiloamImportItem *item,
                               const char *text,
                               SiloamDayOneMediaFunc media,
                               gpointer user_data);

G_END_DECLS
