/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a list on screen uses it: over a real sealed file, with a main loop. A shadow
 * list follows ::items-changed alone; it must always agree with what the file holds. */

#include "sample.h"
#include "session.h"
#include "vault/locksmith.h"

#define N_ENTRIES 10000

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static SiloamTimeline *
open_timeline (Session *self)
{
  SiloamTimeline *timeline = siloam_journal_get_timeline (self->journal);
  gboolean loaded = FALSE;

  while (!loaded)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (timeline, "loaded", &loaded, NULL);
    }
  return timeline;
}

/* The item at a position, once its page has come. */
static SiloamTimelineItem *
item_at (SiloamTimeline *timeline, guint position)
{
  SiloamTimelineItem *item = g_list_model_get_item (G_LIST_MODEL (timeline), position);

  g_assert_nonnull (item);
  while (siloam_timeline_item_get_summary (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return item;
}

static const char *
line_at (SiloamTimeline *timeline, guint position)
{
  g_autoptr (SiloamTimelineItem) item = item_at (timeline, position);

  return siloam_timeline_item_get_summary (item)->line;
}

static gboolean
starts_month_at (SiloamTimeline *timeline, guint position)
{
  g_autoptr (SiloamTimelineItem) item = item_at (timeline, position);

  return siloam_timeline_item_get_starts_month (item);
}

/* An entry for each hour, counted back from a moment; the line of each tells its number. */
static SiloamEntry *
note_number (guint number)
{
  g_autoptr (GDateTime) newest = g_date_time_new_utc (2026, 11, 21, 12, 0, 0);
  g_autoptr (GDateTime) own = g_date_time_add_hours (newest, -(int) number);
  g_autofree char *created = g_date_time_format_iso8601 (own);
  g_autofree char *text = g_strdup_printf ("dag %u", number);

  return sample_note (created, text);
}

static void
fill (Session *self, guint count)
{
  for (guint i = count; i-- > 0;)
    {
      g_autoptr (SiloamEntry) entry = note_number (i);

      siloam_journal_save_async (self->journal, entry, NULL, NULL, NULL);
    }
}

/* The same without waiting for the disk, on this thread. */
static void
fill_quickly (Session *self, guint count)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;
  SiloamStore *store;

  session_close (self);
  vault = siloam_locksmith_open (self->path, self->recovery, NULL, &error);
  g_assert_no_error (error);
  sqlite3_exec (siloam_vault_get_db (vault), "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  store = siloam_store_new (siloam_vault_get_db (vault), &error);
  g_assert_no_error (error);
  for (guint i = count; i-- > 0;)
    {
      g_autoptr (SiloamEntry) entry = note_number (i);

      g_assert_true (siloam_store_save (store, entry, NULL));
    }
  siloam_store_free (store);
  g_assert_true (siloam_vault_close (vault, NULL));
  session_open (self);
}

static void
empty_journal_is_an_empty_list (Session *self, gconstpointer data)
{
  g_autoptr (SiloamTimeline) timeline = open_timeline (self);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (timeline), 0));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (timeline)) == SILOAM_TYPE_TIMELINE_ITEM);
}

static void
same_position_is_same_item (Session *self, gconstpointer data)
{
  g_autoptr (SiloamTimeline) timeline = NULL;
  g_autoptr (SiloamTimelineItem) first = NULL;
  g_autoptr (SiloamTimelineItem) again = NULL;

  fill (self, 3);
  timeline = open_timeline (self);
  first = item_at (timeline, 1);
  again = item_at (timeline, 1);
  g_assert_true (first == again);
}

