/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The references in a text, read in the language and numbering of the person and of the entry.
 * Keeps nothing. Main thread. */

#include "config.h"

#include "ui/verse-find.h"

static void
found_free (gpointer data)
{
  SiloamFoundVerse *found = data;

  g_free (found->typed);
  g_free (found);
}

static SiloamFoundVerse *
found_new (const char *text, const SiloamMatch *match)
{
  SiloamFoundVerse *found = g_new0 (SiloamFoundVerse, 1);

  found->start = match->start;
  found->end = match->end;
  found->byte_start = match->byte_start;
  found->byte_end = match->byte_end;
  found->typed = g_strndup (text + match->byte_start, match->byte_end - match->byte_start);
  found->reference = match->reference;
  return found;
}

/* An entry that does not say how it numbers is read as the person does now. */
static GArray *
find_in_entry (SiloamBibles *bibles, const SiloamEntry *entry, const char *text)
{
  SiloamEntry read = *entry;

  read.numbering = siloam_numbering_to_term (
      siloam_entry_get_numbering (entry, siloam_bibles_get_numbering (bibles)));
  return siloam_entry_find_references (&read, text, siloam_bibles_get_language (bibles));
}

/**
 * siloam_verse_find:
 * @bibles: how this person reads and writes references
 * @entry: (nullable): the entry the text is in
 * @text: running text
 *
 * Finds the references in @text, in linear time.
 *
 * Returns: (transfer full) (element-type SiloamFoundVerse): in the order of the text
 */
GPtrArray *
siloam_verse_find (SiloamBibles *bibles, const SiloamEntry *entry, const char *text)
{
  GPtrArray *verses = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GArray) matches = entry != NULL
                                   ? find_in_entry (bibles, entry, text)
                                   : siloam_reference_find (text,
                                                            -1,
                                                            siloam_bibles_get_language (bibles),
                                                            siloam_bibles_get_numbering (bibles));

  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (verses, found_new (text, &g_array_index (matches, SiloamMatch, i)));
  return verses;
}

/**
 * siloam_verse_dup_whole:
 * @bibles: how this person reads and writes references
 * @typed: a reference as it stands in a text
 * @reference: what it is read as there
 *
 * An element of a list, such as the "6" of "Hebr. 11:1,6", says nothing by itself.
 *
 * Returns: (transfer full): @typed, or a way to write @reference that can be read alone
 */
char *
siloam_verse_dup_whole (SiloamBibles *bibles, const char *typed, const SiloamReference *reference)
{
  SiloamReference alone;

  if (siloam_reference_parse (typed,
                              siloam_bibles_get_language (bibles),
                              (SiloamNumbering) reference->numbering,
                              &alone) &&
      siloam_verse_same (&alone, reference))
    return g_strdup (typed);
  return siloam_bibles_format (bibles, reference);
}

/**
 * siloam_verse_same:
 *
 * Returns: whether both have the same numbers in the same numbering
 */
gboolean
siloam_verse_same (const SiloamReference *first, const SiloamReference *second)
{
  return first->book == second->book && first->numbering == second->numbering &&
         first->chapter == second->chapter && first->verse == second->verse &&
         first->end_chapter == second->end_chapter && first->end_verse == second->end_verse;
}

/**
 * siloam_verse_same_place:
 *
 * Returns: whether both stand for the same verses
 */
gboolean
siloam_verse_same_place (const SiloamReference *first, const SiloamReference *second)
{
  SiloamReference one, other;
  SiloamMapFlags flags;

  return siloam_reference_map (first, SILOAM_NUMBERING_KJV, &one, &flags) &&
         siloam_reference_map (second, SILOAM_NUMBERING_KJV, &other, &flags) &&
         siloam_verse_same (&one, &other);
}
