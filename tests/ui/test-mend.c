/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told and offered when a file of the prayer evenings is not as it should be: a part that
 * cannot be read, a clock that was set back, and putting a backup back. */

#include "config.h"

#include <glib/gstdio.h>

#include "../ministry/bare.h"
#include "after-fixture.h"
#include "ui/backup-key-group.h"
#include "ui/evening-clock.h"
#include "ui/evening-restore.h"
#include "ui/field.h"
#include "ui/recover-page.h"

static void
change_below (AfterFixture *self, const char *sql)
{
  Bare bare;

  g_clear_object (&self->room);
  file_close (&self->file);
  bare_open (&bare, self->file.path, self->file.recovery);
  g_assert_cmpint (sqlite3_exec (bare.db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (bare.db), ==, 1);
  bare_close (&bare);
  file_open (&self->file);
  self->room =
      siloam_evening_room_new (self->file.ministry, self->settings, self->bibles, self->queue);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

/* Damage. */

static void
spoil_member (AfterFixture *self)
{
  change_below (self, "UPDATE part SET box = zeroblob (90) WHERE class = 'team'");
}

static void
test_damage_is_told (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_OVERVIEW);

  g_assert_null (after_find (page, GTK_TYPE_LABEL, after_text (self, "evening.damaged.text")));
  spoil_member (self);
  page = after_show (self, SILOAM_EVENING_PAGE_OVERVIEW);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "evening.damaged.text")));
}

static void
test_damage_is_erased_when_it_is_asked (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  spoil_member (self);
  page = after_show (self, SILOAM_EVENING_PAGE_OVERVIEW);
  after_click (page, after_text (self, "evening.damaged.button"));
  after_wait (find_dialog () != NULL);
  g_assert_true (after_desk (self)->is_damaged);
  adw_message_dialog_response (find_dialog (), "go-on");
  after_wait (!after_desk (self)->is_damaged);
  g_assert_null (after_find (page, GTK_TYPE_LABEL, after_text (self, "evening.damaged.text")));
}

/* The clock. */

static void
set_back (AfterFixture *self)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE state SET clock = %" G_GINT64_FORMAT,
                                          (gint64) (g_get_real_time () + 20 * G_TIME_SPAN_DAY));

  change_below (self, sql);
  g_assert_cmpint (after_desk (self)->clock, ==, SILOAM_CLOCK_BACK);
}

static void
answered_cb (gboolean is_right, gpointer user_data)
{
  *(int *) user_data = is_right;
}

static void
ask (AfterFixture *self, int *answer)
{
  *answer = -1;
  siloam_evening_clock_ask (GTK_WINDOW (self->window),
                            self->file.ministry,
                            siloam_evening_room_get_prompts (self->room),
                            answered_cb,
                            answer);
}

static void
test_a_clock_that_is_right_asks_nothing (AfterFixture *self, gconstpointer data)
{
  int answer;

  ask (self, &answer);
  g_assert_cmpint (answer, ==, TRUE);
  g_assert_null (find_dialog ());
}

static void
test_the_date_is_asked_in_the_language_of_the_team (AfterFixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *key = g_date_time_format (now, "session.month.%m");
  AdwMessageDialog *dialog;
  int answer;

  set_back (self);
  ask (self, &answer);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), after_text (self, key)));
  g_assert_cmpstr (adw_message_dialog_get_response_label (dialog, "wrong"),
                   ==,
                   after_text (self, "evening.clock.wrong"));
  adw_message_dialog_response (dialog, "wrong");
  after_wait (answer >= 0);
}

static void
test_a_wrong_date_changes_nothing (AfterFixture *self, gconstpointer data)
{
  int answer;

  set_back (self);
  ask (self, &answer);
  adw_message_dialog_response (find_dialog (), "wrong");
  after_wait (answer >= 0);
  g_assert_cmpint (answer, ==, FALSE);
  g_assert_cmpint (after_desk (self)->clock, ==, SILOAM_CLOCK_BACK);
}

static void
test_a_right_date_is_known_from_then_on (AfterFixture *self, gconstpointer data)
{
  int answer;

  set_back (self);
  ask (self, &answer);
  adw_message_dialog_response (find_dialog (), "right");
  after_wait (answer >= 0);
  g_assert_cmpint (answer, ==, TRUE);
  g_assert_cmpint (after_desk (self)->clock, ==, SILOAM_CLOCK_FINE);
}

/* Putting back. */

static GtkWidget *
show_restore (AfterFixture *self, const char *backup)
{
  GtkWidget *page = siloam_evening_restore_new (siloam_evening_room_get_prompts (self->room),
                                                self->file.path,
                                                backup);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  return page;
}

