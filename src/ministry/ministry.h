/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ministry/record.h"
#include "ministry/rules.h"
#include "ministry/store.h"
#include "vault/credential.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_MINISTRY (siloam_ministry_get_type ())

/* The façade of the ministry file: one worker thread owns it and takes requests in order. All
 * calls and callbacks are on the main thread; records cross as copies. It shares no file, key,
 * search or backup with a personal journal.
 *
 * After every change a fresh SiloamMinistryDesk is there before ::changed is emitted and before the
 * callback runs. A request after close fails CLOSED. */
G_DECLARE_FINAL_TYPE (SiloamMinistry, siloam_ministry, SILOAM, MINISTRY, GObject)

/* @daily: KEYRING_PIN or PASSPHRASE; anything else fails NO_PIN. */
void siloam_ministry_create_async (const char *path,
                                   SiloamCredential *daily,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
SiloamMinistry *siloam_ministry_create_finish (GAsyncResult *result,
                                               SiloamSecret **recovery_code,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @credential: KEYRING_PIN, PASSPHRASE or RECOVERY. What expired is erased before it is open. */
void siloam_ministry_open_async (const char *path,
                                 SiloamCredential *credential,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
SiloamMinistry *siloam_ministry_open_finish (GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_ministry_close_async (SiloamMinistry *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean siloam_ministry_close_finish (SiloamMinistry *self, GAsyncResult *result, GError **error);
/* The same, waiting: for shutdown and suspend only. */
gboolean siloam_ministry_close_sync (SiloamMinistry *self, GError **error);

/* What lies on the desk now; borrowed until the next change. */
const SiloamMinistryDesk *siloam_ministry_get_desk (SiloamMinistry *self);

/* Every write below ends with siloam_ministry_write_finish(). It is on disk then. */
void siloam_ministry_save_location_async (SiloamMinistry *self,
                                          const SiloamLocation *location,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void siloam_ministry_save_member_async (SiloamMinistry *self,
                                        const SiloamMember *member,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void siloam_ministry_remove_member_async (SiloamMinistry *self,
                                          const char *id,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* The state of an evening changes with it, along the lifecycle; see also _close_evening. */
void siloam_ministry_save_evening_async (SiloamMinistry *self,
                                         const SiloamEvening *evening,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* Erases what nobody agreed to keep, clears the board; fails UNRESOLVED with open sessions. */
void siloam_ministry_close_evening_async (SiloamMinistry *self,
                                          const char *id,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* Saves a session and its consents in one transaction. Without consent for NOTES only logistics
 * and consents are stored, whatever the record holds; before the first answer it is refused. */
void siloam_ministry_save_session_async (SiloamMinistry *self,
                                         const SiloamSession *session,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* Ends a session that was handed over or stopped: with KEEP and a date what is left is kept until
 * then, else its content is erased. */
void siloam_ministry_end_session_async (SiloamMinistry *self,
                                        const char *id,
                                        GDateTime *keep_until,
                                        SiloamReason reason,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Withdraws a consent with all its effects, in one transaction. */
void siloam_ministry_withdraw_async (SiloamMinistry *self,
                                     const char *session_id,
                                     SiloamScope scope,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* Destroys the keys and the rows of all that belongs to a session: content, notes, contact. */
void siloam_ministry_erase_session_async (SiloamMinistry *self,
                                          const char *id,
                                          SiloamReason reason,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void siloam_ministry_save_note_async (SiloamMinistry *self,
                                      const SiloamNote *note,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void siloam_ministry_erase_note_async (SiloamMinistry *self,
                                       const char *id,
                                       SiloamReason reason,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* @session_id: whose consent allows it; the point itself does not remember. */
void siloam_ministry_put_point_async (SiloamMinistry *self,
                                      const SiloamPoint *point,
                                      const char *session_id,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void siloam_ministry_take_point_async (SiloamMinistry *self,
                                       const char *id,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void siloam_ministry_save_follow_up_async (SiloamMinistry *self,
                                           const SiloamFollowUp *follow_up,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* DONE, DECLINED, LAPSED or erased on request: the contact goes, and with it what was kept. */
void siloam_ministry_end_follow_up_async (SiloamMinistry *self,
                                          const char *id,
                                          SiloamFollowUpState state,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void siloam_ministry_save_testimony_async (SiloamMinistry *self,
                                           const SiloamTestimony *testimony,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void siloam_ministry_withdraw_testimony_async (SiloamMinistry *self,
                                               const char *id,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
/* Erases what expired meanwhile; also runs by itself while the file is open. */
void siloam_ministry_sweep_async (SiloamMinistry *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* For a clock that was set far back or ahead (SiloamMinistryDesk.clock), once someone looked: it is
 * right. Sweeps by it. */
void siloam_ministry_confirm_clock_async (SiloamMinistry *self,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* Erases what cannot be read (SiloamMinistryDesk.is_damaged), with what hangs on it. */
void siloam_ministry_erase_damaged_async (SiloamMinistry *self,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* A sealed copy with what was agreed to be kept, in place of the copies that were there. */
void siloam_ministry_back_up_async (SiloamMinistry *self,
                                    const char *folder,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void siloam_ministry_repair_keyring_async (SiloamMinistry *self,
                                           SiloamSecret *pin,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* Whether someone knows the PIN or the passphrase of this file; it stays open as it is. Fails with
 * SILOAM_VAULT_ERROR_WRONG_KEY when it is neither. Ends with siloam_ministry_write_finish(). */
void siloam_ministry_check_async (SiloamMinistry *self,
                                  SiloamSecret *secret,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* A new recovery code, shown this once; the old one opens nothing any more. Ends with _finish. */
void siloam_ministry_renew_recovery_async (SiloamMinistry *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
SiloamSecret *siloam_ministry_renew_recovery_finish (SiloamMinistry *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_ministry_write_finish (SiloamMinistry *self, GAsyncResult *result, GError **error);

G_END_DECLS
