/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way through one exchange: its order, and how freely the person can leave it. */

#include "guide/guide.h"

typedef struct
{
  SiloamGuide *guide;
  SiloamEntry *entry; /* borrowed from the guide */
  guint changed, finished;
} Walk;

static void
changed_cb (SiloamGuide *guide, SiloamEntry *entry, Walk *walk)
{
  g_assert_true (entry == walk->entry);
  walk->changed++;
}

static void
finished_cb (SiloamGuide *guide, Walk *walk)
{
  walk->finished++;
}

static void
start (Walk *walk, const char *open_step, gboolean recent)
{
  walk->entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_free (walk->entry->open_step);
  walk->entry->open_step = g_strdup (open_step);
  if (recent)
    siloam_entry_add_hurt (walk->entry)->recent = TRUE;

  walk->guide = siloam_guide_new_take (walk->entry);
  g_signal_connect (walk->guide, "changed", G_CALLBACK (changed_cb), walk);
  g_signal_connect (walk->guide, "finished", G_CALLBACK (finished_cb), walk);
}

static void
set_up (Walk *walk, gconstpointer open_step)
{
  start (walk, open_step, FALSE);
}

static void
set_up_gentle (Walk *walk, gconstpointer open_step)
{
  start (walk, open_step, TRUE);
}

static void
tear_down (Walk *walk, gconstpointer data)
{
  g_assert_finalize_object (walk->guide);
}

static void
test_order (Walk *walk, gconstpointer data)
{
  for (guint step = SILOAM_STEP_ARRIVE; step < SILOAM_STEP_TODAY; step++)
    {
      g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, step);
      siloam_guide_next (walk->guide);
    }
  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_TODAY);
}

static void
test_next_at_the_end_finishes (Walk *walk, gconstpointer data)
{
  siloam_guide_next (walk->guide);

  g_assert_cmpuint (walk->finished, ==, 1);
}

static void
test_skip_keeps_what_is_written (Walk *walk, gconstpointer data)
{
  walk->entry->memory_text = g_strdup ("wat ik nog weet");

  siloam_guide_skip (walk->guide);

  g_assert_cmpstr (walk->entry->memory_text, ==, "wat ik nog weet");
  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_FORGIVE);
}

static void
test_back (Walk *walk, gconstpointer data)
{
  siloam_guide_back (walk->guide);

  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_NAME);
}

static void
test_no_back_from_the_first (Walk *walk, gconstpointer data)
{
  g_assert_false (siloam_guide_can_go_back (walk->guide));

  siloam_guide_back (walk->guide);

  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_ARRIVE);
}

static void
test_each_step_is_remembered (Walk *walk, gconstpointer data)
{
  siloam_guide_next (walk->guide);

  g_assert_cmpstr (walk->entry->open_step, ==, "invite");
  g_assert_cmpuint (walk->changed, ==, 1);
}

static void
test_resume (Walk *walk, gconstpointer data)
{
  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_RECEIVE);
}

static void
test_resume_at_nonsense (Walk *walk, gconstpointer data)
{
  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_ARRIVE);
}

static void
test_opening_changes_nothing (Walk *walk, gconstpointer data)
{
  g_assert_cmpuint (walk->changed, ==, 0);
  g_assert_null (walk->entry->open_step);
}

static void
test_touch_asks_for_saving (Walk *walk, gconstpointer data)
{
  siloam_guide_touch (walk->guide);

  g_assert_cmpuint (walk->changed, ==, 1);
  g_assert_cmpstr (walk->entry->open_step, ==, "arrive");
}

static void
test_gentle_steps (Walk *walk, gconstpointer data)
{
  const SiloamStep expected[] = { SILOAM_STEP_ARRIVE,
                                  SILOAM_STEP_INVITE,
                                  SILOAM_STEP_NAME,
                                  SILOAM_STEP_TODAY };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, expected[i]);
      siloam_guide_next (walk->guide);
    }
  g_assert_cmpuint (walk->finished, ==, 1);
}

static void
test_gentle_back (Walk *walk, gconstpointer data)
{
  siloam_guide_back (walk->guide);

  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_NAME);
}

static void
test_gentle_resume (Walk *walk, gconstpointer data)
{
  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_TODAY);
}

static void
test_gentle_refuses_memory (Walk *walk, gconstpointer data)
{
  siloam_guide_go_to (walk->guide, SILOAM_STEP_MEMORY);

  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_NAME);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_marking_recent_turns_gentle (Walk *walk, gconstpointer data)
{
  guint notified = 0;

  g_signal_connect (walk->guide, "notify::gentle", G_CALLBACK (count_cb), &notified);
  siloam_entry_add_hurt (walk->entry)->recent = TRUE;
  siloam_guide_touch (walk->guide);

  g_assert_true (siloam_guide_get_gentle (walk->guide));
  g_assert_cmpuint (notified, ==, 1);
}

static void
test_unmarking_recent_gives_the_steps_back (Walk *walk, gconstpointer data)
{
  SiloamHurt *hurt = g_ptr_array_index (walk->entry->hurts, 0);

  hurt->recent = FALSE;
  siloam_guide_next (walk->guide);

  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_MEMORY);
}

