/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every screen of a prayer evening with the largest text, in Dutch, which has the longest words:
 * nothing asks for more than a narrow window has, no word is cut, and what is pressed is large
 * enough. With a folder and a language it takes a picture of each and says which. */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "after-fixture.h"
#include "ui/appearance.h"
#include "ui/board-screen.h"
#include "ui/evening-first-run.h"
#include "ui/evening-restore.h"
#include "ui/field.h"
#include "ui/problem-page.h"
#include "ui/recover-page.h"
#include "ui/recovery-page.h"
#include "ui/unlock-page.h"
#include "ui/visitor-window.h"
#include "ui/whole-words.h"

#define NARROW 360
#define LOW 640
#define TARGET 44
#define LARGEST 28.0
#define SCOPE(name) (1u << SILOAM_SCOPE_##name)
#define ALL (SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT) | SCOPE (SUMMARY) | SCOPE (POINT))
#define PATH "/nowhere/gebedsavond/ministry.siloam"

typedef GtkWidget *(*Scene) (AfterFixture *self);

/* ---- what there is to see ---- */

static char *
add_member (AfterFixture *self, const char *name, guint roles)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();

  member->first_name = g_strdup (name);
  member->roles = roles;
  file_do (&self->file, save_member, member);
  return g_strdup (member->id);
}

static void
add_second_team (AfterFixture *self)
{
  g_autoptr (SiloamEvening) evening =
      siloam_evening_copy (siloam_evening_room_get_evening (self->room));
  SiloamTeam *team = siloam_evening_add_team (evening);

  team->kind = SILOAM_TEAM_KIND_WOMEN;
  g_ptr_array_add (team->members, add_member (self, "Hanna", SILOAM_TEAM_ROLE_MINISTER));
  g_ptr_array_add (team->members, add_member (self, "Lydia", SILOAM_TEAM_ROLE_TRAINEE));
  file_do (&self->file, save_evening, evening);
}

static void
queue_two (AfterFixture *self)
{
  siloam_queue_assign (self->queue, siloam_queue_add (self->queue, "Zwaluwtje"), 1);
  siloam_queue_add (self->queue, "Merelbeek");
}

static void
click (AfterFixture *self, GtkWidget *page, const char *key)
{
  after_click (page, after_text (self, key));
}

static GtkWidget *
show_overview (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_OVERVIEW);
}

static GtkWidget *
show_setup (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_SETUP);
}

/* Every fold that is there is opened. */
static void
unfold (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, "siloam-fold"))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget), TRUE);
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static GtkWidget *
show_setup_unfolded (AfterFixture *self)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_SETUP);

  unfold (page);
  click (self, page, "setup.button.member");
  return page;
}

static GtkWidget *
show_prepare (AfterFixture *self)
{
  GtkWidget *page;

  add_second_team (self);
  page = after_show (self, SILOAM_EVENING_PAGE_PREPARE);
  unfold (page);
  return page;
}

static GtkWidget *
show_opening (AfterFixture *self)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_OPENING);

  unfold (page);
  return page;
}

static GtkWidget *
show_reception (AfterFixture *self)
{
  GtkWidget *page;

  add_second_team (self);
  queue_two (self);
  page = after_show (self, SILOAM_EVENING_PAGE_RECEPTION);
  click (self, page, "reception.button.show");
  return page;
}

static GtkWidget *
show_reception_empty (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_RECEPTION);
}

static GtkWidget *
show_reception_new (AfterFixture *self)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_RECEPTION);

  gtk_widget_activate_action (page, "reception.new", NULL);
  return page;
}

static GtkWidget *
show_reception_team (AfterFixture *self)
{
  GtkWidget *page = show_reception (self);

  click (self, page, "reception.button.assign");
  return page;
}

/* Someone who was welcomed and is asked from here on; yes to all that is asked. */
static GtkWidget *
show_consent (AfterFixture *self, guint steps)
{
  g_autoptr (SiloamWaiting) waiting = NULL;
  GtkWidget *page;

  add_second_team (self);
  queue_two (self);
  waiting = g_list_model_get_item (G_LIST_MODEL (self->queue), 0);
  siloam_evening_room_welcome (self->room, waiting);
  page = after_show (self, SILOAM_EVENING_PAGE_CONSENT);
  for (guint i = 0; i < steps; i++)
    gtk_widget_activate_action (page, i < 2 ? "consent.next" : "consent.yes", NULL);
  return page;
}

