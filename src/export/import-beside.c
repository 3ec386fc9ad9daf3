/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export of our own holds beside its entries: prayer requests and reminders come along, and
 * of the profile only what was not filled in here. Inside the transaction of an import or its undo.
 * Thread of the store. */

#include "export/document.h"
#include "export/import-private.h"

#define PROFILE_SOURCE "siloam:profile"

static SiloamFingerprint
fingerprint_node (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  SiloamFingerprint fingerprint;
  gsize length = SILOAM_FINGERPRINT_BYTES;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, fingerprint.bytes, &length);
  return fingerprint;
}

static SiloamFingerprint
fingerprint_request (const SiloamPrayerRequest *request)
{
  g_autoptr (JsonNode) node = siloam_document_build_request (request);

  return fingerprint_node (node);
}

static SiloamFingerprint
fingerprint_profile (const SiloamProfile *profile)
{
  g_autoptr (JsonNode) node = siloam_document_build_profile (profile);

  return fingerprint_node (node);
}

static gboolean
begin (SiloamStore *store, gint64 *number, GError **error)
{
  if (*number != 0)
    return TRUE;
  return siloam_store_begin_import (store,
                                    siloam_import_format_nick (SILOAM_IMPORT_SILOAM),
                                    number,
                                    error);
}

static const SiloamPrayerRequest *
find_request (GPtrArray *requests, const char *id)
{
  for (guint i = 0; i < requests->len; i++)
    if (g_strcmp0 (((SiloamPrayerRequest *) requests->pdata[i])->id, id) == 0)
      return requests->pdata[i];
  return NULL;
}

/* One that came before and is gone was removed here, and stays away. */
static gboolean
came_before (SiloamStore *store, const char *source, gboolean *before, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamImported) earlier = siloam_store_find_imported (store, source, &fault);

  *before = earlier != NULL && !earlier->undone;
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gboolean
add_request (SiloamStore *store, const SiloamPrayerRequest *request, gint64 *number, GError **error)
{
  g_autofree char *source = g_strdup_printf ("siloam:request:%s", request->id);
  SiloamFingerprint fingerprint = fingerprint_request (request);
  gboolean before = FALSE;
  SiloamImported imported;

  if (!came_before (store, source, &before, error))
    return FALSE;
  if (before)
    return TRUE;
  if (!begin (store, number, error))
    return FALSE;
  imported = (SiloamImported){ *number,     source,      request->id, SILOAM_IMPORTED_REQUEST,
                               fingerprint, fingerprint, NULL,        FALSE };
  return siloam_store_save_request (store, request, error) &&
         siloam_store_add_imported (store, &imported, error);
}

static gboolean
add_requests (SiloamStore *store, const SiloamImportBundle *bundle, gint64 *number, GError **error)
{
  g_autoptr (GPtrArray) here = NULL;

  if (bundle->requests->len == 0)
    return TRUE;
  here = siloam_store_load_requests (store, error);
  if (here == NULL)
    return FALSE;
  for (guint i = 0; i < bundle->requests->len; i++)
    {
      const SiloamPrayerRequest *request = g_ptr_array_index (bundle->requests, i);

      if (find_request (here, request->id) == NULL && !add_request (store, request, number, error))
        return FALSE;
    }
  return TRUE;
}

/* A reminder comes with the entry it is for, and not beside one that is here already. */
static gboolean
add_reminders (SiloamStore *store, const SiloamImportBundle *bundle, guint *added, GError **error)
{
  g_autoptr (GHashTable) ids = NULL;

  if (bundle->reminders->len == 0)
    return TRUE;
  ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < bundle->items->len; i++)
    {
      const SiloamImportItem *item = g_ptr_array_index (bundle->items, i);

      if (item->outcome == SILOAM_IMPORT_ADDED)
        g_hash_table_insert (ids, item->entry->id, item->target);
    }
  for (guint i = 0; i < bundle->reminders->len; i++)
    {
      const SiloamReminder *reminder = g_ptr_array_index (bundle->reminders, i);
      const char *id = g_hash_table_lookup (ids, reminder->entry_id);

      if (id == NULL)
        continue;
      if (!siloam_store_set_reminder (store, id, reminder->due, error))
        return FALSE;
      (*added)++;
    }
  return TRUE;
}

