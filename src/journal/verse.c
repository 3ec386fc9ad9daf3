/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verses of an entry and the numbering each is read in. What was typed is the truth; what it
 * stands for in other Bibles is worked out where it is needed and never kept instead. Any thread.
 */

#include "journal/entry.h"
#include "journal/record.h"

G_STATIC_ASSERT (SILOAM_NUMBERING_TERM_KJV == SILOAM_NUMBERING_KJV + 1);
G_STATIC_ASSERT (SILOAM_NUMBERING_TERM_SEGOND == SILOAM_NUMBERING_SEGOND + 1);

/**
 * siloam_numbering_to_term:
 *
 * Returns: the word of the vocabulary for @numbering
 */
SiloamNumberingTerm
siloam_numbering_to_term (SiloamNumbering numbering)
{
  return (SiloamNumberingTerm) (numbering + 1);
}

/**
 * siloam_numbering_from_term:
 * @fallback: for 0, which is "not known", and for a word that is none
 *
 * Returns: the numbering that @term stands for
 */
SiloamNumbering
siloam_numbering_from_term (SiloamNumberingTerm term, SiloamNumbering fallback)
{
  if (siloam_term_nick (siloam_numberings, (int) term) == NULL)
    return fallback;
  return (SiloamNumbering) (term - 1);
}

/**
 * siloam_entry_get_numbering:
 * @fallback: how the owner of the journal numbers verses, for an entry that does not say
 *
 * Returns: how references in the texts of the entry are read
 */
SiloamNumbering
siloam_entry_get_numbering (const SiloamEntry *self, SiloamNumbering fallback)
{
  return siloam_numbering_from_term (self->numbering, fallback);
}

static SiloamNumberingChoice *
find_choice (const SiloamEntry *self, const char *typed)
{
  for (guint i = 0; i < self->numberings->len; i++)
    {
      SiloamNumberingChoice *choice = self->numberings->pdata[i];

      if (g_strcmp0 (choice->typed, typed) == 0)
        return choice;
    }
  return NULL;
}

/**
 * siloam_entry_get_numbering_of:
 * @typed: a reference as it stands in a text of the entry
 * @fallback: how the owner of the journal numbers verses
 *
 * Returns: how this reference is read: as the person chose for it, else as the entry has it
 */
SiloamNumbering
siloam_entry_get_numbering_of (const SiloamEntry *self, const char *typed, SiloamNumbering fallback)
{
  const SiloamNumberingChoice *choice = find_choice (self, typed);
  SiloamNumbering own = siloam_entry_get_numbering (self, fallback);

  return choice != NULL ? siloam_numbering_from_term (choice->numbering, own) : own;
}

/**
 * siloam_entry_choose_numbering:
 * @typed: a reference as it stands in a text of the entry
 *
 * Keeps how the person wants this reference to be read. Choosing what the entry has of itself takes
 * an earlier choice away.
 */
void
siloam_entry_choose_numbering (SiloamEntry *self, const char *typed, SiloamNumbering numbering)
{
  SiloamNumberingTerm term = siloam_numbering_to_term (numbering);
  SiloamNumberingChoice *choice;

  g_return_if_fail (typed != NULL);

  choice = find_choice (self, typed);
  if (term == self->numbering)
    {
      if (choice != NULL)
        g_ptr_array_remove (self->numberings, choice);
      return;
    }
  if (choice == NULL)
    choice = siloam_entry_add_numbering (self, typed);
  choice->numbering = term;
}

static gboolean
is_chosen (const SiloamEntry *self, SiloamNumbering numbering)
{
  for (guint i = 0; i < self->numberings->len; i++)
    if (((SiloamNumberingChoice *) self->numberings->pdata[i])->numbering ==
        siloam_numbering_to_term (numbering))
      return TRUE;
  return FALSE;
}

/* Both lists are in the order of the text. A part of a list cannot be read alone, so the whole text
 * was read in the other numbering, and what stands at the same place there is taken. */
static void
take_chosen (const SiloamEntry *self,
             const char *text,
             SiloamNumbering fallback,
             GArray *matches,
             const GArray *others)
{
  guint at = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      SiloamMatch *match = &g_array_index (matches, SiloamMatch, i);
      g_autofree char *typed =
          g_strndup (text + match->byte_start, match->byte_end - match->byte_start);
      const SiloamMatch *other = NULL;

      while (at < others->len &&
             g_array_index (others, SiloamMatch, at).byte_start < match->byte_start)
        at++;
      if (at < others->len)
        other = &g_array_index (others, SiloamMatch, at);
      if (other != NULL && other->byte_start == match->byte_start &&
          other->byte_end == match->byte_end &&
          siloam_entry_get_numbering_of (self, typed, fallback) == other->reference.numbering)
        *match = *other;
    }
}

