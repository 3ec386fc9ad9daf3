/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a journal holds beside its entries, as JSON: the profile, prayer requests and reminders. As
 * strict as the document of an entry. What belongs to one file only, as when its recovery code was
 * written down, is not in it. Any thread. */

#include "export/document-private.h"

G_STATIC_ASSERT (sizeof (SiloamRequestState) == sizeof (int));

/* clang-format off */
#define FIELD(Type, name, TYPE, member, terms, required) \
  { name, SILOAM_DOCUMENT_##TYPE, G_STRUCT_OFFSET (Type, member), terms, NULL, required, 0 }
#define END { NULL, SILOAM_DOCUMENT_TEXT, 0, NULL, NULL, FALSE, 0 }

static const SiloamDocumentField profile_fields[] = {
  FIELD (SiloamProfile, "locale", TEXT, locale, NULL, FALSE),
  FIELD (SiloamProfile, "address_form", TEXT, address_form, NULL, FALSE),
  FIELD (SiloamProfile, "bible_translation", TEXT, bible_translation, NULL, FALSE),
  FIELD (SiloamProfile, "trusted_name", TEXT, trusted_name, NULL, FALSE),
  FIELD (SiloamProfile, "trusted_phone", TEXT, trusted_phone, NULL, FALSE),
  FIELD (SiloamProfile, "reminders_enabled", TRUTH, reminders_enabled, NULL, FALSE),
  END,
};

static const SiloamDocumentField request_fields[] = {
  FIELD (SiloamPrayerRequest, "id", ID, id, NULL, TRUE),
  FIELD (SiloamPrayerRequest, "created", TIME, created, NULL, TRUE),
  FIELD (SiloamPrayerRequest, "text", TEXT, text, NULL, FALSE),
  FIELD (SiloamPrayerRequest, "alias", TEXT, alias, NULL, FALSE),
  FIELD (SiloamPrayerRequest, "state", TERM, state, siloam_request_states, TRUE),
  FIELD (SiloamPrayerRequest, "answer", TEXT, answer, NULL, FALSE),
  END,
};

static const SiloamDocumentField reminder_fields[] = {
  FIELD (SiloamReminder, "entry", ID, entry_id, NULL, TRUE),
  FIELD (SiloamReminder, "due", TIME, due, NULL, TRUE),
  END,
};
/* clang-format on */

/**
 * siloam_document_parse_profile:
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with the errors of
 *   siloam_document_parse()
 */
SiloamProfile *
siloam_document_parse_profile (const char *json, gssize length, GError **error)
{
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();

  return siloam_document_parse_record (json, length, profile_fields, profile, error)
             ? g_steal_pointer (&profile)
             : NULL;
}

/**
 * siloam_document_build_profile:
 *
 * Returns: (transfer full): an object node, without when the recovery code was written down
 */
JsonNode *
siloam_document_build_profile (const SiloamProfile *profile)
{
  return siloam_document_build_record (profile_fields, profile);
}

/**
 * siloam_document_parse_request:
 *
 * Returns: (transfer full) (nullable): the request, or %NULL with the errors of
 *   siloam_document_parse()
 */
SiloamPrayerRequest *
siloam_document_parse_request (const char *json, gssize length, GError **error)
{
  g_autoptr (SiloamPrayerRequest) request = siloam_prayer_request_new ();

  return siloam_document_parse_record (json, length, request_fields, request, error)
             ? g_steal_pointer (&request)
             : NULL;
}

/**
 * siloam_document_build_request:
 *
 * Returns: (transfer full): an object node
 */
JsonNode *
siloam_document_build_request (const SiloamPrayerRequest *request)
{
  return siloam_document_build_record (request_fields, request);
}

/**
 * siloam_document_parse_reminder:
 *
 * Returns: (transfer full) (nullable): the reminder, without words; or %NULL with the errors of
 *   siloam_document_parse()
 */
SiloamReminder *
siloam_document_parse_reminder (const char *json, gssize length, GError **error)
{
  g_autoptr (SiloamReminder) reminder = g_new0 (SiloamReminder, 1);

  return siloam_document_parse_record (json, length, reminder_fields, reminder, error)
             ? g_steal_pointer (&reminder)
             : NULL;
}

/**
 * siloam_document_build_reminder:
 *
 * Returns: (transfer full): an object node: which entry and when, never its words
 */
JsonNode *
siloam_document_build_reminder (const SiloamReminder *reminder)
{
  return siloam_document_build_record (reminder_fields, reminder);
}
