/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a start, or a return from the lock, begins: first run, unlock, or a fault with its remedies.
 * A file that cannot be found or read is never answered by a first run. Main thread. */

#include "config.h"

#include "ui/door-private.h"

#include "ui/compat/choose-file.h"
#include "ui/compat/confirm.h"
#include "ui/problem-page.h"
#include "ui/recover-page.h"
#include "ui/stack-replace.h"
#include "ui/start-check.h"
#include "ui/unlock-page.h"

static SiloamPrompts *
get_prompts (SiloamDoor *self)
{
  return self->house->get_prompts (self->window);
}

static char *
dup_path (SiloamDoor *self)
{
  return self->house->kind->dup_path (self->settings);
}

/* One that is gone lets nobody in. */
static gboolean
is_shut (SiloamDoor *self)
{
  return self->window && !self->house->get_file (self->window);
}

static void
follow (SiloamDoor *self, GtkWidget *page, const char *signal, GCallback callback)
{
  g_signal_connect_object (page, signal, callback, self, G_CONNECT_SWAPPED);
}

/**
 * siloam_door_show:
 *
 * Shows a page of those before the file is open, and takes the cover away.
 */
void
siloam_door_show (SiloamDoor *self, GtkWidget *page)
{
  self->house->show (self->window, page);
  self->house->uncover (self->window);
}

static void
unlocked_cb (SiloamDoor *self, SiloamUnlockPage *page)
{
  g_autoptr (GObject) file = siloam_unlock_page_steal_file (page);

  self->house->enter (self->window, file, GTK_WIDGET (page));
}

static void
recovered_cb (SiloamDoor *self, SiloamRecoverPage *page)
{
  g_autoptr (GObject) file = siloam_recover_page_steal_file (page);

  self->house->enter (self->window, file, GTK_WIDGET (page));
}

static void
show_first_run (SiloamDoor *self)
{
  g_autofree char *path = dup_path (self);

  siloam_door_show (self, self->house->new_first_run (self->window, path));
}

static void
show_problem (SiloamDoor *self, const GError *error)
{
  g_autofree char *path = dup_path (self);

  siloam_door_show (self, siloam_problem_page_new (get_prompts (self), error, path, TRUE));
}

static void
show_recover (SiloamDoor *self)
{
  g_autofree char *path = dup_path (self);
  GtkWidget *page =
      siloam_recover_page_new (self->house->kind, get_prompts (self), path, self->slot_types);

  follow (self, page, "opened", G_CALLBACK (recovered_cb));
  if (self->house->offers_restore)
    follow (self, page, "damaged", G_CALLBACK (show_problem));
  siloam_door_show (self, page);
}

static void
show_unlock (SiloamDoor *self)
{
  g_autofree char *path = dup_path (self);
  GtkWidget *page =
      siloam_unlock_page_new (self->house->kind, get_prompts (self), path, self->slot_types);

  follow (self, page, "opened", G_CALLBACK (unlocked_cb));
  follow (self, page, "missing", G_CALLBACK (siloam_door_start));
  if (self->house->offers_restore)
    follow (self, page, "damaged", G_CALLBACK (show_problem));
  siloam_door_show (self, page);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamDoor) self = user_data;
  g_autoptr (GError) error = NULL;
  SiloamStart start;

  if (!siloam_start_check_finish (result, &start, &self->slot_types, &error))
    {
      if (self->window && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error);
      return;
    }
  if (!self->window)
    return;
  if (start == SILOAM_START_FIRST_RUN)
    show_first_run (self);
  else
    show_unlock (self);
}

/**
 * siloam_door_start:
 *
 * Looks for the file and shows how to begin.
 */
void
siloam_door_start (SiloamDoor *self)
{
  const SiloamFileKind *kind = self->house->kind;
  GtkWidget *page = gtk_stack_get_visible_child (self->parts.pages);

  if (SILOAM_IS_RECOVER_PAGE (page))
    siloam_recover_page_turn_back (SILOAM_RECOVER_PAGE (page));
  g_cancellable_cancel (self->starting);
  g_clear_object (&self->starting);
  self->starting = g_cancellable_new ();
  siloam_stack_show (self->parts.cover, "blank");
  kind->check_async (self->settings, self->starting, checked_cb, g_object_ref (self));
}

guint
siloam_door_get_slot_types (SiloamDoor *self)
{
  return self->slot_types;
}

/**
 * siloam_door_set_slot_types:
 * @slot_types: bit (1 << SiloamSlotType) for each way in, since they changed
 */
void
siloam_door_set_slot_types (SiloamDoor *self, guint slot_types)
{
  self->slot_types = slot_types;
}

static void
start_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (is_shut (user_data))
    siloam_door_start (user_data);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (is_shut (user_data))
    show_recover (user_data);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamDoor) self = user_data;

  if (!path || !is_shut (self))
    return;
  self->house->kind->set_path (self->settings, path);
  siloam_door_start (self);
}

static void
choose_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamDoor *self = user_data;

  if (is_shut (self))
    siloam_choose_file_async (self->window,
                              siloam_prompts_get (get_prompts (self), "unlock.button.choose_file"),
                              file_chosen_cb,
                              g_object_ref (self));
}

static void
anew_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (SiloamDoor) self = user_data;

  if (!confirmed || !is_shut (self))
    return;
  self->house->kind->set_path (self->settings, NULL);
  show_first_run (self);
}

static void
start_anew_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamDoor *self = user_data;
  SiloamPrompts *prompts;
  SiloamConfirm confirm = { .destructive = TRUE };

  if (!is_shut (self))
    return;
  prompts = get_prompts (self);
  confirm.heading = siloam_prompts_get (prompts, "unlock.anew.question");
  confirm.body = siloam_prompts_get (prompts, "unlock.anew.text");
  confirm.label = siloam_prompts_get (prompts, "unlock.button.anew");
  siloam_confirm_async (self->window, &confirm, anew_confirmed_cb, g_object_ref (self));
}

/* For the parts of this class: declares the actions of the pages before an open file. */
void
siloam_door_add_start_actions (SiloamDoor *self)
{
  static const GActionEntry actions[] = {
    { .name = "start-again", .activate = start_again_cb },
    { .name = "recover", .activate = recover_cb },
    { .name = "recover-cancel", .activate = start_again_cb },
    { .name = "choose-journal", .activate = choose_file_cb },
    { .name = "start-anew", .activate = start_anew_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->window),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   self);
}
