/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A new recovery code, from the reminder on Home or from the preferences. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include "ui/recovery-page.h"

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

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = NULL;
  GtkWidget *page;

  code = siloam_journal_renew_recovery_finish (SILOAM_JOURNAL (source), result, &error);
  if (!self->settings || self->journal != SILOAM_JOURNAL (source))
    return;
  if (!code)
    {
      show_error (self, error);
      return;
    }
  /* The old code opens nothing now: until the new one is on paper, nothing is. */
  save_set_at (self, 0);
  page = siloam_recovery_page_new (siloam_window_get_prompts (self), code, "win.home");
  g_signal_connect_object (page, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "later", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
  siloam_window_show (self, page);
}

static void
renew_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (!self->in_journal)
    return;
  siloam_window_close_dialogs (self);
  siloam_journal_renew_recovery_async (self->journal, NULL, renewed_cb, g_object_ref (self));
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
    { .name = "reminder-later", .activate = reminder_later_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
