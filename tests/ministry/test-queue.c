/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who waits at the reception. */

#include "ministry/queue.h"

static SiloamWaiting *
at (SiloamQueue *queue, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (queue), position);
}

static void
who_came_first_is_first (void)
{
  g_autoptr (SiloamQueue) queue = siloam_queue_new ();
  g_autoptr (SiloamWaiting) first = NULL;

  siloam_queue_add (queue, "Anna");
  siloam_queue_add (queue, "Bram");
  first = at (queue, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 2);
  g_assert_cmpstr (siloam_waiting_get_alias (first), ==, "Anna");
}

static void
another_team_keeps_the_place (void)
{
  g_autoptr (SiloamQueue) queue = siloam_queue_new ();
  SiloamWaiting *anna = siloam_queue_add (queue, "Anna");
  g_autoptr (SiloamWaiting) first = NULL;

  siloam_queue_add (queue, "Bram");
  siloam_queue_assign (queue, anna, 1);
  siloam_queue_assign (queue, anna, 2);
  first = at (queue, 0);
  g_assert_true (first == anna);
  g_assert_cmpuint (siloam_waiting_get_team_number (first), ==, 2);
}

static void
count_call (gpointer count)
{
  (*(guint *) count)++;
}

static void
team_is_told_once (void)
{
  g_autoptr (SiloamQueue) queue = siloam_queue_new ();
  SiloamWaiting *anna = siloam_queue_add (queue, "Anna");
  guint told = 0;

  g_signal_connect_swapped (anna, "notify::team-number", G_CALLBACK (count_call), &told);
  siloam_queue_assign (queue, anna, 1);
  siloam_queue_assign (queue, anna, 1);
  g_assert_cmpuint (told, ==, 1);
}

static void
who_left_is_forgotten (void)
{
  g_autoptr (SiloamQueue) queue = siloam_queue_new ();
  SiloamWaiting *anna = siloam_queue_add (queue, "Anna");
  SiloamWaiting *gone = anna;

  g_object_add_weak_pointer (G_OBJECT (anna), (gpointer *) &gone);
  siloam_queue_add (queue, "Bram");
  siloam_queue_remove (queue, anna);
  g_assert_null (gone);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 1);
}

static void
removing_twice_is_no_fault (void)
{
  g_autoptr (SiloamQueue) queue = siloam_queue_new ();
  g_autoptr (SiloamWaiting) anna = g_object_ref (siloam_queue_add (queue, "Anna"));

  siloam_queue_remove (queue, anna);
  siloam_queue_remove (queue, anna);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 0);
}

static void
clearing_tells_it_once (void)
{
  g_autoptr (SiloamQueue) queue = siloam_queue_new ();
  guint told = 0;

  siloam_queue_add (queue, "Anna");
  siloam_queue_add (queue, "Bram");
  g_signal_connect_swapped (queue, "items-changed", G_CALLBACK (count_call), &told);
  siloam_queue_clear (queue);
  siloam_queue_clear (queue);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ministry/queue/who-came-first-is-first-001-21", who_came_first_is_first);
  g_test_add_func ("/ministry/queue/another-team-keeps-the-place", another_team_keeps_the_place);
  g_test_add_func ("/ministry/queue/a-team-is-told-once", team_is_told_once);
  g_test_add_func ("/ministry/queue/who-left-is-forgotten", who_left_is_forgotten);
  g_test_add_func ("/ministry/queue/removing-twice-is-no-fault", removing_twice_is_no_fault);
  g_test_add_func ("/ministry/queue/clearing-tells-it-once", clearing_tells_it_once);
  return g_test_run ();
}
