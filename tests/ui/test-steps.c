/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each step of the guide writes into the exchange, and what it leaves alone. */

#include "guide/guide.h"
#include "journal/journal-reminder.h"
#include "journal/lifecycle.h"
#include "page-fixture.h"
#include "ui/chip-choice.h"
#include "ui/guide-page.h"
#include "ui/record-list.h"
#include "ui/step-view.h"
#include "ui/writer.h"
#include "ui/writing-area.h"

/* The page of the guide, open at a step of an exchange that is already in the journal. */
static GtkWidget *
open_at (PageFixture *fixture, SiloamEntry *entry, const char *step)
{
  GtkWidget *page;

  g_free (entry->open_step);
  entry->open_step = g_strdup (step);
  page_fixture_save (fixture, entry);
  page = siloam_guide_page_new (fixture->journal, fixture->prompts, entry->id);
  page_fixture_show (fixture, page);
  page_fixture_wait (page_fixture_find (page, SILOAM_TYPE_STEP_VIEW, NULL) != NULL);
  return page;
}

static SiloamEntry *
new_exchange (void)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);

  entry->good_memory = g_strdup ("by the sea");
  return entry;
}

static SiloamHurt *
add_hurt (SiloamEntry *entry, const char *words)
{
  SiloamHurt *hurt = siloam_entry_add_hurt (entry);

  hurt->kind = SILOAM_HURT_FEAR;
  hurt->words = g_strdup (words);
  return hurt;
}

static const char *
prompt (PageFixture *fixture, const char *key)
{
  return siloam_prompts_get (fixture->prompts, key);
}

/* Flushes and gives the entry as it is on disk. */
static SiloamEntry *
kept (PageFixture *fixture, GtkWidget *page, const char *id)
{
  siloam_writer_flush (SILOAM_WRITER (page));
  page_fixture_wait (siloam_writer_is_saved (SILOAM_WRITER (page)));
  return page_fixture_load (fixture, id);
}

static GtkTextBuffer *
words_of (GtkWidget *page)
{
  GtkWidget *view = page_fixture_find (page, GTK_TYPE_TEXT_VIEW, NULL);

  g_assert_nonnull (view);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static void
write_words (GtkWidget *page, const char *words)
{
  gtk_text_buffer_set_text (words_of (page), words, -1);
}

static void
go_on (GtkWidget *page)
{
  g_assert_true (gtk_widget_activate_action (page, "guide.next", NULL));
}

static void
test_too_much_opens_help_first (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  GtkWidget *page = open_at (fixture, entry, "arrive");

  page_fixture_click (page, prompt (fixture, "arrive.checkin.too_much"));

  g_assert_cmpstr (fixture->actions->str, ==, "help-now ");
}

static void
test_the_offered_line_becomes_the_prayer (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "invite");

  go_on (page);

  now = kept (fixture, page, entry->id);
  g_assert_cmpstr (now->invitation, ==, prompt (fixture, "invite.prayer"));
}

static void
test_skipping_invites_with_no_words (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "invite");

  gtk_widget_activate_action (page, "guide.skip", NULL);

  now = kept (fixture, page, entry->id);
  g_assert_null (now->invitation);
  g_assert_cmpstr (now->open_step, ==, "name");
}

static void
test_a_kind_names_by_its_own_word (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "name");

  page_fixture_click (page, prompt (fixture, "name.kind.shame"));
  go_on (page);

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->hurts->len, ==, 1);
  g_assert_cmpstr (((SiloamHurt *) now->hurts->pdata[0])->words,
                   ==,
                   prompt (fixture, "name.kind.shame"));
  g_assert_cmpint (now->state, ==, SILOAM_STATE_NAMED);
}

static void
test_nothing_named_is_nothing_kept (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "name");

  go_on (page);

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->hurts->len, ==, 0);
}

static void
test_a_second_thing_can_be_named (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "name");

  write_words (page, "first");
  page_fixture_click (page, prompt (fixture, "name.another"));
  write_words (page, "second");
  go_on (page);

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->hurts->len, ==, 2);
  g_assert_cmpstr (((SiloamHurt *) now->hurts->pdata[1])->words, ==, "second");
}

