/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "journal/entry.h"
#include "ministry/terms.h"

G_BEGIN_DECLS

/* Plain records of product.md 2b. Every string is owned, UTF-8 and may be NULL for "not said";
 * every id is a random UUID made by the _new function; times are local with their offset. What
 * is not here is not asked: no date of birth, address, diagnosis, medication or surname. */

/* Where the evenings are held, and who answers for what is written there. One per file. */
typedef struct
{
  char *id;
  char *name;
  char *controller;      /* who answers for the data */
  char *contact;         /* how to reach the controller */
  char *privacy_words;   /* of the place itself, beside Siloam's own text */
  char *privacy_version; /* changes with the text: consent is given to a version */
  char *find_us;         /* for the summary; NULL: nothing */
  char *colour;          /* "#rrggbb"; NULL: Siloam's own */
  GPtrArray *churches;   /* (element-type utf8) */
  guint max_days;        /* how long anything may be kept after an evening, 0 to 90 */
  GDateTime *screens_tested;
} SiloamLocation;
#define SILOAM_MAX_KEEP_DAYS 90

/* Someone of the team, by first name only. */
typedef struct
{
  char *id;
  char *first_name;
  guint roles; /* SiloamTeamRole flags */
  char *training;
  char *experience;
  GDateTime *confidential_at; /* when confidentiality was signed; NULL: not yet */
} SiloamMember;

typedef struct
{
  char *id;
  guint number; /* from 1 */
  SiloamTeamKind kind;
  GPtrArray *members; /* (element-type utf8): ids; two or three */
} SiloamTeam;

typedef struct
{
  char *id;
  GDateTime *starts;
  GDateTime *ends;
  char *place;
  char *leader;       /* id of a member */
  char *care_contact; /* id of a member */
  char *intercession_leader;
  GPtrArray *intercessors; /* (element-type utf8): ids */
  guint ready;             /* SiloamReady flags */
  gboolean prayed;         /* opened together (B3) */
  char *learned;           /* what the team learned, without cases (B14) */
  SiloamEveningState state;
  GPtrArray *teams; /* (element-type SiloamTeam) */
} SiloamEvening;

typedef struct
{
  char *id;
  SiloamScope scope;
  SiloamConsentState state;
  SiloamHow how;
  gboolean by_guardian;
  char *text_version; /* of the privacy text it was given to */
  char *recorded_by;  /* id of a member */
  GDateTime *asked_at;
  GDateTime *given_at; /* or refused */
  GDateTime *withdrawn_at;
} SiloamConsent;

/* A prayer of a session. AUTHORITY needs a basis and the visitor's yes (001-19). */
typedef struct
{
  char *id;
  SiloamPrayerMode mode;
  char *basis;     /* a verse as typed */
  gboolean agreed; /* or the agreement of two */
  gboolean yes;    /* the visitor said yes to praying so */
  char *text;
} SiloamSpokenPrayer;

/* Ctrl+M: something to come back to, without a word. */
typedef struct
{
  char *id;
  GDateTime *at;
  char *place; /* as SiloamSession.place */
} SiloamMark;

/* What the team wrote for itself. Never on a visitor's screen, always in an access export. */
typedef struct
{
  char *id;
  char *session_id;
  SiloamNoteKind kind;
  char *text;
  char *by; /* id of a member */
  GDateTime *at;
  char *reason;          /* why a concern about safety outlives the session */
  GDateTime *keep_until; /* only with a reason */
} SiloamNote;

/* One visitor's time with a team. The first part is stored for every session from the first answer
 * on, to come back to it after a crash; all the rest only while consent for NOTES is given. */
typedef struct
{
  char *id;
  char *evening_id;
  GDateTime *created;
  guint team_number;
  SiloamSessionState state;
  SiloamSessionState paused_from;
  char *place;           /* the step and line of the guide where they are */
  char *locale;          /* "nl", "en": of the visitor's side */
  char *address_form;    /* "u" unless asked otherwise */
  GDateTime *keep_until; /* agreed with the visitor; NULL: erased at hand-over */
  SiloamGiven given;
  GDateTime *given_at;

  char *alias;
  SiloamAge age;
  gboolean guardian; /* is present */
  char *help_request;
  gboolean help_unclear; /* "I cannot say it well yet" */
  char *god_has;         /* what the Lord has for the visitor (001-13) */
  SiloamEntry *exchange; /* never NULL; in u-form on the screen */
  GPtrArray *prayers;    /* (element-type SiloamSpokenPrayer) */
  GPtrArray *marks;      /* (element-type SiloamMark) */
  char *takes_home;
  char *how_now;
  char *turns_to;
  char *blessing;    /* a verse as typed */
  guint referral;    /* SiloamReferral flags */
  GPtrArray *ticked; /* (element-type utf8): lines of the summary the visitor ticked */

  GPtrArray *consents; /* (element-type SiloamConsent): stored beside it */
  GPtrArray *notes;    /* (element-type SiloamNote): as loaded; saved one by one */
} SiloamSession;

