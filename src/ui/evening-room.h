/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "guide/session-guide.h"
#include "ministry/ministry.h"
#include "ministry/queue.h"
#include "ui/bibles.h"
#include "ui/evening-task.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EVENING_ROOM (siloam_evening_room_get_type ())

/* What the screens of a prayer evening share: the open ministry file, the words of the team's side
 * and of the visitor's side, the queue, and the one session that is being held on this laptop.
 * Main thread.
 *
 * ::changed after every change of the desk or of the live session, ::saved and ::failed (GError)
 * after a write of the live session, ::stopped when somebody said stop, ::task-changed when
 * something else is done at this laptop from now on. */
G_DECLARE_FINAL_TYPE (SiloamEveningRoom, siloam_evening_room, SILOAM, EVENING_ROOM, GObject)

SiloamEveningRoom *siloam_evening_room_new (SiloamMinistry *ministry,
                                            SiloamSettings *settings,
                                            SiloamBibles *bibles,
                                            SiloamQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

/* All borrowed. */
SiloamMinistry *siloam_evening_room_get_ministry (SiloamEveningRoom *self);
const SiloamMinistryDesk *siloam_evening_room_get_desk (SiloamEveningRoom *self);
SiloamSettings *siloam_evening_room_get_settings (SiloamEveningRoom *self);
SiloamBibles *siloam_evening_room_get_bibles (SiloamEveningRoom *self);
SiloamQueue *siloam_evening_room_get_queue (SiloamEveningRoom *self);
/* What is done at this laptop, and whether who sits here needs to see something. A page asks before
 * it shows a part that its own view does not cover; siloam_evening_page_may_open() asks for pages.
 * A live session that may not be seen any more is saved and let go of. */
SiloamEveningTask *siloam_evening_room_get_task (SiloamEveningRoom *self);
void siloam_evening_room_set_task (SiloamEveningRoom *self, SiloamEveningTask *task);
gboolean siloam_evening_room_may_see (SiloamEveningRoom *self, SiloamView view);
/* The team reads je, in the language of the application. */
SiloamPrompts *siloam_evening_room_get_prompts (SiloamEveningRoom *self);
/* The visitor reads u unless asked otherwise, in the language of the session. */
SiloamPrompts *siloam_evening_room_get_visitor_prompts (SiloamEveningRoom *self);

/* The evening that is being held or prepared; NULL when there is none. */
const SiloamEvening *siloam_evening_room_get_evening (SiloamEveningRoom *self);

/* The live session, to write into; NULL when nobody is here. It holds every word also when nothing
 * may be stored: what reaches the disk the store decides by the consents, and before the first
 * answer is recorded (siloam_session_answer) nothing does. After writing call _touch: it is saved
 * soon, and at once before a page is left. Its words are gone from memory on lock; what may be
 * stored comes back with the file. */
SiloamSession *siloam_evening_room_get_session (SiloamEveningRoom *self);
/* Begins one with who waited (B4): welcomed, and asked from here on. They leave the queue with the
 * first answer that is recorded, or when they stop. FALSE without an open evening. */
gboolean siloam_evening_room_welcome (SiloamEveningRoom *self, SiloamWaiting *waiting);
/* Takes it over and saves what was held before. */
void siloam_evening_room_take_session (SiloamEveningRoom *self, SiloamSession *session);
/* Lets go without saving: it was ended or erased in the file. */
void siloam_evening_room_forget_session (SiloamEveningRoom *self);
/* Where the live session is, shared by the team's and the visitor's side; NULL when nobody is here.
 * Its ::changed touches the session; it goes with the session, so ask again after ::changed of the
 * room. */
SiloamSessionGuide *siloam_evening_room_get_guide (SiloamEveningRoom *self);
void siloam_evening_room_touch (SiloamEveningRoom *self);
/* Saves what was touched now. */
void siloam_evening_room_flush (SiloamEveningRoom *self);
gboolean siloam_evening_room_is_dirty (SiloamEveningRoom *self);
/* Moves the live session along its lifecycle and saves it; FALSE when it may not move there. */
gboolean siloam_evening_room_move (SiloamEveningRoom *self, SiloamSessionState state);
/* "Stop" from anywhere: STOPPED, and to the soft landing. */
void siloam_evening_room_stop_session (SiloamEveningRoom *self);
/* Was the live session stopped just now, before a team took it over? Then whoever received the
 * visitor lets them go. */
gboolean siloam_evening_room_stopped_early (SiloamEveningRoom *self);

/* Says that something of the session that is stored beside it could not be: ::failed. */
void siloam_evening_room_tell_failed (SiloamEveningRoom *self, const GError *error);

/* May the visitor see this window? TRUE with one screen while a session is held: then no private
 * word may be on it (product.md B8, the one-screen rule). */
gboolean siloam_evening_room_is_shared (SiloamEveningRoom *self);
/* The same while it is tidied: with one screen they read along until the team says that they have
 * left. */
gboolean siloam_evening_room_is_read_along (SiloamEveningRoom *self);
void siloam_evening_room_set_visitor_left (SiloamEveningRoom *self);
void siloam_evening_room_set_two_screens (SiloamEveningRoom *self, gboolean two_screens);
gboolean siloam_evening_room_get_two_screens (SiloamEveningRoom *self);

G_END_DECLS
