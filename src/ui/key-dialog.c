/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A passphrase, a PIN, or another key for the whole journal. What is typed goes from the secure
 * buffers of the rows to the worker as SiloamSecret and nowhere else. Closing it in the middle of
 * another key stops that in time, or not at all. Main thread. */

#include "config.h"

#include "ui/key-dialog.h"

#include <glib/gi18n.h>

#include "journal/journal-keys.h"
#include "ui/action-layout.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/secret-group.h"
#include "ui/text-fit.h"

#define BIT(type) (1u << (type))
#define KEYRING_BITS (BIT (SILOAM_SLOT_KEYRING) | BIT (SILOAM_SLOT_KEYRING_PIN))
#define PULSE_MS 120

struct _SiloamKeyDialog
{
  AdwWindow parent_instance;

  GtkLabel *question_label;
  GtkLabel *text_label;
  GtkLabel *backups_label;
  AdwBin *passphrase_bin;
  AdwBin *pin_bin;
  SiloamNotice *notice;
  GtkWidget *working_box;
  GtkLabel *working_label;
  GtkProgressBar *progress_bar;
  GtkButton *remove_button;
  GtkButton *go_button;

  SiloamSecretGroup *passphrase_group; /* NULL when none is asked for */
  SiloamSecretGroup *pin_group;

