/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Joins another copy of the journal into ours, entry by entry, in one transaction. Never writes in
 * the other one. Stamps decide which version is later; where neither side knew of the other's, the
 * newest keeps its place and the other is put beside it, alike in every copy that is joined.
 * Thread of both stores. */

#include "journal/merge-private.h"

#include <string.h>

#include "journal/lifecycle.h"
#include "journal/version-private.h"
#include "vault/error.h"

/* No device comes near it. A copy that says more is not believed, for the next change of that
 * device must still have a number. */
#define MOST_CHANGES (G_GINT64_CONSTANT (1) << 52)

typedef struct
{
  const SiloamMergeOptions *options;
  GCancellable *cancellable;
  SiloamCopy ours, theirs;
  SiloamMergeReport *report;
  SiloamMergeUndo *undo; /* NULL in a dry run */
  GHashTable *beside;    /* ids that were made for other versions */
  gint64 now;            /* µs UTC */
} Merge;

static const char *const outcome_nicks[SILOAM_N_MERGE_OUTCOMES] = {
  "unchanged", "added", "updated", "both", "erased", "unread",
};

const char *
siloam_merge_outcome_nick (SiloamMergeOutcome outcome)
{
  g_return_val_if_fail (outcome < SILOAM_N_MERGE_OUTCOMES, NULL);

  return outcome_nicks[outcome];
}

static void
free_item (gpointer data)
{
  SiloamMergeItem *item = data;

  g_free (item->id);
  siloam_summary_free (item->summary);
  g_free (item);
}

/**
 * siloam_merge_report_free:
 * @self: (nullable) (transfer full): a report
 */
void
siloam_merge_report_free (SiloamMergeReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

static gboolean
is_dry (const Merge *self)
{
  return self->options->dry_run;
}

/* One damaged entry keeps the others from nothing; a failing disk does. */
static gboolean
is_damage (const GError *error)
{
  return error->domain == SILOAM_JOURNAL_ERROR ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
}

static SiloamSummary *
load_summary (SiloamStore *store, gint64 number)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (store,
                            "SELECT " SILOAM_SUMMARY_COLUMNS " FROM entry AS e WHERE e.number = ?",
                            NULL);

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, number);
  if (siloam_store_step (store, query, NULL) != SQLITE_ROW)
    return NULL;
  return siloam_store_read_summary (query, 0, NULL);
}

static void
tell (Merge *self, SiloamMergeOutcome outcome, const SiloamCopy *copy, const SiloamVersion *version)
{
  SiloamMergeItem *item;

  self->report->counts[outcome]++;
  if (outcome == SILOAM_MERGE_UNCHANGED)
    return;
  item = g_new0 (SiloamMergeItem, 1);
  item->outcome = outcome;
  item->id = g_strdup (version->id);
  if (outcome != SILOAM_MERGE_UNREAD)
    item->summary = load_summary (copy->store, version->number);
  g_ptr_array_add (self->report->items, item);
}

/* NULL without error: damaged, and told so. */
static SiloamEntry *
load_whole (Merge *self, const SiloamCopy *copy, const SiloamVersion *version, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) entry = siloam_store_load_number (copy->store, version->number, &fault);

  if (entry != NULL)
    {
      siloam_entry_settle (entry);
      if (siloam_entry_validate (entry, &fault))
        return g_steal_pointer (&entry);
    }
  if (!is_damage (fault))
    g_propagate_error (error, g_steal_pointer (&fault));
  else
    tell (self, SILOAM_MERGE_UNREAD, copy, version);
  return NULL;
}

/* What could not be read was told already; anything else ends the merge. */
static gboolean
pass_over (GError **fault, GError **error)
{
  if (*fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (fault));
  return FALSE;
}

/* Puts a version in the place of what we have under its id. */
static gboolean
put (Merge *self,
     const SiloamEntry *entry,
     const SiloamVersion *before,
     const SiloamStamp *stamp,
     gint64 deleted,
     GError **error)
{
  SiloamStore *store = self->ours.store;
  const SiloamStamp *gone = g_hash_table_lookup (self->ours.gone, entry->id);

  if (is_dry (self))
    return TRUE;
  if (!siloam_merge_undo_note (self->undo, store, before, entry->id, error) ||
      !siloam_version_put (store, entry, stamp, deleted, error) ||
      !siloam_merge_undo_seal (self->undo, store, entry->id, error))
    return FALSE;
  if (gone == NULL)
    return TRUE;
  siloam_merge_undo_note_gone (self->undo, entry->id, gone);
  return siloam_gone_remove (store, entry->id, error);
}

