/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a session is on the team's window. With one screen the visitor looks at it too: then it
 * holds the visitor's side and what they agreed to have written, and cannot hold more. Main thread.
 */

#include "config.h"

#include "ui/session-stage.h"

#include <adwaita.h>

#include "ui/pair-layout.h"
#include "ui/private-notes.h"
#include "ui/screen.h"
#include "ui/scribe.h"
#include "ui/session-trail.h"
#include "ui/session-verses.h"
#include "ui/visitor-window.h"

#define SPACING 18
#define SCRIBE_HEIGHT 300
#define DESK_WIDTH 320

struct _SiloamSessionStage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  SiloamScribe *scribe;
  SiloamSessionTrail *trail; /* these three with two screens only */
  GtkLabel *reads;
  GtkLabel *cue;

  SiloamEveningRoom *room;
  gboolean shared;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (SiloamSessionStage, siloam_session_stage, GTK_TYPE_WIDGET)

static SiloamSessionGuide *
guide_of (SiloamSessionStage *self)
{
  return siloam_evening_room_get_guide (self->room);
}

static const char *
get (SiloamSessionStage *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_prompts (self->room), key);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_scroller (GtkWidget *child)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "hscrollbar-policy",
                       GTK_POLICY_NEVER,
                       "child",
                       child,
                       NULL);
}

static void
clear (SiloamSessionStage *self)
{
  self->scribe = NULL;
  self->trail = NULL;
  self->reads = NULL;
  self->cue = NULL;
  g_clear_pointer (&self->content, gtk_widget_unparent);
}

/* --- one screen --- */

static gboolean
any_visible (GBinding *binding, const GValue *from, GValue *to, gpointer other)
{
  g_value_set_boolean (to, g_value_get_boolean (from) || gtk_widget_get_visible (other));
  return TRUE;
}

static void
bind_visible (GtkWidget *one, GtkWidget *other, GtkWidget *around)
{
  g_object_bind_property_full (one,
                               "visible",
                               around,
                               "visible",
                               G_BINDING_SYNC_CREATE,
                               any_visible,
                               NULL,
                               other,
                               NULL);
}

/* What is written, and the verses that go with it; not there while there is neither. */
static GtkWidget *
make_scribe_below (SiloamSessionStage *self)
{
  GtkWidget *scribe =
      siloam_scribe_new (self->room, siloam_evening_room_get_visitor_prompts (self->room));
  GtkWidget *verses = siloam_session_verses_new (self->room, TRUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller;

  self->scribe = SILOAM_SCRIBE (scribe);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 920);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_add_css_class (box, "siloam-scribe");
  gtk_box_append (
      GTK_BOX (box),
      make_label (siloam_prompts_get (siloam_evening_room_get_visitor_prompts (self->room),
                                      "session.read_along"),
                  "siloam-meta"));
  gtk_box_append (GTK_BOX (box), scribe);
  gtk_box_append (GTK_BOX (box), verses);
  scroller = make_scroller (clamp);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), SCRIBE_HEIGHT);
  bind_visible (scribe, verses, scroller);
  bind_visible (verses, scribe, scroller);
  return scroller;
}

static GtkWidget *
make_shared (SiloamSessionStage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = siloam_visitor_view_new (self->room);

  siloam_visitor_view_hide_written (SILOAM_VISITOR_VIEW (view));
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), make_scribe_below (self));
  return box;
}

/* --- two screens --- */

static GtkWidget *
make_middle (SiloamSessionStage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *reads = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scribe =
      siloam_scribe_new (self->room, siloam_evening_room_get_visitor_prompts (self->room));

  self->reads = GTK_LABEL (make_label ("", "siloam-own-words"));
  gtk_widget_add_css_class (reads, "siloam-visitor-written");
  gtk_box_append (GTK_BOX (reads),
                  make_label (get (self, "session.visitor_reads"), "siloam-heading"));
  gtk_box_append (GTK_BOX (reads), GTK_WIDGET (self->reads));
  self->scribe = SILOAM_SCRIBE (scribe);
  gtk_box_append (GTK_BOX (box), reads);
  gtk_box_append (GTK_BOX (box), scribe);
  gtk_box_append (GTK_BOX (box), siloam_session_verses_new (self->room, TRUE));
  return box;
}

