/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B4: the host receives who comes. The queue lives in memory only; this screen shows it when asked
 * and hides it soon, and writes no name anywhere. Nobody is welcomed before the place and the
 * evening are ready. Main thread. */

#include "config.h"

#include "ui/reception-page.h"

#include <sodium.h>
#include <string.h>

#include "ministry/rules.h"
#include "ui/reception-rows.h"
#include "ui/reception-visit.h"

#define PATIENCE_MS 60000
#define MAX_ALIAS_LENGTH 60
#define NUMBER_KEY "number"

typedef enum
{
  VIEW_BLOCKED,
  VIEW_LIST,
  VIEW_NEW,
  VIEW_TEAM,
} View;

struct _SiloamReceptionPage
{
  SiloamEveningSheet parent_instance;

  View view;
  GtkWidget *first; /* what gets the focus */
  gboolean shown;   /* the names are in sight */
  guint patience;
  guint timer;

  char *alias;            /* as it is typed */
  SiloamWaiting *waiting; /* whose team is chosen; or that of the session */
  char *session_id;
  gboolean then_welcome;
};

G_DEFINE_FINAL_TYPE (SiloamReceptionPage, siloam_reception_page, SILOAM_TYPE_EVENING_SHEET)

static void show_list (SiloamReceptionPage *self);
static void show_teams (SiloamReceptionPage *self, const SiloamReceptionSubject *subject);

static SiloamEveningRoom *
get_room (SiloamReceptionPage *self)
{
  return siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self));
}

static const SiloamMinistryDesk *
get_desk (SiloamReceptionPage *self)
{
  return siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self));
}

static SiloamQueue *
get_queue (SiloamReceptionPage *self)
{
  return siloam_evening_room_get_queue (get_room (self));
}

static const char *
get_text (SiloamReceptionPage *self, const char *key)
{
  return siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), key);
}

static void
forget_alias (SiloamReceptionPage *self)
{
  if (self->alias != NULL)
    sodium_memzero (self->alias, strlen (self->alias));
  g_clear_pointer (&self->alias, g_free);
}

static void
forget_choice (SiloamReceptionPage *self)
{
  g_clear_object (&self->waiting);
  g_clear_pointer (&self->session_id, g_free);
  self->then_welcome = FALSE;
}

/* While a visitor sits at this screen, names of others stay away from it. */
static gboolean
may_show_names (SiloamReceptionPage *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (get_room (self));

  return !siloam_evening_room_is_shared (get_room (self)) ||
         session->state <= SILOAM_SESSION_INTAKE;
}

static gboolean
hide_cb (gpointer user_data)
{
  SiloamReceptionPage *self = user_data;

  self->timer = 0;
  self->shown = FALSE;
  if (self->view == VIEW_LIST)
    show_list (self);
  return G_SOURCE_REMOVE;
}

static void
set_shown (SiloamReceptionPage *self, gboolean shown)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->shown = shown;
  if (shown)
    self->timer = g_timeout_add (self->patience, hide_cb, self);
}

/* Whatever is touched: somebody is looking. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, SiloamReceptionPage *self)
{
  if (self->shown)
    set_shown (self, TRUE);
  return GDK_EVENT_PROPAGATE;
}

static SiloamSheet *
begin_view (SiloamReceptionPage *self, View view)
{
  SiloamEveningSheet *page = SILOAM_EVENING_SHEET (self);

  self->view = view;
  self->first = NULL;
  siloam_evening_sheet_tell (page, NULL);
  siloam_evening_sheet_set_back_action (
      page,
      view == VIEW_NEW || view == VIEW_TEAM ? "reception.list" : "evening.go::overview");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.new", view == VIEW_LIST);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.list", view != VIEW_BLOCKED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.add", view == VIEW_NEW);
  return siloam_evening_sheet_rebuild (page);
}

/* Welcoming. */

