/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The numberings of verses against each other, verse by verse. */

#include "scripture/reference.h"
#include "scripture/tables-private.h"

static char *
mapped (const char *osis, SiloamNumbering from, SiloamNumbering to, SiloamMapFlags *flags)
{
  SiloamReference reference;

  g_assert_true (siloam_reference_parse (osis, "en", from, &reference));
  g_assert_true (siloam_reference_map (&reference, to, &reference, flags));
  return siloam_reference_to_osis (&reference);
}

static void
assert_maps (SiloamNumbering from, const char *osis, SiloamNumbering to, const char *expected)
{
  g_autofree char *found = mapped (osis, from, to, NULL);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_dutch_to_english (void)
{
  const char *const pairs[][2] = {
    { "Ps 34:18", "Ps.34.17" },
    { "Ps 34:19", "Ps.34.18" },
    { "Ps 51:12", "Ps.51.10" },
    { "Ps 23:1", "Ps.23.1" },
    { "Ps 13:6", "Ps.13.5-Ps.13.6" },
    { "Ps 62:9", "Ps.62.8" },
    { "Isa 9:5", "Isa.9.6" },
    { "Isa 8:23", "Isa.9.1" },
    { "Dan 6:1", "Dan.5.31" },
    { "Hos 14:2", "Hos.14.1" },
    { "Mic 4:14", "Mic.5.1" },
    { "Hag 2:24", "Hag.2.23" },
    { "Job 40:20", "Job.41.1" },
    { "Eccl 4:17", "Eccl.5.1" },
    { "Exod 6:1", "Exod.6.2" },
    { "1Sam 24:1", "1Sam.23.29" },
    { "2Cor 13:13", "2Cor.13.14" },
    { "2Cor 13:14", "2Cor.13.14" },
    { "John 3:16", "John.3.16" },
    { "John 1:52", "John.1.51" },
    { "Rev 12:18", "Rev.13.1" },
    { "Joel 3:1", "Joel.3.1" },
    { "Isa 8:22-9:1", "Isa.8.22-Isa.9.2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_maps (SILOAM_NUMBERING_NLD, pairs[i][0], SILOAM_NUMBERING_KJV, pairs[i][1]);
}

static void
test_english_to_dutch (void)
{
  const char *const pairs[][2] = {
    { "Ps 34:17", "Ps.34.18" },
    { "Ps 34:1", "Ps.34.2" },
    { "Ps 51:1", "Ps.51.3" },
    { "Ps 13:5", "Ps.13.6" },
    { "Isa 9:6", "Isa.9.5" },
    { "Ps 34:17-18", "Ps.34.18-Ps.34.19" },
    { "2Cor 13:14", "2Cor.13.13-2Cor.13.14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_maps (SILOAM_NUMBERING_KJV, pairs[i][0], SILOAM_NUMBERING_NLD, pairs[i][1]);
}

static void
test_hebrew_chapters (void)
{
  assert_maps (SILOAM_NUMBERING_MT, "Mal 3:19", SILOAM_NUMBERING_KJV, "Mal.4.1");
  assert_maps (SILOAM_NUMBERING_MT, "Joel 4:1", SILOAM_NUMBERING_KJV, "Joel.3.1");
  assert_maps (SILOAM_NUMBERING_MT, "Jonah 2:1", SILOAM_NUMBERING_KJV, "Jonah.1.17");
  assert_maps (SILOAM_NUMBERING_MT, "Acts 19:40", SILOAM_NUMBERING_KJV, "Acts.19.40-Acts.19.41");
  assert_maps (SILOAM_NUMBERING_MT, "Joel 3:1", SILOAM_NUMBERING_NLD, "Joel.2.28");
}

static void
test_segond (void)
{
  assert_maps (SILOAM_NUMBERING_SEGOND, "Ps 34:18", SILOAM_NUMBERING_KJV, "Ps.34.17");
  assert_maps (SILOAM_NUMBERING_SEGOND, "Eccl 12:3", SILOAM_NUMBERING_KJV, "Eccl.12.1");
}

static void
test_whole_chapters_stay_whole (void)
{
  assert_maps (SILOAM_NUMBERING_NLD, "Ps 34", SILOAM_NUMBERING_KJV, "Ps.34");
  assert_maps (SILOAM_NUMBERING_KJV, "Ps 51", SILOAM_NUMBERING_NLD, "Ps.51");
  assert_maps (SILOAM_NUMBERING_NLD, "Gen 1-3", SILOAM_NUMBERING_KJV, "Gen.1-Gen.3");
  assert_maps (SILOAM_NUMBERING_MT, "Mal 3", SILOAM_NUMBERING_KJV, "Mal.3-Mal.4");
}

static void
test_title_is_flagged (void)
{
  SiloamMapFlags flags;
  g_autofree char *title = mapped ("Ps 34:1", SILOAM_NUMBERING_NLD, SILOAM_NUMBERING_KJV, &flags);

  g_assert_cmpstr (title, ==, "Ps.34.1");
  g_assert_cmpuint (flags, ==, SILOAM_MAP_TITLE);
}

static void
test_half_verse_is_flagged (void)
{
  SiloamMapFlags flags;
  g_autofree char *half = mapped ("John 1:39", SILOAM_NUMBERING_NLD, SILOAM_NUMBERING_KJV, &flags);

  g_assert_cmpstr (half, ==, "John.1.38");
  g_assert_cmpuint (flags, ==, SILOAM_MAP_PARTIAL);
}

static void
test_exact_is_not_flagged (void)
{
  SiloamMapFlags flags;
  g_autofree char *exact = mapped ("Ps 34:18", SILOAM_NUMBERING_NLD, SILOAM_NUMBERING_KJV, &flags);

  g_assert_cmpstr (exact, ==, "Ps.34.17");
  g_assert_cmpuint (flags, ==, SILOAM_MAP_EXACT);
}

static void
test_missing_verse_is_refused (void)
{
  SiloamReference reference = { 19, SILOAM_NUMBERING_KJV, 34, 23, 34, 23 };

  g_assert_false (siloam_reference_map (&reference, SILOAM_NUMBERING_NLD, &reference, NULL));
}

static gboolean
holds (const SiloamReference *self, guint chapter, guint verse)
{
  if (chapter < self->chapter || chapter > self->end_chapter)
    return FALSE;
  return !(chapter == self->chapter && verse < self->verse) &&
         !(chapter == self->end_chapter && verse > self->end_verse);
}

/* Every verse has a place in the other numbering, and from there the way leads back to it. */
static void
assert_there_and_back (SiloamNumbering from, SiloamNumbering to)
{
  for (guint8 book = 1; book <= SILOAM_N_BOOKS; book++)
    for (guint16 chapter = 1; chapter <= siloam_book_last_chapter (from, book); chapter++)
      for (guint16 verse = 1; verse <= siloam_chapter_last_verse (from, book, chapter); verse++)
        {
          const SiloamReference reference = { book, (guint8) from, chapter, verse, chapter, verse };
          SiloamReference there, back;
          SiloamMapFlags flags;

          if (!siloam_reference_map (&reference, to, &there, &flags) ||
              there.end_verse > siloam_chapter_last_verse (to, book, there.end_chapter))
            g_error ("%s %u:%u has no place", siloam_books_osis[book], chapter, verse);
          if (flags & SILOAM_MAP_TITLE)
            continue;
          if (!siloam_reference_map (&there, from, &back, NULL) || !holds (&back, chapter, verse))
            g_error ("%s %u:%u does not come back", siloam_books_osis[book], chapter, verse);
        }
}

static void
test_there_and_back (gconstpointer data)
{
  SiloamNumbering numbering = (SiloamNumbering) GPOINTER_TO_UINT (data);

  assert_there_and_back (numbering, SILOAM_NUMBERING_KJV);
  assert_there_and_back (SILOAM_NUMBERING_KJV, numbering);
}

static void
test_language_numbering (void)
{
  g_assert_cmpint (siloam_numbering_for_language ("nl_NL.UTF-8"), ==, SILOAM_NUMBERING_NLD);
  g_assert_cmpint (siloam_numbering_for_language ("de"), ==, SILOAM_NUMBERING_MT);
  g_assert_cmpint (siloam_numbering_for_language ("fr_FR"), ==, SILOAM_NUMBERING_SEGOND);
  g_assert_cmpint (siloam_numbering_for_language ("C"), ==, SILOAM_NUMBERING_KJV);
  g_assert_cmpint (siloam_numbering_for_language (NULL), ==, SILOAM_NUMBERING_KJV);
}

static void
test_nicks (void)
{
  SiloamNumbering numbering = SILOAM_NUMBERING_MT;

  for (guint i = 0; i < SILOAM_N_NUMBERINGS; i++)
    {
      g_assert_true (
          siloam_numbering_from_nick (siloam_numbering_get_nick ((SiloamNumbering) i), &numbering));
      g_assert_cmpuint (numbering, ==, i);
    }
  g_assert_false (siloam_numbering_from_nick ("NLD", &numbering));
  g_assert_false (siloam_numbering_from_nick (NULL, &numbering));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/scripture/numbering/" name, func)
  ADD ("dutch-verses-have-their-english-number", test_dutch_to_english);
  ADD ("english-verses-have-their-dutch-number", test_english_to_dutch);
  ADD ("hebrew-chapters-are-followed", test_hebrew_chapters);
  ADD ("segond-counts-titles-too", test_segond);
  ADD ("whole-chapters-stay-whole", test_whole_chapters_stay_whole);
  ADD ("a-psalm-title-is-flagged", test_title_is_flagged);
  ADD ("half-a-verse-is-flagged", test_half_verse_is_flagged);
  ADD ("an-exact-verse-is-not-flagged", test_exact_is_not_flagged);
  ADD ("a-verse-that-does-not-exist-is-refused", test_missing_verse_is_refused);
#undef ADD
#define ADD(name, numbering)                                                                       \
  g_test_add_data_func ("/scripture/numbering/" name,                                              \
                        GUINT_TO_POINTER (numbering),                                              \
                        test_there_and_back)
  ADD ("every-dutch-verse-goes-there-and-back", SILOAM_NUMBERING_NLD);
  ADD ("every-hebrew-verse-goes-there-and-back", SILOAM_NUMBERING_MT);
  ADD ("every-french-verse-goes-there-and-back", SILOAM_NUMBERING_SEGOND);
#undef ADD

  g_test_add_func ("/scripture/numbering/a-language-has-a-numbering-of-its-own",
                   test_language_numbering);
  g_test_add_func ("/scripture/numbering/every-numbering-has-a-word", test_nicks);
  return g_test_run ();
}
