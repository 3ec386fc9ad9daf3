/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way through a session: line by line, freely between listening and praying, and never further
 * than the visitor can bear. */

#include "guide/prompts.h"
#include "guide/session-guide.h"
#include "ministry/rules.h"

typedef struct
{
  SiloamSession *session;
  SiloamSessionGuide *guide;
  guint changed;
} Walk;

static void
changed_cb (SiloamSessionGuide *guide, Walk *walk)
{
  walk->changed++;
}

static void
open_guide (Walk *walk)
{
  walk->guide = siloam_session_guide_new (walk->session);
  siloam_session_guide_set_held (walk->guide, FALSE);
  g_signal_connect (walk->guide, "changed", G_CALLBACK (changed_cb), walk);
}

static void
set_up_in (Walk *walk, SiloamSessionState state, const char *place)
{
  walk->session = siloam_session_new ("7f2b1c64-0d3a-4c55-9a51-2f8f3f0f6f10");
  walk->session->state = state;
  walk->session->place = g_strdup (place);
  walk->session->age = SILOAM_AGE_ADULT;
  siloam_session_answer (walk->session, SILOAM_SCOPE_NOTES, TRUE, SILOAM_HOW_ON_SCREEN, "1", NULL);
  open_guide (walk);
}

static void
set_up_human (Walk *walk, gconstpointer place)
{
  set_up_in (walk, SILOAM_SESSION_HUMAN, place);
}

static void
set_up_spiritual (Walk *walk, gconstpointer place)
{
  set_up_in (walk, SILOAM_SESSION_SPIRITUAL, place);
}

static void
set_up_closing (Walk *walk, gconstpointer place)
{
  set_up_in (walk, SILOAM_SESSION_CLOSING, place);
}

static void
set_up_stopped (Walk *walk, gconstpointer place)
{
  set_up_in (walk, SILOAM_SESSION_STOPPED, place);
}

static void
tear_down (Walk *walk, gconstpointer data)
{
  g_assert_finalize_object (walk->guide);
  siloam_session_free (walk->session);
}

static const char *
here (Walk *walk)
{
  return siloam_session_guide_get_line (walk->guide)->place;
}

static void
name_something_recent (Walk *walk)
{
  siloam_entry_add_hurt (walk->session->exchange)->recent = TRUE;
}

static void
test_begins_with_listening (Walk *walk, gconstpointer data)
{
  g_assert_cmpstr (here (walk), ==, "talk.help");
}

static void
test_listening_leads_to_prayer (Walk *walk, gconstpointer data)
{
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "arrive.how");
  g_assert_cmpint (walk->session->state, ==, SILOAM_SESSION_SPIRITUAL);
}

static void
test_prayer_leads_to_the_landing (Walk *walk, gconstpointer data)
{
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "land.takes");
  g_assert_cmpint (walk->session->state, ==, SILOAM_SESSION_CLOSING);
}

static void
test_landing_ends_where_it_ends (Walk *walk, gconstpointer data)
{
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "land.blessing");
  g_assert_cmpuint (walk->changed, ==, 0);
}

/* The step of the memory is for a person alone with their own page. */
static void
test_nobody_is_asked_for_a_memory_of_pain (void)
{
  for (const SiloamSessionLine *line = siloam_session_lines (SILOAM_SESSION_SPIRITUAL);
       line->place != NULL;
       line++)
    g_assert_cmpstr (line->step, !=, "memory");
}

