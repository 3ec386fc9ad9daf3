/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/guide.h"
#include "ui/sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_STEP_VIEW (siloam_step_view_get_type ())

/* One step of the guide on screen. It writes into the guide's entry and goes on by the actions
 * "guide.next", "guide.skip", "guide.today", "guide.finish" and "entry.touch" of the page around
 * it. gtk_widget_grab_focus puts the focus where the person starts. */
G_DECLARE_INTERFACE (SiloamStepView, siloam_step_view, SILOAM, STEP_VIEW, GtkWidget)

struct _SiloamStepViewInterface
{
  GTypeInterface parent_interface;

  SiloamSheet *(*get_sheet) (SiloamStepView *self);
  gboolean (*forward) (SiloamStepView *self);
  gboolean (*backward) (SiloamStepView *self);
  void (*settle) (SiloamStepView *self, gboolean skipped);
};

SiloamSheet *siloam_step_view_get_sheet (SiloamStepView *self);
/* TRUE when the step itself went on (to another hurt); FALSE when the guide should. */
gboolean siloam_step_view_forward (SiloamStepView *self);
gboolean siloam_step_view_backward (SiloamStepView *self);
/* Called once before the step is left: what counts only on leaving goes into the entry now. */
void siloam_step_view_settle (SiloamStepView *self, gboolean skipped);

GtkWidget *siloam_step_view_new (SiloamGuide *guide,
                                 SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
