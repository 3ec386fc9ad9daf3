/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/entry.h"
#include "ui/bibles.h"

G_BEGIN_DECLS

/* A reference in a text, as this person reads it. */
typedef struct
{
  guint start, end; /* in characters */
  guint byte_start, byte_end;
  char *typed; /* as it stands in the text */
  SiloamReference reference;
} SiloamFoundVerse;

/* entry (nullable): what it says of the numbering goes first; (element-type SiloamFoundVerse). */
GPtrArray *siloam_verse_find (SiloamBibles *bibles,
                              const SiloamEntry *entry,
                              const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* As a link keeps it: with its book, also for an element of a list. */
char *siloam_verse_dup_whole (SiloamBibles *bibles,
                              const char *typed,
                              const SiloamReference *reference) G_GNUC_WARN_UNUSED_RESULT;

gboolean siloam_verse_same (const SiloamReference *first, const SiloamReference *second);
/* The same verses, however they are numbered. */
gboolean siloam_verse_same_place (const SiloamReference *first, const SiloamReference *second);

G_END_DECLS
