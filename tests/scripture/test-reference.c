/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* References in text. Every line of the tables in tests/data/scripture is a test of its own. */

#include <stdlib.h>
#include <string.h>

#include "scripture/reference.h"

typedef struct
{
  char *text, *language, *expected;
} Case;

static void
case_free (Case *self)
{
  g_free (self->text);
  g_free (self->language);
  g_free (self->expected);
  g_free (self);
}

static SiloamNumbering
numbering_of (const char *language)
{
  const struct
  {
    const char *language;
    SiloamNumbering numbering;
  } numberings[] = {
    { "nl", SILOAM_NUMBERING_NLD },
    { "de", SILOAM_NUMBERING_MT },
    { "fr", SILOAM_NUMBERING_SEGOND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numberings); i++)
    if (g_str_equal (numberings[i].language, language))
      return numberings[i].numbering;
  return SILOAM_NUMBERING_KJV;
}

static char *
found_in (const char *text, const char *language)
{
  g_autoptr (GArray) matches = siloam_reference_find (text, -1, language, numbering_of (language));
  GString *osis = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      g_autofree char *one =
          siloam_reference_to_osis (&g_array_index (matches, SiloamMatch, i).reference);

      g_string_append_printf (osis, "%s%s", i > 0 ? " " : "", one);
    }
  if (osis->len == 0)
    g_string_append_c (osis, '-');
  return g_string_free (osis, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *found = found_in (one->text, one->language);

  g_assert_cmpstr (found, ==, one->expected);
}

/* In the tables "\n" stands for a line end. */
static void
add_table (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scripture", file, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 3);
      g_autofree char *name = NULL;
      Case *one;

      if (*lines[i] == '#' || g_strv_length (fields) < 3)
        continue;
      one = g_new0 (Case, 1);
      one->text = g_strcompress (fields[0]);
      one->language = g_strdup (fields[1]);
      one->expected = g_strdup (fields[2]);
      name = g_strdup_printf ("/scripture/reference/%s/%u %s", file, i + 1, fields[0]);
      g_strdelimit (name + strlen ("/scripture/reference/") + strlen (file) + 1, "/#", '|');
      g_test_add_data_func_full (name, one, test_case, (GDestroyNotify) case_free);
    }
}

static void
assert_match (const SiloamMatch *match, const char *text, const char *expected)
{
  const char *start = g_utf8_offset_to_pointer (text, match->start);
  const char *end = g_utf8_offset_to_pointer (text, match->end);
  g_autofree char *by_characters = g_strndup (start, (gsize) (end - start));
  g_autofree char *by_bytes =
      g_strndup (text + match->byte_start, match->byte_end - match->byte_start);

  g_assert_cmpstr (by_characters, ==, expected);
  g_assert_cmpstr (by_bytes, ==, expected);
}

static void
test_positions (void)
{
  const char *text = "Één dag — zie 2 Korintiërs 5:21, én Hebr. 11:1,6a; daarna Ps. 34:18 e.v. ❤";
  const char *const expected[] = { "2 Korintiërs 5:21", "Hebr. 11:1", "6a", "Ps. 34:18 e.v." };
  g_autoptr (GArray) matches = siloam_reference_find (text, -1, "nl", SILOAM_NUMBERING_NLD);

  g_assert_cmpuint (matches->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < matches->len; i++)
    assert_match (&g_array_index (matches, SiloamMatch, i), text, expected[i]);
}