static void
test_every_line_has_its_words (void)
{
  const SiloamSessionState phases[] = { SILOAM_SESSION_HUMAN,
                                        SILOAM_SESSION_SPIRITUAL,
                                        SILOAM_SESSION_CLOSING,
                                        SILOAM_SESSION_STOPPED };
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new ("nl", SILOAM_ADDRESS_U, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    for (const SiloamSessionLine *line = siloam_session_lines (phases[i]); line->place != NULL;
         line++)
      {
        g_autofree char *title = g_strconcat (line->step, ".title", NULL);

        g_assert_cmpstr (siloam_prompts_get (prompts, line->prompt), !=, "");
        g_assert_cmpstr (siloam_prompts_get (prompts, line->cue), !=, "");
        g_assert_cmpstr (siloam_prompts_get (prompts, title), !=, "");
      }
}

static void
test_other_states_have_no_lines (void)
{
  g_assert_null (siloam_session_lines (SILOAM_SESSION_INTAKE)->place);
}

static void
test_resumes_at_its_place (Walk *walk, gconstpointer data)
{
  g_assert_cmpstr (here (walk), ==, "receive.ask");
}

static void
test_an_unknown_place_is_the_beginning (Walk *walk, gconstpointer data)
{
  g_assert_cmpstr (here (walk), ==, "arrive.how");
}

static void
test_opening_changes_nothing (Walk *walk, gconstpointer data)
{
  here (walk);

  g_assert_null (walk->session->place);
  g_assert_cmpuint (walk->changed, ==, 0);
}

static void
test_each_step_is_remembered (Walk *walk, gconstpointer data)
{
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (walk->session->place, ==, "talk.hope");
  g_assert_cmpuint (walk->changed, ==, 1);
}

static void
test_each_phase_remembers_its_line (Walk *walk, gconstpointer data)
{
  siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_HUMAN);
  siloam_session_guide_next (walk->guide);
  siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_SPIRITUAL);

  g_assert_cmpstr (here (walk), ==, "receive.ask");
}

static void
test_after_a_crash_both_phases_are_where_they_were (Walk *walk, gconstpointer data)
{
  siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_HUMAN);
  g_assert_finalize_object (walk->guide);
  open_guide (walk);
  g_assert_cmpstr (here (walk), ==, "talk.help");

  siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_SPIRITUAL);
  g_assert_cmpstr (here (walk), ==, "receive.ask");
}

static void
test_phases_alternate_freely (Walk *walk, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_SPIRITUAL);
      g_assert_cmpint (walk->session->state, ==, SILOAM_SESSION_SPIRITUAL);
      siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_HUMAN);
      g_assert_cmpint (walk->session->state, ==, SILOAM_SESSION_HUMAN);
    }
}

static void
test_skipping_leaves_the_rest_of_a_step (Walk *walk, gconstpointer data)
{
  siloam_session_guide_skip (walk->guide);

  g_assert_cmpstr (here (walk), ==, "release.offer");
}

static void
test_back_is_the_line_before (Walk *walk, gconstpointer data)
{
  siloam_session_guide_back (walk->guide);

  g_assert_cmpstr (here (walk), ==, "release.prayer");
}

static void
test_back_at_the_beginning_stays (Walk *walk, gconstpointer data)
{
  g_assert_false (siloam_session_guide_can_go_back (walk->guide));
  siloam_session_guide_back (walk->guide);

  g_assert_cmpuint (walk->changed, ==, 0);
}

static void
test_any_line_can_be_gone_to (Walk *walk, gconstpointer data)
{
  siloam_session_guide_go_to (walk->guide, "today.gift");

  g_assert_cmpstr (here (walk), ==, "today.gift");
}

static void
test_a_line_that_is_not_there_is_not_gone_to (Walk *walk, gconstpointer data)
{
  siloam_session_guide_go_to (walk->guide, "memory.question");

  g_assert_cmpuint (walk->changed, ==, 0);
}

static void
test_what_just_happened_is_only_named (Walk *walk, gconstpointer data)
{
  name_something_recent (walk);
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "today.gift");
}

static void
test_what_just_happened_is_not_opened_by_a_jump (Walk *walk, gconstpointer data)
{
  name_something_recent (walk);
  siloam_session_guide_go_to (walk->guide, "receive.ask");

  g_assert_cmpstr (here (walk), ==, "name.recent");
}

static void
test_not_now_is_not_led_in_forgiving (Walk *walk, gconstpointer data)
{
  siloam_entry_add_forgiveness (walk->session->exchange)->stance = SILOAM_STANCE_NOT_NOW;
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "release.offer");
}

