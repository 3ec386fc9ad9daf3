/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Main thread. Nothing is kept unless someone ticks it and says why. */

#include "config.h"

#include "ui/care-keep.h"

#include "ui/after-parts.h"
#include "ui/day-choice.h"
#include "ui/field.h"

#define ROW_SPACING 6

struct _SiloamCareKeep
{
  GtkWidget parent_instance;

  SiloamNote *note;
  GtkWidget *tick;
  SiloamField *reason;
  GtkWidget *days;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (SiloamCareKeep, siloam_care_keep, GTK_TYPE_WIDGET)

static void
siloam_care_keep_dispose (GObject *object)
{
  SiloamCareKeep *self = SILOAM_CARE_KEEP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->note, siloam_note_free);

  G_OBJECT_CLASS (siloam_care_keep_parent_class)->dispose (object);
}

static void
siloam_care_keep_class_init (SiloamCareKeepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_care_keep_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_care_keep_init (SiloamCareKeep *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), ROW_SPACING);
}

static GtkWidget *
make_inside (SiloamCareKeep *self, SiloamPrompts *prompts, guint max_days)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);

  self->reason = g_object_new (SILOAM_TYPE_FIELD,
                               "title",
                               siloam_prompts_get (prompts, "tidy.care.reason"),
                               NULL);
  self->days = siloam_day_choice_new (prompts,
                                      siloam_prompts_get (prompts, "tidy.care.until"),
                                      max_days,
                                      FALSE);
  self->problem = siloam_after_text (siloam_prompts_get (prompts, "tidy.care.reason_missing"),
                                     "siloam-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (inside), self->problem);
  gtk_box_append (
      GTK_BOX (inside),
      siloam_after_text (siloam_prompts_get (prompts, "tidy.care.until"), "siloam-hint"));
  gtk_box_append (GTK_BOX (inside), self->days);
  g_object_bind_property (self->tick, "active", inside, "visible", G_BINDING_SYNC_CREATE);
  return inside;
}

/**
 * siloam_care_keep_new:
 * @note: a concern about safety; its words are on the screen
 *
 * Returns: (transfer floating): the concern, not kept
 */
GtkWidget *
siloam_care_keep_new (SiloamEveningRoom *room, const SiloamNote *note)
{
  SiloamCareKeep *self = g_object_new (SILOAM_TYPE_CARE_KEEP, NULL);
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (room);
  guint max_days = siloam_evening_room_get_desk (room)->location->max_days;

  self->note = siloam_note_copy (note);
  self->tick = siloam_after_tick (siloam_prompts_get (prompts, "tidy.care.keep"));
  if (note->text != NULL)
    gtk_widget_set_parent (siloam_after_text (note->text, "siloam-text"), GTK_WIDGET (self));
  gtk_widget_set_parent (self->tick, GTK_WIDGET (self));
  gtk_widget_set_parent (make_inside (self, prompts, max_days), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * siloam_care_keep_is_on:
 *
 * Returns: whether the concern is to be kept
 */
gboolean
siloam_care_keep_is_on (SiloamCareKeep *self)
{
  g_return_val_if_fail (SILOAM_IS_CARE_KEEP (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick));
}

/**
 * siloam_care_keep_dup_note:
 *
 * Returns: (transfer full) (nullable): the note with its reason and its day; %NULL while the reason
 *   is missing, which is said
 */
SiloamNote *
siloam_care_keep_dup_note (SiloamCareKeep *self)
{
  const char *reason;
  SiloamNote *note;

  g_return_val_if_fail (SILOAM_IS_CARE_KEEP (self), NULL);
  reason = siloam_field_get_text (self->reason);
  gtk_widget_set_visible (self->problem, siloam_after_is_blank (reason));
  if (siloam_after_is_blank (reason))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return NULL;
    }
  note = siloam_note_copy (self->note);
  g_free (note->reason);
  note->reason = g_strdup (reason);
  g_clear_pointer (&note->keep_until, g_date_time_unref);
  note->keep_until = siloam_day_choice_dup_date (self->days);
  return note;
}