/**
 * siloam_entry_find_references:
 * @text: a text of the entry
 * @language: (nullable): of the owner of the journal
 *
 * Finds every reference in a text of the entry, each in the numbering of the entry or the one that
 * was chosen for it.
 *
 * Returns: (transfer full) (element-type SiloamMatch): the matches in the order of the text
 */
GArray *
siloam_entry_find_references (const SiloamEntry *self, const char *text, const char *language)
{
  SiloamNumbering fallback = siloam_numbering_for_language (language);
  SiloamNumbering own = siloam_entry_get_numbering (self, fallback);
  GArray *matches = siloam_reference_find (text, -1, language, own);

  for (const SiloamTerm *term = siloam_numberings; term->nick != NULL; term++)
    {
      SiloamNumbering other =
          siloam_numbering_from_term ((SiloamNumberingTerm) term->value, fallback);
      g_autoptr (GArray) others = NULL;

      if (other == own || matches->len == 0 || !is_chosen (self, other))
        continue;
      others = siloam_reference_find (text, -1, language, other);
      take_chosen (self, text, fallback, matches, others);
    }
  return matches;
}

/**
 * siloam_verse_link_set_reference:
 * @typed: (nullable): what the person wrote
 * @reference: (nullable): what that stands for, or %NULL while it is not a reference
 *
 * Sets what was typed and, with it, the reference and its numbering. The words and the role stay.
 */
void
siloam_verse_link_set_reference (SiloamVerseLink *self,
                                 const char *typed,
                                 const SiloamReference *reference)
{
  char *kept = g_strdup (typed);

  g_free (self->typed);
  g_free (self->osis);
  self->typed = kept;
  self->osis = reference != NULL ? siloam_reference_to_osis (reference) : NULL;
  self->numbering =
      reference != NULL ? siloam_numbering_to_term ((SiloamNumbering) reference->numbering) : 0;
}

/**
 * siloam_verse_link_set_wording:
 * @wording: (nullable): the words of the verse
 * @text_of: (nullable): the translation they were taken from, or %NULL when the person typed them
 *
 * Sets the words and where they are from together: words that were changed are the person's own.
 */
void
siloam_verse_link_set_wording (SiloamVerseLink *self, const char *wording, const char *text_of)
{
  char *words = g_strdup (wording);
  char *source = g_strdup (text_of);

  g_free (self->wording);
  g_free (self->text_of);
  self->wording = words;
  self->text_of = source;
}

/**
 * siloam_verse_link_get_reference:
 * @fallback: the numbering of a link of before it was kept: siloam_entry_get_numbering() of its
 *   entry
 * @out: (out): the reference, untouched when there is none
 *
 * Returns: whether the link is known to be a reference, one that exists in its numbering
 */
gboolean
siloam_verse_link_get_reference (const SiloamVerseLink *self,
                                 SiloamNumbering fallback,
                                 SiloamReference *out)
{
  return self->osis != NULL &&
         siloam_reference_from_osis (self->osis,
                                     siloam_numbering_from_term (self->numbering, fallback),
                                     out);
}

/* A link of before numberings were kept is the same when the person typed the same. */
static gboolean
is_link_of (const SiloamVerseLink *link,
            const char *typed,
            const char *osis,
            SiloamNumberingTerm numbering)
{
  if (link->osis == NULL || link->numbering == 0)
    return g_strcmp0 (link->typed, typed) == 0;
  return link->numbering == numbering && g_str_equal (link->osis, osis);
}

/**
 * siloam_entry_link_verse:
 * @typed: as the person wrote it, or as the reference is printed where they picked it
 * @reference: what it stands for, in its numbering
 *
 * Links a verse. The same reference in the same role is one link, with the words it has.
 *
 * Returns: (transfer none): the link, owned by the entry
 */
SiloamVerseLink *
siloam_entry_link_verse (SiloamEntry *self,
                         const char *typed,
                         const SiloamReference *reference,
                         SiloamVerseRole role)
{
  SiloamNumberingTerm numbering = siloam_numbering_to_term ((SiloamNumbering) reference->numbering);
  g_autofree char *osis = siloam_reference_to_osis (reference);
  SiloamVerseLink *link;

  g_return_val_if_fail (typed != NULL && osis != NULL, NULL);

  for (guint i = 0; i < self->verses->len; i++)
    {
      link = self->verses->pdata[i];
      if (link->role != role || !is_link_of (link, typed, osis, numbering))
        continue;
      if (link->numbering == 0)
        siloam_verse_link_set_reference (link, typed, reference);
      return link;
    }
  link = siloam_entry_add_verse (self, NULL, role);
  siloam_verse_link_set_reference (link, typed, reference);
  return link;
}
