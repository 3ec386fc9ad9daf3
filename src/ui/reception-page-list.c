/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who waits and who is on the way to a team, as the reception shows it: without names until they
 * are asked for. Main thread. */

#include "config.h"

#include "ui/reception-page-private.h"

#include "ui/reception-visit.h"

static void
welcome_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  SiloamReceptionPage *self = page;

  if (siloam_waiting_get_team_number (subject->waiting) > 0)
    {
      siloam_reception_page_welcome (self, subject->waiting);
      return;
    }
  siloam_reception_page_show_teams (self, subject);
  self->then_welcome = TRUE;
}

static void
choose_team_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  siloam_reception_page_show_teams (page, subject);
}

static void
leave_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  SiloamReceptionPage *self = page;

  siloam_queue_remove (siloam_reception_page_get_queue (self), subject->waiting);
  siloam_reception_page_show_list (self);
}

static void
hand_over_cb (gpointer page, const SiloamReceptionSubject *subject)
{
  gtk_widget_activate_action (page, "evening.resume", "s", subject->session_id);
}

static void
add_welcome (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  SiloamPrompts *prompts =
      siloam_evening_room_get_visitor_prompts (siloam_reception_page_get_room (self));
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
  welcome = siloam_reception_row_add_button (
      row,
      siloam_reception_page_get_text (self, "reception.button.welcome"),
      welcome_cb,
      self,
      &subject);
  siloam_reception_row_add_button (row,
                                   siloam_reception_page_get_text (self,
                                                                   assigned
                                                                       ? "reception.button.other"
                                                                       : "reception.button.assign"),
                                   choose_team_cb,
                                   self,
                                   &subject);
  siloam_reception_row_add_button (row,
                                   siloam_reception_page_get_text (self, "reception.button.leave"),
                                   leave_cb,
                                   self,
                                   &subject);
  if (self->first == NULL)
    self->first = welcome;
}

static void
toggle_cb (SiloamReceptionPage *self)
{
  siloam_reception_page_set_shown (self,
                                   !self->shown && siloam_reception_page_may_show_names (self));
  siloam_reception_page_show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
add_hidden (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  if (!siloam_reception_page_may_show_names (self))
    {
      siloam_sheet_add_text (sheet,
                             siloam_reception_page_get_text (self, "reception.waiting.shared"),
                             "siloam-text");
      return;
    }
  siloam_sheet_add_text (sheet,
                         siloam_reception_page_get_text (self, "reception.waiting.hidden"),
                         "siloam-text");
  self->first =
      siloam_sheet_add_flat (sheet,
                             siloam_reception_page_get_text (self, "reception.button.show"),
                             G_CALLBACK (toggle_cb),
                             self);
  gtk_widget_remove_css_class (self->first, "flat");
  gtk_widget_add_css_class (self->first, "siloam-chip");
}

static void
add_queue (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  GListModel *queue = G_LIST_MODEL (siloam_reception_page_get_queue (self));
  guint count = g_list_model_get_n_items (queue);

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "reception.waiting"));
  if (count == 0)
    siloam_sheet_add_text (sheet,
                           siloam_reception_page_get_text (self, "reception.waiting.none"),
                           "siloam-text");
  else if (!self->shown)
    add_hidden (self, sheet);
  for (guint i = 0; self->shown && i < count; i++)
    {
      g_autoptr (SiloamWaiting) waiting = g_list_model_get_item (queue, i);

      add_waiting (self, sheet, waiting);
    }
  if (self->shown && count > 0)
    siloam_sheet_add_flat (sheet,
                           siloam_reception_page_get_text (self, "reception.button.hide"),
                           G_CALLBACK (toggle_cb),
                           self);
  siloam_sheet_end_group (sheet);
}

/* By the number of the team; the name only where the list shows names and one may be known. */
static void
add_on_the_way (SiloamReceptionPage *self, SiloamSheet *sheet, const SiloamSession *stored)
{
  const SiloamSession *live =
      siloam_evening_room_get_session (siloam_reception_page_get_room (self));
  const SiloamSession *session = live != NULL && g_str_equal (live->id, stored->id) ? live : stored;
  g_autofree char *name = siloam_evening_sheet_dup_numbered (SILOAM_EVENING_SHEET (self),
                                                             "reception.ready.visitor",
                                                             session->team_number);
  GtkBox *row = siloam_reception_row_new (name, self->shown ? session->alias : NULL);
  SiloamReceptionSubject subject = { .session_id = session->id };

  siloam_sheet_add (sheet, GTK_WIDGET (row));
  siloam_reception_row_add_button (row,
                                   siloam_reception_page_get_text (self, "evening.page.handover"),
                                   hand_over_cb,
                                   self,
                                   &subject);
  siloam_reception_row_add_button (row,
                                   siloam_reception_page_get_text (self, "reception.button.other"),
                                   choose_team_cb,
                                   self,
                                   &subject);
}

static void
add_ready (SiloamReceptionPage *self, SiloamSheet *sheet)
{
  const SiloamEvening *evening =
      siloam_evening_room_get_evening (siloam_reception_page_get_room (self));
  GPtrArray *sessions = siloam_reception_page_get_desk (self)->sessions;
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

/* For the parts of this class: the list, with or without names. */
void
siloam_reception_page_show_list (SiloamReceptionPage *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  SiloamSheet *sheet = siloam_reception_page_begin (self, SILOAM_RECEPTION_LIST);
  GtkWidget *button;

  add_welcome (self, sheet);
  add_queue (self, sheet);
  add_ready (self, sheet);
  button = siloam_sheet_add_action (sheet,
                                    siloam_reception_page_get_text (self, "reception.button.new"),
                                    "reception.new",
                                    TRUE);
  gtk_widget_set_tooltip_text (button, "Insert");
  if (self->first == NULL)
    self->first = button;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
