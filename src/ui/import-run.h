/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_IMPORT_RUN (siloam_import_run_get_type ())

/* One source that a person wants to bring in: looked at first, then brought in. The reading is done
 * in a thread and the rest in turn with all other work on the journal. Main thread. */
G_DECLARE_FINAL_TYPE (SiloamImportRun, siloam_import_run, SILOAM, IMPORT_RUN, GObject)

SiloamImportRun *siloam_import_run_new (const char *path,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *siloam_import_run_get_path (SiloamImportRun *self);
void siloam_import_run_set_password (SiloamImportRun *self, SiloamSecret *password);
void siloam_import_run_set_day_first (SiloamImportRun *self, gboolean day_first);
void siloam_import_run_set_bring_back (SiloamImportRun *self, gboolean bring_back);
/* How far it is, 0 to 1. */
double siloam_import_run_get_progress (SiloamImportRun *self);
/* What was read and what would become of it; only when nothing is being done. */
const SiloamImportBundle *siloam_import_run_get_bundle (SiloamImportRun *self);

/* Reads, unless that was done, and plans. */
void siloam_import_run_look_async (SiloamImportRun *self,
                                   SiloamJournal *journal,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean siloam_import_run_look_finish (SiloamImportRun *self,
                                        GAsyncResult *result,
                                        GError **error);

void siloam_import_run_apply_async (SiloamImportRun *self,
                                    SiloamJournal *journal,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* The number of the import; 0 when nothing came in, -1 with an error. */
gint64 siloam_import_run_apply_finish (SiloamImportRun *self, GAsyncResult *result, GError **error);

/* Earlier imports. */
void siloam_imports_undo_async (SiloamJournal *journal,
                                gint64 number,
                                gboolean although_changed,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean siloam_imports_undo_finish (SiloamJournal *journal,
                                     GAsyncResult *result,
                                     SiloamImportUndone *undone,
                                     GError **error);
void siloam_imports_list_async (SiloamJournal *journal,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *siloam_imports_list_finish (SiloamJournal *journal,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
