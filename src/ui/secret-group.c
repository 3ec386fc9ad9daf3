/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows for a new PIN or passphrase. What is typed stays in the secure buffers of the rows and
 * is copied once, into a SiloamSecret. Main thread. */

#include "config.h"

#include "ui/secret-group.h"

#include "ui/field.h"
#include "ui/template.h"

/* In characters. A PIN is only one half beside the key in the keyring; a passphrase stands alone.
 */
#define MIN_PIN 4
#define MIN_PASSPHRASE 8

struct _SiloamSecretGroup
{
  AdwPreferencesGroup parent_instance;

  SiloamField *first_row;
  SiloamField *again_row;
  GtkLabel *problem_label;

  SiloamPrompts *prompts;
  SiloamSecretKind kind;
};

G_DEFINE_FINAL_TYPE (SiloamSecretGroup, siloam_secret_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
first_activated_cb (SiloamSecretGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->again_row));
}

static void
again_activated_cb (SiloamSecretGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
changed_cb (SiloamSecretGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

static gboolean
siloam_secret_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_SECRET_GROUP (widget)->first_row));
}

static void
siloam_secret_group_dispose (GObject *object)
{
  SiloamSecretGroup *self = SILOAM_SECRET_GROUP (object);

  g_clear_object (&self->prompts);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_SECRET_GROUP);

  G_OBJECT_CLASS (siloam_secret_group_parent_class)->dispose (object);
}

static void
siloam_secret_group_class_init (SiloamSecretGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_secret_group_dispose;
  widget_class->grab_focus = siloam_secret_group_grab_focus;
  widget_class->focus = siloam_template_focus;
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate",
                                           SILOAM_TYPE_SECRET_GROUP,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);

  g_type_ensure (SILOAM_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/secret-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamSecretGroup, first_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamSecretGroup, again_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamSecretGroup, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, first_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
siloam_secret_group_init (SiloamSecretGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
tell (SiloamSecretGroup *self, const char *key)
{
  gtk_label_set_label (self->problem_label, siloam_prompts_get (self->prompts, key));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  siloam_secret_group_grab_focus (GTK_WIDGET (self));
}

/**
 * siloam_secret_group_new:
 * @prompts: the texts
 * @kind: what is asked for
 */
GtkWidget *
siloam_secret_group_new (SiloamPrompts *prompts, SiloamSecretKind kind)
{
  SiloamSecretGroup *self = g_object_new (SILOAM_TYPE_SECRET_GROUP, NULL);
  const char *key = kind == SILOAM_SECRET_KIND_PIN ? "unlock.pin" : "unlock.passphrase";

  self->prompts = g_object_ref (prompts);
  self->kind = kind;
  siloam_field_set_title (self->first_row, siloam_prompts_get (prompts, key));
  siloam_field_set_title (self->again_row, siloam_prompts_get (prompts, "lockup.passphrase.again"));
  return GTK_WIDGET (self);
}

/**
 * siloam_secret_group_take:
 *
 * Returns: (transfer full) (nullable): what was typed twice; %NULL when it is too short or differs,
 *   which is said under the rows
 */
SiloamSecret *
siloam_secret_group_take (SiloamSecretGroup *self)
{
  gboolean pin;
  const char *first, *again;
  SiloamSecret *secret;

  g_return_val_if_fail (SILOAM_IS_SECRET_GROUP (self), NULL);

  pin = self->kind == SILOAM_SECRET_KIND_PIN;
  first = siloam_field_get_text (self->first_row);
  again = siloam_field_get_text (self->again_row);
  if (g_utf8_strlen (first, -1) < (pin ? MIN_PIN : MIN_PASSPHRASE))
    {
      tell (self, pin ? "lockup.pin.short" : "lockup.passphrase.short");
      return NULL;
    }
  if (!g_str_equal (first, again))
    {
      tell (self, pin ? "lockup.pin.differ" : "lockup.passphrase.differ");
      return NULL;
    }

  secret = siloam_secret_new_text (first);
  siloam_field_set_text (self->first_row, "");
  siloam_field_set_text (self->again_row, "");
  return secret;
}
