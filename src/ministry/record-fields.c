/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The description of every field of the records of a prayer evening, and the work on their lists.
 * It knows no SQL and no rules. Pure, any thread. */

#include "ministry/record-fields-private.h"

#include "journal/record-table.h"

const SiloamField siloam_location_fields[] = {
  ID (SiloamLocation),
  TEXT (SiloamLocation, name),
  TEXT (SiloamLocation, controller),
  TEXT (SiloamLocation, contact),
  TEXT (SiloamLocation, privacy_words),
  TEXT (SiloamLocation, privacy_version),
  TEXT (SiloamLocation, find_us),
  TEXT (SiloamLocation, colour),
  WORDS (SiloamLocation, churches),
  NUMBER (SiloamLocation, max_days),
  TIME (SiloamLocation, screens_tested, FALSE),
  END,
};

const SiloamField siloam_member_fields[] = {
  ID (SiloamMember),
  TEXT (SiloamMember, first_name),
  FLAGS (SiloamMember, roles, siloam_team_roles),
  TEXT (SiloamMember, training),
  TEXT (SiloamMember, experience),
  TIME (SiloamMember, confidential_at, FALSE),
  END,
};

const SiloamField siloam_team_fields[] = {
  ID (SiloamTeam),
  NUMBER (SiloamTeam, number),
  MUST (SiloamTeam, kind, siloam_team_kinds),
  WORDS (SiloamTeam, members),
  END,
};

const SiloamField siloam_evening_fields[] = {
  ID (SiloamEvening),
  TIME (SiloamEvening, starts, TRUE),
  TIME (SiloamEvening, ends, FALSE),
  TEXT (SiloamEvening, place),
  TEXT (SiloamEvening, leader),
  TEXT (SiloamEvening, care_contact),
  TEXT (SiloamEvening, intercession_leader),
  WORDS (SiloamEvening, intercessors),
  FLAGS (SiloamEvening, ready, siloam_readies),
  SWITCH (SiloamEvening, prayed),
  TEXT (SiloamEvening, learned),
  MUST (SiloamEvening, state, siloam_evening_states),
  END,
};

const SiloamField siloam_consent_fields[] = {
  ID (SiloamConsent),
  MUST (SiloamConsent, scope, siloam_scopes),
  MUST (SiloamConsent, state, siloam_consent_states),
  TERM (SiloamConsent, how, siloam_hows),
  SWITCH (SiloamConsent, by_guardian),
  TEXT (SiloamConsent, text_version),
  TEXT (SiloamConsent, recorded_by),
  TIME (SiloamConsent, asked_at, TRUE),
  TIME (SiloamConsent, given_at, FALSE),
  TIME (SiloamConsent, withdrawn_at, FALSE),
  END,
};

const SiloamField siloam_note_fields[] = {
  ID (SiloamNote),
  { "session", SILOAM_FIELD_ID, G_STRUCT_OFFSET (SiloamNote, session_id), NULL, TRUE },
  MUST (SiloamNote, kind, siloam_note_kinds),
  TEXT (SiloamNote, text),
  TEXT (SiloamNote, by),
  TIME (SiloamNote, at, TRUE),
  TEXT (SiloamNote, reason),
  TIME (SiloamNote, keep_until, FALSE),
  END,
};

const SiloamField siloam_session_logistics[] = {
  ID (SiloamSession),
  { "evening", SILOAM_FIELD_ID, G_STRUCT_OFFSET (SiloamSession, evening_id), NULL, TRUE },
  TIME (SiloamSession, created, TRUE),
  NUMBER (SiloamSession, team_number),
  MUST (SiloamSession, state, siloam_session_states),
  TERM (SiloamSession, paused_from, siloam_session_states),
  TEXT (SiloamSession, place),
  TEXT (SiloamSession, locale),
  TEXT (SiloamSession, address_form),
  TIME (SiloamSession, keep_until, FALSE),
  TERM (SiloamSession, given, siloam_givens),
  TIME (SiloamSession, given_at, FALSE),
  END,
};

const SiloamField siloam_session_words[] = {
  TEXT (SiloamSession, alias),
  TERM (SiloamSession, age, siloam_ages),
  SWITCH (SiloamSession, guardian),
  TEXT (SiloamSession, help_request),
  SWITCH (SiloamSession, help_unclear),
  TEXT (SiloamSession, god_has),
  TEXT (SiloamSession, takes_home),
  TEXT (SiloamSession, how_now),
  TEXT (SiloamSession, turns_to),
  TEXT (SiloamSession, blessing),
  FLAGS (SiloamSession, referral, siloam_referrals),
  WORDS (SiloamSession, ticked),
  END,
};

static const SiloamField prayer_fields[] = {
  ID (SiloamSpokenPrayer),
  MUST (SiloamSpokenPrayer, mode, siloam_prayer_modes),
  TEXT (SiloamSpokenPrayer, basis),
  SWITCH (SiloamSpokenPrayer, agreed),
  SWITCH (SiloamSpokenPrayer, yes),
  TEXT (SiloamSpokenPrayer, text),
  END,
};

