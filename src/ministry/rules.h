/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/error.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* The one place that knows what must be true of an evening, of a session and of what was agreed
 * (product.md 2c and 2d). Pure, any thread; fails with SILOAM_MINISTRY_ERROR_INVALID and the name
 * of what breaks the rule, or _NOT_AGREED. */

/* Lifecycles.
 *
 * Evening: PLANNED <-> PREPARED -> OPEN -> CLOSED -> TIDIED.
 *
 * Session: PREPARED -> WELCOMED -> INTAKE -> HUMAN <-> SPIRITUAL <-> CLOSING -> HANDED_OVER ->
 * (FOLLOW_UP) -> CLOSED -> ERASED. HUMAN, SPIRITUAL and CLOSING alternate freely. Until it is
 * handed over it can be PAUSED, which remembers where it came from and goes back there only, or
 * STOPPED. STOPPED is the light landing: a word of care and no questions. From there it is CLOSED,
 * or HANDED_OVER when the visitor asks to take or keep something, or CLOSING when they like to land
 * as usual. Who asks to be erased is erased, from every state. */
gboolean siloam_evening_can_move (const SiloamEvening *self, SiloamEveningState state);
gboolean siloam_evening_move (SiloamEvening *self, SiloamEveningState state, GError **error);
gboolean siloam_session_can_move (const SiloamSession *self, SiloamSessionState state);
/* Leaving INTAKE needs a settled age, FOLLOW_UP a consent to be kept or reached. STOPPED takes the
 * date of keeping back: it is asked anew. */
gboolean siloam_session_move (SiloamSession *self, SiloamSessionState state, GError **error);
/* Still to be resolved before the evening can close: also what was handed over or stopped, until
 * it is decided what becomes of it. */
gboolean siloam_session_is_open (const SiloamSession *self);
/* The visitor is still here: not yet handed over or stopped. */
gboolean siloam_session_is_living (const SiloamSession *self);

/* Invariants. */
gboolean siloam_location_validate (const SiloamLocation *self, GError **error);
/* Controller and privacy text: without them nobody can be welcomed (B4). */
gboolean siloam_location_is_ready (const SiloamLocation *self);
gboolean siloam_member_validate (const SiloamMember *self, GError **error);
/* From PREPARED on also when, where, a leader and a team with someone in it. */
gboolean siloam_evening_validate (const SiloamEvening *self, GError **error);
#define SILOAM_MAX_EVENING_HOURS 24
#define SILOAM_MAX_TEAM 3
/* A team of one is a warning, no error. */
gboolean siloam_team_warns (const SiloamTeam *self);
/* Who learns is there only with OBSERVER consent, and a minor is received by two who are not
 * learning. @members: (element-type SiloamMember): all of the team of the place. */
gboolean siloam_team_may_receive (const SiloamTeam *self,
                                  GPtrArray *members,
                                  const SiloamSession *session,
                                  GError **error);
gboolean siloam_session_validate (const SiloamSession *self, GError **error);
/* A prayer of authority has words only with a verse or the agreement of two, and a yes (001-19). */
gboolean siloam_spoken_prayer_is_allowed (const SiloamSpokenPrayer *self);
gboolean siloam_note_validate (const SiloamNote *self,
                               const SiloamSession *session,
                               const SiloamLocation *location,
                               GError **error);
gboolean siloam_point_validate (const SiloamPoint *self,
                                const SiloamSession *session,
                                const SiloamEvening *evening,
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
  SILOAM_DOES_TESTIFY, /* never by a session: a testimony has a consent of its own */
} SiloamDoes;
#define SILOAM_N_DOES 7

gboolean siloam_session_may (const SiloamSession *self, SiloamDoes does);
/* Before the first answer, be it yes or no, nothing of a session is stored. */
gboolean siloam_session_has_answered (const SiloamSession *self);
/* Records an answer; NULL for TESTIMONY, which is never asked in a session, and once erased. A no
 * after a yes withdraws; a second yes after a withdrawal is a new consent of a later moment. */
SiloamConsent *siloam_session_answer (SiloamSession *self,
                                      SiloamScope scope,
                                      gboolean yes,
                                      SiloamHow how,
                                      const char *text_version,
                                      const char *recorded_by);
/* Withdraws and takes away at once what only that consent allowed: words for NOTES, the date for
 * KEEP, the ticks for SUMMARY. What lies elsewhere (contact, points, notes)
 * siloam_ministry_withdraw_async() erases. FALSE when it was not given. */
gboolean siloam_session_withdraw (SiloamSession *self, SiloamScope scope);
/* Whose yes counts: under 16 the guardian's; a minor needs the guardian in the room. */
gboolean siloam_session_age_is_settled (const SiloamSession *self);
/* Takes every word of and about the visitor away; logistics and consents stay. */
void siloam_session_forget (SiloamSession *self);
/* Takes over what was corrected in @after, a copy of @before, and nothing else: the session may
 * have gone on meanwhile. Whether there was anything. */
