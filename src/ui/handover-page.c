/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B6: the card that goes from the reception to the team. All on it comes from the visitor. Main
 * thread. */

#include "config.h"

#include "ui/handover-page.h"

#include "ministry/rules.h"
#include "ui/agreed-list.h"
#include "ui/header.h"
#include "ui/reception-rows.h"
#include "ui/sheet.h"
#include "ui/visitor-screen.h"

struct _SiloamHandoverPage
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkWidget *sheet;
  GtkWidget *missing;
  guint two_screens; /* 0 or 1 */

  SiloamEveningRoom *room;
};

G_DEFINE_FINAL_TYPE (SiloamHandoverPage, siloam_handover_page, GTK_TYPE_WIDGET)

static void
add_request (SiloamSheet *sheet, const SiloamSession *session)
{
  const char *unsaid =
      session->help_unclear ? "handover.request.unclear" : "handover.request.later";

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "handover.request"));
  if (session->help_request != NULL)
    siloam_sheet_add_text (sheet, session->help_request, "siloam-own-words");
  if (session->help_request == NULL || session->help_unclear)
    siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, unsaid), "siloam-text");
  siloam_sheet_end_group (sheet);
}

static const char *
alias_of (SiloamSheet *sheet, const SiloamSession *session)
{
  if (session->alias != NULL && *session->alias != '\0')
    return session->alias;
  return siloam_sheet_get_text (sheet, "handover.visitor");
}

/* Why this team may not sit with this visitor, as a key of the reception; NULL: it may. */
static const char *
find_objection (SiloamHandoverPage *self, const SiloamSession *session)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (self->room);

  for (guint i = 0; evening != NULL && i < evening->teams->len; i++)
    {
      const SiloamTeam *team = g_ptr_array_index (evening->teams, i);

      if (team->number == session->team_number)
        return siloam_reception_find_objection (siloam_evening_room_get_desk (self->room),
                                                team,
                                                session);
    }
  return NULL;
}

/* Another team always helps; asking again only where the visitor's yes is missing. */
static void
add_ways_out (SiloamSheet *sheet, gboolean may_ask)
{
  siloam_sheet_add_text (
      sheet,
      siloam_sheet_get_text (sheet, may_ask ? "handover.not.observer" : "handover.not.minor"),
      "siloam-note");
  if (may_ask)
    siloam_sheet_add_action (sheet,
                             siloam_sheet_get_text (sheet, "handover.button.ask"),
                             "evening.go::consent",
                             FALSE);
  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "handover.button.team"),
                           "evening.go::reception",
                           TRUE);
}

static void
add_two_screens (SiloamHandoverPage *self, SiloamSheet *sheet)
{
  const char *label = siloam_sheet_get_text (sheet, "handover.two_screens");
  GtkWidget *chips = siloam_chip_choice_new (SILOAM_CHIPS_ONE, label);

  self->two_screens = siloam_evening_room_get_two_screens (self->room) ? 1 : 0;
  siloam_chip_choice_add (SILOAM_CHIP_CHOICE (chips), 1, label, NULL);
  siloam_chip_choice_bind (SILOAM_CHIP_CHOICE (chips), &self->two_screens);
  siloam_sheet_add (sheet, chips);
}

static void
build (SiloamHandoverPage *self, const SiloamSession *session)
{
  const char *objection = find_objection (self, session);
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (self->room);
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);

  siloam_sheet_set_question (sheet, alias_of (sheet, session));
  add_request (sheet, session);
  if (session->guardian)
    siloam_sheet_add_text (sheet,
                           siloam_sheet_get_text (sheet, "handover.guardian"),
                           "siloam-note");
  gtk_box_append (siloam_sheet_add_group (sheet, "handover.agreed"),
                  siloam_agreed_list_new (self->room, prompts, FALSE));
  if (siloam_visitor_screen_is_possible (GTK_WIDGET (self)))
    {
      add_two_screens (self, sheet);
    }
  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "consent.button.stop"),
                           "evening.stop",
                           FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "handover.take", objection == NULL);
  if (objection != NULL)
    add_ways_out (sheet, g_str_equal (objection, "reception.team.observer"));
  else
    siloam_sheet_add_action (sheet,
                             siloam_sheet_get_text (sheet, "handover.button.take"),
                             "handover.take",
                             TRUE);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamHandoverPage *self = SILOAM_HANDOVER_PAGE (widget);
  GtkRoot *window = gtk_widget_get_root (widget);

  /* Asks who takes it over for the PIN, and comes back here. */
  if (!siloam_evening_room_may_see (self->room, SILOAM_VIEW_SESSION))
    {
      gtk_widget_activate_action (widget, "evening.go", "s", "session");
      return;
    }
  if (self->two_screens != 0 && GTK_IS_WINDOW (window))
    siloam_visitor_screen_open (self->room, GTK_WINDOW (window));
  else if (GTK_IS_WINDOW (window))
    siloam_visitor_screen_close (self->room, GTK_WINDOW (window));
  if (siloam_evening_room_move (self->room, SILOAM_SESSION_HUMAN))
    gtk_widget_activate_action (widget, "evening.go", "s", "session");
}

static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
}

static void
siloam_handover_page_dispose (GObject *object)
{
  SiloamHandoverPage *self = SILOAM_HANDOVER_PAGE (object);

  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_handover_page_parent_class)->dispose (object);
}

static void
siloam_handover_page_class_init (SiloamHandoverPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_handover_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "handover.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "handover.take", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Return,
                                       GDK_CONTROL_MASK,
                                       "handover.take",
                                       NULL);
}

static void
siloam_handover_page_init (SiloamHandoverPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->header = siloam_header_new ();
  siloam_header_set_back_action (SILOAM_HEADER (self->header), "evening.go::reception");
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

/**
 * siloam_handover_page_new:
 * @room: the evening, with the visitor's session
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_handover_page_new (SiloamEveningRoom *room)
{
  SiloamHandoverPage *self = g_object_new (SILOAM_TYPE_HANDOVER_PAGE, NULL);
  const SiloamSession *session = siloam_evening_room_get_session (room);

  self->room = g_object_ref (room);
  self->sheet = siloam_sheet_new (siloam_evening_room_get_prompts (room), NULL, "handover");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  if (session != NULL)
    build (self, session);
  return GTK_WIDGET (self);
}
