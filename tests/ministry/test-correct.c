/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Correcting a session that goes on meanwhile: neither side loses a word. */

#include "evening-sample.h"
#include "ministry/rules.h"

/* One session three times: as it is, as it was when correcting began, and the correction. */
typedef struct
{
  SiloamSession *now;
  SiloamSession *before;
  SiloamSession *after;
} Correction;

static SiloamReceived *
received (SiloamSession *session)
{
  return g_ptr_array_index (session->exchange->received, 0);
}

static void
set_up (Correction *self, gconstpointer data)
{
  self->before = sample_agreed_session ();
  sample_set_text (&self->before->alias, "Ros");
  sample_set_text (&self->before->takes_home, NULL);
  sample_set_text (&siloam_entry_add_received (self->before->exchange, SILOAM_FORM_WORD)->text,
                   "een dichte deur");
  self->now = siloam_session_copy (self->before);
  self->after = siloam_session_copy (self->before);
}

static void
tear_down (Correction *self, gconstpointer data)
{
  siloam_session_free (self->now);
  siloam_session_free (self->before);
  siloam_session_free (self->after);
}

static gboolean
correct (Correction *self)
{
  return siloam_session_correct (self->now, self->before, self->after);
}

static void
what_was_corrected_counts (Correction *self, gconstpointer data)
{
  sample_set_text (&self->after->alias, "Roos");
  g_assert_true (correct (self));
  g_assert_cmpstr (self->now->alias, ==, "Roos");
}

static void
what_was_said_meanwhile_stays (Correction *self, gconstpointer data)
{
  sample_set_text (&self->now->takes_home, "Ik word gezien.");
  sample_set_text (&self->after->alias, "Roos");
  correct (self);
  g_assert_cmpstr (self->now->takes_home, ==, "Ik word gezien.");
}

static void
received_word_is_corrected (Correction *self, gconstpointer data)
{
  sample_set_text (&received (self->after)->text, "een open deur");
  g_assert_true (correct (self));
  g_assert_cmpstr (received (self->now)->text, ==, "een open deur");
}

/* Another one came before it. */
static void
received_word_is_found_wherever_it_stands (Correction *self, gconstpointer data)
{
  GPtrArray *all = self->now->exchange->received;

  sample_set_text (&siloam_entry_add_received (self->now->exchange, SILOAM_FORM_PICTURE)->text,
                   "een rivier");
  g_ptr_array_insert (all, 0, g_ptr_array_steal_index (all, 1));
  sample_set_text (&received (self->after)->text, "een open deur");
  correct (self);
  g_assert_cmpstr (received (self->now)->text, ==, "een rivier");
}

static void
what_was_taken_away_does_not_come_back (Correction *self, gconstpointer data)
{
  sample_set_text (&received (self->after)->text, "een open deur");
  g_ptr_array_set_size (self->now->exchange->received, 0);
  g_assert_false (correct (self));
  g_assert_cmpuint (self->now->exchange->received->len, ==, 0);
}

static void
word_that_was_emptied_is_empty (Correction *self, gconstpointer data)
{
  sample_set_text (&self->after->alias, NULL);
  g_assert_true (correct (self));
  g_assert_null (self->now->alias);
}

static void
nothing_corrected_changes_nothing (Correction *self, gconstpointer data)
{
  sample_set_text (&self->now->alias, "Roos");
  g_assert_false (correct (self));
  g_assert_cmpstr (self->now->alias, ==, "Roos");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/ministry/correct/" name, Correction, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-corrected-counts", what_was_corrected_counts);
  ADD ("what-was-said-meanwhile-stays", what_was_said_meanwhile_stays);
  ADD ("a-received-word-is-corrected", received_word_is_corrected);
  ADD ("a-received-word-is-found-wherever-it-stands", received_word_is_found_wherever_it_stands);
  ADD ("what-was-taken-away-does-not-come-back", what_was_taken_away_does_not_come_back);
  ADD ("a-word-that-was-emptied-is-empty", word_that_was_emptied_is_empty);
  ADD ("nothing-corrected-changes-nothing", nothing_corrected_changes_nothing);
  return g_test_run ();
}
