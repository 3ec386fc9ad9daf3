/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which role sees what. */

#include "ministry/rules.h"

/* In the order of SiloamView: setup queue handover session note care-concern consents board
 * follow-up rights door point keys. */
static const struct
{
  const char *name;
  guint role;
  const char *sees;
} rows[] = {
  { "a-national-leader", SILOAM_TEAM_ROLE_NATIONAL, "x.........x.." },
  { "a-local-leader", SILOAM_TEAM_ROLE_LOCAL, "x....xx.xxx.x" },
  { "the-team-of-leaders", SILOAM_TEAM_ROLE_LEADERSHIP, "x....xx.xxx.x" },
  { "a-leader-of-a-prayer-group", SILOAM_TEAM_ROLE_GROUP, "x.......x.x.." },
  { "the-leader-of-intercession", SILOAM_TEAM_ROLE_INTERCESSION, "x......x..xx." },
  { "the-leader-of-the-reception", SILOAM_TEAM_ROLE_RECEPTION, "xx........x.." },
  { "a-host", SILOAM_TEAM_ROLE_HOST, ".x........x.." },
  { "who-does-the-intake", SILOAM_TEAM_ROLE_INTAKE, ".xx.......x.." },
  { "who-prays", SILOAM_TEAM_ROLE_MINISTER, "..xxxx....xx." },
  { "who-writes", SILOAM_TEAM_ROLE_SCRIBE, "..xxxx....xx." },
  { "an-intercessor", SILOAM_TEAM_ROLE_INTERCESSOR, ".......x..xx." },
  { "who-learns", SILOAM_TEAM_ROLE_TRAINEE, "............." },
  { "nobody-in-particular", 0, "............." },
};

static void
role_sees_what_it_needs (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);

  for (guint view = 1; view <= SILOAM_N_VIEWS; view++)
    g_assert_cmpint (siloam_roles_may_see (rows[row].role, (SiloamView) view),
                     ==,
                     rows[row].sees[view - 1] == 'x');
}

static void
every_role_is_in_the_table (void)
{
  guint roles = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    roles |= rows[i].role;
  for (const SiloamTerm *term = siloam_team_roles; term->nick != NULL; term++)
    g_assert_cmpuint (roles & (guint) term->value, !=, 0);
}

/* The six leaders of the source, in its order, then who serves. */
static void
roles_keep_the_order_of_the_source (void)
{
  const char *const order[] = { "national",     "local",     "leadership",  "group",
                                "intercession", "reception", "host",        "intake",
                                "minister",     "scribe",    "intercessor", "trainee" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_cmpstr (siloam_team_roles[i].nick, ==, order[i]);
      g_assert_cmpint (siloam_team_roles[i].value, ==, 1 << i);
    }
  g_assert_null (siloam_team_roles[G_N_ELEMENTS (order)].nick);
}

static void
two_roles_see_what_either_sees (void)
{
  const guint both = SILOAM_TEAM_ROLE_HOST | SILOAM_TEAM_ROLE_INTERCESSOR;

  g_assert_true (siloam_roles_may_see (both, SILOAM_VIEW_QUEUE));
  g_assert_true (siloam_roles_may_see (both, SILOAM_VIEW_BOARD));
  g_assert_false (siloam_roles_may_see (both, SILOAM_VIEW_SESSION));
}

static void
view_that_does_not_exist_is_seen_by_nobody (void)
{
  g_assert_false (siloam_roles_may_see (G_MAXUINT, (SiloamView) 0));
  g_assert_false (siloam_roles_may_see (G_MAXUINT, (SiloamView) 99));
}

/* In the same order. */
static const struct
{
  const char *name;
  SiloamTask task;
  const char *sees;
} tasks[] = {
  { "the-whole-team", SILOAM_TASK_TEAM, "xxxxxxxxxxxxx" },
  { "the-reception", SILOAM_TASK_RECEPTION, ".xx.......x.." },
  { "a-prayer-team", SILOAM_TASK_PRAYER, "..xxxx....xx." },
  { "the-intercession", SILOAM_TASK_INTERCESSION, ".......x..xx." },
  { "who-leads-the-evening", SILOAM_TASK_LEADER, "x....xx.xxx.x" },
};

static void
task_sees_what_it_needs (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);

  for (guint view = 1; view <= SILOAM_N_VIEWS; view++)
    g_assert_cmpint (siloam_task_may_see (tasks[row].task, (SiloamView) view),
                     ==,
                     tasks[row].sees[view - 1] == 'x');
}

