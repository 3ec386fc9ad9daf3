/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place that knows which widget is which screen of a prayer evening, and how each is called
 * in an action. Main thread. */

#include "config.h"

#include "ui/evening-pages.h"

#include "ui/board-page.h"
#include "ui/closing-page.h"
#include "ui/consent-page.h"
#include "ui/evening-about.h"
#include "ui/evening-overview.h"
#include "ui/follow-up-page.h"
#include "ui/give-page.h"
#include "ui/handover-page.h"
#include "ui/landing-page.h"
#include "ui/opening-page.h"
#include "ui/prepare-page.h"
#include "ui/reception-page.h"
#include "ui/rights-page.h"
#include "ui/session-page.h"
#include "ui/setup-page.h"
#include "ui/task-page.h"
#include "ui/tidy-page.h"

static const char *const nicks[SILOAM_N_EVENING_PAGES] = {
  [SILOAM_EVENING_PAGE_OVERVIEW] = "overview",   [SILOAM_EVENING_PAGE_SETUP] = "setup",
  [SILOAM_EVENING_PAGE_PREPARE] = "prepare",     [SILOAM_EVENING_PAGE_OPENING] = "opening",
  [SILOAM_EVENING_PAGE_RECEPTION] = "reception", [SILOAM_EVENING_PAGE_CONSENT] = "consent",
  [SILOAM_EVENING_PAGE_HANDOVER] = "handover",   [SILOAM_EVENING_PAGE_SESSION] = "session",
  [SILOAM_EVENING_PAGE_LANDING] = "landing",     [SILOAM_EVENING_PAGE_GIVE] = "give",
  [SILOAM_EVENING_PAGE_TIDY] = "tidy",           [SILOAM_EVENING_PAGE_FOLLOW_UP] = "follow-up",
  [SILOAM_EVENING_PAGE_CLOSING] = "closing",     [SILOAM_EVENING_PAGE_RIGHTS] = "rights",
  [SILOAM_EVENING_PAGE_ABOUT] = "about",         [SILOAM_EVENING_PAGE_BOARD] = "board",
  [SILOAM_EVENING_PAGE_TASK] = "task",
};

static const SiloamView views[SILOAM_N_EVENING_PAGES] = {
  [SILOAM_EVENING_PAGE_OVERVIEW] = SILOAM_VIEW_DOOR,
  [SILOAM_EVENING_PAGE_SETUP] = SILOAM_VIEW_SETUP,
  [SILOAM_EVENING_PAGE_PREPARE] = SILOAM_VIEW_SETUP,
  [SILOAM_EVENING_PAGE_OPENING] = SILOAM_VIEW_SETUP,
  [SILOAM_EVENING_PAGE_RECEPTION] = SILOAM_VIEW_QUEUE,
  [SILOAM_EVENING_PAGE_CONSENT] = SILOAM_VIEW_HANDOVER,
  [SILOAM_EVENING_PAGE_HANDOVER] = SILOAM_VIEW_HANDOVER,
  [SILOAM_EVENING_PAGE_SESSION] = SILOAM_VIEW_SESSION,
  [SILOAM_EVENING_PAGE_LANDING] = SILOAM_VIEW_SESSION,
  [SILOAM_EVENING_PAGE_GIVE] = SILOAM_VIEW_SESSION,
  [SILOAM_EVENING_PAGE_TIDY] = SILOAM_VIEW_NOTE,
  [SILOAM_EVENING_PAGE_FOLLOW_UP] = SILOAM_VIEW_FOLLOW_UP,
  [SILOAM_EVENING_PAGE_CLOSING] = SILOAM_VIEW_SETUP,
  [SILOAM_EVENING_PAGE_RIGHTS] = SILOAM_VIEW_RIGHTS,
  [SILOAM_EVENING_PAGE_ABOUT] = SILOAM_VIEW_DOOR,
  [SILOAM_EVENING_PAGE_BOARD] = SILOAM_VIEW_POINT,
  [SILOAM_EVENING_PAGE_TASK] = SILOAM_VIEW_DOOR,
};

