/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A question with a way back, in the dialog of the libadwaita at hand. Main thread. */

#include "config.h"

#include "ui/compat/confirm.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  SiloamConfirmFunc func;
  gpointer user_data;
} Question;

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  question->func (g_str_equal (response, "go-on"), question->user_data);
  g_free (question);
}

/**
 * siloam_confirm_async:
 * @confirm: what is asked
 * @func: called once, with what the person answered
 */
void
siloam_confirm_async (GtkWindow *parent,
                      const SiloamConfirm *confirm,
                      SiloamConfirmFunc func,
                      gpointer user_data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, confirm->heading, confirm->body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Question *question = g_new0 (Question, 1);

  question->func = func;
  question->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "go-on", confirm->label, NULL);
  adw_message_dialog_set_response_appearance (dialog,
                                              "go-on",
                                              confirm->destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                   : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (parent));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
