/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A8. Only what the person still knows: no pictures, ages or people are suggested and nothing is
 * filled in beforehand. Skipping is the default and has the focus. Main thread. */

#include "config.h"

#include "ui/memory-step.h"

#include <glib/gi18n.h>

#include "ui/template.h"

struct _SiloamMemoryStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *skip;
  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamMemoryStep,
                               siloam_memory_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static void
build (SiloamMemoryStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  SiloamEntry *entry = siloam_guide_get_entry (self->guide);

  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "memory.prayer"), "siloam-prayer");
  siloam_sheet_add_writing (sheet, "memory.certainty", 4, &entry->memory_text);
  siloam_sheet_add_line (sheet, "memory.period", &entry->memory_period);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "memory.note"), "siloam-hint");
  siloam_sheet_add_verses (sheet, "memory", SILOAM_ROLE_READING);

  self->skip = siloam_sheet_add_action (sheet, _ ("Skip"), "guide.skip", FALSE);
  siloam_sheet_add_action (sheet, _ ("Next"), "guide.next", TRUE);
}

static SiloamSheet *
siloam_memory_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_MEMORY_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_memory_step_get_sheet;
}

static gboolean
siloam_memory_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_MEMORY_STEP (widget)->skip);
}

static void
siloam_memory_step_dispose (GObject *object)
{
  SiloamMemoryStep *self = SILOAM_MEMORY_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_memory_step_parent_class)->dispose (object);
}

static void
siloam_memory_step_class_init (SiloamMemoryStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_memory_step_dispose;
  widget_class->grab_focus = siloam_memory_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_memory_step_init (SiloamMemoryStep *self)
{
}

/**
 * siloam_memory_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_memory_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamMemoryStep *self = g_object_new (SILOAM_TYPE_MEMORY_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "memory");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
