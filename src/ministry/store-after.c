/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies around a session: the team's notes, points on the board, follow-ups, testimonies; and
 * closing an evening, which leaves of all that what was agreed and nothing else. One thread. */

#include "ministry/store-private.h"

#include "ministry/record-codec-private.h"
#include "ministry/rules.h"

typedef struct
{
  gconstpointer record;
  const char *id;
  SiloamReason reason;
  SiloamFollowUpState state;
} Change;

static gboolean
set_error (SiloamMinistryError code, const char *message, GError **error)
{
  g_set_error_literal (error, SILOAM_MINISTRY_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
note_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const SiloamNote *note = data;
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, note->session_id, error);

  return matter != NULL && siloam_note_validate (note, matter->session, matter->location, error) &&
         siloam_ministry_put_note (self, note, matter, error);
}

/**
 * siloam_ministry_store_save_note:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_NOT_AGREED, _INVALID, _NOT_FOUND (the
 *   session) or a vault error
 */
gboolean
siloam_ministry_store_save_note (SiloamMinistryStore *self, const SiloamNote *note, GError **error)
{
  return siloam_ministry_transact (self, note_work, (gpointer) note, error);
}

static gboolean
part_erasure_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const Change *change = data;

  return siloam_ministry_part_erase (self, change->id, change->reason, error);
}

/**
 * siloam_ministry_store_erase_note:
 *
 * Returns: %TRUE, also when it is gone already, or %FALSE with a vault error
 */
gboolean
siloam_ministry_store_erase_note (SiloamMinistryStore *self,
                                  const char *id,
                                  SiloamReason reason,
                                  GError **error)
{
  Change change = { .id = id, .reason = reason };

  return siloam_ministry_transact (self, part_erasure_work, &change, error);
}

static gboolean
write_point (SiloamMinistryStore *self,
             const SiloamPoint *point,
             const SiloamMinistryCase *matter,
             GError **error)
{
  g_autoptr (GDateTime) until = siloam_retention_of_point (point, matter->evening);
  g_autoptr (GVariant) body = siloam_point_to_variant (point);

  return siloam_ministry_execute (
      self,
      error,
      "INSERT INTO point (id, evening, team, expires, body) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET expires = excluded.expires, body = excluded.body",
      "ssitv",
      point->id,
      matter->evening->id,
      (gint64) point->team_number,
      until,
      body);
}

static gboolean
point_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const Change *change = data;
  const SiloamPoint *point = change->record;
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, change->id, error);

  return matter != NULL && siloam_point_validate (point, matter->session, matter->evening, error) &&
         write_point (self, point, matter, error);
}

/**
 * siloam_ministry_store_put_point:
 * @session_id: whose consent allows it, and whose team it is for; neither is in the point
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_NOT_AGREED, _INVALID, _NOT_FOUND or a vault
 *   error
 */
gboolean
siloam_ministry_store_put_point (SiloamMinistryStore *self,
                                 const SiloamPoint *point,
                                 const char *session_id,
                                 GError **error)
{
  Change change = { .record = point, .id = session_id };

  return siloam_ministry_transact (self, point_work, &change, error);
}

static gboolean
take_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  return siloam_ministry_execute (self, error, "DELETE FROM point WHERE id = ?", "s", data);
}

/**
 * siloam_ministry_store_take_point:
 *
 * Takes a point away; one that is not there is gone already.
 */
gboolean
siloam_ministry_store_take_point (SiloamMinistryStore *self, const char *id, GError **error)
{
  return siloam_ministry_transact (self, take_work, (gpointer) id, error);
}

gboolean
siloam_ministry_clear_points (SiloamMinistryStore *self,
                              const char *evening,
                              guint team_number,
                              SiloamReason reason,
                              GError **error)
{
  if (!siloam_ministry_execute (self,
                                error,
                                "DELETE FROM point WHERE evening = ?1 AND (?2 = 0 OR team = ?2)",
                                "si",
                                evening,
                                (gint64) team_number))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    return TRUE;
  self->erases = TRUE;
  return siloam_ministry_note_erasure (self, SILOAM_CLASS_POINT, reason, error);
}