static void
test_a_removed_hurt_comes_back (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) without = NULL;
  g_autoptr (SiloamEntry) with = NULL;
  GtkWidget *page, *others;

  add_hurt (entry, "first");
  add_hurt (entry, "second");
  page = open_at (fixture, entry, "name");
  others = page_fixture_find (page, SILOAM_TYPE_RECORD_LIST, NULL);

  g_signal_emit_by_name (others, "removed", 0);
  without = kept (fixture, page, entry->id);
  g_assert_cmpuint (without->hurts->len, ==, 1);

  page_fixture_click (page, prompt (fixture, "library.undo"));
  with = kept (fixture, page, entry->id);
  g_assert_cmpuint (with->hurts->len, ==, 2);
  g_assert_cmpstr (((SiloamHurt *) with->hurts->pdata[0])->words, ==, "first");
}

static void
test_a_removed_hurt_brings_its_release_back (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  SiloamHurt *hurt = add_hurt (entry, "first");
  SiloamReceived *received;
  GtkWidget *page;

  add_hurt (entry, "second");
  siloam_entry_release (entry, hurt->id, SILOAM_AMOUNT_ALL, "in my words");
  received = siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  received->text = g_strdup ("stay");
  g_ptr_array_add (received->release_ids,
                   g_strdup (((SiloamRelease *) entry->releases->pdata[0])->id));
  page = open_at (fixture, entry, "name");

  g_signal_emit_by_name (page_fixture_find (page, SILOAM_TYPE_RECORD_LIST, NULL), "removed", 0);
  page_fixture_click (page, prompt (fixture, "library.undo"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->releases->len, ==, 1);
  g_assert_cmpstr (((SiloamRelease *) now->releases->pdata[0])->prayer, ==, "in my words");
  received = now->received->pdata[0];
  g_assert_cmpuint (received->release_ids->len, ==, 1);
}

static void
test_recent_asks_no_more_than_a_name (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "name");
  GtkWidget *recent =
      page_fixture_find (page, GTK_TYPE_CHECK_BUTTON, prompt (fixture, "name.recent"));

  write_words (page, "yesterday");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (recent), TRUE);
  g_assert_null (page_fixture_find (page, GTK_TYPE_LABEL, prompt (fixture, "name.area.question")));
  go_on (page);

  now = kept (fixture, page, entry->id);
  g_assert_cmpstr (now->open_step, ==, "today");
}

static void
test_only_this_today_goes_to_the_close (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "name");

  write_words (page, "enough");
  gtk_widget_activate_action (page, "guide.today", NULL);

  now = kept (fixture, page, entry->id);
  g_assert_cmpstr (now->open_step, ==, "today");
  g_assert_cmpuint (now->hurts->len, ==, 1);
}

static void
test_not_now_leaves_no_trace (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "forgive");

  go_on (page);

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->forgiveness->len, ==, 0);
}

static SiloamForgiveness *
add_forgiveness (SiloamEntry *entry, const char *alias)
{
  SiloamForgiveness *forgiveness = siloam_entry_add_forgiveness (entry);

  forgiveness->alias = g_strdup (alias);
  forgiveness->stance = SILOAM_STANCE_CHOSEN;
  return forgiveness;
}

static const char *
alias_of (const SiloamEntry *entry, guint index)
{
  return ((SiloamForgiveness *) g_ptr_array_index (entry->forgiveness, index))->alias;
}

static void
test_a_stance_is_kept_when_it_is_chosen (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "forgive");

  page_fixture_click (page, prompt (fixture, "forgive.stance.willing"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->forgiveness->len, ==, 1);
  g_assert_cmpint (((SiloamForgiveness *) now->forgiveness->pdata[0])->stance,
                   ==,
                   SILOAM_STANCE_WILLING);
}

static void
test_a_stance_taken_back_leaves_no_trace (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "forgive");

  page_fixture_click (page, prompt (fixture, "forgive.stance.willing"));
  page_fixture_click (page, prompt (fixture, "forgive.stance.not_now"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->forgiveness->len, ==, 0);
}

