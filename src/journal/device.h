/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/* This user on this computer, beside one open journal: whose changes are counted, and whether the
 * journal is older than what was last seen of it here. Thread of the store. */
typedef struct _SiloamDevice SiloamDevice;

/* Both outlive it. Never fails: what cannot be known counts as the first time. */
SiloamDevice *siloam_device_new (SiloamStore *store, SiloamVault *vault) G_GNUC_WARN_UNUSED_RESULT;
/* Before the vault closes; keeps what is on disk by now. */
void siloam_device_free (SiloamDevice *self);

/* Another store on the same vault, or NULL while there is none. */
void siloam_device_set_store (SiloamDevice *self, SiloamStore *store);

/* After something was written: cheap, and on disk only now and then. */
void siloam_device_note (SiloamDevice *self);

/* Is the journal older than what was written here before? */
gboolean siloam_device_is_behind (SiloamDevice *self);
/* The person was told, and goes on with it as it is. */
void siloam_device_accept (SiloamDevice *self);

/* Copies beside the journal that the person was told of. */
gboolean siloam_device_knows (SiloamDevice *self, guint64 print);
void siloam_device_learn (SiloamDevice *self, guint64 print);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamDevice, siloam_device_free)

G_END_DECLS