static GtkWidget *
make_cue (SiloamSessionStage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->cue = GTK_LABEL (make_label ("", "siloam-text"));
  gtk_widget_add_css_class (box, "siloam-cue");
  gtk_box_append (GTK_BOX (box), make_label (get (self, "cue.title"), "siloam-heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cue));
  gtk_box_append (GTK_BOX (box), make_label (get (self, "cue.never"), "siloam-hint"));
  return box;
}

static GtkWidget *
make_right (SiloamSessionStage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  gtk_box_append (GTK_BOX (box), make_cue (self));
  gtk_box_append (GTK_BOX (box), siloam_private_notes_new (self->room));
  return box;
}

static GtkWidget *
make_desk (SiloamSessionStage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *trail = siloam_session_trail_new (self->room);
  GtkWidget *beside = adw_squeezer_new ();
  GtkWidget *scroller = make_scroller (pair);

  self->trail = SILOAM_SESSION_TRAIL (trail);
  gtk_widget_set_layout_manager (
      pair,
      g_object_new (SILOAM_TYPE_PAIR_LAYOUT, "share", 58, "chars", 68, NULL));
  gtk_widget_add_css_class (pair, "siloam-desk");
  gtk_box_append (GTK_BOX (pair), make_middle (self));
  gtk_box_append (GTK_BOX (pair), make_right (self));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_size_request (scroller, DESK_WIDTH, -1);
  /* The steps are there where there is room beside what is written. */
  adw_squeezer_set_allow_none (ADW_SQUEEZER (beside), TRUE);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (beside), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (beside), make_scroller (trail));
  gtk_box_append (GTK_BOX (box), beside);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

/* --- held --- */

static GtkWidget *
make_held (SiloamSessionStage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *button = siloam_screen_plain_button_new (get (self, "session.button.go_on"));

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box),
                  make_label (get (self, "session.resume.question"), "siloam-question"));
  gtk_box_append (GTK_BOX (box), make_label (get (self, "session.resume.hint"), "siloam-hint"));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "session.next");
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "siloam-column");
  return make_scroller (box);
}

static char *
dup_reads (SiloamSessionStage *self)
{
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (self->room);
  SiloamSessionGuide *guide = guide_of (self);

  if (siloam_session_guide_is_waiting (guide))
    return g_strdup (siloam_prompts_get (prompts, "session.wait"));
  if (siloam_session_guide_is_grounding (guide))
    return g_strdup (siloam_prompts_get (prompts, "session.grounding.question"));
  if (siloam_session_guide_get_prayer (guide) != NULL)
    return g_strdup (siloam_session_guide_get_prayer (guide)->text);
  return g_strdup (siloam_prompts_get (prompts, siloam_session_guide_get_line (guide)->prompt));
}

static void
show_line (SiloamSessionStage *self)
{
  g_autofree char *reads = NULL;
  const SiloamSessionLine *line = siloam_session_guide_get_line (guide_of (self));

  siloam_scribe_follow (self->scribe);
  if (self->reads == NULL)
    return;
  reads = dup_reads (self);
  gtk_label_set_label (self->reads, reads != NULL ? reads : "");
  gtk_label_set_label (self->cue, get (self, line->cue));
  siloam_session_trail_follow (self->trail);
}

/**
 * siloam_session_stage_rebuild:
 *
 * Makes everything anew, for the screens and the consents there are now.
 */
void
siloam_session_stage_rebuild (SiloamSessionStage *self)
{
  g_return_if_fail (SILOAM_IS_SESSION_STAGE (self));

  clear (self);
  if (guide_of (self) == NULL)
    return;

  self->shared = siloam_evening_room_is_shared (self->room);
  self->held = siloam_session_guide_is_held (guide_of (self));
  if (self->held)
    self->content = make_held (self);
  else
    self->content = self->shared ? make_shared (self) : make_desk (self);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  if (!self->held)
    show_line (self);
}

static void
update (SiloamSessionStage *self)
{
  SiloamSessionGuide *guide = guide_of (self);

  if (guide == NULL)
    {
      clear (self);
      return;
    }
  if (self->content == NULL || self->shared != siloam_evening_room_is_shared (self->room) ||
      self->held != siloam_session_guide_is_held (guide))
    siloam_session_stage_rebuild (self);
  else if (!self->held)
    show_line (self);
}

static gboolean
siloam_session_stage_grab_focus (GtkWidget *widget)
{
  SiloamSessionStage *self = SILOAM_SESSION_STAGE (widget);

  if (self->content == NULL)
    return FALSE;
  if (self->held)
    return gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
  return self->scribe != NULL && gtk_widget_get_visible (GTK_WIDGET (self->scribe)) &&
         gtk_widget_child_focus (GTK_WIDGET (self->scribe), GTK_DIR_TAB_FORWARD);
}

static void
siloam_session_stage_dispose (GObject *object)
{
  SiloamSessionStage *self = SILOAM_SESSION_STAGE (object);

  clear (self);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_session_stage_parent_class)->dispose (object);
}

static void
siloam_session_stage_class_init (SiloamSessionStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_session_stage_dispose;
  widget_class->grab_focus = siloam_session_stage_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_session_stage_init (SiloamSessionStage *self)
{
}

/**
 * siloam_session_stage_new:
 * @room: the evening, with a session
 *
 * Returns: (transfer floating): a new stage
 */
GtkWidget *
siloam_session_stage_new (SiloamEveningRoom *room)
{
  SiloamSessionStage *self = g_object_new (SILOAM_TYPE_SESSION_STAGE, NULL);

  self->room = g_object_ref (room);
  g_signal_connect_object (room, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  siloam_session_stage_rebuild (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_session_stage_release:
 *
 * Lets go of the words that are written in; siloam_session_stage_rebuild() takes them up again.
 */
void
siloam_session_stage_release (SiloamSessionStage *self)
{
  g_return_if_fail (SILOAM_IS_SESSION_STAGE (self));

  if (self->scribe != NULL)
    siloam_scribe_release (self->scribe);
}
