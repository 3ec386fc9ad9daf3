/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

/* Writes @path, whole or not at all. Worker thread. */
typedef gboolean (*SiloamFolderWriteFunc) (gpointer data, const char *path, GError **error);
/* name: of the file; NULL when nothing was written: left by the person, unless there is an error.
 */
typedef void (*SiloamFolderDoneFunc) (const char *name, const GError *error, gpointer user_data);

/* One file for someone's own stick. */
typedef struct
{
  const char *title; /* of the dialog */
  const char *name;  /* "samenvatting-2026-11-21.pdf"; a free one like it when that is there */
  gboolean locked;   /* with a password: else it is said first who can read it there */
  SiloamFolderWriteFunc write;
  gpointer data; /* owned by the job from here on: another thread uses it */
  GDestroyNotify free_data;
} SiloamFolderWrite;

/* Asks for a folder and writes there; leaves no trace among the recent files. */
void siloam_folder_write_async (GtkWindow *parent,
                                SiloamPrompts *prompts,
                                const SiloamFolderWrite *what,
                                SiloamFolderDoneFunc done,
                                gpointer user_data);
/* A path in the folder that is not there yet. */
char *siloam_folder_free_path (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
