/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store-private.h"

G_BEGIN_DECLS

/* A stretch of verses of kjv as integers that sort in the order of the Bible. */
typedef struct
{
  guint32 first, last;
} SiloamStretch;

/* Where an entry holds a reference: one row of the index. */
typedef struct
{
  SiloamPlaceSide side;
  SiloamVerseRole role; /* 0: in a text */
  SiloamStretch stretch;
  gint64 created; /* of the entry, µs UTC */
  char *typed;
} SiloamSpot;

/* FALSE when the reference does not exist in its numbering. */
gboolean siloam_stretch_of (const SiloamReference *reference, SiloamStretch *stretch);

/* Every reference of an entry but those of a memory and of a confession; GPtrArray of SiloamSpot.
 */
GPtrArray *siloam_entry_spots (const SiloamEntry *entry,
                               const char *language) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *siloam_spots_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Call after an entry was written over what was stored before, which may be NULL, in the same
 * transaction. */
gboolean siloam_verse_index_follow (SiloamStore *self,
                                    gint64 number,
                                    const SiloamEntry *entry,
                                    const SiloamEntry *before,
                                    GError **error);
/* Reads the references of every entry anew, in a transaction of the caller. */
gboolean siloam_verse_index_fill (SiloamStore *self, GError **error);
/* The same for a file with damaged pages, a transaction for each entry; one that cannot be read is
 * left out, for the check to tell. */
void siloam_verse_index_fill_readable (SiloamStore *self);
/* FALSE with DAMAGED when the index tells something else than the entry. */
gboolean siloam_verse_index_check (SiloamStore *self,
                                   gint64 number,
                                   const SiloamEntry *entry,
                                   GError **error);

G_END_DECLS
