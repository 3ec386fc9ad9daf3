/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the password of a PDF, twice. A short one is allowed: the person is told that it is
 * easily guessed, and chooses. Main thread. */

#include "config.h"

#include "ui/export-lock.h"

#include "export/pdf-seal.h"
#include "ui/field.h"

/* In letters; a program guesses what is shorter within days. */
#define SHORT 10

struct _SiloamExportLock
{
  AdwBin parent_instance;

  GtkSwitch *lock_switch;
  GtkWidget *fields;
  SiloamField *first_field;
  SiloamField *again_field;
  GtkLabel *hint_label;

  SiloamPrompts *prompts;
};

G_DEFINE_FINAL_TYPE (SiloamExportLock, siloam_export_lock, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
say (SiloamExportLock *self, const char *key)
{
  gtk_label_set_label (self->hint_label, siloam_prompts_get (self->prompts, key));
}

static void
typed_cb (SiloamExportLock *self)
{
  glong length = g_utf8_strlen (siloam_field_get_text (self->first_field), -1);

  if (self->prompts != NULL)
    say (self, length > 0 && length < SHORT ? "library.export.lock.short" : "library.export.lock");
}

static void
switched_cb (SiloamExportLock *self)
{
  if (!siloam_export_lock_is_on (self))
    {
      siloam_field_set_text (self->first_field, "");
      siloam_field_set_text (self->again_field, "");
    }
  gtk_widget_set_visible (self->fields, siloam_export_lock_is_on (self));
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), siloam_export_lock_is_on (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
siloam_export_lock_dispose (GObject *object)
{
  g_clear_object (&SILOAM_EXPORT_LOCK (object)->prompts);
  /* The bin must let go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXPORT_LOCK);

  G_OBJECT_CLASS (siloam_export_lock_parent_class)->dispose (object);
}

static void
siloam_export_lock_class_init (SiloamExportLockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_export_lock_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_EXPORT_LOCK,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);

  g_type_ensure (SILOAM_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/export-lock.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExportLock, lock_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportLock, fields);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportLock, first_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportLock, again_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportLock, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
siloam_export_lock_init (SiloamExportLock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_export_lock_set_up:
 *
 * Gives it its texts, once.
 */
void
siloam_export_lock_set_up (SiloamExportLock *self, SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_EXPORT_LOCK (self));

  self->prompts = g_object_ref (prompts);
  typed_cb (self);
}

/**
 * siloam_export_lock_is_on:
 *
 * Returns: whether the PDF is to be locked
 */
gboolean
siloam_export_lock_is_on (SiloamExportLock *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_LOCK (self), FALSE);

  return gtk_switch_get_active (self->lock_switch);
}

static SiloamSecret *
refuse (SiloamExportLock *self, const char *key)
{
  say (self, key);
  gtk_widget_grab_focus (GTK_WIDGET (self->first_field));
  return NULL;
}

/**
 * siloam_export_lock_dup_password:
 *
 * Returns: (transfer full) (nullable): what was typed twice; %NULL when it is empty, too long or
 *   not twice the same, which is said under the rows
 */
SiloamSecret *
siloam_export_lock_dup_password (SiloamExportLock *self)
{
  g_autoptr (SiloamSecret) password = NULL;
  const char *first;

  g_return_val_if_fail (SILOAM_IS_EXPORT_LOCK (self), NULL);

  first = siloam_field_get_text (self->first_field);
  if (*first == '\0')
    return refuse (self, "library.export.lock.empty");
  if (!g_str_equal (first, siloam_field_get_text (self->again_field)))
    return refuse (self, "library.export.lock.differ");
  password = siloam_secret_new_text (first);
  if (!siloam_pdf_password_is_usable (password))
    return refuse (self, "library.export.lock.long");
  return g_steal_pointer (&password);
}
