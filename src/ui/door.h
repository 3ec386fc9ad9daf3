/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/error-text.h"
#include "ui/file-kind.h"
#include "ui/notice.h"
#include "ui/screen.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_LEAVE_NOT,
  SILOAM_LEAVE_LOCK,
  SILOAM_LEAVE_CLOSE,
} SiloamLeave;

/* What a window does with its own file, pages and words when someone comes in or goes out. */
typedef struct
{
  const SiloamFileKind *kind;
  gboolean offers_restore; /* when no way in opens it any more */

  /* coming in */
  SiloamPrompts *(*get_prompts) (gpointer window);
  GtkWidget *(*new_first_run) (gpointer window, const char *path);
  void (*show) (gpointer window, GtkWidget *page);
  void (*uncover) (gpointer window);
  void (*enter) (gpointer window, GObject *file, GtkWidget *by); /* by: the page that opened it */

  /* going out */
  void (*cover) (gpointer window); /* what else it shows; its pages are covered */
  void (*remember) (gpointer window);
  void (*flush) (gpointer window);
  gboolean (*is_saved) (gpointer window);
  GObject *(*get_file) (gpointer window);
  GObject *(*take_file) (gpointer window); /* (transfer full) (nullable): locked from now on */
  void (*left) (gpointer window, SiloamLeave leave);
  void (*begin) (gpointer window); /* after the lock */
  void (*stay) (gpointer window);
} SiloamDoorHouse;

/* Children of the template of the window. */
typedef struct
{
  GtkStack *cover; /* "content", "blank", "held" */
  GtkStack *pages;
  GtkWidget *failure_bar;
  GtkLabel *failure_label;
  SiloamScreen *held_screen;
  SiloamNotice *held_notice;
} SiloamDoorParts;

#define SILOAM_TYPE_DOOR (siloam_door_get_type ())

/* The way into a window over a sealed file, and out of it again. */
G_DECLARE_FINAL_TYPE (SiloamDoor, siloam_door, SILOAM, DOOR, GObject)

SiloamDoor *siloam_door_new (const SiloamDoorHouse *house,
                             GtkWindow *window,
                             const SiloamDoorParts *parts,
                             SiloamSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void siloam_door_detach (SiloamDoor *self);

/* Coming in. */
void siloam_door_start (SiloamDoor *self);
void siloam_door_show (SiloamDoor *self, GtkWidget *page);
guint siloam_door_get_slot_types (SiloamDoor *self);
void siloam_door_set_slot_types (SiloamDoor *self, guint slot_types);

/* Going out. */
void siloam_door_leave (SiloamDoor *self, SiloamLeave leave);
void siloam_door_lock (SiloamDoor *self);
void siloam_door_end (SiloamDoor *self);
gboolean siloam_door_is_leaving (SiloamDoor *self);
gboolean siloam_door_is_closed (SiloamDoor *self);
void siloam_door_saved (SiloamDoor *self);
void siloam_door_failed (SiloamDoor *self, const SiloamErrorText *text);
void siloam_door_close_dialogs (SiloamDoor *self);
void siloam_door_clear_clipboards (SiloamDoor *self);

G_END_DECLS
