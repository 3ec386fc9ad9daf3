/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/slot-private.h"
#include "vault/vault-private.h"

G_BEGIN_DECLS

gboolean siloam_key_slots_use_keyring (SiloamSlotType type);
gboolean siloam_key_slots_fit (SiloamHeader *header,
                               const SiloamSlotKey *key,
                               const SiloamKdfCost *cost,
                               const guint8 slot_id[SILOAM_ID_LENGTH],
                               SiloamSecret *data_key,
                               GError **error);
gboolean siloam_key_slots_prove (const SiloamHeader *header,
                                 const SiloamSlotKey *key,
                                 const guint8 slot_id[SILOAM_ID_LENGTH],
                                 SiloamSecret *data_key,
                                 GError **error);
gboolean siloam_key_slots_make_room (SiloamVault *vault, GError **error);
gboolean siloam_key_slots_add (SiloamVault *vault,
                               const SiloamSlotKey *key,
                               const guint8 slot_id[SILOAM_ID_LENGTH],
                               GError **error);
gboolean siloam_key_slots_remove_others (SiloamVault *vault,
                                         SiloamSlotType type,
                                         const guint8 *keep_id,
                                         GError **error);

G_END_DECLS
