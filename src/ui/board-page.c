/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the team puts a theme on the board. It knows visitors by the number of their team alone,
 * and asks only the store whether a point is allowed. A prayer team sees what is asked for its own
 * visitor, the intercession all of it. Main thread. */

#include "config.h"

#include "ui/board-page.h"

#include <glib/gi18n.h>

#include "ui/action-layout.h"
#include "ui/board-lines.h"
#include "ui/board-screen.h"
#include "ui/board-slip.h"
#include "ui/print-run.h"
#include "ui/screen.h"

struct _SiloamBoardPage
{
  SiloamEveningSheet parent_instance;

  GPtrArray *sessions; /* (element-type utf8): ids of those who agreed, by team */
  char *chosen;        /* the id of one of them */
  guint theme;         /* SiloamTheme; 0: none yet */

  SiloamChipChoice *theme_chips;
  GtkLabel *preview;
  GtkWidget *put_button;
  GtkBox *board;
  SiloamPrintRun *printing; /* until the paper is out */
};

G_DEFINE_FINAL_TYPE (SiloamBoardPage, siloam_board_page, SILOAM_TYPE_EVENING_SHEET)

static SiloamEveningRoom *
room_of (SiloamBoardPage *self)
{
  return siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self));
}

static const char *
text_of (SiloamBoardPage *self, const char *key)
{
  return siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), key);
}

static gboolean
sees_all (SiloamBoardPage *self)
{
  return siloam_evening_room_may_see (room_of (self), SILOAM_VIEW_BOARD);
}

static const SiloamSession *
find_session (SiloamBoardPage *self)
{
  return siloam_ministry_desk_find_session (siloam_evening_room_get_desk (room_of (self)),
                                            self->chosen);
}

/* The point that puts what is chosen on the board; NULL when it is not there. */
static const SiloamPoint *
find_point (SiloamBoardPage *self)
{
  g_autoptr (GPtrArray) points = siloam_board_screen_list_points (room_of (self));
  const SiloamSession *session = find_session (self);

  for (guint i = 0; session && i < points->len; i++)
    {
      const SiloamPoint *point = points->pdata[i];

      if (point->team_number == session->team_number && (guint) point->theme == self->theme)
        return point;
    }
  return NULL;
}

static SiloamPoint *
make_point (const SiloamSession *session, guint theme)
{
  SiloamPoint *point = siloam_point_new (session->team_number, (SiloamTheme) theme);

  g_clear_pointer (&point->approved_at, g_date_time_unref);
  point->approved_at = g_date_time_new_now_local ();
  return point;
}

static void
show_choice (SiloamBoardPage *self)
{
  const SiloamSession *session = find_session (self);
  g_autoptr (SiloamPoint) point = NULL;
  g_autofree char *line = NULL;

  if (!self->put_button)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.put", session && self->theme > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), session && self->theme > 0);
  if (!session || self->theme == 0)
    return;
  point = make_point (session, self->theme);
  line = siloam_board_line (siloam_evening_room_get_prompts (room_of (self)), point);
  gtk_label_set_label (self->preview, line);
  gtk_button_set_label (
      GTK_BUTTON (self->put_button),
      text_of (self, find_point (self) ? "board.button.take" : "board.button.put"));
}

static void
take (SiloamBoardPage *self, const char *id)
{
  siloam_ministry_take_point_async (siloam_evening_room_get_ministry (room_of (self)),
                                    id,
                                    siloam_evening_sheet_written_cb,
                                    g_object_ref (self));
}

static void
put_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBoardPage *self = SILOAM_BOARD_PAGE (widget);
  const SiloamSession *session = find_session (self);
  const SiloamPoint *there = find_point (self);
  g_autoptr (SiloamPoint) point = NULL;

  if (!session || self->theme == 0)
    return;
  if (there)
    {
      take (self, there->id);
      return;
    }
  point = make_point (session, self->theme);
  siloam_ministry_put_point_async (siloam_evening_room_get_ministry (room_of (self)),
                                   point,
                                   session->id,
                                   siloam_evening_sheet_written_cb,
                                   g_object_ref (self));
}

static void
take_cb (GtkButton *button, SiloamBoardPage *self)
{
  take (self, g_object_get_data (G_OBJECT (button), "point"));
}

