/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what would become of each entry of a source: a second import adds nothing, words that are
 * here are not added again, what was thrown away here stays away, and what was changed on both
 * sides stands side by side. It only looks at the journal. Thread of the store. */

#include "export/import-private.h"

typedef struct
{
  SiloamStore *store;
  SiloamImportPlanFlags flags;
  GHashTable *days; /* "2026-11-21" → set of words → id of the entry that has them */
} Plan;

static void
decide (SiloamImportItem *item, SiloamImportOutcome outcome, SiloamImportReason reason)
{
  item->outcome = outcome;
  item->reason = reason;
}

static void
point_at (SiloamImportItem *item, const char *id)
{
  g_free (item->target);
  item->target = g_strdup (id);
}

/* Spaces and line ends are no words: another application may set them otherwise. */
static void
append_words (GString *words, const char *text)
{
  gboolean space = words->len > 0;

  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          space = words->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (words, ' ');
      g_string_append_unichar (words, c);
      space = FALSE;
    }
}

/* A hash, so that what is compared with is small however long the journal. */
static char *
words_of (const char *title, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *composed = NULL;

  append_words (words, title);
  append_words (words, text);
  if (words->len == 0)
    return NULL;
  composed = g_utf8_normalize (words->str, (gssize) words->len, G_NORMALIZE_DEFAULT_COMPOSE);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                        composed != NULL ? composed : words->str,
                                        -1);
}

static GHashTable *
read_day (Plan *plan, GDateTime *created, GError **error)
{
  g_autoptr (GPtrArray) entries = siloam_store_words_of_day (plan->store, created, error);
  g_autoptr (GHashTable) day = NULL;

  if (entries == NULL)
    return NULL;
  day = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const SiloamDayWords *entry = g_ptr_array_index (entries, i);
      char *words = words_of (entry->title, entry->text);

      if (words != NULL)
        g_hash_table_insert (day, words, g_strdup (entry->id));
    }
  return g_steal_pointer (&day);
}

/* The words of a day are read once, and those that will be added go with them. */
static GHashTable *
words_of_day (Plan *plan, GDateTime *created, GError **error)
{
  g_autofree char *name = g_date_time_format (created, "%Y-%m-%d");
  GHashTable *day = g_hash_table_lookup (plan->days, name);

  if (day != NULL)
    return day;
  day = read_day (plan, created, error);
  if (day != NULL)
    g_hash_table_insert (plan->days, g_steal_pointer (&name), day);
  return day;
}

/* An export of our own names its entries for good; that two of them say the same is what the person
 * wrote. */
static gboolean
is_known_by_words (const SiloamImportItem *item, SiloamImportFormat format)
{
  return item->entry->kind == SILOAM_ENTRY_FREE &&
         (format != SILOAM_IMPORT_SILOAM || !g_str_has_suffix (item->source, item->entry->id));
}

static gboolean
look_for_words (Plan *plan, SiloamImportItem *item, SiloamImportFormat format, GError **error)
{
  g_autofree char *words = NULL;
  const char *here;
  GHashTable *day;

  decide (item, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_NONE);
  if (!is_known_by_words (item, format))
    return TRUE;
  words = words_of (item->entry->title, item->entry->text);
  if (words == NULL)
    return TRUE;
  day = words_of_day (plan, item->entry->created, error);
  if (day == NULL)
    return FALSE;
  here = g_hash_table_lookup (day, words);
  if (here == NULL)
    {
      g_hash_table_insert (day, g_steal_pointer (&words), g_strdup (item->entry->id));
      return TRUE;
    }
  decide (item, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_SAME_WORDS);
  point_at (item, here);
  return TRUE;
}

/* NULL without an error when there is no living entry of this id. */
static SiloamEntry *
load_living (SiloamStore *store, const char *id, GError **error)
{
  g_autoptr (GError) fault = NULL;
  SiloamEntry *entry = siloam_store_load (store, id, &fault);

  if (entry == NULL &&
      !g_error_matches (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&fault));
  return entry;
}

static gboolean
decide_erased (Plan *plan, SiloamImportItem *item)
{
  if (plan->flags & SILOAM_IMPORT_PLAN_BRING_BACK)
    decide (item, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_NONE);
  else
    decide (item, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_ERASED);
  return TRUE;
}

/* Ours is still what that import wrote. An entry that was here before, and only had the same words,
 * is never written over. */
static gboolean
is_untouched (const SiloamEntry *ours, const SiloamImported *earlier, const SiloamEntry *theirs)
{
  SiloamFingerprint now;

  siloam_import_fingerprint (ours, &now);
  return earlier->as != SILOAM_IMPORTED_SAME && ours->kind == theirs->kind &&
         siloam_fingerprint_equal (&now, &earlier->stored);
}

