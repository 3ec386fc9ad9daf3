/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "ui/writer.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_DESK (siloam_desk_get_type ())

/* What every writing page needs under its words: the entry, read or new, its autosave, and a way to
 * leave that waits until the words are on disk. Signals: ::ready when there is an entry to write
 * in,
 * ::stayed when the page was to be left but could not be saved. */
G_DECLARE_FINAL_TYPE (SiloamDesk, siloam_desk, SILOAM, DESK, GObject)

/* page is borrowed and must call _close when disposed. */
SiloamDesk *siloam_desk_new (SiloamWriter *page, SiloamJournal *journal) G_GNUC_WARN_UNUSED_RESULT;

/* Emits ::ready at once for a new entry, later for one that is read. */
void siloam_desk_open (SiloamDesk *self, SiloamEntryKind kind, const char *id);
void siloam_desk_close (SiloamDesk *self);

SiloamJournal *siloam_desk_get_journal (SiloamDesk *self);
/* NULL until ::ready; owned by the desk unless stolen, and then it must outlive the desk's page. */
SiloamEntry *siloam_desk_get_entry (SiloamDesk *self);
SiloamEntry *siloam_desk_steal_entry (SiloamDesk *self) G_GNUC_WARN_UNUSED_RESULT;

void siloam_desk_touch (SiloamDesk *self);
void siloam_desk_flush (SiloamDesk *self);
gboolean siloam_desk_is_saved (SiloamDesk *self);
const char *siloam_desk_get_entry_id (SiloamDesk *self);

/* Goes Home once everything is on disk, with a word about it (nullable); stays where the words are
 * when it cannot be written. */
void siloam_desk_leave (SiloamDesk *self, const char *farewell);

G_END_DECLS