static GtkWidget *
make_row (SiloamBoardPage *self, const SiloamPoint *point)
{
  g_autofree char *line =
      siloam_board_line (siloam_evening_room_get_prompts (room_of (self)), point);
  g_autofree char *name = g_strdup_printf ("%s: %s", text_of (self, "board.button.take"), line);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (line);
  GtkWidget *button = siloam_screen_plain_button_new (text_of (self, "board.button.take"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "siloam-text");
  gtk_widget_add_css_class (button, "siloam-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_layout_manager (
      row,
      g_object_new (SILOAM_TYPE_ACTION_LAYOUT, "reading-order", TRUE, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "point", g_strdup (point->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_cb), self, 0);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

/* A visitor who may be looking along reads what is prayed for them, and nothing of the others; so
 * does a prayer team. */
static gboolean
is_hidden (SiloamBoardPage *self, guint team_number)
{
  const SiloamSession *live = siloam_evening_room_get_session (room_of (self));

  if (sees_all (self) && !siloam_evening_room_is_shared (room_of (self)))
    return FALSE;
  return !live || team_number != live->team_number;
}

static GPtrArray *
list_points (SiloamBoardPage *self)
{
  GPtrArray *points = siloam_board_screen_list_points (room_of (self));

  for (guint i = points->len; i > 0; i--)
    if (is_hidden (self, ((SiloamPoint *) points->pdata[i - 1])->team_number))
      g_ptr_array_remove_index (points, i - 1);
  return points;
}

static void
show_board (SiloamBoardPage *self)
{
  g_autoptr (GPtrArray) points = list_points (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->board))))
    gtk_box_remove (self->board, child);
  for (guint i = 0; i < points->len; i++)
    gtk_box_append (self->board, make_row (self, points->pdata[i]));
  if (points->len == 0)
    {
      GtkWidget *label = gtk_label_new (text_of (self, "board.empty"));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "siloam-hint");
      gtk_box_append (self->board, label);
    }
}

static int
by_team (gconstpointer a, gconstpointer b, gpointer desk)
{
  const SiloamSession *one = siloam_ministry_desk_find_session (desk, *(const char *const *) a);
  const SiloamSession *other = siloam_ministry_desk_find_session (desk, *(const char *const *) b);

  return (int) one->team_number - (int) other->team_number;
}

/* Whose visitor said yes, and is with a team of this evening. */
static GPtrArray *
list_sessions (SiloamBoardPage *self)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (room_of (self));
  const SiloamEvening *evening = siloam_evening_room_get_evening (room_of (self));
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; evening && i < desk->sessions->len; i++)
    {
      const SiloamSession *session = desk->sessions->pdata[i];

      if (g_strcmp0 (session->evening_id, evening->id) == 0 && session->team_number > 0 &&
          siloam_session_is_open (session) && !is_hidden (self, session->team_number) &&
          siloam_session_may (session, SILOAM_DOES_POINT))
        g_ptr_array_add (ids, g_strdup (session->id));
    }
  g_ptr_array_sort_with_data (ids, by_team, (gpointer) desk);
  return ids;
}

static void
theme_cb (SiloamBoardPage *self)
{
  self->theme = siloam_chip_choice_get_value (self->theme_chips);
  show_choice (self);
}

static void
team_cb (SiloamChipChoice *chips, GParamSpec *pspec, SiloamBoardPage *self)
{
  guint i = siloam_chip_choice_get_value (chips);

  if (i == 0 || i > self->sessions->len)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (self->sessions->pdata[i - 1]);
  show_choice (self);
}

static void
add_teams (SiloamBoardPage *self, SiloamSheet *sheet)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (room_of (self));
  GtkBox *group = siloam_sheet_add_group (sheet, "board.team");
  GtkWidget *chips = siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, text_of (self, "board.team"));

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SiloamSession *session =
          siloam_ministry_desk_find_session (desk, self->sessions->pdata[i]);
      g_autofree char *label = siloam_evening_sheet_dup_numbered (SILOAM_EVENING_SHEET (self),
                                                                  "board.team.number",
                                                                  session->team_number);

      siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips), i + 1, label, NULL);
      if (g_strcmp0 (session->id, self->chosen) == 0)
        siloam_chip_choice_set_value (SILOAM_CHIP_CHOICE (chips), i + 1);
    }
  g_signal_connect_object (chips, "notify::value", G_CALLBACK (team_cb), self, 0);
  gtk_box_append (group, chips);
}