typedef struct
{
  GPtrArray *rows; /* SiloamTimelineItem */
  guint signals;
  guint touched; /* rows taken out and put in */
} Shadow;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Shadow *shadow)
{
  shadow->signals++;
  shadow->touched += removed + added;
  if (removed > 0)
    g_ptr_array_remove_range (shadow->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->rows,
                        (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static Shadow *
follow (SiloamTimeline *timeline)
{
  Shadow *shadow = g_new0 (Shadow, 1);

  shadow->rows = g_ptr_array_new_with_free_func (g_object_unref);
  items_changed_cb (G_LIST_MODEL (timeline),
                    0,
                    0,
                    g_list_model_get_n_items (G_LIST_MODEL (timeline)),
                    shadow);
  shadow->signals = shadow->touched = 0;
  g_signal_connect (timeline, "items-changed", G_CALLBACK (items_changed_cb), shadow);
  return shadow;
}

static void
shadow_free (Shadow *shadow)
{
  g_ptr_array_unref (shadow->rows);
  g_free (shadow);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shadow, shadow_free)

static void
assert_rows_agree (Shadow *shadow, SiloamTimeline *timeline)
{
  g_assert_cmpuint (shadow->rows->len, ==, g_list_model_get_n_items (G_LIST_MODEL (timeline)));
  for (guint i = 0; i < shadow->rows->len; i++)
    {
      g_autoptr (SiloamTimelineItem) item = item_at (timeline, i);
      GDateTime *own = siloam_timeline_item_get_summary (item)->created;
      g_autoptr (SiloamTimelineItem) above = i > 0 ? item_at (timeline, i - 1) : NULL;
      GDateTime *newer = above != NULL ? siloam_timeline_item_get_summary (above)->created : NULL;

      g_assert_true (shadow->rows->pdata[i] == item);
      g_assert_true (newer == NULL || g_date_time_compare (newer, own) >= 0);
      g_assert_cmpint (siloam_timeline_item_get_starts_month (item),
                       ==,
                       newer == NULL ||
                           g_date_time_get_month (own) != g_date_time_get_month (newer));
    }
}

static void
new_entry_disturbs_one_row (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T18:00:00Z", "nieuw");
  g_autoptr (SiloamTimeline) timeline = NULL;
  g_autoptr (Shadow) shadow = NULL;

  fill (self, 120);
  timeline = open_timeline (self);
  shadow = follow (timeline);
  session_save (self, entry);
  g_assert_cmpuint (shadow->signals, ==, 1);
  g_assert_cmpuint (shadow->touched, ==, 1);
  g_assert_cmpstr (line_at (timeline, 0), ==, "nieuw");
  assert_rows_agree (shadow, timeline);
}

static void
edited_entry_moves_nothing (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = note_number (1);
  g_autoptr (SiloamTimeline) timeline = NULL;
  g_autoptr (Shadow) shadow = NULL;

  fill (self, 1);
  session_save (self, entry);
  timeline = open_timeline (self);
  shadow = follow (timeline);
  g_free (entry->text);
  entry->text = g_strdup ("anders");
  session_save (self, entry);
  g_assert_cmpuint (shadow->signals, ==, 0);
  g_assert_cmpstr (line_at (timeline, 1), ==, "anders");
}

static void
deleted_entry_takes_one_row (Session *self, gconstpointer data)
{
  g_autoptr (SiloamTimeline) timeline = NULL;
  g_autoptr (Shadow) shadow = NULL;
  g_autoptr (SiloamTimelineItem) item = NULL;
  g_autofree char *id = NULL;

  fill (self, 60);
  timeline = open_timeline (self);
  shadow = follow (timeline);
  item = item_at (timeline, 30);
  id = g_strdup (siloam_timeline_item_get_summary (item)->id);
  session_delete (self, id);
  g_assert_cmpuint (shadow->touched, ==, 1);
  g_assert_cmpstr (line_at (timeline, 30), ==, "dag 31");
  session_undelete (self, id);
  g_assert_cmpuint (shadow->touched, ==, 2);
  g_assert_cmpstr (line_at (timeline, 30), ==, "dag 30");
  assert_rows_agree (shadow, timeline);
}

static void
changed_date_moves_the_row (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T18:00:00Z", "van papier");
  g_autoptr (SiloamTimeline) timeline = NULL;
  g_autoptr (Shadow) shadow = NULL;

  fill (self, 60);
  session_save (self, entry);
  timeline = open_timeline (self);
  shadow = follow (timeline);
  g_date_time_unref (entry->created);
  entry->created = g_date_time_new_utc (1931, 5, 14, 12, 0, 0);
  session_save (self, entry);
  g_assert_cmpstr (line_at (timeline, 60), ==, "van papier");
  g_assert_cmpstr (line_at (timeline, 0), ==, "dag 0");
  assert_rows_agree (shadow, timeline);
}

static void
month_is_of_the_time_it_was_lived_in (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) here = sample_note ("2026-11-01T00:30:00+01:00", "november hier");
  g_autoptr (SiloamEntry) there = sample_note ("2026-10-31T23:00:00+01:00", "oktober hier");
  g_autoptr (SiloamTimeline) timeline = NULL;

  session_save (self, here);
  session_save (self, there);
  timeline = open_timeline (self);
  g_assert_true (starts_month_at (timeline, 0));
  g_assert_true (starts_month_at (timeline, 1));
}

static void
heading_follows_what_comes_and_goes (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) first = sample_note ("2026-11-20T12:00:00Z", "eerste");
  g_autoptr (SiloamEntry) second = sample_note ("2026-11-19T12:00:00Z", "tweede");
  g_autoptr (SiloamTimeline) timeline = NULL;

  session_save (self, second);
  timeline = open_timeline (self);
  g_assert_true (starts_month_at (timeline, 0));
  session_save (self, first);
  g_assert_false (starts_month_at (timeline, 1));
  session_delete (self, first->id);
  g_assert_true (starts_month_at (timeline, 0));
}

static void
closing_empties_the_list (Session *self, gconstpointer data)
{
  g_autoptr (SiloamTimeline) timeline = NULL;

  fill (self, 3);
  timeline = open_timeline (self);
  siloam_journal_close_sync (self->journal, NULL);
  spin ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 0);
}

