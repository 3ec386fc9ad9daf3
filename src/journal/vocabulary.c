/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The nicks of every vocabulary. They are written into journals and documents: never change one,
 * only add. Pure data, any thread. */

#include "journal/vocabulary.h"

const SiloamTerm siloam_entry_kinds[] = {
  { SILOAM_ENTRY_EXCHANGE, "exchange" },
  { SILOAM_ENTRY_BLESSING, "blessing" },
  { SILOAM_ENTRY_FREE, "free" },
  { 0, NULL },
};

const SiloamTerm siloam_states[] = {
  { SILOAM_STATE_DRAFT, "draft" },
  { SILOAM_STATE_NAMED, "named" },
  { SILOAM_STATE_RELEASED, "released" },
  { SILOAM_STATE_WAITING, "waiting" },
  { SILOAM_STATE_RECEIVED, "received" },
  { SILOAM_STATE_REVISITED, "revisited" },
  { 0, NULL },
};

const SiloamTerm siloam_checkins[] = {
  { SILOAM_CHECKIN_CALM, "calm" },
  { SILOAM_CHECKIN_TENSE, "tense" },
  { SILOAM_CHECKIN_TOO_MUCH, "too_much" },
  { 0, NULL },
};

const SiloamTerm siloam_hurt_kinds[] = {
  { SILOAM_HURT_WOUND, "wound" }, { SILOAM_HURT_FEAR, "fear" },   { SILOAM_HURT_SHAME, "shame" },
  { SILOAM_HURT_PAIN, "pain" },   { SILOAM_HURT_LUST, "lust" },   { SILOAM_HURT_DEFECT, "defect" },
  { SILOAM_HURT_GUILT, "guilt" }, { SILOAM_HURT_OTHER, "other" }, { 0, NULL },
};

const SiloamTerm siloam_awarenesses[] = {
  { SILOAM_AWARENESS_KNOWN, "known" },
  { SILOAM_AWARENESS_CAME_UP, "came_up" },
  { 0, NULL },
};

const SiloamTerm siloam_hurt_sources[] = {
  { SILOAM_SOURCE_PERSON, "person" },
  { SILOAM_SOURCE_CIRCUMSTANCE, "circumstance" },
  { SILOAM_SOURCE_OWN_CHOICE, "own_choice" },
  { SILOAM_SOURCE_UNKNOWN, "unknown" },
  { 0, NULL },
};

const SiloamTerm siloam_hurt_origins[] = {
  { SILOAM_ORIGIN_WRONG_DONE, "wrong_done_to_me" },
  { SILOAM_ORIGIN_SITUATION, "damaging_situation" },
  { 0, NULL },
};

const SiloamTerm siloam_areas[] = {
  { SILOAM_AREA_SELF_IMAGE, "self_image" },
  { SILOAM_AREA_HABITS, "habits" },
  { SILOAM_AREA_FEELINGS, "feelings" },
  { SILOAM_AREA_BEHAVIOUR, "behaviour" },
  { 0, NULL },
};

const SiloamTerm siloam_towards[] = {
  { SILOAM_TOWARD_OTHER, "other" },
  { SILOAM_TOWARD_SELF, "self" },
  { SILOAM_TOWARD_GOD, "god" },
  { 0, NULL },
};

const SiloamTerm siloam_stances[] = {
  { SILOAM_STANCE_NOT_NOW, "not_now" },
  { SILOAM_STANCE_WILLING, "willing" },
  { SILOAM_STANCE_CHOSEN, "chosen" },
  { SILOAM_STANCE_AGAIN, "again" },
  { 0, NULL },
};

const SiloamTerm siloam_amounts[] = {
  { SILOAM_AMOUNT_ALL, "all" },
  { SILOAM_AMOUNT_PART, "part" },
  { SILOAM_AMOUNT_NOT_YET, "not_yet" },
  { 0, NULL },
};

const SiloamTerm siloam_forms[] = {
  { SILOAM_FORM_WORD, "word" },
  { SILOAM_FORM_PICTURE, "picture" },
  { SILOAM_FORM_VERSE, "verse" },
  { SILOAM_FORM_FEELING, "feeling" },
  { SILOAM_FORM_TRUTH, "truth" },
  { SILOAM_FORM_SILENCE, "silence" },
  { 0, NULL },
};

const SiloamTerm siloam_gifts[] = {
  { SILOAM_GIFT_HEALING, "healing" },
  { SILOAM_GIFT_SECURITY, "security" },
  { SILOAM_GIFT_FORGIVENESS, "forgiveness" },
  { SILOAM_GIFT_ACCEPTANCE, "acceptance" },
  { SILOAM_GIFT_IDENTITY, "identity" },
  { SILOAM_GIFT_OTHER, "other" },
  { 0, NULL },
};

