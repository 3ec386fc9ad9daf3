/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When to be reminded of an entry. Owns the choice on screen; the reminder itself is only in the
 * sealed journal, and nothing outside Siloam ever hears of it. Main thread. */

#include "config.h"

#include "ui/reminder-choice.h"

#include "journal/journal-reminder.h"
#include "ui/chip-choice.h"
#include "ui/date-text.h"
#include "ui/error-text.h"
#include "ui/text-label.h"

typedef enum
{
  REMIND_NONE = 1,
  REMIND_WEEK,
  REMIND_MONTH,
  REMIND_OWN,
} Remind;

struct _SiloamReminderChoice
{
  GtkWidget parent_instance;

  GtkWidget *box;
  SiloamChipChoice *chips;
  GtkWidget *day; /* says the day */
  GtkWidget *own; /* says the day and opens the calendar */
  GtkWidget *own_label;
  GtkCalendar *calendar;

  SiloamPrompts *prompts;
  SiloamJournal *journal; /* NULL once disposed */
  char *entry_id;
  gboolean showing; /* what the journal holds, not a choice of the person */
};

G_DEFINE_FINAL_TYPE (SiloamReminderChoice, siloam_reminder_choice, GTK_TYPE_WIDGET)

static GDateTime *
start_of_day (GDateTime *moment)
{
  return g_date_time_new_local (g_date_time_get_year (moment),
                                g_date_time_get_month (moment),
                                g_date_time_get_day_of_month (moment),
                                0,
                                0,
                                0);
}

/* NULL for no reminder. */
static GDateTime *
day_of (SiloamReminderChoice *self, Remind choice)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = NULL;

  if (choice == REMIND_NONE)
    return NULL;
  if (choice == REMIND_WEEK)
    day = g_date_time_add_weeks (now, 1);
  else if (choice == REMIND_MONTH)
    day = g_date_time_add_months (now, 1);
  else
    day = gtk_calendar_get_date (self->calendar);
  return start_of_day (day);
}

/* The choice that stands for a day that was chosen before. */
static Remind
choice_for (SiloamReminderChoice *self, GDateTime *due)
{
  if (due == NULL)
    return REMIND_NONE;
  for (Remind choice = REMIND_WEEK; choice <= REMIND_MONTH; choice++)
    {
      g_autoptr (GDateTime) day = day_of (self, choice);

      if (g_date_time_equal (day, due))
        return choice;
    }
  return REMIND_OWN;
}

static void
show_day (SiloamReminderChoice *self)
{
  Remind choice = (Remind) siloam_chip_choice_get_value (self->chips);
  g_autoptr (GDateTime) due = day_of (self, choice);
  g_autofree char *text = due != NULL ? siloam_date_text_day (due) : g_strdup ("");
  const char *name = siloam_prompts_get (self->prompts, "today.remind.own");
  g_autofree char *own_name = g_strdup_printf ("%s: %s", name, text);

  gtk_label_set_label (GTK_LABEL (self->day), text);
  gtk_widget_set_visible (self->day, choice == REMIND_WEEK || choice == REMIND_MONTH);
  gtk_label_set_label (GTK_LABEL (self->own_label), text);
  gtk_widget_set_visible (self->own, choice == REMIND_OWN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  own_name,
                                  -1);
}

static void
show_due (SiloamReminderChoice *self, GDateTime *due)
{
  self->showing = TRUE;
  if (due != NULL)
    gtk_calendar_select_day (self->calendar, due);
  siloam_chip_choice_set_value (self->chips, choice_for (self, due));
  self->showing = FALSE;
  show_day (self);
}

static void
say_error (SiloamReminderChoice *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.toast",
                              "s",
                              siloam_error_text (self->prompts, error).title);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReminderChoice) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reminders =
      siloam_journal_reminders_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  if (reminders == NULL)
    {
      say_error (self, error);
      return;
    }
  gtk_widget_set_sensitive (self->box, TRUE);
  show_due (self,
            reminders->len > 0 ? ((const SiloamReminder *) g_ptr_array_index (reminders, 0))->due
                               : NULL);
}

