/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each screen of a prayer evening with what there is to see on it. */

#include "looks-scenes.h"

#include "ui/board-screen.h"
#include "ui/evening-first-run.h"
#include "ui/evening-restore.h"
#include "ui/field.h"
#include "ui/problem-page.h"
#include "ui/recover-page.h"
#include "ui/recovery-page.h"
#include "ui/unlock-page.h"
#include "ui/visitor-window.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)
#define ALL (SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT) | SCOPE (SUMMARY) | SCOPE (POINT))
#define PATH "/nowhere/gebedsavond/ministry.siloam"

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

const LooksScene looks_scenes[] = {
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
  { NULL, NULL },
};
