/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "vault/ways-in.h"

G_BEGIN_DECLS

/* What opens an open journal, and changing it; repair and a new code are in journal.h. */

/* GArray of SiloamWayIn. */
void siloam_journal_ways_in_async (SiloamJournal *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GArray *siloam_journal_ways_in_finish (SiloamJournal *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

void siloam_journal_set_passphrase_async (SiloamJournal *self,
                                          SiloamSecret *words,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean siloam_journal_set_passphrase_finish (SiloamJournal *self,
                                               GAsyncResult *result,
                                               GError **error);

void siloam_journal_check_keyring_async (SiloamJournal *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
SiloamKeyringCheck siloam_journal_check_keyring_finish (SiloamJournal *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/* On the main thread, and not after the callback. */
typedef void (*SiloamJournalProgress) (double fraction, gpointer user_data);

void siloam_journal_rotate_async (SiloamJournal *self,
                                  gboolean keyring,
                                  SiloamSecret *pin,
                                  SiloamSecret *passphrase,
                                  SiloamJournalProgress progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
SiloamSecret *siloam_journal_rotate_finish (SiloamJournal *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
