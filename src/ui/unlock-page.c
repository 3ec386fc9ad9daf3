/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A0, the lock: the name of the application, a field where one is needed, and a button. It is
 * itself the cover, so it holds no private word. Opening happens on other threads and can be
 * cancelled; a wrong PIN is said calmly and never counted. Main thread. */

#include "config.h"

#include "ui/unlock-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/error-text.h"
#include "ui/field.h"
#include "ui/header.h"
#include "ui/notice.h"
#include "ui/screen.h"
#include "ui/stack-replace.h"
#include "ui/template.h"

/* Opening with the keyring takes a few hundredths of a second: only what takes longer is shown. */
#define SPINNER_DELAY_MS 500

struct _SiloamUnlockPage
{
  GtkWidget parent_instance;

  GtkImage *icon;
  SiloamNotice *notice;
  AdwPreferencesGroup *secret_rows;
  SiloamField *secret_row;
  GtkStack *states;
  GtkBox *buttons;
  GtkBox *opening;
  GtkSpinner *spinner;
  GtkLabel *opening_label;
  GtkWidget *open_button;
  GtkWidget *passphrase_button;

  SiloamPrompts *prompts;
  const SiloamFileKind *kind;
  char *path;
  guint slot_types;
  SiloamSlotType way;
  GCancellable *cancellable; /* while opening */
  guint spinner_source;
  GObject *file;
};

G_DEFINE_FINAL_TYPE (SiloamUnlockPage, siloam_unlock_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  SIGNAL_MISSING,
  SIGNAL_DAMAGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
has_way (SiloamUnlockPage *self, SiloamSlotType way)
{
  return (self->slot_types & (1u << way)) != 0;
}

static gboolean
asks_secret (SiloamUnlockPage *self)
{
  return self->way == SILOAM_SLOT_KEYRING_PIN || self->way == SILOAM_SLOT_PASSPHRASE;
}

static gboolean
siloam_unlock_page_grab_focus (GtkWidget *widget)
{
  SiloamUnlockPage *self = SILOAM_UNLOCK_PAGE (widget);

  return gtk_widget_grab_focus (asks_secret (self) ? GTK_WIDGET (self->secret_row)
                                                   : self->open_button);
}

static void
stop_waiting (SiloamUnlockPage *self)
{
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  siloam_stack_show (self->states, "ready");
  gtk_widget_set_sensitive (GTK_WIDGET (self->secret_rows), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->buttons), TRUE);
}

static gboolean
waited_cb (gpointer user_data)
{
  SiloamUnlockPage *self = user_data;

  self->spinner_source = 0;
  gtk_spinner_start (self->spinner);
  siloam_stack_show (self->states, "opening");
  return G_SOURCE_REMOVE;
}

static void
start_waiting (SiloamUnlockPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->spinner_source = g_timeout_add (SPINNER_DELAY_MS, waited_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->secret_rows), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->buttons), FALSE);
}

static SiloamErrorText
find_text (SiloamUnlockPage *self, const GError *error)
{
  if (!g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY))
    return siloam_error_text (self->prompts, error);
  if (self->way == SILOAM_SLOT_KEYRING_PIN)
    return siloam_error_text_named (self->prompts, "wrong_pin");
  if (self->way == SILOAM_SLOT_PASSPHRASE)
    return siloam_error_text_named (self->prompts, "wrong_passphrase");
  return siloam_error_text (self->prompts, error);
}

