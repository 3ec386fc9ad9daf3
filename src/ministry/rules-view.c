/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which role sees what of an evening, and who sits at a laptop with which task (product.md 2d):
 * nobody sees more than their task asks for. Pure, any thread. */

#include "ministry/rules.h"

#define ROLE(name) SILOAM_TEAM_ROLE_##name
/* Who answers for the place. */
#define HEADS (ROLE (LOCAL) | ROLE (LEADERSHIP))
/* The six of the source (001-24). */
#define LEADERS (HEADS | ROLE (NATIONAL) | ROLE (GROUP) | ROLE (INTERCESSION) | ROLE (RECEPTION))
/* Who sits with the visitor. Who learns is in the room, but holds no laptop. */
#define TEAM (ROLE (MINISTER) | ROLE (SCRIBE))
/* Who may sit at a laptop at all. */
#define ANYBODY (LEADERS | TEAM | ROLE (HOST) | ROLE (INTAKE) | ROLE (INTERCESSOR))

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
  [SILOAM_VIEW_DOOR] = ANYBODY,
  [SILOAM_VIEW_POINT] = TEAM | ROLE (INTERCESSOR) | ROLE (INTERCESSION),
  [SILOAM_VIEW_KEYS] = HEADS,
};

/* What is done there, not who does it: the leader of the reception who sits at its table does the
 * work of a host, and that of a leader at the laptop of the leaders. */
static const guint sits_at[] = {
  [SILOAM_TASK_TEAM] = ANYBODY,
  [SILOAM_TASK_RECEPTION] = ROLE (HOST) | ROLE (INTAKE),
  [SILOAM_TASK_PRAYER] = TEAM,
  [SILOAM_TASK_INTERCESSION] = ROLE (INTERCESSOR),
  [SILOAM_TASK_LEADER] = HEADS | ROLE (NATIONAL) | ROLE (GROUP),
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

/**
 * siloam_task_roles:
 *
 * Returns: #SiloamTeamRole flags of who sits at a laptop with this task; 0 for no task
 */
guint
siloam_task_roles (SiloamTask task)
{
  return (guint) task < G_N_ELEMENTS (sits_at) ? sits_at[task] : 0;
}

gboolean
siloam_task_may_see (SiloamTask task, SiloamView view)
{
  return siloam_roles_may_see (siloam_task_roles (task), view);
}

/**
 * siloam_task_sees_more:
 *
 * Returns: whether @task sees anything that @than does not: then going from @than to @task is no
 *   narrowing
 */
gboolean
siloam_task_sees_more (SiloamTask task, SiloamTask than)
{
  for (guint view = 1; view <= SILOAM_N_VIEWS; view++)
    if (siloam_task_may_see (task, (SiloamView) view) &&
        !siloam_task_may_see (than, (SiloamView) view))
      return TRUE;
  return FALSE;
}

static guint
count_views (SiloamTask task)
{
  guint count = 0;

  for (guint view = 1; view <= SILOAM_N_VIEWS; view++)
    count += siloam_task_may_see (task, (SiloamView) view) ? 1 : 0;
  return count;
}

/**
 * siloam_task_for_view:
 *
 * Returns: the task that sees @view and as little as possible besides
 */
SiloamTask
siloam_task_for_view (SiloamView view)
{
  SiloamTask least = SILOAM_TASK_TEAM;

  for (const SiloamTerm *term = siloam_tasks; term->nick != NULL; term++)
    {
      const SiloamTask task = (SiloamTask) term->value;

      if (siloam_task_may_see (task, view) && count_views (task) < count_views (least))
        least = task;
    }
  return least;
}

/**
 * siloam_session_view:
 *
 * Returns: what one must be able to see to work on @session
 */
SiloamView
siloam_session_view (const SiloamSession *session)
{
  const gboolean taken_over = session->state != SILOAM_SESSION_PREPARED &&
                              session->state != SILOAM_SESSION_WELCOMED &&
                              session->state != SILOAM_SESSION_INTAKE;

  return taken_over ? SILOAM_VIEW_SESSION : SILOAM_VIEW_HANDOVER;
}
