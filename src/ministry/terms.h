/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/vocabulary.h"

G_BEGIN_DECLS

/* The words of a prayer evening as enums, in the order of the sources. Zero is "not said". Each
 * has one nick, used alike in the sealed file, in JSON and in prompt keys. */

/* Source 001-24 and 001-22: six leaders, then who serves on an evening. Flags. */
typedef enum
{
  SILOAM_TEAM_ROLE_NATIONAL = 1 << 0,
  SILOAM_TEAM_ROLE_LOCAL = 1 << 1,
  SILOAM_TEAM_ROLE_LEADERSHIP = 1 << 2,
  SILOAM_TEAM_ROLE_GROUP = 1 << 3,
  SILOAM_TEAM_ROLE_INTERCESSION = 1 << 4,
  SILOAM_TEAM_ROLE_RECEPTION = 1 << 5,
  SILOAM_TEAM_ROLE_HOST = 1 << 6,
  SILOAM_TEAM_ROLE_INTAKE = 1 << 7,
  SILOAM_TEAM_ROLE_MINISTER = 1 << 8,
  SILOAM_TEAM_ROLE_SCRIBE = 1 << 9,
  SILOAM_TEAM_ROLE_INTERCESSOR = 1 << 10,
  SILOAM_TEAM_ROLE_TRAINEE = 1 << 11,
} SiloamTeamRole;
#define SILOAM_N_TEAM_ROLES 12

/* What is done at one laptop on an evening: the roles of siloam_task_roles() sit there. */
typedef enum
{
  SILOAM_TASK_TEAM = 1, /* all of it, where one laptop is all there is */
  SILOAM_TASK_RECEPTION,
  SILOAM_TASK_PRAYER,
  SILOAM_TASK_INTERCESSION,
  SILOAM_TASK_LEADER,
} SiloamTask;
#define SILOAM_N_TASKS 5

typedef enum
{
  SILOAM_TEAM_KIND_MIXED = 1,
  SILOAM_TEAM_KIND_WOMEN,
  SILOAM_TEAM_KIND_MEN,
} SiloamTeamKind;

typedef enum
{
  SILOAM_EVENING_PLANNED = 1,
  SILOAM_EVENING_PREPARED,
  SILOAM_EVENING_OPEN,
  SILOAM_EVENING_CLOSED,
  SILOAM_EVENING_TIDIED,
} SiloamEveningState;

/* What is looked at before an evening opens (B2). Flags. */
typedef enum
{
  SILOAM_READY_PRINTER = 1 << 0,
  SILOAM_READY_HELP_LINES = 1 << 1,
  SILOAM_READY_CARE_CONTACT = 1 << 2,
  SILOAM_READY_PHONES = 1 << 3,
  SILOAM_READY_SCREENS = 1 << 4,
} SiloamReady;

typedef enum
{
  SILOAM_SESSION_PREPARED = 1,
  SILOAM_SESSION_WELCOMED,
  SILOAM_SESSION_INTAKE,
  SILOAM_SESSION_HUMAN,
  SILOAM_SESSION_SPIRITUAL,
  SILOAM_SESSION_CLOSING,
  SILOAM_SESSION_HANDED_OVER,
  SILOAM_SESSION_FOLLOW_UP,
  SILOAM_SESSION_CLOSED,
  SILOAM_SESSION_PAUSED,
  SILOAM_SESSION_STOPPED,
  SILOAM_SESSION_ERASED,
} SiloamSessionState;

typedef enum
{
  SILOAM_SCOPE_NOTES = 1,
  SILOAM_SCOPE_KEEP, /* for follow-up */
  SILOAM_SCOPE_CONTACT,
  SILOAM_SCOPE_POINT, /* a point of intercession */
  SILOAM_SCOPE_SUMMARY,
  SILOAM_SCOPE_OBSERVER,
  SILOAM_SCOPE_TESTIMONY, /* only asked weeks later */
} SiloamScope;
#define SILOAM_N_SCOPES 7

typedef enum
{
  SILOAM_CONSENT_ASKED = 1,
  SILOAM_CONSENT_GIVEN,
  SILOAM_CONSENT_REFUSED,
  SILOAM_CONSENT_WITHDRAWN,
} SiloamConsentState;

typedef enum
{
  SILOAM_HOW_ON_SCREEN = 1,
  SILOAM_HOW_SPOKEN,
  SILOAM_HOW_PAPER,
} SiloamHow;

