/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a visitor's screen may show, and above all what it never can. */

#include <string.h>

#include "guide/visitor-words.h"
#include "ministry/rules.h"

#define PRIVATE "kestrel"
#define OWN "heather"

typedef struct
{
  SiloamSession *session;
  SiloamSessionGuide *guide;
  SiloamPrompts *prompts;
} Screen;

static void
set_up (Screen *screen, gconstpointer place)
{
  screen->prompts = siloam_prompts_new ("nl", SILOAM_ADDRESS_U, NULL);
  screen->session = siloam_session_new ("7f2b1c64-0d3a-4c55-9a51-2f8f3f0f6f10");
  screen->session->state = SILOAM_SESSION_SPIRITUAL;
  screen->session->place = g_strdup (place);
  screen->session->age = SILOAM_AGE_ADULT;
  siloam_session_answer (screen->session,
                         SILOAM_SCOPE_NOTES,
                         TRUE,
                         SILOAM_HOW_ON_SCREEN,
                         "1",
                         NULL);
  screen->guide = siloam_session_guide_new (screen->session);
  siloam_session_guide_set_held (screen->guide, FALSE);
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  g_assert_finalize_object (screen->guide);
  siloam_session_free (screen->session);
  g_object_unref (screen->prompts);
}

static SiloamVisitorWords *
words_of (Screen *screen)
{
  return siloam_visitor_words_new (screen->guide, screen->session, screen->prompts);
}

static gboolean
says (const SiloamVisitorWords *words, const char *what)
{
  const char *const texts[] = { words->line,          words->under,   words->verse,
                                words->heading,       words->written, words->heading_beside,
                                words->written_beside };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && strstr (texts[i], what) != NULL)
      return TRUE;
  for (guint i = 0; i < words->released->len; i++)
    if (strstr (g_ptr_array_index (words->released, i), what) != NULL)
      return TRUE;
  for (guint i = 0; i < words->received->len; i++)
    if (strstr (g_ptr_array_index (words->received, i), what) != NULL)
      return TRUE;
  for (guint i = 0; i < words->verses->len; i++)
    if (strstr (((SiloamVisitorVerse *) g_ptr_array_index (words->verses, i))->name, what) != NULL)
      return TRUE;
  return FALSE;
}

/* All that only the team may read, or that was never meant for a screen. */
static void
fill_with_private_words (SiloamSession *session)
{
  SiloamNote *note = siloam_note_new (session->id, SILOAM_NOTE_IMPRESSION);
  SiloamMark *mark = siloam_session_add_mark (session);
  SiloamForgiveness *forgiveness = siloam_entry_add_forgiveness (session->exchange);

  note->text = g_strdup (PRIVATE);
  note->reason = g_strdup (PRIVATE);
  g_ptr_array_add (session->notes, note);
  g_free (mark->place);
  mark->place = g_strdup (PRIVATE);
  forgiveness->alias = g_strdup (PRIVATE);
  forgiveness->boundary = g_strdup (PRIVATE);
  session->alias = g_strdup (PRIVATE);
  session->exchange->memory_text = g_strdup (PRIVATE);
  siloam_entry_add_verse (session->exchange, "Ps 34:19", SILOAM_ROLE_RECEIVED)->application =
      g_strdup (PRIVATE);
  siloam_entry_add_hurt (session->exchange)->effect = g_strdup (PRIVATE);
}

static void
fill_with_own_words (SiloamSession *session)
{
  session->help_request = g_strdup (OWN);
  session->god_has = g_strdup (OWN);
  session->takes_home = g_strdup (OWN);
  session->exchange->good_memory = g_strdup (OWN);
  session->exchange->today_step = g_strdup (OWN);
  siloam_entry_add_hurt (session->exchange)->words = g_strdup (OWN);
  siloam_entry_add_received (session->exchange, SILOAM_FORM_WORD)->text = g_strdup (OWN);
  siloam_entry_add_verse (session->exchange, OWN, SILOAM_ROLE_RECEIVED);
}

static void
assert_never_on_any_line (Screen *screen, const char *what)
{
  const SiloamSessionState phases[] = { SILOAM_SESSION_HUMAN,
                                        SILOAM_SESSION_SPIRITUAL,
                                        SILOAM_SESSION_CLOSING };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    for (const SiloamSessionLine *line = siloam_session_lines (phases[i]); line->place != NULL;
         line++)
      {
        g_autoptr (SiloamVisitorWords) words = NULL;

        screen->session->state = phases[i];
        g_free (screen->session->place);
        screen->session->place = g_strdup (line->place);
        words = words_of (screen);
        g_assert_cmpint (words->shows, ==, SILOAM_VISITOR_LINE);
        g_assert_false (says (words, what));
      }
}

static void
test_no_line_shows_a_private_word (Screen *screen, gconstpointer data)
{
  fill_with_private_words (screen->session);

  assert_never_on_any_line (screen, PRIVATE);
}

static void
test_without_notes_no_line_shows_a_word (Screen *screen, gconstpointer data)
{
  siloam_session_withdraw (screen->session, SILOAM_SCOPE_NOTES);
  fill_with_own_words (screen->session);

  assert_never_on_any_line (screen, OWN);
}

static void
test_no_line_shows_a_cue (Screen *screen, gconstpointer data)
{
  for (const SiloamSessionLine *line = siloam_session_lines (SILOAM_SESSION_SPIRITUAL);
       line->place != NULL;
       line++)
    assert_never_on_any_line (screen, siloam_prompts_get (screen->prompts, line->cue));
}

static void
test_both_sides_are_shown (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = NULL;

  fill_with_own_words (screen->session);
  words = words_of (screen);

  g_assert_cmpuint (words->released->len, ==, 1);
  g_assert_cmpuint (words->received->len, ==, 1);
}

