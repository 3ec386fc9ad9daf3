/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/vault.h"

G_BEGIN_DECLS

/* One key slot of a journal. */
typedef struct
{
  SiloamSlotType type; /* or a number that a later version gave */
  gint64 created;      /* seconds since 1970 */
  gboolean in_keyring; /* this session's keyring has its half */
} SiloamWayIn;

typedef enum
{
  SILOAM_KEYRING_CHECK_FAILED, /* and error is set */
  SILOAM_KEYRING_CHECK_UNUSED, /* the journal has no slot for any keyring */
  SILOAM_KEYRING_CHECK_OPENS,  /* the key was tried */
  SILOAM_KEYRING_CHECK_HALF,   /* it is there; only the PIN can tell whether it fits */
} SiloamKeyringCheck;

/* GArray of SiloamWayIn. */
GArray *siloam_ways_in_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *siloam_ways_in_list (SiloamVault *vault,
                             GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

gboolean siloam_ways_in_set_passphrase (SiloamVault *vault,
                                        SiloamSecret *words,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean siloam_ways_in_remove_passphrase (SiloamVault *vault, GError **error);
SiloamKeyringCheck siloam_ways_in_check_keyring (SiloamVault *vault,
                                                 GCancellable *cancellable,
                                                 GError **error);

G_END_DECLS
