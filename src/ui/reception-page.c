/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B4: the host receives who comes. The queue lives in memory only; this screen shows it when asked
 * and hides it soon, and writes no name anywhere. Nobody is welcomed before the place and the
 * evening are ready. Main thread. */

#include "config.h"

#include "ui/reception-page-private.h"

#include <sodium.h>
#include <string.h>

#include "ministry/rules.h"
#include "ui/reception-visit.h"

#define PATIENCE_MS 60000
#define MAX_ALIAS_LENGTH 60

G_DEFINE_FINAL_TYPE (SiloamReceptionPage, siloam_reception_page, SILOAM_TYPE_EVENING_SHEET)

static void
forget_alias (SiloamReceptionPage *self)
{
  if (self->alias != NULL)
    sodium_memzero (self->alias, strlen (self->alias));
  g_clear_pointer (&self->alias, g_free);
}

/* For the parts of this class: nobody's team is chosen any more. */
void
siloam_reception_page_forget_choice (SiloamReceptionPage *self)
{
  g_clear_object (&self->waiting);
  g_clear_pointer (&self->session_id, g_free);
  self->then_welcome = FALSE;
}

/* For the parts of this class: while a visitor sits at this screen, names of others stay away from
 * it. */
gboolean
siloam_reception_page_may_show_names (SiloamReceptionPage *self)
{
  const SiloamSession *session =
      siloam_evening_room_get_session (siloam_reception_page_get_room (self));

  return !siloam_evening_room_is_shared (siloam_reception_page_get_room (self)) ||
         session->state <= SILOAM_SESSION_INTAKE;
}

static gboolean
hide_cb (gpointer user_data)
{
  SiloamReceptionPage *self = user_data;

  self->timer = 0;
  self->shown = FALSE;
  if (self->view == SILOAM_RECEPTION_LIST)
    siloam_reception_page_show_list (self);
  return G_SOURCE_REMOVE;
}

/* For the parts of this class: the names are in sight from now on, for a while, or not. */
void
siloam_reception_page_set_shown (SiloamReceptionPage *self, gboolean shown)
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
    siloam_reception_page_set_shown (self, TRUE);
  return GDK_EVENT_PROPAGATE;
}

/* For the parts of this class: an empty sheet for what comes next. */
SiloamSheet *
siloam_reception_page_begin (SiloamReceptionPage *self, SiloamReceptionView view)
{
  SiloamEveningSheet *page = SILOAM_EVENING_SHEET (self);

  if (view == SILOAM_RECEPTION_LIST)
    {
      forget_alias (self);
      siloam_reception_page_forget_choice (self);
    }
  self->view = view;
  self->first = NULL;
  siloam_evening_sheet_tell (page, NULL);
  siloam_evening_sheet_set_back_action (
      page,
      view == SILOAM_RECEPTION_NEW || view == SILOAM_RECEPTION_TEAM ? "reception.list"
                                                                    : "evening.go::overview");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.new", view == SILOAM_RECEPTION_LIST);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "reception.list",
                                 view != SILOAM_RECEPTION_BLOCKED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.add", view == SILOAM_RECEPTION_NEW);
  return siloam_evening_sheet_rebuild (page);
}

/* For the parts of this class: to B5 with who has a team. */
void
siloam_reception_page_welcome (SiloamReceptionPage *self, SiloamWaiting *waiting)
{
  siloam_reception_page_set_shown (self, FALSE);
  if (siloam_evening_room_welcome (siloam_reception_page_get_room (self), waiting))
    gtk_widget_activate_action (GTK_WIDGET (self), "evening.go", "s", "consent");
}

static void
list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReceptionPage *self = SILOAM_RECEPTION_PAGE (widget);

  if (self->view == SILOAM_RECEPTION_LIST)
    siloam_reception_page_set_shown (self, FALSE);
  siloam_reception_page_show_list (self);
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
  subject.waiting = siloam_queue_add (siloam_reception_page_get_queue (self), self->alias);
  forget_alias (self);
  siloam_reception_page_show_teams (self, &subject);
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
  siloam_reception_page_set_shown (self, FALSE);
  sheet = siloam_reception_page_begin (self, SILOAM_RECEPTION_NEW);
  siloam_sheet_set_question (sheet,
                             siloam_reception_page_get_text (self, "reception.new.question"));
  siloam_sheet_hide_hint (sheet);
  self->first = siloam_sheet_add_line (sheet, "reception.new.name", &self->alias);
  gtk_entry_set_max_length (GTK_ENTRY (self->first), MAX_ALIAS_LENGTH);
  g_signal_connect_object (self->first,
                           "activate",
                           G_CALLBACK (entered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add_text (sheet,
                         siloam_reception_page_get_text (self, "reception.new.text"),
                         "siloam-hint");
  siloam_sheet_add_action (sheet,
                           siloam_reception_page_get_text (self, "reception.button.cancel"),
                           "reception.list",
                           FALSE);
  siloam_sheet_add_action (sheet,
                           siloam_reception_page_get_text (self, "reception.button.add"),
                           "reception.add",
                           TRUE);
  gtk_widget_grab_focus (widget);
}

/* Not yet. */

static const char *
find_block (SiloamReceptionPage *self)
{
  const SiloamEvening *evening =
      siloam_evening_room_get_evening (siloam_reception_page_get_room (self));

  if (!siloam_location_is_ready (siloam_reception_page_get_desk (self)->location))
    return "setup";
  if (evening != NULL && evening->state == SILOAM_EVENING_PREPARED)
    return "opening";
  return evening != NULL && evening->state == SILOAM_EVENING_OPEN ? NULL : "prepare";
}

static void
show_block (SiloamReceptionPage *self, const char *block)
{
  SiloamSheet *sheet = siloam_reception_page_begin (self, SILOAM_RECEPTION_BLOCKED);
  g_autofree char *text = g_strconcat ("reception.blocked.", block, NULL);
  g_autofree char *title = g_strconcat ("evening.page.", block, NULL);
  g_autofree char *action = g_strconcat ("evening.go::", block, NULL);

  siloam_sheet_hide_hint (sheet);
  siloam_sheet_add_text (sheet, siloam_reception_page_get_text (self, text), "siloam-text");
  self->first =
      siloam_sheet_add_action (sheet, siloam_reception_page_get_text (self, title), action, TRUE);
}

static void
show (SiloamReceptionPage *self)
{
  const char *block = find_block (self);

  if (block != NULL)
    show_block (self, block);
  else
    siloam_reception_page_show_list (self);
}

/* What is typed or chosen just now is not taken away. */
static void
changed_cb (SiloamReceptionPage *self)
{
  if (self->view == SILOAM_RECEPTION_LIST && !siloam_reception_page_may_show_names (self))
    siloam_reception_page_set_shown (self, FALSE);
  if (self->view == SILOAM_RECEPTION_LIST || self->view == SILOAM_RECEPTION_BLOCKED)
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
  SiloamEveningRoom *room = siloam_reception_page_get_room (self);

  /* A write may still hold the page, but it shows nothing any more. */
  if (room != NULL)
    g_signal_handlers_disconnect_by_data (room, self);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->first = NULL;
  siloam_reception_page_forget_choice (self);

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
    siloam_reception_page_set_shown (self, TRUE);
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
