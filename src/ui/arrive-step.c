/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A5. The first thing asked is how the person is; "too much" goes to help before anything else. The
 * good memory written here is where help leads back to. Main thread. */

#include "config.h"

#include "ui/arrive-step.h"

#include <glib/gi18n.h>

#include "ui/template.h"

struct _SiloamArriveStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *checkin;
  GtkWidget *note;
  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamArriveStep,
                               siloam_arrive_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static void
show_note (SiloamArriveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  guint checkin = siloam_guide_get_entry (self->guide)->checkin_start;
  const char *note = "";

  if (checkin == SILOAM_CHECKIN_TENSE)
    note = siloam_sheet_get_text (sheet, "arrive.checkin.tense.note");
  else if (checkin == SILOAM_CHECKIN_TOO_MUCH)
    note = siloam_sheet_get_text (sheet, "arrive.checkin.too_much.note");

  gtk_label_set_label (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, note[0] != '\0');
}

static void
checkin_changed_cb (SiloamArriveStep *self)
{
  show_note (self);
  if (siloam_guide_get_entry (self->guide)->checkin_start != SILOAM_CHECKIN_TOO_MUCH)
    return;

  siloam_guide_touch (self->guide);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.help-now", NULL);
}

static void
add_prayer (SiloamArriveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkBox *fold =
      siloam_sheet_add_fold (sheet, siloam_sheet_get_text (sheet, "arrive.prayer.title"), FALSE);

  siloam_sheet_begin_group (sheet, fold);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "arrive.prayer"), "siloam-prayer");
  siloam_sheet_add_verses (sheet, "arrive.prayer", SILOAM_ROLE_READING);
  siloam_sheet_end_group (sheet);
}

static void
build (SiloamArriveStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  SiloamEntry *entry = siloam_guide_get_entry (self->guide);

  self->checkin = GTK_WIDGET (siloam_sheet_add_chips (sheet,
                                                      NULL,
                                                      "arrive.checkin",
                                                      siloam_checkins,
                                                      SILOAM_CHIPS_ONE,
                                                      (guint *) &entry->checkin_start));
  self->note = siloam_sheet_add_text (sheet, "", "siloam-note");
  show_note (self);
  g_signal_connect_object (self->checkin,
                           "notify::value",
                           G_CALLBACK (checkin_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);

  siloam_sheet_add_writing (sheet, "arrive.memory", 3, &entry->good_memory);
  add_prayer (self);
  siloam_sheet_add_verses (sheet, "arrive", SILOAM_ROLE_READING);

  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "arrive.button.rest"),
                           "win.help-now",
                           FALSE);
  siloam_sheet_add_action (sheet, _ ("Skip"), "guide.skip", FALSE);
  siloam_sheet_add_action (sheet, _ ("Next"), "guide.next", TRUE);
}

static SiloamSheet *
siloam_arrive_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_ARRIVE_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_arrive_step_get_sheet;
}

static gboolean
siloam_arrive_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_ARRIVE_STEP (widget)->checkin);
}

static void
siloam_arrive_step_dispose (GObject *object)
{
  SiloamArriveStep *self = SILOAM_ARRIVE_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_arrive_step_parent_class)->dispose (object);
}

static void
siloam_arrive_step_class_init (SiloamArriveStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_arrive_step_dispose;
  widget_class->grab_focus = siloam_arrive_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_arrive_step_init (SiloamArriveStep *self)
{
}

/**
 * siloam_arrive_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_arrive_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamArriveStep *self = g_object_new (SILOAM_TYPE_ARRIVE_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "arrive");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}
