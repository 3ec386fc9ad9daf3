/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sample records of a prayer evening for the tests of this room. */

#include "evening-sample.h"

#include "journal/lifecycle.h"
#include "ministry/record-fields-private.h"

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
