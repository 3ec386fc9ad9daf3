/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way in for who has the paper: the recovery code opens the journal, then the key is put back
 * in the keyring, with a new PIN where there was one. A keyring that does not cooperate is said,
 * and the journal opens all the same. Main thread. */

#include "config.h"

#include "ui/recover-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/error-text.h"
#include "ui/field.h"
#include "ui/notice.h"
#include "ui/screen.h"
#include "ui/secret-group.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "vault/recovery-code.h"

struct _SiloamRecoverPage
{
  GtkWidget parent_instance;

  GtkStack *views;
  SiloamScreen *code_screen;
  AdwPreferencesGroup *code_rows;
  SiloamField *code_row;
  SiloamNotice *code_notice;
  SiloamScreen *pin_screen;
  AdwBin *pin_bin;
  SiloamScreen *waiting_screen;
  GtkSpinner *spinner;
  SiloamScreen *result_screen;
  SiloamNotice *result_notice;
  SiloamSecretGroup *pin_group;
  GtkWidget *go_on_button;

  SiloamPrompts *prompts;
  const SiloamFileKind *kind;
  char *path;
  guint slot_types;
  GCancellable *cancellable;
  GObject *file;
};

G_DEFINE_FINAL_TYPE (SiloamRecoverPage, siloam_recover_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  SIGNAL_DAMAGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
siloam_recover_page_grab_focus (GtkWidget *widget)
{
  SiloamRecoverPage *self = SILOAM_RECOVER_PAGE (widget);
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (g_str_equal (view, "code"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->code_row));
  if (g_str_equal (view, "pin"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->pin_group));
  return g_str_equal (view, "result") && gtk_widget_grab_focus (self->go_on_button);
}

static void
show_view (SiloamRecoverPage *self, const char *view)
{
  siloam_stack_show (self->views, view);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (view, "waiting"));
  siloam_recover_page_grab_focus (GTK_WIDGET (self));
}

static void
show_code_error (SiloamRecoverPage *self, const GError *error)
{
  gboolean wrong = g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  SiloamErrorText text = wrong ? siloam_error_text_named (self->prompts, "wrong_code")
                               : siloam_error_text (self->prompts, error);

  siloam_notice_set_text (self->code_notice, &text);
  gtk_widget_set_visible (GTK_WIDGET (self->code_notice), TRUE);
  show_view (self, "code");
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRecoverPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean repaired = self->kind->repair_finish (source, result, &error);

  if (!self->prompts || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (repaired)
    siloam_screen_set_question (self->result_screen,
                                siloam_prompts_get (self->prompts, "recovery.repaired"));
  else
    {
      SiloamErrorText text = siloam_error_text (self->prompts, error);

      siloam_screen_set_question (self->result_screen,
                                  siloam_prompts_get (self->prompts, "recovery.not_repaired"));
      siloam_notice_set_text (self->result_notice, &text);
      gtk_widget_set_visible (GTK_WIDGET (self->result_notice), TRUE);
    }
  show_view (self, "result");
}

static void
repair (SiloamRecoverPage *self, SiloamSecret *pin)
{
  show_view (self, "waiting");
  self->kind->repair_async (self->file, pin, self->cancellable, repaired_cb, g_object_ref (self));
}

static void
repair_with_pin (SiloamRecoverPage *self)
{
  g_autoptr (SiloamSecret) pin = siloam_secret_group_take (self->pin_group);

  if (pin)
    repair (self, pin);
}

static gboolean
had_way (SiloamRecoverPage *self, SiloamSlotType way)
{
  return (self->slot_types & (1u << way)) != 0;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRecoverPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->file = self->kind->open_finish (result, &error);
  if (!self->prompts)
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    g_clear_object (&self->file);
  else if (!self->file && siloam_error_is_damage (error) &&
           g_signal_has_handler_pending (self, signals[SIGNAL_DAMAGED], 0, FALSE))
    g_signal_emit (self, signals[SIGNAL_DAMAGED], 0, error);
  else if (!self->file)
    show_code_error (self, error);
  else if (had_way (self, SILOAM_SLOT_KEYRING_PIN))
    show_view (self, "pin");
  else if (had_way (self, SILOAM_SLOT_KEYRING))
    repair (self, NULL);
  else
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
open_with_code (SiloamRecoverPage *self)
{
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  code = siloam_recovery_code_parse (siloam_field_get_text (self->code_row), &error);
  if (!code)
    {
      show_code_error (self, error);
      return;
    }
  siloam_field_set_text (self->code_row, "");
  gtk_widget_set_visible (GTK_WIDGET (self->code_notice), FALSE);
  show_view (self, "waiting");
  credential = siloam_credential_new_recovery (code);
  self->kind->open_async (self->path,
                          credential,
                          self->cancellable,
                          opened_cb,
                          g_object_ref (self));
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRecoverPage *self = SILOAM_RECOVER_PAGE (widget);

  if (g_str_equal (action, "recover.open"))
    open_with_code (self);
  else if (g_str_equal (action, "recover.repair"))
    repair_with_pin (self);
  else
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
siloam_recover_page_dispose (GObject *object)
{
  SiloamRecoverPage *self = SILOAM_RECOVER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->prompts);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_RECOVER_PAGE);

  G_OBJECT_CLASS (siloam_recover_page_parent_class)->dispose (object);
}

static void
siloam_recover_page_finalize (GObject *object)
{
  SiloamRecoverPage *self = SILOAM_RECOVER_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_free (self->path);

  G_OBJECT_CLASS (siloam_recover_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, views);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, code_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, code_rows);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, code_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, pin_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, pin_bin);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, waiting_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, result_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamRecoverPage, result_notice);
  gtk_widget_class_bind_template_callback (widget_class, open_with_code);
}

