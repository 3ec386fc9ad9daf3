/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B2, preparing an evening. It is stored while it is typed, from the moment there is a day and an
 * hour; set ready it can be opened, and until then everything can be changed. Main thread. */

#include "config.h"

#include "ui/prepare-page.h"

#include "ministry/rules.h"
#include "ui/date-text.h"
#include "ui/evening-time.h"
#include "ui/member-choice.h"
#include "ui/tick.h"

struct _SiloamPreparePage
{
  SiloamEveningSheet parent_instance;

  SiloamEvening *evening;
  char *day;
  char *from;
  char *until;
  GtkWidget *day_label;
  GtkBox *teams;
};

G_DEFINE_FINAL_TYPE (SiloamPreparePage, siloam_prepare_page, SILOAM_TYPE_EVENING_SHEET)

static void
set_time (GDateTime **time, GDateTime *moment)
{
  g_clear_pointer (time, g_date_time_unref);
  *time = moment;
}

/* One that ends after midnight ends the next day. */
static GDateTime *
find_end (const GDate *day, guint from, guint until)
{
  g_autoptr (GDateTime) end = siloam_evening_moment (day, until);

  if (!end || until > from)
    return g_steal_pointer (&end);
  return g_date_time_add_days (end, 1);
}

static gboolean
read_times (SiloamPreparePage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint from, until;
  GDate day;

  set_time (&self->evening->starts, NULL);
  set_time (&self->evening->ends, NULL);
  if (!siloam_evening_day_parse (self->day ? self->day : "", now, &day) ||
      !siloam_evening_hour_parse (self->from ? self->from : "", &from))
    return FALSE;
  set_time (&self->evening->starts, siloam_evening_moment (&day, from));
  if (siloam_evening_hour_parse (self->until ? self->until : "", &until))
    set_time (&self->evening->ends, find_end (&day, from, until));
  return self->evening->starts != NULL;
}

/* What was understood, so that nobody comes a day late. */
static void
show_day (SiloamPreparePage *self)
{
  g_autofree char *day =
      self->evening->starts ? siloam_date_text_day (self->evening->starts) : NULL;
  const char *unread =
      siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), "prepare.day.unread");

  gtk_label_set_label (GTK_LABEL (self->day_label), day ? day : unread);
}

static void
siloam_prepare_page_save (SiloamEveningSheet *sheet)
{
  SiloamPreparePage *self = SILOAM_PREPARE_PAGE (sheet);
  gboolean timed = read_times (self);

  if (gtk_widget_get_root (GTK_WIDGET (self)))
    show_day (self);
  if (timed)
    siloam_ministry_save_evening_async (siloam_evening_sheet_get_ministry (sheet),
                                        self->evening,
                                        siloam_evening_sheet_written_cb,
                                        g_object_ref (sheet));
}

static void
ready_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamPreparePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "evening.go", "s", "overview");
  else
    siloam_evening_sheet_tell (SILOAM_EVENING_SHEET (self), error);
}

/* What is still missing, as a sentence; NULL: nothing. */
static const char *
find_missing (SiloamPreparePage *self)
{
  const SiloamEvening *evening = self->evening;
  gboolean peopled = FALSE;

  for (guint i = 0; i < evening->teams->len; i++)
    peopled |= ((SiloamTeam *) evening->teams->pdata[i])->members->len > 0;
  if (!evening->starts || !evening->ends)
    return "prepare.missing.time";
  if (!evening->place || !*evening->place)
    return "prepare.missing.place";
  if (!evening->leader)
    return "prepare.missing.leader";
  return peopled ? NULL : "prepare.missing.team";
}

static void
ready_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamPreparePage *self = SILOAM_PREPARE_PAGE (widget);
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  g_autoptr (GError) error = NULL;
  const char *missing;

  read_times (self);
  show_day (self);
  missing = find_missing (self);
  if (missing)
    {
      siloam_evening_sheet_tell_text (sheet, missing);
      return;
    }
  if (self->evening->state == SILOAM_EVENING_PLANNED &&
      !siloam_evening_move (self->evening, SILOAM_EVENING_PREPARED, &error))
    {
      siloam_evening_sheet_tell (sheet, error);
      return;
    }
  siloam_ministry_save_evening_async (siloam_evening_sheet_get_ministry (sheet),
                                      self->evening,
                                      ready_saved_cb,
                                      g_object_ref (self));
}

