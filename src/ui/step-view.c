/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The seam between the page of the guide and its steps, and the one place that knows which widget
 * is which step. Main thread. */

#include "config.h"

#include "ui/step-view.h"

#include "ui/arrive-step.h"
#include "ui/forgive-step.h"
#include "ui/invite-step.h"
#include "ui/memory-step.h"
#include "ui/name-step.h"
#include "ui/receive-step.h"
#include "ui/release-step.h"
#include "ui/today-step.h"
#include "ui/weigh-step.h"

G_DEFINE_INTERFACE (SiloamStepView, siloam_step_view, GTK_TYPE_WIDGET)

static gboolean
nothing_more (SiloamStepView *self)
{
  return FALSE;
}

static void
nothing_to_settle (SiloamStepView *self, gboolean skipped)
{
}

static void
siloam_step_view_default_init (SiloamStepViewInterface *iface)
{
  iface->forward = nothing_more;
  iface->backward = nothing_more;
  iface->settle = nothing_to_settle;
}

SiloamSheet *
siloam_step_view_get_sheet (SiloamStepView *self)
{
  g_return_val_if_fail (SILOAM_IS_STEP_VIEW (self), NULL);

  return SILOAM_STEP_VIEW_GET_IFACE (self)->get_sheet (self);
}

gboolean
siloam_step_view_forward (SiloamStepView *self)
{
  g_return_val_if_fail (SILOAM_IS_STEP_VIEW (self), FALSE);

  return SILOAM_STEP_VIEW_GET_IFACE (self)->forward (self);
}

gboolean
siloam_step_view_backward (SiloamStepView *self)
{
  g_return_val_if_fail (SILOAM_IS_STEP_VIEW (self), FALSE);

  return SILOAM_STEP_VIEW_GET_IFACE (self)->backward (self);
}

void
siloam_step_view_settle (SiloamStepView *self, gboolean skipped)
{
  g_return_if_fail (SILOAM_IS_STEP_VIEW (self));

  SILOAM_STEP_VIEW_GET_IFACE (self)->settle (self, skipped);
}

typedef GtkWidget *(*MakeStep) (SiloamGuide *guide, SiloamPrompts *prompts);

static const MakeStep steps[SILOAM_N_STEPS] = {
  [SILOAM_STEP_ARRIVE] = siloam_arrive_step_new,   [SILOAM_STEP_INVITE] = siloam_invite_step_new,
  [SILOAM_STEP_NAME] = siloam_name_step_new,       [SILOAM_STEP_MEMORY] = siloam_memory_step_new,
  [SILOAM_STEP_FORGIVE] = siloam_forgive_step_new, [SILOAM_STEP_RELEASE] = siloam_release_step_new,
  [SILOAM_STEP_RECEIVE] = siloam_receive_step_new, [SILOAM_STEP_WEIGH] = siloam_weigh_step_new,
  [SILOAM_STEP_TODAY] = siloam_today_step_new,
};

/**
 * siloam_step_view_new:
 * @guide: whose step is shown
 * @prompts: the texts
 *
 * Makes the view of the step the guide is at.
 *
 * Returns: (transfer floating): a #SiloamStepView
 */
GtkWidget *
siloam_step_view_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  return steps[siloam_guide_get_step (guide)](guide, prompts);
}
