/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/door.h"

G_BEGIN_DECLS

struct _SiloamDoor
{
  GObject parent_instance;

  const SiloamDoorHouse *house;
  GtkWindow *window; /* borrowed; NULL once it is gone, and its parts with it */
  SiloamDoorParts parts;
  SiloamSettings *settings;

  guint slot_types;
  GCancellable *starting;

  GObject *closing; /* the file, until it is closed */
  SiloamLeave leave;
  gboolean closed;
};

/* door-in.c */
void siloam_door_add_start_actions (SiloamDoor *self);

/* door-out.c */
void siloam_door_add_lock_actions (SiloamDoor *self);

G_END_DECLS
