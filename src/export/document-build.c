/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes an entry as its JSON document. All that was said is in it, all that was not said is left
 * out, so that reading it back gives the same entry. Any thread. */

#include "export/document-private.h"

static void build_fields (const SiloamEntry *entry,
                          const SiloamDocumentField *fields,
                          gconstpointer record,
                          JsonObject *object);

static JsonNode *
text_node (const char *text)
{
  return text == NULL ? NULL : json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
array_node (JsonArray *array)
{
  JsonNode *node =
      json_array_get_length (array) > 0 ? json_node_init_array (json_node_alloc (), array) : NULL;

  json_array_unref (array);
  return node;
}

static JsonNode *
flags_node (guint flags, const SiloamTerm *terms)
{
  JsonArray *array = json_array_new ();

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    if (flags & (guint) term->value)
      json_array_add_string_element (array, term->nick);
  return array_node (array);
}

static JsonNode *
truth_node (gboolean truth)
{
  return truth ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL;
}

/* RFC 3339 knows whole minutes of offset only; an offset of before clocks were set alike is rounded
 * and the moment stays the same. */
static JsonNode *
time_node (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) whole = NULL;
  g_autofree char *seconds = NULL;
  g_autofree char *offset = NULL;
  g_autofree char *fraction = NULL;
  g_autofree char *text = NULL;

  if (time == NULL)
    return NULL;
  zone = g_time_zone_new_offset (
      (gint32) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE * 60));
  whole = g_date_time_to_timezone (time, zone);
  seconds = g_date_time_format (whole, "%Y-%m-%dT%H:%M:%S");
  offset = g_date_time_format (whole, "%:z");
  if (g_date_time_get_microsecond (whole) != 0)
    fraction = g_strdup_printf (".%06d", g_date_time_get_microsecond (whole));
  text = g_strconcat (seconds, fraction != NULL ? fraction : "", offset, NULL);
  return text_node (text);
}

static JsonNode *
texts_node (const GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));
  return array_node (array);
}

static JsonNode *
changes_node (const SiloamChange *changes)
{
  JsonObject *object = json_object_new ();
  JsonNode *node;

  for (const SiloamTerm *area = siloam_areas; area->nick != NULL; area++)
    {
      const char *change =
          siloam_term_nick (siloam_changes,
                            (int) changes[g_bit_nth_lsf ((gulong) area->value, -1)]);
      if (change != NULL)
        json_object_set_string_member (object, area->nick, change);
    }
  node =
      json_object_get_size (object) > 0 ? json_node_init_object (json_node_alloc (), object) : NULL;
  json_object_unref (object);
  return node;
}

/* Every record starts with its id. */
static int
find_place (const GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (*(char **) g_ptr_array_index (records, i), id) == 0)
      return (int) i;
  return -1;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (SiloamHurt, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (SiloamRelease, id) == 0);

static JsonNode *
hurt_node (const SiloamEntry *entry, const char *hurt_id)
{
  int place = find_place (entry->hurts, hurt_id);

  return place < 0 ? NULL : json_node_init_int (json_node_alloc (), place);
}

static JsonNode *
releases_node (const SiloamEntry *entry, const GPtrArray *ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      int place = find_place (entry->releases, g_ptr_array_index (ids, i));
      if (place >= 0)
        json_array_add_int_element (array, place);
    }
  return array_node (array);
}

static JsonNode *
records_node (const SiloamEntry *entry,
              const GPtrArray *records,
              const SiloamDocumentRecord *record)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      JsonObject *object = json_object_new ();
      build_fields (entry, record->fields, g_ptr_array_index (records, i), object);
      json_array_add_object_element (array, object);
    }
  return array_node (array);
}

/* NULL when the field was not said. */
static JsonNode *
build_field (const SiloamEntry *entry, const SiloamDocumentField *field, gconstpointer record)
{
  gconstpointer member = (const guint8 *) record + field->offset;

  switch (field->type)
    {
    case SILOAM_DOCUMENT_ID:
    case SILOAM_DOCUMENT_TEXT:
      return text_node (*(char *const *) member);
    case SILOAM_DOCUMENT_TERM:
      return text_node (siloam_term_nick (field->terms, *(const int *) member));
    case SILOAM_DOCUMENT_FLAGS:
      return flags_node (*(const guint *) member, field->terms);
    case SILOAM_DOCUMENT_TRUTH:
      return truth_node (*(const gboolean *) member);
    case SILOAM_DOCUMENT_TIME:
      return time_node (*(GDateTime *const *) member);
    case SILOAM_DOCUMENT_TEXTS:
      return texts_node (*(GPtrArray *const *) member);
    case SILOAM_DOCUMENT_CHANGES:
      return changes_node (member);
    case SILOAM_DOCUMENT_HURT:
      return hurt_node (entry, *(char *const *) member);
    case SILOAM_DOCUMENT_RELEASES:
      return releases_node (entry, *(GPtrArray *const *) member);
    case SILOAM_DOCUMENT_RECORDS:
      return records_node (entry, *(GPtrArray *const *) member, field->record);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
build_fields (const SiloamEntry *entry,
              const SiloamDocumentField *fields,
              gconstpointer record,
              JsonObject *object)
{
  for (const SiloamDocumentField *field = fields; field->name != NULL; field++)
    {
      /* What does not belong to this kind of entry could not be read back. */
      gboolean at_home = field->kinds == 0 || field->kinds & (1u << entry->kind);
      JsonNode *node = at_home ? build_field (entry, field, record) : NULL;

      if (node != NULL)
        json_object_set_member (object, field->name, node);
    }
}

/**
 * siloam_document_build:
 * @entry: an entry
 *
 * Writes everything in @entry, sealed or not, as one JSON object with the fields in a fixed order.
 *
 * Returns: (transfer full): an object node. Any thread.
 */
JsonNode *
siloam_document_build (const SiloamEntry *entry)
{
  g_autoptr (JsonObject) object = json_object_new ();

  g_return_val_if_fail (entry != NULL, NULL);
  build_fields (entry, siloam_document_fields, entry, object);
  return json_node_init_object (json_node_alloc (), object);
}

/* The same for a record that stands on its own. */
JsonNode *
siloam_document_build_record (const SiloamDocumentField *fields, gconstpointer record)
{
  g_autoptr (JsonObject) object = json_object_new ();

  build_fields (NULL, fields, record, object);
  return json_node_init_object (json_node_alloc (), object);
}
