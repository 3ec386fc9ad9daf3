/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_AUTOSAVE (siloam_autosave_get_type ())

/* Keeps the journal at most a second behind the keyboard.
 * Signals: ::failed (GError) when words could not be written; it tries again by itself.
 *          ::saved when everything written so far is on disk. */
G_DECLARE_FINAL_TYPE (SiloamAutosave, siloam_autosave, SILOAM, AUTOSAVE, GObject)

/* entry is borrowed until _detach; stored says whether the journal already holds it. */
SiloamAutosave *siloam_autosave_new (SiloamJournal *journal,
                                     SiloamEntry *entry,
                                     gboolean stored) G_GNUC_WARN_UNUSED_RESULT;

void siloam_autosave_touch (SiloamAutosave *self);  /* something changed */
void siloam_autosave_flush (SiloamAutosave *self);  /* queues what is unsaved, now */
void siloam_autosave_detach (SiloamAutosave *self); /* flushes and lets go of the entry */

/* Completes when all that is written is on disk, or with the reason why it is not. */
void siloam_autosave_flush_async (SiloamAutosave *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean siloam_autosave_flush_finish (SiloamAutosave *self, GAsyncResult *result, GError **error);

/* TRUE when nothing is unsaved, queued or being written. */
gboolean siloam_autosave_is_saved (SiloamAutosave *self);
/* TRUE once the journal holds the entry. */
gboolean siloam_autosave_is_stored (SiloamAutosave *self);

G_END_DECLS