#define CONSENT(name, steps)                                                                       \
  static GtkWidget *show_consent_##name (AfterFixture *self) { return show_consent (self, steps); }

CONSENT (info, 0)
CONSENT (data, 1)
CONSENT (age, 2)
CONSENT (notes, 3)
CONSENT (keep, 4)
CONSENT (contact, 5)

static GtkWidget *
show_consent_help (AfterFixture *self)
{
  GtkWidget *page = show_consent (self, 5);

  for (guint i = 0; i < 4; i++)
    gtk_widget_activate_action (page, "consent.no", NULL);
  return page;
}

static GtkWidget *
show_consent_check (AfterFixture *self)
{
  GtkWidget *page = show_consent_help (self);

  gtk_widget_activate_action (page, "consent.next", NULL);
  return page;
}

static GtkWidget *
show_handover (AfterFixture *self)
{
  SiloamSession *session = after_welcome (self, ALL);

  add_second_team (self);
  session->team_number = 2;
  session->state = SILOAM_SESSION_INTAKE;
  return after_show (self, SILOAM_EVENING_PAGE_HANDOVER);
}

static GtkWidget *
show_session_at (AfterFixture *self, const char *place)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  siloam_session_guide_go_to (siloam_evening_room_get_guide (self->room), place);
  page = after_show (self, SILOAM_EVENING_PAGE_SESSION);
  siloam_session_guide_set_held (siloam_evening_room_get_guide (self->room), FALSE);
  return page;
}

static GtkWidget *
show_session (AfterFixture *self)
{
  return show_session_at (self, "receive.ask");
}

static GtkWidget *
show_session_held (AfterFixture *self)
{
  GtkWidget *page = show_session (self);

  siloam_session_guide_set_held (siloam_evening_room_get_guide (self->room), TRUE);
  return page;
}

static GtkWidget *
show_session_too_much (AfterFixture *self)
{
  GtkWidget *page = show_session (self);

  siloam_session_guide_set_grounding (siloam_evening_room_get_guide (self->room), TRUE);
  return page;
}

static GtkWidget *
show_session_two_screens (AfterFixture *self)
{
  siloam_evening_room_set_two_screens (self->room, TRUE);
  return show_session (self);
}

static GtkWidget *
show_session_sheet (AfterFixture *self, const char *action)
{
  GtkWidget *page = show_session (self);

  gtk_widget_activate_action (page, action, NULL);
  return page;
}

static GtkWidget *
show_session_prayer (AfterFixture *self)
{
  return show_session_sheet (self, "session.pray");
}

static GtkWidget *
show_session_agreed (AfterFixture *self)
{
  return show_session_sheet (self, "session.agreed");
}

static GtkWidget *
show_session_care (AfterFixture *self)
{
  return show_session_sheet (self, "session.help");
}

static GtkWidget *
show_landing (AfterFixture *self)
{
  after_welcome (self, ALL);
  return after_show (self, SILOAM_EVENING_PAGE_LANDING);
}

static GtkWidget *
show_give (AfterFixture *self)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  page = after_show (self, SILOAM_EVENING_PAGE_GIVE);
  unfold (page);
  return page;
}

static GtkWidget *
show_give_preview (AfterFixture *self)
{
  GtkWidget *page = show_give (self);

  after_tick (page, "een open deur (beeld)");
  gtk_widget_activate_action (page, "give.look", NULL);
  return page;
}

static GtkWidget *
show_give_refused (AfterFixture *self)
{
  after_welcome (self, SCOPE (NOTES));
  return after_show (self, SILOAM_EVENING_PAGE_GIVE);
}

static SiloamSession *
hand_over (AfterFixture *self)
{
  SiloamSession *session = after_welcome (self, ALL);
  g_autoptr (SiloamNote) note = siloam_note_new (session->id, SILOAM_NOTE_CARE);

  note->text = g_strdup ("Er is iemand thuis die slaat.");
  file_do (&self->file, save_note, note);
  siloam_evening_room_move (self->room, SILOAM_SESSION_HANDED_OVER);
  siloam_evening_room_flush (self->room);
  after_wait (!siloam_evening_room_is_dirty (self->room));
  return session;
}

static GtkWidget *
show_tidy (AfterFixture *self)
{
  GtkWidget *page;

  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  unfold (page);
  return page;
}

