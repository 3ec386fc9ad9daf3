/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A2: how a person likes to read, before anything private is asked. Main thread. */

#include "config.h"

#include "ui/reading-step.h"

#include <glib/gi18n.h>

#include "ui/reading-group.h"
#include "ui/screen.h"
#include "ui/template.h"

struct _SiloamReadingStep
{
  GtkWidget parent_instance;

  SiloamScreen *screen;
  AdwBin *group_bin;
  AdwBin *offer_bin;

  SiloamReadingGroup *group;
};

G_DEFINE_FINAL_TYPE (SiloamReadingStep, siloam_reading_step, GTK_TYPE_WIDGET)

static gboolean
siloam_reading_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_READING_STEP (widget)->group));
}

static void
siloam_reading_step_dispose (GObject *object)
{
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_READING_STEP);

  G_OBJECT_CLASS (siloam_reading_step_parent_class)->dispose (object);
}

static void
siloam_reading_step_class_init (SiloamReadingStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_reading_step_dispose;
  widget_class->grab_focus = siloam_reading_step_grab_focus;
  widget_class->focus = siloam_template_focus;

  g_type_ensure (SILOAM_TYPE_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/reading-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingStep, screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingStep, group_bin);
  gtk_widget_class_bind_template_child (widget_class, SiloamReadingStep, offer_bin);
}

static void
siloam_reading_step_init (SiloamReadingStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_reading_step_new:
 * @settings: read and written at once
 */
GtkWidget *
siloam_reading_step_new (SiloamSettings *settings)
{
  SiloamReadingStep *self = g_object_new (SILOAM_TYPE_READING_STEP, NULL);
  SiloamPrompts *prompts = siloam_settings_get_prompts (settings);

  siloam_screen_set_question (self->screen, siloam_prompts_get (prompts, "reading.question"));
  siloam_screen_set_hint (self->screen, siloam_prompts_get (prompts, "reading.hint"));
  self->group = SILOAM_READING_GROUP (siloam_reading_group_new (settings));
  adw_bin_set_child (self->group_bin, GTK_WIDGET (self->group));
  siloam_screen_add_button (self->screen, _ ("Next"), "first-run.next", SILOAM_BUTTON_SUGGESTED);
  return GTK_WIDGET (self);
}

/**
 * siloam_reading_step_get_translation:
 *
 * Returns: (transfer none): the Bible translation typed
 */
const char *
siloam_reading_step_get_translation (SiloamReadingStep *self)
{
  g_return_val_if_fail (SILOAM_IS_READING_STEP (self), NULL);

  return siloam_reading_group_get_translation (self->group);
}

/**
 * siloam_reading_step_set_translation:
 * @translation: (nullable): as typed before
 */
void
siloam_reading_step_set_translation (SiloamReadingStep *self, const char *translation)
{
  g_return_if_fail (SILOAM_IS_READING_STEP (self));

  siloam_reading_group_set_translation (self->group, translation);
}

/**
 * siloam_reading_step_offer:
 * @group: the question about Bibles on this computer
 *
 * Shows it below the rest.
 */
void
siloam_reading_step_offer (SiloamReadingStep *self, GtkWidget *group)
{
  g_return_if_fail (SILOAM_IS_READING_STEP (self));

  adw_bin_set_child (self->offer_bin, group);
  gtk_widget_set_visible (GTK_WIDGET (self->offer_bin), TRUE);
}

/**
 * siloam_reading_step_focus_address:
 *
 * Puts the focus on the row of the address form, where the person just chose.
 */
void
siloam_reading_step_focus_address (SiloamReadingStep *self)
{
  g_return_if_fail (SILOAM_IS_READING_STEP (self));

  siloam_reading_group_focus_address (self->group);
}
