/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says all that a ministry file holds, so that what a later version reads can be laid beside what
 * an earlier one wrote. Fields come by name: a new one is a new line, and no other line changes. */

#include "golden-text.h"

#include "journal/record.h"
#include "ministry/record-fields-private.h"

static char *
dup_value (const SiloamField *field, gconstpointer record)
{
  GDateTime *time;

  switch (field->type)
    {
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
      return g_strdup (siloam_field_text (field, record));
    case SILOAM_FIELD_TIME:
      time = siloam_field_time (field, record);
      return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
    case SILOAM_FIELD_WORDS:
      {
        GPtrArray *words = siloam_field_words (field, record);
        GString *text = g_string_new (NULL);

        for (guint i = 0; i < words->len; i++)
          g_string_append_printf (text, "[%s]", (char *) words->pdata[i]);
        return g_string_free (text, FALSE);
      }
    case SILOAM_FIELD_TERM:
    case SILOAM_FIELD_FLAGS:
    case SILOAM_FIELD_SWITCH:
    case SILOAM_FIELD_NUMBER:
    default:
      return g_strdup_printf ("%u", siloam_field_value (field, record));
    }
}

static void
add_record (GString *text, const char *name, const SiloamField *fields, gconstpointer record)
{
  g_string_append_printf (text, "%s\n", name);
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      g_autofree char *value = dup_value (field, record);

      if (value != NULL && *value != '\0' && g_strcmp0 (value, "0") != 0)
        g_string_append_printf (text, "  %s: %s\n", field->name, value);
    }
}

static void
add_list (GString *text, const char *name, const SiloamField *fields, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    add_record (text, name, fields, records->pdata[i]);
}

static void
add_lists (GString *text, const SiloamRecordType *types, gconstpointer owner)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    add_list (text, type->table, type->fields, siloam_list_of (owner, type));
}

static void
add_exchange (GString *text, const SiloamEntry *exchange)
{
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    add_list (text, type->table, type->fields, siloam_record_list (exchange, type));
}

static void
add_session (GString *text, const SiloamSession *session)
{
  add_record (text, "session", siloam_session_logistics, session);
  add_record (text, "words", siloam_session_words, session);
  add_lists (text, siloam_session_lists, session);
  add_lists (text, siloam_session_beside, session);
  add_exchange (text, session->exchange);
}

char *
golden_describe (const SiloamMinistryDesk *desk)
{
  GString *text = g_string_new (NULL);

  add_record (text, "location", siloam_location_fields, desk->location);
  add_list (text, "member", siloam_member_fields, desk->members);
  for (guint i = 0; i < desk->evenings->len; i++)
    {
      add_record (text, "evening", siloam_evening_fields, desk->evenings->pdata[i]);
      add_lists (text, siloam_evening_lists, desk->evenings->pdata[i]);
    }
  for (guint i = 0; i < desk->sessions->len; i++)
    add_session (text, desk->sessions->pdata[i]);
  add_list (text, "point", siloam_point_fields, desk->points);
  add_list (text, "follow-up", siloam_follow_up_fields, desk->follow_ups);
  add_list (text, "testimony", siloam_testimony_fields, desk->testimonies);
  add_list (text, "erasure", siloam_erasure_fields, desk->erasures);
  return g_string_free (text, FALSE);
}