static GtkWidget *
show_follow_up (AfterFixture *self)
{
  SiloamSession *session = hand_over (self);
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06 00000000");
  GtkWidget *page;

  file_do (&self->file, save_follow_up, follow_up);
  page = after_show (self, SILOAM_EVENING_PAGE_FOLLOW_UP);
  click (self, page, "followup.show");
  return page;
}

static GtkWidget *
show_follow_up_empty (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_FOLLOW_UP);
}

static void
put (AfterFixture *self, const SiloamSession *session, SiloamTheme theme)
{
  g_autoptr (SiloamPoint) point = siloam_point_new (session->team_number, theme);

  g_clear_pointer (&point->approved_at, g_date_time_unref);
  point->approved_at = g_date_time_new_now_local ();
  file_do (&self->file, put_point, point, session->id);
}

static void
fill_board (AfterFixture *self)
{
  SiloamSession *session = file_new_session (&self->file, SCOPE (POINT) | SCOPE (NOTES), "Roos");

  file_do (&self->file, save_session, session);
  put (self, session, SILOAM_THEME_COURAGE);
  put (self, session, SILOAM_THEME_WISDOM);
  put (self, session, SILOAM_THEME_PEACE);
}

static GtkWidget *
show_board (AfterFixture *self)
{
  fill_board (self);
  return after_show (self, SILOAM_EVENING_PAGE_BOARD);
}

static GtkWidget *
show_board_empty (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_BOARD);
}

static GtkWidget *
show_board_window (AfterFixture *self)
{
  fill_board (self);
  after_show (self, SILOAM_EVENING_PAGE_ABOUT);
  siloam_board_screen_open (self->room, GTK_WINDOW (self->window));
  return GTK_WIDGET (siloam_board_screen_find ());
}

static GtkWidget *
show_visitor_window (AfterFixture *self)
{
  after_welcome (self, ALL);
  siloam_session_guide_go_to (siloam_evening_room_get_guide (self->room), "receive.ask");
  siloam_session_guide_set_held (siloam_evening_room_get_guide (self->room), FALSE);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window),
                                      siloam_visitor_view_new (self->room));
  gtk_window_present (GTK_WINDOW (self->window));
  return adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window));
}

static GtkWidget *
show_closing (AfterFixture *self)
{
  SiloamSession *open = file_new_session (&self->file, SCOPE (NOTES), "Roos");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 14);
  SiloamSession *kept = file_hand_over (&self->file, SCOPE (NOTES) | SCOPE (KEEP), "Roos");

  file_do (&self->file, save_session, open);
  file_do (&self->file, end_session, kept->id, later, SILOAM_REASON_DEFAULT);
  return after_show (self, SILOAM_EVENING_PAGE_CLOSING);
}

static GtkWidget *
show_closing_nothing_open (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_CLOSING);
}

static GtkWidget *
show_closed (AfterFixture *self)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_CLOSING);

  gtk_widget_activate_action (page, "closing.close", NULL);
  after_wait (after_find (page, GTK_TYPE_LABEL, after_text (self, "closing.done.title")));
  return page;
}

static GtkWidget *
show_rights (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_RIGHTS);
}

static GtkWidget *
show_rights_found (AfterFixture *self)
{
  GtkWidget *page;

  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_RIGHTS);
  siloam_field_set_text (SILOAM_FIELD (after_find (page, SILOAM_TYPE_FIELD, NULL)), "Roos");
  gtk_widget_activate_action (page, "rights.search", NULL);
  return page;
}

static GtkWidget *
show_rights_answer (AfterFixture *self)
{
  GtkWidget *page = show_rights_found (self);

  gtk_widget_activate_action (page, "rights.answer", "u", 0);
  return page;
}

static GtkWidget *
show_testimony (AfterFixture *self)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_RIGHTS);

  click (self, page, "rights.testimony");
  return page;
}

static GtkWidget *
show_about (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_ABOUT);
}

/* ---- before the file is open ---- */

static GtkWidget *
show_page (AfterFixture *self, GtkWidget *page)
{
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  after_wait (gtk_widget_get_mapped (page));
  return page;
}

static SiloamPrompts *
prompts_of (AfterFixture *self)
{
  static SiloamPrompts *prompts = NULL;

  g_clear_object (&prompts);
  prompts = siloam_prompts_new_for_part (siloam_evening_room_get_prompts (self->room), "evening");
  return prompts;
}

