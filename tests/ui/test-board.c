/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The board of intercession, its slip, and the closing of an evening, over a real ministry file.
 * With "page", "window", "empty" or "closing", and a language, it shows that until it is stopped.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "after-fixture.h"
#include "ui/appearance.h"
#include "ui/board-lines.h"
#include "ui/board-screen.h"
#include "ui/board-slip.h"
#include "ui/chip-choice.h"
#include "ui/session-text.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)
#define ALIAS "Roos"

/* Every text that a person or a screen reader can find below a widget. */
static void
collect (GtkWidget *widget, GString *all)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)))
    g_string_append_printf (all, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (all, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (tooltip)
    g_string_append_printf (all, "%s\n", tooltip);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, all);
}

static char *
dup_texts (gpointer widget)
{
  GString *all = g_string_new (NULL);

  collect (GTK_WIDGET (widget), all);
  return g_string_free (all, FALSE);
}

static SiloamSession *
welcome (AfterFixture *self, guint team, guint scopes)
{
  SiloamSession *session = file_new_session (&self->file, scopes, ALIAS);

  session->team_number = team;
  file_do (&self->file, save_session, session);
  return session;
}

static void
put (AfterFixture *self, const SiloamSession *session, SiloamTheme theme)
{
  g_autoptr (SiloamPoint) point = siloam_point_new (session->team_number, theme);

  g_clear_pointer (&point->approved_at, g_date_time_unref);
  point->approved_at = g_date_time_new_now_local ();
  file_do (&self->file, put_point, point, session->id);
}

static char *
dup_line (AfterFixture *self, guint team, SiloamTheme theme)
{
  g_autoptr (SiloamPoint) point = siloam_point_new (team, theme);

  return siloam_board_line (siloam_evening_room_get_prompts (self->room), point);
}

static SiloamBoardWindow *
open_board (AfterFixture *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  after_wait (gtk_widget_get_mapped (self->window));
  siloam_board_screen_open (self->room, GTK_WINDOW (self->window));
  g_assert_nonnull (siloam_board_screen_find ());
  return siloam_board_screen_find ();
}

static void
tear_down (AfterFixture *self, gconstpointer language)
{
  siloam_board_screen_close ();
  after_tear_down (self, language);
}

static void
choose (GtkWidget *page, SiloamTheme theme)
{
  gtk_widget_activate_action (page, "board.theme", "u", (guint) theme);
}

/* The page. */

static void
test_a_theme_goes_on_the_board (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_BOARD);
  const SiloamPoint *point;

  choose (page, SILOAM_THEME_COURAGE);
  gtk_widget_activate_action (page, "board.put", NULL);
  after_wait (after_desk (self)->points->len > 0);
  point = after_desk (self)->points->pdata[0];
  g_assert_cmpuint (point->team_number, ==, session->team_number);
  g_assert_cmpint (point->theme, ==, SILOAM_THEME_COURAGE);
}

/* At this laptop, on its one screen, somebody of this team sits; there is a theme of each team. */
static GtkWidget *
show_to_visitor_of (AfterFixture *self, guint team)
{
  g_autoptr (SiloamSession) one = welcome (self, 1, SCOPE (POINT));
  g_autoptr (SiloamSession) two = welcome (self, 2, SCOPE (POINT));

  put (self, one, SILOAM_THEME_COURAGE);
  put (self, two, SILOAM_THEME_HOPE);
  siloam_evening_room_take_session (self->room, siloam_session_copy (team == 1 ? one : two));
  return after_show (self, SILOAM_EVENING_PAGE_BOARD);
}

static void
test_a_visitor_sees_the_theme_of_their_own_team (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_to_visitor_of (self, 2);
  g_autofree char *line = dup_line (self, 2, SILOAM_THEME_HOPE);

  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, line));
}

static void
test_a_visitor_sees_no_theme_of_another_team (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_to_visitor_of (self, 2);
  g_autofree char *line = dup_line (self, 1, SILOAM_THEME_COURAGE);

  g_assert_null (after_find (page, GTK_TYPE_LABEL, line));
}

static void
test_a_visitor_at_the_only_screen_is_not_shown_the_whole_board (AfterFixture *self,
                                                                gconstpointer data)
{
  GtkWidget *page = show_to_visitor_of (self, 2);

  gtk_widget_activate_action (page, "board.show", NULL);
  g_assert_null (siloam_board_screen_find ());
}

