/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings a bundle into the journal in one transaction: a fault of one entry is told and the rest
 * goes on; a full disk, a closed vault or a cancel leaves the journal as it was. Nothing here is
 * ever written over that a person may have changed. Thread of the store. */

#include "export/document.h"
#include "export/import-private.h"
#include "journal/lifecycle.h"

typedef struct
{
  SiloamImportBundle *bundle;
  SiloamImportPlanFlags flags;
  const SiloamImportOptions *options;
  GCancellable *cancellable;
  gint64 number; /* of the import, 0 until there is something to write down */
} Application;

typedef struct
{
  SiloamImportItem *item;
  gint64 number;
} Step;

/* One entry that cannot be is its own fault; anything else stops the whole. */
static gboolean
is_fault_of_entry (const GError *error)
{
  return g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_INVALID) ||
         g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_TOO_LARGE) ||
         g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_DAMAGED);
}

/* What siloam_store_put() will have written; only an exchange has a state that it settles. */
static SiloamFingerprint
fingerprint_stored (const SiloamEntry *entry)
{
  g_autoptr (SiloamEntry) settled = siloam_entry_copy (entry);
  SiloamFingerprint fingerprint;

  siloam_entry_settle (settled);
  siloam_import_fingerprint (settled, &fingerprint);
  return fingerprint;
}

static gboolean
write_down (SiloamStore *store,
            const Step *step,
            const char *id,
            SiloamImportedAs as,
            const SiloamEntry *entry,
            char *before,
            GError **error)
{
  SiloamImported imported = { step->number, step->item->source, (char *) id, as,
                              { { 0 } },    { { 0 } },          before,      FALSE };

  siloam_import_fingerprint (step->item->entry, &imported.said);
  imported.stored =
      entry->kind == SILOAM_ENTRY_EXCHANGE ? fingerprint_stored (entry) : imported.said;
  return siloam_store_add_imported (store, &imported, error);
}

/* An id that is taken, or that another copy of this journal knows as erased, is not used again. */
static gboolean
needs_new_id (SiloamStore *store, const SiloamImportItem *item, gboolean *needed, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) living = siloam_store_load (store, item->entry->id, &fault);

  if (!siloam_store_was_erased (store, item->entry->id, needed, error))
    return FALSE;
  if (living != NULL ||
      !g_error_matches (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND))
    *needed = TRUE;
  return TRUE;
}

static gboolean
add_work (SiloamStore *store, gpointer data, GError **error)
{
  const Step *step = data;
  g_autoptr (SiloamEntry) entry = siloam_entry_copy (step->item->entry);
  gboolean needed = FALSE;

  if (!needs_new_id (store, step->item, &needed, error))
    return FALSE;
  if (needed)
    {
      g_free (entry->id);
      entry->id = g_uuid_string_random ();
    }
  g_free (step->item->target);
  step->item->target = g_strdup (entry->id);
  return siloam_store_put (store, entry, error) &&
         siloam_store_undelete (store, entry->id, error) &&
         write_down (store, step, entry->id, SILOAM_IMPORTED_ADDED, entry, NULL, error);
}

static char *
describe (const SiloamEntry *entry)
{
  g_autoptr (JsonNode) document = siloam_document_build (entry);

  return json_to_string (document, FALSE);
}

static gboolean
merge_work (SiloamStore *store, gpointer data, GError **error)
{
  const Step *step = data;
  g_autoptr (SiloamEntry) before = siloam_store_load (store, step->item->target, error);
  g_autoptr (SiloamEntry) entry = NULL;
  g_autofree char *document = NULL;

  if (before == NULL)
    return FALSE;
  document = describe (before);
  entry = siloam_entry_copy (step->item->entry);
  g_free (entry->id);
  entry->id = g_strdup (before->id);
  return siloam_store_put (store, entry, error) &&
         write_down (store, step, entry->id, SILOAM_IMPORTED_MERGED, entry, document, error);
}

/* Known from now on under its name in the source, so that a next import leaves it alone also when
 * the words here were changed since. */
static gboolean
note_same_work (SiloamStore *store, gpointer data, GError **error)
{
  const Step *step = data;

  return write_down (store,
                     step,
                     step->item->target,
                     SILOAM_IMPORTED_SAME,
                     step->item->entry,
                     NULL,
                     error);
}

