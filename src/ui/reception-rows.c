/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the reception: somebody who waits, a session on the way, a team to choose. They show
 * what they are given and decide nothing. Main thread. */

#include "config.h"

#include "ui/reception-rows.h"

#include "ministry/rules.h"
#include "ui/reception-visit.h"
#include "ui/screen.h"
#include "ui/words-label.h"
#include "ui/wrap-layout.h"

typedef struct
{
  SiloamReceptionSubject subject;
  SiloamReceptionCallback callback;
  gpointer page;
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  Press *press = data;

  g_clear_object (&press->subject.waiting);
  g_free (press->subject.session_id);
  g_free (press);
}

/* The press rebuilds the page and with it the button: the subject must outlive that. */
static void
clicked_cb (GtkButton *button, Press *press)
{
  g_autoptr (SiloamWaiting) waiting = NULL;
  g_autofree char *session_id = g_strdup (press->subject.session_id);
  SiloamReceptionSubject subject = { press->subject.waiting, session_id };

  if (subject.waiting != NULL)
    waiting = g_object_ref (subject.waiting);
  press->callback (press->page, &subject);
}

/**
 * siloam_reception_row_new:
 *
 * Returns: (transfer floating): a card, for siloam_reception_row_add_button()
 */
GtkBox *
siloam_reception_row_new (const char *name, const char *details)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "siloam-surface");
  gtk_widget_set_margin_bottom (row, 6);
  gtk_box_append (GTK_BOX (row), siloam_words_label_new (name, "siloam-own-words"));
  if (details != NULL)
    gtk_box_append (GTK_BOX (row), siloam_words_label_new (details, "siloam-hint"));
  gtk_widget_set_layout_manager (buttons, siloam_wrap_layout_new (6, FALSE));
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (row), buttons);
  g_object_set_data (G_OBJECT (row), "buttons", buttons);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  return GTK_BOX (row);
}

/**
 * siloam_reception_row_add_button:
 *
 * Returns: (transfer none): the button, which also tells a screen reader whom it is about
 */
GtkWidget *
siloam_reception_row_add_button (GtkBox *row,
                                 const char *label,
                                 SiloamReceptionCallback callback,
                                 gpointer page,
                                 const SiloamReceptionSubject *subject)
{
  GtkWidget *button = siloam_screen_plain_button_new (label);
  Press *press = g_new0 (Press, 1);

  if (subject->waiting != NULL)
    press->subject.waiting = g_object_ref (subject->waiting);
  press->subject.session_id = g_strdup (subject->session_id);
  press->callback = callback;
  press->page = page;
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), press, press_free, 0);
  gtk_widget_add_css_class (button, "siloam-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  g_object_get_data (G_OBJECT (row), "name"),
                                  -1);
  gtk_box_append (g_object_get_data (G_OBJECT (row), "buttons"), button);
  return button;
}

char *
siloam_reception_dup_details (SiloamEveningSheet *page, SiloamWaiting *waiting)
{
  g_autofree char *time = g_date_time_format (siloam_waiting_get_arrived (waiting), "%H:%M");
  GString *text = g_string_new (siloam_evening_sheet_get_text (page, "reception.row.since"));
  guint number = siloam_waiting_get_team_number (waiting);
  g_autofree char *team =
      number > 0 ? siloam_evening_sheet_dup_numbered (page, "reception.row.team", number)
                 : g_strdup (siloam_evening_sheet_get_text (page, "reception.row.no_team"));

  g_string_replace (text, "{time}", time, 0);
  g_string_append_printf (text, " · %s", team);
  if (siloam_reception_is_kept (siloam_evening_sheet_get_desk (page),
                                siloam_waiting_get_alias (waiting)))
    g_string_append_printf (text,
                            "\n%s",
                            siloam_evening_sheet_get_text (page, "reception.row.kept"));
  return g_string_free (text, FALSE);
}

static void
append_names (GString *text, const SiloamMinistryDesk *desk, const SiloamTeam *team)
{
  for (guint i = 0; i < team->members->len; i++)
    {
      const SiloamMember *member =
          siloam_ministry_desk_find_member (desk, g_ptr_array_index (team->members, i));

      if (member != NULL && member->first_name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", member->first_name);
    }
}

static void
append_line (GString *text, SiloamEveningSheet *page, const char *key)
{
  g_string_append_printf (text,
                          "%s%s",
                          text->len > 0 ? "\n" : "",
                          siloam_evening_sheet_get_text (page, key));
}

char *
siloam_reception_dup_team_meaning (SiloamEveningSheet *page,
                                   const SiloamTeam *team,
                                   const char *session_id)
{
  const SiloamMinistryDesk *desk = siloam_evening_sheet_get_desk (page);
  const SiloamEvening *evening =
      siloam_evening_room_get_evening (siloam_evening_sheet_get_room (page));
  GString *text = g_string_new (NULL);

  append_names (text, desk, team);
  if (team->kind == SILOAM_TEAM_KIND_WOMEN)
    append_line (text, page, "reception.team.women");
  if (team->kind == SILOAM_TEAM_KIND_MEN)
    append_line (text, page, "reception.team.men");
  if (siloam_team_warns (team))
    append_line (text, page, "reception.team.alone");
  if (siloam_reception_team_is_busy (desk, evening, team->number, session_id))
    append_line (text, page, "reception.team.busy");
  return g_string_free (text, FALSE);
}

const char *
siloam_reception_find_objection (const SiloamMinistryDesk *desk,
                                 const SiloamTeam *team,
                                 const SiloamSession *session)
{
  g_autoptr (GError) error = NULL;

  if (siloam_team_may_receive (team, desk->members, session, &error))
    return NULL;
  return g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_AGREED)
             ? "reception.team.observer"
             : "reception.team.minor";
}
