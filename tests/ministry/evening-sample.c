/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sample records of a prayer evening for the tests of this room. */

#include "evening-sample.h"

#include "journal/lifecycle.h"
#include "ministry/record-fields-private.h"
#include "ministry/rules.h"

GDateTime *
sample_time (const char *iso)
{
  GDateTime *time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return time;
}

static guint
all_flags (const SiloamTerm *terms)
{
  guint flags = 0;

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    flags |= (guint) term->value;
  return flags;
}

static void
fill_field (const SiloamField *field, gpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_ID:
      siloam_field_take_text (field, record, g_uuid_string_random ());
      break;
    case SILOAM_FIELD_TEXT:
      siloam_field_take_text (field, record, g_strdup_printf ("«%s»", field->name));
      break;
    case SILOAM_FIELD_TERM:
      siloam_field_set_value (field, record, (guint) field->terms[1].value);
      break;
    case SILOAM_FIELD_FLAGS:
      siloam_field_set_value (field, record, all_flags (field->terms));
      break;
    case SILOAM_FIELD_SWITCH:
      siloam_field_set_value (field, record, TRUE);
      break;
    case SILOAM_FIELD_TIME:
      siloam_field_take_time (
          field,
          record,
          g_date_time_new_from_iso8601 ("2026-11-21T20:15:00.123456+01:00", NULL));
      break;
    case SILOAM_FIELD_WORDS:
      g_ptr_array_add (siloam_field_words (field, record), g_strdup ("één"));
      g_ptr_array_add (siloam_field_words (field, record), g_strdup ("twee"));
      break;
    case SILOAM_FIELD_NUMBER:
      siloam_field_set_value (field, record, 3);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
sample_fill (const SiloamField *fields, gpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    fill_field (field, record);
}

void
sample_fill_lists (const SiloamRecordType *types, gpointer owner)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    for (guint i = 0; i < 2; i++)
      sample_fill (type->fields, siloam_list_append (owner, type));
}

SiloamSession *
sample_session (void)
{
  SiloamSession *session = siloam_session_new_blank ();

  sample_fill (siloam_session_logistics, session);
  sample_fill (siloam_session_words, session);
  sample_fill_lists (siloam_session_lists, session);
  sample_fill_lists (siloam_session_beside, session);
  session->exchange = siloam_session_new_exchange ();
  siloam_entry_add_hurt (session->exchange)->words = g_strdup ("angst");
  siloam_entry_add_received (session->exchange, SILOAM_FORM_PICTURE);
  siloam_entry_settle (session->exchange);
  return session;
}

SiloamEvening *
sample_prepared_evening (void)
{
  SiloamEvening *evening = siloam_evening_new ();
  SiloamTeam *team = siloam_evening_add_team (evening);

  g_date_time_unref (evening->starts);
  g_date_time_unref (evening->ends);
  evening->starts = sample_time ("2026-11-21T19:30:00+01:00");
  evening->ends = sample_time ("2026-11-21T21:30:00+01:00");
  evening->place = g_strdup ("de kerk");
  evening->leader = g_uuid_string_random ();
  g_ptr_array_add (team->members, g_uuid_string_random ());
  g_ptr_array_add (team->members, g_uuid_string_random ());
  evening->state = SILOAM_EVENING_PREPARED;
  return evening;
}

void
sample_set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

void
sample_set_time (GDateTime **field, const char *iso)
{
  g_clear_pointer (field, g_date_time_unref);
  *field = iso != NULL ? sample_time (iso) : NULL;
}

SiloamSession *
sample_agreed_session (void)
{
  SiloamSession *session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  sample_set_time (&session->created, "2026-11-21T20:00:00+01:00");
  session->age = SILOAM_AGE_ADULT;
  session->state = SILOAM_SESSION_SPIRITUAL;
  for (guint scope = SILOAM_SCOPE_NOTES; scope < SILOAM_SCOPE_TESTIMONY; scope++)
    siloam_session_answer (session, scope, TRUE, SILOAM_HOW_ON_SCREEN, "1", NULL);
  return session;
}
