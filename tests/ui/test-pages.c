/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Home, the welcome after an unlock and the page of a blessing, with a real journal below them. */

#include "config.h"

#include "journal/journal-reminder.h"
#include "journal/lifecycle.h"
#include "page-fixture.h"
#include "ui/blessing-page.h"
#include "ui/guide-page.h"
#include "ui/home-page.h"
#include "ui/sheet.h"
#include "ui/welcome-back-page.h"
#include "ui/writer.h"
#include "ui/writing-area.h"

static const char *
prompt (PageFixture *fixture, const char *key)
{
  return siloam_prompts_get (fixture->prompts, key);
}

static GtkWidget *
open_blessing (PageFixture *fixture, SiloamEntry *entry)
{
  GtkWidget *page;

  entry->open_step = g_strdup ("blessing");
  page_fixture_save (fixture, entry);
  page = siloam_blessing_page_new (fixture->journal, fixture->prompts, entry->id);
  page_fixture_show (fixture, page);
  page_fixture_wait (page_fixture_find (page, SILOAM_TYPE_SHEET, NULL) != NULL);
  return page;
}

static SiloamEntry *
kept (PageFixture *fixture, GtkWidget *page, const char *id)
{
  siloam_writer_flush (SILOAM_WRITER (page));
  page_fixture_wait (siloam_writer_is_saved (SILOAM_WRITER (page)));
  return page_fixture_load (fixture, id);
}

/* The place of writing under a heading. */
static GtkTextBuffer *
words_under (GtkWidget *widget, const char *heading)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTextBuffer *found = words_under (child, heading);

      if (found != NULL)
        return found;
      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_label (GTK_LABEL (child)), heading))
        {
          GtkWidget *view = page_fixture_find (widget, GTK_TYPE_TEXT_VIEW, NULL);

          return view != NULL ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)) : NULL;
        }
    }
  return NULL;
}

static void
write_under (GtkWidget *page, const char *heading, const char *words)
{
  GtkTextBuffer *buffer = words_under (page, heading);

  g_assert_nonnull (buffer);
  gtk_text_buffer_set_text (buffer, words, -1);
}

static SiloamEntry *
new_blessing (SiloamBlessing blessing, const char *ask)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_BLESSING);

  entry->blessing = blessing;
  entry->ask = g_strdup (ask);
  return entry;
}

static void
test_a_confession_seals (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_blessing (SILOAM_BLESS_CLEANSING, "clean");
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_blessing (fixture, entry);

  write_under (page, prompt (fixture, "blessing.confession"), "what I said");

  now = kept (fixture, page, entry->id);
  g_assert_true (now->sealed);
  g_assert_cmpuint (now->prayers->len, ==, 1);
  g_assert_cmpint (((SiloamPrayer *) now->prayers->pdata[0])->mode, ==, SILOAM_PRAYER_CONFESSION);
}

static void
test_what_was_promised_becomes_thanks (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_blessing (SILOAM_BLESS_PROTECTION, "watch over us");
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_blessing (fixture, entry);

  page_fixture_click (page, prompt (fixture, "blessing.line.ask.promised"));

  now = kept (fixture, page, entry->id);
  g_assert_null (now->ask);
  g_assert_cmpstr (now->thanks, ==, "watch over us");
}

static void
test_keeping_closes_the_prayer (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_blessing (SILOAM_BLESS_FREEDOM, "free me");
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_blessing (fixture, entry);

  gtk_widget_activate_action (page, "blessing.next", NULL);
  page_fixture_wait (g_str_has_suffix (fixture->actions->str, "home "));

  now = page_fixture_load (fixture, entry->id);
  g_assert_null (now->open_step);
}

static gboolean
shows (GtkWidget *root, const char *part)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, part))
      return TRUE;
  return FALSE;
}

static void
test_home_shows_the_stone_and_not_the_hurt (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  SiloamReceived *received = siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  GtkWidget *page;

  siloam_entry_add_hurt (entry)->words = g_strdup ("the quarrel");
  received->text = g_strdup ("you are not alone");
  received->memorial = TRUE;
  entry->open_step = g_strdup ("weigh");
  page_fixture_save (fixture, entry);

  page = siloam_home_page_new (fixture->journal, fixture->prompts);
  page_fixture_show (fixture, page);
  page_fixture_wait (shows (page, prompt (fixture, "home.on_the_way")));
  page_fixture_wait (shows (page, "you are not alone"));
  g_assert_false (shows (page, "the quarrel"));
}

