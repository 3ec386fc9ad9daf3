/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks whether the date of the computer is right, when it is far from what the file has seen. Until
 * someone says so, nothing is erased that was agreed to be kept, nothing is kept longer, and with a
 * clock that was set back no conversation begins. Its texts are prompts: a system in another
 * language knows no others. Main thread. */

#include "config.h"

#include "ui/evening-clock.h"

#include <adwaita.h>

#define QUESTION "siloam-question"

typedef struct
{
  SiloamMinistry *ministry;
  SiloamEveningClockFunc func;
  gpointer user_data;
} Question;

static void
answer (Question *question, gboolean is_right)
{
  question->func (is_right, question->user_data);
  g_object_unref (question->ministry);
  g_free (question);
}

/* A lock closes the dialog: then nobody said that the date is right. */
static void
leave_unanswered (gpointer question)
{
  answer (question, FALSE);
}

/* What fails is asked again. */
static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  answer (user_data, siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, NULL));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = g_object_steal_data (G_OBJECT (dialog), QUESTION);

  if (question == NULL)
    return;
  if (g_str_equal (response, "right"))
    siloam_ministry_confirm_clock_async (question->ministry, confirmed_cb, question);
  else
    answer (question, FALSE);
}

static char *
dup_today (SiloamPrompts *prompts)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *key = g_date_time_format (now, "session.month.%m");
  g_autofree char *day = g_strdup_printf ("%d", g_date_time_get_day_of_month (now));
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (now));
  GString *text = g_string_new (siloam_prompts_get (prompts, "session.date"));

  g_string_replace (text, "{day}", day, 0);
  g_string_replace (text, "{month}", siloam_prompts_get (prompts, key), 0);
  g_string_replace (text, "{year}", year, 0);
  return g_string_free (text, FALSE);
}

static char *
dup_body (SiloamPrompts *prompts, SiloamClock clock)
{
  g_autofree char *today = dup_today (prompts);
  GString *body = g_string_new (siloam_prompts_get (
      prompts,
      clock == SILOAM_CLOCK_AHEAD ? "evening.clock.ahead" : "evening.clock.back"));

  g_string_replace (body, "{date}", today, 0);
  return g_string_free (body, FALSE);
}

static AdwMessageDialog *
make_dialog (GtkWindow *parent, SiloamPrompts *prompts, SiloamClock clock)
{
  g_autofree char *body = dup_body (prompts, clock);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (parent,
                              siloam_prompts_get (prompts, "evening.clock.question"),
                              body));

  adw_message_dialog_add_responses (dialog,
                                    "wrong",
                                    siloam_prompts_get (prompts, "evening.clock.wrong"),
                                    "right",
                                    siloam_prompts_get (prompts, "evening.clock.right"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "right", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "wrong");
  adw_message_dialog_set_close_response (dialog, "wrong");
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (parent));
  return dialog;
}

/**
 * siloam_evening_clock_ask:
 * @ministry: the open file
 * @func: what the answer is for
 *
 * Asks only when there is something to ask.
 */
void
siloam_evening_clock_ask (GtkWindow *parent,
                          SiloamMinistry *ministry,
                          SiloamPrompts *prompts,
                          SiloamEveningClockFunc func,
                          gpointer user_data)
{
  const SiloamClock clock = siloam_ministry_get_desk (ministry)->clock;
  AdwMessageDialog *dialog;
  Question *question;

  if (clock == SILOAM_CLOCK_FINE)
    {
      func (TRUE, user_data);
      return;
    }
  question = g_new0 (Question, 1);
  question->ministry = g_object_ref (ministry);
  question->func = func;
  question->user_data = user_data;
  dialog = make_dialog (parent, prompts, clock);
  g_object_set_data_full (G_OBJECT (dialog), QUESTION, question, leave_unanswered);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