static void
test_on_two_screens_the_team_sees_all_themes (AfterFixture *self, gconstpointer data)
{
  g_autofree char *line = dup_line (self, 1, SILOAM_THEME_COURAGE);
  GtkWidget *page;

  siloam_evening_room_set_two_screens (self->room, TRUE);
  page = show_to_visitor_of (self, 2);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, line));
}

static void
test_the_same_theme_is_taken_away (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  GtkWidget *page;

  put (self, session, SILOAM_THEME_HOPE);
  page = after_show (self, SILOAM_EVENING_PAGE_BOARD);
  choose (page, SILOAM_THEME_HOPE);
  gtk_widget_activate_action (page, "board.put", NULL);
  after_wait (after_desk (self)->points->len == 0);
}

static void
test_a_line_has_a_button_that_takes_it_away (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  GtkWidget *page;

  put (self, session, SILOAM_THEME_HOPE);
  page = after_show (self, SILOAM_EVENING_PAGE_BOARD);
  after_click (page, after_text (self, "board.button.take"));
  after_wait (after_desk (self)->points->len == 0);
}

static void
test_nothing_is_put_without_consent (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (NOTES));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_BOARD);

  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "board.nobody")));
  g_assert_null (after_find (page, SILOAM_TYPE_CHIP_CHOICE, NULL));
}

static void
test_who_withdraws_leaves_the_page (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_BOARD);

  file_do (&self->file, withdraw, session->id, SILOAM_SCOPE_POINT);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "board.nobody")));
}

static void
test_the_page_names_nobody (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT) | SCOPE (NOTES));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_BOARD);
  g_autofree char *texts = dup_texts (page);

  g_assert_null (strstr (texts, ALIAS));
}

/* The window. */

static void
test_the_board_shows_the_points_and_nothing_else (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) one = welcome (self, 2, SCOPE (POINT) | SCOPE (NOTES));
  g_autoptr (SiloamSession) other = welcome (self, 1, SCOPE (POINT) | SCOPE (NOTES));
  g_autofree char *first = dup_line (self, 1, SILOAM_THEME_PEACE);
  g_autofree char *second = dup_line (self, 2, SILOAM_THEME_COURAGE);
  g_autofree char *expected = g_strdup_printf ("%s\n%s\n", first, second);
  g_autofree char *texts = NULL;

  put (self, one, SILOAM_THEME_COURAGE);
  put (self, other, SILOAM_THEME_PEACE);
  texts = dup_texts (open_board (self));
  g_assert_cmpstr (texts, ==, expected);
}

static void
test_the_board_follows_the_points (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  SiloamBoardWindow *board = open_board (self);
  g_autofree char *line = dup_line (self, 2, SILOAM_THEME_THANKS);

  g_assert_nonnull (
      after_find (GTK_WIDGET (board), GTK_TYPE_LABEL, after_text (self, "board.empty")));
  put (self, session, SILOAM_THEME_THANKS);
  g_assert_nonnull (after_find (GTK_WIDGET (board), GTK_TYPE_LABEL, line));
}

static void
test_the_title_tells_nothing (AfterFixture *self, gconstpointer data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (open_board (self))), ==, "Siloam");
}

static void
test_a_covered_board_holds_no_word (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  SiloamBoardWindow *board;
  g_autofree char *texts = NULL;

  put (self, session, SILOAM_THEME_REST);
  board = open_board (self);
  siloam_board_screen_cover (self->room, TRUE);
  texts = dup_texts (board);
  g_assert_cmpstr (texts, ==, "");
}

static void
test_a_covered_board_stays_blank_whatever_comes (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  SiloamBoardWindow *board = open_board (self);
  g_autofree char *texts = NULL;

  siloam_board_screen_cover (self->room, TRUE);
  put (self, session, SILOAM_THEME_REST);
  siloam_board_screen_cover (NULL, FALSE);
  texts = dup_texts (board);
  g_assert_cmpstr (texts, ==, "");
}

static void
test_the_board_comes_back_with_the_file (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT));
  g_autofree char *line = dup_line (self, 2, SILOAM_THEME_REST);
  SiloamBoardWindow *board;

  put (self, session, SILOAM_THEME_REST);
  board = open_board (self);
  siloam_board_screen_cover (self->room, TRUE);
  siloam_board_screen_cover (self->room, FALSE);
  g_assert_nonnull (after_find (GTK_WIDGET (board), GTK_TYPE_LABEL, line));
}

