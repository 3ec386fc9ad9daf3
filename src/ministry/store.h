/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "ministry/error.h"
#include "ministry/record.h"
#include "ministry/rules.h"

G_BEGIN_DECLS

/* The records of prayer evenings in SQL on a borrowed connection to the ministry file. Whatever is
 * of one person (the content of a session, a note, a contact, a testimony, one of the team) is
 * sealed once more under a key of its own, with the moment at which it expires. Synchronous, one
 * thread. */
typedef struct _SiloamMinistryStore SiloamMinistryStore;

/* All that is in the file, read at once: a few evenings of a few dozen people. */
typedef struct
{
  SiloamLocation *location; /* never NULL; empty before B1 */
  GPtrArray *members;       /* (element-type SiloamMember): by first name */
  GPtrArray *evenings;      /* (element-type SiloamEvening): newest first */
  GPtrArray *sessions;      /* (element-type SiloamSession): oldest first */
  GPtrArray *points;        /* (element-type SiloamPoint) */
  GPtrArray *follow_ups;    /* (element-type SiloamFollowUp): the next due first */
  GPtrArray *testimonies;   /* (element-type SiloamTestimony) */
  GPtrArray *erasures;      /* (element-type SiloamErasure): newest first, at most 500 */
  char *backup_folder;      /* NULL: none chosen */
  GDateTime *backed_up;     /* the last time it went well */
  gboolean is_damaged;      /* something cannot be read and is in none of these lists */
  gboolean backup_is_due;   /* a copy somewhere may still hold what was erased here */
  SiloamClock clock; /* at the last sweep; with BACK nothing is begun before it is confirmed */
} SiloamMinistryDesk;

/* Borrowed; NULL when there is none. */
SiloamEvening *siloam_ministry_desk_find_evening (const SiloamMinistryDesk *self, const char *id);
SiloamEvening *siloam_ministry_desk_current_evening (const SiloamMinistryDesk *self);
SiloamSession *siloam_ministry_desk_find_session (const SiloamMinistryDesk *self, const char *id);
SiloamMember *siloam_ministry_desk_find_member (const SiloamMinistryDesk *self, const char *id);
SiloamFollowUp *siloam_ministry_desk_find_follow_up (const SiloamMinistryDesk *self,
                                                     const char *id);
/* Who may have asked what a visitor agrees to: whoever does the intake, and who prays tonight.
 * (element-type SiloamMember), borrowed. */
GPtrArray *siloam_ministry_desk_list_askers (const SiloamMinistryDesk *self,
                                             const SiloamEvening *evening)
    G_GNUC_WARN_UNUSED_RESULT;
/* Of these the one who asked last this evening, else the only one who does the intake; NULL: it
 * must be said. */
const SiloamMember *siloam_ministry_desk_find_asker (const SiloamMinistryDesk *self,
                                                     const SiloamEvening *evening);
void siloam_ministry_desk_free (SiloamMinistryDesk *self);

/* Refuses a file of another kind: OTHER_FILE; of a later Siloam: NEWER_SCHEMA. */
SiloamMinistryStore *siloam_ministry_store_new (sqlite3 *db,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_ministry_store_free (SiloamMinistryStore *self);
SiloamMinistryDesk *siloam_ministry_store_read (SiloamMinistryStore *self,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Each is one transaction, checked by ministry/rules.h, on disk when it returns. */
gboolean siloam_ministry_store_save_location (SiloamMinistryStore *self,
                                              const SiloamLocation *location,
                                              GError **error);
gboolean siloam_ministry_store_save_member (SiloamMinistryStore *self,
                                            const SiloamMember *member,
                                            GError **error);
gboolean siloam_ministry_store_remove_member (SiloamMinistryStore *self,
                                              const char *id,
                                              GError **error);
gboolean siloam_ministry_store_save_evening (SiloamMinistryStore *self,
                                             const SiloamEvening *evening,
                                             GError **error);
gboolean siloam_ministry_store_close_evening (SiloamMinistryStore *self,
                                              const char *id,
                                              GError **error);
gboolean siloam_ministry_store_save_session (SiloamMinistryStore *self,
                                             const SiloamSession *session,
                                             GError **error);
gboolean siloam_ministry_store_end_session (SiloamMinistryStore *self,
                                            const char *id,
                                            GDateTime *keep_until,
                                            SiloamReason reason,
                                            GError **error);
gboolean siloam_ministry_store_withdraw (SiloamMinistryStore *self,
                                         const char *session_id,
                                         SiloamScope scope,
                                         GError **error);
gboolean siloam_ministry_store_erase_session (SiloamMinistryStore *self,
                                              const char *id,
                                              SiloamReason reason,
                                              GError **error);
gboolean siloam_ministry_store_save_note (SiloamMinistryStore *self,
                                          const SiloamNote *note,
                                          GError **error);
gboolean siloam_ministry_store_erase_note (SiloamMinistryStore *self,
                                           const char *id,
                                           SiloamReason reason,
                                           GError **error);
gboolean siloam_ministry_store_put_point (SiloamMinistryStore *self,
                                          const SiloamPoint *point,
                                          const char *session_id,
                                          GError **error);
gboolean siloam_ministry_store_take_point (SiloamMinistryStore *self,
                                           const char *id,
                                           GError **error);
gboolean siloam_ministry_store_save_follow_up (SiloamMinistryStore *self,
                                               const SiloamFollowUp *follow_up,
                                               GError **error);
gboolean siloam_ministry_store_end_follow_up (SiloamMinistryStore *self,
                                              const char *id,
                                              SiloamFollowUpState state,
                                              GError **error);
gboolean siloam_ministry_store_save_testimony (SiloamMinistryStore *self,
                                               const SiloamTestimony *testimony,
                                               GError **error);
gboolean siloam_ministry_store_withdraw_testimony (SiloamMinistryStore *self,
                                                   const char *id,
                                                   GError **error);
/* Erases what expired at @now and writes an erasure for each; afterwards neither the pages nor the
 * log hold a key of it. */
gboolean siloam_ministry_store_sweep (SiloamMinistryStore *self, GDateTime *now, GError **error);
/* Destroys what cannot be read, with all that hangs on it. */
gboolean siloam_ministry_store_erase_damaged (SiloamMinistryStore *self, GError **error);
/* Someone looked, and the clock is right however far it is from what the file has seen. */
gboolean siloam_ministry_store_confirm_clock (SiloamMinistryStore *self,
                                              GDateTime *now,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMinistryStore, siloam_ministry_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMinistryDesk, siloam_ministry_desk_free)

G_END_DECLS
