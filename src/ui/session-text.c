/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences that are said to a visitor or about what they agreed to. The visitor may read another
 * language than the team, so nothing here asks for the language of the application. Any thread. */

#include "config.h"

#include "ui/session-text.h"

/**
 * siloam_session_text_fill:
 * @text: a text with "{what}" in it
 * @what: the name of the gap
 * @with: (nullable): what stands there
 *
 * Returns: (transfer full): the text
 */
char *
siloam_session_text_fill (const char *text, const char *what, const char *with)
{
  g_autofree char *gap = g_strdup_printf ("{%s}", what);
  g_auto (GStrv) parts = g_strsplit (text, gap, -1);

  return g_strjoinv (with != NULL ? with : "", parts);
}

/**
 * siloam_session_text_date:
 *
 * Returns: (transfer full): the date in the language of @prompts
 */
char *
siloam_session_text_date (SiloamPrompts *prompts, GDateTime *date)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (date);
  g_autofree char *key = g_strdup_printf ("session.month.%02d", g_date_time_get_month (local));
  g_autofree char *day = g_strdup_printf ("%d", g_date_time_get_day_of_month (local));
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (local));
  g_autofree char *with_day =
      siloam_session_text_fill (siloam_prompts_get (prompts, "session.date"), "day", day);
  g_autofree char *with_month =
      siloam_session_text_fill (with_day, "month", siloam_prompts_get (prompts, key));

  return siloam_session_text_fill (with_month, "year", year);
}

static const char *
answer_key (const SiloamConsent *consent)
{
  return consent->state == SILOAM_CONSENT_GIVEN ? "given" : "refused";
}

/**
 * siloam_session_text_agreed:
 *
 * Returns: (transfer full) (nullable): what was agreed about @scope, or %NULL when it was not asked
 */
char *
siloam_session_text_agreed (SiloamPrompts *prompts, const SiloamSession *session, SiloamScope scope)
{
  const SiloamConsent *consent = siloam_session_find_consent (session, scope);
  g_autofree char *key = NULL;
  g_autofree char *date = NULL;

  if (consent == NULL || consent->state == SILOAM_CONSENT_ASKED)
    return NULL;

  key = g_strjoin (".",
                   "handover",
                   siloam_term_nick (siloam_scopes, (int) scope),
                   answer_key (consent),
                   NULL);
  if (!siloam_prompts_has (prompts, key))
    return NULL;
  if (session->keep_until != NULL)
    date = siloam_session_text_date (prompts, session->keep_until);
  return siloam_session_text_fill (siloam_prompts_get (prompts, key), "date", date);
}