static GtkWidget *
show_first_run (AfterFixture *self)
{
  return show_page (self, siloam_evening_first_run_new (prompts_of (self), PATH));
}

static GtkWidget *
show_lockup (AfterFixture *self)
{
  GtkWidget *page = show_first_run (self);

  gtk_widget_activate_action (page, "first-run.next", NULL);
  return page;
}

static GtkWidget *
show_code (AfterFixture *self)
{
  g_autoptr (SiloamSecret) code = siloam_recovery_code_new ();
  GtkWidget *page = siloam_recovery_page_new (prompts_of (self), code, NULL);

  siloam_recovery_page_insist (SILOAM_RECOVERY_PAGE (page));
  return show_page (self, page);
}

static GtkWidget *
show_code_retyped (AfterFixture *self)
{
  GtkWidget *page = show_code (self);

  gtk_widget_activate_action (page, "recovery.retype", NULL);
  return page;
}

static GtkWidget *
show_unlock (AfterFixture *self)
{
  return show_page (self,
                    siloam_unlock_page_new (&siloam_ministry_file_kind,
                                            prompts_of (self),
                                            PATH,
                                            1u << SILOAM_SLOT_KEYRING_PIN));
}

static GtkWidget *
show_recover (AfterFixture *self)
{
  return show_page (self,
                    siloam_recover_page_new (&siloam_ministry_file_kind,
                                             prompts_of (self),
                                             PATH,
                                             1u << SILOAM_SLOT_KEYRING_PIN));
}

static GtkWidget *
show_problem (AfterFixture *self, SiloamVaultError code)
{
  g_autoptr (GError) error = g_error_new_literal (SILOAM_VAULT_ERROR, code, "test");

  return show_page (self, siloam_problem_page_new (prompts_of (self), error, PATH, TRUE));
}

static GtkWidget *
show_missing (AfterFixture *self)
{
  return show_problem (self, SILOAM_VAULT_ERROR_MISSING);
}

static GtkWidget *
show_damaged (AfterFixture *self)
{
  return show_problem (self, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
}

static GtkWidget *
show_restore (AfterFixture *self)
{
  GPtrArray *backups;
  GtkWidget *page;

  after_welcome (self, ALL);
  file_do (&self->file, back_up, self->file.backups, NULL);
  backups = file_list_backups (&self->file);
  page = siloam_evening_restore_new (prompts_of (self), PATH, g_ptr_array_index (backups, 0));
  show_page (self, page);
  after_wait (after_find (page, GTK_TYPE_LABEL, after_text (self, "evening.restore.title")));
  return page;
}

typedef struct
{
  const char *name;
  Scene show;
} Named;

static const Named scenes[] = {
  { "overview", show_overview },
  { "setup", show_setup },
  { "setup-unfolded", show_setup_unfolded },
  { "prepare", show_prepare },
  { "opening", show_opening },
  { "reception", show_reception },
  { "reception-empty", show_reception_empty },
  { "reception-new", show_reception_new },
  { "reception-team", show_reception_team },
  { "consent-info", show_consent_info },
  { "consent-data", show_consent_data },
  { "consent-age", show_consent_age },
  { "consent-notes", show_consent_notes },
  { "consent-keep", show_consent_keep },
  { "consent-contact", show_consent_contact },
  { "consent-help", show_consent_help },
  { "consent-check", show_consent_check },
  { "handover", show_handover },
  { "session", show_session },
  { "session-held", show_session_held },
  { "session-too-much", show_session_too_much },
  { "session-two-screens", show_session_two_screens },
  { "session-prayer", show_session_prayer },
  { "session-agreed", show_session_agreed },
  { "session-care", show_session_care },
  { "landing", show_landing },
  { "give", show_give },
  { "give-preview", show_give_preview },
  { "give-refused", show_give_refused },
  { "tidy", show_tidy },
  { "follow-up", show_follow_up },
  { "follow-up-empty", show_follow_up_empty },
  { "board", show_board },
  { "board-empty", show_board_empty },
  { "board-window", show_board_window },
  { "visitor", show_visitor_window },
  { "closing", show_closing },
  { "closing-nothing-open", show_closing_nothing_open },
  { "closed", show_closed },
  { "rights", show_rights },
  { "rights-found", show_rights_found },
  { "rights-answer", show_rights_answer },
  { "testimony", show_testimony },
  { "about", show_about },
  { "first-run", show_first_run },
  { "lockup", show_lockup },
  { "code", show_code },
  { "code-retyped", show_code_retyped },
  { "unlock", show_unlock },
  { "recover", show_recover },
  { "missing", show_missing },
  { "damaged", show_damaged },
  { "restore", show_restore },
};

/* ---- what must be true of each ---- */

/* Until nothing happens for a moment. */
static void
settle (void)
{
  const gint64 start = g_get_monotonic_time ();
  gint64 quiet = start;

  while (g_get_monotonic_time () - quiet < G_TIME_SPAN_SECOND / 10 &&
         g_get_monotonic_time () - start < G_TIME_SPAN_SECOND / 2)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
}

/* Says which widgets are too wide. */
static void
tell_wide (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= NARROW || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%s %s is %d wide",
                  G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "",
                  minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child);
}