static void
every_task_is_in_the_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (tasks), ==, SILOAM_N_TASKS);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_cmpint (siloam_tasks[i].value, ==, tasks[i].task);
  g_assert_null (siloam_tasks[SILOAM_N_TASKS].nick);
}

static void
task_that_does_not_exist_sees_nothing (void)
{
  for (guint view = 1; view <= SILOAM_N_VIEWS; view++)
    {
      g_assert_false (siloam_task_may_see ((SiloamTask) 0, (SiloamView) view));
      g_assert_false (siloam_task_may_see ((SiloamTask) 99, (SiloamView) view));
    }
}

static void
who_learns_sits_at_no_laptop (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_false (siloam_task_roles (tasks[i].task) & SILOAM_TEAM_ROLE_TRAINEE);
}

static void
every_task_narrows_the_whole_team (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_false (siloam_task_sees_more (tasks[i].task, SILOAM_TASK_TEAM));
}

static void
from_one_task_to_another_is_no_narrowing (void)
{
  for (guint i = 1; i < G_N_ELEMENTS (tasks); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tasks); j++)
      g_assert_cmpint (siloam_task_sees_more (tasks[j].task, tasks[i].task), ==, i != j);
}

static void
each_view_has_the_task_that_sees_least_besides (void)
{
  g_assert_cmpint (siloam_task_for_view (SILOAM_VIEW_SETUP), ==, SILOAM_TASK_LEADER);
  g_assert_cmpint (siloam_task_for_view (SILOAM_VIEW_QUEUE), ==, SILOAM_TASK_RECEPTION);
  g_assert_cmpint (siloam_task_for_view (SILOAM_VIEW_SESSION), ==, SILOAM_TASK_PRAYER);
  g_assert_cmpint (siloam_task_for_view (SILOAM_VIEW_BOARD), ==, SILOAM_TASK_INTERCESSION);
  g_assert_cmpint (siloam_task_for_view (SILOAM_VIEW_RIGHTS), ==, SILOAM_TASK_LEADER);
}

static void
session_is_the_teams_once_it_took_it_over (void)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("an-evening");

  for (const SiloamTerm *term = siloam_session_states; term->nick != NULL; term++)
    {
      session->state = (SiloamSessionState) term->value;
      g_assert_cmpint (siloam_session_view (session),
                       ==,
                       session->state <= SILOAM_SESSION_INTAKE ? SILOAM_VIEW_HANDOVER
                                                               : SILOAM_VIEW_SESSION);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name =
          g_strdup_printf ("/ministry/view/%s-sees-what-is-needed-and-no-more", rows[i].name);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), role_sees_what_it_needs);
    }
  g_test_add_func ("/ministry/view/every-role-is-in-the-table", every_role_is_in_the_table);
  g_test_add_func ("/ministry/view/the-roles-keep-the-order-of-the-source-001-24",
                   roles_keep_the_order_of_the_source);
  g_test_add_func ("/ministry/view/two-roles-see-what-either-sees", two_roles_see_what_either_sees);
  g_test_add_func ("/ministry/view/one-that-does-not-exist-is-seen-by-nobody",
                   view_that_does_not_exist_is_seen_by_nobody);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autofree char *name =
          g_strdup_printf ("/ministry/task/%s-sees-what-is-needed-and-no-more", tasks[i].name);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), task_sees_what_it_needs);
    }
  g_test_add_func ("/ministry/task/every-one-is-in-the-table", every_task_is_in_the_table);
  g_test_add_func ("/ministry/task/one-that-does-not-exist-sees-nothing",
                   task_that_does_not_exist_sees_nothing);
  g_test_add_func ("/ministry/task/who-learns-sits-at-no-laptop", who_learns_sits_at_no_laptop);
  g_test_add_func ("/ministry/task/every-one-narrows-the-whole-team",
                   every_task_narrows_the_whole_team);
  g_test_add_func ("/ministry/task/from-one-to-another-is-no-narrowing",
                   from_one_task_to_another_is_no_narrowing);
  g_test_add_func ("/ministry/task/each-view-has-the-one-that-sees-least-besides",
                   each_view_has_the_task_that_sees_least_besides);
  g_test_add_func ("/ministry/task/a-session-is-the-teams-once-it-took-it-over",
                   session_is_the_teams_once_it_took_it_over);
  return g_test_run ();
}
