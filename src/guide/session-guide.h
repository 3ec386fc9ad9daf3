/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ministry/record.h"

G_BEGIN_DECLS

/* Where in a session what is written goes. */
typedef enum
{
  SILOAM_INPUT_NONE = 0,
  SILOAM_INPUT_HELP_REQUEST,
  SILOAM_INPUT_GOD_HAS,
  SILOAM_INPUT_GOOD_MEMORY,
  SILOAM_INPUT_HURT,
  SILOAM_INPUT_FORGIVE,
  SILOAM_INPUT_RELEASE,
  SILOAM_INPUT_RECEIVED,
  SILOAM_INPUT_WEIGH,
  SILOAM_INPUT_TODAY,
  SILOAM_INPUT_TAKES_HOME,
  SILOAM_INPUT_HOW_NOW,
  SILOAM_INPUT_TURNS_TO,
  SILOAM_INPUT_BLESSING,
} SiloamInput;

/* One line on the visitor's side: a single question or prayer. All strings are static. */
typedef struct
{
  const char *place;        /* "receive.ask"; SiloamSession.place begins with it */
  SiloamSessionState phase; /* HUMAN, SPIRITUAL, CLOSING; STOPPED: the light landing */
  const char *step;         /* for the verses and the trail, "receive" */
  const char *prompt;       /* key of the visitor's text */
  const char *cue;          /* key of the team's cue card */
  SiloamInput input;
} SiloamSessionLine;

#define SILOAM_TYPE_SESSION_GUIDE (siloam_session_guide_get_type ())

/* Walks a session line by line (B7, B8, B10): the human and the spiritual phase in free
 * alternation, then the landing. It moves the session along its lifecycle, never saves and never
 * shows. ::changed whenever the line, the phase or the waiting changed. Main thread. */
G_DECLARE_FINAL_TYPE (SiloamSessionGuide, siloam_session_guide, SILOAM, SESSION_GUIDE, GObject)

/* @session is borrowed and outlives the guide; resumes at its place. */
SiloamSessionGuide *siloam_session_guide_new (SiloamSession *session) G_GNUC_WARN_UNUSED_RESULT;
const SiloamSessionLine *siloam_session_guide_get_line (SiloamSessionGuide *self);
/* All lines of a phase, in order; the last has a NULL place. */
const SiloamSessionLine *siloam_session_lines (SiloamSessionState phase);
/* Where a session is, for whoever shows it without walking it; never NULL. */
const SiloamSessionLine *siloam_session_find_line (const SiloamSession *session);
/* FALSE for what is not opened up today: all but naming when a hurt is recent, and the prayer of
 * forgiving for who does not want to now. */
gboolean siloam_session_guide_has_line (SiloamSessionGuide *self, const SiloamSessionLine *line);
gboolean siloam_session_guide_can_go_back (SiloamSessionGuide *self);
/* After the last line of a phase comes the next phase. While it is held, waits or grounds, next,
 * back and skip only call that off: the line they left is where they come back. */
void siloam_session_guide_next (SiloamSessionGuide *self);
void siloam_session_guide_back (SiloamSessionGuide *self);
void siloam_session_guide_skip (SiloamSessionGuide *self); /* to the next step */
void siloam_session_guide_go_to (SiloamSessionGuide *self, const char *place);
/* To the human or the spiritual phase, or to the landing; each remembers its line. */
void siloam_session_guide_go_to_phase (SiloamSessionGuide *self, SiloamSessionState phase);
/* Held: the visitor's side is neutral until the team says "go on". So begins a session that is come
 * back to, after a lock as after a crash. */
void siloam_session_guide_set_held (SiloamSessionGuide *self, gboolean held);
gboolean siloam_session_guide_is_held (SiloamSessionGuide *self);
/* F8: the visitor's side is quiet until it is called off. */
void siloam_session_guide_set_waiting (SiloamSessionGuide *self, gboolean waiting);
gboolean siloam_session_guide_is_waiting (SiloamSessionGuide *self);
/* Too much: eyes open, the good memory, nothing further is asked (A14). */
void siloam_session_guide_set_grounding (SiloamSessionGuide *self, gboolean grounding);
gboolean siloam_session_guide_is_grounding (SiloamSessionGuide *self);
/* A prayer that is shown to the visitor in place of the line, until the next move; NULL: none. One
 * of authority without a basis or without the visitor's yes is refused. Borrowed from the session.
 */
gboolean siloam_session_guide_show_prayer (SiloamSessionGuide *self,
                                           const SiloamSpokenPrayer *prayer);
const SiloamSpokenPrayer *siloam_session_guide_get_prayer (SiloamSessionGuide *self);

G_END_DECLS