/**
 * siloam_evening_page_new:
 * @name: which screen
 * @room: what they share
 *
 * Returns: (transfer floating): the screen
 */
GtkWidget *
siloam_evening_page_new (SiloamEveningPageName name, SiloamEveningRoom *room)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (room), NULL);

  switch (name)
    {
    case SILOAM_EVENING_PAGE_CONSENT:
      return siloam_consent_page_new (room);
    case SILOAM_EVENING_PAGE_HANDOVER:
      return siloam_handover_page_new (room);
    case SILOAM_EVENING_PAGE_SESSION:
      return siloam_session_page_new (room);
    case SILOAM_EVENING_PAGE_LANDING:
      return siloam_landing_page_new (room);
    case SILOAM_EVENING_PAGE_GIVE:
      return siloam_give_page_new (room);
    case SILOAM_EVENING_PAGE_RIGHTS:
      return siloam_rights_page_new (room);
    case SILOAM_EVENING_PAGE_TIDY:
      return siloam_tidy_page_new (room);
    case SILOAM_EVENING_PAGE_FOLLOW_UP:
      return siloam_follow_up_page_new (room);
    case SILOAM_EVENING_PAGE_OVERVIEW:
      return siloam_evening_overview_new (room);
    case SILOAM_EVENING_PAGE_OPENING:
      return siloam_opening_page_new (room);
    case SILOAM_EVENING_PAGE_RECEPTION:
      return siloam_reception_page_new (room);
    case SILOAM_EVENING_PAGE_SETUP:
      return siloam_setup_page_new (room);
    case SILOAM_EVENING_PAGE_PREPARE:
      return siloam_prepare_page_new (room);
    case SILOAM_EVENING_PAGE_CLOSING:
      return siloam_closing_page_new (room);
    case SILOAM_EVENING_PAGE_BOARD:
      return siloam_board_page_new (room);
    case SILOAM_EVENING_PAGE_ABOUT:
      return siloam_evening_about_new (room);
    case SILOAM_EVENING_PAGE_TASK:
      return siloam_task_page_new (room);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * siloam_evening_page_nick:
 *
 * Returns: (transfer none): how a screen is called in "evening.go" and in prompt keys
 */
const char *
siloam_evening_page_nick (SiloamEveningPageName name)
{
  g_return_val_if_fail ((guint) name < SILOAM_N_EVENING_PAGES, NULL);

  return nicks[name];
}

/**
 * siloam_evening_page_from_nick:
 * @out: (out): the screen
 *
 * Returns: whether there is a screen of that name
 */
gboolean
siloam_evening_page_from_nick (const char *nick, SiloamEveningPageName *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      if (g_strcmp0 (nick, nicks[i]) == 0)
        {
          *out = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * siloam_evening_page_view:
 *
 * Returns: what one must be able to see to have it open; 0, which nobody sees, for a page without a
 *   view
 */
SiloamView
siloam_evening_page_view (SiloamEveningPageName name)
{
  g_return_val_if_fail ((guint) name < SILOAM_N_EVENING_PAGES, (SiloamView) 0);

  return views[name];
}

/**
 * siloam_evening_page_may_open:
 * @name: a screen
 * @room: with the task at this laptop
 *
 * Returns: whether it may be open now
 */
gboolean
siloam_evening_page_may_open (SiloamEveningPageName name, SiloamEveningRoom *room)
{
  SiloamView view = siloam_evening_page_view (name);

  /* There is no more to it yet than what the reception knows. */
  if (siloam_evening_room_stopped_early (room) &&
      (name == SILOAM_EVENING_PAGE_LANDING || name == SILOAM_EVENING_PAGE_TIDY))
    view = SILOAM_VIEW_HANDOVER;
  return siloam_evening_room_may_see (room, view);
}
