/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A3, first half: tells what the keyring does, asks how to lock the journal and makes it. Until the
 * journal is made nothing exists on the disk; a secret is never kept in clear. Main thread. */

#include "config.h"

#include "ui/lockup-step.h"

#include <glib/gi18n.h>

#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/screen.h"
#include "ui/secret-group.h"
#include "ui/template.h"
#include "vault/keyring.h"

struct _SiloamLockupStep
{
  GtkWidget parent_instance;

  SiloamScreen *screen;
  GtkBox *views;
  GtkSpinner *spinner;
  GtkLabel *waiting_label;
  GtkLabel *explained_label;
  GtkLabel *note_label;
  GtkWidget *pin_choice;
  AdwActionRow *pin_row;
  GtkSwitch *pin_switch;
  GtkRevealer *pin_revealer;
  GtkBox *passphrase_box;
  GtkLabel *absent_label;
  GtkLabel *passphrase_hint_label;
  SiloamNotice *notice;

  GtkWidget *again_button;
  GtkWidget *passphrase_button;
  GtkWidget *next_button;
  SiloamSecretGroup *pin_group;
  SiloamSecretGroup *passphrase_group;

  const SiloamFileKind *kind;
  SiloamPrompts *prompts;
  char *path;
  SiloamProfile *profile;
  GCancellable *cancellable;
  const char *view; /* the name of the child of views that shows */

  GObject *file;
  SiloamSecret *code;
  SiloamSlotType way;
};

G_DEFINE_FINAL_TYPE (SiloamLockupStep, siloam_lockup_step, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
shows (SiloamLockupStep *self, const char *view)
{
  return g_strcmp0 (self->view, view) == 0;
}

static gboolean
siloam_lockup_step_grab_focus (GtkWidget *widget)
{
  SiloamLockupStep *self = SILOAM_LOCKUP_STEP (widget);

  if (shows (self, "passphrase"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_group));
  if (shows (self, "problem"))
    return gtk_widget_grab_focus (self->again_button);
  if (shows (self, "keyring") && self->kind->needs_pin)
    return gtk_widget_grab_focus (GTK_WIDGET (self->pin_group));
  return gtk_widget_grab_focus (self->next_button);
}

static void
show_view (SiloamLockupStep *self, const char *view)
{
  gboolean problem = g_str_equal (view, "problem");

  self->view = view;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->views)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, g_str_equal (gtk_widget_get_name (child), view));
  gtk_spinner_set_spinning (self->spinner, g_str_equal (view, "waiting"));
  gtk_widget_set_visible (self->again_button, problem);
  gtk_widget_set_visible (self->passphrase_button, problem);
  gtk_widget_set_visible (self->next_button, !problem);
  gtk_widget_set_sensitive (self->next_button, !g_str_equal (view, "waiting"));
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    siloam_lockup_step_grab_focus (GTK_WIDGET (self));
}

static void
show_problem (SiloamLockupStep *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (self->prompts, error);

  siloam_notice_set_text (self->notice, &text);
  show_view (self, "problem");
}

static void
show_waiting (SiloamLockupStep *self, const char *key)
{
  gtk_label_set_label (self->waiting_label, key ? siloam_prompts_get (self->prompts, key) : "");
  show_view (self, "waiting");
}

static void
keyring_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamLockupStep) self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean usable = siloam_keyring_check_finish (result, &error);

  if (!self->prompts)
    return;
  if (usable)
    show_view (self, "keyring");
  else if (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_ABSENT))
    show_view (self, "passphrase");
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error);
}

static void
check_keyring (SiloamLockupStep *self)
{
  show_waiting (self, NULL);
  siloam_keyring_check_async (self->cancellable, keyring_checked_cb, g_object_ref (self));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamLockupStep) self = user_data;
  g_autoptr (GError) error = NULL;

  self->file = self->kind->create_finish (result, &self->code, &error);
  g_application_release (g_application_get_default ());
  if (!self->prompts)
    return;
  siloam_screen_set_back_action (self->screen, "first-run.back");
  if (self->file)
    g_signal_emit (self, signals[SIGNAL_CREATED], 0);
  else
    show_problem (self, error);
}

