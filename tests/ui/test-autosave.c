/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words reach the sealed file without being asked for, and are not let go of when they cannot. */

#include "journal/error.h"
#include "page-fixture.h"
#include "ui/autosave.h"

static void
count_cb (guint *count)
{
  *count += 1;
}

static SiloamEntry *
new_page (const char *words)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->text = g_strdup (words);
  return entry;
}

static void
test_saved_by_itself (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_page ("by itself");
  g_autoptr (SiloamEntry) kept = NULL;
  g_autoptr (SiloamAutosave) autosave = siloam_autosave_new (fixture->journal, entry, FALSE);
  guint saved = 0;

  g_signal_connect_swapped (autosave, "saved", G_CALLBACK (count_cb), &saved);
  siloam_autosave_touch (autosave);
  page_fixture_wait (saved > 0);

  kept = page_fixture_load (fixture, entry->id);
  g_assert_cmpstr (kept->text, ==, "by itself");
  siloam_autosave_detach (autosave);
}

static gboolean
keep_typing_cb (gpointer user_data)
{
  siloam_autosave_touch (user_data);
  return G_SOURCE_CONTINUE;
}

static void
test_saved_without_a_pause (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_page ("on and on");
  g_autoptr (SiloamEntry) kept = NULL;
  g_autoptr (SiloamAutosave) autosave = siloam_autosave_new (fixture->journal, entry, FALSE);
  guint typing = g_timeout_add (20, keep_typing_cb, autosave);

  page_fixture_wait (siloam_autosave_is_stored (autosave));
  kept = page_fixture_load (fixture, entry->id);

  g_assert_nonnull (kept);
  g_source_remove (typing);
  siloam_autosave_detach (autosave);
}

static void
test_blank_is_not_stored (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (SiloamEntry) kept = NULL;
  g_autoptr (SiloamAutosave) autosave = siloam_autosave_new (fixture->journal, entry, FALSE);

  siloam_autosave_touch (autosave);
  siloam_autosave_flush (autosave);

  kept = page_fixture_load (fixture, entry->id);
  g_assert_null (kept);
  g_assert_true (siloam_autosave_is_saved (autosave));
  siloam_autosave_detach (autosave);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;
  GError *failure = NULL;

  if (siloam_autosave_flush_finish (SILOAM_AUTOSAVE (source), result, &failure))
    failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no error");
  *error = failure;
}

static void
test_flush_waits_for_the_disk (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_page ("waited for");
  g_autoptr (SiloamEntry) kept = NULL;
  g_autoptr (SiloamAutosave) autosave = siloam_autosave_new (fixture->journal, entry, FALSE);
  g_autoptr (GError) outcome = NULL;

  siloam_autosave_touch (autosave);
  siloam_autosave_flush_async (autosave, flushed_cb, &outcome);
  g_assert_false (siloam_autosave_is_saved (autosave));
  page_fixture_wait (outcome != NULL);

  g_assert_error (outcome, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (siloam_autosave_is_saved (autosave));
  kept = page_fixture_load (fixture, entry->id);
  g_assert_cmpstr (kept->text, ==, "waited for");
  siloam_autosave_detach (autosave);
}

static void
test_detached_words_still_arrive (PageFixture *fixture, gconstpointer data)
{
  SiloamEntry *entry = new_page ("last words");
  g_autofree char *id = g_strdup (entry->id);
  g_autoptr (SiloamEntry) kept = NULL;
  SiloamAutosave *autosave = siloam_autosave_new (fixture->journal, entry, FALSE);

  siloam_autosave_touch (autosave);
  siloam_autosave_detach (autosave);
  g_object_unref (autosave);
  siloam_entry_free (entry);

  kept = page_fixture_load (fixture, id);
  g_assert_cmpstr (kept->text, ==, "last words");
}

static void
failed_cb (SiloamAutosave *autosave, const GError *error, GError **failure)
{
  if (*failure == NULL)
    *failure = g_error_copy (error);
}

static void
test_failed_words_stay_unsaved (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_page ("too late");
  g_autoptr (SiloamAutosave) autosave = siloam_autosave_new (fixture->journal, entry, FALSE);
  g_autoptr (GError) failure = NULL;

  g_assert_true (siloam_journal_close_sync (fixture->journal, NULL));
  g_signal_connect (autosave, "failed", G_CALLBACK (failed_cb), &failure);
  siloam_autosave_touch (autosave);
  siloam_autosave_flush (autosave);
  page_fixture_wait (failure != NULL);

  g_assert_error (failure, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED);
  g_assert_false (siloam_autosave_is_saved (autosave));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/autosave/" name,                                                                \
              PageFixture,                                                                         \
              NULL,                                                                                \
              page_fixture_set_up,                                                                 \
              function,                                                                            \
              page_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("words-are-saved-without-being-asked", test_saved_by_itself);
  ADD ("typing-without-a-pause-is-saved-too", test_saved_without_a_pause);
  ADD ("an-entry-without-words-is-not-stored", test_blank_is_not_stored);
  ADD ("a-flush-ends-when-the-words-are-on-disk", test_flush_waits_for_the_disk);
  ADD ("words-of-a-page-that-is-gone-still-arrive", test_detached_words_still_arrive);
  ADD ("words-that-could-not-be-saved-stay-unsaved", test_failed_words_stay_unsaved);

  return page_fixture_run ();
}
