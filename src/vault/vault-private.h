/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/header-private.h"
#include "vault/making-private.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/* Finds the data key with the slots of a header. Called again with the other copy when the first
 * one turns out not to be authentic. */
typedef SiloamSecret *(*SiloamVaultUnlockFunc) (const SiloamHeader *header,
                                                gpointer user_data,
                                                GError **error);

SiloamVault *siloam_vault_open (const char *path,
                                SiloamVaultUnlockFunc unlock,
                                gpointer user_data,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamVault *siloam_vault_create (const char *path,
                                  SiloamHeader *header,
                                  SiloamSecret *data_key,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_vault_check_path_is_free (const char *path, GError **error);

/* For files in the making. */
SiloamVault *siloam_vault_open_new (const char *path,
                                    const SiloamHeader *header,
                                    SiloamSecret *data_key,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamVault *siloam_vault_open_to_fill (const char *path,
                                        const SiloamHeader *header,
                                        SiloamSecret *data_key,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamVault *siloam_vault_open_made (const char *path,
                                     SiloamVaultUnlockFunc unlock,
                                     gpointer user_data,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamVault *siloam_vault_open_to_read (const char *path,
                                        SiloamVaultUnlockFunc unlock,
                                        gpointer user_data,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_vault_resolve_path (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Fails when there are words in a log beside the file. */
gboolean siloam_vault_check_no_log (const char *path, GError **error);

/* Between these two the connection cannot be taken away. */
void siloam_vault_begin_copy (SiloamVault *self);
void siloam_vault_end_copy (SiloamVault *self);

gboolean siloam_vault_swap (SiloamVault *self,
                            SiloamMaking *making,
                            const SiloamHeader *header,
                            SiloamSecret *data_key,
                            gboolean *durable,
                            GError **error);

const SiloamHeader *siloam_vault_get_header (SiloamVault *self);
SiloamSecret *siloam_vault_get_data_key (SiloamVault *self);
gboolean siloam_vault_replace_header (SiloamVault *self,
                                      const SiloamHeader *header,
                                      GError **error);
gboolean siloam_vault_remove_slot (SiloamVault *self, const guint8 slot_id[16], GError **error);

/* vault-probe.c; never for a file that is open in this process. */
int siloam_vault_open_plain (const char *resolved, int flags, GError **error);
gboolean siloam_vault_read_headers (const char *resolved,
                                    SiloamHeaderPair *pair,
                                    guint64 *file_size,
                                    GError **error);
gboolean siloam_vault_read_header (const char *path, SiloamHeader *header, GError **error);

gboolean siloam_vault_run (sqlite3 *db, const char *sql, GError **error);
gboolean siloam_vault_configure_for_filling (sqlite3 *db, GError **error);
/* The settings every connection to a sealed file has; also for tests over other VFSs. */
gboolean siloam_vault_configure_db (sqlite3 *db, GError **error);

/* For siloam_vault_verify(). */
int siloam_vault_count_pages (SiloamVault *self, guint64 *pages);
int siloam_vault_check_page (SiloamVault *self, guint64 page);

G_END_DECLS
