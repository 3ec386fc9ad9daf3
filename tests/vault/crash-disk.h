/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A disk in memory, as a SQLite VFS, that can lose power at any operation. */
typedef struct _CrashDisk CrashDisk;

typedef enum
{
  CRASH_KILL,   /* the process ends: what was written stays, and stays unsynced */
  CRASH_POWER,  /* unsynced sectors of 512 bytes are kept, dropped or cut */
  CRASH_GARBLE, /* as POWER, and unsynced sectors of 4096 bytes may turn to noise */
} CrashKind;

CrashDisk *crash_disk_new (const char *name);
void crash_disk_free (CrashDisk *self);
sqlite3_vfs *crash_disk_get_vfs (CrashDisk *self);

/* The size SQLite is told when nothing lies between. */
void crash_disk_set_sector_size (CrashDisk *self, int size);

/* Keeps the present state as what crash_disk_restore() goes back to; all counts as synced. */
void crash_disk_keep (CrashDisk *self);
void crash_disk_restore (CrashDisk *self);

/* Dies in the middle of the n-th write, truncation or sync from now; 0 for never. */
void crash_disk_set_fuse (CrashDisk *self, guint operations);
gboolean crash_disk_is_dead (CrashDisk *self);
guint crash_disk_get_operations (CrashDisk *self);
void crash_disk_crash (CrashDisk *self, CrashKind kind, GRand *random);

/* For looking below the seals and for damaging them. */
GByteArray *crash_disk_peek (CrashDisk *self, const char *path);

/* The places of all writes since the last call: start and length in turns. */
GArray *crash_disk_steal_writes (CrashDisk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrashDisk, crash_disk_free)

G_END_DECLS