/* Only the folder of its own is made private; one that a person pointed at stays as it is. */
static void
create (SiloamLockupStep *self, SiloamCredential *credential)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  self->way = siloam_credential_get_slot_type (credential);
  siloam_screen_set_back_action (self->screen, NULL);
  show_waiting (self, "lockup.making");
  /* A window closed meanwhile must not leave a file that is half made. */
  g_application_hold (g_application_get_default ());
  g_mkdir_with_parents (folder, 0700);
  self->kind
      ->create_async (self->path, credential, self->profile, NULL, created_cb, g_object_ref (self));
}

static void
create_with_keyring (SiloamLockupStep *self)
{
  g_autoptr (SiloamCredential) credential = NULL;

  if (self->kind->needs_pin || gtk_switch_get_active (self->pin_switch))
    {
      g_autoptr (SiloamSecret) pin = siloam_secret_group_take (self->pin_group);

      if (!pin)
        return;
      credential = siloam_credential_new_keyring_pin (pin);
    }
  else
    {
      credential = siloam_credential_new_keyring ();
    }
  create (self, credential);
}

static void
create_with_passphrase (SiloamLockupStep *self)
{
  g_autoptr (SiloamSecret) passphrase = siloam_secret_group_take (self->passphrase_group);
  g_autoptr (SiloamCredential) credential = NULL;

  if (!passphrase)
    return;
  credential = siloam_credential_new_passphrase (passphrase);
  create (self, credential);
}

static void
lock_up (SiloamLockupStep *self)
{
  if (shows (self, "keyring"))
    create_with_keyring (self);
  else if (shows (self, "passphrase"))
    create_with_passphrase (self);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamLockupStep *self = SILOAM_LOCKUP_STEP (widget);

  if (g_str_equal (action, "lockup.next"))
    lock_up (self);
  else if (g_str_equal (action, "lockup.again"))
    check_keyring (self);
  else
    show_view (self, "passphrase");
}

static void
pin_switched_cb (SiloamLockupStep *self)
{
  gboolean wanted = gtk_switch_get_active (self->pin_switch);

  gtk_revealer_set_reveal_child (self->pin_revealer, wanted);
  if (wanted)
    gtk_widget_grab_focus (GTK_WIDGET (self->pin_group));
}

static void
siloam_lockup_step_dispose (GObject *object)
{
  SiloamLockupStep *self = SILOAM_LOCKUP_STEP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->prompts);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_LOCKUP_STEP);

  G_OBJECT_CLASS (siloam_lockup_step_parent_class)->dispose (object);
}

static void
siloam_lockup_step_finalize (GObject *object)
{
  SiloamLockupStep *self = SILOAM_LOCKUP_STEP (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->code, siloam_secret_unref);
  g_clear_pointer (&self->profile, siloam_profile_free);
  g_free (self->path);

  G_OBJECT_CLASS (siloam_lockup_step_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, views);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, explained_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, note_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, pin_choice);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, pin_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, pin_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, pin_revealer);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, passphrase_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, absent_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, passphrase_hint_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamLockupStep, notice);
  gtk_widget_class_bind_template_callback (widget_class, pin_switched_cb);
}

static void
siloam_lockup_step_class_init (SiloamLockupStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_lockup_step_dispose;
  object_class->finalize = siloam_lockup_step_finalize;
  widget_class->grab_focus = siloam_lockup_step_grab_focus;
  widget_class->focus = siloam_template_focus;

  signals[SIGNAL_CREATED] = g_signal_new ("created",
                                          SILOAM_TYPE_LOCKUP_STEP,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);

  g_type_ensure (SILOAM_TYPE_SCREEN);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/lockup-step.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "lockup.next", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "lockup.again", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "lockup.passphrase", NULL, action_cb);
}

