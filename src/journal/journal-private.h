/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "journal/place-private.h"

G_BEGIN_DECLS

/* For the timeline. ::place-changed carries a SiloamMove, or NULL when the journal closes. */
void siloam_journal_page_async (SiloamJournal *self, guint offset, guint count, GAsyncReadyCallback callback, gpointer user_data);
SiloamPage *siloam_journal_page_finish (SiloamJournal *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SiloamTimeline *siloam_timeline_new (SiloamJournal *journal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
