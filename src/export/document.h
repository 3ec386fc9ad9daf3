/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "journal/entry.h"
#include "journal/request.h"

G_BEGIN_DECLS

/* A larger document is refused unread. */
#define SILOAM_DOCUMENT_MAX_BYTES (8 * 1024 * 1024)

#define SILOAM_DOCUMENT_ERROR (siloam_document_error_quark ())

typedef enum
{
  SILOAM_DOCUMENT_ERROR_SYNTAX, /* not JSON, bad UTF-8 */
  SILOAM_DOCUMENT_ERROR_FIELD, /* unknown field or wrong type; the message starts with the JSON path
                                */
  SILOAM_DOCUMENT_ERROR_TOO_LARGE,
} SiloamDocumentError;

GQuark siloam_document_error_quark (void);

/* The JSON document of one entry as data/document.schema.json describes it: complete, both ways. */
SiloamEntry *siloam_document_parse (const char *json,
                                    gssize length,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *siloam_document_build (const SiloamEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

/* What a journal holds beside its entries: document-beside.c. */
SiloamProfile *siloam_document_parse_profile (const char *json,
                                              gssize length,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *siloam_document_build_profile (const SiloamProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
SiloamPrayerRequest *siloam_document_parse_request (const char *json,
                                                    gssize length,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *siloam_document_build_request (const SiloamPrayerRequest *request)
    G_GNUC_WARN_UNUSED_RESULT;
SiloamReminder *siloam_document_parse_reminder (const char *json,
                                                gssize length,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *siloam_document_build_reminder (const SiloamReminder *reminder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
