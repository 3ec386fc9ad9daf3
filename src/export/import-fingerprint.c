/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells whether two entries say the same, without keeping what they say. Any thread. */

#include <string.h>

#include "export/document.h"
#include "export/import-private.h"

/* Ids are chance; when it was saved and where the person left off is nothing that was said. */
static gboolean
says_nothing (const char *name)
{
  return g_str_equal (name, "id") || g_str_equal (name, "updated") ||
         g_str_equal (name, "open_step");
}

static void
forget_records (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      json_object_remove_member (json_array_get_object_element (array, i), "id");
}

/**
 * siloam_import_fingerprint:
 * @fingerprint: (out): of all that @entry says
 *
 * Two entries have the same fingerprint when they say the same, whatever ids they and their parts
 * have. It does not tell what they say to who does not know.
 */
void
siloam_import_fingerprint (const SiloamEntry *entry, SiloamFingerprint *fingerprint)
{
  g_autoptr (JsonNode) document = siloam_document_build (entry);
  JsonObject *object = json_node_get_object (document);
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = NULL;
  gsize length = SILOAM_FINGERPRINT_BYTES;

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *member = json_object_get_member (object, name->data);

      if (says_nothing (name->data))
        json_object_remove_member (object, name->data);
      else if (JSON_NODE_HOLDS_ARRAY (member))
        forget_records (json_node_get_array (member));
    }
  text = json_to_string (document, FALSE);
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, fingerprint->bytes, &length);
}

gboolean
siloam_fingerprint_equal (const SiloamFingerprint *a, const SiloamFingerprint *b)
{
  return memcmp (a->bytes, b->bytes, SILOAM_FINGERPRINT_BYTES) == 0;
}
