/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a session, as the visitor reads them one by one: listening (B7), the steps of an
 * exchange without the one of the memory (B8), the landing (B10) and its light form after a stop.
 * Their places are written into sealed files: never change one, only add. Pure data, any thread. */

#include "guide/session-guide-private.h"

#include <string.h>

#define HUMAN SILOAM_SESSION_HUMAN
#define SPIRITUAL SILOAM_SESSION_SPIRITUAL
#define CLOSING SILOAM_SESSION_CLOSING
#define STOPPED SILOAM_SESSION_STOPPED
#define END                                                                                        \
  {                                                                                                \
    NULL, 0, NULL, NULL, NULL, SILOAM_INPUT_NONE                                                   \
  }

static const SiloamSessionLine human[] = {
  { "talk.help", HUMAN, "talk", "talk.help", "cue.listen", SILOAM_INPUT_HELP_REQUEST },
  { "talk.hope", HUMAN, "talk", "talk.hope", "cue.open", SILOAM_INPUT_HELP_REQUEST },
  END,
};

static const SiloamSessionLine spiritual[] = {
  { "arrive.how", SPIRITUAL, "arrive", "arrive.question", "cue.arrive", SILOAM_INPUT_NONE },
  { "arrive.memory",
    SPIRITUAL,
    "arrive",
    "arrive.memory.question",
    "cue.memory",
    SILOAM_INPUT_GOOD_MEMORY },
  { "arrive.prayer", SPIRITUAL, "arrive", "arrive.prayer", "cue.prayer", SILOAM_INPUT_NONE },
  { "invite.prayer", SPIRITUAL, "invite", "invite.prayer", "cue.invite", SILOAM_INPUT_NONE },
  { "invite.listen", SPIRITUAL, "invite", "pray.listen", "cue.god_has", SILOAM_INPUT_GOD_HAS },
  { "name.words", SPIRITUAL, "name", "name.question", "cue.name", SILOAM_INPUT_HURT },
  { "name.area", SPIRITUAL, "name", "name.area.question", "cue.name", SILOAM_INPUT_HURT },
  { "name.recent", SPIRITUAL, "name", "pray.recent", "cue.recent", SILOAM_INPUT_HURT },
  { "forgive.offer",
    SPIRITUAL,
    "forgive",
    "forgive.question",
    "cue.forgive",
    SILOAM_INPUT_FORGIVE },
  { "forgive.room", SPIRITUAL, "forgive", "forgive.hint", "cue.forgive", SILOAM_INPUT_FORGIVE },
  { "forgive.prayer", SPIRITUAL, "forgive", "forgive.prayer", "cue.forgive", SILOAM_INPUT_NONE },
  { "release.offer",
    SPIRITUAL,
    "release",
    "release.question",
    "cue.release",
    SILOAM_INPUT_RELEASE },
  { "release.prayer", SPIRITUAL, "release", "release.prayer", "cue.release", SILOAM_INPUT_RELEASE },
  { "receive.ask", SPIRITUAL, "receive", "receive.question", "cue.receive", SILOAM_INPUT_RECEIVED },
  { "receive.ways", SPIRITUAL, "receive", "receive.hint", "cue.receive", SILOAM_INPUT_RECEIVED },
  { "receive.open", SPIRITUAL, "receive", "receive.nothing", "cue.silence", SILOAM_INPUT_RECEIVED },
  { "weigh.fits", SPIRITUAL, "weigh", "weigh.question", "cue.weigh", SILOAM_INPUT_WEIGH },
  { "weigh.talk", SPIRITUAL, "weigh", "weigh.note", "cue.weigh", SILOAM_INPUT_WEIGH },
  { "today.gift", SPIRITUAL, "today", "today.question", "cue.today", SILOAM_INPUT_TODAY },
  { "today.around", SPIRITUAL, "today", "today.hint", "cue.today", SILOAM_INPUT_TODAY },
  { "today.thanks", SPIRITUAL, "today", "today.prayer", "cue.today", SILOAM_INPUT_NONE },
  END,
};

static const SiloamSessionLine closing[] = {
  { "land.takes", CLOSING, "land", "land.takes", "cue.land", SILOAM_INPUT_TAKES_HOME },
  { "land.silence", CLOSING, "land", "land.silence", "cue.silence", SILOAM_INPUT_NONE },
  { "land.now", CLOSING, "land", "land.now", "cue.now", SILOAM_INPUT_HOW_NOW },
  { "land.whom", CLOSING, "land", "land.whom", "cue.whom", SILOAM_INPUT_TURNS_TO },
  { "land.later", CLOSING, "land", "land.later", "cue.later", SILOAM_INPUT_NONE },
  { "land.blessing", CLOSING, "land", "land.blessing", "cue.blessing", SILOAM_INPUT_BLESSING },
  END,
};

static const SiloamSessionLine stopped[] = {
  { "land.stopped", STOPPED, "land", "land.stopped", "cue.stopped", SILOAM_INPUT_NONE },
  END,
};

static const SiloamSessionLine none[] = { END };

/* The phase a session is in, also while it is paused or is over. */
SiloamSessionState
siloam_session_phase (const SiloamSession *session)
{
  SiloamSessionState state = session->state;

  if (state == SILOAM_SESSION_PAUSED)
    state = session->paused_from;
  switch (state)
    {
    case SILOAM_SESSION_SPIRITUAL:
    case SILOAM_SESSION_STOPPED:
      return state;
    case SILOAM_SESSION_CLOSING:
    case SILOAM_SESSION_HANDED_OVER:
    case SILOAM_SESSION_FOLLOW_UP:
    case SILOAM_SESSION_CLOSED:
    case SILOAM_SESSION_ERASED:
      return SILOAM_SESSION_CLOSING;
    case SILOAM_SESSION_PREPARED:
    case SILOAM_SESSION_WELCOMED:
    case SILOAM_SESSION_INTAKE:
    case SILOAM_SESSION_HUMAN:
    case SILOAM_SESSION_PAUSED:
    default:
      return SILOAM_SESSION_HUMAN;
    }
}

/* The line of @phase among the places that @places names, or NULL. */
const SiloamSessionLine *
siloam_session_line_among (SiloamSessionState phase, const char *places)
{
  g_auto (GStrv) names = places != NULL ? g_strsplit (places, " ", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    for (const SiloamSessionLine *line = siloam_session_lines (phase); line->place != NULL; line++)
      if (g_str_equal (line->place, names[i]))
        return line;
  return NULL;
}

/**
 * siloam_session_lines:
 * @phase: HUMAN, SPIRITUAL, CLOSING, or STOPPED for the light landing
 *
 * Returns: the lines of @phase in order; the last has a %NULL place. Any other state has none.
 */
const SiloamSessionLine *
siloam_session_lines (SiloamSessionState phase)
{
  switch ((guint) phase)
    {
    case SILOAM_SESSION_HUMAN:
      return human;
    case SILOAM_SESSION_SPIRITUAL:
      return spiritual;
    case SILOAM_SESSION_CLOSING:
      return closing;
    case SILOAM_SESSION_STOPPED:
      return stopped;
    default:
      return none;
    }
}

/**
 * siloam_session_find_line:
 * @session: a session
 *
 * Returns: the line where @session is: the one its place names, or the first of its phase
 */
const SiloamSessionLine *
siloam_session_find_line (const SiloamSession *session)
{
  const SiloamSessionLine *line;
  SiloamSessionState phase;

  g_return_val_if_fail (session != NULL, human);

  phase = siloam_session_phase (session);
  line = siloam_session_line_among (phase, session->place);
  return line != NULL ? line : siloam_session_lines (phase);
}
