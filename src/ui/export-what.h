/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EXPORT_WHAT (siloam_export_what_get_type ())

/* Which pages go along: one, some that are ticked, a stretch of days, or all. ::changed. */
G_DECLARE_FINAL_TYPE (SiloamExportWhat, siloam_export_what, SILOAM, EXPORT_WHAT, AdwBin)

/* id: the page that is being read; NULL where there is none. */
void siloam_export_what_set_up (SiloamExportWhat *self,
                                SiloamJournal *journal,
                                SiloamPrompts *prompts,
                                const char *id);
gboolean siloam_export_what_is_one_page (SiloamExportWhat *self);
gboolean siloam_export_what_is_whole_journal (SiloamExportWhat *self);

/* (element-type utf8): the ids, oldest first. */
void siloam_export_what_find_async (SiloamExportWhat *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *siloam_export_what_find_finish (SiloamExportWhat *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