static void
tell_high (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, NARROW, &minimum, NULL, NULL, NULL);
  if (minimum <= LOW / 5 || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%s %s is %d high",
                  G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "",
                  minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_high (child);
}

static void G_GNUC_PRINTF (2, 3) tell (gboolean say, const char *format, ...)
{
  va_list values;
  g_autofree char *line = NULL;

  if (!say)
    return;
  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  g_test_message ("%s", line);
}

static gboolean
is_seen (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget) &&
         gtk_widget_get_width (widget) > 0;
}

static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_ENTRY (widget);
}

/* Whatever is cut off, by an ellipsis or by the edge of the window. */
static guint
count_cut (GtkWidget *widget, GtkWidget *page, gboolean say)
{
  guint cut = 0;
  graphene_rect_t bounds;

  if (!is_seen (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && !GTK_IS_TEXT (gtk_widget_get_parent (widget)) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      tell (say, "cut: %s", gtk_label_get_label (GTK_LABEL (widget)));
      cut++;
    }
  if ((GTK_IS_LABEL (widget) || is_target (widget)) &&
      gtk_widget_compute_bounds (widget, page, &bounds) &&
      bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (page) + 1)
    {
      tell (say,
            "%s %s ends at %d",
            G_OBJECT_TYPE_NAME (widget),
            GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "",
            (int) (bounds.origin.x + bounds.size.width));
      cut++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cut += count_cut (child, page, say);
  return cut;
}

static gboolean
is_between_words (const char *text, int at)
{
  const char *before = g_utf8_find_prev_char (text, text + at);

  return before == NULL || g_unichar_isspace (g_utf8_get_char (before)) || strchr ("-/–", *before);
}

/* Words of a question that go on in the next line. */
static guint
count_broken (GtkWidget *widget, gboolean say)
{
  guint broken = 0;

  if (!is_seen (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && SILOAM_IS_WHOLE_WORDS (gtk_widget_get_parent (widget)))
    {
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));

      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

          if (is_between_words (pango_layout_get_text (layout), line->start_index))
            continue;
          tell (say, "broken: %s", pango_layout_get_text (layout));
          broken++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    broken += count_broken (child, say);
  return broken;
}

static guint
count_small (GtkWidget *widget, gboolean say)
{
  guint small = 0;

  /* The buttons of the window are the desktop's. */
  if (!is_seen (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return 0;
  if (is_target (widget))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (widget, widget, &bounds) || bounds.size.height >= TARGET)
        return 0;
      tell (say,
            "%s %s is %d high",
            G_OBJECT_TYPE_NAME (widget),
            GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : "",
            (int) bounds.size.height);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    small += count_small (child, say);
  return small;
}

static void
tell_cut (GtkWidget *page)
{
  count_cut (page, page, TRUE);
}

static void
tell_broken (GtkWidget *page)
{
  count_broken (page, TRUE);
}

static void
tell_small (GtkWidget *page)
{
  count_small (page, TRUE);
}

typedef struct
{
  AfterFixture after;
  SiloamAppearance *appearance;
} Looks;

/* Of the window and the application around the pages; without them a button is grey. */
static const char *const actions[] = { "help-now",    "lock",           "start-again", "start-anew",
                                       "recover",     "recover-cancel", "restore",     "save-again",
                                       "preferences", "choose-journal" };

static void
add_actions (AfterFixture *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i], NULL);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static const char *const sheets[] = { "style.css",
                                      "style-dark.css",
                                      "style-hc.css",
                                      "style-hc-dark.css" };

/* The application does this by itself. */
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
use_styles (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (manager);
  const gboolean contrast = adw_style_manager_get_high_contrast (manager);

  use_style (sheets[0]);
  if (dark)
    use_style (sheets[1]);
  if (contrast)
    use_style (sheets[2]);
  if (dark && contrast)
    use_style (sheets[3]);
}

static double
text_size (void)
{
  const char *wanted = g_getenv ("LOOKS_TEXT");

  return wanted != NULL ? g_ascii_strtod (wanted, NULL) : LARGEST;
}

static void
set_up (Looks *self, gconstpointer data)
{
  const char *language = g_getenv ("LOOKS_LANGUAGE");

  after_set_up (&self->after, language != NULL ? language : "nl");
  g_settings_set_double (siloam_settings_get_store (self->after.settings),
                         "text-size",
                         text_size ());
  self->appearance = siloam_appearance_new (self->after.settings);
  add_actions (&self->after);
}

static void
tear_down (Looks *self, gconstpointer data)
{
  siloam_board_screen_close ();
  siloam_settings_reset_text_size (self->after.settings);
  g_clear_object (&self->appearance);
  after_tear_down (&self->after, NULL);
}

static void
set_size (AfterFixture *self, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
}

static gboolean
is_small_enough (GtkWidget *page)
{
  int wide, high;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, MAX (wide, NARROW), &high, NULL, NULL, NULL);
  return wide <= NARROW && high <= LOW;
}

static void
tell_size (GtkWidget *page)
{
  tell_wide (page);
  tell_high (page);
}

/* A page finds its shape in a few turns of the main loop, and on a busy machine these take time. */
#define expect(holds, tell)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    for (guint turn = 0; turn < 10 && !(holds); turn++)                                            \
      settle ();                                                                                   \
    if (!(holds))                                                                                  \
      tell (page);                                                                                 \
    g_assert_true (holds);                                                                         \
  }                                                                                                \
  G_STMT_END