static void
test_someone_else_is_offered_after_an_answer (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  GtkWidget *page = open_at (fixture, entry, "forgive");

  g_assert_null (page_fixture_find (page, GTK_TYPE_BUTTON, prompt (fixture, "forgive.another")));
  page_fixture_click (page, prompt (fixture, "forgive.stance.willing"));
  g_assert_nonnull (page_fixture_find (page, GTK_TYPE_BUTTON, prompt (fixture, "forgive.another")));
}

static void
test_two_people_are_two_records (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  const SiloamForgiveness *second;
  GtkWidget *page;

  add_forgiveness (entry, "M");
  page = open_at (fixture, entry, "forgive");

  page_fixture_click (page, prompt (fixture, "forgive.another"));
  page_fixture_click (page, prompt (fixture, "forgive.stance.willing"));
  page_fixture_click (page, prompt (fixture, "forgive.toward.self"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->forgiveness->len, ==, 2);
  second = now->forgiveness->pdata[1];
  g_assert_cmpstr (alias_of (now, 0), ==, "M");
  g_assert_cmpint (second->stance, ==, SILOAM_STANCE_WILLING);
  g_assert_cmpint (second->toward, ==, SILOAM_TOWARD_SELF);
}

static void
test_someone_named_before_is_taken_up_again (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page;

  add_forgiveness (entry, "M");
  add_forgiveness (entry, "K");
  page = open_at (fixture, entry, "forgive");

  g_signal_emit_by_name (page_fixture_find (page, SILOAM_TYPE_RECORD_LIST, NULL), "chosen", 0);
  page_fixture_click (page, prompt (fixture, "forgive.stance.again"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->forgiveness->len, ==, 2);
  g_assert_cmpint (((SiloamForgiveness *) now->forgiveness->pdata[0])->stance,
                   ==,
                   SILOAM_STANCE_AGAIN);
  g_assert_cmpstr (alias_of (now, 0), ==, "M");
}

static void
test_someone_taken_away_can_come_back (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) without = NULL;
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page;
  GtkWidget *others;

  add_forgiveness (entry, "M");
  add_forgiveness (entry, "K");
  page = open_at (fixture, entry, "forgive");
  others = page_fixture_find (page, SILOAM_TYPE_RECORD_LIST, NULL);

  g_signal_emit_by_name (others, "removed", 0);
  without = kept (fixture, page, entry->id);
  g_assert_cmpuint (without->forgiveness->len, ==, 1);
  g_assert_cmpstr (alias_of (without, 0), ==, "K");

  g_signal_emit_by_name (others, "undone");
  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->forgiveness->len, ==, 2);
  g_assert_cmpstr (alias_of (now, 0), ==, "M");
}

