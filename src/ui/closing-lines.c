/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says in plain lines what stays of an evening and what was erased. Nothing is counted, and nobody
 * is named. Main thread. */

#include "config.h"

#include "ui/closing-lines.h"

#include "ui/session-text.h"
#include "ui/term-text.h"

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
add_once (GPtrArray *lines, char *line)
{
  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

/**
 * siloam_closing_lines_kept:
 * @evening_id: (nullable): the evening
 *
 * Returns: (transfer full) (element-type utf8): a line for each team with something that is kept
 */
GPtrArray *
siloam_closing_lines_kept (SiloamPrompts *prompts,
                           const SiloamMinistryDesk *desk,
                           const char *evening_id)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; i < desk->sessions->len; i++)
    {
      const SiloamSession *session = desk->sessions->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", session->team_number);
      g_autofree char *until = NULL;
      g_autofree char *team = NULL;

      if (g_strcmp0 (session->evening_id, evening_id) != 0 || !session->keep_until ||
          session->state == SILOAM_SESSION_ERASED)
        continue;
      until = siloam_session_text_date (prompts, session->keep_until);
      team = siloam_session_text_fill (siloam_prompts_get (prompts, "closing.kept.team"),
                                       "number",
                                       number);
      add_once (lines, siloam_session_text_fill (team, "date", until));
    }
  return lines;
}

/**
 * siloam_closing_lines_erased:
 * @since: from when on
 *
 * Returns: (transfer full) (element-type utf8): what went, and why
 */
GPtrArray *
siloam_closing_lines_erased (SiloamPrompts *prompts,
                             const SiloamMinistryDesk *desk,
                             GDateTime *since)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; i < desk->erasures->len; i++)
    {
      const SiloamErasure *erasure = desk->erasures->pdata[i];
      const char *what =
          siloam_term_text (prompts, "closing.class", siloam_data_classes, erasure->data_class);
      const char *why =
          siloam_term_text (prompts, "closing.reason", siloam_reasons, erasure->reason);

      if (what && why && g_date_time_compare (erasure->at, since) >= 0)
        add_once (lines, g_strdup_printf ("%s: %s", what, why));
    }
  return lines;
}

/**
 * siloam_closing_since:
 *
 * Returns: (transfer full): from when on something that was erased is of this evening
 */
GDateTime *
siloam_closing_since (const SiloamMinistryDesk *desk, const SiloamEvening *evening)
{
  GDateTime *since = evening->starts;

  for (guint i = 0; i < desk->sessions->len; i++)
    {
      const SiloamSession *session = desk->sessions->pdata[i];

      if (g_strcmp0 (session->evening_id, evening->id) == 0 && session->created &&
          (!since || g_date_time_compare (session->created, since) < 0))
        since = session->created;
    }
  return since ? g_date_time_ref (since) : g_date_time_new_now_local ();
}
