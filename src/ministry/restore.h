/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/credential.h"

G_BEGIN_DECLS

/* A backup of the ministry file that was opened to be put back: read whole, nothing written. Used
 * on the main thread; the work is done on others. */
typedef struct _SiloamMinistryRestore SiloamMinistryRestore;

/* @credential: KEYRING_PIN, PASSPHRASE or RECOVERY of the backup. */
void siloam_ministry_restore_look_async (const char *backup,
                                         SiloamCredential *credential,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
SiloamMinistryRestore *siloam_ministry_restore_look_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void siloam_ministry_restore_free (SiloamMinistryRestore *self);

/* The latest moment that the backup knows of; borrowed, NULL in a file that was never used. */
GDateTime *siloam_ministry_restore_get_moment (SiloamMinistryRestore *self);
/* Whether there is anything in it of a visitor who agreed to that. */
gboolean siloam_ministry_restore_has_visitors (SiloamMinistryRestore *self);

/* Puts it at @path, where no file is or one that does not open any more: a file that opens may have
 * erased what the backup still holds, and fails STILL_OPENS. What is there is set aside. @self is
 * kept until the callback. */
void siloam_ministry_restore_put_async (SiloamMinistryRestore *self,
                                        const char *path,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* @aside: the name that the old file has now; NULL when there was none. */
gboolean siloam_ministry_restore_put_finish (GAsyncResult *result, char **aside, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMinistryRestore, siloam_ministry_restore_free)

G_END_DECLS
