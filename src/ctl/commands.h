/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/options.h"
#include "journal/device.h"
#include "scripture/library.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/* An open journal and what was asked of it. */
typedef struct
{
  const SiloamCtlOptions *options;
  SiloamVault *vault;
  SiloamStore *store;
  SiloamCredential *credential; /* that opened it */
  SiloamDevice *device;
  const char *argument; /* after FILE; NULL when the command takes none */
} SiloamCtlSession;

/* The Bibles of this user, those that the application has. */
SiloamLibrary *siloam_ctl_new_library (void) G_GNUC_WARN_UNUSED_RESULT;

/* These open no journal. */
gboolean siloam_ctl_create (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_bible (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_slots (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_restore (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_verify (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_refs (const SiloamCtlOptions *options, GError **error);

void siloam_ctl_print_code (SiloamSecret *code, gboolean json);
gboolean siloam_ctl_rotate (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_add (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_list (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_show (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_search (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_places (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_check_export (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_export (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_check_import (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_import (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_imports (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_undo_import (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_check_backup (const SiloamCtlOptions *options, GError **error);
gboolean siloam_ctl_backup (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_check (SiloamCtlSession *session, GError **error);
gboolean siloam_ctl_merge (SiloamCtlSession *session, GError **error);

G_END_DECLS