static void
test_who_is_willing_may_pray_to_forgive (Walk *walk, gconstpointer data)
{
  siloam_entry_add_forgiveness (walk->session->exchange)->stance = SILOAM_STANCE_WILLING;
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "forgive.prayer");
}

static void
test_silence_is_spoken_of_when_nothing_came (Walk *walk, gconstpointer data)
{
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "land.silence");
}

static void
test_silence_is_not_spoken_of_after_a_gift (Walk *walk, gconstpointer data)
{
  siloam_entry_add_received (walk->session->exchange, SILOAM_FORM_WORD);
  siloam_session_guide_next (walk->guide);

  g_assert_cmpstr (here (walk), ==, "land.now");
}

static void
test_next_ends_the_waiting_and_stays (Walk *walk, gconstpointer data)
{
  siloam_session_guide_set_waiting (walk->guide, TRUE);
  siloam_session_guide_next (walk->guide);

  g_assert_false (siloam_session_guide_is_waiting (walk->guide));
  g_assert_cmpstr (here (walk), ==, "receive.ask");
}

static void
test_next_ends_the_grounding_and_stays (Walk *walk, gconstpointer data)
{
  siloam_session_guide_set_grounding (walk->guide, TRUE);
  siloam_session_guide_next (walk->guide);

  g_assert_false (siloam_session_guide_is_grounding (walk->guide));
  g_assert_cmpstr (here (walk), ==, "receive.ask");
}

static void
test_waiting_says_so_once (Walk *walk, gconstpointer data)
{
  siloam_session_guide_set_waiting (walk->guide, TRUE);
  siloam_session_guide_set_waiting (walk->guide, TRUE);

  g_assert_cmpuint (walk->changed, ==, 1);
}

static void
test_too_much_goes_before_waiting (Walk *walk, gconstpointer data)
{
  siloam_session_guide_set_waiting (walk->guide, TRUE);
  siloam_session_guide_set_grounding (walk->guide, TRUE);

  g_assert_false (siloam_session_guide_is_waiting (walk->guide));
}

static void
test_too_much_can_end_in_the_landing (Walk *walk, gconstpointer data)
{
  siloam_session_guide_set_grounding (walk->guide, TRUE);
  siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_CLOSING);

  g_assert_cmpstr (here (walk), ==, "land.takes");
  g_assert_false (siloam_session_guide_is_grounding (walk->guide));
}

static void
test_a_stopped_session_is_asked_nothing (Walk *walk, gconstpointer data)
{
  g_assert_cmpstr (here (walk), ==, "land.stopped");

  siloam_session_guide_next (walk->guide);
  g_assert_cmpstr (here (walk), ==, "land.stopped");
}

static void
test_a_stopped_session_is_not_led_back (Walk *walk, gconstpointer data)
{
  siloam_session_guide_go_to_phase (walk->guide, SILOAM_SESSION_SPIRITUAL);

  g_assert_cmpint (walk->session->state, ==, SILOAM_SESSION_STOPPED);
}

static void
test_a_pause_ends_where_it_began (Walk *walk, gconstpointer data)
{
  g_assert_true (siloam_session_move (walk->session, SILOAM_SESSION_PAUSED, NULL));
  siloam_session_guide_set_held (walk->guide, TRUE);
  g_assert_cmpstr (here (walk), ==, "receive.ask");

  siloam_session_guide_next (walk->guide);
  g_assert_cmpstr (here (walk), ==, "receive.ask");
  g_assert_cmpint (walk->session->state, ==, SILOAM_SESSION_SPIRITUAL);
}

static void
test_who_comes_back_is_asked_to_go_on (Walk *walk, gconstpointer data)
{
  g_autoptr (SiloamSessionGuide) again = siloam_session_guide_new (walk->session);

  g_assert_true (siloam_session_guide_is_held (again));
}