static void
test_length_is_respected (void)
{
  g_autoptr (GArray) matches = siloam_reference_find ("Ps. 34:18", 8, "nl", SILOAM_NUMBERING_NLD);

  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (g_array_index (matches, SiloamMatch, 0).reference.verse, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (GArray) matches = siloam_reference_find ("", -1, NULL, SILOAM_NUMBERING_KJV);

  g_assert_cmpuint (matches->len, ==, 0);
}

static void
test_no_utf8 (void)
{
  const char text[] = "\xff\xfe Ps. \x80 1 \xc3 Ps. 34:18 \xe2\x82\0 Ps. 23:1\xf0";
  g_autoptr (GArray) matches =
      siloam_reference_find (text, sizeof text - 1, "nl", SILOAM_NUMBERING_NLD);

  g_assert_cmpuint (matches->len, ==, 2);
}

/* Ten times the text must not take a hundred times the steps: these end at once, or never. */
static void
test_hostile_text_is_no_slower (void)
{
  const char *const pieces[] = { "1",         "1 ",       "Ps. ",    "Ps. 1:1, ",
                                 "a",         "song of ", "1 Kor",   "\xcc\x81",
                                 "1\xcc\x81", "Ps 1 - ",  "van de ", " ",
                                 "1:1",       ",",        "\xff",    "Ps 1, 1 Kor " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) matches = NULL;

      while (text->len < 400000)
        g_string_append (text, pieces[i]);
      matches = siloam_reference_find (text->str, (gssize) text->len, "nl", SILOAM_NUMBERING_NLD);
      g_assert_nonnull (matches);
    }
}

static char *
random_text (void)
{
  const char *const pieces[] = { "Ps. ",     "1 ",    "Kor ",
                                 "34",       ":",     "18",
                                 ",",        " ",     ";",
                                 " en ",     "-",     "Joh",
                                 "3",        "16",    "v.",
                                 "b",        "e.v.",  "Judas ",
                                 "\xc2\xa0", "ë",     "\xcc\x88",
                                 "\xff",     " t/m ", "III ",
                                 "2e ",      " uur",  "\n",
                                 "Op. ",     "vers ", "hoofdstuk ",
                                 ".",        "0",     "Openbaring van Johannes " };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 24); i > 0; i--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* Whatever the text, matches are in order, within it, and can be printed and read again. */
static void
test_any_text_gives_sound_matches (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autofree char *text = random_text ();
      g_autoptr (GArray) matches = siloam_reference_find (text, -1, "nl", SILOAM_NUMBERING_NLD);
      guint end = 0;

      for (guint i = 0; i < matches->len; i++)
        {
          const SiloamMatch *match = &g_array_index (matches, SiloamMatch, i);
          g_autofree char *printed =
              siloam_reference_format (&match->reference, SILOAM_NAMES_SHORT);
          SiloamReference read = { 0 };

          g_assert_cmpuint (match->byte_start, >=, end);
          g_assert_cmpuint (match->byte_end, >, match->byte_start);
          g_assert_cmpuint (match->byte_end, <=, strlen (text));
          end = match->byte_end;
          g_assert_true (siloam_reference_parse (printed, "nl", SILOAM_NUMBERING_NLD, &read));
          g_assert_cmpmem (&read, sizeof read, &match->reference, sizeof read);
        }
    }
}

static void
test_parse_is_lenient (void)
{
  const char *const typed[] = { "heb 11:1",   "gal 5:1",    "op 12:11", "dan 3",
                                " Ps 34:18 ", "Ps. 34:18.", "1kor13",   "recht 6" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      SiloamReference reference;

      if (!siloam_reference_parse (typed[i], "nl", SILOAM_NUMBERING_NLD, &reference))
        g_error ("not understood: %s", typed[i]);
    }
}

static void
test_parse_wants_one_reference (void)
{
  const char *const typed[] = {
    "",          " ",     "Ps.",  "Ps. 34:18 en 19", "zie Ps. 34:18", "Ps. 34:18 (HSV)",
    "Ps. 34:99", "hallo", "12:30"
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      SiloamReference reference;

      if (siloam_reference_parse (typed[i], "nl", SILOAM_NUMBERING_NLD, &reference))
        g_error ("taken for a reference: %s", typed[i]);
    }
}

static void
assert_formatted (const char *typed, SiloamNameStyle style, const char *expected)
{
  g_autofree char *formatted = NULL;
  SiloamReference reference;

  g_assert_true (siloam_reference_parse (typed, "nl", SILOAM_NUMBERING_NLD, &reference));
  formatted = siloam_reference_format (&reference, style);
  g_assert_cmpstr (formatted, ==, expected);
}

