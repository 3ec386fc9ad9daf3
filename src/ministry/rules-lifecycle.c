/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an evening and a session can go from where they are (product.md 2c). It decides, and it
 * never stores or erases. Pure, any thread. */

#include "ministry/rules.h"

#include "ministry/rules-private.h"

#define STATE(name) (1u << SILOAM_SESSION_##name)
#define EVENING(name) (1u << SILOAM_EVENING_##name)

/* Where the visitor is still here, paused or not. */
#define LIVING                                                                                     \
  (STATE (PREPARED) | STATE (WELCOMED) | STATE (INTAKE) | STATE (HUMAN) | STATE (SPIRITUAL) |      \
   STATE (CLOSING))
#define RESOLVED (STATE (FOLLOW_UP) | STATE (CLOSED) | STATE (ERASED))

static const guint evening_moves[] = {
  [SILOAM_EVENING_PLANNED] = EVENING (PREPARED),
  [SILOAM_EVENING_PREPARED] = EVENING (PLANNED) | EVENING (OPEN),
  [SILOAM_EVENING_OPEN] = EVENING (CLOSED),
  [SILOAM_EVENING_CLOSED] = EVENING (TIDIED),
  [SILOAM_EVENING_TIDIED] = 0,
};

/* Without pausing, stopping and erasing, which are the same for all. The order of human and
 * spiritual is a default (001-14), and a landing that began too early is taken back. */
static const guint session_moves[] = {
  [SILOAM_SESSION_PREPARED] = STATE (WELCOMED),
  [SILOAM_SESSION_WELCOMED] = STATE (INTAKE),
  [SILOAM_SESSION_INTAKE] = STATE (HUMAN) | STATE (SPIRITUAL),
  [SILOAM_SESSION_HUMAN] = STATE (SPIRITUAL) | STATE (CLOSING),
  [SILOAM_SESSION_SPIRITUAL] = STATE (HUMAN) | STATE (CLOSING),
  [SILOAM_SESSION_CLOSING] = STATE (HUMAN) | STATE (SPIRITUAL) | STATE (HANDED_OVER),
  [SILOAM_SESSION_HANDED_OVER] = STATE (FOLLOW_UP) | STATE (CLOSED),
  [SILOAM_SESSION_FOLLOW_UP] = STATE (CLOSED),
  [SILOAM_SESSION_CLOSED] = 0,
  [SILOAM_SESSION_PAUSED] = STATE (STOPPED),
  [SILOAM_SESSION_STOPPED] = STATE (CLOSING) | STATE (HANDED_OVER) | STATE (CLOSED),
  [SILOAM_SESSION_ERASED] = 0,
};

/* A number from a file that is no state is in no set. */
static gboolean
is_in (guint state, guint set)
{
  return state <= SILOAM_SESSION_ERASED && (set & (1u << state)) != 0;
}

/**
 * siloam_evening_can_move:
 *
 * Returns: whether the lifecycle leads from where the evening is to @state
 */
gboolean
siloam_evening_can_move (const SiloamEvening *self, SiloamEveningState state)
{
  return (guint) self->state < G_N_ELEMENTS (evening_moves) &&
         is_in (state, evening_moves[self->state]);
}

/**
 * siloam_evening_move:
 *
 * Moves an evening on, when it is complete enough to be there. That sessions are resolved before it
 * closes is checked where they are known.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID; then it stays where it is
 */
gboolean
siloam_evening_move (SiloamEvening *self, SiloamEveningState state, GError **error)
{
  const SiloamEveningState before = self->state;

  if (!siloam_evening_can_move (self, state))
    return siloam_rule_broken (error, "state", "an evening does not go there from here");
  self->state = state;
  if (siloam_evening_validate (self, error))
    return TRUE;
  self->state = before;
  return FALSE;
}

/**
 * siloam_session_can_move:
 *
 * Returns: whether the lifecycle leads from where the session is to @state
 */
gboolean
siloam_session_can_move (const SiloamSession *self, SiloamSessionState state)
{
  if ((guint) self->state >= G_N_ELEMENTS (session_moves))
    return FALSE;
  if (state == SILOAM_SESSION_ERASED)
    return self->state != SILOAM_SESSION_ERASED;
  if (state == SILOAM_SESSION_PAUSED || state == SILOAM_SESSION_STOPPED)
    return is_in (self->state, LIVING) ||
           (state == SILOAM_SESSION_STOPPED && self->state == SILOAM_SESSION_PAUSED);
  if (self->state == SILOAM_SESSION_PAUSED)
    return state == self->paused_from && is_in (state, LIVING);
  return is_in (state, session_moves[self->state]);
}

/* What must be true before it goes there, beside the lifecycle. */
static gboolean
check_move (const SiloamSession *self, SiloamSessionState state, GError **error)
{
  if (!siloam_session_can_move (self, state))
    return siloam_rule_broken (error, "state", "a session does not go there from here");
  if (self->state == SILOAM_SESSION_INTAKE && is_in (state, STATE (HUMAN) | STATE (SPIRITUAL)) &&
      !siloam_session_age_is_settled (self))
    return siloam_rule_broken (error, "age", "not said, or a guardian is missing");
  if (state == SILOAM_SESSION_FOLLOW_UP && !siloam_session_may (self, SILOAM_DOES_KEEP) &&
      !siloam_session_may (self, SILOAM_DOES_REACH))
    return siloam_not_agreed (error, "follow-up");
  return TRUE;
}

/**
 * siloam_session_move:
 *
 * Moves a session along its lifecycle. Refusing a consent never keeps it from going on.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or _NOT_AGREED; then it stays where
 *   it is
 */
gboolean
siloam_session_move (SiloamSession *self, SiloamSessionState state, GError **error)
{
  if (!check_move (self, state, error))
    return FALSE;
  self->paused_from = state == SILOAM_SESSION_PAUSED ? self->state : 0;
  self->state = state;
  if (state == SILOAM_SESSION_STOPPED)
    g_clear_pointer (&self->keep_until, g_date_time_unref);
  if (state == SILOAM_SESSION_ERASED)
    siloam_session_forget (self);
  return TRUE;
}

/**
 * siloam_session_is_open:
 *
 * Returns: whether it must still be decided what becomes of the session
 */
gboolean
siloam_session_is_open (const SiloamSession *self)
{
  return !is_in (self->state, RESOLVED);
}

/**
 * siloam_session_is_living:
 *
 * Returns: whether the visitor is still here
 */
gboolean
siloam_session_is_living (const SiloamSession *self)
{
  return is_in (self->state, LIVING | STATE (PAUSED));
}
