/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the sources as enums, in the order of the sources. Zero is "not said".
 * Each has one nick ("fear", "own_choice") used alike in SQL, JSON and prompt keys. */

typedef enum
{
  SILOAM_ENTRY_EXCHANGE = 1,
  SILOAM_ENTRY_BLESSING,
  SILOAM_ENTRY_FREE
} SiloamEntryKind;

typedef enum
{
  SILOAM_STATE_DRAFT = 1,
  SILOAM_STATE_NAMED,
  SILOAM_STATE_RELEASED,
  SILOAM_STATE_WAITING,
  SILOAM_STATE_RECEIVED,
  SILOAM_STATE_REVISITED,
} SiloamState;

typedef enum
{
  SILOAM_CHECKIN_CALM = 1,
  SILOAM_CHECKIN_TENSE,
  SILOAM_CHECKIN_TOO_MUCH
} SiloamCheckin;

typedef enum
{
  SILOAM_HURT_WOUND = 1,
  SILOAM_HURT_FEAR,
  SILOAM_HURT_SHAME,
  SILOAM_HURT_PAIN,
  SILOAM_HURT_LUST,
  SILOAM_HURT_DEFECT,
  SILOAM_HURT_GUILT,
  SILOAM_HURT_OTHER,
} SiloamHurtKind;

typedef enum
{
  SILOAM_AWARENESS_KNOWN = 1,
  SILOAM_AWARENESS_CAME_UP
} SiloamAwareness;

typedef enum
{
  SILOAM_SOURCE_PERSON = 1,
  SILOAM_SOURCE_CIRCUMSTANCE,
  SILOAM_SOURCE_OWN_CHOICE,
  SILOAM_SOURCE_UNKNOWN,
} SiloamHurtSource;

typedef enum
{
  SILOAM_ORIGIN_WRONG_DONE = 1,
  SILOAM_ORIGIN_SITUATION
} SiloamHurtOrigin;

typedef enum
{
  SILOAM_AREA_SELF_IMAGE = 1 << 0,
  SILOAM_AREA_HABITS = 1 << 1,
  SILOAM_AREA_FEELINGS = 1 << 2,
  SILOAM_AREA_BEHAVIOUR = 1 << 3,
} SiloamArea;
#define SILOAM_N_AREAS 4

typedef enum
{
  SILOAM_TOWARD_OTHER = 1,
  SILOAM_TOWARD_SELF,
  SILOAM_TOWARD_GOD
} SiloamToward;

typedef enum
{
  SILOAM_STANCE_NOT_NOW = 1,
  SILOAM_STANCE_WILLING,
  SILOAM_STANCE_CHOSEN,
  SILOAM_STANCE_AGAIN,
} SiloamStance;

typedef enum
{
  SILOAM_AMOUNT_ALL = 1,
  SILOAM_AMOUNT_PART,
  SILOAM_AMOUNT_NOT_YET
} SiloamAmount;

typedef enum
{
  SILOAM_FORM_WORD = 1,
  SILOAM_FORM_PICTURE,
  SILOAM_FORM_VERSE,
  SILOAM_FORM_FEELING,
  SILOAM_FORM_TRUTH,
  SILOAM_FORM_SILENCE,
} SiloamForm;

typedef enum
{
  SILOAM_GIFT_HEALING = 1 << 0,
  SILOAM_GIFT_SECURITY = 1 << 1,
  SILOAM_GIFT_FORGIVENESS = 1 << 2,
  SILOAM_GIFT_ACCEPTANCE = 1 << 3,
  SILOAM_GIFT_IDENTITY = 1 << 4,
  SILOAM_GIFT_OTHER = 1 << 5,
} SiloamGift;
#define SILOAM_N_GIFTS 6

typedef enum
{
  SILOAM_CHANNEL_SCRIPTURE = 1,
  SILOAM_CHANNEL_SENSED,
  SILOAM_CHANNEL_PERSON,
  SILOAM_CHANNEL_SITUATION,
} SiloamChannel;

typedef enum
{
  SILOAM_DISCERN_NOT_YET = 1,
  SILOAM_DISCERN_FITS,
  SILOAM_DISCERN_UNSURE,
  SILOAM_DISCERN_SET_ASIDE,
} SiloamDiscern;

