/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the JSON document of one entry, strictly: what the tables of document-fields.c do not name
 * is refused with its JSON path, and nothing is guessed. Error messages name fields, never what a
 * person wrote. Any thread. */

#include "export/document-private.h"

G_DEFINE_QUARK (siloam - document - error - quark, siloam_document_error)

/* Longer names are cut in a path: a name comes from outside. */
#define MAX_NAME_SHOWN 40

typedef struct
{
  SiloamEntry *entry;
  GString *path;
  GHashTable *doubled; /* JsonObject → the field it has twice */
} Reader;

static gboolean read_fields (Reader *reader,
                             JsonObject *object,
                             const SiloamDocumentField *fields,
                             gpointer record,
                             GError **error);

static gboolean
refuse (const Reader *reader, const char *why, GError **error)
{
  g_set_error (error,
               SILOAM_DOCUMENT_ERROR,
               SILOAM_DOCUMENT_ERROR_FIELD,
               "%s: %s",
               reader->path->str,
               why);
  return FALSE;
}

/* Returns the length to step back to. A name with anything but plain letters shows them as "?". */
static gsize
step_into (Reader *reader, const char *name)
{
  gsize length = reader->path->len;

  g_string_append_c (reader->path, '.');
  for (gsize i = 0; name[i] != '\0' && i < MAX_NAME_SHOWN; i++)
    g_string_append_c (reader->path,
                       g_ascii_isalnum (name[i]) || name[i] == '_' || name[i] == '-' ? name[i]
                                                                                     : '?');
  return length;
}

static gsize
step_into_item (Reader *reader, guint index)
{
  gsize length = reader->path->len;

  g_string_append_printf (reader->path, "[%u]", index);
  return length;
}

static void
step_back (Reader *reader, gsize length)
{
  g_string_truncate (reader->path, length);
}

static const char *
get_text (Reader *reader, JsonNode *node, GError **error)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  refuse (reader, "must be a string", error);
  return NULL;
}

static JsonArray *
get_array (Reader *reader, JsonNode *node, GError **error)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  refuse (reader, "must be an array", error);
  return NULL;
}

static gboolean
read_text (Reader *reader, JsonNode *node, char **text, GError **error)
{
  const char *value = get_text (reader, node, error);

  if (value == NULL)
    return FALSE;
  g_free (*text);
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
read_id (Reader *reader, JsonNode *node, char **id, GError **error)
{
  const char *value = get_text (reader, node, error);

  if (value == NULL)
    return FALSE;
  if (!g_uuid_string_is_valid (value))
    return refuse (reader, "must be a UUID", error);
  return read_text (reader, node, id, error);
}

static gboolean
refuse_term (const Reader *reader, const SiloamTerm *terms, GError **error)
{
  g_autoptr (GString) why = g_string_new ("must be one of ");

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    g_string_append_printf (why, "%s%s", term == terms ? "" : ", ", term->nick);
  return refuse (reader, why->str, error);
}

static gboolean
read_term (Reader *reader, JsonNode *node, const SiloamTerm *terms, int *value, GError **error)
{
  const char *nick = get_text (reader, node, error);

  if (nick == NULL)
    return FALSE;
  *value = siloam_term_value (terms, nick);
  return *value != 0 || refuse_term (reader, terms, error);
}

static gboolean
read_flags (Reader *reader, JsonNode *node, const SiloamTerm *terms, guint *flags, GError **error)
{
  JsonArray *array = get_array (reader, node, error);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize length = step_into_item (reader, i);
      int flag = 0;

      if (!read_term (reader, json_array_get_element (array, i), terms, &flag, error))
        return FALSE;
      if (*flags & (guint) flag)
        return refuse (reader, "is given twice", error);
      *flags |= (guint) flag;
      step_back (reader, length);
    }
  return TRUE;
}

static gboolean
read_truth (Reader *reader, JsonNode *node, gboolean *truth, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (reader, "must be true or false", error);
  *truth = json_node_get_boolean (node);
  return TRUE;
}

/* GLib also reads week dates and times without an offset; a document has one form only. */
static GDateTime *
parse_time (const char *text)
{
  g_autoptr (GRegex) form = g_regex_new ("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}("
                                         "\\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$",
                                         G_REGEX_DOLLAR_ENDONLY,
                                         0,
                                         NULL);

  return g_regex_match (form, text, 0, NULL) ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}

static gboolean
read_time (Reader *reader, JsonNode *node, GDateTime **time, GError **error)
{
  const char *text = get_text (reader, node, error);
  GDateTime *parsed;

  if (text == NULL)
    return FALSE;
  parsed = parse_time (text);
  if (parsed == NULL)
    return refuse (reader, "must be a time such as 2026-11-21T20:15:00+01:00", error);
  g_clear_pointer (time, g_date_time_unref);
  *time = parsed;
  return TRUE;
}