static void
outlives_the_journal (Session *self, gconstpointer data)
{
  g_autoptr (SiloamTimeline) timeline = siloam_journal_get_timeline (self->journal);

  session_close (self);
  spin ();
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (timeline), 0));
  g_assert_finalize_object (g_steal_pointer (&timeline));
}

/* Random saves, deletions and undeletions, answered while pages are on their way. */
static void
random_changes_keep_it_true (Session *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_entry_free);
  g_autoptr (SiloamTimeline) timeline = open_timeline (self);
  g_autoptr (Shadow) shadow = follow (timeline);

  for (guint i = 0; i < 600; i++)
    {
      guint which = (guint) g_test_rand_int_range (0, 300);
      SiloamEntry *entry;

      while (entries->len <= which)
        g_ptr_array_add (entries, note_number ((guint) g_test_rand_int_range (0, 5000)));
      entry = entries->pdata[which];
      if (g_test_rand_int_range (0, 3) == 0)
        siloam_journal_delete_async (self->journal, entry->id, NULL, NULL);
      else if (g_test_rand_int_range (0, 3) == 0)
        siloam_journal_undelete_async (self->journal, entry->id, NULL, NULL);
      else
        siloam_journal_save_async (self->journal, entry, NULL, NULL, NULL);
      if (i % 7 == 0)
        spin ();
    }
  g_object_unref (siloam_journal_get_timeline (self->journal));
  session_save (self, entries->pdata[0]);
  assert_rows_agree (shadow, timeline);
}

static void
long_journal_is_read_by_pages (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) newest = sample_note ("2026-11-21T18:00:00Z", "nieuw");
  g_autoptr (SiloamTimeline) timeline = NULL;

  fill_quickly (self, N_ENTRIES);
  timeline = open_timeline (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, N_ENTRIES);
  g_assert_cmpstr (line_at (timeline, 0), ==, "dag 0");
  g_assert_cmpstr (line_at (timeline, N_ENTRIES - 1), ==, "dag 9999");
  for (guint i = 0; i < N_ENTRIES; i += 150)
    {
      g_autofree char *expected = g_strdup_printf ("dag %u", i);

      g_assert_cmpstr (line_at (timeline, i), ==, expected);
    }
  session_save (self, newest);
  g_assert_cmpstr (line_at (timeline, 5001), ==, "dag 5000");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, N_ENTRIES + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/journal/timeline/" name, Session, NULL, session_setup, test, session_teardown)
  ADD ("an-empty-journal-is-an-empty-list", empty_journal_is_an_empty_list);
  ADD ("the-same-position-is-the-same-item", same_position_is_same_item);
  ADD ("a-new-entry-disturbs-one-row", new_entry_disturbs_one_row);
  ADD ("an-edited-entry-moves-nothing", edited_entry_moves_nothing);
  ADD ("a-deleted-entry-takes-one-row-and-undo-gives-it-back", deleted_entry_takes_one_row);
  ADD ("a-changed-date-moves-the-row", changed_date_moves_the_row);
  ADD ("a-month-is-of-the-time-it-was-lived-in", month_is_of_the_time_it_was_lived_in);
  ADD ("a-heading-follows-what-comes-and-goes", heading_follows_what_comes_and_goes);
  ADD ("closing-empties-the-list", closing_empties_the_list);
  ADD ("a-timeline-may-outlive-its-journal", outlives_the_journal);
  ADD ("random-changes-keep-it-true", random_changes_keep_it_true);
  ADD ("a-long-journal-is-read-by-pages", long_journal_is_read_by_pages);
  return g_test_run ();
}