/* Never a date of birth. Under 18 a guardian is there; under 16 the guardian consents. */
typedef enum
{
  SILOAM_AGE_ADULT = 1,
  SILOAM_AGE_SIXTEEN, /* 16 or 17 */
  SILOAM_AGE_YOUNGER,
} SiloamAge;

typedef enum
{
  SILOAM_NOTE_IMPRESSION = 1,
  SILOAM_NOTE_CARE, /* a concern about safety */
  SILOAM_NOTE_TO_DO,
} SiloamNoteKind;

/* The closed list of the board (B9). */
typedef enum
{
  SILOAM_THEME_REST = 1,
  SILOAM_THEME_COURAGE,
  SILOAM_THEME_PEACE,
  SILOAM_THEME_COMFORT,
  SILOAM_THEME_PROTECTION,
  SILOAM_THEME_WISDOM, /* for the team */
  SILOAM_THEME_FORGIVENESS,
  SILOAM_THEME_HOPE,
  SILOAM_THEME_THANKS,
} SiloamTheme;
#define SILOAM_N_THEMES 9

typedef enum
{
  SILOAM_GIVEN_PRINTED = 1,
  SILOAM_GIVEN_FILE,
  SILOAM_GIVEN_NOTHING,
} SiloamGiven;

typedef enum
{
  SILOAM_CONTACT_PHONE = 1,
  SILOAM_CONTACT_MESSAGE,
  SILOAM_CONTACT_EMAIL,
  SILOAM_CONTACT_OTHER,
} SiloamContact;

typedef enum
{
  SILOAM_FOLLOW_UP_PLANNED = 1,
  SILOAM_FOLLOW_UP_DONE,
  SILOAM_FOLLOW_UP_DECLINED,
  SILOAM_FOLLOW_UP_LAPSED,
} SiloamFollowUpState;

/* Whom the visitor was pointed to: a tick, no more. Flags. */
typedef enum
{
  SILOAM_REFERRAL_GP = 1 << 0,
  SILOAM_REFERRAL_PASTOR = 1 << 1,
  SILOAM_REFERRAL_HELP_LINE = 1 << 2,
} SiloamReferral;

typedef enum
{
  SILOAM_AUDIENCE_TEAM = 1,
  SILOAM_AUDIENCE_CHURCH,
  SILOAM_AUDIENCE_PUBLIC,
} SiloamAudience;

/* The data classes of product.md 2d that the ministry file holds. */
typedef enum
{
  SILOAM_CLASS_SESSION = 1,
  SILOAM_CLASS_NOTE,
  SILOAM_CLASS_CONTACT, /* a follow-up with the way to reach someone */
  SILOAM_CLASS_TESTIMONY,
  SILOAM_CLASS_CONSENT,
  SILOAM_CLASS_POINT,
  SILOAM_CLASS_TEAM,
  SILOAM_CLASS_BACKUP,
} SiloamDataClass;

typedef enum
{
  SILOAM_REASON_DEFAULT = 1, /* nothing was agreed to be kept */
  SILOAM_REASON_EXPIRY,
  SILOAM_REASON_WITHDRAWN,
  SILOAM_REASON_REQUEST,
  SILOAM_REASON_STOPPED,
  SILOAM_REASON_DONE,       /* what it was kept for is done */
  SILOAM_REASON_UNREADABLE, /* it was damaged, and nobody could read it any more */
} SiloamReason;

/* Each table ends with a NULL nick. */
extern const SiloamTerm siloam_team_roles[];
extern const SiloamTerm siloam_tasks[];
extern const SiloamTerm siloam_team_kinds[];
extern const SiloamTerm siloam_evening_states[];
extern const SiloamTerm siloam_readies[];
extern const SiloamTerm siloam_session_states[];
extern const SiloamTerm siloam_scopes[];
extern const SiloamTerm siloam_consent_states[];
extern const SiloamTerm siloam_hows[];
extern const SiloamTerm siloam_ages[];
extern const SiloamTerm siloam_note_kinds[];
extern const SiloamTerm siloam_board_themes[];
extern const SiloamTerm siloam_givens[];
extern const SiloamTerm siloam_contacts[];
extern const SiloamTerm siloam_follow_up_states[];
extern const SiloamTerm siloam_referrals[];
extern const SiloamTerm siloam_audiences[];
extern const SiloamTerm siloam_data_classes[];
extern const SiloamTerm siloam_reasons[];

G_END_DECLS