static gboolean
read_texts (Reader *reader, JsonNode *node, GPtrArray *texts, GError **error)
{
  JsonArray *array = get_array (reader, node, error);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize length = step_into_item (reader, i);
      const char *text = get_text (reader, json_array_get_element (array, i), error);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (texts, g_strdup (text));
      step_back (reader, length);
    }
  return TRUE;
}

static int
area_place (const char *nick)
{
  return g_bit_nth_lsf ((gulong) siloam_term_value (siloam_areas, nick), -1);
}

static gboolean
read_changes (Reader *reader, JsonNode *node, SiloamChange *changes, GError **error)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (reader, "must be an object", error);
  object = json_node_get_object (node);
  if (g_hash_table_contains (reader->doubled, object))
    return refuse (reader, "has a field twice", error);
  names = json_object_get_members (object);
  for (GList *name = names; name != NULL; name = name->next)
    {
      gsize length = step_into (reader, name->data);
      int place = area_place (name->data);
      int change = 0;

      if (place < 0)
        return refuse_term (reader, siloam_areas, error);
      if (!read_term (reader,
                      json_object_get_member (object, name->data),
                      siloam_changes,
                      &change,
                      error))
        return FALSE;
      changes[place] = (SiloamChange) change;
      step_back (reader, length);
    }
  return TRUE;
}

static gboolean
read_place (Reader *reader, JsonNode *node, const GPtrArray *items, guint *place, GError **error)
{
  gint64 number;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (reader, "must be a place in the list, counted from 0", error);
  number = json_node_get_int (node);
  if (number < 0 || number >= (gint64) items->len)
    return refuse (reader, "points at nothing in the list", error);
  *place = (guint) number;
  return TRUE;
}

static gboolean
read_hurt (Reader *reader, JsonNode *node, char **hurt_id, GError **error)
{
  const SiloamHurt *hurt;
  guint place;

  if (!read_place (reader, node, reader->entry->hurts, &place, error))
    return FALSE;
  hurt = g_ptr_array_index (reader->entry->hurts, place);
  g_free (*hurt_id);
  *hurt_id = g_strdup (hurt->id);
  return TRUE;
}

static gboolean
read_releases (Reader *reader, JsonNode *node, GPtrArray *ids, GError **error)
{
  JsonArray *array = get_array (reader, node, error);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize length = step_into_item (reader, i);
      const SiloamRelease *release;
      guint place;

      if (!read_place (reader,
                       json_array_get_element (array, i),
                       reader->entry->releases,
                       &place,
                       error))
        return FALSE;
      release = g_ptr_array_index (reader->entry->releases, place);
      g_ptr_array_add (ids, g_strdup (release->id));
      step_back (reader, length);
    }
  return TRUE;
}

static gboolean
read_records (Reader *reader, JsonNode *node, const SiloamDocumentRecord *record, GError **error)
{
  JsonArray *array = get_array (reader, node, error);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      gsize length = step_into_item (reader, i);

      if (!JSON_NODE_HOLDS_OBJECT (item))
        return refuse (reader, "must be an object", error);
      if (!read_fields (reader,
                        json_node_get_object (item),
                        record->fields,
                        record->add (reader->entry),
                        error))
        return FALSE;
      step_back (reader, length);
    }
  return TRUE;
}

