/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "journal/place-private.h"
#include "journal/worker-private.h"

G_BEGIN_DECLS

/* Hands a request to the worker, or says CLOSED. @name tells the kinds of requests apart; it is a
 * string of the program, never of a person. */
void siloam_journal_submit (SiloamJournal *self,
                            SiloamRequest *request, /* (transfer full) */
                            const char *name,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean siloam_journal_is_answer (gpointer self, GAsyncResult *result, const char *name);
void siloam_journal_tell_closing (gpointer self);

/* Many entries changed at once: every list is read again. */
void siloam_journal_tell_refreshed (SiloamJournal *self);

/* For the timeline. ::place-changed carries a SiloamMove, or NULL when the journal closes. */
void siloam_journal_page_async (SiloamJournal *self,
                                guint offset,
                                guint count,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
SiloamPage *siloam_journal_page_finish (SiloamJournal *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SiloamTimeline *siloam_timeline_new (SiloamJournal *journal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