/* There is one agreement with a visitor: a number they gave before is not called any more. */
static gboolean
erase_other_ways (SiloamMinistryStore *self, const SiloamFollowUp *follow_up, GError **error)
{
  g_autoptr (GPtrArray) ids =
      siloam_ministry_part_list (self, SILOAM_CLASS_CONTACT, follow_up->session_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_strcmp0 (ids->pdata[i], follow_up->id) != 0 &&
        !siloam_ministry_part_erase (self, ids->pdata[i], SILOAM_REASON_REQUEST, error))
      return FALSE;
  return ids != NULL;
}

static gboolean
follow_up_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const SiloamFollowUp *follow_up = data;
  g_autoptr (SiloamMinistryCase) matter =
      siloam_ministry_case_load (self, follow_up->session_id, error);

  if (matter == NULL ||
      !siloam_follow_up_validate (follow_up, matter->session, matter->location, error) ||
      !erase_other_ways (self, follow_up, error) ||
      !siloam_ministry_put_follow_up (self, follow_up, matter, error))
    return FALSE;
  return matter->session->state != SILOAM_SESSION_CLOSED ||
         siloam_ministry_case_settle (self, matter, SILOAM_REASON_DEFAULT, error);
}

/**
 * siloam_ministry_store_save_follow_up:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_NOT_AGREED, _INVALID, _NOT_FOUND (the
 *   session) or a vault error
 */
gboolean
siloam_ministry_store_save_follow_up (SiloamMinistryStore *self,
                                      const SiloamFollowUp *follow_up,
                                      GError **error)
{
  return siloam_ministry_transact (self, follow_up_work, (gpointer) follow_up, error);
}

static SiloamReason
why_ended (SiloamFollowUpState state)
{
  if (state == SILOAM_FOLLOW_UP_DONE)
    return SILOAM_REASON_DONE;
  return state == SILOAM_FOLLOW_UP_LAPSED ? SILOAM_REASON_EXPIRY : SILOAM_REASON_REQUEST;
}

/* What was kept, was kept for this. */
static gboolean
end_follow_up_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const Change *change = data;
  const SiloamReason reason = why_ended (change->state);
  g_autoptr (SiloamFollowUp) follow_up = siloam_ministry_load_follow_up (self, change->id, error);
  g_autoptr (SiloamMinistryCase) matter = NULL;

  if (follow_up == NULL)
    return FALSE;
  matter = siloam_ministry_case_load (self, follow_up->session_id, error);
  if (matter == NULL || !siloam_ministry_part_erase (self, follow_up->id, reason, error))
    return FALSE;
  if (siloam_session_is_open (matter->session))
    return TRUE;
  g_clear_pointer (&matter->session->keep_until, g_date_time_unref);
  return siloam_ministry_case_settle (self, matter, reason, error);
}

/**
 * siloam_ministry_store_end_follow_up:
 * @state: how it ended
 *
 * Erases the way to reach someone, and with it what was kept for the follow-up.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID for one that has not ended,
 *   _NOT_FOUND or a vault error
 */
gboolean
siloam_ministry_store_end_follow_up (SiloamMinistryStore *self,
                                     const char *id,
                                     SiloamFollowUpState state,
                                     GError **error)
{
  Change change = { .id = id, .state = state };

  if (state == SILOAM_FOLLOW_UP_PLANNED)
    return set_error (SILOAM_MINISTRY_ERROR_INVALID, "follow_up.state: not an end", error);
  return siloam_ministry_transact (self, end_follow_up_work, &change, error);
}

static gboolean
testimony_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const SiloamTestimony *testimony = data;
  g_autoptr (GVariant) content = siloam_testimony_to_variant (testimony);
  const SiloamMinistryPart part = { testimony->id, NULL, SILOAM_CLASS_TESTIMONY, NULL, TRUE, TRUE };

  return siloam_ministry_part_put (self, &part, content, error);
}

/**
 * siloam_ministry_store_save_testimony:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID, _NOT_AGREED or a vault error
 */
gboolean
siloam_ministry_store_save_testimony (SiloamMinistryStore *self,
                                      const SiloamTestimony *testimony,
                                      GError **error)
{
  return siloam_testimony_validate (testimony, error) &&
         siloam_ministry_transact (self, testimony_work, (gpointer) testimony, error);
}