static void
show_error (SiloamUnlockPage *self, const GError *error)
{
  SiloamErrorText text = find_text (self, error);

  siloam_notice_set_text (self->notice, &text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
  siloam_unlock_page_grab_focus (GTK_WIDGET (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->file = self->kind->open_finish (result, &error);
  if (!self->prompts)
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    g_clear_object (&self->file);
  stop_waiting (self);
  if (self->file)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  else if (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING))
    g_signal_emit (self, signals[SIGNAL_MISSING], 0);
  else if (!error || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siloam_unlock_page_grab_focus (GTK_WIDGET (self));
  else if (siloam_error_is_damage (error) &&
           g_signal_has_handler_pending (self, signals[SIGNAL_DAMAGED], 0, FALSE))
    g_signal_emit (self, signals[SIGNAL_DAMAGED], 0, error);
  else
    show_error (self, error);
}

static SiloamCredential *
make_credential (SiloamUnlockPage *self)
{
  g_autoptr (SiloamSecret) secret = NULL;

  if (!asks_secret (self))
    return siloam_credential_new_keyring ();
  secret = siloam_secret_new_text (siloam_field_get_text (self->secret_row));
  siloam_field_set_text (self->secret_row, "");
  return self->way == SILOAM_SLOT_PASSPHRASE ? siloam_credential_new_passphrase (secret)
                                             : siloam_credential_new_keyring_pin (secret);
}

static void
open_file (SiloamUnlockPage *self)
{
  g_autoptr (SiloamCredential) credential = NULL;

  if (self->cancellable)
    return;
  if (asks_secret (self) && *siloam_field_get_text (self->secret_row) == '\0')
    {
      siloam_unlock_page_grab_focus (GTK_WIDGET (self));
      return;
    }
  credential = make_credential (self);
  start_waiting (self);
  self->kind->open_async (self->path,
                          credential,
                          self->cancellable,
                          opened_cb,
                          g_object_ref (self));
}

static void
show_way (SiloamUnlockPage *self, SiloamSlotType way)
{
  gboolean pin = way == SILOAM_SLOT_KEYRING_PIN;

  self->way = way;
  gtk_widget_set_visible (GTK_WIDGET (self->secret_rows), asks_secret (self));
  gtk_widget_set_visible (self->passphrase_button,
                          way != SILOAM_SLOT_PASSPHRASE && has_way (self, SILOAM_SLOT_PASSPHRASE));
  siloam_field_set_text (self->secret_row, "");
  siloam_field_set_title (
      self->secret_row,
      siloam_prompts_get (self->prompts, pin ? "unlock.pin" : "unlock.passphrase"));
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamUnlockPage *self = SILOAM_UNLOCK_PAGE (widget);

  if (g_str_equal (action, "unlock.open"))
    open_file (self);
  else if (g_str_equal (action, "unlock.cancel"))
    g_cancellable_cancel (self->cancellable);
  else
    {
      show_way (self, SILOAM_SLOT_PASSPHRASE);
      siloam_unlock_page_grab_focus (widget);
    }
}

static void
siloam_unlock_page_dispose (GObject *object)
{
  SiloamUnlockPage *self = SILOAM_UNLOCK_PAGE (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->prompts);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_UNLOCK_PAGE);

  G_OBJECT_CLASS (siloam_unlock_page_parent_class)->dispose (object);
}

static void
siloam_unlock_page_finalize (GObject *object)
{
  SiloamUnlockPage *self = SILOAM_UNLOCK_PAGE (object);

  g_clear_object (&self->file);
  g_free (self->path);

  G_OBJECT_CLASS (siloam_unlock_page_parent_class)->finalize (object);
}

static void
siloam_unlock_page_class_init (SiloamUnlockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_unlock_page_dispose;
  object_class->finalize = siloam_unlock_page_finalize;
  widget_class->grab_focus = siloam_unlock_page_grab_focus;
  widget_class->focus = siloam_template_focus;

  signals[SIGNAL_OPENED] = g_signal_new ("opened",
                                         SILOAM_TYPE_UNLOCK_PAGE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  signals[SIGNAL_MISSING] = g_signal_new ("missing",
                                          SILOAM_TYPE_UNLOCK_PAGE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged",
                                          SILOAM_TYPE_UNLOCK_PAGE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_ERROR);

  g_type_ensure (SILOAM_TYPE_HEADER);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  g_type_ensure (SILOAM_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, icon);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, secret_rows);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, secret_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, states);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, opening);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiloamUnlockPage, opening_label);
  gtk_widget_class_bind_template_callback (widget_class, open_file);
  gtk_widget_class_install_action (widget_class, "unlock.open", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "unlock.cancel", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "unlock.passphrase", NULL, action_cb);
}

static void
siloam_unlock_page_init (SiloamUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_stack_show (self->states, "ready");
}

static GtkWidget *
add_button (SiloamUnlockPage *self, const char *key, const char *action, SiloamButtonKind kind)
{
  GtkWidget *button =
      siloam_screen_button_new (siloam_prompts_get (self->prompts, key), action, kind);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (self->buttons, button);
  return button;
}

static void
fill (SiloamUnlockPage *self)
{
  GtkWidget *cancel = siloam_screen_button_new (_ ("Cancel"), "unlock.cancel", SILOAM_BUTTON_FLAT);

  gtk_image_set_from_icon_name (self->icon, APP_ID);
  self->open_button =
      add_button (self, "unlock.button.open", "unlock.open", SILOAM_BUTTON_SUGGESTED);
  self->passphrase_button =
      add_button (self, "unlock.button.passphrase", "unlock.passphrase", SILOAM_BUTTON_FLAT);
  add_button (self, "unlock.button.recovery", "win.recover", SILOAM_BUTTON_FLAT);
  gtk_label_set_label (self->opening_label, siloam_prompts_get (self->prompts, "unlock.opening"));
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_box_append (self->opening, cancel);
}

static SiloamSlotType
choose_way (SiloamUnlockPage *self)
{
  if (has_way (self, SILOAM_SLOT_KEYRING_PIN))
    return SILOAM_SLOT_KEYRING_PIN;
  if (has_way (self, SILOAM_SLOT_PASSPHRASE) && !has_way (self, SILOAM_SLOT_KEYRING))
    return SILOAM_SLOT_PASSPHRASE;
  return SILOAM_SLOT_KEYRING;
}

/**
 * siloam_unlock_page_new:
 * @kind: what is opened
 * @prompts: the texts
 * @path: (type filename): the file
 * @slot_types: its ways in, as siloam_vault_probe() found them
 */
GtkWidget *
siloam_unlock_page_new (const SiloamFileKind *kind,
                        SiloamPrompts *prompts,
                        const char *path,
                        guint slot_types)
{
  SiloamUnlockPage *self = g_object_new (SILOAM_TYPE_UNLOCK_PAGE, NULL);

  self->kind = kind;
  self->prompts = g_object_ref (prompts);
  self->path = g_strdup (path);
  self->slot_types = slot_types;
  fill (self);
  show_way (self, choose_way (self));
  return GTK_WIDGET (self);
}

/**
 * siloam_unlock_page_get_way:
 *
 * Returns: with what the file was opened, after ::opened
 */
SiloamSlotType
siloam_unlock_page_get_way (SiloamUnlockPage *self)
{
  g_return_val_if_fail (SILOAM_IS_UNLOCK_PAGE (self), SILOAM_SLOT_RECOVERY);

  return self->way;
}

/**
 * siloam_unlock_page_steal_file:
 *
 * Returns: (transfer full) (nullable): the open file, after ::opened
 */
GObject *
siloam_unlock_page_steal_file (SiloamUnlockPage *self)
{
  g_return_val_if_fail (SILOAM_IS_UNLOCK_PAGE (self), NULL);

  return g_steal_pointer (&self->file);
}
