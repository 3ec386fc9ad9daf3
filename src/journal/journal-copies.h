/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/joining.h"
#include "journal/journal.h"

G_BEGIN_DECLS

/* What lies beside an open journal, and what became of its file. */
typedef struct
{
  GPtrArray *paths;     /* (element-type filename): other copies, of which nobody was told yet */
  gboolean moved;       /* another file lies in its place: what is written now cannot be kept */
  gboolean overwritten; /* as moved, but of what was in it only what was typed since is left */
  gboolean behind;      /* it is older than what was written here before */
} SiloamCopies;

void siloam_copies_free (SiloamCopies *self);

/* Cheap enough for every time the window comes to the front. */
void siloam_journal_find_copies_async (SiloamJournal *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
SiloamCopies *siloam_journal_find_copies_finish (SiloamJournal *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The person was told of all that is beside the journal, or that it is older, and leaves it so. */
void siloam_journal_leave_copies_async (SiloamJournal *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean siloam_journal_leave_copies_finish (SiloamJournal *self,
                                             GAsyncResult *result,
                                             GError **error);
void siloam_journal_accept_behind_async (SiloamJournal *self,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean siloam_journal_accept_behind_finish (SiloamJournal *self,
                                              GAsyncResult *result,
                                              GError **error);

/* The joining is not touched by the caller until it is answered, but for its fraction. */
void siloam_journal_look_at_copy_async (SiloamJournal *self,
                                        SiloamJoining *joining,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean siloam_journal_look_at_copy_finish (SiloamJournal *self,
                                             GAsyncResult *result,
                                             GError **error);
void siloam_journal_join_copy_async (SiloamJournal *self,
                                     SiloamJoining *joining,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean siloam_journal_join_copy_finish (SiloamJournal *self,
                                          GAsyncResult *result,
                                          GError **error);
void siloam_journal_undo_join_async (SiloamJournal *self,
                                     SiloamJoining *joining,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* kept: entries that were changed since, and stay. */
gboolean siloam_journal_undo_join_finish (SiloamJournal *self,
                                          GAsyncResult *result,
                                          guint *kept,
                                          GError **error);

/* Another program moved the file: what is saved from now on goes to where it went, until it is set
 * aside: copied to a sealed file beside the journal, "NAME-@word-TIME.siloam". Close it then. */
void siloam_journal_write_although_moved (SiloamJournal *self);
void siloam_journal_set_aside_async (SiloamJournal *self,
                                     const char *word,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean siloam_journal_set_aside_finish (SiloamJournal *self,
                                          GAsyncResult *result,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamCopies, siloam_copies_free)

G_END_DECLS
