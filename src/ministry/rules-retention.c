/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Until when something may be kept (product.md 2d), as moments in UTC: neither a time zone nor
 * summer time changes them. It decides, the store erases. Pure, any thread. */

#include "ministry/rules.h"

/* May not be kept at all. */
static GDateTime *
long_past (void)
{
  return g_date_time_new_from_unix_utc (0);
}

static GDateTime *
earlier_of (GDateTime *a, GDateTime *b)
{
  return g_date_time_ref (g_date_time_compare (a, b) <= 0 ? a : b);
}

static GDateTime *
later_of (GDateTime *a, GDateTime *b)
{
  return g_date_time_ref (g_date_time_compare (a, b) >= 0 ? a : b);
}

/* Past the last year there is, a moment stays what it is. */
static GDateTime *
hours_after (GDateTime *from, int hours)
{
  GDateTime *later = g_date_time_add_hours (from, hours);

  return later != NULL ? later : g_date_time_ref (from);
}

static GDateTime *
days_after (GDateTime *from, int days)
{
  GDateTime *later = g_date_time_add_days (from, days);

  return later != NULL ? later : g_date_time_ref (from);
}

/* The midnight that ends the day, on the clock by which the date was agreed. */
static GDateTime *
end_of_day (GDateTime *date)
{
  g_autoptr (GDateTime) start = g_date_time_new (g_date_time_get_timezone (date),
                                                 g_date_time_get_year (date),
                                                 g_date_time_get_month (date),
                                                 g_date_time_get_day_of_month (date),
                                                 0,
                                                 0,
                                                 0);
  g_autoptr (GDateTime) end = start != NULL ? g_date_time_add_days (start, 1) : NULL;

  return g_date_time_to_utc (end != NULL ? end : date);
}

/* What is not agreed to be kept, made at @made: half a day after the evening. An evening in a wrong
 * year neither erases it at once nor keeps it for years. */
static GDateTime *
hard_stop (GDateTime *made, const SiloamEvening *evening)
{
  g_autoptr (GDateTime) latest = hours_after (made, SILOAM_MAX_EVENING_HOURS);
  g_autoptr (GDateTime) after = NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GDateTime) stop = NULL;

  after = evening != NULL && evening->ends != NULL ? later_of (made, evening->ends)
                                                   : g_date_time_ref (made);
  end = earlier_of (after, latest);
  stop = hours_after (end, SILOAM_HARD_STOP_HOURS);
  return g_date_time_to_utc (stop);
}

static gboolean
is_over (const SiloamEvening *evening)
{
  return evening != NULL && evening->state >= SILOAM_EVENING_CLOSED;
}

/* The end of @date, or the most the place allows for what was made at @made. */
static GDateTime *
shortened (GDateTime *date, const SiloamLocation *location, GDateTime *made)
{
  g_autoptr (GDateTime) agreed = end_of_day (date);
  g_autoptr (GDateTime) limit = siloam_retention_limit (location, made);

  return earlier_of (agreed, limit);
}

/**
 * siloam_retention_limit:
 * @location: (nullable): the place, which may allow less than 90 days
 * @from: when it was made
 *
 * Returns: (transfer full): the last moment until which anything may be kept
 */
GDateTime *
siloam_retention_limit (const SiloamLocation *location, GDateTime *from)
{
  const guint allowed = location != NULL ? location->max_days : SILOAM_MAX_KEEP_DAYS;
  g_autoptr (GDateTime) day = days_after (from, (int) MIN (allowed, SILOAM_MAX_KEEP_DAYS));

  return end_of_day (day);
}

/**
 * siloam_retention_of_session:
 *
 * Until when the words of a session may be kept: with a consent and a date until the end of that
 * day, else until half a day after the evening, and not at all once the session or the evening is
 * closed.
 *
 * Returns: (transfer full): the moment at which they expire
 */
GDateTime *
siloam_retention_of_session (const SiloamSession *session,
                             const SiloamEvening *evening,
                             const SiloamLocation *location)
{
  if (session->state == SILOAM_SESSION_ERASED)
    return long_past ();
  if (session->keep_until != NULL && siloam_session_may (session, SILOAM_DOES_KEEP))
    return shortened (session->keep_until, location, session->created);
  if (is_over (evening) || !siloam_session_is_open (session))
    return long_past ();
  return hard_stop (session->created, evening);
}

/**
 * siloam_retention_of_note:
 * @session: (nullable): the session it is about; %NULL when it was erased
 *
 * Until when a note may be kept: a concern about safety until its own date, every other note until
 * the session is closed, also when the visitor agreed to keep what they said (product.md 2d), and
 * only while they agree to notes.
 *
 * Returns: (transfer full): the moment at which it expires
 */
GDateTime *
siloam_retention_of_note (const SiloamNote *note,
                          const SiloamSession *session,
                          const SiloamEvening *evening,
                          const SiloamLocation *location)
{
  if (note->kind == SILOAM_NOTE_CARE && note->keep_until != NULL)
    return shortened (note->keep_until, location, note->at);
  if (session == NULL || !siloam_session_may (session, SILOAM_DOES_WRITE) ||
      !siloam_session_is_open (session) || is_over (evening))
    return long_past ();
  return hard_stop (session->created, evening);
}

/**
 * siloam_retention_of_point:
 *
 * Returns: (transfer full): the moment at which the theme leaves the board at the latest
 */
GDateTime *
siloam_retention_of_point (const SiloamPoint *point, const SiloamEvening *evening)
{
  g_autoptr (GDateTime) stop = NULL;

  if (point->approved_at == NULL || is_over (evening))
    return long_past ();
  stop = hard_stop (point->approved_at, evening);
  if (point->expires == NULL)
    return g_steal_pointer (&stop);
  return earlier_of (stop, point->expires);
}

/**
 * siloam_retention_of_follow_up:
 *
 * Returns: (transfer full): the moment until which the way to reach someone may be kept: until it
 *   is done, and never longer than the place allows
 */
GDateTime *
siloam_retention_of_follow_up (const SiloamFollowUp *follow_up, const SiloamLocation *location)
{
  if (follow_up->state != SILOAM_FOLLOW_UP_PLANNED)
    return long_past ();
  return siloam_retention_limit (location, follow_up->agreed_at);
}

/**
 * siloam_retention_of_consents:
 *
 * The proof that there was consent stays as long as what it allowed, and up to a year after that,
 * without any content. Of who answered nothing there is nothing to prove.
 *
 * Returns: (transfer full): the moment at which the rows expire
 */
GDateTime *
siloam_retention_of_consents (const SiloamSession *session,
                              const SiloamEvening *evening,
                              const SiloamLocation *location)
{
  g_autoptr (GDateTime) words = siloam_retention_of_session (session, evening, location);
  g_autoptr (GDateTime) from = later_of (words, session->created);
  g_autoptr (GDateTime) until = g_date_time_add_months (from, SILOAM_PROOF_MONTHS);

  if (!siloam_session_has_answered (session))
    return g_steal_pointer (&words);
  return g_date_time_to_utc (until != NULL ? until : from);
}
