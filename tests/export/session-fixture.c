/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions for the tests of what leaves the ministry file. */

#include "session-fixture.h"

#include "ministry/record-fields-private.h"

static void
fill_fields (const char *table, const SiloamField *fields, gpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    if (field->type == SILOAM_FIELD_TEXT)
      siloam_field_take_text (field, record, g_strdup_printf ("canary-%s-%s", table, field->name));
    else if (field->type == SILOAM_FIELD_WORDS && !g_str_equal (field->name, "ticked") &&
             !g_str_equal (field->name, "releases"))
      g_ptr_array_add (siloam_field_words (field, record),
                       g_strdup_printf ("canary-%s-%s", table, field->name));
}

static void
fill_entry (SiloamEntry *entry)
{
  SiloamHurt *hurt = siloam_entry_add_hurt (entry);

  hurt->kind = SILOAM_HURT_FEAR;
  siloam_entry_add_release (entry, hurt->id, SILOAM_AMOUNT_ALL);
  siloam_entry_add_received (entry, SILOAM_FORM_WORD)->discern = SILOAM_DISCERN_FITS;
  siloam_entry_add_forgiveness (entry)->toward = SILOAM_TOWARD_OTHER;
  siloam_entry_add_verse (entry, "", SILOAM_ROLE_RECEIVED);
  siloam_entry_add_prayer (entry, SILOAM_PRAYER_CONFESSION);
  siloam_entry_add_revisit (entry);
  siloam_entry_add_numbering (entry, "");
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    fill_fields (part->table, part->fields, entry);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    fill_fields (type->table,
                 type->fields,
                 g_ptr_array_index (siloam_record_list (entry, type), 0));
}

SiloamConsent *
siloam_fixture_consent (SiloamSession *session, SiloamScope scope, SiloamConsentState state)
{
  SiloamConsent *consent = siloam_session_add_consent (session, scope);

  consent->state = state;
  consent->how = SILOAM_HOW_ON_SCREEN;
  consent->asked_at = consent->asked_at ? consent->asked_at : g_date_time_new_now_local ();
  consent->given_at = g_date_time_new_now_local ();
  return consent;
}

static void
give_all_consents (SiloamSession *session)
{
  for (int scope = 1; scope <= SILOAM_N_SCOPES; scope++)
    siloam_fixture_consent (session, (SiloamScope) scope, SILOAM_CONSENT_GIVEN);
}

SiloamSession *
siloam_fixture_canaries (void)
{
  SiloamSession *session = siloam_session_new ("00000000-0000-4000-8000-00000000e0e0");

  session->age = SILOAM_AGE_ADULT;
  session->state = SILOAM_SESSION_CLOSING;
  fill_fields ("session", siloam_session_logistics, session);
  fill_fields ("session", siloam_session_words, session);
  siloam_session_add_prayer (session, SILOAM_PRAYER_CONFESSION);
  siloam_session_add_mark (session);
  g_ptr_array_add (session->notes, siloam_note_new (session->id, SILOAM_NOTE_IMPRESSION));
  give_all_consents (session);
  for (const SiloamRecordType *type = siloam_session_lists; type->table != NULL; type++)
    fill_fields (type->table, type->fields, g_ptr_array_index (siloam_list_of (session, type), 0));
  for (const SiloamRecordType *type = siloam_session_beside; type->table != NULL; type++)
    for (guint i = 0; i < siloam_list_of (session, type)->len; i++)
      fill_fields (type->table,
                   type->fields,
                   g_ptr_array_index (siloam_list_of (session, type), i));
  fill_entry (session->exchange);
  return session;
}

static void
gather_fields (GPtrArray *found, const SiloamField *fields, gconstpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    if (field->type == SILOAM_FIELD_TEXT)
      g_ptr_array_add (found, g_strdup (siloam_field_text (field, record)));
    else if (field->type == SILOAM_FIELD_WORDS && siloam_field_words (field, record)->len > 0)
      g_ptr_array_add (found, g_strdup (g_ptr_array_index (siloam_field_words (field, record), 0)));
}

GPtrArray *
siloam_fixture_all_canaries (const SiloamSession *session)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  gather_fields (found, siloam_session_logistics, session);
  gather_fields (found, siloam_session_words, session);
  for (const SiloamRecordType *type = siloam_session_lists; type->table != NULL; type++)
    gather_fields (found, type->fields, g_ptr_array_index (siloam_list_of (session, type), 0));
  for (const SiloamRecordType *type = siloam_session_beside; type->table != NULL; type++)
    gather_fields (found, type->fields, g_ptr_array_index (siloam_list_of (session, type), 0));
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    gather_fields (found, part->fields, session->exchange);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    gather_fields (found,
                   type->fields,
                   g_ptr_array_index (siloam_record_list (session->exchange, type), 0));
  return found;
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

SiloamSession *
siloam_fixture_evening (const char *language)
{
  gboolean dutch = g_str_equal (language, "nl");
  SiloamSession *session = siloam_session_new ("00000000-0000-4000-8000-00000000e0e0");
  SiloamEntry *exchange = session->exchange;
  SiloamHurt *hurt = siloam_entry_add_hurt (exchange);
  SiloamReceived *word = siloam_entry_add_received (exchange, SILOAM_FORM_WORD);
  SiloamReceived *picture = siloam_entry_add_received (exchange, SILOAM_FORM_PICTURE);

  give_all_consents (session);
  set (&session->alias, "Roos");
  hurt->kind = SILOAM_HURT_FEAR;
  set (&hurt->words, dutch ? "angst" : "fear");
  siloam_entry_add_release (exchange, hurt->id, SILOAM_AMOUNT_ALL);
  set (&word->text, dutch ? "U hoeft het niet alleen te doen" : "You do not have to do it alone");
  word->gifts = SILOAM_GIFT_SECURITY | SILOAM_GIFT_HEALING;
  set (&picture->text, dutch ? "een open deur, en licht daarachter" : "an open door, light behind");
  siloam_entry_add_verse (exchange, dutch ? "Psalm 34:18" : "Psalm 34:17", SILOAM_ROLE_RECEIVED);
  siloam_entry_add_verse (exchange, dutch ? "Jesaja 61:3" : "Isaiah 61:3", SILOAM_ROLE_READING);
  siloam_entry_add_verse (exchange, dutch ? "Johannes 14:27" : "John 14:27", SILOAM_ROLE_READING);
  set (&exchange->today_step,
       dutch ? "een halfuur wandelen, zonder haast" : "half an hour of walking, without haste");
  set (&session->takes_home, dutch ? "Ik word gezien." : "I am seen.");
  set (&session->blessing, dutch ? "Numeri 6:24-26" : "Numbers 6:24-26");
  return session;
}
