/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview of a prayer evening: one thing comes next, the rest stands below it in the order of
 * an evening, as far as the task at this laptop goes. A visitor may see it: it holds no alias, no
 * words and no counts. Main thread. */

#include "config.h"

#include "ui/evening-overview.h"

#include <adwaita.h>

#include "ui/after-parts.h"
#include "ui/compat/confirm.h"
#include "ui/evening-pages.h"

struct _SiloamEveningOverview
{
  SiloamEveningSheet parent_instance;

  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (SiloamEveningOverview, siloam_evening_overview, SILOAM_TYPE_EVENING_SHEET)

static gboolean
siloam_evening_overview_grab_focus (GtkWidget *widget)
{
  GtkWidget *next_button = SILOAM_EVENING_OVERVIEW (widget)->next_button;

  if (next_button)
    return gtk_widget_grab_focus (next_button);
  return GTK_WIDGET_CLASS (siloam_evening_overview_parent_class)->grab_focus (widget);
}

static void
siloam_evening_overview_class_init (SiloamEveningOverviewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = siloam_evening_overview_grab_focus;
}

static void
siloam_evening_overview_init (SiloamEveningOverview *self)
{
}

static gboolean
is_open (SiloamEveningRoom *room)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (room);

  return evening && evening->state == SILOAM_EVENING_OPEN;
}

/* First what an evening cannot do without, then its own order. */
static SiloamEveningPageName
find_next (SiloamEveningRoom *room)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (room);
  const SiloamEvening *evening = siloam_evening_room_get_evening (room);

  if (!siloam_location_is_ready (desk->location) || desk->members->len == 0)
    return SILOAM_EVENING_PAGE_SETUP;
  if (!evening || evening->state == SILOAM_EVENING_PLANNED)
    return SILOAM_EVENING_PAGE_PREPARE;
  if (evening->state == SILOAM_EVENING_PREPARED)
    return SILOAM_EVENING_PAGE_OPENING;
  return SILOAM_EVENING_PAGE_RECEPTION;
}

/* What has no sense yet stays in its place, dimmed: the eye finds it where it was. */
static gboolean
has_sense (SiloamEveningRoom *room, SiloamEveningPageName name)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (room);
  gboolean open = is_open (room);

  if (name == SILOAM_EVENING_PAGE_OPENING)
    return evening && evening->state == SILOAM_EVENING_PREPARED;
  if (name == SILOAM_EVENING_PAGE_RECEPTION || name == SILOAM_EVENING_PAGE_CLOSING)
    return open;
  return name != SILOAM_EVENING_PAGE_PREPARE || !open;
}

static GtkWidget *
make_row (SiloamEveningOverview *self, const char *title, const char *subtitle, const char *action)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* An action of its own would make the row sensitive again. */
  if (action)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), action);
  else
    gtk_widget_set_sensitive (row, FALSE);
  return row;
}

/* What another task sees is not there at all. */
static gboolean
may_open (SiloamEveningOverview *self, SiloamEveningPageName name)
{
  return siloam_evening_page_may_open (name,
                                       siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self)));
}

static void
add_page_row (SiloamEveningOverview *self, AdwPreferencesGroup *group, SiloamEveningPageName name)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  const char *nick = siloam_evening_page_nick (name);
  g_autofree char *title = g_strconcat ("evening.page.", nick, NULL);
  g_autofree char *meaning = g_strconcat ("evening.page.", nick, ".meaning", NULL);
  g_autofree char *action = g_strconcat ("evening.go::", nick, NULL);
  gboolean wise = has_sense (siloam_evening_sheet_get_room (sheet), name);

  if (!may_open (self, name))
    return;
  adw_preferences_group_add (group,
                             make_row (self,
                                       siloam_evening_sheet_get_text (sheet, title),
                                       siloam_evening_sheet_get_text (sheet, meaning),
                                       wise ? action : NULL));
}

static AdwPreferencesGroup *
add_group (SiloamEveningOverview *self, const char *key)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   siloam_evening_sheet_get_text (sheet, key));
  siloam_sheet_add (siloam_evening_sheet_get_sheet (sheet), group);
  return ADW_PREFERENCES_GROUP (group);
}

/* A session that is still open, and that who sits here works on. */
static gboolean
may_resume (SiloamEveningOverview *self, const SiloamSession *session)
{
  SiloamEveningRoom *room = siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self));

  return siloam_session_is_open (session) &&
         siloam_evening_room_may_see (room, siloam_session_view (session));
}