static void
test_a_covered_board_lets_go_of_the_file (AfterFixture *self, gconstpointer data)
{
  const guint before = G_OBJECT (self->room)->ref_count;

  open_board (self);
  siloam_board_screen_cover (self->room, TRUE);
  g_assert_cmpuint (G_OBJECT (self->room)->ref_count, ==, before);
}

static void
test_the_board_goes_with_the_evening (AfterFixture *self, gconstpointer data)
{
  open_board (self);
  file_do (&self->file, close_evening, self->file.evening_id);
  g_assert_null (siloam_board_screen_find ());
}

/* The slip. */

static char *
run_tool (const char *tool, const char *path, const char *target)
{
  const char *command[] = { tool, path, target, NULL };
  char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL,
                (char **) command,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &output,
                NULL,
                NULL,
                &error);
  g_assert_no_error (error);
  return output;
}

static void
print (AfterFixture *self, const char *path)
{
  g_autoptr (GPtrArray) points = siloam_board_screen_list_points (self->room);
  g_autoptr (GtkPrintOperation) operation =
      siloam_board_slip_new (siloam_evening_room_get_prompts (self->room), points);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_without_gaps (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\f", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", lines[i]);
  return g_string_free (all, FALSE);
}

static void
test_the_slip_has_the_lines_and_nothing_else (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (POINT) | SCOPE (NOTES));
  g_autofree char *path = g_build_filename (self->file.folder, "slip.pdf", NULL);
  g_autofree char *line = dup_line (self, 2, SILOAM_THEME_COURAGE);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  g_autofree char *got = NULL;
  g_autofree char *tool = g_find_program_in_path ("pdftotext");

  if (!tool)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed");
      return;
    }
  put (self, session, SILOAM_THEME_COURAGE);
  print (self, path);
  text = run_tool ("pdftotext", path, "-");
  got = dup_without_gaps (text);
  expected = g_strjoin ("\n",
                        after_text (self, "board.slip.title"),
                        line,
                        after_text (self, "board.slip.note"),
                        NULL);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_a_full_slip_stays_on_one_page (AfterFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sessions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_session_free);
  g_autofree char *path = g_build_filename (self->file.folder, "slip.pdf", NULL);
  g_autofree char *last = dup_line (self, 2, SILOAM_THEME_THANKS);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;

  if (!tool)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed");
      return;
    }
  for (guint team = 1; team <= 2; team++)
    {
      g_ptr_array_add (sessions, welcome (self, team, SCOPE (POINT)));
      for (guint theme = 1; theme <= SILOAM_N_THEMES; theme++)
        put (self, sessions->pdata[team - 1], (SiloamTheme) theme);
    }
  print (self, path);
  text = run_tool ("pdftotext", path, "-");
  g_assert_nonnull (strstr (text, last));
  g_assert_nonnull (strstr (text, after_text (self, "board.slip.note")));
}

/* Closing. */

static gboolean
is_state (AfterFixture *self, SiloamEveningState state)
{
  return siloam_ministry_desk_find_evening (after_desk (self), self->file.evening_id)->state ==
         state;
}

static void
press_close (AfterFixture *self, GtkWidget *page)
{
  gtk_widget_activate_action (page, "closing.close", NULL);
}

static void
close_and_wait (AfterFixture *self, GtkWidget *page)
{
  press_close (self, page);
  after_wait (after_find (page, GTK_TYPE_LABEL, after_text (self, "closing.done.title")));
}

static void
test_an_open_session_keeps_the_evening_open (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (NOTES));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);

  press_close (self, page);
  after_wait (
      after_find (page, GTK_TYPE_LABEL, after_text (self, "error.ministry_unresolved.title")));
  g_assert_true (is_state (self, SILOAM_EVENING_OPEN));
}

static void
test_who_has_not_answered_keeps_the_evening_open (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = siloam_session_new (self->file.evening_id);
  GtkWidget *page;

  session->state = SILOAM_SESSION_WELCOMED;
  siloam_evening_room_take_session (self->room, session);
  page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  press_close (self, page);
  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, after_text (self, "error.ministry_unresolved.title")));
}

static void
test_an_open_session_is_known_by_its_team (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (NOTES));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  g_autofree char *texts = dup_texts (page);

  g_assert_nonnull (strstr (texts, after_text (self, "closing.state.busy")));
  g_assert_null (strstr (texts, ALIAS));
}

static void
answer_dialog (AfterFixture *self, const char *response)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), response);
          return;
        }
    }
  g_error ("there is no question");
}