static void
add_themes (SiloamBoardPage *self, SiloamSheet *sheet)
{
  GtkBox *group = siloam_sheet_add_group (sheet, "board.theme");
  GtkWidget *chips = siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, text_of (self, "board.theme"));

  self->theme_chips = SILOAM_CHIP_CHOICE (chips);
  for (const SiloamTerm *term = siloam_board_themes; term->nick; term++)
    {
      g_autofree char *key = g_strconcat ("board.theme.", term->nick, NULL);
      g_autofree char *label = g_strdup_printf ("%d  %s", term->value, text_of (self, key));

      siloam_chip_choice_add (self->theme_chips, (guint) term->value, label, NULL);
    }
  siloam_chip_choice_set_value (self->theme_chips, self->theme);
  g_signal_connect_object (chips, "notify::value", G_CALLBACK (theme_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (group, chips);
  self->preview = GTK_LABEL (siloam_sheet_add_text (sheet, "", "siloam-own-words"));
}

/* Who has a session before them most likely means that one. */
static void
choose_session (SiloamBoardPage *self)
{
  const SiloamSession *live = siloam_evening_room_get_session (room_of (self));
  const char *wanted = self->chosen ? self->chosen : (live ? live->id : NULL);
  guint index;

  if (self->sessions->len == 0 || !wanted ||
      !g_ptr_array_find_with_equal_func (self->sessions, wanted, g_str_equal, &index))
    index = 0;
  wanted = index < self->sessions->len ? self->sessions->pdata[index] : NULL;
  if (wanted != self->chosen)
    {
      g_autofree char *old = self->chosen;

      self->chosen = g_strdup (wanted);
    }
}

/* The board itself shows all teams: not on the one screen at which a visitor sits. */
static gboolean
may_show (SiloamBoardPage *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));

  return !siloam_evening_room_is_shared (room_of (self)) || g_list_model_get_n_items (monitors) > 1;
}

static void
add_whole_board (SiloamBoardPage *self, SiloamSheet *sheet)
{
  siloam_sheet_add_action (sheet, text_of (self, "board.button.print"), "board.print", FALSE);
  siloam_sheet_add_action (sheet,
                           text_of (self, "board.button.show"),
                           "board.show",
                           self->sessions->len == 0);
}

static void
fill (SiloamBoardPage *self)
{
  SiloamSheet *sheet = siloam_evening_sheet_rebuild (SILOAM_EVENING_SHEET (self));

  choose_session (self);
  self->put_button = NULL;
  self->theme_chips = NULL;
  if (self->sessions->len == 0)
    siloam_sheet_add_text (sheet, text_of (self, "board.nobody"), "siloam-text");
  else
    {
      add_teams (self, sheet);
      add_themes (self, sheet);
    }
  self->board = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (siloam_sheet_add_group (sheet, "board.now"), GTK_WIDGET (self->board));
  if (sees_all (self))
    add_whole_board (self, sheet);
  if (self->sessions->len > 0)
    self->put_button =
        siloam_sheet_add_action (sheet, text_of (self, "board.button.put"), "board.put", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "board.show",
                                 sees_all (self) && may_show (self));
  show_board (self);
  show_choice (self);
}

static gboolean
is_same (GPtrArray *one, GPtrArray *other)
{
  for (guint i = 0; i < one->len && i < other->len; i++)
    if (!g_str_equal (one->pdata[i], other->pdata[i]))
      return FALSE;
  return one->len == other->len;
}

