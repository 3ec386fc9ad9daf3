/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be true of that which outlives a session or leaves it: notes of the team, points on the
 * board, a follow-up, a testimony. Pure, any thread. */

#include "ministry/record-fields-private.h"
#include "ministry/rules-private.h"
#include "ministry/rules.h"

/* A concern about safety that outlives the session: why, and until when. */
static gboolean
check_reason (const SiloamNote *self, const SiloamLocation *location, GError **error)
{
  const gboolean has_reason = !siloam_text_is_blank (self->reason);
  g_autoptr (GDateTime) limit = siloam_retention_limit (location, self->at);

  if (!has_reason && self->keep_until == NULL)
    return TRUE;
  if (self->kind != SILOAM_NOTE_CARE)
    return siloam_rule_broken (error, "kind", "only a concern about safety is kept for a reason");
  if (!has_reason || self->keep_until == NULL)
    return siloam_rule_broken (error, "reason", "a reason and a date go together");
  if (g_date_time_compare (self->keep_until, self->at) < 0)
    return siloam_rule_broken (error, "keep_until", "before it was written");
  if (g_date_time_compare (self->keep_until, limit) > 0)
    return siloam_rule_broken (error, "keep_until", "longer than the place allows");
  return TRUE;
}

/**
 * siloam_note_validate:
 * @location: (nullable): the place, for how long it keeps things
 *
 * A note is a word about a visitor: it needs their yes to notes, and there is none after the
 * session. A concern about safety with a reason and a date may outlive both.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or _NOT_AGREED
 */
gboolean
siloam_note_validate (const SiloamNote *self,
                      const SiloamSession *session,
                      const SiloamLocation *location,
                      GError **error)
{
  if (!siloam_rule_fields (siloam_note_fields, self, "", error) ||
      !check_reason (self, location, error))
    return FALSE;
  if (g_strcmp0 (self->session_id, session->id) != 0)
    return siloam_rule_broken (error, "session", "of another session");
  if (session->state == SILOAM_SESSION_ERASED)
    return siloam_rule_broken (error, "session", "it was erased");
  if (self->keep_until == NULL &&
      (!siloam_session_may (session, SILOAM_DOES_WRITE) || !siloam_session_is_open (session)))
    return siloam_not_agreed (error, "note");
  return TRUE;
}

/**
 * siloam_point_validate:
 * @evening: (nullable): the evening of the board
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or _NOT_AGREED
 */
gboolean
siloam_point_validate (const SiloamPoint *self,
                       const SiloamSession *session,
                       const SiloamEvening *evening,
                       GError **error)
{
  if (!siloam_rule_fields (siloam_point_fields, self, "", error))
    return FALSE;
  if (self->approved_at == NULL || !siloam_session_may (session, SILOAM_DOES_POINT))
    return siloam_not_agreed (error, "point");
  if (self->team_number == 0)
    return siloam_rule_broken (error, "team_number", "missing");
  if (evening != NULL && evening->state >= SILOAM_EVENING_CLOSED)
    return siloam_rule_broken (error, "evening", "it was closed");
  return TRUE;
}

static gboolean
check_due (const SiloamFollowUp *self, const SiloamLocation *location, GError **error)
{
  g_autoptr (GDateTime) limit = siloam_retention_limit (location, self->agreed_at);

  if (self->due == NULL)
    return siloam_rule_broken (error, "due", "missing");
  if (g_date_time_compare (self->due, limit) > 0)
    return siloam_rule_broken (error, "due", "longer than the place allows");
  return TRUE;
}

/* While it is planned it says when, how, where and with which words. */
static gboolean
check_agreement (const SiloamFollowUp *self, const SiloamLocation *location, GError **error)
{
  if (self->channel == 0 || siloam_text_is_blank (self->reach))
    return siloam_rule_broken (error, "reach", "missing");
  if (siloam_text_is_blank (self->wording))
    return siloam_rule_broken (error, "wording", "missing");
  return check_due (self, location, error);
}

/**
 * siloam_follow_up_validate:
 * @location: (nullable): the place, for how long it keeps things
 *
 * No way to reach someone is written down without their consent to it, nor stays when it is done.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or _NOT_AGREED
 */
gboolean
siloam_follow_up_validate (const SiloamFollowUp *self,
                           const SiloamSession *session,
                           const SiloamLocation *location,
                           GError **error)
{
  if (!siloam_rule_fields (siloam_follow_up_fields, self, "", error))
    return FALSE;
  if (g_strcmp0 (self->session_id, session->id) != 0)
    return siloam_rule_broken (error, "session", "of another session");
  if (self->state != SILOAM_FOLLOW_UP_PLANNED)
    return self->reach == NULL || siloam_rule_broken (error, "reach", "it is over");
  if (!siloam_session_may (session, SILOAM_DOES_REACH))
    return siloam_not_agreed (error, "contact");
  return check_agreement (self, location, error);
}

static gboolean
check_wait (const SiloamTestimony *self, GError **error)
{
  g_autoptr (GDateTime) earliest = NULL;

  if (self->session_at == NULL || self->given_at == NULL)
    return siloam_rule_broken (error, "given_at", "missing");
  earliest = g_date_time_add_days (self->session_at, SILOAM_TESTIMONY_DAYS);
  if (earliest == NULL || g_date_time_compare (self->given_at, earliest) < 0)
    return siloam_rule_broken (error, "given_at", "less than 14 days after the session");
  return TRUE;
}

/**
 * siloam_testimony_validate:
 *
 * A testimony is asked weeks later and has a consent of its own: for whom, how and to which text.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or _NOT_AGREED
 */
gboolean
siloam_testimony_validate (const SiloamTestimony *self, GError **error)
{
  if (!siloam_rule_fields (siloam_testimony_fields, self, "", error))
    return FALSE;
  if (self->how == 0 || siloam_text_is_blank (self->text_version))
    return siloam_not_agreed (error, "testimony");
  if (self->audience == 0)
    return siloam_rule_broken (error, "audience", "missing");
  if (self->withdrawn_at == NULL && siloam_text_is_blank (self->text))
    return siloam_rule_broken (error, "text", "missing");
  if (self->withdrawn_at != NULL && self->text != NULL)
    return siloam_rule_broken (error, "text", "it was withdrawn");
  return check_wait (self, error);
}