static void
test_home_keeps_the_stone_to_itself_when_asked (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) store = g_settings_new (APP_ID);
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  SiloamReceived *received = siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  GtkWidget *page;

  received->text = g_strdup ("a quiet word");
  received->memorial = TRUE;
  page_fixture_save (fixture, entry);
  page = siloam_home_page_new (fixture->journal, fixture->prompts);
  page_fixture_show (fixture, page);
  page_fixture_wait (shows (page, "a quiet word"));

  g_settings_set_boolean (store, "show-received-line", FALSE);
  page_fixture_wait (!shows (page, "a quiet word"));
  g_settings_reset (store, "show-received-line");
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
set_reminder (PageFixture *fixture, const char *id, GDateTime *due)
{
  g_autoptr (GAsyncResult) result = NULL;

  siloam_journal_set_reminder_async (fixture->journal, id, due, answer_cb, &result);
  page_fixture_wait (result != NULL);
  g_assert_true (siloam_journal_set_reminder_finish (fixture->journal, result, NULL));
}

static guint
count_reminders (PageFixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reminders = NULL;

  siloam_journal_reminders_async (fixture->journal, id, NULL, answer_cb, &result);
  page_fixture_wait (result != NULL);
  reminders = siloam_journal_reminders_finish (fixture->journal, result, NULL);
  g_assert_nonnull (reminders);
  return reminders->len;
}

static void
enable_reminders (PageFixture *fixture, gboolean enabled)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SiloamProfile) profile =
      siloam_profile_copy (siloam_journal_get_profile (fixture->journal));

  profile->reminders_enabled = enabled;
  siloam_journal_save_profile_async (fixture->journal, profile, answer_cb, &result);
  page_fixture_wait (result != NULL);
}

/* An exchange that is to be brought to mind from the first of 2020 on. */
static SiloamEntry *
keep_due (PageFixture *fixture, const char *received)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (GDateTime) past = g_date_time_new_utc (2020, 1, 1, 0, 0, 0);

  siloam_entry_add_hurt (entry)->words = g_strdup ("the quarrel");
  siloam_entry_add_received (entry, SILOAM_FORM_WORD)->text = g_strdup (received);
  page_fixture_save (fixture, entry);
  set_reminder (fixture, entry->id, past);
  return entry;
}

static GtkWidget *
show_home (PageFixture *fixture)
{
  GtkWidget *page = siloam_home_page_new (fixture->journal, fixture->prompts);

  page_fixture_show (fixture, page);
  return page;
}

static void
test_home_brings_what_was_received_to_mind (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = keep_due (fixture, "you are carried");
  GtkWidget *page;

  enable_reminders (fixture, TRUE);
  page = show_home (fixture);
  page_fixture_wait (shows (page, "you are carried"));
  g_assert_true (shows (page, prompt (fixture, "home.reminder")));
  g_assert_false (shows (page, "the quarrel"));
  set_reminder (fixture, entry->id, NULL);
}

static void
test_a_reminder_that_is_not_wanted_goes (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = keep_due (fixture, "you are held");
  GtkWidget *page;

  enable_reminders (fixture, TRUE);
  page = show_home (fixture);
  page_fixture_wait (shows (page, "you are held"));

  page_fixture_click (page, prompt (fixture, "home.reminder.dismiss"));
  page_fixture_wait (!shows (page, "you are held"));
  g_assert_cmpuint (count_reminders (fixture, entry->id), ==, 0);
}

static void
test_a_reminder_that_is_read_is_done (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = keep_due (fixture, "you are seen");
  GtkWidget *page;

  enable_reminders (fixture, TRUE);
  page = show_home (fixture);
  page_fixture_wait (shows (page, "you are seen"));

  page_fixture_click (page, prompt (fixture, "home.reminder.read"));
  g_assert_nonnull (strstr (fixture->actions->str, "entry-read"));
  g_assert_cmpuint (count_reminders (fixture, entry->id), ==, 0);
}

static void
test_home_says_no_words_of_what_is_sealed (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = keep_due (fixture, "you are hidden");
  GtkWidget *page;

  entry->sealed = TRUE;
  page_fixture_save (fixture, entry);
  enable_reminders (fixture, TRUE);
  page = show_home (fixture);
  page_fixture_wait (shows (page, prompt (fixture, "home.reminder")));
  g_assert_false (shows (page, "you are hidden"));
  set_reminder (fixture, entry->id, NULL);
}