static void
test_format (void)
{
  assert_formatted ("richt 6:12", SILOAM_NAMES_NBV, "Rechters 6:12");
  assert_formatted ("richt 6:12", SILOAM_NAMES_HSV, "Richteren 6:12");
  assert_formatted ("richt 6:12", SILOAM_NAMES_SHORT, "Recht. 6:12");
  assert_formatted ("richt 6:12", SILOAM_NAMES_ENGLISH, "Judges 6:12");
  assert_formatted ("mat 8:17", SILOAM_NAMES_HSV, "Mattheüs 8:17");
  assert_formatted ("1 petr 1:18-19", SILOAM_NAMES_SHORT, "1 Petr. 1:18-19");
  assert_formatted ("ps 34:18", SILOAM_NAMES_NBV, "Psalm 34:18");
  assert_formatted ("ps 42-43", SILOAM_NAMES_NBV, "Psalmen 42-43");
  assert_formatted ("gen 1:1-2:3", SILOAM_NAMES_ENGLISH, "Genesis 1:1-2:3");
  assert_formatted ("jud 3", SILOAM_NAMES_HSV, "Judas 1:3");
}

static void
test_format_reads_back (void)
{
  for (guint8 book = 1; book <= 66; book++)
    for (guint style = SILOAM_NAMES_NBV; style <= SILOAM_NAMES_ENGLISH; style++)
      {
        const SiloamReference reference = { book, SILOAM_NUMBERING_NLD, 1, 2, 1, 4 };
        g_autofree char *formatted = siloam_reference_format (&reference, (SiloamNameStyle) style);
        g_autoptr (GArray) matches =
            siloam_reference_find (formatted, -1, "nl", SILOAM_NUMBERING_NLD);
        SiloamReference read = { 0 };

        if (matches->len != 1 ||
            !siloam_reference_parse (formatted,
                                     style == SILOAM_NAMES_ENGLISH ? "en" : "nl",
                                     SILOAM_NUMBERING_NLD,
                                     &read))
          g_error ("not read back: %s", formatted);
        g_assert_cmpmem (&read, sizeof read, &reference, sizeof reference);
      }
}

static void
test_osis_reads_back (void)
{
  const char *const ids[] = { "Ps.34.18",    "1Pet.1.18", "Song.2.4", "Exod.12.23", "Phlm.1.6",
                              "1Thess.5.21", "Zech.1.1",  "Ps.23",    "Jas.5.16" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *osis = NULL;
      SiloamReference reference;

      g_assert_true (siloam_reference_parse (ids[i], "en", SILOAM_NUMBERING_KJV, &reference));
      osis = siloam_reference_to_osis (&reference);
      g_assert_cmpstr (osis, ==, ids[i]);
    }
}

