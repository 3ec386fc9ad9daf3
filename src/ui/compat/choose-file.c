/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing a file through the desktop's own dialog, or the portal. Main thread. */

#include "config.h"

#include "ui/compat/choose-file.h"

#include <glib/gi18n.h>

#include "ui/recent-trace.h"

typedef struct
{
  SiloamChooseFileFunc func;
  gpointer user_data;
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      path = file ? g_file_get_path (file) : NULL;
      if (file)
        siloam_recent_trace_forget (file);
    }
  choice->func (path, choice->user_data);
  g_free (choice);
  g_object_unref (dialog);
}

static void
choose_async (GtkFileChooserNative *dialog,
              GtkFileFilter *filter,
              SiloamChooseFileFunc func,
              gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->func = func;
  choice->user_data = user_data;
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* The dialog is kept alive until its response. */
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* What was just downloaded is there. */
static void
begin_in_downloads (GtkFileChooserNative *dialog)
{
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);
  g_autoptr (GFile) folder = path != NULL ? g_file_new_for_path (path) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
}

static GtkFileFilter *
make_filter (const char *name, const char *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  return filter;
}

/**
 * siloam_choose_file_async:
 * @func: called once, with the path, or %NULL
 */
void
siloam_choose_file_async (GtkWindow *parent,
                          const char *title,
                          SiloamChooseFileFunc func,
                          gpointer user_data)
{
  g_autoptr (GtkFileFilter) filter = make_filter (_ ("Journals"), "siloam");

  choose_async (gtk_file_chooser_native_new (title,
                                             parent,
                                             GTK_FILE_CHOOSER_ACTION_OPEN,
                                             _ ("_Open"),
                                             _ ("_Cancel")),
                filter,
                func,
                user_data);
}

/**
 * siloam_choose_evening_async:
 * @func: called once, with the path, or %NULL
 */
void
siloam_choose_evening_async (GtkWindow *parent,
                             const char *title,
                             SiloamChooseFileFunc func,
                             gpointer user_data)
{
  g_autoptr (GtkFileFilter) filter = make_filter (_ ("Backups of prayer evenings"), "evening");

  /* One that was set aside before is a file like any other. */
  gtk_file_filter_add_suffix (filter, "siloam");
  choose_async (gtk_file_chooser_native_new (title,
                                             parent,
                                             GTK_FILE_CHOOSER_ACTION_OPEN,
                                             _ ("_Open"),
                                             _ ("_Cancel")),
                filter,
                func,
                user_data);
}

/**
 * siloam_choose_zip_async:
 * @func: called once, with the path, or %NULL
 */
void
siloam_choose_zip_async (GtkWindow *parent,
                         const char *title,
                         SiloamChooseFileFunc func,
                         gpointer user_data)
{
  g_autoptr (GtkFileFilter) filter = make_filter (_ ("Bibles (zip)"), "zip");
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title,
                                                              parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _ ("_Open"),
                                                              _ ("_Cancel"));

  begin_in_downloads (dialog);
  choose_async (dialog, filter, func, user_data);
}

/**
 * siloam_choose_source_async:
 * @func: called once, with the path, or %NULL
 */
void
siloam_choose_source_async (GtkWindow *parent,
                            const char *title,
                            SiloamChooseFileFunc func,
                            gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title,
                                                              parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _ ("_Open"),
                                                              _ ("_Cancel"));

  begin_in_downloads (dialog);
  choose_async (dialog, NULL, func, user_data);
}

/**
 * siloam_choose_folder_async:
 * @func: called once, with the path, or %NULL
 */
void
siloam_choose_folder_async (GtkWindow *parent,
                            const char *title,
                            SiloamChooseFileFunc func,
                            gpointer user_data)
{
  choose_async (gtk_file_chooser_native_new (title,
                                             parent,
                                             GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                             _ ("_Open"),
                                             _ ("_Cancel")),
                NULL,
                func,
                user_data);
}