static void
test_who_begins_is_not_asked (Walk *walk, gconstpointer data)
{
  g_autoptr (SiloamSessionGuide) first = siloam_session_guide_new (walk->session);

  g_assert_false (siloam_session_guide_is_held (first));
}

static void
test_authority_without_a_yes_is_not_shown (Walk *walk, gconstpointer data)
{
  SiloamSpokenPrayer *prayer = siloam_session_add_prayer (walk->session, SILOAM_PRAYER_AUTHORITY);

  prayer->agreed = TRUE;
  g_assert_false (siloam_session_guide_show_prayer (walk->guide, prayer));
  g_assert_null (siloam_session_guide_get_prayer (walk->guide));
}

static void
test_authority_without_a_basis_is_not_shown (Walk *walk, gconstpointer data)
{
  SiloamSpokenPrayer *prayer = siloam_session_add_prayer (walk->session, SILOAM_PRAYER_AUTHORITY);

  prayer->yes = TRUE;
  prayer->basis = g_strdup ("");
  g_assert_false (siloam_session_guide_show_prayer (walk->guide, prayer));
}

static void
test_authority_goes_when_the_yes_is_taken_back (Walk *walk, gconstpointer data)
{
  SiloamSpokenPrayer *prayer = siloam_session_add_prayer (walk->session, SILOAM_PRAYER_AUTHORITY);

  prayer->yes = prayer->agreed = TRUE;
  g_assert_true (siloam_session_guide_show_prayer (walk->guide, prayer));
  g_assert_true (siloam_session_guide_get_prayer (walk->guide) == prayer);

  prayer->yes = FALSE;
  g_assert_null (siloam_session_guide_get_prayer (walk->guide));
}

static void
test_after_a_prayer_comes_the_line_it_stood_before (Walk *walk, gconstpointer data)
{
  SiloamSpokenPrayer *prayer = siloam_session_add_prayer (walk->session, SILOAM_PRAYER_ASK);

  g_assert_true (siloam_session_guide_show_prayer (walk->guide, prayer));
  siloam_session_guide_next (walk->guide);

  g_assert_null (siloam_session_guide_get_prayer (walk->guide));
  g_assert_cmpstr (here (walk), ==, "receive.ask");
}