/**
 * siloam_ministry_store_withdraw_testimony:
 *
 * Returns: %TRUE, also when it is gone already, or %FALSE with a vault error
 */
gboolean
siloam_ministry_store_withdraw_testimony (SiloamMinistryStore *self, const char *id, GError **error)
{
  Change change = { .id = id, .reason = SILOAM_REASON_WITHDRAWN };

  return siloam_ministry_transact (self, part_erasure_work, &change, error);
}

/* Not only of an evening that just ended: a place may shorten, an evening may move. */
static gboolean
renew_session (SiloamMinistryStore *self, SiloamMinistryCase *matter, GError **error)
{
  const char *id = matter->session->id;
  g_autoptr (GPtrArray) contacts =
      siloam_ministry_part_list (self, SILOAM_CLASS_CONTACT, id, error);

  if (contacts == NULL || !siloam_ministry_case_put (self, matter, error))
    return FALSE;
  for (guint i = 0; i < matter->session->notes->len; i++)
    if (!siloam_ministry_put_note (self, matter->session->notes->pdata[i], matter, error))
      return FALSE;
  for (guint i = 0; i < contacts->len; i++)
    {
      g_autoptr (SiloamFollowUp) follow_up =
          siloam_ministry_load_follow_up (self, contacts->pdata[i], error);

      if (follow_up == NULL || !siloam_ministry_put_follow_up (self, follow_up, matter, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
siloam_ministry_renew_terms (SiloamMinistryStore *self, GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_list_sessions (self, NULL, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (GError) fault = NULL;
      g_autoptr (SiloamMinistryCase) matter =
          siloam_ministry_case_load (self, ids->pdata[i], &fault);
      gboolean damaged = FALSE;

      /* What cannot be read keeps the dates it had. */
      if (matter == NULL && siloam_ministry_leave_out (&fault, &damaged))
        continue;
      if (matter == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return FALSE;
        }
      if (matter->session->state != SILOAM_SESSION_ERASED && !renew_session (self, matter, error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
settle (SiloamMinistryStore *self, const char *id, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, id, &fault);
  gboolean damaged = FALSE;

  if (matter == NULL && siloam_ministry_leave_out (&fault, &damaged))
    return siloam_ministry_settle_damaged (self, id, error);
  if (matter == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (siloam_session_is_open (matter->session))
    return set_error (SILOAM_MINISTRY_ERROR_UNRESOLVED, "a session is still open", error);
  return matter->session->state == SILOAM_SESSION_ERASED ||
         siloam_ministry_case_settle (self, matter, SILOAM_REASON_DEFAULT, error);
}

static gboolean
settle_all (SiloamMinistryStore *self, const char *evening, GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_list_sessions (self, evening, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!settle (self, ids->pdata[i], error))
      return FALSE;
  return ids != NULL;
}

static gboolean
close_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  g_autoptr (SiloamEvening) evening = siloam_ministry_load_evening (self, data, error);

  if (evening == NULL)
    return FALSE;
  if (evening->state == SILOAM_EVENING_TIDIED)
    return TRUE;
  if (evening->state != SILOAM_EVENING_CLOSED &&
      !siloam_evening_move (evening, SILOAM_EVENING_CLOSED, error))
    return FALSE;
  return settle_all (self, evening->id, error) &&
         siloam_ministry_clear_points (self, evening->id, 0, SILOAM_REASON_EXPIRY, error) &&
         siloam_evening_move (evening, SILOAM_EVENING_TIDIED, error) &&
         siloam_ministry_put_evening (self, evening, error);
}

/**
 * siloam_ministry_store_close_evening:
 *
 * Erases of an evening what nobody agreed to keep, and clears its board.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_UNRESOLVED when a session is still open,
 *   _INVALID when the evening was never opened, _NOT_FOUND or a vault error
 */
gboolean
siloam_ministry_store_close_evening (SiloamMinistryStore *self, const char *id, GError **error)
{
  return siloam_ministry_transact (self, close_work, (gpointer) id, error);
}
