/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer as JSON that another program can read: what was said under the name of its field, what
 * was not said left out. The exchange is as data/document.schema.json describes it, so that the
 * person can take it into a journal of their own. */

#include "export/access-private.h"
#include "export/document.h"
#include "ministry/record-fields-private.h"

#define FORMAT "siloam-access-1"

static void
add_flags (JsonObject *object, const SiloamField *field, guint flags)
{
  JsonArray *array;

  if (flags == 0)
    return;
  array = json_array_new ();
  for (const SiloamTerm *term = field->terms; term->nick != NULL; term++)
    if (flags & (guint) term->value)
      json_array_add_string_element (array, term->nick);
  json_object_set_array_member (object, field->name, array);
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
add_time (JsonObject *object, const char *name, GDateTime *time)
{
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  add_text (object, name, text);
}

static void
add_texts (JsonObject *object, const char *name, GPtrArray *texts)
{
  JsonArray *array;

  if (texts->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));
  json_object_set_array_member (object, name, array);
}

static void
add_field (JsonObject *object, const SiloamField *field, gconstpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_TEXT:
      add_text (object, field->name, siloam_field_text (field, record));
      break;
    case SILOAM_FIELD_TERM:
      add_text (object,
                field->name,
                siloam_term_nick (field->terms, (int) siloam_field_value (field, record)));
      break;
    case SILOAM_FIELD_FLAGS:
      add_flags (object, field, siloam_field_value (field, record));
      break;
    case SILOAM_FIELD_SWITCH:
      if (siloam_field_value (field, record))
        json_object_set_boolean_member (object, field->name, TRUE);
      break;
    case SILOAM_FIELD_NUMBER:
      json_object_set_int_member (object, field->name, siloam_field_value (field, record));
      break;
    case SILOAM_FIELD_TIME:
      add_time (object, field->name, siloam_field_time (field, record));
      break;
    case SILOAM_FIELD_WORDS:
      add_texts (object, field->name, siloam_field_words (field, record));
      break;
    case SILOAM_FIELD_ID:
    default:
      break;
    }
}

static void
add_fields (JsonObject *object, const SiloamField *fields, gconstpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    add_field (object, field, record);
}

static void
add_records (JsonObject *object, const char *name, const SiloamField *fields, GPtrArray *records)
{
  JsonArray *array;

  if (records->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *record = json_object_new ();

      add_fields (record, fields, g_ptr_array_index (records, i));
      json_array_add_object_element (array, record);
    }
  json_object_set_array_member (object, name, array);
}

static JsonObject *
build_session (const SiloamSession *session, GPtrArray *summary)
{
  JsonObject *object = json_object_new ();

  add_fields (object, siloam_session_logistics, session);
  add_fields (object, siloam_session_words, session);
  if (!siloam_entry_is_blank (session->exchange))
    json_object_set_member (object, "exchange", siloam_document_build (session->exchange));
  for (const SiloamRecordType *type = siloam_session_lists; type->table != NULL; type++)
    add_records (object, type->table, type->fields, siloam_list_of (session, type));
  for (const SiloamRecordType *type = siloam_session_beside; type->table != NULL; type++)
    add_records (object, type->table, type->fields, siloam_list_of (session, type));
  add_texts (object, "summary", summary);
  return object;
}

static void
add_sessions (SiloamAccess *self, JsonObject *root)
{
  JsonArray *array;

  if (self->sessions->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < self->sessions->len; i++)
    json_array_add_object_element (array,
                                   build_session (g_ptr_array_index (self->sessions, i),
                                                  g_ptr_array_index (self->summaries, i)));
  json_object_set_array_member (root, "sessions", array);
}

static JsonObject *
build (SiloamAccess *self, GDateTime *made)
{
  JsonObject *root = json_object_new ();

  json_object_set_string_member (root, "format", FORMAT);
  add_time (root, "made", made);
  add_text (root, "place", self->place);
  add_text (root, "controller", self->controller);
  add_text (root, "contact", self->contact);
  add_sessions (self, root);
  add_records (root, "follow_ups", siloam_follow_up_fields, self->follow_ups);
  add_records (root, "testimonies", siloam_testimony_fields, self->testimonies);
  return root;
}

/**
 * siloam_access_to_json:
 * @made: when it is made
 *
 * Returns: (transfer full): one object, with a line for each field
 */
char *
siloam_access_to_json (SiloamAccess *self, GDateTime *made)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, NULL);
  json_node_take_object (node, build (self, made));
  return json_to_string (node, TRUE);
}
