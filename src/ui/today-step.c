/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A13. What this exchange became, one small thing to live from, and a soft landing. It ends on
 * Home, never on a next exchange. Main thread. */

#include "config.h"

#include "ui/today-step.h"

#include "ui/exchange-card.h"
#include "ui/reminder-choice.h"
#include "ui/template.h"

struct _SiloamTodayStep
{
  GtkWidget parent_instance;

  GtkWidget *sheet;
  GtkWidget *line;
  GtkWidget *reminder; /* empty until a reminder is offered */

  SiloamGuide *guide;
};

static void step_view_init (SiloamStepViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamTodayStep,
                               siloam_today_step,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_STEP_VIEW, step_view_init))

static void
checkin_changed_cb (SiloamTodayStep *self, GParamSpec *pspec, SiloamChipChoice *checkin)
{
  GtkWidget *note = g_object_get_data (G_OBJECT (checkin), "note");

  gtk_widget_set_visible (note, siloam_chip_choice_get_value (checkin) == SILOAM_CHECKIN_TOO_MUCH);
}

static void
add_card (SiloamTodayStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  const SiloamEntry *entry = siloam_guide_get_entry (self->guide);

  if (siloam_guide_get_gentle (self->guide))
    siloam_sheet_add_text (sheet,
                           siloam_sheet_get_text (sheet, "today.gentle.note"),
                           "siloam-note");
  else if (entry->hurts->len > 0 || entry->received->len > 0)
    siloam_sheet_add_above (sheet,
                            siloam_exchange_card_new (entry, siloam_sheet_get_prompts (sheet)));
}

static void
add_checkin (SiloamTodayStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  SiloamEntry *entry = siloam_guide_get_entry (self->guide);
  SiloamChipChoice *checkin = siloam_sheet_add_chips (sheet,
                                                      "today.checkin.question",
                                                      "today.checkin",
                                                      siloam_checkins,
                                                      SILOAM_CHIPS_ONE,
                                                      (guint *) &entry->checkin_end);
  GtkWidget *note =
      siloam_sheet_add_text (sheet,
                             siloam_sheet_get_text (sheet, "today.checkin.too_much.note"),
                             "siloam-note");

  g_object_set_data (G_OBJECT (checkin), "note", note);
  g_signal_connect_object (checkin,
                           "notify::value",
                           G_CALLBACK (checkin_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  checkin_changed_cb (self, NULL, checkin);
}

static void
build (SiloamTodayStep *self)
{
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  SiloamEntry *entry = siloam_guide_get_entry (self->guide);

  siloam_sheet_hide_hint (sheet);
  self->line = GTK_WIDGET (siloam_sheet_add_writing (sheet, NULL, 2, &entry->today_step));
  add_card (self);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "today.prayer"), "siloam-prayer");
  siloam_sheet_add_writing (sheet, "today.thanks", 2, &entry->closing_thanks);
  add_checkin (self);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "today.hint"), "siloam-note");
  self->reminder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->reminder, FALSE);
  siloam_sheet_add (sheet, self->reminder);
  siloam_sheet_add_check (sheet, "today.button.seal", &entry->sealed);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "today.seal.hint"), "siloam-hint");
  siloam_sheet_add_verses (sheet, "today", SILOAM_ROLE_READING);

  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "today.button.print"),
                           "guide.print",
                           FALSE);
  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "today.button.save"),
                           "guide.finish",
                           TRUE);
}

static SiloamSheet *
siloam_today_step_get_sheet (SiloamStepView *view)
{
  return SILOAM_SHEET (SILOAM_TODAY_STEP (view)->sheet);
}

static void
step_view_init (SiloamStepViewInterface *iface)
{
  iface->get_sheet = siloam_today_step_get_sheet;
}

static gboolean
siloam_today_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_TODAY_STEP (widget)->line);
}

static void
siloam_today_step_dispose (GObject *object)
{
  SiloamTodayStep *self = SILOAM_TODAY_STEP (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->guide);

  G_OBJECT_CLASS (siloam_today_step_parent_class)->dispose (object);
}

static void
siloam_today_step_class_init (SiloamTodayStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_today_step_dispose;
  widget_class->grab_focus = siloam_today_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_today_step_init (SiloamTodayStep *self)
{
}

/**
 * siloam_today_step_new:
 * @guide: whose entry is written in
 * @prompts: the texts
 *
 * Makes the step.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_today_step_new (SiloamGuide *guide, SiloamPrompts *prompts)
{
  SiloamTodayStep *self = g_object_new (SILOAM_TYPE_TODAY_STEP, NULL);

  self->guide = g_object_ref (guide);
  self->sheet = siloam_sheet_new (prompts, siloam_guide_get_entry (guide), "today");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  build (self);
  return GTK_WIDGET (self);
}

static gboolean
has_received (const SiloamEntry *entry)
{
  for (guint i = 0; i < entry->received->len; i++)
    {
      const SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (received->text != NULL && received->discern != SILOAM_DISCERN_SET_ASIDE)
        return TRUE;
    }
  return FALSE;
}

/**
 * siloam_today_step_offer_reminder:
 * @journal: where the entry of the step is kept
 *
 * Lets the person ask to be reminded of what was received; there is nothing to remind of without.
 */
void
siloam_today_step_offer_reminder (SiloamTodayStep *self, SiloamJournal *journal)
{
  const SiloamEntry *entry;
  SiloamPrompts *prompts;

  g_return_if_fail (SILOAM_IS_TODAY_STEP (self) && !gtk_widget_get_visible (self->reminder));

  entry = siloam_guide_get_entry (self->guide);
  prompts = siloam_sheet_get_prompts (SILOAM_SHEET (self->sheet));
  if (!has_received (entry))
    return;
  gtk_box_append (GTK_BOX (self->reminder),
                  siloam_reminder_choice_new (prompts, journal, entry->id));
  gtk_widget_set_visible (self->reminder, TRUE);
}
