/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of an open journal, as far as they need the whole window: a new recovery code, from the
 * reminder on Home or from the preferences, another key for the journal, and a keyring that lost
 * its own. A code is shown as soon as it is there. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "journal/journal-keys.h"
#include "ui/key-dialog.h"
#include "ui/recovery-page.h"

#define KEYRING_BITS ((1u << SILOAM_SLOT_KEYRING) | (1u << SILOAM_SLOT_KEYRING_PIN))

static void
show_error (SiloamWindow *self, const GError *error)
{
  siloam_window_toast (self, siloam_error_text (siloam_window_get_prompts (self), error).title);
}

static void
profile_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = siloam_journal_save_profile_finish (SILOAM_JOURNAL (source), result, &error);

  if (!self->settings || self->journal != SILOAM_JOURNAL (source))
    return;
  if (!saved)
    show_error (self, error);
  siloam_window_update_reminder (self);
}

static void
save_set_at (SiloamWindow *self, gint64 seconds)
{
  g_autoptr (SiloamProfile) profile =
      siloam_profile_copy (siloam_journal_get_profile (self->journal));

  profile->recovery_set_at = seconds;
  siloam_journal_save_profile_async (self->journal, profile, profile_saved_cb, g_object_ref (self));
}

static void
written_cb (SiloamWindow *self)
{
  save_set_at (self, g_get_real_time () / G_USEC_PER_SEC);
  siloam_window_toast (
      self,
      siloam_prompts_get (siloam_window_get_prompts (self), "recovery.retype.right"));
  siloam_window_go_to (self, SILOAM_PAGE_HOME, NULL);
}

static void
later_cb (SiloamWindow *self)
{
  siloam_window_go_to (self, SILOAM_PAGE_HOME, NULL);
}

/* The old code opens nothing now: until the new one is on paper, nothing is. */
static void
show_code (SiloamWindow *self, SiloamSecret *code)
{
  GtkWidget *page = siloam_recovery_page_new (siloam_window_get_prompts (self), code, "win.home");

  g_signal_connect_object (page, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "later", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
  siloam_window_show (self, page);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = NULL;

  code = siloam_journal_renew_recovery_finish (SILOAM_JOURNAL (source), result, &error);
  if (!self->settings || self->journal != SILOAM_JOURNAL (source))
    return;
  if (!code)
    {
      show_error (self, error);
      return;
    }
  save_set_at (self, 0);
  show_code (self, code);
}

static void
renew_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (!self->in_journal)
    return;
  siloam_door_close_dialogs (self->door);
  siloam_journal_renew_recovery_async (self->journal, NULL, renewed_cb, g_object_ref (self));
}

typedef struct
{
  SiloamWindow *window;
  gint64 set_at; /* when the code of before was written down */
} Rotation;

static void
free_rotation (gpointer rotation, GClosure *closure)
{
  g_free (rotation);
}

/* That the code of before is on paper counted for nothing while it was being replaced. */
static void
rotated_cb (SiloamKeyDialog *dialog, SiloamSecret *code, Rotation *rotation)
{
  SiloamWindow *self = rotation->window;

  if (!self->settings || !self->journal || !self->in_journal)
    return;
  if (code)
    show_code (self, code);
  else
    save_set_at (self, rotation->set_at);
}

static void
rotate_done_cb (SiloamWindow *self, guint slot_types)
{
  siloam_door_set_slot_types (self->door, slot_types);
}

static void
rotate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  Rotation *rotation;
  GtkWidget *dialog;

  if (!self->in_journal)
    return;
  siloam_door_close_dialogs (self->door);
  dialog = siloam_key_dialog_new (GTK_WINDOW (self),
                                  self->settings,
                                  self->journal,
                                  SILOAM_KEY_TASK_ROTATE,
                                  g_variant_get_uint32 (parameter));
  rotation = g_new0 (Rotation, 1);
  rotation->window = self;
  rotation->set_at = siloam_journal_get_profile (self->journal)->recovery_set_at;
  g_signal_connect_data (dialog, "rotated", G_CALLBACK (rotated_cb), rotation, free_rotation, 0);
  g_signal_connect_object (dialog, "done", G_CALLBACK (rotate_done_cb), self, G_CONNECT_SWAPPED);
  siloam_window_present_dialog (self, dialog);
}

static void
ways_changed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  siloam_door_set_slot_types (SILOAM_WINDOW (user_data)->door, g_variant_get_uint32 (parameter));
}

/* Told without unlocking the keyring: the person came in by another door and is not asked twice. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GArray) ways = siloam_journal_ways_in_finish (SILOAM_JOURNAL (source), result, NULL);
  gboolean here = FALSE;
  AdwToast *toast;

  if (!ways || !self->settings || self->journal != SILOAM_JOURNAL (source))
    return;
  for (guint i = 0; i < ways->len; i++)
    here |= g_array_index (ways, SiloamWayIn, i).in_keyring;
  siloam_settings_set_keyring_checked (self->settings);
  if (here)
    return;
  toast =
      adw_toast_new (siloam_prompts_get (siloam_window_get_prompts (self), "keys.keyring.lost"));
  adw_toast_set_button_label (toast, _ ("Preferences"));
  adw_toast_set_action_name (toast, "win.preferences");
  adw_toast_set_timeout (toast, 0);
  siloam_window_add_toast (self, toast);
}

/* For the parts of this class: who opens with the keyring has seen it work. Who opens otherwise is
 * told, once a month, when the keyring does not have the key any more. */
void
siloam_window_look_at_keyring (SiloamWindow *self, SiloamSlotType way)
{
  if (!(siloam_door_get_slot_types (self->door) & KEYRING_BITS))
    return;
  if (way == SILOAM_SLOT_KEYRING || way == SILOAM_SLOT_KEYRING_PIN)
    siloam_settings_set_keyring_checked (self->settings);
  else if (siloam_settings_is_keyring_check_due (self->settings))
    siloam_journal_ways_in_async (self->journal, NULL, looked_cb, g_object_ref (self));
}

static void
reminder_later_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  self->reminded = TRUE;
  siloam_window_update_reminder (self);
}

/* For the parts of this class: declares the actions of keys. */
void
siloam_window_add_key_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "recovery-renew", .activate = renew_cb },
    { .name = "keys-rotate", .activate = rotate_cb, .parameter_type = "u" },
    { .name = "ways-changed", .activate = ways_changed_cb, .parameter_type = "u" },
    { .name = "reminder-later", .activate = reminder_later_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
