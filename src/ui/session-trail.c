/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the steps, one under the other. Pressing one goes to its first line; one that is not
 * walked today is not there. Main thread. */

#include "config.h"

#include "ui/session-trail.h"

struct _SiloamSessionTrail
{
  GtkWidget parent_instance;

  GtkWidget *box;
  SiloamEveningRoom *room;
};

G_DEFINE_FINAL_TYPE (SiloamSessionTrail, siloam_session_trail, GTK_TYPE_WIDGET)

static void
chosen_cb (GtkButton *button, SiloamSessionTrail *self)
{
  SiloamSessionGuide *guide = siloam_evening_room_get_guide (self->room);

  if (guide != NULL)
    siloam_session_guide_go_to (guide, g_object_get_data (G_OBJECT (button), "place"));
}

static void
add_step (SiloamSessionTrail *self, const SiloamSessionLine *line)
{
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (self->room);
  g_autofree char *key = g_strconcat (line->step, ".title", NULL);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (siloam_prompts_get (prompts, key));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "siloam-trail-step");
  g_object_set_data (G_OBJECT (button), "place", (char *) line->place);
  g_object_set_data (G_OBJECT (button), "step", (char *) line->step);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_phase (SiloamSessionTrail *self, SiloamSessionState phase)
{
  const char *step = NULL;

  for (const SiloamSessionLine *line = siloam_session_lines (phase); line->place != NULL; line++)
    {
      if (g_strcmp0 (step, line->step) != 0)
        add_step (self, line);
      step = line->step;
    }
}

static const SiloamSessionLine *
find_line (const char *place)
{
  static const SiloamSessionState phases[] = { SILOAM_SESSION_HUMAN,
                                               SILOAM_SESSION_SPIRITUAL,
                                               SILOAM_SESSION_CLOSING };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    for (const SiloamSessionLine *line = siloam_session_lines (phases[i]); line->place != NULL;
         line++)
      if (g_str_equal (line->place, place))
        return line;
  return NULL;
}

/**
 * siloam_session_trail_follow:
 *
 * Marks the step where the session is, and hides those that are not walked today.
 */
void
siloam_session_trail_follow (SiloamSessionTrail *self)
{
  SiloamSessionGuide *guide;
  const char *here;

  g_return_if_fail (SILOAM_IS_SESSION_TRAIL (self));

  guide = siloam_evening_room_get_guide (self->room);
  if (guide == NULL)
    return;
  here = siloam_session_guide_get_line (guide)->step;
  for (GtkWidget *button = gtk_widget_get_first_child (self->box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const char *step = g_object_get_data (G_OBJECT (button), "step");
      const gboolean is_here = g_str_equal (step, here);

      if (is_here)
        gtk_widget_add_css_class (button, "siloam-here");
      else
        gtk_widget_remove_css_class (button, "siloam-here");
      gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                                   GTK_ACCESSIBLE_STATE_SELECTED,
                                   is_here,
                                   -1);
      gtk_widget_set_visible (button,
                              siloam_session_guide_has_line (
                                  guide,
                                  find_line (g_object_get_data (G_OBJECT (button), "place"))));
    }
}

static void
siloam_session_trail_dispose (GObject *object)
{
  SiloamSessionTrail *self = SILOAM_SESSION_TRAIL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_session_trail_parent_class)->dispose (object);
}

static void
siloam_session_trail_class_init (SiloamSessionTrailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_session_trail_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
siloam_session_trail_init (SiloamSessionTrail *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "siloam-trail");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * siloam_session_trail_new:
 * @room: the evening, with a session
 *
 * Returns: (transfer floating): a new trail
 */
GtkWidget *
siloam_session_trail_new (SiloamEveningRoom *room)
{
  SiloamSessionTrail *self = g_object_new (SILOAM_TYPE_SESSION_TRAIL, NULL);

  self->room = g_object_ref (room);
  add_phase (self, SILOAM_SESSION_HUMAN);
  add_phase (self, SILOAM_SESSION_SPIRITUAL);
  add_phase (self, SILOAM_SESSION_CLOSING);
  siloam_session_trail_follow (self);
  return GTK_WIDGET (self);
}