static void
siloam_prepare_page_finalize (GObject *object)
{
  SiloamPreparePage *self = SILOAM_PREPARE_PAGE (object);

  g_clear_pointer (&self->evening, siloam_evening_free);
  g_free (self->day);
  g_free (self->from);
  g_free (self->until);

  G_OBJECT_CLASS (siloam_prepare_page_parent_class)->finalize (object);
}

static void
siloam_prepare_page_class_init (SiloamPreparePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_prepare_page_finalize;
  SILOAM_EVENING_SHEET_CLASS (klass)->save = siloam_prepare_page_save;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "prepare.ready", NULL, ready_cb);
}

static void
siloam_prepare_page_init (SiloamPreparePage *self)
{
}

static void
add_people (SiloamPreparePage *self, SiloamSheet *sheet, const char *key, char **id)
{
  GtkWidget *choice = siloam_member_choice_new (
      siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self))->members,
      siloam_sheet_get_text (sheet, key));

  siloam_member_choice_bind_one (SILOAM_MEMBER_CHOICE (choice), id);
  gtk_box_append (siloam_sheet_add_group (sheet, key), choice);
}

static void
show_alone (GtkWidget *warning)
{
  const SiloamTeam *team = g_object_get_data (G_OBJECT (warning), "team");

  gtk_widget_set_visible (warning, team->members->len > 0 && siloam_team_warns (team));
}

static void
add_team (SiloamPreparePage *self, SiloamTeam *team)
{
  SiloamEveningSheet *page = SILOAM_EVENING_SHEET (self);
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (page);
  g_autofree char *name = siloam_evening_sheet_dup_numbered (page, "prepare.team", team->number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *choice =
      siloam_member_choice_new (siloam_evening_sheet_get_desk (page)->members, name);
  GtkWidget *warning;

  gtk_box_append (self->teams, box);
  siloam_sheet_begin_group (sheet, GTK_BOX (box));
  siloam_sheet_add_text (sheet, name, "siloam-heading");
  siloam_sheet_add (sheet, choice);
  warning =
      siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "prepare.alone"), "siloam-note");
  siloam_sheet_add_chips (sheet,
                          "prepare.kind",
                          "prepare.kind",
                          siloam_team_kinds,
                          SILOAM_CHIPS_ALWAYS,
                          (guint *) &team->kind);
  siloam_sheet_end_group (sheet);
  siloam_member_choice_bind_list (SILOAM_MEMBER_CHOICE (choice), team->members, SILOAM_MAX_TEAM);
  g_object_set_data (G_OBJECT (warning), "team", team);
  g_signal_connect_object (choice, "changed", G_CALLBACK (show_alone), warning, G_CONNECT_SWAPPED);
  show_alone (warning);
}

static SiloamTeam *
make_team (SiloamPreparePage *self)
{
  SiloamTeam *team = siloam_evening_add_team (self->evening);

  if (team->kind == 0)
    team->kind = SILOAM_TEAM_KIND_MIXED;
  return team;
}

static void
add_team_cb (SiloamPreparePage *self)
{
  add_team (self, make_team (self));
  siloam_evening_sheet_touch (SILOAM_EVENING_SHEET (self));
}

static void
fill_when (SiloamPreparePage *self, SiloamSheet *sheet)
{
  siloam_sheet_add_line (sheet, "prepare.day", &self->day);
  self->day_label = siloam_sheet_add_text (sheet, "", "siloam-hint");
  siloam_sheet_add_line (sheet, "prepare.from", &self->from);
  siloam_sheet_add_line (sheet, "prepare.until", &self->until);
  siloam_sheet_add_line (sheet, "prepare.place", &self->evening->place);
  show_day (self);
}

