/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens, covers and closes the window on the second screen. As long as nobody knows what the
 * visitor sees, the rule of one screen holds. Main thread. */

#include "config.h"

#include "ui/visitor-screen.h"

typedef struct
{
  SiloamEveningRoom *room;
  GtkWindow *beside;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->room);
  g_clear_weak_pointer (&opening->beside);
  g_free (opening);
}

/**
 * siloam_visitor_screen_is_possible:
 *
 * Returns: whether the desktop has more than one monitor
 */
gboolean
siloam_visitor_screen_is_possible (GtkWidget *widget)
{
  return g_list_model_get_n_items (gdk_display_get_monitors (gtk_widget_get_display (widget))) > 1;
}

/**
 * siloam_visitor_screen_find:
 *
 * Returns: (transfer none) (nullable): the window of the visitor
 */
SiloamVisitorWindow *
siloam_visitor_screen_find (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (SILOAM_IS_VISITOR_WINDOW (window))
        return SILOAM_VISITOR_WINDOW (window);
    }
  return NULL;
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Opening *opening)
{
  siloam_evening_room_set_two_screens (opening->room, g_str_equal (response, "yes"));
  opening_free (opening);
}

static void
ask (Opening *opening)
{
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (opening->room);
  GtkWidget *dialog =
      adw_message_dialog_new (opening->beside,
                              siloam_prompts_get (prompts, "session.screen.question"),
                              siloam_prompts_get (prompts, "session.screen.hint"));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "no",
                                    siloam_prompts_get (prompts, "consent.button.no"),
                                    "yes",
                                    siloam_prompts_get (prompts, "consent.button.yes"),
                                    NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), opening);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
placed_cb (SiloamVisitorWindow *window, gboolean full, Opening *opening)
{
  g_signal_handlers_disconnect_by_data (window, opening);
  if (!full && opening->beside != NULL)
    {
      ask (opening);
      return;
    }
  siloam_evening_room_set_two_screens (opening->room, full);
  opening_free (opening);
}

/**
 * siloam_visitor_screen_open:
 * @room: the evening
 * @beside: the window of the team
 *
 * Opens the visitor's window, or places the one there is anew.
 */
void
siloam_visitor_screen_open (SiloamEveningRoom *room, GtkWindow *beside)
{
  SiloamVisitorWindow *window = siloam_visitor_screen_find ();
  Opening *opening = g_new0 (Opening, 1);

  if (window == NULL)
    window = siloam_visitor_window_new (gtk_window_get_application (beside), room);
  opening->room = g_object_ref (room);
  g_set_weak_pointer (&opening->beside, beside);
  g_signal_connect (window, "placed", G_CALLBACK (placed_cb), opening);
  siloam_visitor_window_place (window, beside);
}

/**
 * siloam_visitor_screen_close:
 *
 * Closes the visitor's window; the laptop is the only screen again.
 */
void
siloam_visitor_screen_close (SiloamEveningRoom *room, GtkWindow *beside)
{
  SiloamVisitorWindow *window = siloam_visitor_screen_find ();

  siloam_evening_room_set_two_screens (room, FALSE);
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

/**
 * siloam_visitor_screen_cover:
 * @room: (nullable): the evening
 * @covered: whether to cover
 */
void
siloam_visitor_screen_cover (SiloamEveningRoom *room, gboolean covered)
{
  SiloamVisitorWindow *window = siloam_visitor_screen_find ();
  SiloamSessionGuide *guide = room != NULL ? siloam_evening_room_get_guide (room) : NULL;

  if (covered && guide != NULL)
    siloam_session_guide_set_held (guide, TRUE);
  if (window != NULL)
    siloam_visitor_window_cover (window, covered);
}