gboolean siloam_session_correct (SiloamSession *self,
                                 const SiloamSession *before,
                                 const SiloamSession *after);

/* Who sees what (product.md 2d, "seen by"). */
typedef enum
{
  SILOAM_VIEW_SETUP = 1, /* the place, its team, and the evenings */
  SILOAM_VIEW_QUEUE,
  SILOAM_VIEW_HANDOVER,
  SILOAM_VIEW_SESSION,
  SILOAM_VIEW_NOTE,         /* of the writer */
  SILOAM_VIEW_CARE_CONCERN, /* also of the leader */
  SILOAM_VIEW_CONSENTS,
  SILOAM_VIEW_BOARD,
  SILOAM_VIEW_FOLLOW_UP,
  SILOAM_VIEW_RIGHTS,
  SILOAM_VIEW_DOOR,  /* nothing of anybody: where an evening is gone about from */
  SILOAM_VIEW_POINT, /* what one's own visitor asks prayer for */
  SILOAM_VIEW_KEYS,  /* a new recovery code, which opens everything */
} SiloamView;
#define SILOAM_N_VIEWS 13
gboolean siloam_roles_may_see (guint roles, SiloamView view);

/* Who does what at one laptop. A task that does not exist sees nothing. */
guint siloam_task_roles (SiloamTask task);
gboolean siloam_task_may_see (SiloamTask task, SiloamView view);
/* Whether it sees anything that the other does not. */
gboolean siloam_task_sees_more (SiloamTask task, SiloamTask than);
/* The task that needs to see it and sees least besides. */
SiloamTask siloam_task_for_view (SiloamView view);
/* What one must be able to see to work on a session: until a team took it over, what the reception
 * hands on; from then on all of it. */
SiloamView siloam_session_view (const SiloamSession *session);

/* Retention: until when something may be kept. Times in UTC, never NULL; what is past may not be
 * kept at all. A date means the end of that day where it was agreed, and one that was agreed later
 * than the place allows is shortened. @evening and @location: (nullable): without an evening from
 * when it was made, without a place the longest time. */

/* What nobody agreed to keep goes so long after the evening when nobody closes it; closing erases
 * it at once. */
#define SILOAM_HARD_STOP_HOURS 12
/* That there was consent is kept so long after what it allowed. */
#define SILOAM_PROOF_MONTHS 12

GDateTime *siloam_retention_limit (const SiloamLocation *location,
                                   GDateTime *from) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_retention_of_session (const SiloamSession *session,
                                        const SiloamEvening *evening,
                                        const SiloamLocation *location) G_GNUC_WARN_UNUSED_RESULT;
/* @session: (nullable): erased meanwhile. */
GDateTime *siloam_retention_of_note (const SiloamNote *note,
                                     const SiloamSession *session,
                                     const SiloamEvening *evening,
                                     const SiloamLocation *location) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_retention_of_point (const SiloamPoint *point,
                                      const SiloamEvening *evening) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_retention_of_follow_up (const SiloamFollowUp *follow_up,
                                          const SiloamLocation *location) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_retention_of_consents (const SiloamSession *session,
                                         const SiloamEvening *evening,
                                         const SiloamLocation *location) G_GNUC_WARN_UNUSED_RESULT;

/* The clock of the laptop against the latest moment the file has seen, its mark. */
typedef enum
{
  SILOAM_CLOCK_FINE = 1,
  /* Set back by more than half a day: nothing lives longer for it and nothing is begun until
   * someone says that the clock is right. Less is a clock that was corrected. */
  SILOAM_CLOCK_BACK,
  /* More than a hundred days later: a wrong year, or a laptop that lay in a cupboard. What was
   * agreed to be kept is not erased until someone says that the clock is right. */
  SILOAM_CLOCK_AHEAD,
} SiloamClock;
#define SILOAM_CLOCK_BACK_HOURS 12
#define SILOAM_CLOCK_AHEAD_DAYS 100

/* @mark: (nullable): of a new file. */
SiloamClock siloam_clock_judge (GDateTime *clock, GDateTime *mark);
/* The next mark. Confirming a clock is making it the mark. */
GDateTime *siloam_clock_next_mark (GDateTime *clock, GDateTime *mark) G_GNUC_WARN_UNUSED_RESULT;
/* The moment by which to judge what expires at some moment: @agreed tells whether it was agreed to
 * be kept. */
GDateTime *siloam_retention_now (GDateTime *clock,
                                 GDateTime *mark,
                                 gboolean agreed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
