/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "journal/request.h"

G_BEGIN_DECLS

/* due (nullable): takes the reminder away. */
void siloam_journal_set_reminder_async (SiloamJournal *self,
                                        const char *entry_id,
                                        GDateTime *due,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean siloam_journal_set_reminder_finish (SiloamJournal *self,
                                             GAsyncResult *result,
                                             GError **error);

/* GPtrArray of SiloamReminder: of one entry, or with NULL those that are due now, oldest first. */
void siloam_journal_reminders_async (SiloamJournal *self,
                                     const char *entry_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *siloam_journal_reminders_finish (SiloamJournal *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
