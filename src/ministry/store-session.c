/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One visitor's time with a team, from the first save until nothing is left of it. What reaches the
 * disk the consents decide, whatever a record holds; a consent that was withdrawn and a session
 * that was erased do not come back with a copy that did not know. One thread. */

#include "ministry/store-private.h"

#include "ministry/record-codec-private.h"
#include "ministry/record-fields-private.h"
#include "ministry/rules-private.h"
#include "ministry/rules.h"

static gboolean
has_ended (const SiloamSession *session)
{
  return session->state == SILOAM_SESSION_FOLLOW_UP || session->state == SILOAM_SESSION_CLOSED ||
         session->state == SILOAM_SESSION_ERASED;
}

gboolean
siloam_ministry_session_is_kept (const SiloamSession *session)
{
  return session->keep_until != NULL && siloam_session_may (session, SILOAM_DOES_KEEP);
}

/* May what was said be on the disk? */
static gboolean
holds_words (const SiloamSession *session)
{
  if (session->state == SILOAM_SESSION_ERASED || !siloam_session_may (session, SILOAM_DOES_WRITE))
    return FALSE;
  return !has_ended (session) || siloam_ministry_session_is_kept (session);
}

static gboolean
put_row (SiloamMinistryStore *self, const SiloamSession *session, GError **error)
{
  g_autoptr (GVariant) body = siloam_session_logistics_to_variant (session);

  return siloam_ministry_execute (self,
                                  error,
                                  "INSERT INTO session (id, evening, created, body)"
                                  " VALUES (?, ?, ?, ?)"
                                  " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                                  "sstv",
                                  session->id,
                                  session->evening_id,
                                  session->created,
                                  body);
}