static void
siloam_recover_page_class_init (SiloamRecoverPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_recover_page_dispose;
  object_class->finalize = siloam_recover_page_finalize;
  widget_class->grab_focus = siloam_recover_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  signals[SIGNAL_OPENED] = g_signal_new ("opened",
                                         SILOAM_TYPE_RECOVER_PAGE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged",
                                          SILOAM_TYPE_RECOVER_PAGE,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_ERROR);

  g_type_ensure (SILOAM_TYPE_SCREEN);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  g_type_ensure (SILOAM_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/recover-page.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Left,
                                       GDK_ALT_MASK,
                                       "win.recover-cancel",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "recover.open", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "recover.repair", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "recover.go-on", NULL, action_cb);
}

static void
siloam_recover_page_init (SiloamRecoverPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_stack_show (self->views, "code");
}

static void
fill (SiloamRecoverPage *self)
{
  SiloamPrompts *prompts = self->prompts;

  siloam_screen_set_question (self->code_screen,
                              siloam_prompts_get (prompts, "recovery.enter.question"));
  siloam_screen_set_hint (self->code_screen, siloam_prompts_get (prompts, "recovery.enter.hint"));
  siloam_field_set_title (self->code_row, siloam_prompts_get (prompts, "recovery.title"));
  siloam_screen_add_button (self->code_screen,
                            siloam_prompts_get (prompts, "unlock.button.open"),
                            "recover.open",
                            SILOAM_BUTTON_SUGGESTED);

  siloam_screen_set_question (self->pin_screen,
                              siloam_prompts_get (prompts, "recovery.pin.question"));
  siloam_screen_set_hint (self->pin_screen, siloam_prompts_get (prompts, "lockup.pin.hint"));
  self->pin_group = SILOAM_SECRET_GROUP (siloam_secret_group_new (prompts, SILOAM_SECRET_KIND_PIN));
  g_signal_connect_object (self->pin_group,
                           "activate",
                           G_CALLBACK (repair_with_pin),
                           self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->pin_bin, GTK_WIDGET (self->pin_group));
  siloam_screen_add_button (self->pin_screen,
                            _ ("Next"),
                            "recover.repair",
                            SILOAM_BUTTON_SUGGESTED);

  siloam_screen_set_question (self->waiting_screen, siloam_prompts_get (prompts, "unlock.opening"));
  self->go_on_button = siloam_screen_add_button (self->result_screen,
                                                 _ ("Next"),
                                                 "recover.go-on",
                                                 SILOAM_BUTTON_SUGGESTED);
}

/**
 * siloam_recover_page_new:
 * @kind: what is opened
 * @prompts: the texts
 * @path: (type filename): the file
 * @slot_types: its ways in, which tell whether there was a PIN
 */
GtkWidget *
siloam_recover_page_new (const SiloamFileKind *kind,
                         SiloamPrompts *prompts,
                         const char *path,
                         guint slot_types)
{
  SiloamRecoverPage *self = g_object_new (SILOAM_TYPE_RECOVER_PAGE, NULL);

  self->kind = kind;
  self->prompts = g_object_ref (prompts);
  self->path = g_strdup (path);
  self->slot_types = slot_types;
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_recover_page_turn_back:
 *
 * Closes what the code opened and waits for it; from now on the page opens nothing.
 */
void
siloam_recover_page_turn_back (SiloamRecoverPage *self)
{
  g_return_if_fail (SILOAM_IS_RECOVER_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  siloam_field_set_text (self->code_row, "");
  if (self->file)
    self->kind->close_now (self->file);
  g_clear_object (&self->file);
}

/**
 * siloam_recover_page_steal_file:
 *
 * Returns: (transfer full) (nullable): the open file, after ::opened
 */
GObject *
siloam_recover_page_steal_file (SiloamRecoverPage *self)
{
  g_return_val_if_fail (SILOAM_IS_RECOVER_PAGE (self), NULL);

  return g_steal_pointer (&self->file);
}