static void
test_what_was_not_let_go_is_only_named (Screen *screen, gconstpointer data)
{
  SiloamEntry *exchange = screen->session->exchange;
  SiloamHurt *hurt = siloam_entry_add_hurt (exchange);
  g_autoptr (SiloamVisitorWords) before = NULL;
  g_autoptr (SiloamVisitorWords) after = NULL;

  hurt->words = g_strdup (OWN);
  siloam_entry_add_release (exchange, hurt->id, SILOAM_AMOUNT_NOT_YET);
  before = words_of (screen);
  siloam_entry_add_release (exchange, hurt->id, SILOAM_AMOUNT_PART);
  after = words_of (screen);

  g_assert_false (before->let_go);
  g_assert_true (after->let_go);
}

static void
test_what_was_set_aside_is_not_shown (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = NULL;
  SiloamReceived *received =
      siloam_entry_add_received (screen->session->exchange, SILOAM_FORM_WORD);

  received->text = g_strdup (OWN);
  received->discern = SILOAM_DISCERN_SET_ASIDE;
  words = words_of (screen);

  g_assert_false (says (words, OWN));
}

static void
test_the_prayer_names_what_was_named (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = NULL;

  fill_with_own_words (screen->session);
  words = words_of (screen);

  g_assert_nonnull (strstr (words->line, "ik geef U dit: " OWN "."));
}

static void
test_the_prayer_needs_no_words (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = words_of (screen);

  g_assert_null (strchr (words->line, '{'));
}

static void
test_request_and_what_the_lord_has_stand_beside_each_other (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = NULL;

  fill_with_own_words (screen->session);
  words = words_of (screen);

  g_assert_cmpstr (words->written, ==, OWN);
  g_assert_cmpstr (words->written_beside, ==, OWN);
}

static void
test_a_held_session_shows_nothing (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = NULL;

  fill_with_own_words (screen->session);
  siloam_session_guide_set_held (screen->guide, TRUE);
  words = words_of (screen);

  g_assert_cmpint (words->shows, ==, SILOAM_VISITOR_NEUTRAL);
  g_assert_false (says (words, OWN));
  g_assert_null (words->line);
}

static void
test_nobody_here_shows_nothing (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = siloam_visitor_words_new (NULL, NULL, screen->prompts);

  g_assert_cmpint (words->shows, ==, SILOAM_VISITOR_NEUTRAL);
}

static void
test_who_has_gone_leaves_nothing_on_the_screen (Screen *screen, gconstpointer data)
{
  static const SiloamSessionState states[] = { SILOAM_SESSION_HANDED_OVER,
                                               SILOAM_SESSION_FOLLOW_UP,
                                               SILOAM_SESSION_CLOSED,
                                               SILOAM_SESSION_ERASED };

  fill_with_own_words (screen->session);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (SiloamVisitorWords) words = NULL;

      screen->session->state = states[i];
      words = words_of (screen);
      g_assert_cmpint (words->shows, ==, SILOAM_VISITOR_NEUTRAL);
      g_assert_false (says (words, OWN));
    }
}

static void
test_waiting_shows_a_psalm (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = NULL;

  fill_with_own_words (screen->session);
  siloam_session_guide_set_waiting (screen->guide, TRUE);
  words = words_of (screen);

  g_assert_cmpstr (words->verse, ==, "Ps. 46:11");
  g_assert_false (says (words, OWN));
}

static void
test_too_much_brings_back_the_good_memory (Screen *screen, gconstpointer data)
{
  g_autoptr (SiloamVisitorWords) words = NULL;

  siloam_entry_add_hurt (screen->session->exchange)->words = g_strdup (PRIVATE);
  screen->session->exchange->good_memory = g_strdup (OWN);
  siloam_session_guide_set_grounding (screen->guide, TRUE);
  words = words_of (screen);

  g_assert_cmpstr (words->written, ==, OWN);
  g_assert_false (says (words, PRIVATE));
}

#define SCREEN(name, place, func)                                                                  \
  g_test_add ("/guide/visitor/" name, Screen, place, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SCREEN ("no-line-shows-a-private-word", NULL, test_no_line_shows_a_private_word);
  SCREEN ("without-notes-no-line-shows-a-word", NULL, test_without_notes_no_line_shows_a_word);
  SCREEN ("no-line-shows-a-cue", NULL, test_no_line_shows_a_cue);
  SCREEN ("both-sides-are-shown", "receive.ask", test_both_sides_are_shown);
  SCREEN ("what-was-not-let-go-is-only-named",
          "release.prayer",
          test_what_was_not_let_go_is_only_named);
  SCREEN ("what-was-set-aside-is-not-shown", "receive.ask", test_what_was_set_aside_is_not_shown);
  SCREEN ("the-prayer-names-what-was-named",
          "release.prayer",
          test_the_prayer_names_what_was_named);
  SCREEN ("the-prayer-needs-no-words", "release.prayer", test_the_prayer_needs_no_words);
  SCREEN ("request-and-what-the-lord-has-stand-beside-each-other",
          "invite.listen",
          test_request_and_what_the_lord_has_stand_beside_each_other);
  SCREEN ("a-held-session-shows-nothing", "receive.ask", test_a_held_session_shows_nothing);
  SCREEN ("nobody-here-shows-nothing", NULL, test_nobody_here_shows_nothing);
  SCREEN ("who-has-gone-leaves-nothing-on-the-screen",
          "land.takes",
          test_who_has_gone_leaves_nothing_on_the_screen);
  SCREEN ("waiting-shows-a-psalm", "receive.ask", test_waiting_shows_a_psalm);
  SCREEN ("too-much-brings-back-the-good-memory",
          "receive.ask",
          test_too_much_brings_back_the_good_memory);

  return g_test_run ();
}