static void
begin_visit (SiloamReceptionPage *self, SiloamWaiting *waiting)
{
  set_shown (self, FALSE);
  if (siloam_evening_room_welcome (get_room (self), waiting))
    gtk_widget_activate_action (GTK_WIDGET (self), "evening.go", "s", "consent");
}

static void
welcome_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  SiloamReceptionPage *self = page;

  if (siloam_waiting_get_team_number (subject->waiting) > 0)
    {
      begin_visit (self, subject->waiting);
      return;
    }
  show_teams (self, subject);
  self->then_welcome = TRUE;
}

static void
choose_team_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  show_teams (page, subject);
}

static void
leave_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  SiloamReceptionPage *self = page;

  siloam_queue_remove (get_queue (self), subject->waiting);
  show_list (self);
}

static void
hand_over_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  gtk_widget_activate_action (page, "evening.resume", "s", subject->session_id);
}

/* The list. */

static void
add_welcome (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (get_room (self));
  GtkWidget *label = siloam_sheet_add_text (sheet,
                                            siloam_prompts_get (prompts, "reception.welcome"),
                                            "siloam-own-words");

  gtk_widget_add_css_class (label, "siloam-received");
  gtk_widget_add_css_class (label, "siloam-surface");
}

static void
add_waiting (SiloamReceptionPage *self, SiloamSheet *sheet, SiloamWaiting *waiting)
{
  g_autofree char *details = siloam_reception_dup_details (SILOAM_EVENING_SHEET (self), waiting);
  GtkBox *row = siloam_reception_row_new (siloam_waiting_get_alias (waiting), details);
  SiloamReceptionSubject subject = { .waiting = waiting };
  gboolean assigned = siloam_waiting_get_team_number (waiting) > 0;
  GtkWidget *welcome;

  siloam_sheet_add (sheet, GTK_WIDGET (row));
  welcome = siloam_reception_row_add_button (row,
                                             get_text (self, "reception.button.welcome"),
                                             welcome_cb,
                                             self,
                                             &subject);
  siloam_reception_row_add_button (
      row,
      get_text (self, assigned ? "reception.button.other" : "reception.button.assign"),
      choose_team_cb,
      self,
      &subject);
  siloam_reception_row_add_button (row,
                                   get_text (self, "reception.button.leave"),
                                   leave_cb,
                                   self,
                                   &subject);
  if (self->first == NULL)
    self->first = welcome;
}

static void
toggle_cb (SiloamReceptionPage *self)
{
  set_shown (self, !self->shown && may_show_names (self));
  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
add_hidden (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  if (!may_show_names (self))
    {
      siloam_sheet_add_text (sheet, get_text (self, "reception.waiting.shared"), "siloam-text");
      return;
    }
  siloam_sheet_add_text (sheet, get_text (self, "reception.waiting.hidden"), "siloam-text");
  self->first = siloam_sheet_add_flat (sheet,
                                       get_text (self, "reception.button.show"),
                                       G_CALLBACK (toggle_cb),
                                       self);
  gtk_widget_remove_css_class (self->first, "flat");
  gtk_widget_add_css_class (self->first, "siloam-chip");
}

static void
add_queue (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  GListModel *queue = G_LIST_MODEL (get_queue (self));
  guint count = g_list_model_get_n_items (queue);

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "reception.waiting"));
  if (count == 0)
    siloam_sheet_add_text (sheet, get_text (self, "reception.waiting.none"), "siloam-text");
  else if (!self->shown)
    add_hidden (self, sheet);
  for (guint i = 0; self->shown && i < count; i++)
    {
      g_autoptr (SiloamWaiting) waiting = g_list_model_get_item (queue, i);

      add_waiting (self, sheet, waiting);
    }
  if (self->shown && count > 0)
    siloam_sheet_add_flat (sheet,
                           get_text (self, "reception.button.hide"),
                           G_CALLBACK (toggle_cb),
                           self);
  siloam_sheet_end_group (sheet);
}

