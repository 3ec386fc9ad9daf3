/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B3: the team opens the evening together. Only its button opens it; who goes away leaves the
 * evening as it was. It holds nothing of a visitor. Main thread. */

#include "config.h"

#include "ui/opening-page.h"

#include "ministry/rules.h"

struct _SiloamOpeningPage
{
  SiloamEveningSheet parent_instance;

  GtkWidget *main_button;
};

G_DEFINE_FINAL_TYPE (SiloamOpeningPage, siloam_opening_page, SILOAM_TYPE_EVENING_SHEET)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamOpeningPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "evening.go", "s", "reception");
      return;
    }
  siloam_evening_sheet_tell (SILOAM_EVENING_SHEET (self), error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "opening.open", TRUE);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (widget);
  SiloamEveningRoom *room = siloam_evening_sheet_get_room (sheet);
  g_autoptr (SiloamEvening) evening = siloam_evening_copy (siloam_evening_room_get_evening (room));
  g_autoptr (GError) error = NULL;

  evening->prayed = TRUE;
  if (!siloam_evening_move (evening, SILOAM_EVENING_OPEN, &error))
    {
      siloam_evening_sheet_tell (sheet, error);
      return;
    }
  gtk_widget_action_set_enabled (widget, "opening.open", FALSE);
  siloam_ministry_save_evening_async (siloam_evening_sheet_get_ministry (sheet),
                                      evening,
                                      opened_cb,
                                      g_object_ref (widget));
}

static gboolean
siloam_opening_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_OPENING_PAGE (widget)->main_button);
}

static void
siloam_opening_page_class_init (SiloamOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = siloam_opening_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "opening.open", NULL, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "opening.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "opening.open", NULL);
}

static void
siloam_opening_page_init (SiloamOpeningPage *self)
{
}

static const char *
get_text (SiloamOpeningPage *self, const char *key)
{
  return siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), key);
}

static void
add_text (SiloamOpeningPage *self, const char *key, const char *css_class)
{
  siloam_sheet_add_text (siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self)),
                         get_text (self, key),
                         css_class);
}

static void
add_leader (SiloamOpeningPage *self, const SiloamEvening *evening)
{
  SiloamEveningSheet *sheet = SILOAM_EVENING_SHEET (self);
  const SiloamMember *leader =
      siloam_ministry_desk_find_member (siloam_evening_sheet_get_desk (sheet), evening->leader);
  g_autoptr (GString) text = g_string_new (get_text (self, "opening.leader"));

  if (leader == NULL || leader->first_name == NULL)
    return;
  g_string_replace (text, "{name}", leader->first_name, 0);
  siloam_sheet_add_text (siloam_evening_sheet_get_sheet (sheet), text->str, "siloam-text");
}

/* Folded open by choice only, and its verse with it (002-13). */
static void
add_prayer (SiloamOpeningPage *self)
{
  SiloamEveningSheet *evening_sheet = SILOAM_EVENING_SHEET (self);
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (evening_sheet);

  siloam_sheet_begin_group (
      sheet,
      siloam_sheet_add_fold (sheet, get_text (self, "opening.prayer.title"), FALSE));
  add_text (self, "opening.prayer.text", "siloam-prayer");
  siloam_evening_sheet_add_verses (evening_sheet, "opening.prayer");
  siloam_sheet_end_group (sheet);
}

static void
add_reminders (SiloamOpeningPage *self)
{
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self));

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "opening.reminders"));
  add_text (self, "opening.reminder.ask", "siloam-text");
  add_text (self, "opening.reminder.diagnosis", "siloam-text");
  add_text (self, "opening.reminder.promise", "siloam-text");
  siloam_sheet_end_group (sheet);
}

static void
add_silence (SiloamOpeningPage *self)
{
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self));

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "opening.silence"));
  add_text (self, "opening.silence.text", "siloam-text");
  siloam_sheet_end_group (sheet);
}

static void
add_confidence (SiloamOpeningPage *self)
{
  SiloamEveningSheet *evening_sheet = SILOAM_EVENING_SHEET (self);
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (evening_sheet);

  siloam_sheet_begin_group (sheet, siloam_sheet_add_group (sheet, "opening.confidence"));
  add_text (self, "opening.confidence.text", "siloam-note");
  siloam_evening_sheet_add_verses (evening_sheet, "opening");
  siloam_sheet_end_group (sheet);
}

/* Not prepared yet, or open already: says so and leads there. */
static void
fill_elsewhere (SiloamOpeningPage *self, const SiloamEvening *evening)
{
  SiloamSheet *sheet = siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self));
  gboolean open = evening != NULL && evening->state == SILOAM_EVENING_OPEN;

  siloam_sheet_hide_hint (sheet);
  add_text (self, open ? "opening.is_open" : "opening.not_prepared", "siloam-text");
  self->main_button = siloam_sheet_add_action (
      sheet,
      get_text (self, open ? "evening.page.reception" : "evening.page.prepare"),
      open ? "evening.go::reception" : "evening.go::prepare",
      TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "opening.open", FALSE);
}

static void
fill (SiloamOpeningPage *self, const SiloamEvening *evening)
{
  add_leader (self, evening);
  add_prayer (self);
  add_reminders (self);
  add_silence (self);
  add_confidence (self);
  self->main_button =
      siloam_sheet_add_action (siloam_evening_sheet_get_sheet (SILOAM_EVENING_SHEET (self)),
                               get_text (self, "opening.button.open"),
                               "opening.open",
                               TRUE);
}

/**
 * siloam_opening_page_new:
 * @room: the evening
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_opening_page_new (SiloamEveningRoom *room)
{
  SiloamOpeningPage *self = g_object_new (SILOAM_TYPE_OPENING_PAGE, NULL);
  const SiloamEvening *evening = siloam_evening_room_get_evening (room);

  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "opening");
  if (evening != NULL && evening->state == SILOAM_EVENING_PREPARED)
    fill (self, evening);
  else
    fill_elsewhere (self, evening);
  return GTK_WIDGET (self);
}
