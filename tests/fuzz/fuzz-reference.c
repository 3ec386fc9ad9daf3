/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* References in text, typed, written out and mapped, from any bytes. */

#include <string.h>

#include "fuzz.h"
#include "scripture/reference.h"
#include "scripture/tables-private.h"

#define MOST_IN_FULL 3 /* references of a text; the rest must only exist */

static const char *const languages[] = { "nl", "en", "de", "fr", "es", NULL };

static void
check_place (const SiloamReference *self, guint chapter, guint verse)
{
  g_assert_cmpuint (chapter, >=, 1);
  g_assert_cmpuint (chapter,
                    <=,
                    siloam_book_last_chapter ((SiloamNumbering) self->numbering, self->book));
  g_assert_cmpuint (
      verse,
      <=,
      siloam_chapter_last_verse ((SiloamNumbering) self->numbering, self->book, chapter));
}

/* It exists in its own numbering and runs forward. */
static void
check_reference (const SiloamReference *self)
{
  g_assert_cmpuint (self->book, >=, 1);
  g_assert_cmpuint (self->book, <=, SILOAM_N_BOOKS);
  g_assert_cmpuint (self->numbering, <, SILOAM_N_NUMBERINGS);
  check_place (self, self->chapter, self->verse);
  check_place (self, self->end_chapter, self->end_verse);
  g_assert_cmpint (self->verse == 0, ==, self->end_verse == 0);
  g_assert_cmpuint (self->chapter << 16 | self->verse,
                    <=,
                    self->end_chapter << 16 | self->end_verse);
}

static gboolean
are_equal (const SiloamReference *a, const SiloamReference *b)
{
  return a->book == b->book && a->numbering == b->numbering && a->chapter == b->chapter &&
         a->verse == b->verse && a->end_chapter == b->end_chapter && a->end_verse == b->end_verse;
}

/* The way back holds every verse that went, unless either way said that it cannot. */
static void
check_map (const SiloamReference *self, SiloamNumbering to)
{
  SiloamReference there, back;
  SiloamMapFlags going, returning;

  g_assert_true (siloam_reference_map (self, to, &there, &going));
  check_reference (&there);
  g_assert_cmpuint (there.numbering, ==, to);
  g_assert_true (
      siloam_reference_map (&there, (SiloamNumbering) self->numbering, &back, &returning));
  check_reference (&back);
  g_assert_cmpuint (back.book, ==, self->book);
}

static void
check_written (const SiloamReference *self, SiloamNameStyle style)
{
  g_autofree char *text = siloam_reference_format (self, style);
  const char *language = style == SILOAM_NAMES_ENGLISH ? "en" : "nl";
  SiloamReference read;

  fuzz_check_line (text);
  g_assert_true (siloam_reference_parse (text, language, (SiloamNumbering) self->numbering, &read));
  check_reference (&read);
  g_assert_true (are_equal (self, &read));
}

static void
check_all_of (const SiloamReference *self)
{
  g_autofree char *osis = siloam_reference_to_osis (self);
  SiloamReference read;

  check_reference (self);
  fuzz_check_line (osis);
  g_assert_true (siloam_reference_from_osis (osis, (SiloamNumbering) self->numbering, &read));
  g_assert_true (are_equal (self, &read));
  for (guint i = 0; i < SILOAM_N_NUMBERINGS; i++)
    check_map (self, (SiloamNumbering) i);
  for (guint i = SILOAM_NAMES_NBV; i <= SILOAM_NAMES_ENGLISH; i++)
    check_written (self, (SiloamNameStyle) i);
}

static guint
count_characters (const char *text, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

/* Only in text: among other bytes there are no characters to cut. */
static gboolean
is_border (const char *text, gsize length, gsize at)
{
  return at == length || ((guchar) text[at] & 0xc0) != 0x80 ||
         !g_utf8_validate_len (text, length, NULL);
}

static void
check_matches (GArray *matches, const char *text, gsize length)
{
  gsize after = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const SiloamMatch *match = &g_array_index (matches, SiloamMatch, i);

      g_assert_cmpuint (match->byte_start, >=, after);
      g_assert_cmpuint (match->byte_end, >, match->byte_start);
      g_assert_cmpuint (match->byte_end, <=, length);
      g_assert_true (is_border (text, length, match->byte_start));
      g_assert_true (is_border (text, length, match->byte_end));
      g_assert_cmpuint (match->start, ==, count_characters (text, match->byte_start));
      g_assert_cmpuint (match->end, ==, count_characters (text, match->byte_end));
      check_reference (&match->reference);
      if (i < MOST_IN_FULL)
        check_all_of (&match->reference);
      after = match->byte_end;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzInput input = fuzz_input (data, size);
  guint8 choice = fuzz_take_byte (&input);
  const char *language = languages[choice % G_N_ELEMENTS (languages)];
  SiloamNumbering numbering = (SiloamNumbering) (choice / 8 % SILOAM_N_NUMBERINGS);
  g_autofree char *typed = g_strndup ((const char *) input.at, input.left);
  g_autoptr (GArray) matches =
      siloam_reference_find ((const char *) input.at, (gssize) input.left, language, numbering);
  SiloamReference reference;

  check_matches (matches, (const char *) input.at, input.left);
  if (siloam_reference_parse (typed, language, numbering, &reference))
    check_all_of (&reference);
  if (siloam_reference_from_osis (typed, numbering, &reference))
    check_all_of (&reference);
  return 0;
}
