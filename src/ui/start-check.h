/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SILOAM_START_FIRST_RUN, /* no file and no trace of one */
  SILOAM_START_UNLOCK,    /* a journal that can be asked to open */
} SiloamStart;

/* Looks at the file before anything is shown. A file that is gone, empty, damaged or too new is an
 * error with its own code and never a first run. was_created: there was a journal before.
 * apart_path: a sealed file that is no journal, which the keyring knows too. */
void siloam_start_check_async (const char *path,
                               const char *apart_path,
                               gboolean was_created,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* The same for the file of the prayer evenings, of which a keyring tells nothing for sure. */
void siloam_start_check_evening_async (const char *path,
                                       gboolean was_created,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* slot_types: bit (1 << SiloamSlotType) for each way in. */
gboolean siloam_start_check_finish (GAsyncResult *result,
                                    SiloamStart *start,
                                    guint *slot_types,
                                    GError **error);

G_END_DECLS