static void
test_stop_for_today (Walk *walk, gconstpointer data)
{
  siloam_guide_stop_for_today (walk->guide);

  g_assert_cmpuint (siloam_guide_get_step (walk->guide), ==, SILOAM_STEP_TODAY);
  g_assert_cmpuint (walk->finished, ==, 0);
}

static void
test_finish_puts_away (Walk *walk, gconstpointer data)
{
  siloam_guide_finish (walk->guide);

  g_assert_null (walk->entry->open_step);
  g_assert_cmpuint (walk->changed, ==, 1);
}

static void
test_finish_once (Walk *walk, gconstpointer data)
{
  siloam_guide_finish (walk->guide);
  siloam_guide_finish (walk->guide);

  g_assert_cmpuint (walk->finished, ==, 1);
}

static void
test_late_touch_stays_put_away (Walk *walk, gconstpointer data)
{
  siloam_guide_finish (walk->guide);
  siloam_guide_touch (walk->guide);

  g_assert_null (walk->entry->open_step);
}

static void
test_step_is_notified (Walk *walk, gconstpointer data)
{
  guint notified = 0;

  g_signal_connect (walk->guide, "notify::step", G_CALLBACK (count_cb), &notified);
  siloam_guide_next (walk->guide);
  siloam_guide_go_to (walk->guide, siloam_guide_get_step (walk->guide));

  g_assert_cmpuint (notified, ==, 1);
}

static void
test_rounding_off_once (Walk *walk, gconstpointer data)
{
  g_assert_false (siloam_guide_should_suggest_rounding_off (walk->guide, 19 * 60));
  g_assert_true (siloam_guide_should_suggest_rounding_off (walk->guide, 20 * 60));
  g_assert_false (siloam_guide_should_suggest_rounding_off (walk->guide, 40 * 60));
}

static void
test_no_rounding_off_while_receiving (Walk *walk, gconstpointer data)
{
  g_assert_false (siloam_guide_should_suggest_rounding_off (walk->guide, 40 * 60));
}

static void
test_nicks (void)
{
  for (guint step = 0; step < SILOAM_N_STEPS; step++)
    {
      SiloamStep read;

      g_assert_true (siloam_step_from_nick (siloam_step_nick (step), &read));
      g_assert_cmpuint (read, ==, step);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, where, prepare, func)                                                            \
  g_test_add ("/guide/guide/" name, Walk, where, prepare, func, tear_down)
  ADD ("the-steps-come-in-order", NULL, set_up, test_order);
  ADD ("next-at-the-last-step-finishes", "today", set_up, test_next_at_the_end_finishes);
  ADD ("skipping-keeps-what-is-written", "memory", set_up, test_skip_keeps_what_is_written);
  ADD ("back-goes-to-the-step-before", "memory", set_up, test_back);
  ADD ("the-first-step-has-no-back", NULL, set_up, test_no_back_from_the_first);
  ADD ("each-step-is-remembered-in-the-entry", NULL, set_up, test_each_step_is_remembered);
  ADD ("an-exchange-resumes-where-it-was-left", "receive", set_up, test_resume);
  ADD ("an-unknown-step-resumes-at-the-first",
       "a step of tomorrow",
       set_up,
       test_resume_at_nonsense);
  ADD ("opening-an-exchange-changes-nothing", NULL, set_up, test_opening_changes_nothing);
  ADD ("writing-asks-for-saving", NULL, set_up, test_touch_asks_for_saving);
  ADD ("gentle-mode-names-and-settles-only", NULL, set_up_gentle, test_gentle_steps);
  ADD ("gentle-mode-goes-back-past-the-steps-it-leaves-out",
       "today",
       set_up_gentle,
       test_gentle_back);
  ADD ("gentle-mode-resumes-at-a-step-it-has", "memory", set_up_gentle, test_gentle_resume);
  ADD ("gentle-mode-never-opens-the-memory", "name", set_up_gentle, test_gentle_refuses_memory);
  ADD ("marking-a-hurt-recent-turns-gentle", "name", set_up, test_marking_recent_turns_gentle);
  ADD ("unmarking-it-gives-the-steps-back",
       "name",
       set_up_gentle,
       test_unmarking_recent_gives_the_steps_back);
  ADD ("only-this-today-goes-to-the-last-step", "name", set_up, test_stop_for_today);
  ADD ("finishing-puts-the-exchange-away", "today", set_up, test_finish_puts_away);
  ADD ("finishing-happens-once", "today", set_up, test_finish_once);
  ADD ("a-late-save-does-not-reopen-it", "today", set_up, test_late_touch_stays_put_away);
  ADD ("a-new-step-is-notified-once", NULL, set_up, test_step_is_notified);
  ADD ("rounding-off-is-suggested-once", "release", set_up, test_rounding_off_once);
  ADD ("rounding-off-is-not-suggested-while-receiving",
       "receive",
       set_up,
       test_no_rounding_off_while_receiving);
#undef ADD
  g_test_add_func ("/guide/guide/every-step-has-a-nick", test_nicks);

  return g_test_run ();
}
