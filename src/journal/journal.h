/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/store.h"
#include "journal/timeline.h"
#include "vault/credential.h"
#include "vault/vault.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_JOURNAL (siloam_journal_get_type ())

/* The façade: one worker thread owns the sealed file and takes requests in order. All calls and
 * callbacks are on the main thread; entries cross as copies. A request after close fails CLOSED.
 *
 * ::entry-changed (id) after a save, delete or undelete; ::refreshed after many at once. */
G_DECLARE_FINAL_TYPE (SiloamJournal, siloam_journal, SILOAM, JOURNAL, GObject)

void siloam_journal_create_async (const char *path,
                                  SiloamCredential *daily,
                                  const SiloamProfile *profile,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
SiloamJournal *siloam_journal_create_finish (GAsyncResult *result,
                                             SiloamSecret **recovery_code,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

void siloam_journal_open_async (const char *path,
                                SiloamCredential *credential,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
SiloamJournal *siloam_journal_open_finish (GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Finishes every queued request, checkpoints, wipes the keys. */
void siloam_journal_close_async (SiloamJournal *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean siloam_journal_close_finish (SiloamJournal *self, GAsyncResult *result, GError **error);
/* The same, waiting: for shutdown and suspend only. */
gboolean siloam_journal_close_sync (SiloamJournal *self, GError **error);

/* The owner's profile as last loaded or saved; borrowed. */
const SiloamProfile *siloam_journal_get_profile (SiloamJournal *self);
void siloam_journal_save_profile_async (SiloamJournal *self,
                                        const SiloamProfile *profile,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean siloam_journal_save_profile_finish (SiloamJournal *self,
                                             GAsyncResult *result,
                                             GError **error);

/* Settles the state, validates, and commits to disk before the callback. */
void siloam_journal_save_async (SiloamJournal *self,
                                const SiloamEntry *entry,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean siloam_journal_save_finish (SiloamJournal *self, GAsyncResult *result, GError **error);

void siloam_journal_load_async (SiloamJournal *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
SiloamEntry *siloam_journal_load_finish (SiloamJournal *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Entries with from <= created < to, oldest first; GPtrArray of SiloamEntry. */
void siloam_journal_load_period_async (SiloamJournal *self,
                                       GDateTime *from,
                                       GDateTime *to,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *siloam_journal_load_period_finish (SiloamJournal *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

void siloam_journal_delete_async (SiloamJournal *self,
                                  const char *id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean siloam_journal_delete_finish (SiloamJournal *self, GAsyncResult *result, GError **error);
void siloam_journal_undelete_async (SiloamJournal *self,
                                    const char *id,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean siloam_journal_undelete_finish (SiloamJournal *self, GAsyncResult *result, GError **error);

/* GPtrArray of SiloamSearchHit. */
void siloam_journal_search_async (SiloamJournal *self,
                                  const char *query,
                                  guint max,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *siloam_journal_search_finish (SiloamJournal *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* GPtrArray of SiloamVersePlace: what was received first, then the newest. */
void siloam_journal_find_places_async (SiloamJournal *self,
                                       const SiloamReference *reference,
                                       guint max,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *siloam_journal_find_places_finish (SiloamJournal *self,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* GPtrArray of SiloamSummary: drafts and waiting, newest first. */
void siloam_journal_on_the_way_async (SiloamJournal *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *siloam_journal_on_the_way_finish (SiloamJournal *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* GPtrArray of SiloamGiftLine, newest first. */
void siloam_journal_gift_lines_async (SiloamJournal *self,
                                      gboolean memorials_only,
                                      guint max,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *siloam_journal_gift_lines_finish (SiloamJournal *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One timeline per call; it follows the journal until either is gone. */
SiloamTimeline *siloam_journal_get_timeline (SiloamJournal *self) G_GNUC_WARN_UNUSED_RESULT;

/* Keys. */
void siloam_journal_repair_keyring_async (SiloamJournal *self,
                                          SiloamSecret *pin,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean siloam_journal_repair_keyring_finish (SiloamJournal *self,
                                               GAsyncResult *result,
                                               GError **error);
void siloam_journal_renew_recovery_async (SiloamJournal *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
SiloamSecret *siloam_journal_renew_recovery_finish (SiloamJournal *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
