/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/error.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* The one place that knows what must be true of an evening, of a session and of what was agreed
 * (product.md 2c and 2d). Pure, any thread; fails with SILOAM_MINISTRY_ERROR_INVALID and the name
 * of what breaks the rule, or _NOT_AGREED. */

/* Lifecycles. */
gboolean siloam_evening_can_move (const SiloamEvening *self, SiloamEveningState state);
gboolean siloam_evening_move (SiloamEvening *self, SiloamEveningState state, GError **error);
gboolean siloam_session_can_move (const SiloamSession *self, SiloamSessionState state);
/* PAUSED remembers where it came from; moving from PAUSED goes back there only, or to STOPPED. */
gboolean siloam_session_move (SiloamSession *self, SiloamSessionState state, GError **error);
/* Still to be resolved before the evening can close. */
gboolean siloam_session_is_open (const SiloamSession *self);

/* Invariants. */
gboolean siloam_location_validate (const SiloamLocation *self, GError **error);
/* Controller and privacy text: without them nobody can be welcomed (B4). */
gboolean siloam_location_is_ready (const SiloamLocation *self);
gboolean siloam_member_validate (const SiloamMember *self, GError **error);
gboolean siloam_evening_validate (const SiloamEvening *self, GError **error);
gboolean siloam_session_validate (const SiloamSession *self, GError **error);
gboolean siloam_note_validate (const SiloamNote *self,
                               const SiloamSession *session,
                               const SiloamLocation *location,
                               GError **error);
gboolean siloam_follow_up_validate (const SiloamFollowUp *self,
                                    const SiloamSession *session,
                                    const SiloamLocation *location,
                                    GError **error);
gboolean siloam_testimony_validate (const SiloamTestimony *self, GError **error);

/* Consent. What a visitor may be asked, and what is done, with or without it. */
typedef enum
{
  SILOAM_DOES_WRITE = 1, /* a word of or about the visitor, also their alias */
  SILOAM_DOES_KEEP,      /* after the session */
  SILOAM_DOES_REACH,     /* note or use a way to reach them */
  SILOAM_DOES_POINT,     /* put a theme on the board */
  SILOAM_DOES_SUMMARIZE,
  SILOAM_DOES_OBSERVE, /* someone in training is in the room */
  SILOAM_DOES_TESTIFY,
} SiloamDoes;

gboolean siloam_session_may (const SiloamSession *self, SiloamDoes does);
/* Records an answer. A second yes after a withdrawal is a new consent of a later moment. */
SiloamConsent *siloam_session_answer (SiloamSession *self,
                                      SiloamScope scope,
                                      gboolean yes,
                                      SiloamHow how,
                                      const char *text_version,
                                      const char *recorded_by);
/* Withdraws and takes away at once what only that consent allowed: words for NOTES, the date for
 * KEEP. What lies elsewhere (contact, points) siloam_ministry_withdraw_async() erases. */
gboolean siloam_session_withdraw (SiloamSession *self, SiloamScope scope);
/* Whose yes counts: under 16 the guardian's; a minor needs the guardian in the room. */
gboolean siloam_session_age_is_settled (const SiloamSession *self);
/* Takes every word of and about the visitor away; logistics and consents stay. */
void siloam_session_forget (SiloamSession *self);

/* Who sees what (product.md 2d, "seen by"). */
typedef enum
{
  SILOAM_VIEW_SETUP = 1,
  SILOAM_VIEW_QUEUE,
  SILOAM_VIEW_HANDOVER,
  SILOAM_VIEW_SESSION,
  SILOAM_VIEW_NOTE,         /* of the writer */
  SILOAM_VIEW_CARE_CONCERN, /* also of the leader */
  SILOAM_VIEW_CONSENTS,
  SILOAM_VIEW_BOARD,
  SILOAM_VIEW_FOLLOW_UP,
  SILOAM_VIEW_RIGHTS,
} SiloamView;
gboolean siloam_roles_may_see (guint roles, SiloamView view);

/* Retention: until when something may be kept. Times in UTC; NULL evening: from @from. A date
 * agreed later than the place allows is shortened. */
GDateTime *siloam_retention_limit (const SiloamLocation *location,
                                   GDateTime *from) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_retention_of_session (const SiloamSession *session,
                                        const SiloamEvening *evening,
                                        const SiloamLocation *location) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_retention_of_note (const SiloamNote *note,
                                     const SiloamSession *session,
                                     const SiloamEvening *evening,
                                     const SiloamLocation *location) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_retention_of_follow_up (const SiloamFollowUp *follow_up,
                                          const SiloamLocation *location) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
