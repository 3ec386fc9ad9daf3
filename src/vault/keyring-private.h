/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

#include "vault/keyring.h"

G_BEGIN_DECLS

/* What keyring-state.c shares with keyring.c. */

/* What every journal's items have in common, or those of one when there are ids. */
GHashTable *siloam_keyring_build_attributes (const guint8 *vault_id, const guint8 *slot_id);
/* The same, only of a journal whose file is not yet at its place. */
GHashTable *siloam_keyring_build_attributes_in_making (const guint8 *vault_id,
                                                       const guint8 *slot_id);

/* Sets *service, or leaves it NULL when the file store is to be used instead. */
gboolean siloam_keyring_choose_store (SecretService **service,
                                      GCancellable *cancellable,
                                      GError **error);
/* *collection stays NULL when the person has no keyring yet. */
gboolean siloam_keyring_find_default_collection (SecretService *service,
                                                 SecretCollection **collection,
                                                 GCancellable *cancellable,
                                                 GError **error);
/* Looks without unlocking; @service is NULL for the file store. */
gboolean siloam_keyring_count_items (SecretService *service,
                                     GHashTable *attributes,
                                     guint *count,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