static SiloamMergeOutcome
outcome_of_taking (const SiloamVersion *our, const SiloamVersion *their)
{
  const gboolean was_here = our != NULL && our->deleted == 0;

  if (their->deleted != 0)
    return was_here ? SILOAM_MERGE_ERASED : SILOAM_MERGE_UNCHANGED;
  return was_here ? SILOAM_MERGE_UPDATED : SILOAM_MERGE_ADDED;
}

static void
tell_taking (Merge *self, const SiloamVersion *our, const SiloamVersion *their)
{
  const SiloamMergeOutcome outcome = outcome_of_taking (our, their);

  if (outcome == SILOAM_MERGE_ERASED)
    tell (self, outcome, &self->ours, our);
  else if (outcome != SILOAM_MERGE_UNCHANGED)
    tell (self, outcome, &self->theirs, their);
}

/* What is thrown away now can be brought back for as long as anything. */
static gint64
deleted_here (Merge *self, const SiloamVersion *our, const SiloamVersion *their)
{
  if (their->deleted == 0)
    return 0;
  return our != NULL && our->deleted == 0 ? self->now : their->deleted;
}

static gboolean
take (Merge *self, const SiloamVersion *our, const SiloamVersion *their, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) entry = NULL;

  if (our == NULL && g_hash_table_contains (self->beside, their->id))
    return TRUE;
  entry = load_whole (self, &self->theirs, their, &fault);
  if (entry == NULL)
    return pass_over (&fault, error);
  tell_taking (self, our, their);
  if (!put (self, entry, our, &their->stamp, deleted_here (self, our, their), error))
    return FALSE;
  return is_dry (self) || their->deleted != 0 ||
         siloam_merge_reminder (self->ours.store, self->theirs.store, their->id, error);
}

static gboolean
erase (Merge *self, const SiloamVersion *our, GError **error)
{
  SiloamStore *store = self->ours.store;

  tell (self, SILOAM_MERGE_ERASED, &self->ours, our);
  return is_dry (self) || (siloam_merge_undo_note (self->undo, store, our, our->id, error) &&
                           siloam_store_delete (store, our->id, error) &&
                           siloam_merge_undo_seal (self->undo, store, our->id, error));
}

/* The same words, or words of which one side threw away the entry: the version that goes first
 * stands for both. */
static gboolean
agree (Merge *self,
       const SiloamVersion *our,
       const SiloamVersion *their,
       const SiloamEntry *their_entry,
       gboolean theirs_first,
       GError **error)
{
  if (!theirs_first)
    {
      if (our->deleted == 0)
        tell (self, SILOAM_MERGE_UNCHANGED, &self->ours, our);
      return TRUE;
    }
  if (our->deleted != 0)
    tell_taking (self, our, their);
  else
    tell (self, SILOAM_MERGE_UNCHANGED, &self->ours, our);
  return put (self, their_entry, our, &their->stamp, their->deleted, error);
}

/* The version without a stamp that a new one is made from, so that it is known as seen. */
static gint64
old_of (const SiloamVersion *our, const SiloamVersion *their)
{
  if (their->stamp.change == 0)
    return siloam_stamp_print (their->id, their->updated);
  if (our->stamp.change == 0)
    return siloam_stamp_print (our->id, our->updated);
  return our->stamp.old;
}

static gboolean
put_united (Merge *self,
            const SiloamVersion *our,
            const SiloamVersion *their,
            const SiloamEntry *united,
            GError **error)
{
  SiloamStamp stamp = { 0 };

  tell (self, SILOAM_MERGE_UPDATED, &self->ours, our);
  if (is_dry (self))
    return TRUE;
  if (!siloam_stamp_next (self->ours.store, &stamp, error))
    return FALSE;
  stamp.old = old_of (our, their);
  return put (self, united, our, &stamp, 0, error);
}

/* Where one side has all revisits of the other no new version is made. */
static gboolean
unite (Merge *self,
       const SiloamVersion *our,
       const SiloamVersion *their,
       const SiloamEntry *our_entry,
       const SiloamEntry *their_entry,
       const SiloamEntry *united,
       GError **error)
{
  if (siloam_entry_says_the_same (united, our_entry))
    {
      tell (self, SILOAM_MERGE_UNCHANGED, &self->ours, our);
      return TRUE;
    }
  if (!siloam_entry_says_the_same (united, their_entry))
    return put_united (self, our, their, united, error);
  tell (self, SILOAM_MERGE_UPDATED, &self->theirs, their);
  return put (self, their_entry, our, &their->stamp, 0, error);
}