static void
test_home_follows_the_choice_of_reminders (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = keep_due (fixture, "you are welcome");
  GtkWidget *page;

  enable_reminders (fixture, TRUE);
  page = show_home (fixture);
  page_fixture_wait (shows (page, "you are welcome"));

  enable_reminders (fixture, FALSE);
  page_fixture_wait (!shows (page, "you are welcome"));
  set_reminder (fixture, entry->id, NULL);
}

static void
test_home_is_silent_while_reminders_are_off (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = keep_due (fixture, "you are quiet");
  GtkWidget *page;

  enable_reminders (fixture, FALSE);
  page = show_home (fixture);
  /* The journal answers in order: when this is told, Home has all it asked for. */
  g_assert_cmpuint (count_reminders (fixture, NULL), ==, 1);
  g_assert_false (shows (page, prompt (fixture, "home.reminder")));
  set_reminder (fixture, entry->id, NULL);
}

static SiloamEntry *
save_draft_with_memory (PageFixture *fixture, const char *memory)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);

  entry->good_memory = g_strdup (memory);
  entry->open_step = g_strdup ("name");
  page_fixture_save (fixture, entry);
  return entry;
}

static GtkWidget *
read_something_good (PageFixture *fixture, const char *id)
{
  GtkWidget *page = siloam_welcome_back_page_new (fixture->journal, fixture->prompts, id);

  page_fixture_show (fixture, page);
  page_fixture_click (page, prompt (fixture, "returned.button.good"));
  return page;
}

static void
test_a_fresh_start_offers_the_memory_of_the_draft (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = save_draft_with_memory (fixture, "under the apple tree");
  GtkWidget *page = read_something_good (fixture, NULL);

  page_fixture_wait (shows (page, "under the apple tree"));
}

static void
test_a_sealed_memory_stays_closed (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = save_draft_with_memory (fixture, "for nobody else");
  g_autoptr (SiloamEntry) gift = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  GtkWidget *page;

  entry->sealed = TRUE;
  page_fixture_save (fixture, entry);
  siloam_entry_add_received (gift, SILOAM_FORM_WORD)->text = g_strdup ("a new day");
  page_fixture_save (fixture, gift);

  page = read_something_good (fixture, entry->id);
  page_fixture_wait (shows (page, "a new day"));
  g_assert_false (shows (page, "for nobody else"));
}

/* A part that is not shown still asks for its width. */
static void
test_the_guide_fits_a_narrow_window (PageFixture *fixture, gconstpointer data)
{
  const int narrowest = 360;
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  GtkWidget *page;
  int minimum;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 28", NULL);
  page = siloam_guide_page_new (fixture->journal, fixture->prompts, NULL);
  page_fixture_show (fixture, page);
  page_fixture_wait (page_fixture_find (page, SILOAM_TYPE_SHEET, NULL) != NULL);

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_object_set (settings, "gtk-font-name", font, NULL);
  g_assert_cmpint (minimum, <=, narrowest);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/pages/" name,                                                                   \
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

  ADD ("a-confession-seals-the-prayer", test_a_confession_seals);
  ADD ("what-was-promised-becomes-thanks", test_what_was_promised_becomes_thanks);
  ADD ("keeping-closes-the-prayer", test_keeping_closes_the_prayer);
  ADD ("home-shows-the-stone-and-not-the-hurt", test_home_shows_the_stone_and_not_the_hurt);
  ADD ("home-keeps-the-stone-to-itself-when-asked", test_home_keeps_the_stone_to_itself_when_asked);
  ADD ("home-brings-what-was-received-to-mind", test_home_brings_what_was_received_to_mind);
  ADD ("a-reminder-that-is-not-wanted-goes", test_a_reminder_that_is_not_wanted_goes);
  ADD ("a-reminder-that-is-read-is-done", test_a_reminder_that_is_read_is_done);
  ADD ("home-says-no-words-of-what-is-sealed", test_home_says_no_words_of_what_is_sealed);
  ADD ("home-follows-the-choice-of-reminders", test_home_follows_the_choice_of_reminders);
  ADD ("home-is-silent-while-reminders-are-off", test_home_is_silent_while_reminders_are_off);
  ADD ("a-fresh-start-offers-the-memory-of-the-draft",
       test_a_fresh_start_offers_the_memory_of_the_draft);
  ADD ("a-sealed-memory-stays-closed", test_a_sealed_memory_stays_closed);
  ADD ("the-guide-fits-a-narrow-window-with-the-largest-text", test_the_guide_fits_a_narrow_window);

  return page_fixture_run ();
}