static void
test_osis_comes_back (void)
{
  const SiloamReference references[] = {
    { 19, SILOAM_NUMBERING_NLD, 34, 23, 34, 23 }, /* a verse that kjv does not have */
    { 60, SILOAM_NUMBERING_KJV, 1, 18, 1, 19 },   { 1, SILOAM_NUMBERING_KJV, 1, 1, 2, 3 },
    { 19, SILOAM_NUMBERING_MT, 42, 0, 43, 0 },    { 1, SILOAM_NUMBERING_SEGOND, 1, 0, 2, 0 },
    { 43, SILOAM_NUMBERING_KJV, 3, 16, 4, 54 },   { 65, SILOAM_NUMBERING_NLD, 1, 0, 1, 0 },
    { 66, SILOAM_NUMBERING_KJV, 22, 21, 22, 21 }, { 19, SILOAM_NUMBERING_NLD, 119, 176, 119, 176 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const SiloamReference *reference = &references[i];
      g_autofree char *osis = siloam_reference_to_osis (reference);
      SiloamReference read = { 0 };

      if (!siloam_reference_from_osis (osis, (SiloamNumbering) reference->numbering, &read))
        g_error ("not read back: %s", osis);
      g_assert_cmpmem (&read, sizeof read, reference, sizeof *reference);
    }
}

static void
assert_completed (const char *osis, const char *expected)
{
  SiloamReference reference;
  g_autofree char *written = NULL;

  g_assert_true (siloam_reference_from_osis (osis, SILOAM_NUMBERING_KJV, &reference));
  written = siloam_reference_to_osis (&reference);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_osis_is_completed (void)
{
  assert_completed ("Gen.1-Gen.2.3", "Gen.1.1-Gen.2.3");
  assert_completed ("John.3.16-John.4", "John.3.16-John.4.54");
}

static void
test_every_book_has_an_osis_id (void)
{
  for (guint8 book = 1; book <= 66; book++)
    {
      const SiloamReference reference = { book, SILOAM_NUMBERING_KJV, 1, 1, 1, 2 };
      g_autofree char *osis = siloam_reference_to_osis (&reference);
      SiloamReference read = { 0 };

      g_assert_true (siloam_reference_from_osis (osis, SILOAM_NUMBERING_KJV, &read));
      g_assert_cmpmem (&read, sizeof read, &reference, sizeof reference);
    }
}

static void
test_osis_is_exact (void)
{
  const char *const ids[] = {
    "",
    "Ps",
    "Ps.",
    "Ps.0",
    "Ps.034",
    "Ps.34.",
    "Ps.34.0",
    "Ps.34.23",
    "Ps.151",
    "Ps.1000",
    "ps.34.18",
    "Psa.34.18",
    "Ps.34.18 ",
    "Ps 34:18",
    "Ps.34.18-",
    "Ps.34.18-9",
    "Ps.34.9-Ps.34.8",
    "Ps.35-Ps.34",
    "Ps.34.1-Prov.1.1",
    "Ps.34.18!a",
    "Ps.34.18-Ps.34.19-Ps.34.20",
    "Ps.-1",
    "Ps.+1.1",
    ".1.1",
    "-",
    "Ps.34.1\xff",
    "Ps.99999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      SiloamReference reference = { .book = 77 };

      if (siloam_reference_from_osis (ids[i], SILOAM_NUMBERING_KJV, &reference))
        g_error ("taken for an id: %s", ids[i]);
      g_assert_cmpuint (reference.book, ==, 77);
    }
}

static void
test_osis_follows_the_numbering (void)
{
  SiloamReference reference;

  g_assert_true (siloam_reference_from_osis ("Ps.34.23", SILOAM_NUMBERING_NLD, &reference));
  g_assert_false (siloam_reference_from_osis ("Ps.34.23", SILOAM_NUMBERING_KJV, &reference));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/scripture/reference/" name, func)
  ADD ("positions-count-characters-and-bytes", test_positions);
  ADD ("text-past-the-length-is-not-read", test_length_is_respected);
  ADD ("an-empty-text-has-no-reference", test_empty);
  ADD ("bytes-that-are-no-utf8-are-passed-over", test_no_utf8);
  ADD ("a-hostile-text-is-no-slower", test_hostile_text_is_no_slower);
  ADD ("any-text-gives-sound-matches", test_any_text_gives_sound_matches);
  ADD ("a-typed-reference-needs-no-capital", test_parse_is_lenient);
  ADD ("a-typed-reference-stands-alone", test_parse_wants_one_reference);
  ADD ("names-are-printed-in-every-style", test_format);
  ADD ("what-is-printed-is-read-back", test_format_reads_back);
  ADD ("an-osis-id-is-read-back", test_osis_reads_back);
  ADD ("an-osis-id-comes-back-as-it-was", test_osis_comes_back);
  ADD ("a-range-of-a-chapter-and-a-verse-is-of-verses", test_osis_is_completed);
  ADD ("every-book-has-an-osis-id", test_every_book_has_an_osis_id);
  ADD ("what-is-almost-an-osis-id-is-refused", test_osis_is_exact);
  ADD ("an-osis-id-is-of-one-numbering", test_osis_follows_the_numbering);
#undef ADD

  add_table ("cases.tsv");
  add_table ("booknames-nl.tsv");
  add_table ("references.tsv");
  add_table ("prose.tsv");

  return g_test_run ();
}
