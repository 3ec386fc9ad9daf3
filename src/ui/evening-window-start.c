/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the prayer evenings have of their own on the way in: their first run, what shows when the
 * file is open, another recovery code, and putting a backup back. Main thread. */

#include "config.h"

#include "ui/evening-window-private.h"

#include "ui/compat/choose-file.h"
#include "ui/error-text.h"
#include "ui/evening-first-run.h"
#include "ui/evening-restore.h"
#include "ui/recover-page.h"
#include "ui/recovery-page.h"
#include "ui/visitor-screen.h"

static GSettings *
get_store (SiloamEveningWindow *self)
{
  return siloam_settings_get_store (self->settings);
}

static void
follow (SiloamEveningWindow *self, GtkWidget *page, const char *signal, GCallback callback)
{
  g_signal_connect_object (page, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
note_created (SiloamEveningWindow *self)
{
  g_settings_set_boolean (get_store (self), "ministry-created", TRUE);
  g_settings_set_boolean (get_store (self), "ministry-enabled", TRUE);
}

/* The one from before the lock knows the room of before. */
static void
reopen_visitor_screen (SiloamEveningWindow *self)
{
  if (!siloam_visitor_screen_find ())
    return;
  siloam_visitor_screen_close (self->room, GTK_WINDOW (self));
  siloam_visitor_screen_open (self->room, GTK_WINDOW (self));
}

/* The code on paper proves more than a PIN: with it the whole team begins anew. */
static void
forget_task (SiloamEveningWindow *self)
{
  g_object_unref (self->task);
  self->task = siloam_evening_task_new ();
}

/* For the parts of this class: shows the evening whose file was opened. */
void
siloam_evening_window_enter (gpointer window, GObject *file, GtkWidget *by)
{
  SiloamEveningWindow *self = window;

  g_set_object (&self->ministry, SILOAM_MINISTRY (file));
  note_created (self);
  if (SILOAM_IS_RECOVER_PAGE (by))
    forget_task (self);
  g_clear_object (&self->under_help);
  g_clear_object (&self->room);
  self->room = siloam_evening_room_new (self->ministry, self->settings, self->bibles, self->queue);
  siloam_evening_room_set_task (self->room, self->task);
  siloam_evening_window_follow_room (self);
  reopen_visitor_screen (self);
  siloam_evening_window_return (self);
  siloam_evening_window_uncover (self);
  siloam_evening_window_ask_clock (self);
}

/* From here on the window locks it. */
static void
created_cb (SiloamEveningWindow *self, SiloamEveningFirstRun *page)
{
  g_set_object (&self->ministry, siloam_evening_first_run_get_ministry (page));
  note_created (self);
}

static void
finished_cb (SiloamEveningWindow *self, SiloamEveningFirstRun *page)
{
  siloam_evening_window_enter (self,
                               G_OBJECT (siloam_evening_first_run_get_ministry (page)),
                               GTK_WIDGET (page));
}

static void
written_cb (SiloamEveningWindow *self)
{
  if (self->room)
    siloam_evening_window_go_to (self, SILOAM_EVENING_PAGE_SETUP);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code =
      siloam_ministry_renew_recovery_finish (SILOAM_MINISTRY (source), result, &error);
  GtkWidget *page;

  if (!self->room)
    return;
  if (!code)
    {
      siloam_evening_window_toast (self, siloam_error_text (self->prompts, error).title);
      return;
    }
  page = siloam_recovery_page_new (self->prompts, code, NULL);
  siloam_recovery_page_insist (SILOAM_RECOVERY_PAGE (page));
  follow (self, page, "written", G_CALLBACK (written_cb));
  siloam_evening_window_show (self, page);
}

/* For who lost the paper, or was locked out before the code stood on it. */
static void
renew_code_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (self->ministry && self->room && siloam_evening_room_may_see (self->room, SILOAM_VIEW_KEYS))
    siloam_ministry_renew_recovery_async (self->ministry, NULL, renewed_cb, g_object_ref (self));
}

/* For the parts of this class: where there is no file yet. */
GtkWidget *
siloam_evening_window_new_first_run (gpointer window, const char *path)
{
  SiloamEveningWindow *self = window;
  GtkWidget *page = siloam_evening_first_run_new (self->prompts, path);

  follow (self, page, "created", G_CALLBACK (created_cb));
  follow (self, page, "finished", G_CALLBACK (finished_cb));
  return page;
}

static void
backup_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamEveningWindow) self = user_data;
  g_autofree char *place = NULL;

  if (!path || self->ministry || !self->settings)
    return;
  place = siloam_settings_dup_ministry_path (self->settings);
  siloam_door_show (self->door, siloam_evening_restore_new (self->prompts, place, path));
}

/* Only while no file is open: one that opens may have erased what a backup still holds. */
static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (!self->ministry)
    siloam_choose_evening_async (GTK_WINDOW (self),
                                 siloam_prompts_get (self->prompts, "evening.restore.choose"),
                                 backup_chosen_cb,
                                 g_object_ref (self));
}

/* For the parts of this class: declares what only the evenings have before their file is open. */
void
siloam_evening_window_add_start_actions (SiloamEveningWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "renew-code", .activate = renew_code_cb },
    { .name = "restore", .activate = restore_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
