/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "vault/secret.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_SECRET_KIND_PIN,
  SILOAM_SECRET_KIND_PASSPHRASE,
} SiloamSecretKind;

#define SILOAM_TYPE_SECRET_GROUP (siloam_secret_group_get_type ())

/* Two rows in which a person types a new PIN or passphrase, and types it again.
 *
 * ::activate when Enter is pressed in the second row. */
G_DECLARE_FINAL_TYPE (SiloamSecretGroup,
                      siloam_secret_group,
                      SILOAM,
                      SECRET_GROUP,
                      AdwPreferencesGroup)

GtkWidget *siloam_secret_group_new (SiloamPrompts *prompts, SiloamSecretKind kind);

/* The secret, and the rows are emptied; or NULL after saying under the rows what is not right yet.
 */
SiloamSecret *siloam_secret_group_take (SiloamSecretGroup *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