/* By the number of the team; the name only where the list shows names and one may be known. */
static void
add_on_the_way (SiloamReceptionPage *self, SiloamSheet *sheet, const SiloamSession *stored)
{
  const SiloamSession *live = siloam_evening_room_get_session (get_room (self));
  const SiloamSession *session = live != NULL && g_str_equal (live->id, stored->id) ? live : stored;
  g_autofree char *name = siloam_evening_sheet_dup_numbered (SILOAM_EVENING_SHEET (self),
                                                             "reception.ready.visitor",
                                                             session->team_number);
  GtkBox *row = siloam_reception_row_new (name, self->shown ? session->alias : NULL);
  SiloamReceptionSubject subject = { .session_id = session->id };

  siloam_sheet_add (sheet, GTK_WIDGET (row));
  siloam_reception_row_add_button (row,
                                   get_text (self, "evening.page.handover"),
                                   hand_over_cb,
                                   self,
                                   &subject);
  siloam_reception_row_add_button (row,
                                   get_text (self, "reception.button.other"),
                                   choose_team_cb,
                                   self,
                                   &subject);
}

static void
add_ready (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (get_room (self));
  GPtrArray *sessions = get_desk (self)->sessions;
  GtkBox *group = NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      const SiloamSession *session = g_ptr_array_index (sessions, i);

      if (!siloam_reception_waits_for_team (session, evening))
        continue;
      if (group == NULL)
        {
          group = siloam_sheet_add_group (sheet, "reception.ready");
          siloam_sheet_begin_group (sheet, group);
        }
      add_on_the_way (self, sheet, session);
    }
  siloam_sheet_end_group (sheet);
}

static void
show_list (SiloamReceptionPage *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  SiloamSheet *sheet = begin_view (self, VIEW_LIST);
  GtkWidget *button;

  forget_alias (self);
  forget_choice (self);
  add_welcome (self, sheet);
  add_queue (self, sheet);
  add_ready (self, sheet);
  button = siloam_sheet_add_action (sheet,
                                    get_text (self, "reception.button.new"),
                                    "reception.new",
                                    TRUE);
  gtk_widget_set_tooltip_text (button, "Insert");
  if (self->first == NULL)
    self->first = button;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReceptionPage *self = SILOAM_RECEPTION_PAGE (widget);

  if (self->view == VIEW_LIST)
    set_shown (self, FALSE);
  show_list (self);
  gtk_widget_grab_focus (widget);
}

/* Somebody new. */

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReceptionPage *self = SILOAM_RECEPTION_PAGE (widget);
  SiloamReceptionSubject subject = { NULL, NULL };

  if (self->alias != NULL)
    g_strstrip (self->alias);
  if (self->alias == NULL || *self->alias == '\0')
    {
      siloam_evening_sheet_tell_text (SILOAM_EVENING_SHEET (self), "reception.new.empty");
      gtk_widget_grab_focus (widget);
      return;
    }
  subject.waiting = siloam_queue_add (get_queue (self), self->alias);
  forget_alias (self);
  show_teams (self, &subject);
  gtk_widget_grab_focus (widget);
}

