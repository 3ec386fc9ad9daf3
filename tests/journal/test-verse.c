/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked verses and how each is numbered. */

#include "journal/entry.h"
#include "scripture/reference.h"

static SiloamReference
psalm_34 (SiloamNumbering numbering)
{
  return (SiloamReference){ 19, (guint8) numbering, 34, 18, 34, 18 };
}

static void
every_numbering_is_a_word (void)
{
  for (SiloamNumbering numbering = SILOAM_NUMBERING_KJV; numbering <= SILOAM_NUMBERING_SEGOND;
       numbering++)
    {
      SiloamNumberingTerm term = siloam_numbering_to_term (numbering);

      g_assert_cmpstr (siloam_term_nick (siloam_numberings, (int) term),
                       ==,
                       siloam_numbering_get_nick (numbering));
      g_assert_cmpint (siloam_numbering_from_term (term, SILOAM_NUMBERING_KJV), ==, numbering);
    }
  g_assert_null (siloam_term_nick (siloam_numberings, SILOAM_NUMBERING_SEGOND + 2));
}

static void
what_is_not_known_falls_back (void)
{
  g_assert_cmpint (siloam_numbering_from_term (0, SILOAM_NUMBERING_NLD), ==, SILOAM_NUMBERING_NLD);
  g_assert_cmpint (siloam_numbering_from_term ((SiloamNumberingTerm) 9, SILOAM_NUMBERING_MT),
                   ==,
                   SILOAM_NUMBERING_MT);
}

static void
a_link_keeps_its_numbering (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  SiloamReference reference = psalm_34 (SILOAM_NUMBERING_NLD);
  SiloamReference read = { 0 };
  SiloamVerseLink *link =
      siloam_entry_link_verse (entry, "Ps. 34:18", &reference, SILOAM_ROLE_BASIS);

  g_assert_cmpstr (link->typed, ==, "Ps. 34:18");
  g_assert_cmpstr (link->osis, ==, "Ps.34.18");
  g_assert_cmpint (link->numbering, ==, SILOAM_NUMBERING_TERM_NLD);
  g_assert_true (siloam_verse_link_get_reference (link, SILOAM_NUMBERING_KJV, &read));
  g_assert_cmpmem (&read, sizeof read, &reference, sizeof reference);
}

static void
linking_twice_is_one_link (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  SiloamReference reference = psalm_34 (SILOAM_NUMBERING_NLD);
  SiloamVerseLink *link =
      siloam_entry_link_verse (entry, "Ps. 34:18", &reference, SILOAM_ROLE_BASIS);

  siloam_verse_link_set_wording (link, "De rechtvaardigen roepen", "Statenvertaling");
  g_assert_true (siloam_entry_link_verse (entry, "Psalm 34:18", &reference, SILOAM_ROLE_BASIS) ==
                 link);
  g_assert_cmpuint (entry->verses->len, ==, 1);
  g_assert_cmpstr (link->typed, ==, "Ps. 34:18");
  g_assert_cmpstr (link->wording, ==, "De rechtvaardigen roepen");
}

static void
another_role_or_numbering_is_another_link (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  SiloamReference dutch = psalm_34 (SILOAM_NUMBERING_NLD);
  SiloamReference english = psalm_34 (SILOAM_NUMBERING_KJV);

  siloam_entry_link_verse (entry, "Ps. 34:18", &dutch, SILOAM_ROLE_BASIS);
  siloam_entry_link_verse (entry, "Ps. 34:18", &dutch, SILOAM_ROLE_RECEIVED);
  siloam_entry_link_verse (entry, "Ps. 34:18", &english, SILOAM_ROLE_BASIS);
  g_assert_cmpuint (entry->verses->len, ==, 3);
}

static void
an_old_link_gets_its_numbering (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  SiloamReference reference = psalm_34 (SILOAM_NUMBERING_NLD);
  SiloamVerseLink *old = siloam_entry_add_verse (entry, "Ps. 34:18", SILOAM_ROLE_READING);

  old->wording = g_strdup ("van vroeger");
  g_assert_true (siloam_entry_link_verse (entry, "Ps. 34:18", &reference, SILOAM_ROLE_READING) ==
                 old);
  g_assert_cmpint (old->numbering, ==, SILOAM_NUMBERING_TERM_NLD);
  g_assert_cmpstr (old->osis, ==, "Ps.34.18");
  g_assert_cmpstr (old->wording, ==, "van vroeger");
}