static void
test_each_hurt_is_let_go_of_by_itself (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page;

  add_hurt (entry, "first");
  add_hurt (entry, "second");
  page = open_at (fixture, entry, "release");

  page_fixture_click (page, prompt (fixture, "release.amount.all"));
  page_fixture_click (page, prompt (fixture, "release.amount.not_yet"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->releases->len, ==, 2);
  g_assert_cmpint (((SiloamRelease *) now->releases->pdata[0])->amount, ==, SILOAM_AMOUNT_ALL);
  g_assert_cmpint (((SiloamRelease *) now->releases->pdata[1])->amount, ==, SILOAM_AMOUNT_NOT_YET);
  g_assert_cmpstr (now->open_step, ==, "receive");
}

static void
test_what_is_received_is_linked (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  const SiloamReceived *received;
  SiloamHurt *hurt = add_hurt (entry, "alone");
  GtkWidget *page;

  siloam_entry_release (entry, hurt->id, SILOAM_AMOUNT_ALL, NULL);
  page = open_at (fixture, entry, "receive");
  write_words (page, "not alone");
  page_fixture_click (page, prompt (fixture, "receive.gift.security"));
  go_on (page);

  now = kept (fixture, page, entry->id);
  received = now->received->pdata[0];
  g_assert_cmpstr (received->text, ==, "not alone");
  g_assert_cmpuint (received->gifts, ==, SILOAM_GIFT_SECURITY);
  g_assert_cmpuint (received->release_ids->len, ==, 1);
  g_assert_cmpint (now->state, ==, SILOAM_STATE_RECEIVED);
}

static void
test_nothing_yet_waits (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  SiloamHurt *hurt = add_hurt (entry, "alone");
  GtkWidget *page;

  siloam_entry_release (entry, hurt->id, SILOAM_AMOUNT_ALL, NULL);
  page = open_at (fixture, entry, "receive");
  page_fixture_click (page, prompt (fixture, "receive.button.nothing_yet"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->received->len, ==, 0);
  g_assert_cmpint (now->state, ==, SILOAM_STATE_WAITING);
}

static void
test_silence_is_received (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "receive");

  page_fixture_click (page, prompt (fixture, "receive.form.silence"));
  go_on (page);

  now = kept (fixture, page, entry->id);
  g_assert_cmpuint (now->received->len, ==, 1);
  g_assert_cmpint (now->state, ==, SILOAM_STATE_RECEIVED);
}

static void
test_what_fits_is_weighed (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page;

  siloam_entry_add_received (entry, SILOAM_FORM_WORD)->text = g_strdup ("stay");
  page = open_at (fixture, entry, "weigh");
  page_fixture_click (page, prompt (fixture, "weigh.discern.fits"));

  now = kept (fixture, page, entry->id);
  g_assert_cmpint (((SiloamReceived *) now->received->pdata[0])->discern, ==, SILOAM_DISCERN_FITS);
}

static void
test_keeping_ends_on_home (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "today");

  write_words (page, "a walk");
  gtk_widget_activate_action (page, "guide.finish", NULL);
  page_fixture_wait (g_str_has_suffix (fixture->actions->str, "home "));

  g_assert_cmpstr (fixture->actions->str, ==, "toast home ");
  now = kept (fixture, page, entry->id);
  g_assert_cmpstr (now->today_step, ==, "a walk");
  g_assert_null (now->open_step);
}

static void
test_leaving_keeps_the_place (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page = open_at (fixture, entry, "name");

  write_words (page, "half a");
  gtk_widget_activate_action (page, "guide.leave", NULL);
  page_fixture_wait (g_str_has_suffix (fixture->actions->str, "home "));

  now = page_fixture_load (fixture, entry->id);
  g_assert_cmpstr (((SiloamHurt *) now->hurts->pdata[0])->words, ==, "half a");
  g_assert_cmpstr (now->open_step, ==, "name");
}

static void
test_what_was_emptied_is_not_kept (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (SiloamEntry) now = NULL;
  GtkWidget *page;

  add_hurt (entry, "half a");
  ((SiloamHurt *) entry->hurts->pdata[0])->kind = SILOAM_HURT_OTHER;
  page = open_at (fixture, entry, "name");
  write_words (page, "");
  gtk_widget_activate_action (page, "guide.leave", NULL);
  page_fixture_wait (g_str_has_suffix (fixture->actions->str, "home "));

  now = page_fixture_load (fixture, entry->id);
  g_assert_null (now);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The moment the entry is to be brought to mind, or NULL. */
static GDateTime *
reminder_of (PageFixture *fixture, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reminders = NULL;

  siloam_journal_reminders_async (fixture->journal, id, NULL, answer_cb, &result);
  page_fixture_wait (result != NULL);
  reminders = siloam_journal_reminders_finish (fixture->journal, result, NULL);
  g_assert_nonnull (reminders);
  if (reminders->len == 0)
    return NULL;
  return g_date_time_ref (((SiloamReminder *) reminders->pdata[0])->due);
}

static SiloamEntry *
exchange_that_received (void)
{
  SiloamEntry *entry = new_exchange ();

  siloam_entry_add_received (entry, SILOAM_FORM_WORD)->text = g_strdup ("you are not alone");
  return entry;
}

static GtkWidget *
chip (GtkWidget *page, const char *text)
{
  return page_fixture_find (page, GTK_TYPE_TOGGLE_BUTTON, text);
}

static void
test_a_reminder_is_off_until_it_is_asked_for (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = exchange_that_received ();
  GtkWidget *page = open_at (fixture, entry, "today");
  GtkWidget *none = chip (page, prompt (fixture, "today.remind.none"));

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (none)));
  g_assert_null (reminder_of (fixture, entry->id));
  g_assert_false (siloam_journal_get_profile (fixture->journal)->reminders_enabled);
}

