/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A journal for the pages that open one. Main thread. */

#include "config.h"

#include "ui/file-kind.h"

#include "ui/start-check.h"

static void
check_journal (SiloamSettings *settings,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autofree char *path = siloam_settings_dup_journal_path (settings);
  g_autofree char *apart_path = siloam_settings_dup_ministry_path (settings);
  const gboolean was_created =
      g_settings_get_boolean (siloam_settings_get_store (settings), "journal-created");

  siloam_start_check_async (path, apart_path, was_created, cancellable, callback, user_data);
}

static GObject *
create_journal_finish (GAsyncResult *result, SiloamSecret **code, GError **error)
{
  return (GObject *) siloam_journal_create_finish (result, code, error);
}

static GObject *
open_journal_finish (GAsyncResult *result, GError **error)
{
  return (GObject *) siloam_journal_open_finish (result, error);
}

static void
close_journal_async (GObject *file, GAsyncReadyCallback callback, gpointer user_data)
{
  siloam_journal_close_async (SILOAM_JOURNAL (file), callback, user_data);
}

static gboolean
close_journal_finish (GObject *file, GAsyncResult *result, GError **error)
{
  return siloam_journal_close_finish (SILOAM_JOURNAL (file), result, error);
}

/* Everything was committed before; what may fail is tidying up. */
static void
close_journal (GObject *file)
{
  g_autoptr (GError) error = NULL;

  if (!siloam_journal_close_sync (SILOAM_JOURNAL (file), &error))
    g_warning ("The journal did not close cleanly: %s", error->message);
}

static void
repair_journal (GObject *file,
                SiloamSecret *pin,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  siloam_journal_repair_keyring_async (SILOAM_JOURNAL (file),
                                       pin,
                                       cancellable,
                                       callback,
                                       user_data);
}

static gboolean
repair_journal_finish (GObject *file, GAsyncResult *result, GError **error)
{
  return siloam_journal_repair_keyring_finish (SILOAM_JOURNAL (file), result, error);
}

const SiloamFileKind siloam_journal_file_kind = {
  .needs_pin = FALSE,
  .dup_path = siloam_settings_dup_journal_path,
  .set_path = siloam_settings_set_journal_path,
  .check_async = check_journal,
  .create_async = siloam_journal_create_async,
  .create_finish = create_journal_finish,
  .open_async = siloam_journal_open_async,
  .open_finish = open_journal_finish,
  .close_async = close_journal_async,
  .close_finish = close_journal_finish,
  .close_now = close_journal,
  .repair_async = repair_journal,
  .repair_finish = repair_journal_finish,
};