static void
add_tag (SiloamEntry *entry, const char *tag)
{
  if (tag != NULL && entry->tags->len < SILOAM_MAX_ITEMS &&
      !g_ptr_array_find_with_equal_func (entry->tags, tag, g_str_equal, NULL))
    g_ptr_array_add (entry->tags, g_strdup (tag));
}

/* Beside the version that keeps the id, unless it lay there before or was thrown away again. */
static gboolean
put_beside (Merge *self, const SiloamEntry *entry, const SiloamVersion *version, GError **error)
{
  g_autofree char *id = siloam_version_make_id (version);
  g_autoptr (SiloamEntry) other = NULL;

  if (siloam_store_knows (self->ours.store, id) || g_hash_table_contains (self->ours.gone, id))
    return TRUE;
  other = siloam_entry_copy (entry);
  g_free (other->id);
  other->id = g_strdup (id);
  add_tag (other, self->options->other_tag);
  g_hash_table_add (self->beside, g_steal_pointer (&id));
  return put (self, other, NULL, &version->stamp, 0, error);
}

static gboolean
keep_both (Merge *self,
           const SiloamVersion *our,
           const SiloamVersion *their,
           const SiloamEntry *our_entry,
           const SiloamEntry *their_entry,
           gboolean theirs_first,
           GError **error)
{
  tell (self,
        SILOAM_MERGE_BOTH,
        theirs_first ? &self->theirs : &self->ours,
        theirs_first ? their : our);
  if (!theirs_first)
    return put_beside (self, their_entry, their, error);
  return put_beside (self, our_entry, our, error) &&
         put (self, their_entry, our, &their->stamp, 0, error);
}

static gboolean
settle_words (Merge *self,
              const SiloamVersion *our,
              const SiloamVersion *their,
              const SiloamEntry *our_entry,
              const SiloamEntry *their_entry,
              GError **error)
{
  const gboolean theirs_first = !siloam_version_goes_first (our, their);
  g_autoptr (SiloamEntry) united = NULL;

  if (our->deleted != 0 || their->deleted != 0 ||
      siloam_entry_says_the_same (our_entry, their_entry))
    return agree (self, our, their, their_entry, theirs_first, error);
  united = siloam_entry_unite (our_entry, their_entry);
  if (united != NULL)
    return unite (self, our, their, our_entry, their_entry, united, error);
  return keep_both (self, our, their, our_entry, their_entry, theirs_first, error);
}

static gboolean
settle (Merge *self, const SiloamVersion *our, const SiloamVersion *their, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) our_entry = load_whole (self, &self->ours, our, &fault);
  g_autoptr (SiloamEntry) their_entry =
      our_entry != NULL ? load_whole (self, &self->theirs, their, &fault) : NULL;

  if (their_entry != NULL)
    return settle_words (self, our, their, our_entry, their_entry, error);
  return pass_over (&fault, error);
}

