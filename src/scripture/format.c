/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes references the way Bibles print them, in the two Dutch name styles, short, or in English.
 * The text is always one that this room reads back as the same reference. Pure, any thread. */

#include "scripture/tables-private.h"

#define BOOK_PSALMS 19

typedef struct
{
  const char *names[4]; /* by SiloamNameStyle; NULL: as the style before it */
} BookNames;

#define BOOK(nbv, hsv, brief, english)                                                             \
  {                                                                                                \
    {                                                                                              \
      nbv, hsv, brief, english                                                                     \
    }                                                                                              \
  }

static const BookNames books[SILOAM_N_BOOKS + 1] = {
  BOOK (NULL, NULL, NULL, NULL),
  BOOK ("Genesis", NULL, "Gen.", "Genesis"),
  BOOK ("Exodus", NULL, "Ex.", "Exodus"),
  BOOK ("Leviticus", NULL, "Lev.", "Leviticus"),
  BOOK ("Numeri", NULL, "Num.", "Numbers"),
  BOOK ("Deuteronomium", NULL, "Deut.", "Deuteronomy"),
  BOOK ("Jozua", NULL, "Joz.", "Joshua"),
  BOOK ("Rechters", "Richteren", "Recht.", "Judges"),
  BOOK ("Ruth", NULL, "Ruth", "Ruth"),
  BOOK ("1 Samuel", NULL, "1 Sam.", "1 Samuel"),
  BOOK ("2 Samuel", NULL, "2 Sam.", "2 Samuel"),
  BOOK ("1 Koningen", NULL, "1 Kon.", "1 Kings"),
  BOOK ("2 Koningen", NULL, "2 Kon.", "2 Kings"),
  BOOK ("1 Kronieken", NULL, "1 Kron.", "1 Chronicles"),
  BOOK ("2 Kronieken", NULL, "2 Kron.", "2 Chronicles"),
  BOOK ("Ezra", NULL, "Ezra", "Ezra"),
  BOOK ("Nehemia", NULL, "Neh.", "Nehemiah"),
  BOOK ("Ester", "Esther", "Est.", "Esther"),
  BOOK ("Job", NULL, "Job", "Job"),
  BOOK ("Psalm", NULL, "Ps.", "Psalm"),
  BOOK ("Spreuken", NULL, "Spr.", "Proverbs"),
  BOOK ("Prediker", NULL, "Pred.", "Ecclesiastes"),
  BOOK ("Hooglied", NULL, "Hoogl.", "Song of Songs"),
  BOOK ("Jesaja", NULL, "Jes.", "Isaiah"),
  BOOK ("Jeremia", NULL, "Jer.", "Jeremiah"),
  BOOK ("Klaagliederen", NULL, "Klaagl.", "Lamentations"),
  BOOK ("Ezechiël", NULL, "Ezech.", "Ezekiel"),
  BOOK ("Daniël", NULL, "Dan.", "Daniel"),
  BOOK ("Hosea", NULL, "Hos.", "Hosea"),
  BOOK ("Joël", NULL, "Joël", "Joel"),
  BOOK ("Amos", NULL, "Amos", "Amos"),
  BOOK ("Obadja", NULL, "Ob.", "Obadiah"),
  BOOK ("Jona", NULL, "Jona", "Jonah"),
  BOOK ("Micha", NULL, "Micha", "Micah"),
  BOOK ("Nahum", NULL, "Nah.", "Nahum"),
  BOOK ("Habakuk", NULL, "Hab.", "Habakkuk"),
  BOOK ("Sefanja", "Zefanja", "Sef.", "Zephaniah"),
  BOOK ("Haggai", "Haggaï", "Hag.", "Haggai"),
  BOOK ("Zacharia", NULL, "Zach.", "Zechariah"),
  BOOK ("Maleachi", NULL, "Mal.", "Malachi"),
  BOOK ("Matteüs", "Mattheüs", "Matt.", "Matthew"),
  BOOK ("Marcus", "Markus", "Marc.", "Mark"),
  BOOK ("Lucas", "Lukas", "Luc.", "Luke"),
  BOOK ("Johannes", NULL, "Joh.", "John"),
  BOOK ("Handelingen", NULL, "Hand.", "Acts"),
  BOOK ("Romeinen", NULL, "Rom.", "Romans"),
  BOOK ("1 Korintiërs", "1 Korinthe", "1 Kor.", "1 Corinthians"),
  BOOK ("2 Korintiërs", "2 Korinthe", "2 Kor.", "2 Corinthians"),
  BOOK ("Galaten", NULL, "Gal.", "Galatians"),
  BOOK ("Efeziërs", "Efeze", "Ef.", "Ephesians"),
  BOOK ("Filippenzen", NULL, "Fil.", "Philippians"),
  BOOK ("Kolossenzen", NULL, "Kol.", "Colossians"),
  BOOK ("1 Tessalonicenzen", "1 Thessalonicenzen", "1 Tess.", "1 Thessalonians"),
  BOOK ("2 Tessalonicenzen", "2 Thessalonicenzen", "2 Tess.", "2 Thessalonians"),
  BOOK ("1 Timoteüs", "1 Timotheüs", "1 Tim.", "1 Timothy"),
  BOOK ("2 Timoteüs", "2 Timotheüs", "2 Tim.", "2 Timothy"),
  BOOK ("Titus", NULL, "Tit.", "Titus"),
  BOOK ("Filemon", NULL, "Filem.", "Philemon"),
  BOOK ("Hebreeën", NULL, "Hebr.", "Hebrews"),
  BOOK ("Jakobus", NULL, "Jak.", "James"),
  BOOK ("1 Petrus", NULL, "1 Petr.", "1 Peter"),
  BOOK ("2 Petrus", NULL, "2 Petr.", "2 Peter"),
  BOOK ("1 Johannes", NULL, "1 Joh.", "1 John"),
  BOOK ("2 Johannes", NULL, "2 Joh.", "2 John"),
  BOOK ("3 Johannes", NULL, "3 Joh.", "3 John"),
  BOOK ("Judas", NULL, "Jud.", "Jude"),
  BOOK ("Openbaring", NULL, "Openb.", "Revelation"),
};

