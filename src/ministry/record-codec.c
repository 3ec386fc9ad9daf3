/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns the records of a prayer evening into GVariants and back, by their tables of fields. Bytes
 * from a disk are not trusted: what is no whole record is an error, never a guess and never half a
 * record. Pure, any thread. */

#include "ministry/record-codec-private.h"

#include "journal/lifecycle.h"
#include "journal/record-variant.h"
#include "ministry/error.h"
#include "ministry/record-fields-private.h"

#define EXCHANGE "exchange"

static gboolean
set_damaged (const char *what, GError **error)
{
  g_set_error (error,
               SILOAM_MINISTRY_ERROR,
               SILOAM_MINISTRY_ERROR_DAMAGED,
               "%s: cannot be read",
               what);
  return FALSE;
}

/* The rooms below tell it as an error of a journal. */
static gboolean
set_damaged_by (GError *cause, GError **error)
{
  g_set_error_literal (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED, cause->message);
  return FALSE;
}

static gboolean
check_form (GVariant *variant, GError **error)
{
  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT) ||
      !g_variant_is_normal_form (variant))
    return set_damaged ("record", error);
  return TRUE;
}

static gboolean
take_fields (const SiloamField *fields, GVariant *variant, gpointer record, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!siloam_fields_from_variant (fields, variant, record, &cause))
    return set_damaged_by (cause, error);
  return TRUE;
}

static gboolean
fill (const SiloamField *fields, GVariant *variant, gpointer record, GError **error)
{
  return check_form (variant, error) && take_fields (fields, variant, record, error);
}

static GVariant *
list_to_variant (gconstpointer owner, const SiloamRecordType *type)
{
  GPtrArray *list = siloam_list_of (owner, type);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GVariant) record = siloam_fields_to_variant (type->fields, list->pdata[i]);

      g_variant_builder_add_value (&builder, record);
    }
  return g_variant_builder_end (&builder);
}

static void
add_lists (GVariantDict *dict, gconstpointer owner, const SiloamRecordType *types)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    if (siloam_list_of (owner, type)->len > 0)
      g_variant_dict_insert_value (dict, type->table, list_to_variant (owner, type));
}

