/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks a session line by line. Owns where the session is, also in the phase that was left, and
 * whether the visitor's side is quiet; never saves, never shows anything and never makes a line
 * compulsory. Main thread. */

#include "guide/session-guide-private.h"

#include "ministry/rules.h"

struct _SiloamSessionGuide
{
  GObject parent_instance;

  SiloamSession *session; /* borrowed */
  gboolean held;
  gboolean waiting;
  gboolean grounding;
  char *prayer_id; /* the prayer that is shown */
};

G_DEFINE_FINAL_TYPE (SiloamSessionGuide, siloam_session_guide, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit_changed (SiloamSessionGuide *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_gentle (SiloamSessionGuide *self)
{
  const GPtrArray *hurts = self->session->exchange->hurts;

  for (guint i = 0; i < hurts->len; i++)
    if (((const SiloamHurt *) g_ptr_array_index (hurts, i))->recent)
      return TRUE;
  return FALSE;
}

/* Something that has only just happened is named and not opened up. */
static gboolean
is_for_gentle (const SiloamSessionLine *line)
{
  static const char *const steps[] = { "arrive", "invite", "name", "today", NULL };

  return line->phase != SILOAM_SESSION_SPIRITUAL || g_strv_contains (steps, line->step);
}

static gboolean
declines_to_forgive (SiloamSessionGuide *self)
{
  const GPtrArray *all = self->session->exchange->forgiveness;

  for (guint i = 0; i < all->len; i++)
    if (((const SiloamForgiveness *) g_ptr_array_index (all, i))->stance != SILOAM_STANCE_NOT_NOW)
      return FALSE;
  return all->len > 0;
}

/* Nothing was noted, though it could have been. */
static gboolean
received_nothing (SiloamSessionGuide *self)
{
  const GPtrArray *received = self->session->exchange->received;

  for (guint i = 0; i < received->len; i++)
    if (((const SiloamReceived *) g_ptr_array_index (received, i))->form != SILOAM_FORM_SILENCE)
      return FALSE;
  return siloam_session_may (self->session, SILOAM_DOES_WRITE);
}

/* The first line from @line onwards that is walked, or NULL at the end of the phase. */
static const SiloamSessionLine *
walked_from (SiloamSessionGuide *self, const SiloamSessionLine *line)
{
  while (line->place != NULL && !siloam_session_guide_has_line (self, line))
    line++;
  return line->place != NULL ? line : NULL;
}

static const SiloamSessionLine *
line_before (SiloamSessionGuide *self)
{
  const SiloamSessionLine *line = siloam_session_guide_get_line (self);
  const SiloamSessionLine *first = siloam_session_lines (line->phase);

  while (line > first)
    if (siloam_session_guide_has_line (self, --line))
      return line;
  return NULL;
}

/* Writes down where the session is, and after it where the other phase was left. */
static void
remember (SiloamSessionGuide *self, const SiloamSessionLine *line)
{
  const char *left = self->session->place;
  const SiloamSessionLine *other = NULL;
  char *place;

  if (line->phase == SILOAM_SESSION_HUMAN)
    other = siloam_session_line_among (SILOAM_SESSION_SPIRITUAL, left);
  else if (line->phase == SILOAM_SESSION_SPIRITUAL)
    other = siloam_session_line_among (SILOAM_SESSION_HUMAN, left);

  place = other != NULL ? g_strjoin (" ", line->place, other->place, NULL) : g_strdup (line->place);
  g_free (self->session->place);
  self->session->place = place;
}

/* One that was paused first goes back to where it came from. */
static void
come_back (SiloamSessionGuide *self)
{
  SiloamSession *session = self->session;

  if (session->state == SILOAM_SESSION_PAUSED)
    siloam_session_move (session, session->paused_from, NULL);
}

static gboolean
move_session (SiloamSessionGuide *self, SiloamSessionState phase)
{
  come_back (self);
  return self->session->state == phase || siloam_session_move (self->session, phase, NULL);
}

static void
move_to (SiloamSessionGuide *self, const SiloamSessionLine *line)
{
  if (!move_session (self, line->phase))
    return;

  self->held = FALSE;
  self->waiting = FALSE;
  self->grounding = FALSE;
  g_clear_pointer (&self->prayer_id, g_free);
  remember (self, line);
  emit_changed (self);
}

/* Whether something stood before the line; it does no longer. */
static gboolean
called_off (SiloamSessionGuide *self)
{
  if (!self->held && !self->waiting && !self->grounding && self->prayer_id == NULL)
    return FALSE;

  come_back (self);
  self->held = FALSE;
  self->waiting = FALSE;
  self->grounding = FALSE;
  g_clear_pointer (&self->prayer_id, g_free);
  emit_changed (self);
  return TRUE;
}

static void
go_on_after (SiloamSessionGuide *self, SiloamSessionState phase)
{
  if (phase == SILOAM_SESSION_HUMAN)
    siloam_session_guide_go_to_phase (self, SILOAM_SESSION_SPIRITUAL);
  else if (phase == SILOAM_SESSION_SPIRITUAL)
    siloam_session_guide_go_to_phase (self, SILOAM_SESSION_CLOSING);
}

static void
siloam_session_guide_finalize (GObject *object)
{
  g_free (SILOAM_SESSION_GUIDE (object)->prayer_id);

  G_OBJECT_CLASS (siloam_session_guide_parent_class)->finalize (object);
}

static void
siloam_session_guide_class_init (SiloamSessionGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_session_guide_finalize;

  /**
   * SiloamSessionGuide::changed:
   *
   * The line, the phase or what stands before the line changed, and with it perhaps the place of
   * the session.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
siloam_session_guide_init (SiloamSessionGuide *self)
{
}

/**
 * siloam_session_guide_new:
 * @session: (transfer none): the session to walk, which outlives the guide
 *
 * Starts at the place where @session was left, held until somebody goes on, or at the first line of
 * its phase. Making it changes nothing in the session.
 *
 * Returns: (transfer full): a guide
 */
SiloamSessionGuide *
siloam_session_guide_new (SiloamSession *session)
{
  SiloamSessionGuide *self;

  g_return_val_if_fail (session != NULL, NULL);

  self = g_object_new (SILOAM_TYPE_SESSION_GUIDE, NULL);
  self->session = session;
  self->held = session->place != NULL || session->state == SILOAM_SESSION_PAUSED;
  return self;
}

/**
 * siloam_session_guide_get_line:
 *
 * Returns: the line the visitor reads; a line that is not walked today gives way to the next
 */
const SiloamSessionLine *
siloam_session_guide_get_line (SiloamSessionGuide *self)
{
  const SiloamSessionLine *line, *walked;

  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), NULL);

  line = siloam_session_find_line (self->session);
  walked = walked_from (self, line);
  return walked != NULL ? walked : line;
}

/**
 * siloam_session_guide_has_line:
 * @line: a line
 *
 * With a recent hurt only arriving, inviting, naming and today are walked. The prayer of forgiving
 * is not shown to who said "not now", and the word about silence only to who received nothing.
 *
 * Returns: whether @line is walked
 */
gboolean
siloam_session_guide_has_line (SiloamSessionGuide *self, const SiloamSessionLine *line)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), FALSE);
  g_return_val_if_fail (line != NULL && line->place != NULL, FALSE);

  if (g_str_equal (line->place, "forgive.prayer") && declines_to_forgive (self))
    return FALSE;
  if (g_str_equal (line->place, "land.silence"))
    return received_nothing (self);
  return is_for_gentle (line) || !is_gentle (self);
}

