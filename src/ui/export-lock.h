/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "vault/secret.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EXPORT_LOCK (siloam_export_lock_get_type ())

/* Whether a PDF is locked, and with which password. ::changed when it is locked or not. */
G_DECLARE_FINAL_TYPE (SiloamExportLock, siloam_export_lock, SILOAM, EXPORT_LOCK, AdwBin)

void siloam_export_lock_set_up (SiloamExportLock *self, SiloamPrompts *prompts);
gboolean siloam_export_lock_is_on (SiloamExportLock *self);
/* NULL after saying under the rows what is not right yet. */
SiloamSecret *siloam_export_lock_dup_password (SiloamExportLock *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