/* Who is with a team is said by the number of the team. */
static void
add_sessions (SiloamEveningOverview *self, AdwPreferencesGroup *group)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  GPtrArray *sessions = siloam_evening_sheet_get_desk (sheet)->sessions;

  for (guint i = 0; i < sessions->len; i++)
    {
      const SiloamSession *session = sessions->pdata[i];
      g_autofree char *action = g_strconcat ("evening.resume::", session->id, NULL);
      g_autofree char *title =
          siloam_evening_sheet_dup_numbered (sheet, "evening.session.title", session->team_number);

      if (may_resume (self, session))
        adw_preferences_group_add (
            group,
            make_row (self,
                      title,
                      siloam_evening_sheet_get_text (sheet, "evening.session.meaning"),
                      action));
    }
}

static void
add_board_row (SiloamEveningOverview *self, AdwPreferencesGroup *group)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  SiloamEveningRoom *room = siloam_evening_sheet_get_room (sheet);

  /* A team comes to it from its session. */
  if (!siloam_evening_room_may_see (room, SILOAM_VIEW_BOARD))
    return;
  adw_preferences_group_add (
      group,
      make_row (self,
                siloam_evening_sheet_get_text (sheet, "evening.board.title"),
                siloam_evening_sheet_get_text (sheet, "evening.board.meaning"),
                is_open (room) ? "evening.board" : NULL));
}

/* One line that says what is done here, and leads to something else. */
static void
add_task_row (SiloamEveningOverview *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  SiloamTask task = siloam_evening_task_get (
      siloam_evening_room_get_task (siloam_evening_sheet_get_room (sheet)));
  const char *meaning = task == SILOAM_TASK_TEAM ? "evening.task.all" : "evening.task.some";
  g_autofree char *key =
      g_strconcat ("task.", siloam_term_nick (siloam_tasks, (int) task), ".here", NULL);
  g_autofree char *title = siloam_after_fill (siloam_evening_sheet_get_text (sheet, "evening.task"),
                                              "{task}",
                                              siloam_evening_sheet_get_text (sheet, key));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      make_row (self, title, siloam_evening_sheet_get_text (sheet, meaning), "evening.go::task"));
  siloam_sheet_add (siloam_evening_sheet_get_sheet (sheet), group);
}

static void
fill_evening (SiloamEveningOverview *self)
{
  AdwPreferencesGroup *group = add_group (self, "evening.group.evening");

  add_page_row (self, group, SILOAM_EVENING_PAGE_PREPARE);
  add_page_row (self, group, SILOAM_EVENING_PAGE_OPENING);
  add_page_row (self, group, SILOAM_EVENING_PAGE_RECEPTION);
  add_sessions (self, group);
  add_board_row (self, group);
  add_page_row (self, group, SILOAM_EVENING_PAGE_CLOSING);
}

static void
fill_after (SiloamEveningOverview *self)
{
  AdwPreferencesGroup *group;

  if (!may_open (self, SILOAM_EVENING_PAGE_FOLLOW_UP) &&
      !may_open (self, SILOAM_EVENING_PAGE_RIGHTS))
    return;
  group = add_group (self, "evening.group.after");
  add_page_row (self, group, SILOAM_EVENING_PAGE_FOLLOW_UP);
  add_page_row (self, group, SILOAM_EVENING_PAGE_RIGHTS);
}

static void
fill_place (SiloamEveningOverview *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  AdwPreferencesGroup *group = add_group (self, "evening.group.place");

  add_page_row (self, group, SILOAM_EVENING_PAGE_SETUP);
  add_page_row (self, group, SILOAM_EVENING_PAGE_ABOUT);
  adw_preferences_group_add (
      group,
      make_row (self,
                siloam_evening_sheet_get_text (sheet, "evening.preferences.title"),
                siloam_evening_sheet_get_text (sheet, "evening.preferences.meaning"),
                "win.preferences"));
}

static void
erase_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (SiloamEveningSheet) sheet = user_data;

  if (confirmed && siloam_evening_sheet_get_room (sheet))
    siloam_ministry_erase_damaged_async (siloam_evening_sheet_get_ministry (sheet),
                                         siloam_evening_sheet_written_cb,
                                         g_object_ref (sheet));
}