  SiloamSettings *settings;
  SiloamJournal *journal;
  SiloamKeyTask task;
  guint slot_types;
  guint wanted_types; /* when what goes on succeeds */
  GCancellable *cancellable;
  gboolean working;
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (SiloamKeyDialog, siloam_key_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DONE,
  SIGNAL_ROTATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
say (SiloamKeyDialog *self, const char *key)
{
  return siloam_prompts_get (siloam_settings_get_prompts (self->settings), key);
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (SILOAM_KEY_DIALOG (user_data)->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
set_working (SiloamKeyDialog *self, gboolean working)
{
  self->working = working;
  gtk_widget_set_visible (self->working_box, working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->passphrase_bin), !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin_bin), !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "key.go", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "key.remove", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "key.cancel",
                                 !working || self->task == SILOAM_KEY_TASK_ROTATE);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  if (working)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
      self->pulse_source = g_timeout_add (PULSE_MS, pulse_cb, self);
    }
}

static void
show_error (SiloamKeyDialog *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (siloam_settings_get_prompts (self->settings), error);

  set_working (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  siloam_notice_set_text (self->notice, &text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

/* Returns FALSE when the dialog is no more, or there was a fault, which is shown. */
static gboolean
take_answer (SiloamKeyDialog *self, gboolean done, const GError *error)
{
  if (self->settings == NULL)
    return FALSE;
  if (!done)
    show_error (self, error);
  return done;
}

static void
finish (SiloamKeyDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, self->wanted_types);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
passphrase_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamKeyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = siloam_journal_set_passphrase_finish (SILOAM_JOURNAL (source), result, &error);

  if (take_answer (self, done, error))
    finish (self);
}

static void
change_passphrase (SiloamKeyDialog *self, SiloamSecret *words)
{
  self->wanted_types = self->slot_types & ~BIT (SILOAM_SLOT_PASSPHRASE);
  if (words != NULL)
    self->wanted_types |= BIT (SILOAM_SLOT_PASSPHRASE);
  set_working (self, TRUE);
  siloam_journal_set_passphrase_async (self->journal, words, passphrase_cb, g_object_ref (self));
}

static void
pin_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamKeyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = siloam_journal_repair_keyring_finish (SILOAM_JOURNAL (source), result, &error);

  if (take_answer (self, done, error))
    finish (self);
}

static guint
with_keyring (guint slot_types, gboolean pin)
{
  return (slot_types & ~KEYRING_BITS) | BIT (pin ? SILOAM_SLOT_KEYRING_PIN : SILOAM_SLOT_KEYRING);
}

/* The same call sets, changes and takes away the PIN: it gives the keyring a new key. */
static void
change_pin (SiloamKeyDialog *self, SiloamSecret *pin)
{
  self->wanted_types = with_keyring (self->slot_types, pin != NULL);
  set_working (self, TRUE);
  siloam_journal_repair_keyring_async (self->journal,
                                       pin,
                                       self->cancellable,
                                       pin_cb,
                                       g_object_ref (self));
}

static void
progress_cb (double fraction, gpointer user_data)
{
  SiloamKeyDialog *self = user_data;

  if (self->settings == NULL)
    return;
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

/* The code is handed on even when the dialog was closed too late to stop. */
static void
rotated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamKeyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = NULL;

  code = siloam_journal_rotate_finish (SILOAM_JOURNAL (source), result, &error);
  g_signal_emit (self, signals[SIGNAL_ROTATED], 0, code);
  if (take_answer (self, code != NULL, error))
    finish (self);
}

/* Whatever comes between, nobody is told that a code is on paper which opens nothing. */
static void
forget_written_code (SiloamKeyDialog *self)
{
  g_autoptr (SiloamProfile) profile =
      siloam_profile_copy (siloam_journal_get_profile (self->journal));

  profile->recovery_set_at = 0;
  siloam_journal_save_profile_async (self->journal, profile, NULL, NULL);
}

static void
rotate (SiloamKeyDialog *self)
{
  g_autoptr (SiloamSecret) words = NULL;
  g_autoptr (SiloamSecret) pin = NULL;
  const gboolean keyring = (self->slot_types & KEYRING_BITS) != 0;

  if (self->passphrase_group != NULL)
    {
      words = siloam_secret_group_take (self->passphrase_group);
      if (words == NULL)
        return;
    }
  if (self->pin_group != NULL)
    {
      pin = siloam_secret_group_take (self->pin_group);
      if (pin == NULL)
        return;
    }
  self->wanted_types = BIT (SILOAM_SLOT_RECOVERY);
  if (words != NULL)
    self->wanted_types |= BIT (SILOAM_SLOT_PASSPHRASE);
  if (keyring)
    self->wanted_types = with_keyring (self->wanted_types, pin != NULL);
  set_working (self, TRUE);
  forget_written_code (self);
  siloam_journal_rotate_async (self->journal,
                               keyring,
                               pin,
                               words,
                               progress_cb,
                               self->cancellable,
                               rotated_cb,
                               g_object_ref (self));
}

static void
go (SiloamKeyDialog *self)
{
  g_autoptr (SiloamSecret) secret = NULL;

  if (self->working)
    return;
  if (self->task == SILOAM_KEY_TASK_ROTATE)
    {
      rotate (self);
      return;
    }
  secret = siloam_secret_group_take (self->task == SILOAM_KEY_TASK_PIN ? self->pin_group
                                                                       : self->passphrase_group);
  if (secret == NULL)
    return;
  if (self->task == SILOAM_KEY_TASK_PIN)
    change_pin (self, secret);
  else
    change_passphrase (self, secret);
}

static void
cancel (SiloamKeyDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  if (!self->working)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamKeyDialog *self = SILOAM_KEY_DIALOG (widget);

  if (g_str_equal (action, "key.go"))
    go (self);
  else if (g_str_equal (action, "key.cancel"))
    cancel (self);
  else if (self->task == SILOAM_KEY_TASK_PIN)
    change_pin (self, NULL);
  else
    change_passphrase (self, NULL);
}

static gboolean
siloam_key_dialog_close_request (GtkWindow *window)
{
  SiloamKeyDialog *self = SILOAM_KEY_DIALOG (window);

  if (self->working && self->task != SILOAM_KEY_TASK_ROTATE)
    return TRUE;
  cancel (self);
  return TRUE;
}

static void
siloam_key_dialog_dispose (GObject *object)
{
  SiloamKeyDialog *self = SILOAM_KEY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_KEY_DIALOG);

  G_OBJECT_CLASS (siloam_key_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, question_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, backups_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, passphrase_bin);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, pin_bin);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, working_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, working_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeyDialog, go_button);
}

static void
siloam_key_dialog_class_init (SiloamKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_key_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = siloam_key_dialog_close_request;
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SILOAM_TYPE_KEY_DIALOG,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_UINT);
  signals[SIGNAL_ROTATED] = g_signal_new ("rotated",
                                          SILOAM_TYPE_KEY_DIALOG,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          SILOAM_TYPE_SECRET);

  g_type_ensure (SILOAM_TYPE_ACTION_LAYOUT);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/key-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "key.go", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "key.remove", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "key.cancel", NULL, action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "key.cancel", NULL);
}

