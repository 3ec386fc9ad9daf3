/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether there is a screen on which the person can be asked. */
gboolean siloam_keyring_can_prompt (void);

/* DISMISSED, or LOCKED where nobody could answer. Always returns FALSE. */
gboolean siloam_keyring_set_still_locked_error (GError **error);

gboolean siloam_keyring_prompt_unlock (GDBusConnection *bus,
                                       const char *object_path,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean siloam_keyring_prompt_make_default (GDBusConnection *bus,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