/* As though the file were lost while nothing is open. */
static char *
lose (AfterFixture *self)
{
  g_autoptr (GPtrArray) paths = NULL;

  file_do (&self->file, back_up, self->file.backups, NULL);
  paths = file_list_backups (&self->file);
  change_below (self, "UPDATE state SET backup_due = 0");
  g_free (self->file.path);
  self->file.path = g_build_filename (self->file.folder, "lost", "evening.siloam", NULL);
  return g_strdup (paths->pdata[0]);
}

static void
give_key (AfterFixture *self, GtkWidget *page)
{
  after_wait (after_find (page, SILOAM_TYPE_BACKUP_KEY_GROUP, NULL) != NULL);
  g_signal_emit_by_name (after_find (page, SILOAM_TYPE_BACKUP_KEY_GROUP, NULL),
                         "given",
                         self->file.recovery);
}

static GtkWidget *
find_button (AfterFixture *self, GtkWidget *page, const char *key)
{
  return after_find (page, GTK_TYPE_BUTTON, after_text (self, key));
}

static void
test_a_backup_is_read_before_it_is_put_back (AfterFixture *self, gconstpointer data)
{
  g_autofree char *backup = lose (self);
  GtkWidget *page = show_restore (self, backup);

  give_key (self, page);
  after_wait (find_button (self, page, "evening.restore.button.put") != NULL);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "evening.restore.holds")));
  g_assert_false (g_file_test (self->file.path, G_FILE_TEST_EXISTS));
}

static void
test_a_backup_is_put_back (AfterFixture *self, gconstpointer data)
{
  g_autofree char *backup = lose (self);
  GtkWidget *page = show_restore (self, backup);

  give_key (self, page);
  after_wait (find_button (self, page, "evening.restore.button.put") != NULL);
  gtk_widget_activate_action (page, "restore.put", NULL);
  after_wait (find_button (self, page, "evening.restore.button.open") != NULL);
  g_assert_true (g_file_test (self->file.path, G_FILE_TEST_EXISTS));
}

static void
test_what_is_no_backup_is_told (AfterFixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->file.folder, "x.evening", NULL);
  GtkWidget *page;

  g_file_set_contents (other, "of somebody else", -1, NULL);
  page = show_restore (self, other);
  after_wait (find_button (self, page, "evening.restore.button.other") != NULL);
  g_assert_null (find_button (self, page, "evening.restore.button.put"));
}

static void
spoil (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize at = 8192; at < length; at += 512)
    bytes[at] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
damaged_cb (gboolean *told)
{
  *told = TRUE;
}

static void
test_the_code_of_a_damaged_file_leads_to_what_helps (AfterFixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->file.folder, "other.siloam", NULL);
  g_autofree char *code = file_dup_typed_code ();
  gboolean told = FALSE;
  GtkWidget *page;

  copy_file (self->file.path, other);
  spoil (other);
  page = siloam_recover_page_new (&siloam_ministry_file_kind,
                                  siloam_evening_room_get_prompts (self->room),
                                  other,
                                  1u << SILOAM_SLOT_RECOVERY);
  g_signal_connect_swapped (page, "damaged", G_CALLBACK (damaged_cb), &told);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  siloam_field_set_text (SILOAM_FIELD (after_find (page, SILOAM_TYPE_FIELD, NULL)), code);
  gtk_widget_activate_action (page, "recover.open", NULL);
  after_wait (told);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/mend/" name, AfterFixture, "nl", after_set_up, function, after_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("damage-is-told", test_damage_is_told);
  ADD ("damage-is-erased-when-it-is-asked", test_damage_is_erased_when_it_is_asked);
  ADD ("a-clock-that-is-right-asks-nothing", test_a_clock_that_is_right_asks_nothing);
  ADD ("the-date-is-asked-in-the-language-of-the-team",
       test_the_date_is_asked_in_the_language_of_the_team);
  ADD ("a-wrong-date-changes-nothing", test_a_wrong_date_changes_nothing);
  ADD ("a-right-date-is-known-from-then-on", test_a_right_date_is_known_from_then_on);
  ADD ("a-backup-is-read-before-it-is-put-back", test_a_backup_is_read_before_it_is_put_back);
  ADD ("a-backup-is-put-back", test_a_backup_is_put_back);
  ADD ("what-is-no-backup-is-told", test_what_is_no_backup_is_told);
  ADD ("the-code-of-a-damaged-file-leads-to-what-helps",
       test_the_code_of_a_damaged_file_leads_to_what_helps);
  return g_test_run ();
}