static const SiloamField mark_fields[] = {
  ID (SiloamMark),
  TIME (SiloamMark, at, TRUE),
  TEXT (SiloamMark, place),
  END,
};

const SiloamField siloam_point_fields[] = {
  ID (SiloamPoint),
  NUMBER (SiloamPoint, team_number),
  MUST (SiloamPoint, theme, siloam_board_themes),
  TIME (SiloamPoint, approved_at, FALSE),
  TIME (SiloamPoint, expires, FALSE),
  END,
};

const SiloamField siloam_follow_up_fields[] = {
  ID (SiloamFollowUp),
  { "session", SILOAM_FIELD_ID, G_STRUCT_OFFSET (SiloamFollowUp, session_id), NULL, TRUE },
  TEXT (SiloamFollowUp, alias),
  TIME (SiloamFollowUp, agreed_at, TRUE),
  TIME (SiloamFollowUp, due, FALSE),
  TERM (SiloamFollowUp, channel, siloam_contacts),
  TEXT (SiloamFollowUp, reach),
  TEXT (SiloamFollowUp, wording),
  SWITCH (SiloamFollowUp, may_leave_word),
  NUMBER (SiloamFollowUp, tried),
  FLAGS (SiloamFollowUp, referral, siloam_referrals),
  MUST (SiloamFollowUp, state, siloam_follow_up_states),
  END,
};

const SiloamField siloam_testimony_fields[] = {
  ID (SiloamTestimony),
  TEXT (SiloamTestimony, alias),
  TEXT (SiloamTestimony, text),
  TERM (SiloamTestimony, audience, siloam_audiences),
  TIME (SiloamTestimony, session_at, FALSE),
  TIME (SiloamTestimony, given_at, FALSE),
  TERM (SiloamTestimony, how, siloam_hows),
  TEXT (SiloamTestimony, text_version),
  TIME (SiloamTestimony, withdrawn_at, FALSE),
  END,
};

const SiloamField siloam_erasure_fields[] = {
  ID (SiloamErasure),
  { "class",
    SILOAM_FIELD_TERM,
    G_STRUCT_OFFSET (SiloamErasure, data_class),
    siloam_data_classes,
    TRUE },
  MUST (SiloamErasure, reason, siloam_reasons),
  TIME (SiloamErasure, at, TRUE),
  END,
};

static void
free_with (const SiloamField *fields, gpointer record)
{
  siloam_fields_clear (fields, record);
  g_free (record);
}

/* A GPtrArray hands its free function the record alone, so each type needs one of its own. */
#define DEFINE_FREE(name, fields)                                                                  \
  static void name (gpointer record) { free_with (fields, record); }
DEFINE_FREE (free_team, siloam_team_fields)
DEFINE_FREE (free_prayer, prayer_fields)
DEFINE_FREE (free_mark, mark_fields)
DEFINE_FREE (free_consent, siloam_consent_fields)
DEFINE_FREE (free_note, siloam_note_fields)

#define LIST(owner, member, type, fields, free)                                                    \
  {                                                                                                \
#member, 0, sizeof(type), G_STRUCT_OFFSET(owner, member), fields, free                         \
  }
#define LIST_END                                                                                   \
  {                                                                                                \
    NULL, 0, 0, 0, NULL, NULL                                                                      \
  }

const SiloamRecordType siloam_evening_lists[] = {
  LIST (SiloamEvening, teams, SiloamTeam, siloam_team_fields, free_team),
  LIST_END,
};

const SiloamRecordType siloam_session_lists[] = {
  LIST (SiloamSession, prayers, SiloamSpokenPrayer, prayer_fields, free_prayer),
  LIST (SiloamSession, marks, SiloamMark, mark_fields, free_mark),
  LIST_END,
};

const SiloamRecordType siloam_session_beside[] = {
  LIST (SiloamSession, consents, SiloamConsent, siloam_consent_fields, free_consent),
  LIST (SiloamSession, notes, SiloamNote, siloam_note_fields, free_note),
  LIST_END,
};

GPtrArray *
siloam_list_of (gconstpointer owner, const SiloamRecordType *type)
{
  return G_STRUCT_MEMBER (GPtrArray *, owner, type->offset);
}

gpointer
siloam_list_append (gpointer owner, const SiloamRecordType *type)
{
  gpointer record = siloam_record_new (type);

  g_ptr_array_add (siloam_list_of (owner, type), record);
  return record;
}

void
siloam_lists_prepare (const SiloamRecordType *types, gpointer owner)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    G_STRUCT_MEMBER (GPtrArray *, owner, type->offset) =
        g_ptr_array_new_with_free_func (type->free);
}

/* @to is fresh: its lists exist and are empty. */
void
siloam_lists_copy (const SiloamRecordType *types, gconstpointer from, gpointer to)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    {
      GPtrArray *list = siloam_list_of (from, type);

      for (guint i = 0; i < list->len; i++)
        siloam_fields_copy (type->fields, list->pdata[i], siloam_list_append (to, type));
    }
}

void
siloam_lists_clear (const SiloamRecordType *types, gpointer owner)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    g_ptr_array_unref (siloam_list_of (owner, type));
}