static void
test_erasing_resolves_a_session (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (NOTES));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);

  after_click (page, after_text (self, "closing.button.erase"));
  answer_dialog (self, "go-on");
  after_wait (after_find (page, GTK_TYPE_LABEL, after_text (self, "closing.open.none")));
  close_and_wait (self, page);
  g_assert_true (is_state (self, SILOAM_EVENING_TIDIED));
}

static void
test_erasing_can_be_thought_better_of (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = welcome (self, 2, SCOPE (NOTES));
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);

  after_click (page, after_text (self, "closing.button.erase"));
  answer_dialog (self, "cancel");
  g_assert_cmpstr (file_find (&self->file, session->id)->help_request, ==, ALIAS);
}

static void
test_what_nobody_agreed_to_keep_is_reported_as_erased (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_hand_over (&self->file, SCOPE (NOTES), ALIAS);
  g_autofree char *line = NULL;
  GtkWidget *page;

  file_do (&self->file, end_session, session->id, NULL, SILOAM_REASON_DEFAULT);
  page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  close_and_wait (self, page);
  line = g_strdup_printf ("%s: %s",
                          after_text (self, "closing.class.session"),
                          after_text (self, "closing.reason.default"));
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, line));
}

static void
test_what_was_agreed_stays (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (&self->file, SCOPE (NOTES) | SCOPE (KEEP), ALIAS);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 14);
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (self->room);
  g_autofree char *date = siloam_session_text_date (prompts, until);
  g_autofree char *team =
      siloam_session_text_fill (after_text (self, "closing.kept.team"), "number", "1");
  g_autofree char *line = siloam_session_text_fill (team, "date", date);
  GtkWidget *page;

  file_do (&self->file, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  close_and_wait (self, page);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, line));
}

static void
test_what_was_learned_is_kept (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  GtkWidget *text = after_find (page, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "langer stil", -1);
  close_and_wait (self, page);
  g_assert_cmpstr (
      siloam_ministry_desk_find_evening (after_desk (self), self->file.evening_id)->learned,
      ==,
      "langer stil");
}

static void
test_nobody_waits_any_more (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  siloam_queue_add (self->queue, ALIAS);
  page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  close_and_wait (self, page);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->queue)), ==, 0);
}

static void
test_the_board_is_cleared (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_hand_over (&self->file, SCOPE (POINT), ALIAS);
  GtkWidget *page;

  put (self, session, SILOAM_THEME_HOPE);
  file_do (&self->file, end_session, session->id, NULL, SILOAM_REASON_DEFAULT);
  page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  close_and_wait (self, page);
  g_assert_cmpuint (after_desk (self)->points->len, ==, 0);
}

static void
test_closing_has_the_focus_when_nothing_is_open (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_assert_true (focus ==
                 after_find (page, GTK_TYPE_BUTTON, after_text (self, "closing.button.close")));
}

/* Looking at it. */

static SiloamAppearance *appearance;