static gboolean
put_consents (SiloamMinistryStore *self, const SiloamSession *session, GError **error)
{
  for (guint i = 0; i < session->consents->len; i++)
    {
      const SiloamConsent *consent = session->consents->pdata[i];
      g_autoptr (GVariant) body = siloam_consent_to_variant (consent);

      if (!siloam_ministry_execute (self,
                                    error,
                                    "INSERT INTO consent (id, session, body) VALUES (?, ?, ?)"
                                    " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                                    "ssv",
                                    consent->id,
                                    session->id,
                                    body))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_words (SiloamMinistryStore *self, const SiloamMinistryCase *matter, GError **error)
{
  const SiloamSession *session = matter->session;
  g_autoptr (GVariant) content = siloam_session_content_to_variant (session);
  g_autoptr (GDateTime) until =
      siloam_retention_of_session (session, matter->evening, matter->location);
  const SiloamMinistryPart part = { session->id,
                                    session->id,
                                    SILOAM_CLASS_SESSION,
                                    until,
                                    siloam_ministry_session_is_kept (session),
                                    has_ended (session) &&
                                        siloam_ministry_session_is_kept (session) };

  return siloam_ministry_part_put (self, &part, content, error);
}

static SiloamReason
why_no_words (const SiloamSession *session)
{
  const SiloamConsent *notes = siloam_session_find_consent (session, SILOAM_SCOPE_NOTES);

  return notes != NULL && notes->state == SILOAM_CONSENT_GIVEN ? SILOAM_REASON_DEFAULT
                                                               : SILOAM_REASON_WITHDRAWN;
}

/* A date later than the place allows is shortened. */
static void
shorten (SiloamMinistryCase *matter)
{
  SiloamSession *session = matter->session;
  g_autoptr (GDateTime) limit = siloam_retention_limit (matter->location, session->created);

  if (session->keep_until == NULL || g_date_time_compare (session->keep_until, limit) <= 0)
    return;
  g_date_time_unref (session->keep_until);
  /* The limit is the midnight after the last day. */
  session->keep_until = g_date_time_add_seconds (limit, -1);
}

/**
 * siloam_ministry_case_put: (skip)
 *
 * Writes a session as far as its consents allow; what they do not allow any more is erased. Inside
 * a transaction.
 */
gboolean
siloam_ministry_case_put (SiloamMinistryStore *self, SiloamMinistryCase *matter, GError **error)
{
  SiloamSession *session = matter->session;

  shorten (matter);
  if (!put_row (self, session, error) || !put_consents (self, session, error))
    return FALSE;
  if (holds_words (session))
    return put_words (self, matter, error);
  return siloam_ministry_part_erase (self, session->id, why_no_words (session), error);
}

/* A concern about safety with a reason and a date stands on its own; no other note outlives the
 * session. */
static gboolean
is_care_with_reason (const SiloamNote *note)
{
  return note->kind == SILOAM_NOTE_CARE && note->reason != NULL && note->keep_until != NULL;
}

gboolean
siloam_ministry_put_note (SiloamMinistryStore *self,
                          const SiloamNote *note,
                          const SiloamMinistryCase *matter,
                          GError **error)
{
  g_autoptr (GVariant) content = siloam_note_to_variant (note);
  g_autoptr (GDateTime) until =
      siloam_retention_of_note (note, matter->session, matter->evening, matter->location);
  const SiloamMinistryPart part = { note->id,
                                    matter->session->id,
                                    SILOAM_CLASS_NOTE,
                                    until,
                                    is_care_with_reason (note),
                                    has_ended (matter->session) &&
                                        siloam_ministry_session_is_kept (matter->session) };

  return siloam_ministry_part_put (self, &part, content, error);
}

gboolean
siloam_ministry_put_follow_up (SiloamMinistryStore *self,
                               const SiloamFollowUp *follow_up,
                               const SiloamMinistryCase *matter,
                               GError **error)
{
  g_autoptr (GVariant) content = siloam_follow_up_to_variant (follow_up);
  g_autoptr (GDateTime) until = siloam_retention_of_follow_up (follow_up, matter->location);
  const SiloamMinistryPart part = { follow_up->id,
                                    matter->session->id,
                                    SILOAM_CLASS_CONTACT,
                                    until,
                                    TRUE,
                                    siloam_session_may (matter->session, SILOAM_DOES_KEEP) };

  return siloam_ministry_part_put (self, &part, content, error);
}

static SiloamNote *
load_note (SiloamMinistryStore *self, const char *id, GError **error)
{
  g_autoptr (GVariant) content = siloam_ministry_part_load (self, id, SILOAM_CLASS_NOTE, error);

  return content != NULL ? siloam_note_from_variant (content, error) : NULL;
}

static gboolean
settle_notes (SiloamMinistryStore *self,
              const SiloamMinistryCase *matter,
              SiloamReason reason,
              GError **error)
{
  g_autoptr (GPtrArray) ids =
      siloam_ministry_part_list (self, SILOAM_CLASS_NOTE, matter->session->id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (SiloamNote) note = load_note (self, ids->pdata[i], error);

      if (note == NULL)
        return FALSE;
      if (is_care_with_reason (note) ? !siloam_ministry_put_note (self, note, matter, error)
                                     : !siloam_ministry_part_erase (self, note->id, reason, error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
has_contact (SiloamMinistryStore *self, const char *session_id)
{
  g_autoptr (GPtrArray) ids =
      siloam_ministry_part_list (self, SILOAM_CLASS_CONTACT, session_id, NULL);

  return ids != NULL && ids->len > 0;
}

SiloamSessionState
siloam_ministry_what_became (SiloamMinistryStore *self, const SiloamSession *session)
{
  if (has_contact (self, session->id))
    return SILOAM_SESSION_FOLLOW_UP;
  return siloam_ministry_session_is_kept (session) &&
                 siloam_ministry_part_exists (self, session->id)
             ? SILOAM_SESSION_CLOSED
             : SILOAM_SESSION_ERASED;
}

void
siloam_ministry_session_forget (SiloamSession *session)
{
  siloam_session_forget (session);
  g_clear_pointer (&session->keep_until, g_date_time_unref);
}

/**
 * siloam_ministry_case_settle: (skip)
 * @matter: of a session that ended; its date for keeping and its consents decide
 *
 * Inside a transaction.
 */
gboolean
siloam_ministry_case_settle (SiloamMinistryStore *self,
                             SiloamMinistryCase *matter,
                             SiloamReason reason,
                             GError **error)
{
  SiloamSession *session = matter->session;
  const gboolean stays =
      siloam_ministry_session_is_kept (session) && siloam_session_may (session, SILOAM_DOES_WRITE);

  if (!siloam_session_may (session, SILOAM_DOES_REACH) &&
      !siloam_ministry_part_erase_all (self, SILOAM_CLASS_CONTACT, session->id, reason, error))
    return FALSE;
  if (!stays && !siloam_ministry_part_erase (self, session->id, reason, error))
    return FALSE;
  if (!stays)
    siloam_ministry_session_forget (session);
  session->paused_from = 0;
  session->state = siloam_ministry_what_became (self, session);
  return siloam_ministry_case_put (self, matter, error) &&
         settle_notes (self, matter, reason, error);
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_NOT_FOUND,
                       "the session was erased");
  return FALSE;
}

static gboolean
set_invalid (const char *what, GError **error)
{
  g_set_error_literal (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_INVALID, what);
  return FALSE;
}

static SiloamConsent *
find_by_id (GPtrArray *consents, const char *id)
{
  for (guint i = 0; i < consents->len; i++)
    if (g_strcmp0 (((SiloamConsent *) consents->pdata[i])->id, id) == 0)
      return consents->pdata[i];
  return NULL;
}

/* An older copy that was still on a screen does not make a session that ended go on again, for then
 * what was agreed to about keeping it would not hold any more. Its words may be corrected. */
static gboolean
check_stays_ended (const SiloamSession *session, const SiloamSession *stored, GError **error)
{
  if (!has_ended (stored) || session->state == stored->state ||
      siloam_session_can_move (stored, session->state))
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_ENDED,
                       "session.state: it has ended");
  return FALSE;
}

/* What the file knows to be withdrawn does not come back with a copy of the session that did not
 * know. A second yes is another consent. */
static void
respect_withdrawals (SiloamSession *session, const SiloamSession *stored)
{
  for (guint i = 0; i < stored->consents->len; i++)
    {
      const SiloamConsent *before = stored->consents->pdata[i];
      SiloamConsent *now = find_by_id (session->consents, before->id);

      if (now == NULL || before->state != SILOAM_CONSENT_WITHDRAWN)
        continue;
      if (now->state != before->state && siloam_session_find_consent (session, now->scope) == now)
        siloam_session_withdraw (session, now->scope);
      siloam_fields_clear (siloam_consent_fields, now);
      siloam_fields_copy (siloam_consent_fields, before, now);
    }
}

/* The evening and the place of a session that comes to be saved. */
static gboolean
look_up_around (SiloamMinistryStore *self,
                SiloamMinistryCase *matter,
                const SiloamSession *stored,
                GError **error)
{
  matter->evening = siloam_ministry_load_evening (self, matter->session->evening_id, error);
  if (matter->evening == NULL)
    return FALSE;
  if (stored == NULL && matter->evening->state >= SILOAM_EVENING_CLOSED)
    return set_invalid ("session.evening: it was closed", error);
  matter->location = siloam_ministry_load_location (self, error);
  return matter->location != NULL;
}

/* What lies outside of the session and only this consent allowed. */
static gboolean
withdraw_around (SiloamMinistryStore *self,
                 SiloamMinistryCase *matter,
                 SiloamScope scope,
                 GError **error)
{
  const SiloamSession *session = matter->session;

  switch (scope)
    {
    case SILOAM_SCOPE_NOTES:
      return settle_notes (self, matter, SILOAM_REASON_WITHDRAWN, error);
    case SILOAM_SCOPE_CONTACT:
      return siloam_ministry_part_erase_all (self,
                                             SILOAM_CLASS_CONTACT,
                                             session->id,
                                             SILOAM_REASON_WITHDRAWN,
                                             error);
    case SILOAM_SCOPE_POINT:
      return siloam_ministry_clear_points (self,
                                           session->evening_id,
                                           session->team_number,
                                           SILOAM_REASON_WITHDRAWN,
                                           error);
    case SILOAM_SCOPE_KEEP:
    case SILOAM_SCOPE_SUMMARY:
    case SILOAM_SCOPE_OBSERVER:
    case SILOAM_SCOPE_TESTIMONY:
    default:
      return TRUE;
    }
}

/* A contact that was agreed to apart from keeping is not for a backup any more. */
static gboolean
reseal_contacts (SiloamMinistryStore *self, SiloamMinistryCase *matter, GError **error)
{
  g_autoptr (GPtrArray) ids =
      siloam_ministry_part_list (self, SILOAM_CLASS_CONTACT, matter->session->id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (SiloamFollowUp) follow_up =
          siloam_ministry_load_follow_up (self, ids->pdata[i], error);

      if (follow_up == NULL || !siloam_ministry_put_follow_up (self, follow_up, matter, error))
        return FALSE;
    }
  return ids != NULL;
}

/* What is written again gets a new key; the old one must not stay in the log, nor in a copy. */
static gboolean
take_effect (SiloamMinistryStore *self,
             SiloamMinistryCase *matter,
             SiloamScope scope,
             GError **error)
{
  self->erases = TRUE;
  return withdraw_around (self, matter, scope, error) && reseal_contacts (self, matter, error) &&
         siloam_ministry_set_backup_due (self, TRUE, error);
}

/* An answer that was changed to no in the session itself. */
static gboolean
follow_withdrawals (SiloamMinistryStore *self,
                    SiloamMinistryCase *matter,
                    const SiloamSession *stored,
                    GError **error)
{
  for (guint i = 0; i < stored->consents->len; i++)
    {
      const SiloamConsent *before = stored->consents->pdata[i];
      const SiloamConsent *now = find_by_id (matter->session->consents, before->id);

      if (now != NULL && now->state == SILOAM_CONSENT_WITHDRAWN &&
          before->state != SILOAM_CONSENT_WITHDRAWN &&
          !take_effect (self, matter, now->scope, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  g_autoptr (SiloamMinistryCase) matter = g_new0 (SiloamMinistryCase, 1);
  g_autoptr (SiloamSession) stored = NULL;
  g_autoptr (GError) fault = NULL;

  matter->session = siloam_session_copy (data);
  stored = siloam_ministry_load_session (self, matter->session->id, &fault);
  if (stored == NULL &&
      !g_error_matches (fault, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (stored == NULL && !siloam_session_has_answered (matter->session))
    return siloam_not_agreed (error, "session");
  if (stored != NULL && stored->state == SILOAM_SESSION_ERASED)
    return set_not_found (error);
  if (stored != NULL && !check_stays_ended (matter->session, stored, error))
    return FALSE;
  if (stored != NULL)
    respect_withdrawals (matter->session, stored);
  return look_up_around (self, matter, stored, error) &&
         siloam_ministry_case_put (self, matter, error) &&
         (stored == NULL || follow_withdrawals (self, matter, stored, error));
}

/**
 * siloam_ministry_store_save_session:
 *
 * Keeps a session and its consents. Of what was said nothing is written without consent for notes,
 * and of who answered nothing yet nothing at all.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID, _NOT_AGREED before the first
 *   answer, _NOT_FOUND when it or its evening is gone, _ENDED for a copy from before it ended, or a
 *   vault error
 */
gboolean
siloam_ministry_store_save_session (SiloamMinistryStore *self,
                                    const SiloamSession *session,
                                    GError **error)
{
  return siloam_session_validate (session, error) &&
         siloam_ministry_transact (self, save_work, (gpointer) session, error);
}

typedef struct
{
  const char *id;
  GDateTime *keep_until;
  SiloamReason reason;
  SiloamScope scope;
} Change;

static gboolean
may_end (const SiloamSession *session)
{
  return session->state == SILOAM_SESSION_HANDED_OVER || session->state == SILOAM_SESSION_STOPPED ||
         has_ended (session);
}

static void
set_keep_until (SiloamSession *session, GDateTime *keep_until)
{
  g_clear_pointer (&session->keep_until, g_date_time_unref);
  if (keep_until != NULL && siloam_session_may (session, SILOAM_DOES_KEEP))
    session->keep_until = g_date_time_ref (keep_until);
}

static gboolean
end_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, change->id, error);

  if (matter == NULL)
    return FALSE;
  if (matter->session->state == SILOAM_SESSION_ERASED)
    return TRUE;
  if (!may_end (matter->session))
    return set_invalid ("session.state: it is still going on", error);
  set_keep_until (matter->session, change->keep_until);
  return siloam_ministry_case_settle (self, matter, change->reason, error);
}

/**
 * siloam_ministry_store_end_session:
 * @keep_until: (nullable): until when, as agreed; without consent for keeping it counts as %NULL
 * @reason: why, when it is erased
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_NOT_FOUND, _INVALID for one that is still
 *   going on, or a vault error
 */
gboolean
siloam_ministry_store_end_session (SiloamMinistryStore *self,
                                   const char *id,
                                   GDateTime *keep_until,
                                   SiloamReason reason,
                                   GError **error)
{
  Change change = { .id = id, .keep_until = keep_until, .reason = reason };

  return siloam_ministry_transact (self, end_work, &change, error);
}

static gboolean
erase_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, change->id, error);
  SiloamSession *session;

  if (matter == NULL)
    return FALSE;
  session = matter->session;
  siloam_ministry_session_forget (session);
  session->state = SILOAM_SESSION_ERASED;
  session->paused_from = 0;
  g_clear_pointer (&session->place, g_free);
  return siloam_ministry_part_erase (self, session->id, change->reason, error) &&
         siloam_ministry_part_erase_all (self,
                                         SILOAM_CLASS_NOTE,
                                         session->id,
                                         change->reason,
                                         error) &&
         siloam_ministry_part_erase_all (self,
                                         SILOAM_CLASS_CONTACT,
                                         session->id,
                                         change->reason,
                                         error) &&
         siloam_ministry_case_put (self, matter, error);
}

/**
 * siloam_ministry_store_erase_session:
 *
 * Destroys the keys and the rows of all that belongs to a session. That it was there, and what was
 * agreed to, stays for a while as proof.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_NOT_FOUND or a vault error
 */
gboolean
siloam_ministry_store_erase_session (SiloamMinistryStore *self,
                                     const char *id,
                                     SiloamReason reason,
                                     GError **error)
{
  Change change = { .id = id, .reason = reason };

  return siloam_ministry_transact (self, erase_work, &change, error);
}

static gboolean
withdraw_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, change->id, error);

  if (matter == NULL)
    return FALSE;
  if (!siloam_session_withdraw (matter->session, change->scope))
    return TRUE;
  if (!take_effect (self, matter, change->scope, error))
    return FALSE;
  return has_ended (matter->session) && matter->session->state != SILOAM_SESSION_ERASED
             ? siloam_ministry_case_settle (self, matter, SILOAM_REASON_WITHDRAWN, error)
             : siloam_ministry_case_put (self, matter, error);
}

/**
 * siloam_ministry_store_withdraw:
 *
 * Withdraws a consent with all its effects: what only it allowed is erased.
 *
 * Returns: %TRUE, also when there was no such consent, or %FALSE with
 *   %SILOAM_MINISTRY_ERROR_NOT_FOUND or a vault error
 */
gboolean
siloam_ministry_store_withdraw (SiloamMinistryStore *self,
                                const char *session_id,
                                SiloamScope scope,
                                GError **error)
{
  Change change = { .id = session_id, .scope = scope };

  return siloam_ministry_transact (self, withdraw_work, &change, error);
}
