/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/options.h"
#include "vault/credential.h"

G_BEGIN_DECLS

/* The credential the options name, read from its file. */
SiloamCredential *siloam_ctl_read_credential (const SiloamCtlOptions *options,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamCredential *siloam_ctl_read_other_credential (const SiloamCtlOptions *options,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A secret from the first line of a file, for whatever it opens. */
SiloamSecret *siloam_ctl_read_secret (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Any other secret from a file. */
SiloamSecret *siloam_ctl_read_secret (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
