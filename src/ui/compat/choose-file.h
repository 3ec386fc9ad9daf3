/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* path: NULL when the person chose nothing. */
typedef void (*SiloamChooseFileFunc) (const char *path, gpointer user_data);

/* Asks for a journal that exists. */
void siloam_choose_file_async (GtkWindow *parent,
                               const char *title,
                               SiloamChooseFileFunc func,
                               gpointer user_data);
/* Asks for a backup of prayer evenings. */
void siloam_choose_evening_async (GtkWindow *parent,
                                  const char *title,
                                  SiloamChooseFileFunc func,
                                  gpointer user_data);
/* Asks for a zip with Bibles. */
void siloam_choose_zip_async (GtkWindow *parent,
                              const char *title,
                              SiloamChooseFileFunc func,
                              gpointer user_data);
/* Asks for any file, where what was downloaded is. */
void siloam_choose_source_async (GtkWindow *parent,
                                 const char *title,
                                 SiloamChooseFileFunc func,
                                 gpointer user_data);
/* Asks for a folder. */
void siloam_choose_folder_async (GtkWindow *parent,
                                 const char *title,
                                 SiloamChooseFileFunc func,
                                 gpointer user_data);

G_END_DECLS
