/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the prayer evenings begin, or come back from the lock: first run, PIN, or a fault with its
 * remedies. A file that cannot be found or read is never answered by a first run. Main thread. */

#include "config.h"

#include "ui/evening-window-private.h"

#include "ui/compat/choose-file.h"
#include "ui/compat/confirm.h"
#include "ui/error-text.h"
#include "ui/evening-first-run.h"
#include "ui/evening-restore.h"
#include "ui/problem-page.h"
#include "ui/recover-page.h"
#include "ui/recovery-page.h"
#include "ui/stack-replace.h"
#include "ui/start-check.h"
#include "ui/unlock-page.h"
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
show_start_page (SiloamEveningWindow *self, GtkWidget *page)
{
  siloam_evening_window_show (self, page);
  siloam_evening_window_uncover (self);
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

static void
enter (SiloamEveningWindow *self, GObject *file)
{
  g_set_object (&self->ministry, SILOAM_MINISTRY (file));
  note_created (self);
  g_clear_object (&self->under_help);
  g_clear_object (&self->room);
  self->room = siloam_evening_room_new (self->ministry, self->settings, self->bibles, self->queue);
  siloam_evening_window_follow_room (self);
  reopen_visitor_screen (self);
  siloam_evening_window_return (self);
  siloam_evening_window_uncover (self);
  siloam_evening_window_ask_clock (self);
}

static void
unlocked_cb (SiloamEveningWindow *self, SiloamUnlockPage *page)
{
  g_autoptr (GObject) file = siloam_unlock_page_steal_file (page);

  enter (self, file);
}

static void
recovered_cb (SiloamEveningWindow *self, SiloamRecoverPage *page)
{
  g_autoptr (GObject) file = siloam_recover_page_steal_file (page);

  enter (self, file);
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
  enter (self, G_OBJECT (siloam_evening_first_run_get_ministry (page)));
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

  if (self->ministry && self->room)
    siloam_ministry_renew_recovery_async (self->ministry, NULL, renewed_cb, g_object_ref (self));
}

static void
show_first_run (SiloamEveningWindow *self)
{
  g_autofree char *path = siloam_settings_dup_ministry_path (self->settings);
  GtkWidget *page = siloam_evening_first_run_new (self->prompts, path);

  follow (self, page, "created", G_CALLBACK (created_cb));
  follow (self, page, "finished", G_CALLBACK (finished_cb));
  show_start_page (self, page);
}

static void
show_recover (SiloamEveningWindow *self)
{
  g_autofree char *path = siloam_settings_dup_ministry_path (self->settings);
  GtkWidget *page =
      siloam_recover_page_new (&siloam_ministry_file_kind, self->prompts, path, self->slot_types);

  follow (self, page, "opened", G_CALLBACK (recovered_cb));
  show_start_page (self, page);
}

static void
show_problem (SiloamEveningWindow *self, const GError *error)
{
  g_autofree char *path = siloam_settings_dup_ministry_path (self->settings);

  show_start_page (self, siloam_problem_page_new (self->prompts, error, path, TRUE));
}

static void
show_unlock (SiloamEveningWindow *self)
{
  g_autofree char *path = siloam_settings_dup_ministry_path (self->settings);
  GtkWidget *page =
      siloam_unlock_page_new (&siloam_ministry_file_kind, self->prompts, path, self->slot_types);

  follow (self, page, "opened", G_CALLBACK (unlocked_cb));
  follow (self, page, "missing", G_CALLBACK (siloam_evening_window_start));
  follow (self, page, "damaged", G_CALLBACK (show_problem));
  show_start_page (self, page);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  SiloamStart start;

  if (!siloam_start_check_finish (result, &start, &self->slot_types, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error);
      return;
    }
  if (start == SILOAM_START_FIRST_RUN)
    show_first_run (self);
  else
    show_unlock (self);
}

/* For the parts of this class: looks for the file and shows how to begin. */
void
siloam_evening_window_start (SiloamEveningWindow *self)
{
  g_autofree char *path = siloam_settings_dup_ministry_path (self->settings);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (SILOAM_IS_RECOVER_PAGE (page))
    siloam_recover_page_turn_back (SILOAM_RECOVER_PAGE (page));
  g_cancellable_cancel (self->starting);
  g_clear_object (&self->starting);
  self->starting = g_cancellable_new ();
  siloam_stack_show (self->cover, "blank");
  siloam_start_check_evening_async (path,
                                    g_settings_get_boolean (get_store (self), "ministry-created"),
                                    self->starting,
                                    checked_cb,
                                    g_object_ref (self));
}

static void
start_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (!self->ministry)
    siloam_evening_window_start (self);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (!self->ministry)
    show_recover (self);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamEveningWindow) self = user_data;

  if (!path || self->ministry || !self->settings)
    return;
  siloam_settings_set_ministry_path (self->settings, path);
  siloam_evening_window_start (self);
}

static void
choose_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (!self->ministry)
    siloam_choose_file_async (GTK_WINDOW (self),
                              siloam_prompts_get (self->prompts, "unlock.button.choose_file"),
                              file_chosen_cb,
                              g_object_ref (self));
}

static void
backup_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamEveningWindow) self = user_data;
  g_autofree char *place = NULL;

  if (!path || self->ministry || !self->settings)
    return;
  place = siloam_settings_dup_ministry_path (self->settings);
  show_start_page (self, siloam_evening_restore_new (self->prompts, place, path));
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

static void
anew_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (SiloamEveningWindow) self = user_data;

  if (!confirmed || self->ministry || !self->settings)
    return;
  siloam_settings_set_ministry_path (self->settings, NULL);
  show_first_run (self);
}

static void
start_anew_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;
  SiloamConfirm confirm = {
    .heading = siloam_prompts_get (self->prompts, "unlock.anew.question"),
    .body = siloam_prompts_get (self->prompts, "unlock.anew.text"),
    .label = siloam_prompts_get (self->prompts, "unlock.button.anew"),
    .destructive = TRUE,
  };

  if (!self->ministry)
    siloam_confirm_async (GTK_WINDOW (self), &confirm, anew_confirmed_cb, g_object_ref (self));
}

/* For the parts of this class: declares the actions of the pages before an open file. */
void
siloam_evening_window_add_start_actions (SiloamEveningWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "start-again", .activate = start_again_cb },
    { .name = "recover", .activate = recover_cb },
    { .name = "recover-cancel", .activate = start_again_cb },
    { .name = "choose-journal", .activate = choose_file_cb },
    { .name = "start-anew", .activate = start_anew_cb },
    { .name = "renew-code", .activate = renew_code_cb },
    { .name = "restore", .activate = restore_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
