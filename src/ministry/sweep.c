/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Erases what may not be kept any longer, by itself: at every opening, now and then while the file
 * is open, and when an evening is closed. The rules say until when (ministry/rules.h); a clock that
 * was set back lengthens nothing, one that was set far ahead takes nothing that was agreed. One
 * thread. */

#include "ministry/store-private.h"

/* Small steps of the clock are not worth a write. */
#define STEP_US G_USEC_PER_SEC

typedef struct
{
  GDateTime *clock;
  GDateTime *for_agreed; /* the moment by which to judge what was agreed to be kept */
  GDateTime *for_others;
} Moment;

static void
moment_clear (Moment *self)
{
  g_clear_pointer (&self->for_agreed, g_date_time_unref);
  g_clear_pointer (&self->for_others, g_date_time_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moment, moment_clear)

static gboolean
is_past (GDateTime *until, gboolean agreed, const Moment *moment)
{
  return g_date_time_compare (until, agreed ? moment->for_agreed : moment->for_others) <= 0;
}

/* The team is with this visitor at this moment, whatever the file has seen of later moments. */
static gboolean
is_live (const SiloamMinistryCase *matter, GDateTime *until, const Moment *moment)
{
  g_autoptr (GDateTime) soon = g_date_time_add_hours (moment->clock, SILOAM_CLOCK_BACK_HOURS);

  return matter->evening->state == SILOAM_EVENING_OPEN &&
         siloam_session_is_open (matter->session) && soon != NULL &&
         g_date_time_compare (matter->session->created, soon) <= 0 &&
         g_date_time_compare (moment->clock, until) < 0;
}

static gboolean
has_left_something (SiloamMinistryStore *self, const SiloamSession *session)
{
  return siloam_ministry_part_exists (self, session->id) || siloam_session_is_open (session) ||
         siloam_ministry_what_became (self, session) != session->state;
}

static gboolean
sweep_unreadable (SiloamMinistryStore *self,
                  const char *id,
                  const Moment *moment,
                  GError *fault,
                  GError **error)
{
  gboolean damaged = FALSE;

  if (siloam_ministry_leave_out (&fault, &damaged))
    return siloam_ministry_sweep_damaged (self, id, moment->for_agreed, moment->for_others, error);
  g_propagate_error (error, fault);
  return FALSE;
}

/* The notes of a session of which the words stay, by the rule: an older file may know another day.
 */
static gboolean
sweep_notes (SiloamMinistryStore *self,
             const SiloamMinistryCase *matter,
             const Moment *moment,
             GError **error)
{
  for (guint i = 0; i < matter->session->notes->len; i++)
    {
      const SiloamNote *note = matter->session->notes->pdata[i];
      g_autoptr (GDateTime) until =
          siloam_retention_of_note (note, matter->session, matter->evening, matter->location);

      if (is_past (until, note->keep_until != NULL, moment) && !is_live (matter, until, moment) &&
          !siloam_ministry_part_erase (self, note->id, SILOAM_REASON_EXPIRY, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sweep_session (SiloamMinistryStore *self, const char *id, const Moment *moment, GError **error)
{
  GError *fault = NULL;
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, id, &fault);
  g_autoptr (GDateTime) until = NULL;
  gboolean agreed;

  if (matter == NULL)
    return sweep_unreadable (self, id, moment, fault, error);
  if (matter->session->state == SILOAM_SESSION_ERASED)
    return TRUE;
  until = siloam_retention_of_session (matter->session, matter->evening, matter->location);
  agreed = siloam_ministry_session_is_kept (matter->session);
  if (!is_past (until, agreed, moment) || is_live (matter, until, moment) ||
      !has_left_something (self, matter->session))
    return sweep_notes (self, matter, moment, error);
  siloam_ministry_session_forget (matter->session);
  return siloam_ministry_case_settle (self,
                                      matter,
                                      agreed ? SILOAM_REASON_EXPIRY : SILOAM_REASON_DEFAULT,
                                      error);
}

static gboolean
sweep_sessions (SiloamMinistryStore *self, const Moment *moment, GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_list_sessions (self, NULL, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!sweep_session (self, ids->pdata[i], moment, error))
      return FALSE;
  return ids != NULL;
}

/* Notes and contacts, which have a date of their own. Those of a session that is live go with it.
 */
static GPtrArray *
list_expired_parts (SiloamMinistryStore *self, const Moment *moment, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (self,
                             error,
                             "SELECT id FROM part WHERE class IN ('note', 'contact') AND"
                             " expires <= iif (agreed, ?1, ?2) AND (agreed OR session IS NULL OR"
                             "  session NOT IN (SELECT id FROM part WHERE class = 'session'))",
                             "tt",
                             moment->for_agreed,
                             moment->for_others);
  int step;

  if (rows == NULL)
    return NULL;
  while ((step = siloam_ministry_step (self, rows, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  return step == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
sweep_parts (SiloamMinistryStore *self, const Moment *moment, GError **error)
{
  g_autoptr (GPtrArray) ids = list_expired_parts (self, moment, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!siloam_ministry_part_erase (self, ids->pdata[i], SILOAM_REASON_EXPIRY, error))
      return FALSE;
  return ids != NULL;
}

static gboolean
sweep_points (SiloamMinistryStore *self, const Moment *moment, GError **error)
{
  if (!siloam_ministry_execute (self,
                                error,
                                "DELETE FROM point WHERE expires <= ?",
                                "t",
                                moment->for_others))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    return TRUE;
  self->erases = TRUE;
  return siloam_ministry_note_erasure (self, SILOAM_CLASS_POINT, SILOAM_REASON_EXPIRY, error);
}

static gboolean
sweep_proof (SiloamMinistryStore *self, const char *id, const Moment *moment, GError **error)
{
  g_autoptr (SiloamMinistryCase) matter = siloam_ministry_case_load (self, id, error);
  g_autoptr (GDateTime) until = NULL;

  if (matter == NULL)
    return FALSE;
  until = siloam_retention_of_consents (matter->session, matter->evening, matter->location);
  if (!is_past (until, TRUE, moment))
    return TRUE;
  self->erases = TRUE;
  return siloam_ministry_execute (self, error, "DELETE FROM session WHERE id = ?", "s", id) &&
         siloam_ministry_note_erasure (self, SILOAM_CLASS_CONSENT, SILOAM_REASON_EXPIRY, error);
}

/* Of sessions of which nothing else is left. */
static GPtrArray *
list_empty_sessions (SiloamMinistryStore *self, GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_list_sessions (self, NULL, error);

  for (guint i = ids != NULL ? ids->len : 0; i > 0; i--)
    {
      g_autoptr (GError) fault = NULL;
      g_autoptr (SiloamMinistryCase) matter =
          siloam_ministry_case_load (self, ids->pdata[i - 1], &fault);
      const SiloamSession *session = matter != NULL ? matter->session : NULL;
      gboolean damaged = FALSE;
      gint64 number;

      if (session == NULL && !siloam_ministry_leave_out (&fault, &damaged))
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return NULL;
        }
      if (damaged || session->state != SILOAM_SESSION_ERASED ||
          siloam_ministry_find_number (self,
                                       &number,
                                       NULL,
                                       "SELECT number FROM part WHERE session = ?",
                                       session->id))
        g_ptr_array_remove_index (ids, i - 1);
    }
  return g_steal_pointer (&ids);
}

static gboolean
sweep_proofs (SiloamMinistryStore *self, const Moment *moment, GError **error)
{
  g_autoptr (GPtrArray) ids = list_empty_sessions (self, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!sweep_proof (self, ids->pdata[i], moment, error))
      return FALSE;
  return ids != NULL;
}

/* Parts before sessions: what became of a session depends on what is left of it. */
static gboolean
sweep_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const Moment *moment = data;

  return sweep_sessions (self, moment, error) && sweep_parts (self, moment, error) &&
         sweep_sessions (self, moment, error) && sweep_points (self, moment, error) &&
         sweep_proofs (self, moment, error);
}

static gboolean
load_mark (SiloamMinistryStore *self, GDateTime **mark, GError **error)
{
  gint64 us = 0;

  if (!siloam_ministry_find_number (self, &us, error, "SELECT clock FROM state", NULL))
    return FALSE;
  *mark = us != 0 ? siloam_ministry_time_from_us (us) : NULL;
  return TRUE;
}

static gboolean
keep_mark (SiloamMinistryStore *self, GDateTime *mark, GError **error)
{
  return siloam_ministry_execute (self,
                                  error,
                                  "UPDATE state SET clock = ?1 WHERE abs (clock - ?1) >= ?2",
                                  "ti",
                                  mark,
                                  (gint64) STEP_US);
}

static void
judge_clock (SiloamMinistryStore *self, GDateTime *now, GDateTime *mark)
{
  const SiloamClock clock = siloam_clock_judge (now, mark);

  if (clock != self->clock)
    self->revision++;
  self->clock = clock;
}

/**
 * siloam_ministry_store_sweep:
 * @now: what the clock of this computer says
 *
 * Erases what expired, writes an erasure for each, and wipes the log.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_DAMAGED or a vault error; then nothing was
 *   erased, or only the log is still to be wiped
 */
gboolean
siloam_ministry_store_sweep (SiloamMinistryStore *self, GDateTime *now, GError **error)
{
  g_auto (Moment) moment = { .clock = now };
  g_autoptr (GDateTime) mark = NULL;
  g_autoptr (GDateTime) next = NULL;

  if (!load_mark (self, &mark, error))
    return FALSE;
  judge_clock (self, now, mark);
  moment.for_agreed = siloam_retention_now (now, mark, TRUE);
  moment.for_others = siloam_retention_now (now, mark, FALSE);
  self->try_backup = TRUE;
  next = siloam_clock_next_mark (now, mark);
  return siloam_ministry_transact (self, sweep_work, &moment, error) &&
         keep_mark (self, next, error);
}

/**
 * siloam_ministry_store_confirm_clock:
 * @now: what the clock says, and is true
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_ministry_store_confirm_clock (SiloamMinistryStore *self, GDateTime *now, GError **error)
{
  return keep_mark (self, now, error);
}