static void
erase_damaged (SiloamEveningOverview *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  const SiloamConfirm confirm = {
    .heading = siloam_evening_sheet_get_text (sheet, "evening.damaged.question"),
    .body = siloam_evening_sheet_get_text (sheet, "evening.damaged.erased"),
    .label = siloam_evening_sheet_get_text (sheet, "evening.damaged.button"),
    .destructive = TRUE,
  };

  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        &confirm,
                        erase_confirmed_cb,
                        g_object_ref (self));
}

/* That something cannot be read is never passed over in silence. */
static void
add_damage (SiloamEveningOverview *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);

  if (!siloam_evening_sheet_get_desk (sheet)->is_damaged)
    return;
  siloam_sheet_add_text (siloam_evening_sheet_get_sheet (sheet),
                         siloam_evening_sheet_get_text (sheet, "evening.damaged.text"),
                         "siloam-text");
  if (!siloam_evening_room_may_see (siloam_evening_sheet_get_room (sheet), SILOAM_VIEW_RIGHTS))
    return;
  siloam_sheet_add_flat (siloam_evening_sheet_get_sheet (sheet),
                         siloam_evening_sheet_get_text (sheet, "evening.damaged.button"),
                         G_CALLBACK (erase_damaged),
                         self);
}

static const SiloamSession *
find_session (SiloamEveningOverview *self)
{
  GPtrArray *sessions = siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self))->sessions;

  for (guint i = 0; i < sessions->len; i++)
    if (may_resume (self, sessions->pdata[i]))
      return sessions->pdata[i];
  return NULL;
}

static const char *
wait_key (SiloamEveningRoom *room)
{
  if (!is_open (room))
    return "evening.wait.closed";
  return siloam_evening_room_may_see (room, SILOAM_VIEW_SESSION) ? "evening.wait.prayer"
                                                                 : "evening.wait.open";
}

static void
add_next (SiloamEveningOverview *self, const char *label, const char *action)
{
  self->next_button =
      siloam_sheet_add_action (siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self)),
                               label,
                               action,
                               TRUE);
}

static void
add_next_page (SiloamEveningOverview *self, SiloamEveningPageName name)
{
  const char *nick = siloam_evening_page_nick (name);
  g_autofree char *title = g_strconcat ("evening.page.", nick, NULL);
  g_autofree char *action = g_strconcat ("evening.go::", nick, NULL);

  add_next (self, siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), title), action);
}

/* What comes next in the evening is not always for who sits here. */
static void
fill_next (SiloamEveningOverview *self, SiloamEveningPageName next)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  SiloamEveningRoom *room = siloam_evening_sheet_get_room (sheet);
  const SiloamSession *session = find_session (self);

  self->next_button = NULL;
  if (may_open (self, next))
    add_next_page (self, next);
  else if (session)
    {
      g_autofree char *action = g_strconcat ("evening.resume::", session->id, NULL);
      g_autofree char *title =
          siloam_evening_sheet_dup_numbered (sheet, "evening.session.title", session->team_number);

      add_next (self, title, action);
    }
  else if (is_open (room) && siloam_evening_room_may_see (room, SILOAM_VIEW_BOARD))
    add_next_page (self, SILOAM_EVENING_PAGE_BOARD);
}

static void
fill (SiloamEveningOverview *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  SiloamEveningRoom *room = siloam_evening_sheet_get_room (sheet);
  SiloamEveningPageName next = find_next (room);
  g_autofree char *hint = g_strconcat ("evening.next.", siloam_evening_page_nick (next), NULL);

  siloam_sheet_add_text (
      siloam_evening_sheet_rebuild (sheet),
      siloam_evening_sheet_get_text (sheet, may_open (self, next) ? hint : wait_key (room)),
      "siloam-text");
  add_damage (self);
  add_task_row (self);
  fill_evening (self);
  fill_after (self);
  fill_place (self);
  siloam_sheet_add_action (siloam_evening_sheet_get_sheet (sheet),
                           siloam_evening_sheet_get_text (sheet, "evening.button.close"),
                           "window.close",
                           FALSE);
  fill_next (self, next);
}

static void
changed_cb (SiloamEveningOverview *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  fill (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * siloam_evening_overview_new:
 *
 * Returns: (transfer floating): the door to the evening
 */
GtkWidget *
siloam_evening_overview_new (SiloamEveningRoom *room)
{
  SiloamEveningOverview *self = g_object_new (SILOAM_TYPE_EVENING_OVERVIEW, NULL);

  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "evening");
  siloam_evening_sheet_set_back_action (SILOAM_EVENING_SHEET (self), NULL);
  fill (self);
  g_signal_connect_object (siloam_evening_room_get_ministry (room),
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