static gboolean
fill_in (char **ours, const char *theirs)
{
  if ((*ours != NULL && **ours != '\0') || theirs == NULL || *theirs == '\0')
    return FALSE;
  g_free (*ours);
  *ours = g_strdup (theirs);
  return TRUE;
}

/* A journal of which nothing was said yet also takes whether it may remind. So does one that just
 * got a reminder: the person asked for it. */
static gboolean
fill_in_profile (SiloamProfile *ours, const SiloamProfile *theirs, gboolean reminders)
{
  gboolean fresh = ours->locale == NULL && ours->address_form == NULL;
  gboolean changed = FALSE;

  changed |= fill_in (&ours->locale, theirs->locale);
  changed |= fill_in (&ours->address_form, theirs->address_form);
  changed |= fill_in (&ours->bible_translation, theirs->bible_translation);
  changed |= fill_in (&ours->trusted_name, theirs->trusted_name);
  changed |= fill_in (&ours->trusted_phone, theirs->trusted_phone);
  if (theirs->reminders_enabled && !ours->reminders_enabled && (fresh || reminders))
    changed = ours->reminders_enabled = TRUE;
  return changed;
}

static char *
describe_profile (const SiloamProfile *profile)
{
  g_autoptr (JsonNode) node = siloam_document_build_profile (profile);

  return json_to_string (node, FALSE);
}

static gboolean
add_profile (SiloamStore *store,
             const SiloamProfile *theirs,
             gboolean reminders,
             gint64 *number,
             GError **error)
{
  g_autoptr (SiloamProfile) ours = siloam_store_load_profile (store, error);
  g_autofree char *before = NULL;
  SiloamImported imported;

  if (ours == NULL)
    return FALSE;
  before = describe_profile (ours);
  if (!fill_in_profile (ours, theirs, reminders))
    return TRUE;
  if (!begin (store, number, error))
    return FALSE;
  imported = (SiloamImported){ *number,
                               (char *) PROFILE_SOURCE,
                               (char *) "profile",
                               SILOAM_IMPORTED_PROFILE,
                               fingerprint_profile (theirs),
                               fingerprint_profile (ours),
                               before,
                               FALSE };
  return siloam_store_save_profile (store, ours, error) &&
         siloam_store_add_imported (store, &imported, error);
}

gboolean
siloam_import_apply_beside (SiloamStore *store,
                            const SiloamImportBundle *bundle,
                            gint64 *number,
                            GError **error)
{
  guint reminders = 0;

  return add_requests (store, bundle, number, error) &&
         add_reminders (store, bundle, &reminders, error) &&
         (bundle->profile == NULL ||
          add_profile (store, bundle->profile, reminders > 0, number, error));
}

static gboolean
undo_request (SiloamStore *store, const SiloamImported *imported, GError **error)
{
  g_autoptr (GPtrArray) here = siloam_store_load_requests (store, error);
  const SiloamPrayerRequest *request = here != NULL ? find_request (here, imported->entry) : NULL;
  SiloamFingerprint now;

  if (request == NULL)
    return here != NULL;
  now = fingerprint_request (request);
  return !siloam_fingerprint_equal (&now, &imported->stored) ||
         siloam_store_remove_request (store, imported->entry, error);
}

static gboolean
undo_profile (SiloamStore *store, const SiloamImported *imported, GError **error)
{
  g_autoptr (SiloamProfile) ours = siloam_store_load_profile (store, error);
  g_autoptr (SiloamProfile) before = NULL;
  SiloamFingerprint now;

  if (ours == NULL)
    return FALSE;
  now = fingerprint_profile (ours);
  if (imported->before == NULL || !siloam_fingerprint_equal (&now, &imported->stored))
    return TRUE;
  before = siloam_document_parse_profile (imported->before, -1, NULL);
  if (before == NULL)
    return TRUE;
  before->recovery_set_at = ours->recovery_set_at;
  return siloam_store_save_profile (store, before, error);
}

gboolean
siloam_import_undo_beside (SiloamStore *store, const SiloamImported *imported, GError **error)
{
  if (imported->as == SILOAM_IMPORTED_REQUEST)
    return undo_request (store, imported, error);
  if (imported->as == SILOAM_IMPORTED_PROFILE)
    return undo_profile (store, imported, error);
  return TRUE;
}
