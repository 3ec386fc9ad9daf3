/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reception does and may know about sessions. It stores nothing: the room does, once the
 * visitor agreed. Main thread. */

#include "config.h"

#include "ui/reception-visit.h"

#include "ministry/rules.h"

/* Nothing was answered yet: the session is only a name and a team, in memory. Whoever stopped then
 * is gone, and does not wait again. */
void
siloam_reception_visit_call_off (SiloamEveningRoom *room)
{
  const SiloamSession *session = siloam_evening_room_get_session (room);

  if (session != NULL && !siloam_session_has_answered (session))
    siloam_evening_room_forget_session (room);
}

static gboolean
is_same_name (const char *one, const char *other)
{
  g_autofree char *first = g_utf8_casefold (one, -1);
  g_autofree char *second = g_utf8_casefold (other, -1);

  return g_utf8_collate (g_strstrip (first), g_strstrip (second)) == 0;
}

/**
 * siloam_reception_is_kept:
 *
 * Returns: whether a consent to keep something under this name still runs
 */
gboolean
siloam_reception_is_kept (const SiloamMinistryDesk *desk, const char *alias)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  for (guint i = 0; i < desk->sessions->len; i++)
    {
      const SiloamSession *session = g_ptr_array_index (desk->sessions, i);

      if (session->alias != NULL && session->keep_until != NULL &&
          siloam_session_may (session, SILOAM_DOES_KEEP) &&
          g_date_time_compare (session->keep_until, now) > 0 &&
          is_same_name (session->alias, alias))
        return TRUE;
    }
  return FALSE;
}

gboolean
siloam_reception_waits_for_team (const SiloamSession *session, const SiloamEvening *evening)
{
  return session->state == SILOAM_SESSION_INTAKE && siloam_session_has_answered (session) &&
         g_strcmp0 (session->evening_id, evening->id) == 0;
}

gboolean
siloam_reception_team_is_busy (const SiloamMinistryDesk *desk,
                               const SiloamEvening *evening,
                               guint team_number,
                               const char *other)
{
  for (guint i = 0; i < desk->sessions->len; i++)
    {
      const SiloamSession *session = g_ptr_array_index (desk->sessions, i);

      if (session->team_number == team_number && siloam_session_is_living (session) &&
          g_strcmp0 (session->evening_id, evening->id) == 0 && g_strcmp0 (session->id, other) != 0)
        return TRUE;
    }
  return FALSE;
}