static void
a_link_of_before_is_read_as_the_entry_is (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  SiloamVerseLink *old = siloam_entry_add_verse (entry, "Ps. 34:23", SILOAM_ROLE_READING);
  SiloamReference read;

  g_assert_false (siloam_verse_link_get_reference (old, SILOAM_NUMBERING_NLD, &read));
  old->osis = g_strdup ("Ps.34.23");
  g_assert_true (siloam_verse_link_get_reference (old, SILOAM_NUMBERING_NLD, &read));
  g_assert_cmpint (read.numbering, ==, SILOAM_NUMBERING_NLD);
  g_assert_false (siloam_verse_link_get_reference (old, SILOAM_NUMBERING_KJV, &read));
}

static void
what_is_typed_on_is_no_reference_yet (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  SiloamReference reference = psalm_34 (SILOAM_NUMBERING_NLD);
  SiloamVerseLink *link =
      siloam_entry_link_verse (entry, "Ps. 34:18", &reference, SILOAM_ROLE_BASIS);

  siloam_verse_link_set_reference (link, "Ps. 34:", NULL);
  g_assert_cmpstr (link->typed, ==, "Ps. 34:");
  g_assert_null (link->osis);
  g_assert_cmpint (link->numbering, ==, 0);
}

static void
a_link_can_be_set_from_itself (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  SiloamReference reference = psalm_34 (SILOAM_NUMBERING_NLD);
  SiloamVerseLink *link = siloam_entry_add_verse (entry, "Ps. 34:18", SILOAM_ROLE_BASIS);

  siloam_verse_link_set_reference (link, link->typed, &reference);
  siloam_verse_link_set_wording (link, "woorden", "SV");
  siloam_verse_link_set_wording (link, link->wording, NULL);
  g_assert_cmpstr (link->typed, ==, "Ps. 34:18");
  g_assert_cmpstr (link->wording, ==, "woorden");
  g_assert_null (link->text_of);
}

static void
a_choice_holds_for_one_reference (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  siloam_entry_choose_numbering (entry, "Ps. 34:18", SILOAM_NUMBERING_KJV);
  g_assert_cmpint (siloam_entry_get_numbering_of (entry, "Ps. 34:18", SILOAM_NUMBERING_MT),
                   ==,
                   SILOAM_NUMBERING_KJV);
  g_assert_cmpint (siloam_entry_get_numbering_of (entry, "Ps. 55:13", SILOAM_NUMBERING_MT),
                   ==,
                   SILOAM_NUMBERING_NLD);
}

static void
choosing_again_is_one_choice (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  siloam_entry_choose_numbering (entry, "Ps. 34:18", SILOAM_NUMBERING_KJV);
  siloam_entry_choose_numbering (entry, "Ps. 34:18", SILOAM_NUMBERING_MT);
  g_assert_cmpuint (entry->numberings->len, ==, 1);
  g_assert_cmpint (siloam_entry_get_numbering_of (entry, "Ps. 34:18", SILOAM_NUMBERING_KJV),
                   ==,
                   SILOAM_NUMBERING_MT);
}

static void
choosing_the_own_numbering_takes_the_choice_away (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  siloam_entry_choose_numbering (entry, "Ps. 34:18", SILOAM_NUMBERING_KJV);
  siloam_entry_choose_numbering (entry, "Ps. 34:18", SILOAM_NUMBERING_NLD);
  siloam_entry_choose_numbering (entry, "Ps. 55:13", SILOAM_NUMBERING_NLD);
  g_assert_cmpuint (entry->numberings->len, ==, 0);
}

static void
an_entry_of_before_falls_back (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  g_assert_cmpint (siloam_entry_get_numbering (entry, SILOAM_NUMBERING_NLD),
                   ==,
                   SILOAM_NUMBERING_NLD);
  g_assert_cmpint (siloam_entry_get_numbering_of (entry, "Ps. 34:18", SILOAM_NUMBERING_NLD),
                   ==,
                   SILOAM_NUMBERING_NLD);
}