/**
 * siloam_session_guide_can_go_back:
 *
 * Returns: whether the phase has a line before this one
 */
gboolean
siloam_session_guide_can_go_back (SiloamSessionGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), FALSE);

  return line_before (self) != NULL;
}

/**
 * siloam_session_guide_next:
 *
 * Goes to the next line; after the last of the human phase to the spiritual one, after the last of
 * that to the landing. At the end of the landing nothing happens. While the visitor's side is quiet
 * this only calls that off.
 */
void
siloam_session_guide_next (SiloamSessionGuide *self)
{
  const SiloamSessionLine *line, *next;

  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));

  if (called_off (self))
    return;

  line = siloam_session_guide_get_line (self);
  next = walked_from (self, line + 1);
  if (next != NULL)
    move_to (self, next);
  else
    go_on_after (self, line->phase);
}

/**
 * siloam_session_guide_skip:
 *
 * Goes to the first line of the next step, leaving the rest of this one unasked.
 */
void
siloam_session_guide_skip (SiloamSessionGuide *self)
{
  const SiloamSessionLine *here, *line;

  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));

  if (called_off (self))
    return;

  here = siloam_session_guide_get_line (self);
  for (line = walked_from (self, here + 1); line != NULL; line = walked_from (self, line + 1))
    if (!g_str_equal (line->step, here->step))
      break;

  if (line != NULL)
    move_to (self, line);
  else
    go_on_after (self, here->phase);
}

/**
 * siloam_session_guide_back:
 *
 * Goes to the line before this one in its phase, if there is one.
 */
void
siloam_session_guide_back (SiloamSessionGuide *self)
{
  const SiloamSessionLine *line;

  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));

  if (called_off (self))
    return;

  line = line_before (self);
  if (line != NULL)
    move_to (self, line);
}

/**
 * siloam_session_guide_go_to:
 * @place: the place of a line, in this phase or the other
 *
 * Goes there; does nothing when there is no such line, when it is not walked today, or when the
 * session may not move to its phase.
 */