static void
siloam_lockup_step_init (SiloamLockupStep *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_texts (SiloamLockupStep *self)
{
  SiloamPrompts *prompts = self->prompts;
  g_autofree char *explained =
      g_strdup_printf ("%s\n\n%s",
                       siloam_prompts_get (prompts, "lockup.question"),
                       siloam_prompts_get (prompts, "lockup.keyring.explained"));
  const char *pin_question = siloam_prompts_get (prompts, "lockup.pin.question");

  siloam_screen_set_question (self->screen, siloam_prompts_get (prompts, "lockup.title"));
  gtk_label_set_label (self->explained_label, explained);
  gtk_label_set_label (self->note_label, siloam_prompts_get (prompts, "lockup.note"));
  gtk_widget_set_visible (self->pin_choice, !self->kind->needs_pin);
  gtk_revealer_set_reveal_child (self->pin_revealer, self->kind->needs_pin);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pin_row), pin_question);
  adw_action_row_set_subtitle (self->pin_row, siloam_prompts_get (prompts, "lockup.pin.hint"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin_switch),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pin_question,
                                  -1);
  gtk_label_set_label (self->absent_label, siloam_prompts_get (prompts, "lockup.keyring.absent"));
  gtk_label_set_label (self->passphrase_hint_label,
                       siloam_prompts_get (prompts, "lockup.passphrase.hint"));
}

static SiloamSecretGroup *
make_secret_group (SiloamLockupStep *self, SiloamSecretKind kind)
{
  GtkWidget *group = siloam_secret_group_new (self->prompts, kind);

  g_signal_connect_object (group, "activate", G_CALLBACK (lock_up), self, G_CONNECT_SWAPPED);
  return SILOAM_SECRET_GROUP (group);
}

static void
add_buttons (SiloamLockupStep *self)
{
  self->passphrase_button =
      siloam_screen_add_button (self->screen,
                                siloam_prompts_get (self->prompts, "lockup.passphrase.question"),
                                "lockup.passphrase",
                                SILOAM_BUTTON_FLAT);
  self->again_button =
      siloam_screen_add_button (self->screen,
                                siloam_prompts_get (self->prompts, "unlock.button.again"),
                                "lockup.again",
                                SILOAM_BUTTON_SUGGESTED);
  self->next_button =
      siloam_screen_add_button (self->screen, _ ("Next"), "lockup.next", SILOAM_BUTTON_SUGGESTED);
}

/**
 * siloam_lockup_step_new:
 * @kind: what is made
 * @path: where it is to be made
 * @profile: (nullable): what is known of the owner of a journal
 */
GtkWidget *
siloam_lockup_step_new (const SiloamFileKind *kind,
                        SiloamPrompts *prompts,
                        const char *path,
                        const SiloamProfile *profile)
{
  SiloamLockupStep *self = g_object_new (SILOAM_TYPE_LOCKUP_STEP, NULL);

  self->kind = kind;
  self->prompts = g_object_ref (prompts);
  self->path = g_strdup (path);
  self->profile = profile ? siloam_profile_copy (profile) : NULL;
  fill_texts (self);
  self->pin_group = make_secret_group (self, SILOAM_SECRET_KIND_PIN);
  gtk_revealer_set_child (self->pin_revealer, GTK_WIDGET (self->pin_group));
  self->passphrase_group = make_secret_group (self, SILOAM_SECRET_KIND_PASSPHRASE);
  gtk_box_append (self->passphrase_box, GTK_WIDGET (self->passphrase_group));
  add_buttons (self);
  check_keyring (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_lockup_step_get_way:
 *
 * Returns: how the file was locked, after ::created
 */
SiloamSlotType
siloam_lockup_step_get_way (SiloamLockupStep *self)
{
  g_return_val_if_fail (SILOAM_IS_LOCKUP_STEP (self), SILOAM_SLOT_KEYRING);

  return self->way;
}

/**
 * siloam_lockup_step_steal_file:
 * @code: (out) (transfer full): its recovery code, to be shown once
 *
 * Returns: (transfer full) (nullable): the file that was made, after ::created
 */
GObject *
siloam_lockup_step_steal_file (SiloamLockupStep *self, SiloamSecret **code)
{
  g_return_val_if_fail (SILOAM_IS_LOCKUP_STEP (self), NULL);

  *code = g_steal_pointer (&self->code);
  return g_steal_pointer (&self->file);
}