/* In @text, one OSIS id with its numbering after the other. */
static char *
found_in (const SiloamEntry *entry, const char *text)
{
  g_autoptr (GArray) matches = siloam_entry_find_references (entry, text, "nl");
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const SiloamReference *reference = &g_array_index (matches, SiloamMatch, i).reference;
      g_autofree char *osis = siloam_reference_to_osis (reference);

      g_string_append_printf (found,
                              "%s%s %s",
                              i > 0 ? ", " : "",
                              osis,
                              siloam_numbering_get_nick ((SiloamNumbering) reference->numbering));
    }
  return g_string_free (found, FALSE);
}

static void
references_are_found_as_chosen (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autofree char *found = NULL;

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  siloam_entry_choose_numbering (entry, "Ps. 34:18", SILOAM_NUMBERING_KJV);
  found = found_in (entry, "Ps. 34:18; Ps. 55:13 en weer Ps. 34:18.");
  g_assert_cmpstr (found, ==, "Ps.34.18 kjv, Ps.55.13 nld, Ps.34.18 kjv");
}

static void
a_part_of_a_list_can_be_chosen (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autofree char *found = NULL;

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  siloam_entry_choose_numbering (entry, "20", SILOAM_NUMBERING_KJV);
  found = found_in (entry, "Ps. 34:18,20");
  g_assert_cmpstr (found, ==, "Ps.34.18 nld, Ps.34.20 kjv");
}

/* Ps. 34:23 is no verse of the KJV: such a choice does not lose the reference. */
static void
a_choice_that_cannot_be_is_passed_over (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autofree char *found = NULL;

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  siloam_entry_choose_numbering (entry, "Ps. 34:23", SILOAM_NUMBERING_KJV);
  found = found_in (entry, "Ps. 34:23 en Ps. 13:6");
  g_assert_cmpstr (found, ==, "Ps.34.23 nld, Ps.13.6 nld");
}

static void
a_numbering_is_not_yet_a_word (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  g_assert_true (siloam_entry_is_blank (entry));
  siloam_entry_add_verse (entry, NULL, SILOAM_ROLE_READING)->numbering = SILOAM_NUMBERING_TERM_NLD;
  g_assert_true (siloam_entry_is_blank (entry));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add_func ("/journal/verse/" name, test)
  ADD ("every-numbering-is-a-word-of-the-vocabulary", every_numbering_is_a_word);
  ADD ("what-is-not-known-falls-back", what_is_not_known_falls_back);
  ADD ("a-link-keeps-its-numbering", a_link_keeps_its_numbering);
  ADD ("linking-twice-is-one-link", linking_twice_is_one_link);
  ADD ("another-role-or-numbering-is-another-link", another_role_or_numbering_is_another_link);
  ADD ("an-old-link-gets-its-numbering", an_old_link_gets_its_numbering);
  ADD ("a-link-of-before-is-read-as-the-entry-is", a_link_of_before_is_read_as_the_entry_is);
  ADD ("what-is-typed-on-is-no-reference-yet", what_is_typed_on_is_no_reference_yet);
  ADD ("a-link-can-be-set-from-itself", a_link_can_be_set_from_itself);
  ADD ("a-choice-holds-for-one-reference", a_choice_holds_for_one_reference);
  ADD ("choosing-again-is-one-choice", choosing_again_is_one_choice);
  ADD ("choosing-the-own-numbering-takes-the-choice-away",
       choosing_the_own_numbering_takes_the_choice_away);
  ADD ("an-entry-of-before-falls-back", an_entry_of_before_falls_back);
  ADD ("references-are-found-as-they-are-chosen", references_are_found_as_chosen);
  ADD ("a-part-of-a-list-can-be-chosen", a_part_of_a_list_can_be_chosen);
  ADD ("a-choice-that-cannot-be-is-passed-over", a_choice_that_cannot_be_is_passed_over);
  ADD ("a-numbering-is-not-yet-a-word", a_numbering_is_not_yet_a_word);
  return g_test_run ();
}