void
siloam_session_guide_go_to (SiloamSessionGuide *self, const char *place)
{
  static const SiloamSessionState phases[] = { SILOAM_SESSION_HUMAN,
                                               SILOAM_SESSION_SPIRITUAL,
                                               SILOAM_SESSION_CLOSING };

  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));
  g_return_if_fail (place != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      const SiloamSessionLine *line = siloam_session_line_among (phases[i], place);

      if (line != NULL && siloam_session_guide_has_line (self, line))
        {
          move_to (self, line);
          return;
        }
    }
}

/**
 * siloam_session_guide_go_to_phase:
 * @phase: HUMAN, SPIRITUAL or CLOSING
 *
 * Goes to the line where @phase was left, or to its first; does nothing when the session may not
 * move there.
 */
void
siloam_session_guide_go_to_phase (SiloamSessionGuide *self, SiloamSessionState phase)
{
  const SiloamSessionLine *line;

  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));

  line = siloam_session_line_among (phase, self->session->place);
  line = walked_from (self, line != NULL ? line : siloam_session_lines (phase));
  if (line != NULL)
    move_to (self, line);
}

/**
 * siloam_session_guide_set_held:
 * @held: whether the visitor's side is neutral
 *
 * A lock or a cover holds the session; what was shown comes back only when the team goes on.
 */
void
siloam_session_guide_set_held (SiloamSessionGuide *self, gboolean held)
{
  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));

  if (self->held == !!held)
    return;
  self->held = !!held;
  if (!self->held)
    come_back (self);
  emit_changed (self);
}

/**
 * siloam_session_guide_is_held:
 *
 * Returns: whether the visitor's side is neutral
 */
gboolean
siloam_session_guide_is_held (SiloamSessionGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), TRUE);

  return self->held;
}

/**
 * siloam_session_guide_set_waiting:
 * @waiting: whether the visitor's side is quiet
 *
 * "Even wachten": nothing is asked until it is called off; the line stays.
 */
void
siloam_session_guide_set_waiting (SiloamSessionGuide *self, gboolean waiting)
{
  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));

  if (self->waiting == !!waiting)
    return;
  self->waiting = !!waiting;
  emit_changed (self);
}

/**
 * siloam_session_guide_is_waiting:
 *
 * Returns: whether the visitor's side is quiet
 */
gboolean
siloam_session_guide_is_waiting (SiloamSessionGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), FALSE);

  return self->waiting;
}

/**
 * siloam_session_guide_set_grounding:
 * @grounding: whether it is too much
 *
 * Too much: eyes open and the good memory; nothing further is asked until it is called off.
 */
void
siloam_session_guide_set_grounding (SiloamSessionGuide *self, gboolean grounding)
{
  g_return_if_fail (SILOAM_IS_SESSION_GUIDE (self));

  if (self->grounding == !!grounding)
    return;
  self->grounding = !!grounding;
  self->waiting = self->waiting && !self->grounding;
  emit_changed (self);
}

/**
 * siloam_session_guide_is_grounding:
 *
 * Returns: whether it is too much now
 */
gboolean
siloam_session_guide_is_grounding (SiloamSessionGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), FALSE);

  return self->grounding;
}

static gboolean
may_be_prayed (const SiloamSpokenPrayer *prayer)
{
  gboolean has_basis = prayer->agreed || (prayer->basis != NULL && *prayer->basis != '\0');

  return prayer->mode != SILOAM_PRAYER_AUTHORITY || (has_basis && prayer->yes);
}

/**
 * siloam_session_guide_show_prayer:
 * @prayer: (nullable): a prayer of the session; %NULL goes back to the line
 *
 * Shows @prayer to the visitor. A prayer of authority is shown only with its basis, a verse or the
 * agreement of two, and with the visitor's yes (source 001-19).
 *
 * Returns: %FALSE when it may not be shown
 */
gboolean
siloam_session_guide_show_prayer (SiloamSessionGuide *self, const SiloamSpokenPrayer *prayer)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), FALSE);

  if (prayer != NULL && !may_be_prayed (prayer))
    return FALSE;

  g_free (self->prayer_id);
  self->prayer_id = prayer != NULL ? g_strdup (prayer->id) : NULL;
  emit_changed (self);
  return TRUE;
}

/**
 * siloam_session_guide_get_prayer:
 *
 * Returns: (transfer none) (nullable): the prayer that is shown; %NULL also when its yes or its
 * basis was taken back meanwhile
 */
const SiloamSpokenPrayer *
siloam_session_guide_get_prayer (SiloamSessionGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_SESSION_GUIDE (self), NULL);

  for (guint i = 0; self->prayer_id != NULL && i < self->session->prayers->len; i++)
    {
      const SiloamSpokenPrayer *prayer = g_ptr_array_index (self->session->prayers, i);

      if (g_strcmp0 (prayer->id, self->prayer_id) == 0)
        return may_be_prayed (prayer) ? prayer : NULL;
    }
  return NULL;
}
