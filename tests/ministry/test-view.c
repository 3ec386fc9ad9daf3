/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which role sees what. */

#include "ministry/rules.h"

/* In the order of SiloamView: setup queue handover session note care-concern consents board
 * follow-up rights. */
static const struct
{
  const char *name;
  guint role;
  const char *sees;
} rows[] = {
  { "a-national-leader", SILOAM_TEAM_ROLE_NATIONAL, "x........." },
  { "a-local-leader", SILOAM_TEAM_ROLE_LOCAL, "x....xx.xx" },
  { "the-team-of-leaders", SILOAM_TEAM_ROLE_LEADERSHIP, "x....xx.xx" },
  { "a-leader-of-a-prayer-group", SILOAM_TEAM_ROLE_GROUP, "x.......x." },
  { "the-leader-of-intercession", SILOAM_TEAM_ROLE_INTERCESSION, "x......x.." },
  { "the-leader-of-the-reception", SILOAM_TEAM_ROLE_RECEPTION, "xx........" },
  { "a-host", SILOAM_TEAM_ROLE_HOST, ".x........" },
  { "who-does-the-intake", SILOAM_TEAM_ROLE_INTAKE, ".xx......." },
  { "who-prays", SILOAM_TEAM_ROLE_MINISTER, "..xxxx...." },
  { "who-writes", SILOAM_TEAM_ROLE_SCRIBE, "..xxxx...." },
  { "an-intercessor", SILOAM_TEAM_ROLE_INTERCESSOR, ".......x.." },
  { "who-learns", SILOAM_TEAM_ROLE_TRAINEE, ".........." },
  { "nobody-in-particular", 0, ".........." },
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
  return g_test_run ();
}
