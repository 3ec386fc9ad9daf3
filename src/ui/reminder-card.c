/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reminder that is due: at most one, only from the received side, without a day or a number. It
 * waits on the first page and asks for nothing. Main thread. */

#include "config.h"

#include "ui/reminder-card.h"

#include "journal/journal-reminder.h"
#include "ui/error-text.h"
#include "ui/wrap-layout.h"

struct _SiloamReminderCard
{
  GtkWidget parent_instance;

  GtkWidget *caption;
  GtkWidget *words;
  GtkWidget *actions;
  GtkWidget *read;
  GtkWidget *dismiss;

  SiloamJournal *journal; /* NULL before opening and once disposed */
  SiloamPrompts *prompts;
  char *entry_id;
  gboolean show_words;
};

G_DEFINE_FINAL_TYPE (SiloamReminderCard, siloam_reminder_card, GTK_TYPE_WIDGET)

static void
show_reminder (SiloamReminderCard *self, const SiloamReminder *reminder)
{
  const char *words = reminder != NULL && self->show_words ? reminder->words : NULL;

  g_free (self->entry_id);
  self->entry_id = reminder != NULL ? g_strdup (reminder->entry_id) : NULL;
  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), reminder != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReminderCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reminders =
      siloam_journal_reminders_finish (SILOAM_JOURNAL (source), result, &error);

  if (reminders != NULL && self->journal != NULL)
    show_reminder (self, reminders->len > 0 ? g_ptr_array_index (reminders, 0) : NULL);
}

static void
taken_away_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReminderCard) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = siloam_journal_set_reminder_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  if (!done)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.toast",
                                "s",
                                siloam_error_text (self->prompts, error).title);
  siloam_reminder_card_refresh (self);
}

static void
take_away (SiloamReminderCard *self)
{
  siloam_journal_set_reminder_async (self->journal,
                                     self->entry_id,
                                     NULL,
                                     taken_away_cb,
                                     g_object_ref (self));
}

/* What is read again has done what it was for. */
static void
read_clicked_cb (SiloamReminderCard *self)
{
  g_autofree char *id = g_strdup (self->entry_id);

  take_away (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.entry-read", "s", id);
}

static GtkWidget *
add_label (SiloamReminderCard *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "justify",
                                   GTK_JUSTIFY_CENTER,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static GtkWidget *
add_button (SiloamReminderCard *self, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, self->actions);
  return button;
}

static void
siloam_reminder_card_dispose (GObject *object)
{
  SiloamReminderCard *self = SILOAM_REMINDER_CARD (object);

  g_clear_pointer (&self->read, gtk_widget_unparent);
  g_clear_pointer (&self->dismiss, gtk_widget_unparent);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->actions, gtk_widget_unparent);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->entry_id, g_free);

  G_OBJECT_CLASS (siloam_reminder_card_parent_class)->dispose (object);
}

static void
siloam_reminder_card_class_init (SiloamReminderCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_reminder_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siloam_reminder_card_init (SiloamReminderCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->caption = add_label (self, "caption");
  self->words = add_label (self, "siloam-own-words");
  gtk_label_set_lines (GTK_LABEL (self->words), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->actions, siloam_wrap_layout_new (6, FALSE));
  gtk_widget_set_halign (self->actions, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->actions, GTK_WIDGET (self));
  self->read = add_button (self, G_CALLBACK (read_clicked_cb));
  self->dismiss = add_button (self, G_CALLBACK (take_away));
}

/**
 * siloam_reminder_card_open:
 * @journal: where reminders are kept
 * @prompts: the texts
 *
 * Gives the card, made by a template, what it reads from; siloam_reminder_card_set_show_words()
 * shows what is due.
 */
void
siloam_reminder_card_open (SiloamReminderCard *self, SiloamJournal *journal, SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_REMINDER_CARD (self) && self->journal == NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  gtk_label_set_label (GTK_LABEL (self->caption), siloam_prompts_get (prompts, "home.reminder"));
  gtk_button_set_label (GTK_BUTTON (self->read),
                        siloam_prompts_get (prompts, "home.reminder.read"));
  gtk_button_set_label (GTK_BUTTON (self->dismiss),
                        siloam_prompts_get (prompts, "home.reminder.dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siloam_prompts_get (prompts, "home.reminder"),
                                  -1);
  g_signal_connect_object (journal,
                           "profile-changed",
                           G_CALLBACK (siloam_reminder_card_refresh),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * siloam_reminder_card_refresh:
 *
 * Looks again what is due; nothing is, while the person has switched reminders off.
 */
void
siloam_reminder_card_refresh (SiloamReminderCard *self)
{
  g_return_if_fail (SILOAM_IS_REMINDER_CARD (self));

  if (self->journal == NULL)
    return;
  if (!siloam_journal_get_profile (self->journal)->reminders_enabled)
    {
      show_reminder (self, NULL);
      return;
    }
  siloam_journal_reminders_async (self->journal, NULL, NULL, read_cb, g_object_ref (self));
}

void
siloam_reminder_card_set_show_words (SiloamReminderCard *self, gboolean show_words)
{
  g_return_if_fail (SILOAM_IS_REMINDER_CARD (self));

  self->show_words = show_words;
  siloam_reminder_card_refresh (self);
}
