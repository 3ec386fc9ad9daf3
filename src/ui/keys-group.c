/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What opens this journal, in plain words, each with its change. It asks the journal afresh after
 * every change, and tries the keyring when asked. Main thread. */

#include "config.h"

#include "ui/keys-group.h"

#include <glib/gi18n.h>

#include "journal/journal-keys.h"
#include "ui/date-text.h"
#include "ui/error-text.h"
#include "ui/key-dialog.h"
#include "ui/notice.h"

#define BIT(type) (1u << (type))
#define KEYRING_BITS (BIT (SILOAM_SLOT_KEYRING) | BIT (SILOAM_SLOT_KEYRING_PIN))

struct _SiloamKeysGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *keyring_row;
  AdwActionRow *pin_row;
  AdwActionRow *passphrase_row;
  AdwActionRow *code_row;
  AdwActionRow *rotate_row;
  GtkLabel *elsewhere_label;
  SiloamNotice *notice;
  GtkWidget *repair_button;

  SiloamSettings *settings;
  SiloamJournal *journal;
  GCancellable *cancellable;
  guint slot_types; /* all ways in */
  guint here_types; /* without keyrings of elsewhere */
};

G_DEFINE_FINAL_TYPE (SiloamKeysGroup, siloam_keys_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
say (SiloamKeysGroup *self, const char *key)
{
  return siloam_prompts_get (siloam_settings_get_prompts (self->settings), key);
}

static void
toast (SiloamKeysGroup *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (text));
}

static GtkWidget *
get_window_below (SiloamKeysGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)))
                              : NULL;
}

static void
hide_notice (SiloamKeysGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  gtk_widget_set_visible (self->repair_button, FALSE);
}

static gboolean
can_repair (const GError *error)
{
  return g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
show_error (SiloamKeysGroup *self, const GError *error)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (self->settings);
  const gboolean repair = can_repair (error);
  SiloamErrorText text = repair ? siloam_error_text_named (prompts, "keyring_not_here")
                                : siloam_error_text (prompts, error);

  siloam_notice_set_text (self->notice, &text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
  gtk_widget_set_visible (self->repair_button, repair);
}

static char *
dup_since (gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (seconds);
  g_autofree char *text = date != NULL ? siloam_date_text_short (date) : g_strdup ("");

  /* Translators: since when a passphrase or code is used; %s is a date. */
  return g_strdup_printf (_ ("Since %s"), text);
}

/* Returns %NULL when there is none of this type. */
static char *
dup_since_of (const GArray *ways, SiloamSlotType type)
{
  for (guint i = 0; i < ways->len; i++)
    {
      const SiloamWayIn *way = &g_array_index (ways, SiloamWayIn, i);

      if (way->type == type)
        return dup_since (way->created);
    }
  return NULL;
}

static void
show_words (SiloamKeysGroup *self, const GArray *ways)
{
  g_autofree char *passphrase = dup_since_of (ways, SILOAM_SLOT_PASSPHRASE);
  g_autofree char *code = dup_since_of (ways, SILOAM_SLOT_RECOVERY);
  g_autofree char *renew = g_strdup_printf ("%s%s%s",
                                            code != NULL ? code : "",
                                            code != NULL ? ". " : "",
                                            _ ("The old code opens nothing any more."));

  adw_action_row_set_subtitle (self->passphrase_row,
                               passphrase != NULL ? passphrase : _ ("Not set"));
  adw_action_row_set_subtitle (self->code_row, renew);
}

static void
show_keyring (SiloamKeysGroup *self)
{
  const gboolean pin = (self->here_types & BIT (SILOAM_SLOT_KEYRING_PIN)) != 0;
  const char *key = "keys.keyring.unused";

  if (self->here_types & KEYRING_BITS)
    key = pin ? "keys.keyring.pin" : "keys.keyring.opens";
  else if (self->slot_types & KEYRING_BITS)
    key = "keys.keyring.not_here";
  adw_action_row_set_subtitle (self->keyring_row, say (self, key));
  gtk_widget_set_visible (GTK_WIDGET (self->pin_row), (self->here_types & KEYRING_BITS) != 0);
  adw_action_row_set_subtitle (self->pin_row, pin ? say (self, "keys.pin.set") : _ ("Not set"));
}

static void
show_ways (SiloamKeysGroup *self, const GArray *ways)
{
  self->slot_types = self->here_types = 0;
  for (guint i = 0; i < ways->len; i++)
    {
      const SiloamWayIn *way = &g_array_index (ways, SiloamWayIn, i);
      const guint bit = way->type < 32 ? BIT (way->type) : 0;

      self->slot_types |= bit;
      if (way->in_keyring || !(bit & KEYRING_BITS))
        self->here_types |= bit;
    }
  show_keyring (self);
  show_words (self, ways);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
}

static void
ways_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamKeysGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ways = siloam_journal_ways_in_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->settings == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ways != NULL)
    show_ways (self, ways);
  else
    show_error (self, error);
}

