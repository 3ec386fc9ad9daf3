/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks how a backup opens. What is typed lies in guarded memory, and is gone once it was given.
 * Main thread. */

#include "config.h"

#include "ui/backup-key-group.h"

#include "ui/error-text.h"
#include "ui/field.h"
#include "ui/notice.h"
#include "vault/error.h"
#include "vault/recovery-code.h"

struct _SiloamBackupKeyGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *keyring_button;
  SiloamField *pin_field;
  SiloamField *passphrase_field;
  SiloamField *code_field;
  GtkWidget *open_button;
  SiloamNotice *notice;

  SiloamPrompts *prompts;
};

G_DEFINE_FINAL_TYPE (SiloamBackupKeyGroup, siloam_backup_key_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_GIVEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
give (SiloamBackupKeyGroup *self, SiloamCredential *credential)
{
  siloam_backup_key_group_tell (self, NULL);
  g_signal_emit (self, signals[SIGNAL_GIVEN], 0, credential);
}

static SiloamSecret *
take (SiloamField *field)
{
  const char *typed = siloam_field_get_text (field);
  SiloamSecret *secret = *typed ? siloam_secret_new_text (typed) : NULL;

  siloam_field_set_text (field, "");
  return secret;
}

static void
pin_cb (SiloamBackupKeyGroup *self)
{
  g_autoptr (SiloamSecret) pin = take (self->pin_field);
  g_autoptr (SiloamCredential) credential =
      pin != NULL ? siloam_credential_new_keyring_pin (pin) : NULL;

  if (credential != NULL)
    give (self, credential);
}

static void
passphrase_cb (SiloamBackupKeyGroup *self)
{
  g_autoptr (SiloamSecret) passphrase = take (self->passphrase_field);
  g_autoptr (SiloamCredential) credential =
      passphrase != NULL ? siloam_credential_new_passphrase (passphrase) : NULL;

  if (credential != NULL)
    give (self, credential);
}

static void
code_cb (SiloamBackupKeyGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code =
      siloam_recovery_code_parse (siloam_field_get_text (self->code_field), &error);
  g_autoptr (SiloamCredential) credential = NULL;

  if (code == NULL)
    {
      siloam_backup_key_group_tell (self, error);
      return;
    }
  siloam_field_set_text (self->code_field, "");
  credential = siloam_credential_new_recovery (code);
  give (self, credential);
}

/* Whichever was filled in. */
static void
open_with_typed (SiloamBackupKeyGroup *self)
{
  if (*siloam_field_get_text (self->pin_field))
    pin_cb (self);
  else if (*siloam_field_get_text (self->passphrase_field))
    passphrase_cb (self);
  else
    code_cb (self);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBackupKeyGroup *self = SILOAM_BACKUP_KEY_GROUP (widget);
  g_autoptr (SiloamCredential) keyring = NULL;

  if (g_str_equal (action, "backup-key.open"))
    {
      open_with_typed (self);
      return;
    }
  keyring = siloam_credential_new_keyring ();
  give (self, keyring);
}

static gboolean
siloam_backup_key_group_grab_focus (GtkWidget *widget)
{
  SiloamBackupKeyGroup *self = SILOAM_BACKUP_KEY_GROUP (widget);
  GtkWidget *candidates[] = {
    self->keyring_button,
    GTK_WIDGET (self->pin_field),
    GTK_WIDGET (self->passphrase_field),
    GTK_WIDGET (self->code_field),
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (gtk_widget_get_visible (candidates[i]))
      return gtk_widget_grab_focus (candidates[i]);
  return FALSE;
}

static void
siloam_backup_key_group_dispose (GObject *object)
{
  g_clear_object (&SILOAM_BACKUP_KEY_GROUP (object)->prompts);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BACKUP_KEY_GROUP);

  G_OBJECT_CLASS (siloam_backup_key_group_parent_class)->dispose (object);
}

static void
siloam_backup_key_group_class_init (SiloamBackupKeyGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_backup_key_group_dispose;
  widget_class->grab_focus = siloam_backup_key_group_grab_focus;
  signals[SIGNAL_GIVEN] = g_signal_new ("given",
                                        SILOAM_TYPE_BACKUP_KEY_GROUP,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        SILOAM_TYPE_CREDENTIAL);

  g_type_ensure (SILOAM_TYPE_FIELD);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/backup-key-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupKeyGroup, keyring_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupKeyGroup, pin_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupKeyGroup, passphrase_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupKeyGroup, code_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupKeyGroup, open_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupKeyGroup, notice);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_cb);
  gtk_widget_class_install_action (widget_class, "backup-key.keyring", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "backup-key.open", NULL, action_cb);
}

static void
siloam_backup_key_group_init (SiloamBackupKeyGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
offer (GtkWidget *widget, guint slot_types, SiloamSlotType type)
{
  gtk_widget_set_visible (widget, (slot_types & (1u << type)) != 0);
}

/**
 * siloam_backup_key_group_ask:
 * @prompts: the texts
 * @slot_types: the ways in of the backup
 */
void
siloam_backup_key_group_ask (SiloamBackupKeyGroup *self, SiloamPrompts *prompts, guint slot_types)
{
  g_return_if_fail (SILOAM_IS_BACKUP_KEY_GROUP (self));

  g_set_object (&self->prompts, prompts);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   siloam_prompts_get (prompts, "backup.key.question"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         siloam_prompts_get (prompts, "backup.key.hint"));
  siloam_field_set_title (self->pin_field, siloam_prompts_get (prompts, "unlock.pin"));
  siloam_field_set_title (self->passphrase_field,
                          siloam_prompts_get (prompts, "unlock.passphrase"));
  siloam_field_set_title (self->code_field, siloam_prompts_get (prompts, "recovery.title"));
  offer (self->keyring_button, slot_types, SILOAM_SLOT_KEYRING);
  offer (GTK_WIDGET (self->pin_field), slot_types, SILOAM_SLOT_KEYRING_PIN);
  offer (GTK_WIDGET (self->passphrase_field), slot_types, SILOAM_SLOT_PASSPHRASE);
  offer (GTK_WIDGET (self->code_field), slot_types, SILOAM_SLOT_RECOVERY);
}

/**
 * siloam_backup_key_group_tell:
 * @error: (nullable): why it did not open
 */
void
siloam_backup_key_group_tell (SiloamBackupKeyGroup *self, const GError *error)
{
  SiloamErrorText text;

  g_return_if_fail (SILOAM_IS_BACKUP_KEY_GROUP (self));

  if (error != NULL)
    {
      text = g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY)
                 ? siloam_error_text_named (self->prompts, "backup_wrong_key")
                 : siloam_error_text (self->prompts, error);
      siloam_notice_set_text (self->notice, &text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notice), error != NULL);
}