static void
entered_cb (SiloamReceptionPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reception.add", NULL);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReceptionPage *self = SILOAM_RECEPTION_PAGE (widget);
  SiloamSheet *sheet;

  /* The visitor stands there and may look along. */
  set_shown (self, FALSE);
  sheet = begin_view (self, VIEW_NEW);
  siloam_sheet_set_question (sheet, get_text (self, "reception.new.question"));
  siloam_sheet_hide_hint (sheet);
  self->first = siloam_sheet_add_line (sheet, "reception.new.name", &self->alias);
  gtk_entry_set_max_length (GTK_ENTRY (self->first), MAX_ALIAS_LENGTH);
  g_signal_connect_object (self->first,
                           "activate",
                           G_CALLBACK (entered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add_text (sheet, get_text (self, "reception.new.text"), "siloam-hint");
  siloam_sheet_add_action (sheet,
                           get_text (self, "reception.button.cancel"),
                           "reception.list",
                           FALSE);
  siloam_sheet_add_action (sheet, get_text (self, "reception.button.add"), "reception.add", TRUE);
  gtk_widget_grab_focus (widget);
}

/* A team. */

static void
move_session (SiloamReceptionPage *self, guint team_number)
{
  SiloamSession *live = siloam_evening_room_get_session (get_room (self));
  const SiloamSession *stored =
      siloam_ministry_desk_find_session (get_desk (self), self->session_id);
  g_autoptr (SiloamSession) session = NULL;

  if (live != NULL && g_str_equal (live->id, self->session_id))
    {
      live->team_number = team_number;
      siloam_evening_room_touch (get_room (self));
      siloam_evening_room_flush (get_room (self));
      return;
    }
  if (stored == NULL)
    return;
  session = siloam_session_copy (stored);
  session->team_number = team_number;
  siloam_ministry_save_session_async (
      siloam_evening_sheet_get_ministry (SILOAM_EVENING_SHEET (self)),
      session,
      siloam_evening_sheet_written_cb,
      g_object_ref (self));
}

static void
choose (SiloamReceptionPage *self, guint team_number)
{
  g_autoptr (SiloamWaiting) waiting = g_steal_pointer (&self->waiting);
  gboolean then_welcome = self->then_welcome && team_number > 0;

  if (waiting != NULL)
    siloam_queue_assign (get_queue (self), waiting, team_number);
  else if (team_number > 0)
    move_session (self, team_number);
  if (waiting != NULL && then_welcome)
    {
      begin_visit (self, waiting);
      return;
    }
  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
team_clicked_cb (SiloamReceptionPage *self, GtkButton *answer)
{
  choose (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (answer), NUMBER_KEY)));
}

static const SiloamSession *
find_session (SiloamReceptionPage *self)
{
  const SiloamSession *live = siloam_evening_room_get_session (get_room (self));

  if (self->session_id == NULL)
    return NULL;
  if (live != NULL && g_str_equal (live->id, self->session_id))
    return live;
  return siloam_ministry_desk_find_session (get_desk (self), self->session_id);
}

static void
add_team (SiloamReceptionPage *self, SiloamSheet *sheet, const SiloamTeam *team)
{
  SiloamEveningSheet *page = SILOAM_EVENING_SHEET (self);
  const SiloamSession *session = find_session (self);
  const char *objection =
      session != NULL ? siloam_reception_find_objection (get_desk (self), team, session) : NULL;
  g_autofree char *name =
      siloam_evening_sheet_dup_numbered (page, "reception.team.name", team->number);
  g_autofree char *meaning = siloam_reception_dup_team_meaning (page, team, self->session_id);
  g_autofree char *text =
      objection != NULL ? g_strdup_printf ("%s\n%s", meaning, get_text (self, objection)) : NULL;
  GtkWidget *answer = siloam_sheet_add_answer (sheet,
                                               name,
                                               text != NULL ? text : meaning,
                                               G_CALLBACK (team_clicked_cb),
                                               self);

  g_object_set_data (G_OBJECT (answer), NUMBER_KEY, GUINT_TO_POINTER (team->number));
  gtk_accessible_update_property (GTK_ACCESSIBLE (answer),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : meaning,
                                  -1);
  gtk_widget_set_sensitive (answer, objection == NULL);
  if (objection == NULL && self->first == NULL)
    self->first = answer;
}

static void
show_teams (SiloamReceptionPage *self, const SiloamReceptionSubject *subject)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (get_room (self));
  SiloamSheet *sheet = begin_view (self, VIEW_TEAM);

  forget_choice (self);
  g_set_object (&self->waiting, subject->waiting);
  self->session_id = g_strdup (subject->session_id);
  siloam_sheet_set_question (sheet, get_text (self, "reception.team.question"));
  siloam_sheet_hide_hint (sheet);
  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "reception.team.choice"));
  for (guint i = 0; i < evening->teams->len; i++)
    {
      const SiloamTeam *team = g_ptr_array_index (evening->teams, i);

      if (team->members->len > 0)
        add_team (self, sheet, team);
    }
  siloam_sheet_end_group (sheet);
  siloam_sheet_add_action (sheet,
                           get_text (self, "reception.button.later"),
                           "reception.list",
                           FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Not yet. */

static const char *
find_block (SiloamReceptionPage *self)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (get_room (self));

  if (!siloam_location_is_ready (get_desk (self)->location))
    return "setup";
  if (evening != NULL && evening->state == SILOAM_EVENING_PREPARED)
    return "opening";
  return evening != NULL && evening->state == SILOAM_EVENING_OPEN ? NULL : "prepare";
}

