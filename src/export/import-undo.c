/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes an import back as one: what it added is deleted, what it changed is as it was before. An
 * entry that a person changed since is theirs and stays. What is deleted is erased when the journal
 * closes, as every deleted entry is. Thread of the store. */

#include "export/document.h"
#include "export/import-private.h"

typedef struct
{
  gint64 number;
  gboolean although_changed;
  SiloamImportUndone *undone;
} Undo;

static gboolean
restore (SiloamStore *store, const SiloamImported *imported, GError **error)
{
  g_autoptr (SiloamEntry) before = siloam_document_parse (imported->before, -1, NULL);

  if (before == NULL || g_strcmp0 (before->id, imported->entry) != 0)
    {
      g_set_error_literal (error,
                           SILOAM_JOURNAL_ERROR,
                           SILOAM_JOURNAL_ERROR_DAMAGED,
                           "imported: what was there before cannot be read");
      return FALSE;
    }
  return siloam_store_put (store, before, error);
}

static gboolean
take_back (SiloamStore *store,
           const SiloamImported *imported,
           SiloamImportUndone *undone,
           GError **error)
{
  if (imported->as == SILOAM_IMPORTED_ADDED)
    {
      undone->taken_back++;
      return siloam_store_delete (store, imported->entry, error);
    }
  /* Erased words are not kept for an undo, and then there is nothing to go back to. */
  if (imported->before == NULL)
    {
      undone->kept++;
      return TRUE;
    }
  undone->restored++;
  return restore (store, imported, error);
}

/* An entry that is gone already needs no undo. */
static gboolean
undo_entry (SiloamStore *store,
            const SiloamImported *imported,
            SiloamImportUndone *undone,
            GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) now = siloam_store_load (store, imported->entry, &fault);
  SiloamFingerprint fingerprint;

  if (g_error_matches (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND))
    return TRUE;
  if (now == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  siloam_import_fingerprint (now, &fingerprint);
  if (siloam_fingerprint_equal (&fingerprint, &imported->stored))
    return take_back (store, imported, undone, error);
  undone->kept++;
  return TRUE;
}

static gboolean
undo_imported (SiloamStore *store,
               const SiloamImported *imported,
               SiloamImportUndone *undone,
               GError **error)
{
  if (imported->as == SILOAM_IMPORTED_ADDED || imported->as == SILOAM_IMPORTED_MERGED)
    return undo_entry (store, imported, undone, error);
  return siloam_import_undo_beside (store, imported, error);
}

static gboolean
undo_work (SiloamStore *store, gpointer data, GError **error)
{
  const Undo *undo = data;
  g_autoptr (GPtrArray) all = siloam_store_load_imported (store, undo->number, error);

  if (all == NULL)
    return FALSE;
  if (((SiloamImported *) g_ptr_array_index (all, 0))->undone)
    return TRUE;
  for (guint i = 0; i < all->len; i++)
    if (!undo_imported (store, g_ptr_array_index (all, i), undo->undone, error))
      return FALSE;
  if (undo->undone->kept > 0 && !undo->although_changed)
    {
      g_set_error (error,
                   SILOAM_IMPORT_ERROR,
                   SILOAM_IMPORT_ERROR_CHANGED_SINCE,
                   "%u entries were changed since",
                   undo->undone->kept);
      return FALSE;
    }
  return siloam_store_mark_undone (store, undo->number, error);
}

/**
 * siloam_import_undo:
 * @number: of the import
 * @although_changed: take back the rest also when some entries were changed since; these stay
 * @undone: (out): what was done, or with `CHANGED_SINCE` what would be done
 *
 * Takes an import back. Doing so twice is no fault.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_IMPORT_ERROR_CHANGED_SINCE,
 *   %SILOAM_JOURNAL_ERROR_NOT_FOUND or a vault error; then the journal is as it was. Thread of the
 *   store.
 */
gboolean
siloam_import_undo (SiloamStore *store,
                    gint64 number,
                    gboolean although_changed,
                    SiloamImportUndone *undone,
                    GError **error)
{
  Undo undo = { number, although_changed, undone };

  *undone = (SiloamImportUndone){ 0, 0, 0 };
  return siloam_store_transact_many (store, undo_work, &undo, error);
}

/**
 * siloam_import_list:
 *
 * Returns: (transfer full) (element-type SiloamImportRecord): every import that did something,
 *   newest first; %NULL with an error. Thread of the store.
 */
GPtrArray *
siloam_import_list (SiloamStore *store, GError **error)
{
  return siloam_store_list_imports (store, error);
}
