/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "vault/credential.h"
#include "vault/error.h"

G_BEGIN_DECLS

/* One open sealed file and its one SQLite connection. Not thread-safe: whoever opens it,
 * uses and closes it on the same thread. */
typedef struct _SiloamVault SiloamVault;

typedef struct
{
  guint16 format_major;
  guint16 format_minor;
  guint8 vault_id[16];
  guint valid_copies; /* of the two header copies */
  guint slot_types;   /* bit (1 << SiloamSlotType) for each kind in use */
  guint64 file_size;  /* bytes */
} SiloamVaultInfo;

typedef struct
{
  guint64 pages;     /* sealed pages looked at */
  GArray *bad_pages; /* guint64 page numbers that do not authenticate */
  char *integrity;   /* NULL when SQLite's own check is content */
} SiloamVaultReport;

gboolean siloam_vault_probe (const char *path, SiloamVaultInfo *info, GError **error);

sqlite3 *siloam_vault_get_db (SiloamVault *self);
const char *siloam_vault_get_path (SiloamVault *self);
gboolean siloam_vault_is_copied (SiloamVault *self);
void siloam_vault_write_although_moved (SiloamVault *self);
gboolean siloam_vault_is_overwritten (SiloamVault *self);
void siloam_vault_forget_rescued (const char *path);
gboolean siloam_vault_close (SiloamVault *self, GError **error);
void siloam_vault_free (SiloamVault *self);
SiloamVaultReport *siloam_vault_verify (SiloamVault *self,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_vault_report_free (SiloamVaultReport *report);

/* Sets error from the connection's last failure: NO_SPACE, PAGE_DAMAGED, IO, …; never SQL or
 * values. */
void siloam_vault_set_db_error (sqlite3 *db, int result, GError **error);

/* Core dumps off, libsodium ready; once at start-up, before any key exists. */
void siloam_vault_harden_process (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVault, siloam_vault_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVaultReport, siloam_vault_report_free)

G_END_DECLS
