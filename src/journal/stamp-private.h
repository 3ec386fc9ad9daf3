/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store-private.h"

G_BEGIN_DECLS

/* Which version of an entry this is: the n-th change of a device. With a change of 0 it was written
 * before versions had stamps. */
typedef struct
{
  guint8 device[SILOAM_DEVICE_LENGTH];
  gint64 change;
  gint64 old; /* the version without a stamp that it was made from; 0: none */
} SiloamStamp;

/* The next change of this device, counted on disk in the same transaction. */
gboolean siloam_stamp_next (SiloamStore *self, SiloamStamp *stamp, GError **error);
/* What tells versions without a stamp apart. */
gint64 siloam_stamp_print (const char *id, gint64 updated);
gboolean siloam_stamp_equal (const SiloamStamp *a, const SiloamStamp *b);

/* Stamps a row as the next change of this device; @old: the print of the version it had before, or
 * 0 for a new entry. */
gboolean siloam_stamp_entry (SiloamStore *self, gint64 number, gint64 old, GError **error);
gboolean siloam_stamp_write (SiloamStore *self,
                             gint64 number,
                             const SiloamStamp *stamp,
                             GError **error);

/* Columns device, change and old of a row, and back to three places of a statement. */
void siloam_stamp_read (sqlite3_stmt *statement, int column, SiloamStamp *stamp);
void siloam_stamp_bind (sqlite3_stmt *statement, int index, const SiloamStamp *stamp);

/* What was erased for good. */
gboolean siloam_gone_add (SiloamStore *self,
                          const char *id,
                          const SiloamStamp *stamp,
                          GError **error);
gboolean siloam_gone_remove (SiloamStore *self, const char *id, GError **error);
/* SQLITE_ROW, SQLITE_DONE for an id that is not gone, or an error. */
int siloam_gone_find (SiloamStore *self, const char *id, SiloamStamp *stamp, GError **error);

/* How many changes of each device a copy has seen: GBytes of 16 -> gint64. */
GHashTable *siloam_vector_load (SiloamStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 siloam_vector_get (GHashTable *vector, const guint8 device[SILOAM_DEVICE_LENGTH]);
gboolean siloam_vector_put (SiloamStore *self,
                            const guint8 device[SILOAM_DEVICE_LENGTH],
                            gint64 changes,
                            GError **error);

G_END_DECLS
