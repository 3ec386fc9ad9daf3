/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person typed, as verses. A place is read at once, words are looked for in a thread, and an
 * answer that comes after the next question is dropped. What is looked for is told to nobody. Main
 * thread. */

#include "config.h"

#include "ui/verse-finder.h"

#include <string.h>

#include "scripture/shelf.h"
#include "scripture/theme.h"

#define N_BOOKS 66
#define MAX_BOOKS 4
#define FIRST_HITS 40
#define MOST_HITS 1000

struct _SiloamVerseFinder
{
  GObject parent_instance;

  SiloamBibles *bibles;
  GListStore *items;
  GPtrArray *books;          /* (element-type SiloamVerseItem): what stands above the hits */
  char *words;               /* the question under way, or the last one; NULL for none */
  guint limit;               /* of hits */
  guint shown;               /* hits of this question that are rows already */
  GCancellable *cancellable; /* of the question under way */
  gboolean is_place;
};

G_DEFINE_FINAL_TYPE (SiloamVerseFinder, siloam_verse_finder, G_TYPE_OBJECT)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
cancel (SiloamVerseFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
siloam_verse_finder_dispose (GObject *object)
{
  SiloamVerseFinder *self = SILOAM_VERSE_FINDER (object);

  cancel (self);
  g_clear_object (&self->bibles);
  g_clear_object (&self->items);
  g_clear_pointer (&self->books, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (siloam_verse_finder_parent_class)->dispose (object);
}

static void
siloam_verse_finder_class_init (SiloamVerseFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_verse_finder_dispose;
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
siloam_verse_finder_init (SiloamVerseFinder *self)
{
  self->items = g_list_store_new (SILOAM_TYPE_VERSE_ITEM);
}

/* All rows at once, so that the list is laid out once. */
static void
answer_from (SiloamVerseFinder *self, guint position, GPtrArray *items)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  g_list_store_splice (self->items, position, n_rows - position, items->pdata, items->len);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

/* The title of a psalm is a verse in Dutch Bibles and stands above the first one in others. */
static char *
dup_words (const SiloamExcerpt *excerpt, const SiloamReference *reference)
{
  const SiloamVerse *first = g_ptr_array_index (excerpt->verses, 0);
  gboolean one_verse =
      reference->chapter == reference->end_chapter && reference->verse == reference->end_verse;
  g_autofree char *text = siloam_excerpt_dup_text (excerpt);

  if ((excerpt->flags & SILOAM_EXCERPT_TITLE) == 0 || first->title == NULL)
    return g_steal_pointer (&text);
  return one_verse ? g_strdup (first->title) : g_strconcat (first->title, " ", text, NULL);
}

static void
add_passage (SiloamVerseFinder *self,
             GPtrArray *items,
             SiloamVerseItemKind kind,
             const SiloamReference *reference)
{
  g_autoptr (SiloamExcerpt) excerpt = NULL;
  g_autofree char *text = NULL;

  if (kind == SILOAM_VERSE_ITEM_VERSES)
    excerpt = siloam_bibles_fetch (self->bibles, NULL, reference, NULL);
  if (excerpt != NULL)
    text = dup_words (excerpt, reference);
  g_ptr_array_add (items, siloam_verse_item_new (kind, self->bibles, reference, text));
}

static void
add_chapter_verses (SiloamVerseFinder *self, GPtrArray *items, const SiloamReference *chapter)
{
  g_autoptr (SiloamExcerpt) excerpt = siloam_bibles_fetch (self->bibles, NULL, chapter, NULL);

  for (guint i = 0; excerpt != NULL && i < excerpt->verses->len; i++)
    {
      const SiloamVerse *verse = g_ptr_array_index (excerpt->verses, i);

      g_ptr_array_add (items,
                       siloam_verse_item_new (SILOAM_VERSE_ITEM_VERSES,
                                              self->bibles,
                                              &verse->reference,
                                              verse->text));
    }
}

/* "Ps. 34:1" may be on its way to be "Ps. 34:18". */
static void
add_longer_numbers (SiloamVerseFinder *self, GPtrArray *items, const SiloamReference *verse)
{
  guint last =
      siloam_chapter_count_verses (verse->book, verse->chapter, (SiloamNumbering) verse->numbering);
  guint from = verse->verse * 10u;

  for (guint number = from; number < from + 10 && number <= last; number++)
    {
      SiloamReference longer = *verse;

      longer.verse = longer.end_verse = (guint16) number;
      add_passage (self, items, SILOAM_VERSE_ITEM_VERSES, &longer);
    }
}

static void
answer_with_reference (SiloamVerseFinder *self, const SiloamReference *reference)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean one_chapter = reference->chapter == reference->end_chapter;
  SiloamReference chapter;

  if (reference->verse > 0 || !one_chapter)
    add_passage (self, items, SILOAM_VERSE_ITEM_VERSES, reference);
  if (one_chapter && siloam_chapter_reference (reference->book,
                                               reference->chapter,
                                               (SiloamNumbering) reference->numbering,
                                               &chapter))
    {
      add_passage (self, items, SILOAM_VERSE_ITEM_CHAPTER, &chapter);
      if (reference->verse == 0)
        add_chapter_verses (self, items, &chapter);
      else if (reference->verse == reference->end_verse)
        add_longer_numbers (self, items, reference);
    }
  answer_from (self, 0, items);
}

static gboolean
parse (SiloamVerseFinder *self, const char *typed, SiloamReference *out)
{
  return siloam_reference_parse (typed,
                                 siloam_bibles_get_language (self->bibles),
                                 siloam_bibles_get_numbering (self->bibles),
                                 out);
}

/* A common word such as "hand" is a book here, though it would not be in a sentence. */
static gboolean
parse_capital (SiloamVerseFinder *self, const char *typed, SiloamReference *out)
{
  const char *rest = g_utf8_next_char (typed);
  g_autofree char *first = g_utf8_strup (typed, rest - typed);
  g_autofree char *capital = g_strconcat (first, rest, NULL);

  return parse (self, capital, out);
}

/* "jesa 53:4": the start of a name with a number behind it. */
static gboolean
parse_start_of_name (SiloamVerseFinder *self, const char *typed, SiloamReference *out)
{
  const char *number = typed + strcspn (typed, " ") + strspn (typed + strcspn (typed, " "), " ");
  g_autofree char *start = NULL;

  /* The number of "1 kor" belongs to the name. */
  if (g_ascii_isdigit (typed[0]))
    number += strcspn (number, " ") + strspn (number + strcspn (number, " "), " ");
  if (!g_ascii_isdigit (number[0]))
    return FALSE;
  start = g_strndup (typed, (gsize) (number - typed));
  for (guint book = 1; book <= N_BOOKS; book++)
    {
      g_autofree char *name = siloam_bibles_dup_book_name (self->bibles, book);
      g_autofree char *whole = g_strconcat (name, " ", number, NULL);

      if (g_str_match_string (start, name, TRUE) && parse (self, whole, out))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_reference (SiloamVerseFinder *self, const char *typed, SiloamReference *out)
{
  g_autofree char *whole = g_strdup (typed);
  gsize length = strlen (whole);

  /* Still being typed: "ps 34:" is psalm 34. */
  while (length > 0 && strchr (":-,. ", whole[length - 1]) != NULL)
    whole[--length] = '\0';
  if (length == 0)
    return FALSE;
  return parse (self, typed, out) || parse (self, whole, out) || parse_capital (self, whole, out) ||
         parse_start_of_name (self, whole, out);
}

static GPtrArray *
find_books (SiloamVerseFinder *self, const char *typed)
{
  GPtrArray *books = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint book = 1; book <= N_BOOKS && books->len < MAX_BOOKS; book++)
    {
      g_autofree char *name = siloam_bibles_dup_book_name (self->bibles, book);
      SiloamReference start;

      if (g_str_match_string (typed, name, TRUE) &&
          siloam_chapter_reference (book, 1, SILOAM_NUMBERING_KJV, &start))
        g_ptr_array_add (
            books,
            siloam_verse_item_new (SILOAM_VERSE_ITEM_BOOK, self->bibles, &start, NULL));
    }
  return books;
}

/* Further hits take the place of the row that offered them, so that the list stays where it is. */
static void
show_hits (SiloamVerseFinder *self, GPtrArray *hits)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_hits = hits != NULL ? MIN (hits->len, self->limit) : 0;
  gboolean further = self->shown > 0;

  for (guint i = 0; !further && i < self->books->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->books, i)));
  /* Without a Bible, or with one that cannot be read, the names of books still answer. */
  for (guint i = self->shown; i < n_hits; i++)
    g_ptr_array_add (items, siloam_verse_item_new_hit (self->bibles, g_ptr_array_index (hits, i)));
  if (hits != NULL && hits->len > self->limit && self->limit < MOST_HITS)
    g_ptr_array_add (items, siloam_verse_item_new_more ());
  self->shown = n_hits;
  answer_from (self, further ? n_rows - 1 : 0, items);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamVerseFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = siloam_bibles_search_finish (SILOAM_BIBLES (source), result, &error);

  if (self->bibles == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  show_hits (self, hits);
}

static void
look_for_words (SiloamVerseFinder *self, guint limit)
{
  self->limit = limit;
  self->cancellable = g_cancellable_new ();
  siloam_bibles_search_async (self->bibles,
                              NULL,
                              self->words,
                              limit + 1,
                              self->cancellable,
                              found_cb,
                              g_object_ref (self));
}

/**
 * siloam_verse_finder_new:
 * @bibles: where to look, and how this person numbers
 *
 * Makes a finder with no rows.
 */
SiloamVerseFinder *
siloam_verse_finder_new (SiloamBibles *bibles)
{
  SiloamVerseFinder *self = g_object_new (SILOAM_TYPE_VERSE_FINDER, NULL);

  self->bibles = g_object_ref (bibles);
  return self;
}

/**
 * siloam_verse_finder_get_items:
 *
 * Returns: (transfer none): the rows, a #GListModel of #SiloamVerseItem
 */
GListModel *
siloam_verse_finder_get_items (SiloamVerseFinder *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_FINDER (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * siloam_verse_finder_look_for:
 * @typed: a place, or words of a verse
 *
 * Looks for what was typed: a place first, else the names of books and the words of verses.
 */
void
siloam_verse_finder_look_for (SiloamVerseFinder *self, const char *typed)
{
  SiloamReference reference;

  g_return_if_fail (SILOAM_IS_VERSE_FINDER (self));

  cancel (self);
  g_free (self->words);
  self->words = g_strstrip (g_strdup (typed));
  self->is_place = read_reference (self, self->words, &reference);
  if (self->is_place)
    {
      answer_with_reference (self, &reference);
      return;
    }
  g_clear_pointer (&self->books, g_ptr_array_unref);
  self->books = find_books (self, self->words);
  self->shown = 0;
  look_for_words (self, FIRST_HITS);
}

/**
 * siloam_verse_finder_look_for_need:
 * @theme: one of siloam_theme_list()
 *
 * Shows the verses that were chosen for a need, always in the same order, so that a person finds
 * one back where it was.
 */
void
siloam_verse_finder_look_for_need (SiloamVerseFinder *self, const char *theme)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) verses = siloam_theme_suggest (theme, NULL, 0, 0);

  g_return_if_fail (SILOAM_IS_VERSE_FINDER (self));

  cancel (self);
  g_clear_pointer (&self->words, g_free);
  self->is_place = FALSE;
  for (guint i = 0; i < verses->len; i++)
    add_passage (self,
                 items,
                 SILOAM_VERSE_ITEM_VERSES,
                 &g_array_index (verses, SiloamReference, i));
  answer_from (self, 0, items);
}

/**
 * siloam_verse_finder_look_further:
 *
 * Looks for the same words again, and further.
 */
void
siloam_verse_finder_look_further (SiloamVerseFinder *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_FINDER (self));

  if (self->words == NULL || self->shown == 0)
    return;
  cancel (self);
  look_for_words (self, MOST_HITS);
}

gboolean
siloam_verse_finder_is_place (SiloamVerseFinder *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_FINDER (self), FALSE);

  return self->is_place;
}

/**
 * siloam_verse_finder_stop:
 *
 * Drops an answer that is under way.
 */
void
siloam_verse_finder_stop (SiloamVerseFinder *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_FINDER (self));

  cancel (self);
  g_clear_pointer (&self->words, g_free);
}