const SiloamTerm siloam_channels[] = {
  { SILOAM_CHANNEL_SCRIPTURE, "scripture" },
  { SILOAM_CHANNEL_SENSED, "sensed" },
  { SILOAM_CHANNEL_PERSON, "person" },
  { SILOAM_CHANNEL_SITUATION, "situation" },
  { 0, NULL },
};

const SiloamTerm siloam_discerns[] = {
  { SILOAM_DISCERN_NOT_YET, "not_yet" },
  { SILOAM_DISCERN_FITS, "fits" },
  { SILOAM_DISCERN_UNSURE, "unsure" },
  { SILOAM_DISCERN_SET_ASIDE, "set_aside" },
  { 0, NULL },
};

const SiloamTerm siloam_verse_roles[] = {
  { SILOAM_ROLE_BASIS, "basis" },
  { SILOAM_ROLE_PROMISE, "promise" },
  { SILOAM_ROLE_RECEIVED, "received" },
  { SILOAM_ROLE_READING, "reading" },
  { 0, NULL },
};

const SiloamTerm siloam_prayer_modes[] = {
  { SILOAM_PRAYER_ASK, "ask" },
  { SILOAM_PRAYER_AUTHORITY, "authority" },
  { SILOAM_PRAYER_THANKS, "thanks" },
  { SILOAM_PRAYER_CONFESSION, "confession" },
  { SILOAM_PRAYER_BLESSING, "blessing" },
  { SILOAM_PRAYER_INTERCESSION, "intercession" },
  { 0, NULL },
};

const SiloamTerm siloam_blessings[] = {
  { SILOAM_BLESS_CLEANSING, "cleansing" },
  { SILOAM_BLESS_FELLOWSHIP, "fellowship" },
  { SILOAM_BLESS_VICTORY, "victory" },
  { SILOAM_BLESS_PROTECTION, "protection" },
  { SILOAM_BLESS_FREEDOM, "freedom" },
  { SILOAM_BLESS_OWN, "own" },
  { 0, NULL },
};

const SiloamTerm siloam_obstacles[] = {
  { SILOAM_OBSTACLE_SPIRIT, "spirit" },
  { SILOAM_OBSTACLE_THOUGHTS, "thoughts" },
  { SILOAM_OBSTACLE_EMOTIONS, "emotions" },
  { 0, NULL },
};

const SiloamTerm siloam_changes[] = {
  { SILOAM_CHANGE_LIGHTER, "lighter" },
  { SILOAM_CHANGE_SAME, "same" },
  { SILOAM_CHANGE_HEAVIER, "heavier" },
  { SILOAM_CHANGE_DIFFERENT, "different" },
  { 0, NULL },
};

const SiloamTerm siloam_outcomes[] = {
  { SILOAM_OUTCOME_RECONCILED, "reconciled" },
  { SILOAM_OUTCOME_THANKFUL, "thankful" },
  { SILOAM_OUTCOME_STILL_TENDER, "still_tender" },
  { SILOAM_OUTCOME_AGAIN_RELEASE, "again_release" },
  { SILOAM_OUTCOME_SEEK_HELP, "seek_help" },
  { 0, NULL },
};

const SiloamTerm siloam_request_states[] = {
  { SILOAM_REQUEST_ASKED, "asked" },
  { SILOAM_REQUEST_WAITING, "waiting" },
  { SILOAM_REQUEST_ANSWERED, "answered" },
  { SILOAM_REQUEST_LAID_DOWN, "laid_down" },
  { 0, NULL },
};

const SiloamTerm siloam_numberings[] = {
  { SILOAM_NUMBERING_TERM_KJV, "kjv" },
  { SILOAM_NUMBERING_TERM_NLD, "nld" },
  { SILOAM_NUMBERING_TERM_MT, "mt" },
  { SILOAM_NUMBERING_TERM_SEGOND, "segond" },
  { 0, NULL },
};

const SiloamTerm siloam_place_sides[] = {
  { SILOAM_SIDE_RECEIVED, "received" },
  { SILOAM_SIDE_OTHER, "other" },
  { SILOAM_SIDE_RELEASED, "released" },
  { 0, NULL },
};

/**
 * siloam_term_nick:
 *
 * Returns: (nullable): the nick of @value, or %NULL when the vocabulary has no such value
 */
const char *
siloam_term_nick (const SiloamTerm *terms, int value)
{
  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    if (term->value == value)
      return term->nick;
  return NULL;
}

/**
 * siloam_term_value:
 *
 * Returns: the value of @nick, or 0 when the vocabulary has no such word
 */
int
siloam_term_value (const SiloamTerm *terms, const char *nick)
{
  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    if (g_strcmp0 (term->nick, nick) == 0)
      return term->value;
  return 0;
}
