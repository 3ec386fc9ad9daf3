/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "vault/header-private.h"
#include "vault/keys-private.h"
#include "vault/seal-private.h"

G_BEGIN_DECLS

/* The product seals one journal for one connection. The test profile exists so that SQLite's own
 * tests can run over this code: any path, any page size, shared between connections. */
typedef enum
{
  SILOAM_VFS_PROFILE_PRODUCT,
  SILOAM_VFS_PROFILE_TEST,
} SiloamVfsProfile;

typedef struct _SiloamVfs SiloamVfs;
typedef struct _SiloamVfsFile SiloamVfsFile;
typedef struct _SiloamVfsWatch SiloamVfsWatch;

struct _SiloamVfs
{
  sqlite3_vfs base; /* what SQLite sees; pAppData points back here */
  sqlite3_vfs *lower;
  SiloamVfsProfile profile;
  char *name;
  char *path;                  /* the one main file; NULL in the test profile */
  const SiloamKeys *keys;      /* borrowed */
  gboolean may_do_without_log; /* a file in the making, thrown away when anything fails */

  SiloamVfsFile *main; /* borrowed, while open; product only */
  SiloamVfsFile *wal;
  SiloamVfsWatch *watch; /* NULL: nobody else knows the file, or it is only read */
  guint64 torn_slots;    /* log slots that read as zeros */
};

/* Plain bytes of pages and the key of a temporary file: guarded memory. */
typedef struct
{
  guint8 sealed[SILOAM_SEAL_LENGTH + SILOAM_WAL_FRAME_LENGTH];
  guint8 plain[SILOAM_WAL_FRAME_LENGTH];
  guint8 key[SILOAM_KEY_LENGTH];
} SiloamVfsBuffers;

struct _SiloamVfsFile
{
  sqlite3_file base;
  SiloamVfs *vfs;
  sqlite3_file *lower; /* in the same allocation, behind this struct */
  char *wal_path;      /* of a main file */
  char *journal_path;
  SiloamSealer sealer;
  SiloamVfsBuffers *buffers;

  /* Logs: the slot in buffers->plain, -1 for none. */
  gint64 slot;
  guint32 valid;
  guint32 filled; /* leading bytes present while not loaded */
  gboolean loaded;
  gboolean dirty;
};

SiloamVfs *siloam_vfs_new (SiloamVfsProfile profile,
                           sqlite3_vfs *lower,
                           const char *name,
                           const char *path,
                           const SiloamKeys *keys) G_GNUC_WARN_UNUSED_RESULT;
void siloam_vfs_free (SiloamVfs *self);
char *siloam_vfs_dup_name_for (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Header and page access through the file that SQLite has open. */
gboolean siloam_vfs_write_header (gpointer self,
                                  gint64 offset,
                                  const SiloamHeader *header,
                                  GError **error);
int siloam_vfs_count_pages (SiloamVfs *self, guint64 *pages);
int siloam_vfs_check_page (SiloamVfs *self, guint64 page);

/* One per kind of file, in vfs-main.c and vfs-log.c. */
extern const sqlite3_io_methods siloam_vfs_main_methods;
extern const sqlite3_io_methods siloam_vfs_main_shared_methods;
extern const sqlite3_io_methods siloam_vfs_log_methods;

/* vfs-watch.c: what another program wrote in the main file. */
gboolean siloam_vfs_begin_watch (SiloamVfs *self);
void siloam_vfs_watch_free (SiloamVfsWatch *self);
gboolean siloam_vfs_is_overwritten (SiloamVfs *self);
gboolean siloam_vfs_watch_read (SiloamVfs *self, gint64 page, const guint8 *sealed);
gboolean siloam_vfs_watch_may_write (SiloamVfs *self);
void siloam_vfs_watch_wrote_page (SiloamVfs *self, gint64 page, const guint8 *sealed);
void siloam_vfs_watch_wrote_mark (SiloamVfs *self);
void siloam_vfs_watch_wrote_header (SiloamVfs *self, gint64 offset);
void siloam_vfs_watch_cut (SiloamVfs *self, gint64 pages);
void siloam_vfs_watch_rest (SiloamVfs *self);

int siloam_vfs_log_flush (SiloamVfsFile *self);
gsize siloam_vfs_log_payload (SiloamSealKind kind, gint64 slot);
gint64 siloam_vfs_log_count_slots (SiloamSealKind kind, gint64 physical_size);
gboolean siloam_vfs_page_fits (const guint8 *first);
int siloam_vfs_main_read_page (SiloamVfsFile *self, gint64 page, guint8 *plain, guint32 *valid);

/* Methods every kind of file shares. */
int siloam_vfs_file_lock (sqlite3_file *file, int level);
int siloam_vfs_file_unlock (sqlite3_file *file, int level);
int siloam_vfs_file_check_reserved_lock (sqlite3_file *file, int *reserved);
int siloam_vfs_file_sector_size (sqlite3_file *file);
int siloam_vfs_file_device_characteristics (sqlite3_file *file);
int siloam_vfs_file_close_lower (SiloamVfsFile *self);
int siloam_vfs_file_control_lower (SiloamVfsFile *self, int operation, void *argument);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVfs, siloam_vfs_free)

G_END_DECLS