static void
fill_people (SiloamPreparePage *self, SiloamSheet *sheet)
{
  SiloamEvening *evening = self->evening;
  GtkWidget *intercessors, *more;

  add_people (self, sheet, "prepare.leader", &evening->leader);
  add_people (self, sheet, "prepare.care", &evening->care_contact);
  self->teams = siloam_sheet_add_group (sheet, "prepare.teams");
  gtk_box_set_spacing (self->teams, 24);
  for (guint i = 0; i < evening->teams->len; i++)
    add_team (self, evening->teams->pdata[i]);
  more = siloam_sheet_add_flat (sheet,
                                siloam_sheet_get_text (sheet, "prepare.button.team"),
                                G_CALLBACK (add_team_cb),
                                self);
  gtk_widget_remove_css_class (more, "flat");
  gtk_widget_remove_css_class (more, "siloam-quiet-action");
  add_people (self, sheet, "prepare.intercession", &evening->intercession_leader);
  intercessors = siloam_member_choice_new (
      siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self))->members,
      siloam_sheet_get_text (sheet, "prepare.intercessors"));
  siloam_member_choice_bind_list (SILOAM_MEMBER_CHOICE (intercessors), evening->intercessors, 0);
  gtk_box_append (siloam_sheet_add_group (sheet, "prepare.intercessors"), intercessors);
}

static void
ready_toggled_cb (SiloamPreparePage *self, GtkCheckButton *check)
{
  guint flag = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "flag"));

  if (gtk_check_button_get_active (check))
    self->evening->ready |= flag;
  else
    self->evening->ready &= ~flag;
  siloam_evening_sheet_touch (SILOAM_EVENING_SHEET (self));
}

/* Each is ticked by Space. */
static void
fill_list (SiloamPreparePage *self, SiloamSheet *sheet)
{
  GtkBox *list = siloam_sheet_add_group (sheet, "prepare.list");

  gtk_box_set_spacing (list, 6);
  for (const SiloamTerm *term = siloam_readies; term->nick != NULL; term++)
    {
      g_autofree char *key = g_strconcat ("prepare.ready.", term->nick, NULL);
      GtkWidget *check = siloam_tick_new (siloam_sheet_get_text (sheet, key), "siloam-text");

      g_object_set_data (G_OBJECT (check), "flag", GUINT_TO_POINTER (term->value));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   (self->evening->ready & term->value) != 0);
      g_signal_connect_object (check,
                               "toggled",
                               G_CALLBACK (ready_toggled_cb),
                               self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (list, check);
    }
}

/* Next week at the same place, as the last time: only what stays the same is proposed. */
static SiloamEvening *
make_evening (const SiloamMinistryDesk *desk)
{
  const SiloamEvening *last = desk->evenings->len > 0 ? desk->evenings->pdata[0] : NULL;
  SiloamEvening *evening = siloam_evening_new ();

  evening->state = SILOAM_EVENING_PLANNED;
  evening->place = g_strdup (last ? last->place : desk->location->name);
  return evening;
}

static void
take_evening (SiloamPreparePage *self)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  const SiloamEvening *current =
      siloam_evening_room_get_evening (siloam_evening_sheet_get_room (sheet));

  self->evening = current ? siloam_evening_copy (current)
                          : make_evening (siloam_evening_sheet_get_desk (sheet));
  if (self->evening->teams->len == 0)
    make_team (self);
  self->day = siloam_evening_day_format (self->evening->starts);
  self->from = siloam_evening_hour_format (self->evening->starts);
  self->until = siloam_evening_hour_format (self->evening->ends);
}

static void
fill (SiloamPreparePage *self, SiloamSheet *sheet)
{
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "prepare.prayer"), "siloam-prayer");
  siloam_evening_sheet_add_verses (SILOAM_EVENING_SHEET (self), "prepare");
  if (siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self))->members->len == 0)
    siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "prepare.nobody"), "siloam-note");
  fill_when (self, sheet);
  fill_people (self, sheet);
  fill_list (self, sheet);
  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "prepare.button.ready"),
                           "prepare.ready",
                           TRUE);
}

/**
 * siloam_prepare_page_new:
 *
 * Returns: (transfer floating): B2
 */
GtkWidget *
siloam_prepare_page_new (SiloamEveningRoom *room)
{
  SiloamPreparePage *self = g_object_new (SILOAM_TYPE_PREPARE_PAGE, NULL);

  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "prepare");
  take_evening (self);
  fill (self, siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self)));
  return GTK_WIDGET (self);
}
