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
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title,
                                                              parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _ ("_Open"),
                                                              _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->func = func;
  choice->user_data = user_data;
  gtk_file_filter_set_name (filter, _ ("Journals"));
  gtk_file_filter_add_suffix (filter, "siloam");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* The dialog is kept alive until its response. */
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
