/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A linked verse as a book prints it: what was typed, in which numbering when that is not the one
 * of the book, its words and where they are from. Any thread. */

#include "export/book-private.h"

struct _SiloamVerseSource
{
  SiloamVerseLookup lookup;
  gpointer data;
  GDestroyNotify free_data;
};

static void
clear_source (gpointer data)
{
  SiloamVerseSource *source = data;

  if (source->free_data != NULL)
    source->free_data (source->data);
}

void
siloam_verse_source_unref (SiloamVerseSource *self)
{
  g_atomic_rc_box_release_full (self, clear_source);
}

/**
 * siloam_book_options_set_lookup:
 * @lookup: finds the words of a verse
 * @data: (nullable): for @lookup; shared by all copies of the options
 * @free_data: (nullable): called once no copy of the options is left, on any thread
 *
 * Lets the book ask for the words of linked verses for which the entry has none.
 */
void
siloam_book_options_set_lookup (SiloamBookOptions *self,
                                SiloamVerseLookup lookup,
                                gpointer data,
                                GDestroyNotify free_data)
{
  g_clear_pointer (&self->source, siloam_verse_source_unref);
  self->source = g_atomic_rc_box_new0 (SiloamVerseSource);
  self->source->lookup = lookup;
  self->source->data = data;
  self->source->free_data = free_data;
}

static gboolean
read_reference (const SiloamEntry *entry,
                const SiloamVerseLink *link,
                const SiloamBookOptions *options,
                SiloamReference *out)
{
  SiloamNumbering own = siloam_entry_get_numbering (entry, options->numbering);

  if (siloam_verse_link_get_reference (link, own, out))
    return TRUE;
  return link->typed != NULL &&
         siloam_reference_parse (link->typed,
                                 options->language,
                                 siloam_numbering_from_term (link->numbering, own),
                                 out);
}

static gboolean
same_numbers (const SiloamReference *a, const SiloamReference *b)
{
  return a->chapter == b->chapter && a->verse == b->verse && a->end_chapter == b->end_chapter &&
         a->end_verse == b->end_verse;
}

/* "Ps. 34:18 (Engelse telling)" where the book itself would mean another verse by that. */
static char *
make_label (const char *typed,
            const SiloamReference *reference,
            const SiloamBookOptions *options,
            const SiloamBookWords *words)
{
  SiloamReference here;

  if (reference->numbering == options->numbering ||
      (siloam_reference_map (reference, options->numbering, &here, NULL) &&
       same_numbers (reference, &here)))
    return g_strdup (typed);
  return g_strdup_printf ("%s (%s)", typed, words->numberings[reference->numbering]);
}

/* Alike for what is the same verse in any numbering, and in the order of the Bible. */
static char *
make_key (const SiloamReference *reference)
{
  SiloamReference kjv;

  if (!siloam_reference_map (reference, SILOAM_NUMBERING_KJV, &kjv, NULL))
    kjv = *reference;
  return g_strdup_printf ("%03u %05u %05u %05u %05u",
                          kjv.book,
                          kjv.chapter,
                          kjv.verse,
                          kjv.end_chapter,
                          kjv.end_verse);
}

/* What is no reference comes last, by its letters. */
static char *
make_word_key (const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree char *letters = g_utf8_collate_key_for_filename (folded, -1);

  return g_strconcat ("~", letters, NULL);
}

/* The words of the person, or those the entry took from a Bible, before any other. */
static void
find_words (SiloamBookVerse *self,
            const SiloamVerseLink *link,
            const SiloamReference *reference,
            const SiloamBookOptions *options)
{
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  self->wording = siloam_book_clean_text (link->wording);
  if (self->wording != NULL)
    self->text_of = siloam_book_clean_text (link->text_of);
  else if (reference != NULL && options->source != NULL)
    {
      words = options->source->lookup (reference, &name, options->source->data);
      self->wording = siloam_book_clean_text (words);
      self->text_of = siloam_book_clean_text (name);
    }
  if (self->text_of != NULL)
    siloam_book_shorten (&self->text_of);
}

/* NULL when nothing was typed. */
SiloamBookVerse *
siloam_book_verse_new (const SiloamEntry *entry,
                       const SiloamVerseLink *link,
                       const SiloamBookOptions *options,
                       const SiloamBookWords *words)
{
  g_autofree char *typed = siloam_book_clean_text (link->typed);
  SiloamBookVerse *self;
  SiloamReference reference;
  gboolean known;

  if (typed == NULL)
    return NULL;
  siloam_book_shorten (&typed);
  known = read_reference (entry, link, options, &reference);
  self = g_new0 (SiloamBookVerse, 1);
  self->label = known ? make_label (typed, &reference, options, words) : g_strdup (typed);
  self->key = known ? make_key (&reference) : make_word_key (typed);
  find_words (self, link, known ? &reference : NULL, options);
  return self;
}

void
siloam_book_verse_free (SiloamBookVerse *self)
{
  g_free (self->label);
  g_free (self->key);
  g_free (self->wording);
  g_free (self->text_of);
  g_free (self);
}
