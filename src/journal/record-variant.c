/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns records into GVariants and back, by the tables of journal/record.h. Bytes from a disk are
 * not trusted: whatever has another type or an unknown nick is an error, never a guess. Pure, any
 * thread. */

#include "journal/record-variant.h"

#include "journal/lifecycle.h"

static gboolean
set_damaged (const SiloamField *field, GError **error)
{
  g_set_error (error,
               SILOAM_JOURNAL_ERROR,
               SILOAM_JOURNAL_ERROR_DAMAGED,
               "%s: cannot be read",
               field->name);
  return FALSE;
}

static GVariant *
flags_to_variant (const SiloamField *field, guint flags)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (const SiloamTerm *term = field->terms; term->nick != NULL; term++)
    if ((flags & (guint) term->value) != 0)
      g_variant_builder_add (&builder, "s", term->nick);
  return g_variant_builder_end (&builder);
}

static GVariant *
words_to_variant (GPtrArray *words)
{
  return g_variant_new_strv ((const char *const *) words->pdata, (gssize) words->len);
}

/* Microseconds UTC and minutes east of it, as in the tables of a journal. */
static GVariant *
time_to_variant (GDateTime *time)
{
  const gint64 seconds = g_date_time_to_unix (time);

  return g_variant_new ("(xi)",
                        seconds * G_USEC_PER_SEC + g_date_time_get_microsecond (time),
                        (gint32) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE));
}

/* NULL for what says nothing. */
static GVariant *
field_to_variant (const SiloamField *field, gconstpointer record)
{
  const guint value = field->type == SILOAM_FIELD_TERM || field->type == SILOAM_FIELD_FLAGS ||
                              field->type == SILOAM_FIELD_SWITCH ||
                              field->type == SILOAM_FIELD_NUMBER
                          ? siloam_field_value (field, record)
                          : 0;

  switch (field->type)
    {
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
      return siloam_field_text (field, record) != NULL
                 ? g_variant_new_string (siloam_field_text (field, record))
                 : NULL;
    case SILOAM_FIELD_TERM:
      return value != 0 ? g_variant_new_string (siloam_term_nick (field->terms, (int) value))
                        : NULL;
    case SILOAM_FIELD_FLAGS:
      return value != 0 ? flags_to_variant (field, value) : NULL;
    case SILOAM_FIELD_SWITCH:
      return value != 0 ? g_variant_new_boolean (TRUE) : NULL;
    case SILOAM_FIELD_NUMBER:
      return value != 0 ? g_variant_new_uint32 (value) : NULL;
    case SILOAM_FIELD_TIME:
      return siloam_field_time (field, record) != NULL
                 ? time_to_variant (siloam_field_time (field, record))
                 : NULL;
    case SILOAM_FIELD_WORDS:
      return siloam_field_words (field, record)->len > 0
                 ? words_to_variant (siloam_field_words (field, record))
                 : NULL;
    default:
      g_assert_not_reached ();
    }
}

static void
add_fields (GVariantBuilder *builder, const SiloamField *fields, gconstpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      GVariant *value = field_to_variant (field, record);

      if (value != NULL)
        g_variant_builder_add (builder, "{sv}", field->name, value);
    }
}

GVariant *
siloam_fields_to_variant (const SiloamField *fields, gconstpointer record)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  add_fields (&builder, fields, record);
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
take_flags (const SiloamField *field, GVariant *value, gpointer record)
{
  g_autofree const char **nicks = g_variant_get_strv (value, NULL);
  guint flags = 0;

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      const int flag = siloam_term_value (field->terms, nicks[i]);

      if (flag == 0)
        return FALSE;
      flags |= (guint) flag;
    }
  siloam_field_set_value (field, record, flags);
  return TRUE;
}

static gboolean
take_words (const SiloamField *field, GVariant *value, gpointer record)
{
  g_autofree const char **words = g_variant_get_strv (value, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (siloam_field_words (field, record), g_strdup (words[i]));
  return TRUE;
}

static gboolean
take_time (const SiloamField *field, GVariant *value, gpointer record)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) whole = NULL;
  GDateTime *local;
  gint64 microseconds;
  gint32 offset;

  g_variant_get (value, "(xi)", &microseconds, &offset);
  if (ABS ((gint64) offset) >= 24 * 60)
    return FALSE;
  zone = g_time_zone_new_offset (offset * 60);
  utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  whole = utc != NULL ? g_date_time_add (utc, microseconds % G_USEC_PER_SEC) : NULL;
  local = whole != NULL ? g_date_time_to_timezone (whole, zone) : NULL;
  siloam_field_take_time (field, record, local);
  return local != NULL;
}

