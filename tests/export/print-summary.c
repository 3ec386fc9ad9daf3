/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints a summary to a PDF: print-summary OUT [--canaries] [--language=nl] [--form=u] [--size=14]
 * [--a5] [--kinds=received,…] [--password=…] [--find-us=…] [--refuse]. Without --kinds every line
 * is ticked. */

#include <string.h>

#include "export/summary.h"
#include "session-fixture.h"

static gboolean canaries, a5, refuse, times;
static char *language, *form, *kinds, *password, *find_us;
static double size = 14;

static const GOptionEntry entries[] = {
  { "canaries", 0, 0, G_OPTION_ARG_NONE, &canaries, NULL, NULL },
  { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
  { "form", 0, 0, G_OPTION_ARG_STRING, &form, NULL, NULL },
  { "size", 0, 0, G_OPTION_ARG_DOUBLE, &size, NULL, NULL },
  { "a5", 0, 0, G_OPTION_ARG_NONE, &a5, NULL, NULL },
  { "kinds", 0, 0, G_OPTION_ARG_STRING, &kinds, NULL, NULL },
  { "password", 0, 0, G_OPTION_ARG_FILENAME, &password, NULL, NULL },
  { "find-us", 0, 0, G_OPTION_ARG_STRING, &find_us, NULL, NULL },
  { "refuse", 0, 0, G_OPTION_ARG_NONE, &refuse, "no consent for a summary", NULL },
  { "long", 0, 0, G_OPTION_ARG_NONE, &times, "what was received is very long", NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static gboolean
is_wanted (SiloamLineKind kind)
{
  static const char *const names[] = { "",      "received",   "released", "verse",
                                       "today", "takes_home", "blessing" };
  g_auto (GStrv) wanted = kinds != NULL ? g_strsplit (kinds, ",", -1) : NULL;

  return wanted == NULL || g_strv_contains ((const char *const *) wanted, names[kind]);
}

static void
tick (SiloamSession *session, SiloamPrompts *prompts)
{
  g_autoptr (GPtrArray) lines = siloam_summary_lines (session, prompts);

  for (guint i = 0; i < lines->len; i++)
    {
      const SiloamSummaryLine *line = g_ptr_array_index (lines, i);

      if (is_wanted (line->kind))
        siloam_summary_tick (session, line, TRUE);
    }
}

static void
lengthen (SiloamSession *session)
{
  SiloamReceived *received = g_ptr_array_index (session->exchange->received, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 260; i++)
    g_string_append_printf (text, "%sregel %u van wat er kwam", i > 0 ? ", " : "", i);
  g_free (received->text);
  received->text = g_strdup (text->str);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("OUT");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamPrompts) prompts = NULL;
  g_autoptr (SiloamSession) session = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (SiloamFolio) paper = NULL;
  g_autoptr (SiloamSecret) secret = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 21, 21, 30, 0);
  const char *const help[] = { "112", "113 (dag en nacht)", "Veilig Thuis 0800-2000", NULL };
  SiloamSummaryOptions options = { 0 };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    return 2;
  language = language != NULL ? language : g_strdup ("nl");
  prompts = siloam_prompts_new (language,
                                g_strcmp0 (form, "je") == 0 ? SILOAM_ADDRESS_JE : SILOAM_ADDRESS_U,
                                &error);
  session = canaries ? siloam_fixture_canaries () : siloam_fixture_evening (language);
  if (times)
    lengthen (session);
  tick (session, prompts);
  if (refuse)
    siloam_session_find_consent (session, SILOAM_SCOPE_SUMMARY)->state = SILOAM_CONSENT_WITHDRAWN;
  lines = siloam_summary_ticked_lines (session, prompts);
  options = (SiloamSummaryOptions){ prompts, find_us, date, size, a5, help };
  paper = siloam_summary_paper_new (lines, &options);
  secret = password != NULL ? siloam_secret_new_text (password) : NULL;
  if (siloam_folio_write_pdf (paper, argv[1], secret, NULL, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
