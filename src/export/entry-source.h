/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/entry.h"
#include "journal/journal.h"
#include "journal/store.h"

G_BEGIN_DECLS

/* Entries in a fixed order, fetched one by one, so that a thousand of them need no more room than
 * one. What is fetched may be asked for again. Loading is done on one thread at a time. */
typedef struct _SiloamEntrySource SiloamEntrySource;

/* The entry at @index as it is now. */
typedef SiloamEntry *(*SiloamEntryLoad) (guint index, gpointer data, GError **error);

SiloamEntrySource *siloam_entry_source_new (guint n_entries,
                                            SiloamEntryLoad load,
                                            gpointer data,
                                            GDestroyNotify free_data) G_GNUC_WARN_UNUSED_RESULT;
/* entries: (element-type SiloamEntry), which must not change. */
SiloamEntrySource *siloam_entry_source_new_for_entries (GPtrArray *entries)
    G_GNUC_WARN_UNUSED_RESULT;
/* ids: (element-type utf8). For who owns the store: only on its thread, while it is open. */
SiloamEntrySource *siloam_entry_source_new_for_store (SiloamStore *store,
                                                      GPtrArray *ids) G_GNUC_WARN_UNUSED_RESULT;
/* For any thread but the main one, which must run its main loop meanwhile. */
SiloamEntrySource *siloam_entry_source_new_for_journal (SiloamJournal *journal,
                                                        GPtrArray *ids) G_GNUC_WARN_UNUSED_RESULT;

SiloamEntrySource *siloam_entry_source_ref (SiloamEntrySource *self);
void siloam_entry_source_unref (SiloamEntrySource *self);
guint siloam_entry_source_get_n_entries (SiloamEntrySource *self);
SiloamEntry *siloam_entry_source_load (SiloamEntrySource *self,
                                       guint index,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamEntrySource, siloam_entry_source_unref)

G_END_DECLS