static gboolean
take_list (gpointer owner, const SiloamRecordType *type, GVariant *list, GError **error)
{
  if (!g_variant_is_of_type (list, G_VARIANT_TYPE ("aa{sv}")))
    return set_damaged (type->table, error);
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) record = g_variant_get_child_value (list, i);

      if (!take_fields (type->fields, record, siloam_list_append (owner, type), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_lists (gpointer owner, const SiloamRecordType *types, GVariant *variant, GError **error)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    {
      g_autoptr (GVariant) list = g_variant_lookup_value (variant, type->table, NULL);

      if (list != NULL && !take_list (owner, type, list, error))
        return FALSE;
    }
  return TRUE;
}

/* A record with lists of records in it. */
static GVariant *
whole_to_variant (gconstpointer record, const SiloamField *fields, const SiloamRecordType *types)
{
  g_autoptr (GVariant) scalars = siloam_fields_to_variant (fields, record);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (scalars);

  add_lists (&dict, record, types);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * siloam_location_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_location_to_variant (const SiloamLocation *self)
{
  return siloam_fields_to_variant (siloam_location_fields, self);
}

/**
 * siloam_location_from_variant:
 *
 * Returns: (transfer full): the location, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamLocation *
siloam_location_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamLocation) self = g_new0 (SiloamLocation, 1);

  siloam_fields_prepare (siloam_location_fields, self);
  return fill (siloam_location_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_member_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_member_to_variant (const SiloamMember *self)
{
  return siloam_fields_to_variant (siloam_member_fields, self);
}

/**
 * siloam_member_from_variant:
 *
 * Returns: (transfer full): the member, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamMember *
siloam_member_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamMember) self = g_new0 (SiloamMember, 1);

  return fill (siloam_member_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_evening_to_variant:
 *
 * Returns: (transfer full): an a{sv} with the teams in it, not floating
 */
GVariant *
siloam_evening_to_variant (const SiloamEvening *self)
{
  return whole_to_variant (self, siloam_evening_fields, siloam_evening_lists);
}

/**
 * siloam_evening_from_variant:
 *
 * Returns: (transfer full): the evening, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamEvening *
siloam_evening_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamEvening) self = siloam_evening_new_blank ();

  if (!fill (siloam_evening_fields, variant, self, error) ||
      !take_lists (self, siloam_evening_lists, variant, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * siloam_session_logistics_to_variant:
 *
 * What is stored of every session: where it is, nothing about who it is.
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_session_logistics_to_variant (const SiloamSession *self)
{
  return siloam_fields_to_variant (siloam_session_logistics, self);
}

/* The state of an exchange only says again what it holds; one that was not settled yet must not be
 * refused when it is read back. */
static GVariant *
exchange_to_variant (const SiloamEntry *exchange)
{
  g_autoptr (SiloamEntry) settled = siloam_entry_copy (exchange);

  siloam_entry_settle (settled);
  return siloam_entry_to_variant (settled);
}

/**
 * siloam_session_content_to_variant:
 *
 * What was said: the visitor's alias and words, the exchange, prayers and marks.
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_session_content_to_variant (const SiloamSession *self)
{
  g_autoptr (GVariant) scalars = siloam_fields_to_variant (siloam_session_words, self);
  g_autoptr (GVariant) exchange = exchange_to_variant (self->exchange);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (scalars);

  add_lists (&dict, self, siloam_session_lists);
  g_variant_dict_insert_value (&dict, EXCHANGE, exchange);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static gboolean
take_exchange (SiloamSession *self, GVariant *content, GError **error)
{
  g_autoptr (GVariant) exchange =
      g_variant_lookup_value (content, EXCHANGE, G_VARIANT_TYPE_VARDICT);
  g_autoptr (GError) cause = NULL;

  if (exchange == NULL)
    return set_damaged (EXCHANGE, error);
  self->exchange = siloam_entry_from_variant (exchange, &cause);
  if (self->exchange == NULL)
    return set_damaged_by (cause, error);
  return self->exchange->kind == SILOAM_ENTRY_EXCHANGE || set_damaged (EXCHANGE, error);
}

static gboolean
take_content (SiloamSession *self, GVariant *content, GError **error)
{
  if (content != NULL)
    return fill (siloam_session_words, content, self, error) &&
           take_lists (self, siloam_session_lists, content, error) &&
           take_exchange (self, content, error);
  self->exchange = siloam_session_new_exchange ();
  return TRUE;
}

/**
 * siloam_session_from_variant:
 * @logistics: what siloam_session_logistics_to_variant() gave
 * @content: (nullable): what siloam_session_content_to_variant() gave
 *
 * Returns: (transfer full): the session, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamSession *
siloam_session_from_variant (GVariant *logistics, GVariant *content, GError **error)
{
  g_autoptr (SiloamSession) self = siloam_session_new_blank ();

  if (!fill (siloam_session_logistics, logistics, self, error) ||
      !take_content (self, content, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * siloam_consent_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_consent_to_variant (const SiloamConsent *self)
{
  return siloam_fields_to_variant (siloam_consent_fields, self);
}

/**
 * siloam_consent_from_variant:
 *
 * Returns: (transfer full): the consent, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamConsent *
siloam_consent_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamConsent) self = g_new0 (SiloamConsent, 1);

  return fill (siloam_consent_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_note_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_note_to_variant (const SiloamNote *self)
{
  return siloam_fields_to_variant (siloam_note_fields, self);
}

/**
 * siloam_note_from_variant:
 *
 * Returns: (transfer full): the note, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamNote *
siloam_note_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamNote) self = g_new0 (SiloamNote, 1);

  return fill (siloam_note_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_point_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_point_to_variant (const SiloamPoint *self)
{
  return siloam_fields_to_variant (siloam_point_fields, self);
}

/**
 * siloam_point_from_variant:
 *
 * Returns: (transfer full): the point, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamPoint *
siloam_point_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamPoint) self = g_new0 (SiloamPoint, 1);

  return fill (siloam_point_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_follow_up_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_follow_up_to_variant (const SiloamFollowUp *self)
{
  return siloam_fields_to_variant (siloam_follow_up_fields, self);
}

/**
 * siloam_follow_up_from_variant:
 *
 * Returns: (transfer full): the follow-up, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamFollowUp *
siloam_follow_up_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamFollowUp) self = g_new0 (SiloamFollowUp, 1);

  return fill (siloam_follow_up_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_testimony_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_testimony_to_variant (const SiloamTestimony *self)
{
  return siloam_fields_to_variant (siloam_testimony_fields, self);
}

/**
 * siloam_testimony_from_variant:
 *
 * Returns: (transfer full): the testimony, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamTestimony *
siloam_testimony_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamTestimony) self = g_new0 (SiloamTestimony, 1);

  return fill (siloam_testimony_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_erasure_to_variant:
 *
 * Returns: (transfer full): an a{sv}, not floating
 */
GVariant *
siloam_erasure_to_variant (const SiloamErasure *self)
{
  return siloam_fields_to_variant (siloam_erasure_fields, self);
}

/**
 * siloam_erasure_from_variant:
 *
 * Returns: (transfer full): the erasure, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED
 */
SiloamErasure *
siloam_erasure_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (SiloamErasure) self = g_new0 (SiloamErasure, 1);

  return fill (siloam_erasure_fields, variant, self, error) ? g_steal_pointer (&self) : NULL;
}