/* A point that came or went leaves the choice where it is. */
static void
changed_cb (SiloamBoardPage *self)
{
  g_autoptr (GPtrArray) sessions = list_sessions (self);

  if (is_same (sessions, self->sessions))
    {
      show_board (self);
      show_choice (self);
      return;
    }
  g_ptr_array_unref (self->sessions);
  self->sessions = g_steal_pointer (&sessions);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
theme_key_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBoardPage *self = SILOAM_BOARD_PAGE (widget);

  if (!self->theme_chips)
    return;
  siloam_chip_choice_set_value (self->theme_chips, g_variant_get_uint32 (parameter));
  gtk_widget_grab_focus (self->put_button);
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_board_screen_open (room_of (SILOAM_BOARD_PAGE (widget)),
                            GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
became_cb (SiloamBoardPage *self, int outcome)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.print", TRUE);
  if (outcome == SILOAM_PRINT_WAITS)
    siloam_evening_sheet_tell_text (SILOAM_EVENING_SHEET (self), "board.print.waits");
  else if (outcome == SILOAM_PRINT_FAILED)
    siloam_evening_sheet_tell_text (SILOAM_EVENING_SHEET (self), "board.print.failed");
}

static void
leave_printer (SiloamBoardPage *self)
{
  if (self->printing == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->printing, self);
  siloam_print_run_leave (self->printing);
  g_clear_object (&self->printing);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBoardPage *self = SILOAM_BOARD_PAGE (widget);
  g_autoptr (GPtrArray) points = siloam_board_screen_list_points (room_of (self));
  g_autoptr (GtkPrintOperation) operation =
      siloam_board_slip_new (siloam_evening_room_get_prompts (room_of (self)), points);

  leave_printer (self);
  self->printing = siloam_print_run_new (operation);
  gtk_widget_action_set_enabled (widget, "board.print", FALSE);
  g_signal_connect_object (self->printing,
                           "became",
                           G_CALLBACK (became_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_print_run_start (self->printing, GTK_WINDOW (gtk_widget_get_root (widget)));
}

static gboolean
siloam_board_page_grab_focus (GtkWidget *widget)
{
  SiloamBoardPage *self = SILOAM_BOARD_PAGE (widget);

  if (self->theme_chips)
    return gtk_widget_child_focus (GTK_WIDGET (self->theme_chips), GTK_DIR_TAB_FORWARD);
  return GTK_WIDGET_CLASS (siloam_board_page_parent_class)->grab_focus (widget);
}

static void
siloam_board_page_dispose (GObject *object)
{
  SiloamBoardPage *self = SILOAM_BOARD_PAGE (object);

  leave_printer (self);
  self->theme_chips = NULL;
  self->put_button = NULL;

  G_OBJECT_CLASS (siloam_board_page_parent_class)->dispose (object);
}

static void
siloam_board_page_finalize (GObject *object)
{
  SiloamBoardPage *self = SILOAM_BOARD_PAGE (object);

  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self->chosen);

  G_OBJECT_CLASS (siloam_board_page_parent_class)->finalize (object);
}

static void
siloam_board_page_class_init (SiloamBoardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_board_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_board_page_finalize;
  widget_class->grab_focus = siloam_board_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "board.put", NULL, put_cb);
  gtk_widget_class_install_action (widget_class, "board.show", NULL, show_cb);
  gtk_widget_class_install_action (widget_class, "board.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "board.theme", "u", theme_key_cb);
  for (guint i = 1; i <= SILOAM_N_THEMES; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "board.theme", "u", i);
      gtk_widget_class_add_binding_action (widget_class,
                                           GDK_KEY_KP_0 + i,
                                           0,
                                           "board.theme",
                                           "u",
                                           i);
    }
}

static void
siloam_board_page_init (SiloamBoardPage *self)
{
}

/* Who came from a session goes back to it. */
static void
lead_back (SiloamBoardPage *self)
{
  const SiloamSession *live = siloam_evening_room_get_session (room_of (self));
  g_autofree char *action = live ? g_strconcat ("evening.resume::", live->id, NULL) : NULL;

  if (action && siloam_session_is_living (live))
    siloam_evening_sheet_set_back_action (SILOAM_EVENING_SHEET (self), action);
}

/**
 * siloam_board_page_new:
 *
 * Returns: (transfer floating): the page of the board
 */
GtkWidget *
siloam_board_page_new (SiloamEveningRoom *room)
{
  SiloamBoardPage *self = g_object_new (SILOAM_TYPE_BOARD_PAGE, NULL);

  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "board");
  lead_back (self);
  self->sessions = list_sessions (self);
  fill (self);
  g_signal_connect_object (siloam_evening_room_get_ministry (room),
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