static void
ask_ways (SiloamKeysGroup *self)
{
  siloam_journal_ways_in_async (self->journal, self->cancellable, ways_cb, g_object_ref (self));
}

static void
tell_window (SiloamKeysGroup *self, guint slot_types)
{
  GtkWidget *window = get_window_below (self);

  if (window != NULL)
    gtk_widget_activate_action (window, "win.ways-changed", "u", slot_types);
}

static void
changed_cb (SiloamKeysGroup *self, guint slot_types)
{
  if (self->settings == NULL)
    return;
  tell_window (self, slot_types);
  hide_notice (self);
  ask_ways (self);
  toast (self, _ ("Done"));
}

static void
present_dialog (SiloamKeysGroup *self, SiloamKeyTask task)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog =
      siloam_key_dialog_new (window, self->settings, self->journal, task, self->slot_types);

  g_signal_connect_object (dialog, "done", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamKeysGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  const SiloamKeyringCheck check =
      siloam_journal_check_keyring_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->settings == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->keyring_row), TRUE);
  if (check == SILOAM_KEYRING_CHECK_FAILED)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }
  if (check == SILOAM_KEYRING_CHECK_UNUSED)
    {
      gtk_widget_set_visible (self->repair_button, TRUE);
      return;
    }
  siloam_settings_set_keyring_checked (self->settings);
  toast (
      self,
      say (self, check == SILOAM_KEYRING_CHECK_OPENS ? "keys.keyring.tried" : "keys.keyring.half"));
}

static void
try_keyring (SiloamKeysGroup *self)
{
  hide_notice (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keyring_row), FALSE);
  siloam_journal_check_keyring_async (self->journal,
                                      self->cancellable,
                                      checked_cb,
                                      g_object_ref (self));
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamKeysGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done =
      siloam_journal_repair_keyring_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->settings == NULL)
    return;
  gtk_widget_set_sensitive (self->repair_button, TRUE);
  if (done)
    changed_cb (self, (self->slot_types & ~KEYRING_BITS) | BIT (SILOAM_SLOT_KEYRING));
  else
    show_error (self, error);
}

/* Where there was a PIN there shall be one again: it is asked for. */
static void
repair_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamKeysGroup *self = SILOAM_KEYS_GROUP (widget);

  if (self->slot_types & BIT (SILOAM_SLOT_KEYRING_PIN))
    {
      present_dialog (self, SILOAM_KEY_TASK_PIN);
      return;
    }
  gtk_widget_set_sensitive (self->repair_button, FALSE);
  siloam_journal_repair_keyring_async (self->journal,
                                       NULL,
                                       self->cancellable,
                                       repaired_cb,
                                       g_object_ref (self));
}

/* These close the preferences: nothing may come after. */
static void
leave_for (SiloamKeysGroup *self, const char *action, const char *format, guint slot_types)
{
  GtkWidget *window = get_window_below (self);

  if (window == NULL)
    return;
  if (format != NULL)
    gtk_widget_activate_action (window, action, format, slot_types);
  else
    gtk_widget_activate_action (window, action, NULL);
}

static void
row_cb (SiloamKeysGroup *self, AdwActionRow *row)
{
  if (row == self->keyring_row)
    try_keyring (self);
  else if (row == self->pin_row)
    present_dialog (self, SILOAM_KEY_TASK_PIN);
  else if (row == self->passphrase_row)
    present_dialog (self, SILOAM_KEY_TASK_PASSPHRASE);
  else if (row == self->code_row)
    leave_for (self, "win.recovery-renew", NULL, 0);
  else
    leave_for (self, "win.keys-rotate", "u", self->here_types);
}

static void
siloam_keys_group_dispose (GObject *object)
{
  SiloamKeysGroup *self = SILOAM_KEYS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_KEYS_GROUP);

  G_OBJECT_CLASS (siloam_keys_group_parent_class)->dispose (object);
}

static void
siloam_keys_group_class_init (SiloamKeysGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_keys_group_dispose;

  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/keys-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, pin_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, code_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, rotate_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, elsewhere_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamKeysGroup, repair_button);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_install_action (widget_class, "keys.repair", NULL, repair_cb);
}

static void
siloam_keys_group_init (SiloamKeysGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_keys_group_set_up:
 * @settings: for the texts, and for when the keyring was tried last
 * @journal: the open journal
 */
void
siloam_keys_group_set_up (SiloamKeysGroup *self, SiloamSettings *settings, SiloamJournal *journal)
{
  g_return_if_fail (SILOAM_IS_KEYS_GROUP (self));
  g_return_if_fail (SILOAM_IS_JOURNAL (journal));

  self->settings = g_object_ref (settings);
  self->journal = g_object_ref (journal);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), say (self, "keys.hint"));
  adw_action_row_set_subtitle (self->rotate_row, say (self, "keys.rotate.row"));
  gtk_label_set_label (self->elsewhere_label, say (self, "keys.elsewhere"));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  ask_ways (self);
}
