/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of the prayer evenings for the pages that open one. Main thread. */

#include "config.h"

#include "ui/file-kind.h"

#include "ministry/ministry.h"
#include "ui/start-check.h"

static void
check_ministry (SiloamSettings *settings,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autofree char *path = siloam_settings_dup_ministry_path (settings);
  const gboolean was_created =
      g_settings_get_boolean (siloam_settings_get_store (settings), "ministry-created");

  siloam_start_check_evening_async (path, was_created, cancellable, callback, user_data);
}

static void
create_ministry (const char *path,
                 SiloamCredential *daily,
                 const SiloamProfile *profile,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  siloam_ministry_create_async (path, daily, cancellable, callback, user_data);
}

static GObject *
create_ministry_finish (GAsyncResult *result, SiloamSecret **code, GError **error)
{
  return (GObject *) siloam_ministry_create_finish (result, code, error);
}

static GObject *
open_ministry_finish (GAsyncResult *result, GError **error)
{
  return (GObject *) siloam_ministry_open_finish (result, error);
}

static void
close_ministry_async (GObject *file, GAsyncReadyCallback callback, gpointer user_data)
{
  siloam_ministry_close_async (SILOAM_MINISTRY (file), callback, user_data);
}

static gboolean
close_ministry_finish (GObject *file, GAsyncResult *result, GError **error)
{
  return siloam_ministry_close_finish (SILOAM_MINISTRY (file), result, error);
}

/* Everything was committed before; what may fail is tidying up. */
static void
close_ministry (GObject *file)
{
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_close_sync (SILOAM_MINISTRY (file), &error))
    g_warning ("The ministry did not close cleanly: %s", error->message);
}

static void
repair_ministry (GObject *file,
                 SiloamSecret *pin,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  siloam_ministry_repair_keyring_async (SILOAM_MINISTRY (file),
                                        pin,
                                        cancellable,
                                        callback,
                                        user_data);
}

static gboolean
repair_ministry_finish (GObject *file, GAsyncResult *result, GError **error)
{
  return siloam_ministry_write_finish (SILOAM_MINISTRY (file), result, error);
}

const SiloamFileKind siloam_ministry_file_kind = {
  .needs_pin = TRUE,
  .dup_path = siloam_settings_dup_ministry_path,
  .set_path = siloam_settings_set_ministry_path,
  .check_async = check_ministry,
  .create_async = create_ministry,
  .create_finish = create_ministry_finish,
  .open_async = siloam_ministry_open_async,
  .open_finish = open_ministry_finish,
  .close_async = close_ministry_async,
  .close_finish = close_ministry_finish,
  .close_now = close_ministry,
  .repair_async = repair_ministry,
  .repair_finish = repair_ministry_finish,
};