typedef enum
{
  SILOAM_ROLE_BASIS = 1,
  SILOAM_ROLE_PROMISE,
  SILOAM_ROLE_RECEIVED,
  SILOAM_ROLE_READING,
} SiloamVerseRole;

typedef enum
{
  SILOAM_PRAYER_ASK = 1,
  SILOAM_PRAYER_AUTHORITY,
  SILOAM_PRAYER_THANKS,
  SILOAM_PRAYER_CONFESSION,
  SILOAM_PRAYER_BLESSING,
  SILOAM_PRAYER_INTERCESSION,
} SiloamPrayerMode;

typedef enum
{
  SILOAM_BLESS_CLEANSING = 1,
  SILOAM_BLESS_FELLOWSHIP,
  SILOAM_BLESS_VICTORY,
  SILOAM_BLESS_PROTECTION,
  SILOAM_BLESS_FREEDOM,
  SILOAM_BLESS_OWN,
} SiloamBlessing;

typedef enum
{
  SILOAM_OBSTACLE_SPIRIT = 1,
  SILOAM_OBSTACLE_THOUGHTS,
  SILOAM_OBSTACLE_EMOTIONS
} SiloamObstacle;

typedef enum
{
  SILOAM_CHANGE_LIGHTER = 1,
  SILOAM_CHANGE_SAME,
  SILOAM_CHANGE_HEAVIER,
  SILOAM_CHANGE_DIFFERENT,
} SiloamChange;

typedef enum
{
  SILOAM_OUTCOME_RECONCILED = 1,
  SILOAM_OUTCOME_THANKFUL,
  SILOAM_OUTCOME_STILL_TENDER,
  SILOAM_OUTCOME_AGAIN_RELEASE,
  SILOAM_OUTCOME_SEEK_HELP,
} SiloamOutcome;

typedef enum
{
  SILOAM_REQUEST_ASKED = 1,
  SILOAM_REQUEST_WAITING,
  SILOAM_REQUEST_ANSWERED,
  SILOAM_REQUEST_LAID_DOWN,
} SiloamRequestState;

/* How verses are numbered, as scripture/reference.h has it, with 0 for "not known". */
typedef enum
{
  SILOAM_NUMBERING_TERM_KJV = 1,
  SILOAM_NUMBERING_TERM_NLD,
  SILOAM_NUMBERING_TERM_MT,
  SILOAM_NUMBERING_TERM_SEGOND,
} SiloamNumberingTerm;

/* Where in an entry a verse stands. */
typedef enum
{
  SILOAM_SIDE_RECEIVED = 1,
  SILOAM_SIDE_OTHER,
  SILOAM_SIDE_RELEASED,
} SiloamPlaceSide;

/* One value of a vocabulary and its nick. */
typedef struct
{
  int value;
  const char *nick;
} SiloamTerm;

/* Each table ends with a NULL nick. */
extern const SiloamTerm siloam_entry_kinds[];
extern const SiloamTerm siloam_states[];
extern const SiloamTerm siloam_checkins[];
extern const SiloamTerm siloam_hurt_kinds[];
extern const SiloamTerm siloam_awarenesses[];
extern const SiloamTerm siloam_hurt_sources[];
extern const SiloamTerm siloam_hurt_origins[];
extern const SiloamTerm siloam_areas[];
extern const SiloamTerm siloam_towards[];
extern const SiloamTerm siloam_stances[];
extern const SiloamTerm siloam_amounts[];
extern const SiloamTerm siloam_forms[];
extern const SiloamTerm siloam_gifts[];
extern const SiloamTerm siloam_channels[];
extern const SiloamTerm siloam_discerns[];
extern const SiloamTerm siloam_verse_roles[];
extern const SiloamTerm siloam_prayer_modes[];
extern const SiloamTerm siloam_blessings[];
extern const SiloamTerm siloam_obstacles[];
extern const SiloamTerm siloam_changes[];
extern const SiloamTerm siloam_outcomes[];
extern const SiloamTerm siloam_request_states[];
extern const SiloamTerm siloam_numberings[];
extern const SiloamTerm siloam_place_sides[];

const char *siloam_term_nick (const SiloamTerm *terms, int value);
int siloam_term_value (const SiloamTerm *terms, const char *nick);

G_END_DECLS
