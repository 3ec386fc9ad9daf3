/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A6. The line of the guide stands ready and may be changed; going on makes it the person's own,
 * skipping leaves the entry without one. Main thread. */

#include "config.h"

#include "ui/invite-step.h"

#include <glib/gi18n.h>

#include "ui/template.h"

struct _SiloamInviteStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *line;
  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamInviteStep,
                               siloam_invite_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static void
line_changed_cb (SiloamInviteStep *self)
{
  SiloamEntry *entry = siloam_guide_get_entry (self->guide);
  g_autofree char *words = siloam_writing_area_dup_text (SILOAM_WRITING_AREA (self->line));

  g_free (entry->invitation);
  entry->invitation = words[0] != '\0' ? g_steal_pointer (&words) : NULL;
}

static void
siloam_invite_step_settle (SiloamStepView *view, gboolean skipped)
{
  if (skipped)
    return;

  line_changed_cb (SILOAM_INVITE_STEP (view));
  siloam_guide_touch (SILOAM_INVITE_STEP (view)->guide);
}

static void
build (SiloamInviteStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  const char *invitation = siloam_guide_get_entry (self->guide)->invitation;

  self->line = siloam_writing_area_new (siloam_sheet_get_text (sheet, "invite.question"), NULL, 3);
  gtk_widget_add_css_class (self->line, "siloam-prayer");
  siloam_writing_area_set_text (
      SILOAM_WRITING_AREA (self->line),
      invitation != NULL ? invitation : siloam_sheet_get_text (sheet, "invite.prayer"));
  g_signal_connect_object (self->line,
                           "notify::text",
                           G_CALLBACK (line_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add (sheet, self->line);
  siloam_sheet_add_verses (sheet, "invite", SILOAM_ROLE_READING);

  siloam_sheet_add_action (sheet, _ ("Skip"), "guide.skip", FALSE);
  siloam_sheet_add_action (sheet, _ ("Next"), "guide.next", TRUE);
}

static SiloamSheet *
siloam_invite_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_INVITE_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_invite_step_get_sheet;
  iface->settle = siloam_invite_step_settle;
}

static gboolean
siloam_invite_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_INVITE_STEP (widget)->line);
}

static void
siloam_invite_step_dispose (GObject *object)
{
  SiloamInviteStep *self = SILOAM_INVITE_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_invite_step_parent_class)->dispose (object);
}

static void
siloam_invite_step_class_init (SiloamInviteStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_invite_step_dispose;
  widget_class->grab_focus = siloam_invite_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_invite_step_init (SiloamInviteStep *self)
{
}

/**
 * siloam_invite_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_invite_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamInviteStep *self = g_object_new (SILOAM_TYPE_INVITE_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "invite");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