static const GVariantType *
get_type (const SiloamField *field)
{
  switch (field->type)
    {
    case SILOAM_FIELD_FLAGS:
    case SILOAM_FIELD_WORDS:
      return G_VARIANT_TYPE_STRING_ARRAY;
    case SILOAM_FIELD_SWITCH:
      return G_VARIANT_TYPE_BOOLEAN;
    case SILOAM_FIELD_NUMBER:
      return G_VARIANT_TYPE_UINT32;
    case SILOAM_FIELD_TIME:
      return G_VARIANT_TYPE ("(xi)");
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
    case SILOAM_FIELD_TERM:
      return G_VARIANT_TYPE_STRING;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
take_term (const SiloamField *field, GVariant *value, gpointer record)
{
  const int term = siloam_term_value (field->terms, g_variant_get_string (value, NULL));

  siloam_field_set_value (field, record, (guint) term);
  return term != 0;
}

static gboolean
take_value (const SiloamField *field, GVariant *value, gpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
      siloam_field_take_text (field, record, g_variant_dup_string (value, NULL));
      return TRUE;
    case SILOAM_FIELD_TERM:
      return take_term (field, value, record);
    case SILOAM_FIELD_FLAGS:
      return take_flags (field, value, record);
    case SILOAM_FIELD_SWITCH:
      siloam_field_set_value (field, record, g_variant_get_boolean (value));
      return TRUE;
    case SILOAM_FIELD_NUMBER:
      siloam_field_set_value (field, record, g_variant_get_uint32 (value));
      return TRUE;
    case SILOAM_FIELD_TIME:
      return take_time (field, value, record);
    case SILOAM_FIELD_WORDS:
      return take_words (field, value, record);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_missing (const SiloamField *field, gpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_ID:
      return siloam_field_text (field, record) == NULL ||
             !g_uuid_string_is_valid (siloam_field_text (field, record));
    case SILOAM_FIELD_TERM:
      return field->required && siloam_field_value (field, record) == 0;
    case SILOAM_FIELD_TIME:
      return field->required && siloam_field_time (field, record) == NULL;
    case SILOAM_FIELD_TEXT:
    case SILOAM_FIELD_FLAGS:
    case SILOAM_FIELD_SWITCH:
    case SILOAM_FIELD_NUMBER:
    case SILOAM_FIELD_WORDS:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

gboolean
siloam_fields_from_variant (const SiloamField *fields,
                            GVariant *variant,
                            gpointer record,
                            GError **error)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (variant, field->name, NULL);

      if (value != NULL &&
          (!g_variant_is_of_type (value, get_type (field)) || !take_value (field, value, record)))
        return set_damaged (field, error);
      if (is_missing (field, record))
        return set_damaged (field, error);
    }
  return TRUE;
}

static gboolean
has_part (const SiloamEntry *self, SiloamEntryKind kind)
{
  return kind == 0 || kind == self->kind;
}

static GVariant *
list_to_variant (const SiloamEntry *self, const SiloamRecordType *type)
{
  GPtrArray *list = siloam_record_list (self, type);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GVariant) record = siloam_fields_to_variant (type->fields, list->pdata[i]);

      g_variant_builder_add_value (&builder, record);
    }
  return g_variant_builder_end (&builder);
}

/**
 * siloam_entry_to_variant:
 *
 * Everything an entry holds, in one value.
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_entry_to_variant (const SiloamEntry *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    if (has_part (self, part->kind))
      add_fields (&builder, part->fields, self);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    if (has_part (self, type->kind) && siloam_record_list (self, type)->len > 0)
      g_variant_builder_add (&builder, "{sv}", type->table, list_to_variant (self, type));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
take_list (SiloamEntry *self, const SiloamRecordType *type, GVariant *variant, GError **error)
{
  g_autoptr (GVariant) list =
      g_variant_lookup_value (variant, type->table, G_VARIANT_TYPE ("aa{sv}"));
  const gsize count = list != NULL ? g_variant_n_children (list) : 0;

  for (gsize i = 0; i < count; i++)
    {
      g_autoptr (GVariant) record = g_variant_get_child_value (list, i);

      if (!siloam_fields_from_variant (type->fields,
                                       record,
                                       siloam_record_append (self, type),
                                       error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_entry (SiloamEntry *self, GVariant *variant, GError **error)
{
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    if (has_part (self, part->kind) &&
        !siloam_fields_from_variant (part->fields, variant, self, error))
      return FALSE;
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    if (has_part (self, type->kind) && !take_list (self, type, variant, error))
      return FALSE;
  return TRUE;
}

/**
 * siloam_entry_from_variant:
 * @variant: what siloam_entry_to_variant() gave, perhaps through a disk
 *
 * Fails with %SILOAM_JOURNAL_ERROR_DAMAGED, and _INVALID when it breaks a rule of entries.
 *
 * Returns: (transfer full): the entry
 */
SiloamEntry *
siloam_entry_from_variant (GVariant *variant, GError **error)
{
  const char *nick = "";
  g_autoptr (SiloamEntry) self = NULL;
  int kind;

  g_return_val_if_fail (variant != NULL, NULL);

  g_variant_lookup (variant, "kind", "&s", &nick);
  kind = siloam_term_value (siloam_entry_kinds, nick);
  if (kind == 0)
    {
      g_set_error_literal (error,
                           SILOAM_JOURNAL_ERROR,
                           SILOAM_JOURNAL_ERROR_DAMAGED,
                           "kind: cannot be read");
      return NULL;
    }

  self = siloam_entry_new ((SiloamEntryKind) kind);
  if (!take_entry (self, variant, error) || !siloam_entry_validate (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