static gboolean
join_entry (Merge *self, const SiloamVersion *our, const SiloamVersion *their, GError **error)
{
  switch (siloam_copy_judge (&self->ours, &self->theirs, our, their))
    {
    case SILOAM_VERDICT_TAKE:
      return take (self, our, their, error);
    case SILOAM_VERDICT_ERASE:
      return erase (self, our, error);
    case SILOAM_VERDICT_CONCURRENT:
      return settle (self, our, their, error);
    case SILOAM_VERDICT_LEAVE:
      if (our != NULL && our->deleted == 0)
        tell (self, SILOAM_MERGE_UNCHANGED, &self->ours, our);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static void
report_progress (Merge *self, guint done)
{
  const guint total = self->ours.versions->len + self->theirs.versions->len;

  if (self->options->progress != NULL && total > 0)
    self->options->progress ((double) done / total, self->options->progress_data);
}

/* Both lists are in the order of their ids. */
static gboolean
join_entries (Merge *self, GError **error)
{
  GPtrArray *ours = self->ours.versions;
  GPtrArray *theirs = self->theirs.versions;
  guint i = 0, j = 0;

  while (i < ours->len || j < theirs->len)
    {
      const SiloamVersion *our = i < ours->len ? ours->pdata[i] : NULL;
      const SiloamVersion *their = j < theirs->len ? theirs->pdata[j] : NULL;
      const int order = our == NULL ? 1 : their == NULL ? -1 : strcmp (our->id, their->id);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !join_entry (self, order <= 0 ? our : NULL, order >= 0 ? their : NULL, error))
        return FALSE;
      i += order <= 0;
      j += order >= 0;
      report_progress (self, i + j);
    }
  return TRUE;
}

/* What is gone there and was never here must not come from a third copy. */
static gboolean
join_gone (Merge *self, GError **error)
{
  GHashTableIter iter;
  gpointer id, stamp;

  g_hash_table_iter_init (&iter, self->theirs.gone);
  while (g_hash_table_iter_next (&iter, &id, &stamp))
    {
      if (g_hash_table_contains (self->ours.gone, id) || siloam_store_knows (self->ours.store, id))
        continue;
      if (!siloam_gone_add (self->ours.store, id, stamp, error))
        return FALSE;
      siloam_merge_undo_note_gone (self->undo, id, NULL);
    }
  return TRUE;
}

static gboolean
join_vectors (Merge *self, GError **error)
{
  GHashTableIter iter;
  gpointer device, changes;

  g_hash_table_iter_init (&iter, self->theirs.vector);
  while (g_hash_table_iter_next (&iter, &device, &changes))
    {
      const guint8 *id = g_bytes_get_data (device, NULL);
      const gint64 seen = MIN (*(gint64 *) changes, MOST_CHANGES);

      if (seen > siloam_vector_get (self->ours.vector, id) &&
          !siloam_vector_put (self->ours.store, id, seen, error))
        return FALSE;
    }
  return TRUE;
}

/* After an entry that could not be read we cannot say that we have seen all they have. */
static gboolean
merge_work (SiloamStore *store, gpointer data, GError **error)
{
  Merge *self = data;

  return join_entries (self, error) && join_gone (self, error) &&
         siloam_merge_requests (store, self->theirs.store, error) &&
         siloam_merge_imports (store, self->theirs.store, error) &&
         (self->report->counts[SILOAM_MERGE_UNREAD] > 0 || join_vectors (self, error));
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const SiloamMergeItem *first = *(SiloamMergeItem *const *) a;
  const SiloamMergeItem *second = *(SiloamMergeItem *const *) b;

  if (first->summary == NULL || second->summary == NULL)
    return (first->summary == NULL) - (second->summary == NULL);
  return g_date_time_compare (second->summary->created, first->summary->created);
}

static gboolean
run (Merge *self, GError **error)
{
  if (is_dry (self))
    return join_entries (self, error);
  self->undo = siloam_merge_undo_new (self->ours.vector);
  return siloam_store_transact (self->ours.store, merge_work, self, error);
}

/**
 * siloam_store_merge:
 * @theirs: another copy of the journal; it is only read
 * @undo: (out) (optional) (transfer full): takes all of it back with siloam_store_undo_merge(),
 *   for as long as it is kept
 *
 * Joins @theirs into @ours in one transaction, or with a dry run tells what that would do. Joining
 * the same copy again changes nothing, and copies that were joined with each other in any order
 * hold the same entries. The profile stays ours.
 *
 * Returns: (transfer full): what was done, or %NULL with %G_IO_ERROR_CANCELLED, a journal or a
 *   vault error; then our journal is as it was
 */
SiloamMergeReport *
siloam_store_merge (SiloamStore *ours,
                    SiloamStore *theirs,
                    const SiloamMergeOptions *options,
                    SiloamMergeUndo **undo,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SiloamMergeReport) report = g_new0 (SiloamMergeReport, 1);
  g_autoptr (GHashTable) beside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Merge self = { .options = options,
                 .cancellable = cancellable,
                 .report = report,
                 .beside = beside };
  gboolean done;

  report->items = g_ptr_array_new_with_free_func (free_item);
  self.now = g_get_real_time ();
  done = siloam_copy_load (&self.ours, ours, error) &&
         siloam_copy_load (&self.theirs, theirs, error) && run (&self, error);
  siloam_copy_clear (&self.ours);
  siloam_copy_clear (&self.theirs);
  if (done && undo != NULL)
    *undo = g_steal_pointer (&self.undo);
  siloam_merge_undo_free (self.undo);
  g_ptr_array_sort (report->items, compare_items);
  return done ? g_steal_pointer (&report) : NULL;
}