static void
test_a_reminder_comes_in_a_week_and_can_go (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = exchange_that_received ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) due = NULL;
  GtkWidget *page = open_at (fixture, entry, "today");

  page_fixture_wait (gtk_widget_is_sensitive (chip (page, prompt (fixture, "today.remind.week"))));
  page_fixture_click (page, prompt (fixture, "today.remind.week"));
  due = reminder_of (fixture, entry->id);
  g_assert_nonnull (due);
  g_assert_cmpint (g_date_time_difference (due, now), >, 6 * G_TIME_SPAN_DAY - G_TIME_SPAN_HOUR);
  g_assert_cmpint (g_date_time_difference (due, now), <, 8 * G_TIME_SPAN_DAY);
  page_fixture_wait (siloam_journal_get_profile (fixture->journal)->reminders_enabled);

  page_fixture_click (page, prompt (fixture, "today.remind.none"));
  g_assert_null (reminder_of (fixture, entry->id));
}

static void
test_without_anything_received_no_reminder_is_offered (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = new_exchange ();
  GtkWidget *page;

  add_hurt (entry, "first");
  page = open_at (fixture, entry, "today");

  g_assert_null (chip (page, prompt (fixture, "today.remind.week")));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/steps/" name,                                                                   \
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
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("too-much-opens-help-before-anything-else", test_too_much_opens_help_first);
  ADD ("the-offered-line-becomes-the-prayer-on-going-on", test_the_offered_line_becomes_the_prayer);
  ADD ("skipping-leaves-no-invitation", test_skipping_invites_with_no_words);
  ADD ("a-kind-without-words-is-named-by-its-own-word", test_a_kind_names_by_its_own_word);
  ADD ("nothing-named-leaves-nothing-behind", test_nothing_named_is_nothing_kept);
  ADD ("a-second-thing-can-be-named", test_a_second_thing_can_be_named);
  ADD ("a-removed-hurt-can-be-brought-back", test_a_removed_hurt_comes_back);
  ADD ("a-removed-hurt-brings-its-release-back", test_a_removed_hurt_brings_its_release_back);
  ADD ("something-recent-is-named-and-no-more", test_recent_asks_no_more_than_a_name);
  ADD ("only-this-today-goes-to-the-close", test_only_this_today_goes_to_the_close);
  ADD ("not-now-leaves-no-record", test_not_now_leaves_no_trace);
  ADD ("a-stance-is-kept-when-it-is-chosen", test_a_stance_is_kept_when_it_is_chosen);
  ADD ("a-stance-taken-back-leaves-no-trace", test_a_stance_taken_back_leaves_no_trace);
  ADD ("someone-else-is-offered-after-an-answer", test_someone_else_is_offered_after_an_answer);
  ADD ("two-people-are-two-records", test_two_people_are_two_records);
  ADD ("someone-named-before-is-taken-up-again", test_someone_named_before_is_taken_up_again);
  ADD ("someone-taken-away-can-come-back", test_someone_taken_away_can_come_back);
  ADD ("a-reminder-is-off-until-it-is-asked-for", test_a_reminder_is_off_until_it_is_asked_for);
  ADD ("a-reminder-comes-in-a-week-and-can-go", test_a_reminder_comes_in_a_week_and_can_go);
  ADD ("nothing-received-no-reminder", test_without_anything_received_no_reminder_is_offered);
  ADD ("each-hurt-is-let-go-of-by-itself", test_each_hurt_is_let_go_of_by_itself);
  ADD ("what-is-received-is-linked-to-what-was-let-go", test_what_is_received_is_linked);
  ADD ("nothing-yet-lets-the-exchange-wait", test_nothing_yet_waits);
  ADD ("silence-is-received", test_silence_is_received);
  ADD ("what-fits-is-kept-as-fitting", test_what_fits_is_weighed);
  ADD ("keeping-ends-on-home-when-it-is-on-disk", test_keeping_ends_on_home);
  ADD ("leaving-keeps-the-words-and-the-place", test_leaving_keeps_the_place);
  ADD ("what-was-emptied-is-not-kept", test_what_was_emptied_is_not_kept);

  return page_fixture_run ();
}