/* Until the journal has answered there is nothing to choose: an answer must not undo a choice. */
static void
read_reminder (SiloamReminderChoice *self)
{
  gtk_widget_set_sensitive (self->box, FALSE);
  siloam_journal_reminders_async (self->journal,
                                  self->entry_id,
                                  NULL,
                                  read_cb,
                                  g_object_ref (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReminderChoice) self = user_data;
  g_autoptr (GError) error = NULL;

  if (siloam_journal_set_reminder_finish (SILOAM_JOURNAL (source), result, &error) ||
      self->journal == NULL)
    return;
  say_error (self, error);
  read_reminder (self);
}

/* Reminders are off until the person asks for one. */
static void
switch_reminders_on (SiloamReminderChoice *self)
{
  g_autoptr (SiloamProfile) profile = NULL;

  if (siloam_journal_get_profile (self->journal)->reminders_enabled)
    return;
  profile = siloam_profile_copy (siloam_journal_get_profile (self->journal));
  profile->reminders_enabled = TRUE;
  siloam_journal_save_profile_async (self->journal, profile, NULL, NULL);
}

static void
keep (SiloamReminderChoice *self)
{
  g_autoptr (GDateTime) due = NULL;

  if (self->showing)
    return;
  due = day_of (self, (Remind) siloam_chip_choice_get_value (self->chips));
  if (due != NULL)
    switch_reminders_on (self);
  siloam_journal_set_reminder_async (self->journal,
                                     self->entry_id,
                                     due,
                                     kept_cb,
                                     g_object_ref (self));
  show_day (self);
}

static void
add_chips (SiloamReminderChoice *self, const char *question)
{
  static const char *const keys[] = {
    [REMIND_NONE] = "today.remind.none",
    [REMIND_WEEK] = "today.remind.week",
    [REMIND_MONTH] = "today.remind.month",
    [REMIND_OWN] = "today.remind.own",
  };

  self->chips = SILOAM_CHIP_CHOICE (siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, question));
  for (guint choice = REMIND_NONE; choice <= REMIND_OWN; choice++)
    siloam_chip_choice_add (self->chips,
                            choice,
                            siloam_prompts_get (self->prompts, keys[choice]),
                            NULL);
  siloam_chip_choice_set_value (self->chips, REMIND_NONE);
  g_signal_connect_object (self->chips,
                           "notify::value",
                           G_CALLBACK (keep),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->chips));
}

static void
add_own (SiloamReminderChoice *self)
{
  static const char *const moves[] = { "day-selected",
                                       "prev-month",
                                       "next-month",
                                       "prev-year",
                                       "next-year" };
  GtkWidget *popover = gtk_popover_new ();
  g_autoptr (GDateTime) week = day_of (self, REMIND_WEEK);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_calendar_select_day (self->calendar, week);
  /* Another month or year is another day, too, and the calendar does not say so. */
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (self->calendar, moves[i], G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  self->own = gtk_menu_button_new ();
  self->own_label = siloam_text_label_new ("", "siloam-text");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->own), self->own_label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->own), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->own), popover);
  gtk_widget_set_halign (self->own, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), self->own);
}

static void
build (SiloamReminderChoice *self)
{
  const char *question = siloam_prompts_get (self->prompts, "today.button.remind");

  gtk_box_append (GTK_BOX (self->box), siloam_text_label_new (question, "siloam-heading"));
  add_chips (self, question);
  self->day = siloam_text_label_new ("", "siloam-text");
  gtk_box_append (GTK_BOX (self->box), self->day);
  add_own (self);
  gtk_box_append (GTK_BOX (self->box),
                  siloam_text_label_new (siloam_prompts_get (self->prompts, "today.remind.hint"),
                                         "siloam-hint"));
  show_day (self);
}

static void
siloam_reminder_choice_dispose (GObject *object)
{
  SiloamReminderChoice *self = SILOAM_REMINDER_CHOICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->entry_id, g_free);

  G_OBJECT_CLASS (siloam_reminder_choice_parent_class)->dispose (object);
}

static void
siloam_reminder_choice_class_init (SiloamReminderChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_reminder_choice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_reminder_choice_init (SiloamReminderChoice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * siloam_reminder_choice_new:
 * @prompts: the texts
 * @journal: where the reminder is kept
 * @entry_id: an entry that is in the journal
 *
 * Makes the choice; it shows the reminder of the entry once the journal has told it.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_reminder_choice_new (SiloamPrompts *prompts, SiloamJournal *journal, const char *entry_id)
{
  SiloamReminderChoice *self = g_object_new (SILOAM_TYPE_REMINDER_CHOICE, NULL);

  self->prompts = g_object_ref (prompts);
  self->journal = g_object_ref (journal);
  self->entry_id = g_strdup (entry_id);
  build (self);
  read_reminder (self);
  return GTK_WIDGET (self);
}