/* A point on the board of intercession: no room for a name or a word of one's own. */
typedef struct
{
  char *id;
  guint team_number;
  SiloamTheme theme;
  GDateTime *approved_at; /* by the visitor */
  GDateTime *expires;     /* NULL: with the evening */
} SiloamPoint;

typedef struct
{
  char *id;
  char *session_id; /* its consents */
  char *alias;
  GDateTime *agreed_at;
  GDateTime *due;
  SiloamContact channel;
  char *reach;             /* a number or an address, as the visitor gave it */
  char *wording;           /* what was agreed to say */
  gboolean may_leave_word; /* a message that mentions prayer or church is fine */
  guint tried;             /* not reached, so often */
  guint referral;          /* SiloamReferral flags */
  SiloamFollowUpState state;
} SiloamFollowUp;

typedef struct
{
  char *id;
  char *alias; /* NULL: without a name */
  char *text;  /* by the visitor, or read and approved by them */
  SiloamAudience audience;
  GDateTime *session_at; /* at least 14 days before given_at */
  GDateTime *given_at;
  SiloamHow how;
  char *text_version;
  GDateTime *withdrawn_at;
} SiloamTestimony;
#define SILOAM_TESTIMONY_DAYS 14

/* That something was erased: of whom and what it said nobody can tell. */
typedef struct
{
  char *id;
  SiloamDataClass data_class;
  SiloamReason reason;
  GDateTime *at;
} SiloamErasure;

SiloamLocation *siloam_location_new (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamLocation *siloam_location_copy (const SiloamLocation *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_location_free (SiloamLocation *self);
SiloamMember *siloam_member_new (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamMember *siloam_member_copy (const SiloamMember *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_member_free (SiloamMember *self);
SiloamEvening *siloam_evening_new (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamEvening *siloam_evening_copy (const SiloamEvening *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_evening_free (SiloamEvening *self);
/* Borrowed; its number is the next. */
SiloamTeam *siloam_evening_add_team (SiloamEvening *self);
SiloamSession *siloam_session_new (const char *evening_id) G_GNUC_WARN_UNUSED_RESULT;
SiloamSession *siloam_session_copy (const SiloamSession *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_session_free (SiloamSession *self);
SiloamSpokenPrayer *siloam_session_add_prayer (SiloamSession *self, SiloamPrayerMode mode);
SiloamMark *siloam_session_add_mark (SiloamSession *self);
/* The consent of a scope: the last one there is, or NULL. */
SiloamConsent *siloam_session_find_consent (const SiloamSession *self, SiloamScope scope);
void siloam_consent_free (SiloamConsent *self);
SiloamNote *siloam_note_new (const char *session_id, SiloamNoteKind kind) G_GNUC_WARN_UNUSED_RESULT;
SiloamNote *siloam_note_copy (const SiloamNote *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_note_free (SiloamNote *self);
SiloamPoint *siloam_point_new (guint team_number, SiloamTheme theme) G_GNUC_WARN_UNUSED_RESULT;
SiloamPoint *siloam_point_copy (const SiloamPoint *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_point_free (SiloamPoint *self);
SiloamFollowUp *siloam_follow_up_new (const SiloamSession *session) G_GNUC_WARN_UNUSED_RESULT;
SiloamFollowUp *siloam_follow_up_copy (const SiloamFollowUp *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_follow_up_free (SiloamFollowUp *self);
SiloamTestimony *siloam_testimony_new (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamTestimony *siloam_testimony_copy (const SiloamTestimony *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_testimony_free (SiloamTestimony *self);
SiloamErasure *siloam_erasure_new (SiloamDataClass data_class,
                                   SiloamReason reason) G_GNUC_WARN_UNUSED_RESULT;
void siloam_erasure_free (SiloamErasure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamLocation, siloam_location_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMember, siloam_member_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamEvening, siloam_evening_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamSession, siloam_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamConsent, siloam_consent_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamNote, siloam_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamPoint, siloam_point_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamFollowUp, siloam_follow_up_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamTestimony, siloam_testimony_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamErasure, siloam_erasure_free)

G_END_DECLS