static void
use_style (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat (RESOURCE_BASE "/", name, NULL);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
fill_for_show (AfterFixture *self)
{
  SiloamSession *one = welcome (self, 2, SCOPE (POINT) | SCOPE (NOTES));
  SiloamSession *other = welcome (self, 1, SCOPE (POINT) | SCOPE (NOTES));
  SiloamSession *kept = file_hand_over (&self->file, SCOPE (NOTES) | SCOPE (KEEP), ALIAS);
  SiloamSession *gone = file_hand_over (&self->file, SCOPE (NOTES), ALIAS);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  put (self, one, SILOAM_THEME_COURAGE);
  put (self, one, SILOAM_THEME_WISDOM);
  put (self, other, SILOAM_THEME_PEACE);
  file_do (&self->file,
           end_session,
           kept->id,
           g_date_time_add_days (now, 14),
           SILOAM_REASON_DEFAULT);
  file_do (&self->file, end_session, gone->id, NULL, SILOAM_REASON_DEFAULT);
}

static void
show (const char *what, const char *language)
{
  AfterFixture self = { 0 };
  gboolean is_closing = g_str_has_prefix (what, "clos");
  const char *width = g_getenv ("SHOW_WIDTH");
  GtkWidget *page;

  after_set_up (&self, language);
  if (g_getenv ("SHOW_TEXT"))
    g_settings_set_double (siloam_settings_get_store (self.settings),
                           "text-size",
                           atof (g_getenv ("SHOW_TEXT")));
  appearance = siloam_appearance_new (self.settings);
  use_style ("style.css");
  if (g_strcmp0 (g_getenv ("ADW_DEBUG_COLOR_SCHEME"), "prefer-dark") == 0)
    use_style ("style-dark.css");
  if (!g_str_equal (what, "empty") && !g_str_equal (what, "closed"))
    fill_for_show (&self);
  gtk_window_set_default_size (GTK_WINDOW (self.window), width ? atoi (width) : 1040, 720);
  page = after_show (&self, is_closing ? SILOAM_EVENING_PAGE_CLOSING : SILOAM_EVENING_PAGE_BOARD);
  if (is_closing && g_getenv ("SHOW_PRESS"))
    press_close (&self, page);
  if (g_str_equal (what, "window") || g_str_equal (what, "empty"))
    {
      SiloamBoardWindow *board = open_board (&self);

      gtk_widget_set_visible (self.window, FALSE);
      gtk_window_set_default_size (GTK_WINDOW (board), width ? atoi (width) : 1366, 768);
    }
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/board/" name, AfterFixture, "nl", after_set_up, func, tear_down)

static void
add_board (void)
{
  ADD ("a-theme-goes-on-the-board-with-the-number-of-the-team", test_a_theme_goes_on_the_board);
  ADD ("a-visitor-sees-the-theme-of-their-own-team",
       test_a_visitor_sees_the_theme_of_their_own_team);
  ADD ("a-visitor-sees-no-theme-of-another-team", test_a_visitor_sees_no_theme_of_another_team);
  ADD ("a-visitor-at-the-only-screen-is-not-shown-the-whole-board",
       test_a_visitor_at_the_only_screen_is_not_shown_the_whole_board);
  ADD ("on-two-screens-the-team-sees-all-themes", test_on_two_screens_the_team_sees_all_themes);
  ADD ("the-same-theme-is-taken-away", test_the_same_theme_is_taken_away);
  ADD ("a-line-has-a-button-that-takes-it-away", test_a_line_has_a_button_that_takes_it_away);
  ADD ("nothing-is-put-without-consent", test_nothing_is_put_without_consent);
  ADD ("who-withdraws-leaves-the-page", test_who_withdraws_leaves_the_page);
  ADD ("the-page-names-nobody", test_the_page_names_nobody);
  ADD ("the-board-shows-the-points-and-nothing-else",
       test_the_board_shows_the_points_and_nothing_else);
  ADD ("the-board-follows-the-points", test_the_board_follows_the_points);
  ADD ("the-title-tells-nothing", test_the_title_tells_nothing);
  ADD ("a-covered-board-holds-no-word", test_a_covered_board_holds_no_word);
  ADD ("a-covered-board-stays-blank-whatever-comes",
       test_a_covered_board_stays_blank_whatever_comes);
  ADD ("the-board-comes-back-with-the-file", test_the_board_comes_back_with_the_file);
  ADD ("a-covered-board-lets-go-of-the-file", test_a_covered_board_lets_go_of_the_file);
  ADD ("the-board-goes-with-the-evening", test_the_board_goes_with_the_evening);
  ADD ("the-slip-has-the-lines-and-nothing-else", test_the_slip_has_the_lines_and_nothing_else);
  ADD ("a-full-slip-stays-on-one-page", test_a_full_slip_stays_on_one_page);
}

#undef ADD
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/closing/" name, AfterFixture, "nl", after_set_up, func, tear_down)

static void
add_closing (void)
{
  ADD ("an-open-session-keeps-the-evening-open", test_an_open_session_keeps_the_evening_open);
  ADD ("who-has-not-answered-keeps-the-evening-open",
       test_who_has_not_answered_keeps_the_evening_open);
  ADD ("an-open-session-is-known-by-its-team", test_an_open_session_is_known_by_its_team);
  ADD ("erasing-resolves-a-session", test_erasing_resolves_a_session);
  ADD ("erasing-can-be-thought-better-of", test_erasing_can_be_thought_better_of);
  ADD ("what-nobody-agreed-to-keep-is-reported-as-erased",
       test_what_nobody_agreed_to_keep_is_reported_as_erased);
  ADD ("what-was-agreed-stays", test_what_was_agreed_stays);
  ADD ("what-was-learned-is-kept", test_what_was_learned_is_kept);
  ADD ("nobody-waits-any-more", test_nobody_waits_any_more);
  ADD ("the-board-is-cleared", test_the_board_is_cleared);
  ADD ("closing-has-the-focus-when-nothing-is-open",
       test_closing_has_the_focus_when_nothing_is_open);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (argc > 2)
    show (argv[1], argv[2]);
  add_board ();
  add_closing ();
  return g_test_run ();
}
