/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The reminder of one entry as a line on the page that is read. It follows the entry it was last
 * asked to show and changes nothing but to take the reminder away. Main thread. */

#include "config.h"

#include "ui/reminder-line.h"

#include "journal/journal-reminder.h"
#include "ui/date-text.h"
#include "ui/error-text.h"

struct _SiloamReminderLine
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *remove;

  SiloamJournal *journal; /* NULL while nothing is shown */
  SiloamPrompts *prompts;
  char *entry_id;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (SiloamReminderLine, siloam_reminder_line, GTK_TYPE_WIDGET)

static void
let_go (SiloamReminderLine *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->entry_id, g_free);
}

static void
show_reminder (SiloamReminderLine *self, const SiloamReminder *reminder)
{
  const char *name = siloam_prompts_get (self->prompts, "library.reminder");
  const char *remove = siloam_prompts_get (self->prompts, "name.button.remove");
  g_autofree char *day = siloam_date_text_day (reminder->due);
  g_autofree char *text = g_strdup_printf ("%s: %s", name, day);
  g_autofree char *remove_name = g_strdup_printf ("%s: %s", remove, name);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_button_set_label (GTK_BUTTON (self->remove), remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* A cancelled question belongs to a page that was left. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReminderLine) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reminders =
      siloam_journal_reminders_finish (SILOAM_JOURNAL (source), result, &error);

  if (reminders != NULL && reminders->len > 0 && self->journal != NULL)
    show_reminder (self, g_ptr_array_index (reminders, 0));
}

static void
taken_away_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReminderLine) self = user_data;
  g_autoptr (GError) error = NULL;

  if (siloam_journal_set_reminder_finish (SILOAM_JOURNAL (source), result, &error) ||
      self->journal == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.toast",
                              "s",
                              siloam_error_text (self->prompts, error).title);
}

static void
remove_clicked_cb (SiloamReminderLine *self)
{
  siloam_journal_set_reminder_async (self->journal,
                                     self->entry_id,
                                     NULL,
                                     taken_away_cb,
                                     g_object_ref (self));
  gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
siloam_reminder_line_dispose (GObject *object)
{
  SiloamReminderLine *self = SILOAM_REMINDER_LINE (object);

  let_go (self);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->remove, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_reminder_line_parent_class)->dispose (object);
}

static void
siloam_reminder_line_class_init (SiloamReminderLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_reminder_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_reminder_line_init (SiloamReminderLine *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "xalign",
                              0.0f,
                              "wrap",
                              TRUE,
                              "wrap-mode",
                              PANGO_WRAP_WORD_CHAR,
                              "hexpand",
                              TRUE,
                              NULL);
  gtk_widget_add_css_class (self->label, "siloam-meta");
  gtk_widget_add_css_class (self->label, "siloam-soft");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->remove = gtk_button_new ();
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->remove,
                           "clicked",
                           G_CALLBACK (remove_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
}

/**
 * siloam_reminder_line_show:
 * @journal: where the reminder is kept
 * @prompts: the texts
 * @entry_id: what is read
 *
 * Shows the reminder of an entry instead of that of an earlier one.
 */
void
siloam_reminder_line_show (SiloamReminderLine *self,
                           SiloamJournal *journal,
                           SiloamPrompts *prompts,
                           const char *entry_id)
{
  g_return_if_fail (SILOAM_IS_REMINDER_LINE (self));

  let_go (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  self->entry_id = g_strdup (entry_id);
  self->reading = g_cancellable_new ();
  siloam_journal_reminders_async (journal, entry_id, self->reading, read_cb, g_object_ref (self));
}
