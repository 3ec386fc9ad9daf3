/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* To which team somebody goes: a visitor of the queue, or one who agreed and did not begin yet. No
 * reason is asked. Main thread. */

#include "config.h"

#include "ui/reception-page-private.h"

#include "ministry/rules.h"

#define NUMBER_KEY "number"

static void
move_session (SiloamReceptionPage *self, guint team_number)
{
  SiloamSession *live = siloam_evening_room_get_session (siloam_reception_page_get_room (self));
  const SiloamSession *stored =
      siloam_ministry_desk_find_session (siloam_reception_page_get_desk (self), self->session_id);
  g_autoptr (SiloamSession) session = NULL;

  if (live != NULL && g_str_equal (live->id, self->session_id))
    {
      live->team_number = team_number;
      siloam_evening_room_touch (siloam_reception_page_get_room (self));
      siloam_evening_room_flush (siloam_reception_page_get_room (self));
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
    siloam_queue_assign (siloam_reception_page_get_queue (self), waiting, team_number);
  else if (team_number > 0)
    move_session (self, team_number);
  if (waiting != NULL && then_welcome)
    {
      siloam_reception_page_welcome (self, waiting);
      return;
    }
  siloam_reception_page_show_list (self);
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
  const SiloamSession *live =
      siloam_evening_room_get_session (siloam_reception_page_get_room (self));

  if (self->session_id == NULL)
    return NULL;
  if (live != NULL && g_str_equal (live->id, self->session_id))
    return live;
  return siloam_ministry_desk_find_session (siloam_reception_page_get_desk (self),
                                            self->session_id);
}

static void
add_team (SiloamReceptionPage *self, SiloamSheet *sheet, const SiloamTeam *team)
{
  SiloamEveningSheet *page = SILOAM_EVENING_SHEET (self);
  const SiloamSession *session = find_session (self);
  const char *objection =
      session != NULL
          ? siloam_reception_find_objection (siloam_reception_page_get_desk (self), team, session)
          : NULL;
  g_autofree char *name =
      siloam_evening_sheet_dup_numbered (page, "reception.team.name", team->number);
  g_autofree char *meaning = siloam_reception_dup_team_meaning (page, team, self->session_id);
  g_autofree char *text =
      objection != NULL
          ? g_strdup_printf ("%s\n%s", meaning, siloam_reception_page_get_text (self, objection))
          : NULL;
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

/* For the parts of this class: asks which team. */
void
siloam_reception_page_show_teams (SiloamReceptionPage *self, const SiloamReceptionSubject *subject)
{
  const SiloamEvening *evening =
      siloam_evening_room_get_evening (siloam_reception_page_get_room (self));
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  SiloamSheet *sheet = siloam_reception_page_begin (self, SILOAM_RECEPTION_TEAM);

  siloam_reception_page_forget_choice (self);
  g_set_object (&self->waiting, subject->waiting);
  self->session_id = g_strdup (subject->session_id);
  siloam_sheet_set_question (sheet,
                             siloam_reception_page_get_text (self, "reception.team.question"));
  siloam_sheet_hide_hint (sheet);
  siloam_sheet_add_text (sheet,
                         siloam_reception_page_get_text (self, "reception.team.choice"),
                         "siloam-text");
  siloam_sheet_add (sheet, answers);
  siloam_sheet_begin_group (sheet, GTK_BOX (answers));
  for (guint i = 0; i < evening->teams->len; i++)
    {
      const SiloamTeam *team = g_ptr_array_index (evening->teams, i);

      if (team->members->len > 0)
        add_team (self, sheet, team);
    }
  siloam_sheet_end_group (sheet);
  siloam_sheet_add_action (sheet,
                           siloam_reception_page_get_text (self, "reception.button.later"),
                           "reception.list",
                           FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
