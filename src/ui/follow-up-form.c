/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Filled in with the visitor beside it. The words to say are in their language and form. Main
 * thread. */

#include "config.h"

#include "ui/follow-up-form.h"

#include "ui/after-parts.h"
#include "ui/day-choice.h"
#include "ui/field.h"
#include "ui/term-text.h"

#define ROW_SPACING 6

struct _SiloamFollowUpForm
{
  GtkWidget parent_instance;

  SiloamPrompts *prompts;
  GtkWidget *days;
  GtkWidget *channel;
  SiloamField *reach;
  SiloamField *wording;
  GtkWidget *leave_word;
};

G_DEFINE_FINAL_TYPE (SiloamFollowUpForm, siloam_follow_up_form, GTK_TYPE_WIDGET)

static void
siloam_follow_up_form_dispose (GObject *object)
{
  SiloamFollowUpForm *self = SILOAM_FOLLOW_UP_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_follow_up_form_parent_class)->dispose (object);
}

static void
siloam_follow_up_form_class_init (SiloamFollowUpFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_follow_up_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_follow_up_form_init (SiloamFollowUpForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), ROW_SPACING);
}

static void
add (SiloamFollowUpForm *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
add_label (SiloamFollowUpForm *self, const char *key, const char *css_class)
{
  add (self, siloam_after_text (siloam_prompts_get (self->prompts, key), css_class));
}

static SiloamField *
add_field (SiloamFollowUpForm *self, const char *key)
{
  SiloamField *field =
      g_object_new (SILOAM_TYPE_FIELD, "title", siloam_prompts_get (self->prompts, key), NULL);

  add (self, GTK_WIDGET (field));
  return field;
}

static void
add_channels (SiloamFollowUpForm *self)
{
  self->channel =
      siloam_chip_choice_new (SILOAM_CHIPS_ONE,
                              siloam_prompts_get (self->prompts, "tidy.followup.channel"));
  for (const SiloamTerm *term = siloam_contacts; term->nick != NULL; term++)
    siloam_chip_choice_add (
        SILOAM_CHIP_CHOICE (self->channel),
        (guint) term->value,
        siloam_term_text (self->prompts, "rights.term", siloam_contacts, term->value),
        NULL);
  add (self, self->channel);
}

/**
 * siloam_follow_up_form_new:
 * @room: with the visitor's session
 * @max_days: the last day there is
 *
 * Returns: (transfer floating): a form in which nothing is agreed
 */
GtkWidget *
siloam_follow_up_form_new (SiloamEveningRoom *room, guint max_days)
{
  SiloamFollowUpForm *self = g_object_new (SILOAM_TYPE_FOLLOW_UP_FORM, NULL);

  self->prompts = g_object_ref (siloam_evening_room_is_read_along (room)
                                    ? siloam_evening_room_get_visitor_prompts (room)
                                    : siloam_evening_room_get_prompts (room));
  add_label (self, "tidy.followup.title", "siloam-heading");
  add_label (self, "tidy.followup.hint", "siloam-hint");
  self->reach = add_field (self, "tidy.followup.reach");
  add_label (self, "tidy.followup.channel", "siloam-hint");
  add_channels (self);
  add_label (self, "tidy.followup.when", "siloam-hint");
  self->days = siloam_day_choice_new (self->prompts,
                                      siloam_prompts_get (self->prompts, "tidy.followup.when"),
                                      max_days,
                                      FALSE);
  add (self, self->days);
  self->wording = add_field (self, "tidy.followup.wording");
  siloam_field_set_text (self->wording,
                         siloam_prompts_get (siloam_evening_room_get_visitor_prompts (room),
                                             "tidy.followup.wording.default"));
  self->leave_word =
      siloam_after_tick (siloam_prompts_get (self->prompts, "tidy.followup.leave_word"));
  add (self, self->leave_word);
  return GTK_WIDGET (self);
}

/**
 * siloam_follow_up_form_is_empty:
 *
 * Returns: whether there is no way to reach someone, so that nothing was agreed
 */
gboolean
siloam_follow_up_form_is_empty (SiloamFollowUpForm *self)
{
  g_return_val_if_fail (SILOAM_IS_FOLLOW_UP_FORM (self), TRUE);

  return siloam_after_is_blank (siloam_field_get_text (self->reach));
}

/**
 * siloam_follow_up_form_dup:
 *
 * Returns: (transfer full) (nullable): what was agreed; %NULL while it does not say how, when or
 *   with which words
 */
SiloamFollowUp *
siloam_follow_up_form_dup (SiloamFollowUpForm *self, const SiloamSession *session)
{
  guint channel;
  g_autoptr (GDateTime) due = NULL;
  SiloamFollowUp *follow_up;

  g_return_val_if_fail (SILOAM_IS_FOLLOW_UP_FORM (self), NULL);
  channel = siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (self->channel));
  due = siloam_day_choice_dup_date (self->days);
  if (channel == 0 || due == NULL || siloam_after_is_blank (siloam_field_get_text (self->wording)))
    return NULL;
  follow_up = siloam_follow_up_new (session);
  g_clear_pointer (&follow_up->due, g_date_time_unref);
  follow_up->due = g_steal_pointer (&due);
  follow_up->channel = channel;
  g_free (follow_up->reach);
  follow_up->reach = g_strdup (siloam_field_get_text (self->reach));
  g_free (follow_up->wording);
  follow_up->wording = g_strdup (siloam_field_get_text (self->wording));
  follow_up->may_leave_word = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->leave_word));
  return follow_up;
}