static void
is_readable_in_a_narrow_window (Looks *self, gconstpointer data)
{
  const Named *scene = data;
  GtkWidget *page;

  set_size (&self->after, NARROW, LOW);
  page = scene->show (&self->after);
  settle ();
  expect (is_small_enough (page), tell_size);
  expect (count_cut (page, page, FALSE) == 0, tell_cut);
  expect (count_broken (page, FALSE) == 0, tell_broken);
}

static void
is_easy_to_hit (Looks *self, gconstpointer data)
{
  const Named *scene = data;
  GtkWidget *page;

  g_settings_reset (siloam_settings_get_store (self->after.settings), "text-size");
  set_size (&self->after, 1040, 720);
  page = scene->show (&self->after);
  settle ();
  expect (count_small (page, FALSE) == 0, tell_small);
}

/* ---- to look at ---- */

static void
take_picture (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
  const char *argv[] = { "import", "-window", "root", path, NULL };

  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL);
}

static gboolean
is_wanted (const char *name, char **names)
{
  return *names == NULL || g_strv_contains ((const char *const *) names, name);
}

static int
take_pictures (const char *folder, int width, int height, char **names)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      Looks looks = { 0 };
      GtkWidget *page;

      if (!is_wanted (scenes[i].name, names))
        continue;
      set_up (&looks, NULL);
      set_size (&looks.after, width, height);
      page = scenes[i].show (&looks.after);
      if (GTK_IS_WINDOW (page))
        gtk_window_set_default_size (GTK_WINDOW (page), width, height);
      settle ();
      settle ();
      take_picture (folder, scenes[i].name);
      tear_down (&looks, NULL);
    }
  return 0;
}

static void
add (const char *name, const Named *scene, void (*test) (Looks *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/ui/looks/%s/%s", scene->name, name);

  g_test_add (path, Looks, scene, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SILOAM_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  use_styles ();
  if (argc > 3)
    return take_pictures (argv[1], atoi (argv[2]), atoi (argv[3]), argv + 4);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      add ("is-readable-in-a-narrow-window-with-the-largest-text",
           &scenes[i],
           is_readable_in_a_narrow_window);
      add ("is-easy-to-hit", &scenes[i], is_easy_to_hit);
    }
  return g_test_run ();
}