static void
siloam_key_dialog_init (SiloamKeyDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static SiloamSecretGroup *
add_group (SiloamKeyDialog *self, AdwBin *bin, SiloamSecretKind kind, const char *title)
{
  GtkWidget *group = siloam_secret_group_new (siloam_settings_get_prompts (self->settings), kind);

  if (title != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), title);
  g_signal_connect_object (group, "activate", G_CALLBACK (go), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (bin, group);
  gtk_widget_set_visible (GTK_WIDGET (bin), TRUE);
  return SILOAM_SECRET_GROUP (group);
}

static void
fill (SiloamKeyDialog *self, const char *question, const char *text, const char *go_label)
{
  gtk_label_set_label (self->question_label, say (self, question));
  gtk_label_set_label (self->text_label, say (self, text));
  gtk_button_set_label (self->go_button, go_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  say (self, question),
                                  -1);
}

static void
show_remove (SiloamKeyDialog *self, const char *label)
{
  gtk_button_set_label (self->remove_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), TRUE);
}

/* The last way in for every day is not offered to be taken away. */
static void
fill_passphrase (SiloamKeyDialog *self)
{
  fill (self, "lockup.passphrase.question", "lockup.passphrase.hint", _ ("Set the passphrase"));
  self->passphrase_group =
      add_group (self, self->passphrase_bin, SILOAM_SECRET_KIND_PASSPHRASE, NULL);
  if ((self->slot_types & BIT (SILOAM_SLOT_PASSPHRASE)) && (self->slot_types & KEYRING_BITS))
    show_remove (self, _ ("Take the passphrase away"));
}

static void
fill_pin (SiloamKeyDialog *self)
{
  fill (self, "keys.pin.question", "lockup.pin.hint", _ ("Set the PIN"));
  self->pin_group = add_group (self, self->pin_bin, SILOAM_SECRET_KIND_PIN, NULL);
  if (self->slot_types & BIT (SILOAM_SLOT_KEYRING_PIN))
    show_remove (self, _ ("Take the PIN away"));
}

static void
fill_rotate (SiloamKeyDialog *self)
{
  fill (self, "keys.rotate.question", "keys.rotate.text", _ ("Make a new key"));
  gtk_label_set_label (self->backups_label, say (self, "keys.rotate.backups"));
  gtk_widget_set_visible (GTK_WIDGET (self->backups_label), TRUE);
  /* Something must open it day by day. */
  if ((self->slot_types & BIT (SILOAM_SLOT_PASSPHRASE)) || !(self->slot_types & KEYRING_BITS))
    self->passphrase_group = add_group (self,
                                        self->passphrase_bin,
                                        SILOAM_SECRET_KIND_PASSPHRASE,
                                        say (self, "keys.rotate.passphrase"));
  if (self->slot_types & BIT (SILOAM_SLOT_KEYRING_PIN))
    self->pin_group =
        add_group (self, self->pin_bin, SILOAM_SECRET_KIND_PIN, say (self, "keys.rotate.pin"));
}

static void
focus_first (SiloamKeyDialog *self)
{
  GtkWidget *first = GTK_WIDGET (self->go_button);

  if (self->pin_group != NULL)
    first = GTK_WIDGET (self->pin_group);
  if (self->passphrase_group != NULL)
    first = GTK_WIDGET (self->passphrase_group);
  gtk_widget_grab_focus (first);
}

/**
 * siloam_key_dialog_new:
 * @parent: the window it stands over
 * @settings: for the texts
 * @journal: open
 * @task: what is to be done
 * @slot_types: the ways in that there are
 */
GtkWidget *
siloam_key_dialog_new (GtkWindow *parent,
                       SiloamSettings *settings,
                       SiloamJournal *journal,
                       SiloamKeyTask task,
                       guint slot_types)
{
  SiloamKeyDialog *self = g_object_new (SILOAM_TYPE_KEY_DIALOG,
                                        "transient-for",
                                        parent,
                                        "application",
                                        gtk_window_get_application (parent),
                                        NULL);

  self->settings = g_object_ref (settings);
  self->journal = g_object_ref (journal);
  self->task = task;
  self->slot_types = slot_types;
  if (task == SILOAM_KEY_TASK_PASSPHRASE)
    fill_passphrase (self);
  else if (task == SILOAM_KEY_TASK_PIN)
    fill_pin (self);
  else
    fill_rotate (self);
  gtk_label_set_label (
      self->working_label,
      say (self, task == SILOAM_KEY_TASK_ROTATE ? "keys.rotate.working" : "keys.working"));
  siloam_text_fit_dialog (GTK_WINDOW (self), settings);
  focus_first (self);
  return GTK_WIDGET (self);
}