#define WALK(name, set_up, place, func)                                                            \
  g_test_add ("/guide/session/" name, Walk, place, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  WALK ("a-session-begins-with-listening", set_up_human, NULL, test_begins_with_listening);
  WALK ("listening-leads-to-prayer", set_up_human, "talk.hope", test_listening_leads_to_prayer);
  WALK ("prayer-leads-to-the-landing",
        set_up_spiritual,
        "today.thanks",
        test_prayer_leads_to_the_landing);
  WALK ("the-landing-ends-where-it-ends",
        set_up_closing,
        "land.blessing",
        test_landing_ends_where_it_ends);
  g_test_add_func ("/guide/session/nobody-is-asked-for-a-memory-of-pain",
                   test_nobody_is_asked_for_a_memory_of_pain);
  g_test_add_func ("/guide/session/every-line-has-its-words", test_every_line_has_its_words);
  g_test_add_func ("/guide/session/other-states-have-no-lines", test_other_states_have_no_lines);
  WALK ("a-session-resumes-at-its-place",
        set_up_spiritual,
        "receive.ask",
        test_resumes_at_its_place);
  WALK ("an-unknown-place-is-the-beginning",
        set_up_spiritual,
        "receive.gone talk.gone",
        test_an_unknown_place_is_the_beginning);
  WALK ("opening-changes-nothing", set_up_human, NULL, test_opening_changes_nothing);
  WALK ("each-step-is-remembered", set_up_human, NULL, test_each_step_is_remembered);
  WALK ("each-phase-remembers-its-line",
        set_up_spiritual,
        "receive.ask",
        test_each_phase_remembers_its_line);
  WALK ("after-a-crash-both-phases-are-where-they-were",
        set_up_spiritual,
        "receive.ask",
        test_after_a_crash_both_phases_are_where_they_were);
  WALK ("phases-alternate-freely", set_up_human, NULL, test_phases_alternate_freely);
  WALK ("skipping-leaves-the-rest-of-a-step",
        set_up_spiritual,
        "forgive.offer",
        test_skipping_leaves_the_rest_of_a_step);
  WALK ("back-is-the-line-before", set_up_spiritual, "receive.ask", test_back_is_the_line_before);
  WALK ("back-at-the-beginning-stays",
        set_up_spiritual,
        "arrive.how",
        test_back_at_the_beginning_stays);
  WALK ("any-line-can-be-gone-to", set_up_spiritual, "name.words", test_any_line_can_be_gone_to);
  WALK ("a-line-that-is-not-there-is-not-gone-to",
        set_up_spiritual,
        "name.words",
        test_a_line_that_is_not_there_is_not_gone_to);
  WALK ("what-just-happened-is-only-named",
        set_up_spiritual,
        "name.recent",
        test_what_just_happened_is_only_named);
  WALK ("what-just-happened-is-not-opened-by-a-jump",
        set_up_spiritual,
        "name.recent",
        test_what_just_happened_is_not_opened_by_a_jump);
  WALK ("not-now-is-not-led-in-forgiving",
        set_up_spiritual,
        "forgive.room",
        test_not_now_is_not_led_in_forgiving);
  WALK ("who-is-willing-may-pray-to-forgive",
        set_up_spiritual,
        "forgive.room",
        test_who_is_willing_may_pray_to_forgive);
  WALK ("silence-is-spoken-of-when-nothing-came",
        set_up_closing,
        "land.takes",
        test_silence_is_spoken_of_when_nothing_came);
  WALK ("silence-is-not-spoken-of-after-a-gift",
        set_up_closing,
        "land.takes",
        test_silence_is_not_spoken_of_after_a_gift);
  WALK ("next-ends-the-waiting-and-stays",
        set_up_spiritual,
        "receive.ask",
        test_next_ends_the_waiting_and_stays);
  WALK ("next-ends-the-grounding-and-stays",
        set_up_spiritual,
        "receive.ask",
        test_next_ends_the_grounding_and_stays);
  WALK ("waiting-says-so-once", set_up_spiritual, "receive.ask", test_waiting_says_so_once);
  WALK ("too-much-goes-before-waiting",
        set_up_spiritual,
        "receive.ask",
        test_too_much_goes_before_waiting);
  WALK ("too-much-can-end-in-the-landing",
        set_up_spiritual,
        "receive.ask",
        test_too_much_can_end_in_the_landing);
  WALK ("a-stopped-session-is-asked-nothing",
        set_up_stopped,
        "receive.ask",
        test_a_stopped_session_is_asked_nothing);
  WALK ("a-stopped-session-is-not-led-back",
        set_up_stopped,
        "receive.ask",
        test_a_stopped_session_is_not_led_back);
  WALK ("a-pause-ends-where-it-began",
        set_up_spiritual,
        "receive.ask",
        test_a_pause_ends_where_it_began);
  WALK ("who-comes-back-is-asked-to-go-on",
        set_up_spiritual,
        "receive.ask",
        test_who_comes_back_is_asked_to_go_on);
  WALK ("who-begins-is-not-asked", set_up_human, NULL, test_who_begins_is_not_asked);
  WALK ("authority-without-a-yes-is-not-shown",
        set_up_spiritual,
        "receive.ask",
        test_authority_without_a_yes_is_not_shown);
  WALK ("authority-without-a-basis-is-not-shown",
        set_up_spiritual,
        "receive.ask",
        test_authority_without_a_basis_is_not_shown);
  WALK ("authority-goes-when-the-yes-is-taken-back",
        set_up_spiritual,
        "receive.ask",
        test_authority_goes_when_the_yes_is_taken_back);
  WALK ("after-a-prayer-comes-the-line-it-stood-before",
        set_up_spiritual,
        "receive.ask",
        test_after_a_prayer_comes_the_line_it_stood_before);

  return g_test_run ();
}