static gboolean
read_field (Reader *reader,
            JsonNode *node,
            const SiloamDocumentField *field,
            gpointer record,
            GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (record, field->offset);

  switch (field->type)
    {
    case SILOAM_DOCUMENT_ID:
      return read_id (reader, node, member, error);
    case SILOAM_DOCUMENT_TEXT:
      return read_text (reader, node, member, error);
    case SILOAM_DOCUMENT_TERM:
      return read_term (reader, node, field->terms, member, error);
    case SILOAM_DOCUMENT_FLAGS:
      return read_flags (reader, node, field->terms, member, error);
    case SILOAM_DOCUMENT_TRUTH:
      return read_truth (reader, node, member, error);
    case SILOAM_DOCUMENT_TIME:
      return read_time (reader, node, member, error);
    case SILOAM_DOCUMENT_TEXTS:
      return read_texts (reader, node, *(GPtrArray **) member, error);
    case SILOAM_DOCUMENT_CHANGES:
      return read_changes (reader, node, member, error);
    case SILOAM_DOCUMENT_HURT:
      return read_hurt (reader, node, member, error);
    case SILOAM_DOCUMENT_RELEASES:
      return read_releases (reader, node, *(GPtrArray **) member, error);
    case SILOAM_DOCUMENT_RECORDS:
      return read_records (reader, node, field->record, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static const SiloamDocumentField *
find_field (const SiloamDocumentField *fields, const char *name)
{
  for (const SiloamDocumentField *field = fields; field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

/* Is every field of the object known, given once, and at home in this kind of entry? */
static gboolean
check_names (Reader *reader, JsonObject *object, const SiloamDocumentField *fields, GError **error)
{
  const char *doubled = g_hash_table_lookup (reader->doubled, object);
  g_autoptr (GList) names = json_object_get_members (object);

  if (doubled != NULL)
    {
      step_into (reader, doubled);
      return refuse (reader, "is given twice", error);
    }
  for (GList *name = names; name != NULL; name = name->next)
    {
      const SiloamDocumentField *field = find_field (fields, name->data);

      if (field != NULL && (field->kinds == 0 || field->kinds & (1u << reader->entry->kind)))
        continue;
      step_into (reader, name->data);
      return refuse (reader,
                     field == NULL ? "is not a known field"
                                   : "does not belong to this kind of entry",
                     error);
    }
  return TRUE;
}

/* In the order of the table, so that what is referred to is there whatever the order of the
 * document. */
static gboolean
read_fields (Reader *reader,
             JsonObject *object,
             const SiloamDocumentField *fields,
             gpointer record,
             GError **error)
{
  if (!check_names (reader, object, fields, error))
    return FALSE;
  for (const SiloamDocumentField *field = fields; field->name != NULL; field++)
    {
      JsonNode *node = json_object_get_member (object, field->name);
      gsize length = step_into (reader, field->name);

      if (node == NULL && field->required)
        return refuse (reader, "is missing", error);
      if (node != NULL && !read_field (reader, node, field, record, error))
        return FALSE;
      step_back (reader, length);
    }
  return TRUE;
}

/* The kind decides which fields there may be, so it is read before all others. */
static SiloamEntry *
read_kind (Reader *reader, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "kind");
  gsize length = step_into (reader, "kind");
  int kind = 0;

  if (node == NULL)
    {
      refuse (reader, "is missing", error);
      return NULL;
    }
  if (!read_term (reader, node, siloam_entry_kinds, &kind, error))
    return NULL;
  step_back (reader, length);
  return siloam_entry_new ((SiloamEntryKind) kind);
}

static SiloamEntry *
read_entry (JsonObject *object, GHashTable *doubled, GError **error)
{
  g_autoptr (GString) path = g_string_new ("$");
  Reader reader = { NULL, path, doubled };
  g_autoptr (SiloamEntry) entry = read_kind (&reader, object, error);

  if (entry == NULL)
    return NULL;
  reader.entry = entry;
  if (!read_fields (&reader, object, siloam_document_fields, entry, error))
    return NULL;
  return g_steal_pointer (&entry);
}

/* json-glib keeps the last of two fields with one name; only its signals tell that there were two.
 */
static void
member_read_cb (JsonParser *parser, JsonObject *object, const char *name, GHashTable *names)
{
  GHashTable *seen = g_hash_table_lookup (names, object);

  if (seen == NULL)
    {
      seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (names, object, seen);
    }
  if (!g_hash_table_add (seen, g_strdup (name)))
    {
      GHashTable *doubled = g_object_get_data (G_OBJECT (parser), "doubled");
      g_hash_table_insert (doubled, object, g_strdup (name));
    }
}

/* A guarded parse, with what was given twice. */
static JsonParser *
parse_text (const char *json, gssize length, GHashTable *doubled, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  gsize size = length < 0 ? strnlen (json, SILOAM_DOCUMENT_MAX_BYTES + 1) : (gsize) length;

  if (!siloam_document_guard (json, size, error))
    return NULL;
  g_object_set_data (G_OBJECT (parser), "doubled", doubled);
  g_signal_connect (parser, "object-member", G_CALLBACK (member_read_cb), names);
  if (json_parser_load_from_data (parser, json, (gssize) size, NULL))
    return g_steal_pointer (&parser);
  g_set_error (error,
               SILOAM_DOCUMENT_ERROR,
               SILOAM_DOCUMENT_ERROR_SYNTAX,
               "$: not JSON at line %u",
               json_parser_get_current_line (parser));
  return NULL;
}

/**
 * siloam_document_parse:
 * @json: a document as data/document.schema.json describes it
 * @length: its length in bytes, or -1 when it is terminated
 *
 * Makes an entry of a document. Ids that are missing are made; the state is as given and not yet
 * settled.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL with `SYNTAX`, `FIELD` or `TOO_LARGE`;
 * the message of `FIELD` starts with the JSON path of the fault. Any thread.
 */
SiloamEntry *
siloam_document_parse (const char *json, gssize length, GError **error)
{
  g_autoptr (GHashTable) doubled = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (JsonParser) parser = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  parser = parse_text (json, length, doubled, error);
  if (parser == NULL)
    return NULL;
  return read_entry (json_node_get_object (json_parser_get_root (parser)), doubled, error);
}

/* The same for a record that stands on its own, with no entry around it. */
gboolean
siloam_document_parse_record (const char *json,
                              gssize length,
                              const SiloamDocumentField *fields,
                              gpointer record,
                              GError **error)
{
  g_autoptr (GHashTable) doubled = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GString) path = g_string_new ("$");
  g_autoptr (JsonParser) parser = parse_text (json, length, doubled, error);
  Reader reader = { NULL, path, doubled };

  if (parser == NULL)
    return FALSE;
  return read_fields (&reader,
                      json_node_get_object (json_parser_get_root (parser)),
                      fields,
                      record,
                      error);
}
