/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

/* The screens of a prayer evening (product.md 3b). Each is made when a person goes there and
 * destroyed when they leave. Any widget below the window goes to a page with the action
 * "evening.go", of type s, and the nick below: "reception". Pages of a session work on the live
 * session of the room. Where another task is needed than the one at this laptop, "evening.go" and
 * "evening.resume" lead to the choice of the task.
 *
 * Also there below the window: "evening.stop" (the visitor said stop), "evening.resume" (s: the id
 * of a session, to take up where it was), "evening.lock", "evening.quiet",
 * "evening.board" (to the page of the board, and from there back to a session that is held) and
 * "win.toast" (s). F2
 * and F9 reach a page first as its actions "session.help" and "session.quiet", where it has them,
 * and then the window; Ctrl+M and F8 are free for the pages of a session. A page that is shown gets
 * the focus by gtk_widget_grab_focus. */
typedef enum
{
  SILOAM_EVENING_PAGE_OVERVIEW,  /* "overview": the door to all that follows */
  SILOAM_EVENING_PAGE_SETUP,     /* "setup", B1 */
  SILOAM_EVENING_PAGE_PREPARE,   /* "prepare", B2 */
  SILOAM_EVENING_PAGE_OPENING,   /* "opening", B3 */
  SILOAM_EVENING_PAGE_RECEPTION, /* "reception", B4 */
  SILOAM_EVENING_PAGE_CONSENT,   /* "consent", B5 */
  SILOAM_EVENING_PAGE_HANDOVER,  /* "handover", B6 */
  SILOAM_EVENING_PAGE_SESSION,   /* "session", B7 and B8 */
  SILOAM_EVENING_PAGE_LANDING,   /* "landing", B10 */
  SILOAM_EVENING_PAGE_GIVE,      /* "give", B11 */
  SILOAM_EVENING_PAGE_TIDY,      /* "tidy", B12 */
  SILOAM_EVENING_PAGE_FOLLOW_UP, /* "follow-up", B13 */
  SILOAM_EVENING_PAGE_CLOSING,   /* "closing", B14 */
  SILOAM_EVENING_PAGE_RIGHTS,    /* "rights", B15 */
  SILOAM_EVENING_PAGE_ABOUT,     /* "about": where evenings like these come from */
  SILOAM_EVENING_PAGE_BOARD,     /* "board", B9 */
  SILOAM_EVENING_PAGE_TASK,      /* "task": what is done at this laptop */
} SiloamEveningPageName;
#define SILOAM_N_EVENING_PAGES 17

GtkWidget *siloam_evening_page_new (SiloamEveningPageName name, SiloamEveningRoom *room);
const char *siloam_evening_page_nick (SiloamEveningPageName name);
gboolean siloam_evening_page_from_nick (const char *nick, SiloamEveningPageName *out);

/* What a page shows most of; a page that is not in the table is seen by nobody. */
SiloamView siloam_evening_page_view (SiloamEveningPageName name);
/* Whether who sits at this laptop may have it open now. */
gboolean siloam_evening_page_may_open (SiloamEveningPageName name, SiloamEveningRoom *room);

G_END_DECLS