static SiloamStoreWork
work_for (const SiloamImportItem *item)
{
  if (item->outcome == SILOAM_IMPORT_ADDED)
    return add_work;
  if (item->outcome == SILOAM_IMPORT_MERGED)
    return merge_work;
  if (item->reason == SILOAM_IMPORT_REASON_SAME_WORDS)
    return note_same_work;
  return NULL;
}

/* The same words twice in one source: the first of them may only now have its id here. */
static void
follow_target (SiloamImportItem *item, GHashTable *written)
{
  const char *id = item->target != NULL ? g_hash_table_lookup (written, item->target) : NULL;

  if (id == NULL)
    return;
  g_free (item->target);
  item->target = g_strdup (id);
}

static gboolean
begin (SiloamStore *store, Application *application, GError **error)
{
  if (application->number != 0)
    return TRUE;
  return siloam_store_begin_import (store,
                                    siloam_import_format_nick (application->bundle->format),
                                    &application->number,
                                    error);
}

static gboolean
apply_item (SiloamStore *store, Application *application, SiloamImportItem *item, GError **error)
{
  SiloamStoreWork work = work_for (item);
  g_autoptr (GError) fault = NULL;
  Step step;

  if (work == NULL)
    return TRUE;
  if (!begin (store, application, error))
    return FALSE;
  step = (Step){ item, application->number };
  if (siloam_store_transact (store, work, &step, &fault))
    return TRUE;
  if (!siloam_store_is_transacting (store) || !is_fault_of_entry (fault))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  item->outcome = SILOAM_IMPORT_FAILED;
  item->reason = SILOAM_IMPORT_REASON_NONE;
  item->fault = g_steal_pointer (&fault);
  return TRUE;
}

static gboolean
apply_items (SiloamStore *store, Application *application, GError **error)
{
  GPtrArray *items = application->bundle->items;
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      SiloamImportItem *item = g_ptr_array_index (items, i);

      if (g_cancellable_set_error_if_cancelled (application->cancellable, error))
        return FALSE;
      if (item->reason == SILOAM_IMPORT_REASON_SAME_WORDS)
        follow_target (item, written);
      if (!apply_item (store, application, item, error))
        return FALSE;
      if (item->outcome == SILOAM_IMPORT_ADDED)
        g_hash_table_insert (written, item->entry->id, item->target);
      if (i % 32 == 0)
        siloam_import_report (application->options, (double) i / items->len);
    }
  return TRUE;
}

static gboolean
apply_work (SiloamStore *store, gpointer data, GError **error)
{
  Application *application = data;

  return siloam_import_plan (store,
                             application->bundle,
                             application->flags,
                             application->cancellable,
                             error) &&
         apply_items (store, application, error) &&
         siloam_import_apply_beside (store, application->bundle, &application->number, error) &&
         !g_cancellable_set_error_if_cancelled (application->cancellable, error);
}

/* Of an import that was rolled back, nothing happened. */
static void
forget_outcomes (SiloamImportBundle *bundle)
{
  for (guint i = 0; i < bundle->items->len; i++)
    {
      SiloamImportItem *item = g_ptr_array_index (bundle->items, i);

      item->outcome = SILOAM_IMPORT_PENDING;
      item->reason = SILOAM_IMPORT_REASON_NONE;
      g_clear_pointer (&item->target, g_free);
    }
}

/**
 * siloam_import_apply:
 * @bundle: as it was read; it is planned anew, by what is here now
 * @options: whom to tell the progress
 * @cancellable: (nullable): to leave the journal as it was
 * @number: (out): of the import, for siloam_import_undo(); 0 when there was nothing to bring in
 *
 * Brings in everything that is new, all of it on disk when this returns. The outcome of each item
 * tells what became of it.
 *
 * Returns: %TRUE, or %FALSE with `G_IO_ERROR_CANCELLED`, an error of the journal or of the vault;
 *   then the journal is as it was. Thread of the store.
 */
gboolean
siloam_import_apply (SiloamStore *store,
                     SiloamImportBundle *bundle,
                     SiloamImportPlanFlags flags,
                     const SiloamImportOptions *options,
                     GCancellable *cancellable,
                     gint64 *number,
                     GError **error)
{
  Application application = { bundle, flags, options, cancellable, 0 };

  *number = 0;
  if (!siloam_store_transact_many (store, apply_work, &application, error))
    {
      forget_outcomes (bundle);
      return FALSE;
    }
  *number = application.number;
  siloam_import_report (options, 1);
  return TRUE;
}
