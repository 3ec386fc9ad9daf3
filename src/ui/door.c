/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The door of a window over a sealed file. A journal and the prayer evenings are entered and left
 * alike: door-in.c has the pages before the file is open, door-out.c covers, saves, closes and
 * locks. It holds no file while it is open, and knows nothing of what is in it. Main thread. */

#include "config.h"

#include "ui/door-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (SiloamDoor, siloam_door, G_TYPE_OBJECT)

static void
siloam_door_dispose (GObject *object)
{
  SiloamDoor *self = SILOAM_DOOR (object);

  siloam_door_detach (self);
  g_clear_object (&self->closing);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (siloam_door_parent_class)->dispose (object);
}

static void
siloam_door_class_init (SiloamDoorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_door_dispose;
}

static void
siloam_door_init (SiloamDoor *self)
{
}

/**
 * siloam_door_new:
 * @house: (transfer none): a table that stays as long as the program
 * @window: (transfer none): the window, which has the door and its actions
 * @parts: children of its template
 * @settings: where its file is
 *
 * Returns: (transfer full): a door; siloam_door_start() looks for the file
 */
SiloamDoor *
siloam_door_new (const SiloamDoorHouse *house,
                 GtkWindow *window,
                 const SiloamDoorParts *parts,
                 SiloamSettings *settings)
{
  SiloamDoor *self = g_object_new (SILOAM_TYPE_DOOR, NULL);

  self->house = house;
  self->window = window;
  self->parts = *parts;
  self->settings = g_object_ref (settings);
  siloam_screen_add_button (self->parts.held_screen,
                            _ ("Back"),
                            "win.leave-cancel",
                            SILOAM_BUTTON_FLAT);
  siloam_screen_add_button (self->parts.held_screen,
                            _ ("Try again"),
                            "win.save-again",
                            SILOAM_BUTTON_SUGGESTED);
  siloam_door_add_start_actions (self);
  siloam_door_add_lock_actions (self);
  return self;
}

/**
 * siloam_door_detach:
 *
 * The window goes: what is still being done here comes to nothing.
 */
void
siloam_door_detach (SiloamDoor *self)
{
  g_cancellable_cancel (self->starting);
  g_clear_object (&self->starting);
  self->window = NULL;
}

/**
 * siloam_door_close_dialogs:
 *
 * Closes every window that stands over this one: it may hold private words.
 */
void
siloam_door_close_dialogs (SiloamDoor *self)
{
  GList *windows = gtk_window_list_toplevels ();

  /* A window takes those that stand over it along: all are held until the last was looked at. */
  for (GList *link = windows; link; link = link->next)
    g_object_ref (link->data);
  for (GList *link = windows; link; link = link->next)
    {
      GtkWindow *window = link->data;

      if (gtk_window_get_transient_for (window) == self->window)
        gtk_window_destroy (window);
    }
  g_list_free_full (windows, g_object_unref);
}
