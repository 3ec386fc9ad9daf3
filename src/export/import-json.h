/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON of other applications. What has another type than was expected is taken as not there: no
 * function of json-glib that insists on a type may see it. */

/* The text is looked at before json-glib reads it, and repaired in place where a string holds what
 * is no character. NULL with SILOAM_IMPORT_ERROR_DAMAGED, _UNSAFE or _TOO_LARGE. */
JsonNode *siloam_import_json_parse (char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, when it is an object. */
JsonNode *siloam_import_json_parse_object (char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All borrowed; object and array may be NULL and then hold nothing. */
JsonObject *siloam_import_json_as_object (JsonNode *node);
const char *siloam_import_json_as_text (JsonNode *node);
const char *siloam_import_json_text (JsonObject *object, const char *name);
/* FALSE also for what is no finite number. */
gboolean siloam_import_json_number (JsonObject *object, const char *name, double *number);
gboolean siloam_import_json_integer (JsonObject *object, const char *name, gint64 *integer);
gboolean siloam_import_json_truth (JsonObject *object, const char *name);
JsonObject *siloam_import_json_object (JsonObject *object, const char *name);
JsonArray *siloam_import_json_array (JsonObject *object, const char *name);
guint siloam_import_json_length (JsonArray *array);
JsonObject *siloam_import_json_item (JsonArray *array, guint index);
const char *siloam_import_json_item_text (JsonArray *array, guint index);

G_END_DECLS
