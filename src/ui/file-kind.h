/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/journal.h"
#include "ui/settings.h"

G_BEGIN_DECLS

/* What the pages before an open file need of it: a journal and the file of the prayer evenings are
 * made, opened and mended alike. The file is a SiloamJournal or a SiloamMinistry. */
typedef struct
{
  /* A way in without a PIN or passphrase is refused. */
  gboolean needs_pin;

  /* Where it is, and a look at it, see siloam_start_check_async(). */
  char *(*dup_path) (SiloamSettings *settings);
  void (*set_path) (SiloamSettings *settings, const char *path);
  void (*check_async) (SiloamSettings *settings,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

  /* profile: for a journal only. */
  void (*create_async) (const char *path,
                        SiloamCredential *daily,
                        const SiloamProfile *profile,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  GObject *(*create_finish) (GAsyncResult *result, SiloamSecret **code, GError **error);
  void (*open_async) (const char *path,
                      SiloamCredential *credential,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  GObject *(*open_finish) (GAsyncResult *result, GError **error);
  void (*close_async) (GObject *file, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*close_finish) (GObject *file, GAsyncResult *result, GError **error);
  /* Waits until it is closed. */
  void (*close_now) (GObject *file);
  void (*repair_async) (GObject *file,
                        SiloamSecret *pin,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  gboolean (*repair_finish) (GObject *file, GAsyncResult *result, GError **error);
} SiloamFileKind;

extern const SiloamFileKind siloam_journal_file_kind;
extern const SiloamFileKind siloam_ministry_file_kind;

G_END_DECLS