static void
show_block (SiloamReceptionPage *self, const char *block)
{
  SiloamSheet *sheet = begin_view (self, VIEW_BLOCKED);
  g_autofree char *text = g_strconcat ("reception.blocked.", block, NULL);
  g_autofree char *title = g_strconcat ("evening.page.", block, NULL);
  g_autofree char *action = g_strconcat ("evening.go::", block, NULL);

  siloam_sheet_hide_hint (sheet);
  siloam_sheet_add_text (sheet, get_text (self, text), "siloam-text");
  self->first = siloam_sheet_add_action (sheet, get_text (self, title), action, TRUE);
}

static void
show (SiloamReceptionPage *self)
{
  const char *block = find_block (self);

  if (block != NULL)
    show_block (self, block);
  else
    show_list (self);
}

/* What is typed or chosen just now is not taken away. */
static void
changed_cb (SiloamReceptionPage *self)
{
  if (self->view == VIEW_LIST && !may_show_names (self))
    set_shown (self, FALSE);
  if (self->view == VIEW_LIST || self->view == VIEW_BLOCKED)
    show (self);
}

static gboolean
siloam_reception_page_grab_focus (GtkWidget *widget)
{
  SiloamReceptionPage *self = SILOAM_RECEPTION_PAGE (widget);

  return self->first != NULL && gtk_widget_grab_focus (self->first);
}

static void
siloam_reception_page_dispose (GObject *object)
{
  SiloamReceptionPage *self = SILOAM_RECEPTION_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->first = NULL;
  forget_choice (self);

  G_OBJECT_CLASS (siloam_reception_page_parent_class)->dispose (object);
}

/* The line is bound to it until the sheet is gone. */
static void
siloam_reception_page_finalize (GObject *object)
{
  forget_alias (SILOAM_RECEPTION_PAGE (object));

  G_OBJECT_CLASS (siloam_reception_page_parent_class)->finalize (object);
}

static void
siloam_reception_page_class_init (SiloamReceptionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_reception_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_reception_page_finalize;
  widget_class->grab_focus = siloam_reception_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "reception.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "reception.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "reception.list", NULL, list_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "reception.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Insert, 0, "reception.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reception.list", NULL);
}

static void
siloam_reception_page_init (SiloamReceptionPage *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  self->patience = PATIENCE_MS;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * siloam_reception_page_set_patience:
 * @milliseconds: how long the names stay in sight while nothing is touched
 */
void
siloam_reception_page_set_patience (SiloamReceptionPage *self, guint milliseconds)
{
  g_return_if_fail (SILOAM_IS_RECEPTION_PAGE (self));

  self->patience = milliseconds;
  if (self->shown)
    set_shown (self, TRUE);
}

/**
 * siloam_reception_page_new:
 * @room: the evening
 *
 * Who came back here from reading without an answer waits again.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_reception_page_new (SiloamEveningRoom *room)
{
  SiloamReceptionPage *self = g_object_new (SILOAM_TYPE_RECEPTION_PAGE, NULL);

  siloam_reception_visit_call_off (room);
  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "reception");
  show (self);
  g_signal_connect_object (room, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