static const char *
name_of (const SiloamReference *self, SiloamNameStyle style)
{
  const BookNames *book = &books[self->book];

  /* More than one psalm has a name of its own, but only in full. */
  if (self->book == BOOK_PSALMS && self->end_chapter != self->chapter &&
      style != SILOAM_NAMES_SHORT)
    return style == SILOAM_NAMES_ENGLISH ? "Psalms" : "Psalmen";
  if (style == SILOAM_NAMES_HSV && book->names[SILOAM_NAMES_HSV] == NULL)
    return book->names[SILOAM_NAMES_NBV];
  return book->names[style];
}

/**
 * siloam_reference_format:
 * @style: how the names of books are written
 *
 * Writes the reference for people, such as "Psalm 34:18", "1 Petr. 1:18-19" or "Genesis 1:1-2:3",
 * in its own numbering. Siloam reads the text back as the same reference.
 *
 * Returns: (transfer full): the text
 */
char *
siloam_reference_format (const SiloamReference *self, SiloamNameStyle style)
{
  GString *out;

  g_return_val_if_fail (self != NULL && self->book >= 1 && self->book <= SILOAM_N_BOOKS, NULL);
  g_return_val_if_fail ((guint) style < G_N_ELEMENTS (books[0].names), NULL);

  out = g_string_new (name_of (self, style));
  g_string_append_printf (out, " %u", self->chapter);
  if (self->verse > 0)
    g_string_append_printf (out, ":%u", self->verse);

  if (self->end_chapter != self->chapter)
    g_string_append_printf (out, "-%u", self->end_chapter);
  if (self->end_verse > 0 && (self->end_chapter != self->chapter || self->end_verse != self->verse))
    g_string_append_printf (out,
                            "%c%u",
                            self->end_chapter != self->chapter ? ':' : '-',
                            self->end_verse);
  return g_string_free (out, FALSE);
}