/* It came before. */
static gboolean
compare_with_earlier (Plan *plan,
                      SiloamImportItem *item,
                      const SiloamImported *earlier,
                      GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) ours = load_living (plan->store, earlier->entry, &fault);
  SiloamFingerprint said;

  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (ours == NULL)
    return decide_erased (plan, item);
  point_at (item, ours->id);
  siloam_import_fingerprint (item->entry, &said);
  if (siloam_fingerprint_equal (&said, &earlier->said))
    decide (item, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_HERE);
  else if (is_untouched (ours, earlier, item->entry))
    decide (item, SILOAM_IMPORT_MERGED, SILOAM_IMPORT_REASON_NONE);
  else
    decide (item, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_CHANGED);
  return TRUE;
}

/* Of our own export, and never imported here: it may be this very journal that was exported. */
static gboolean
compare_with_own (SiloamImportItem *item, const SiloamEntry *ours)
{
  SiloamFingerprint said;
  SiloamFingerprint here;

  point_at (item, ours->id);
  siloam_import_fingerprint (item->entry, &said);
  siloam_import_fingerprint (ours, &here);
  if (siloam_fingerprint_equal (&said, &here))
    decide (item, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_HERE);
  else if (g_date_time_compare (item->entry->updated, ours->updated) <= 0)
    decide (item, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_OLDER);
  else
    decide (item, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_CHANGED);
  return TRUE;
}

/* An entry with an id of its own; any other has one that was just made, and is not known. */
static gboolean
look_for_id (Plan *plan,
             SiloamImportItem *item,
             SiloamImportFormat format,
             gboolean undone,
             GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) ours = load_living (plan->store, item->entry->id, &fault);
  gboolean erased = FALSE;

  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (ours != NULL)
    return compare_with_own (item, ours);
  if (!siloam_store_was_erased (plan->store, item->entry->id, &erased, error))
    return FALSE;
  if (!undone && (erased || siloam_store_knows (plan->store, item->entry->id)))
    return decide_erased (plan, item);
  return look_for_words (plan, item, format, error);
}

static gboolean
plan_item (Plan *plan, SiloamImportItem *item, SiloamImportFormat format, GError **error)
{
  g_autoptr (SiloamImported) earlier = NULL;
  g_autoptr (GError) fault = NULL;

  g_clear_pointer (&item->target, g_free);
  decide (item, SILOAM_IMPORT_FAILED, SILOAM_IMPORT_REASON_NONE);
  if (item->entry == NULL || item->fault != NULL)
    return TRUE;
  if (siloam_entry_is_blank (item->entry) && format != SILOAM_IMPORT_SILOAM)
    {
      decide (item, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_BLANK);
      return TRUE;
    }
  earlier = siloam_store_find_imported (plan->store, item->source, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (earlier != NULL && !earlier->undone)
    return compare_with_earlier (plan, item, earlier, error);
  return look_for_id (plan, item, format, earlier != NULL, error);
}

/**
 * siloam_import_plan:
 * @bundle: as it was read; planning it again is no fault
 * @cancellable: (nullable): to stop between two entries
 *
 * Sets the outcome and the reason of every item, by what is in the journal now.
 *
 * Returns: %TRUE, or %FALSE with an error of the journal or the vault. Thread of the store.
 */
gboolean
siloam_import_plan (SiloamStore *store,
                    SiloamImportBundle *bundle,
                    SiloamImportPlanFlags flags,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GHashTable) days =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  Plan plan = { store, flags, days };

  for (guint i = 0; i < bundle->items->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !plan_item (&plan, g_ptr_array_index (bundle->items, i), bundle->format, error))
      return FALSE;
  return TRUE;
}

/**
 * siloam_import_count:
 *
 * Returns: how many items have each outcome; before planning, none
 */
SiloamImportCount
siloam_import_count (const SiloamImportBundle *bundle)
{
  SiloamImportCount count = { 0, 0, 0, 0 };

  for (guint i = 0; i < bundle->items->len; i++)
    {
      const SiloamImportItem *item = g_ptr_array_index (bundle->items, i);

      count.added += item->outcome == SILOAM_IMPORT_ADDED;
      count.merged += item->outcome == SILOAM_IMPORT_MERGED;
      count.skipped += item->outcome == SILOAM_IMPORT_SKIPPED;
      count.failed += item->outcome == SILOAM_IMPORT_FAILED;
    }
  return count;
}
