/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which role sees what of an evening (product.md 2d): nobody sees more than their task asks for.
 * Pure, any thread. */

#include "ministry/rules.h"

#define ROLE(name) SILOAM_TEAM_ROLE_##name
/* Who answers for the place. */
#define HEADS (ROLE (LOCAL) | ROLE (LEADERSHIP))
/* The six of the source (001-24). */
#define LEADERS (HEADS | ROLE (NATIONAL) | ROLE (GROUP) | ROLE (INTERCESSION) | ROLE (RECEPTION))
/* Who sits with the visitor. Who learns is in the room, but holds no laptop. */
#define TEAM (ROLE (MINISTER) | ROLE (SCRIBE))

static const guint seen_by[] = {
  [SILOAM_VIEW_SETUP] = LEADERS,
  [SILOAM_VIEW_QUEUE] = ROLE (HOST) | ROLE (INTAKE) | ROLE (RECEPTION),
  [SILOAM_VIEW_HANDOVER] = TEAM | ROLE (INTAKE),
  [SILOAM_VIEW_SESSION] = TEAM,
  [SILOAM_VIEW_NOTE] = TEAM,
  [SILOAM_VIEW_CARE_CONCERN] = TEAM | HEADS,
  [SILOAM_VIEW_CONSENTS] = HEADS,
  [SILOAM_VIEW_BOARD] = ROLE (INTERCESSOR) | ROLE (INTERCESSION),
  [SILOAM_VIEW_FOLLOW_UP] = HEADS | ROLE (GROUP),
  [SILOAM_VIEW_RIGHTS] = HEADS,
};

/**
 * siloam_roles_may_see:
 * @roles: #SiloamTeamRole flags
 *
 * Returns: whether one of the roles needs to see it
 */
gboolean
siloam_roles_may_see (guint roles, SiloamView view)
{
  return (guint) view < G_N_ELEMENTS (seen_by) && (roles & seen_by[view]) != 0;
}
