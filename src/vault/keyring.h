/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/secret.h"

G_BEGIN_DECLS

/* Is there a keyring that can hold a key? TRUE when one is open, or can be made or unlocked by
 * asking the person; else KEYRING_ABSENT, _LOCKED, _DISMISSED or _DENIED. Main thread. */
void siloam_keyring_check_async (GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean siloam_keyring_check_finish (GAsyncResult *result, GError **error);

/* Does the keyring know a Siloam journal? Tells a first run from a lost file. Main thread. */
/* apart (nullable): the id, 16 bytes, of a sealed file that is no journal. */
void siloam_keyring_has_journal_async (const guint8 *apart,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean siloam_keyring_has_journal_finish (GAsyncResult *result, GError **error);

/* Blocking, for worker threads. Ids are the raw 16 bytes. */
gboolean siloam_keyring_store_sync (const guint8 vault_id[16],
                                    const guint8 slot_id[16],
                                    SiloamSecret *half,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean siloam_keyring_store_in_making_sync (const guint8 vault_id[16],
                                              const guint8 slot_id[16],
                                              SiloamSecret *half,
                                              GCancellable *cancellable,
                                              GError **error);
gboolean siloam_keyring_publish_sync (const guint8 vault_id[16],
                                      const guint8 slot_id[16],
                                      SiloamSecret *half,
                                      GCancellable *cancellable,
                                      GError **error);
SiloamSecret *siloam_keyring_lookup_published_sync (const guint8 vault_id[16],
                                                    const guint8 slot_id[16],
                                                    GCancellable *cancellable,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamSecret *siloam_keyring_lookup_sync (const guint8 vault_id[16],
                                          const guint8 slot_id[16],
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_keyring_has_item_sync (const guint8 vault_id[16],
                                       const guint8 slot_id[16],
                                       GCancellable *cancellable);
gboolean siloam_keyring_remove_sync (const guint8 vault_id[16],
                                     const guint8 slot_id[16],
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
