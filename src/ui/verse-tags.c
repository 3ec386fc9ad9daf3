/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks the references in a text while it is typed. It looks only at the paragraphs that changed,
 * a moment after they did, and touches only the marks that differ: nothing flickers, and nothing
 * of it can be undone. A reference under the caret waits until it is finished. Main thread. */

#include "config.h"

#include "ui/verse-tags.h"

#include <string.h>

#include "ui/verse-find.h"
#include "ui/writer.h"

#define PAUSE_MS 150
#define TAG_NAME "scripture"
/* A list that was pasted as one paragraph: each link makes GTK slower at all the others in it, and
 * writing on must stay quick. */
#define MOST_IN_PARAGRAPH 100

/* From the paragraph of one mark up to and with that of the other. */
typedef struct
{
  GtkTextMark *start, *end;
} Stretch;

/* One place in the text, in characters. */
typedef struct
{
  guint start, end;
} Range;

struct _SiloamVerseTags
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  GtkTextTag *tag;      /* borrowed from the buffer */
  GtkWidget *place;     /* borrowed */
  GPtrArray *verses;    /* (element-type SiloamTaggedVerse) in the order of the text */
  GArray *changed;      /* of Stretch */
  GtkTextMark *pending; /* the reference under the caret that is not marked yet, or NULL */
  gboolean typing;      /* one character at a time, as a person does */
  guint pause;
  guint n_looked_at;
};

G_DEFINE_FINAL_TYPE (SiloamVerseTags, siloam_verse_tags, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
offset_of (SiloamVerseTags *self, GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, mark);
  return (guint) gtk_text_iter_get_offset (&iter);
}

static guint
caret_of (SiloamVerseTags *self)
{
  return offset_of (self, gtk_text_buffer_get_insert (self->buffer));
}

static void
drop_mark (SiloamVerseTags *self, GtkTextMark *mark)
{
  if (!gtk_text_mark_get_deleted (mark))
    gtk_text_buffer_delete_mark (self->buffer, mark);
}

static void
verse_free (gpointer data)
{
  SiloamTaggedVerse *verse = data;
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (verse->mark);

  if (buffer != NULL)
    gtk_text_buffer_delete_mark (buffer, verse->mark);
  g_object_unref (verse->mark);
  g_free (verse->typed);
  g_free (verse);
}

/* The first verse that starts at or after a place. */
static guint
index_from (SiloamVerseTags *self, guint offset)
{
  guint low = 0;
  guint high = self->verses->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const SiloamTaggedVerse *verse = g_ptr_array_index (self->verses, middle);

      if (offset_of (self, verse->mark) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_joiner (GtkTextIter *iter)
{
  gunichar character = gtk_text_iter_get_char (iter);

  return character == ':' || character == '-' || character == 0x2013;
}

/* "Ps 3" may become "Ps 34", and "Ps 34:" goes on; a link that is there stays while it is edited.
 */
static gboolean
is_pending (SiloamVerseTags *self, const Range *place)
{
  guint caret = caret_of (self);
  GtkTextIter end, toggle;

  if (!self->typing || caret <= place->start || caret > place->end + 1)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) place->end);
  if (caret == place->end + 1 && !is_joiner (&end))
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &toggle, (int) place->start);
  return !gtk_text_iter_has_tag (&toggle, self->tag) &&
         !(gtk_text_iter_forward_to_tag_toggle (&toggle, self->tag) &&
           gtk_text_iter_get_offset (&toggle) < (int) place->end);
}

static void
set_pending (SiloamVerseTags *self, guint offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) offset);
  if (self->pending == NULL)
    self->pending = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, &iter, TRUE));
  else
    gtk_text_buffer_move_mark (self->buffer, self->pending, &iter);
}

static void
clear_pending (SiloamVerseTags *self)
{
  if (self->pending == NULL)
    return;
  drop_mark (self, self->pending);
  g_clear_object (&self->pending);
}

static gboolean
holds (GArray *ranges, const Range *range)
{
  for (guint i = 0; i < ranges->len; i++)
    if (memcmp (&g_array_index (ranges, Range, i), range, sizeof (Range)) == 0)
      return TRUE;
  return FALSE;
}

static GArray *
tagged_ranges (SiloamVerseTags *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  GtkTextIter from = *start;

  while (gtk_text_iter_compare (&from, end) < 0)
    {
      gboolean tagged = gtk_text_iter_has_tag (&from, self->tag);
      GtkTextIter to = from;
      Range range = { .start = (guint) gtk_text_iter_get_offset (&from) };

      if (!gtk_text_iter_forward_to_tag_toggle (&to, self->tag) ||
          gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      range.end = (guint) gtk_text_iter_get_offset (&to);
      if (tagged)
        g_array_append_val (ranges, range);
      from = to;
    }
  return ranges;
}

static void
set_tag (SiloamVerseTags *self, const Range *range, gboolean tagged)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) range->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) range->end);
  if (tagged)
    gtk_text_buffer_apply_tag (self->buffer, self->tag, &start, &end);
  else
    gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
}

static void
set_tags (SiloamVerseTags *self, GArray *have, GArray *want)
{
  for (guint i = 0; i < have->len; i++)
    if (!holds (want, &g_array_index (have, Range, i)))
      set_tag (self, &g_array_index (have, Range, i), FALSE);
  for (guint i = 0; i < want->len; i++)
    if (!holds (have, &g_array_index (want, Range, i)))
      set_tag (self, &g_array_index (want, Range, i), TRUE);
}

static SiloamTaggedVerse *
verse_new (SiloamVerseTags *self, const SiloamFoundVerse *found, guint base)
{
  SiloamTaggedVerse *verse = g_new0 (SiloamTaggedVerse, 1);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) (base + found->start));
  verse->mark = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, &iter, TRUE));
  verse->length = found->end - found->start;
  verse->typed = g_strdup (found->typed);
  verse->reference = found->reference;
  return verse;
}

static gboolean
says_the_same (SiloamVerseTags *self, guint from, guint n, GPtrArray *found)
{
  if (n != found->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const SiloamTaggedVerse *old = g_ptr_array_index (self->verses, from + i);
      const SiloamFoundVerse *new = g_ptr_array_index (found, i);

      if (!g_str_equal (old->typed, new->typed) ||
          !siloam_verse_same (&old->reference, &new->reference))
        return FALSE;
    }
  return TRUE;
}

/* Puts what was found between two places in the stead of what was known there; TRUE when it says
 * something else. */
static gboolean
replace_verses (SiloamVerseTags *self, guint start, guint end, GPtrArray *found)
{
  guint from = index_from (self, start);
  guint n = index_from (self, end + 1) - from;
  gboolean same = says_the_same (self, from, n, found);

  if (n > 0)
    g_ptr_array_remove_range (self->verses, from, n);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_insert (self->verses,
                        (int) (from + i),
                        verse_new (self, g_ptr_array_index (found, i), start));
  return !same;
}

static GPtrArray *
find_in (SiloamVerseTags *self, const char *text)
{
  SiloamBibles *bibles = siloam_bibles_of (self->place);
  SiloamWriter *writer = siloam_writer_of (self->place);

  if (bibles == NULL)
    return g_ptr_array_new ();
  return siloam_verse_find (bibles, writer != NULL ? siloam_writer_get_entry (writer) : NULL, text);
}

/* Leaves out what waits for its next character, and tells where the marks belong. */
static GArray *
settle_found (SiloamVerseTags *self, guint base, GPtrArray *found)
{
  GArray *want = g_array_new (FALSE, FALSE, sizeof (Range));

  for (guint i = 0; i < found->len;)
    {
      const SiloamFoundVerse *verse = g_ptr_array_index (found, i);
      Range place = { base + verse->start, base + verse->end };

      if (is_pending (self, &place))
        {
          set_pending (self, place.start);
          g_ptr_array_remove_index (found, i);
          continue;
        }
      g_array_append_val (want, place);
      i++;
    }
  return want;
}

static gboolean
look_at_line (SiloamVerseTags *self, int line)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GArray) want = NULL;
  g_autoptr (GArray) have = NULL;
  guint base;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_slice (&start, &end);
  base = (guint) gtk_text_iter_get_offset (&start);

  self->n_looked_at++;
  found = find_in (self, text);
  if (found->len > MOST_IN_PARAGRAPH)
    g_ptr_array_set_size (found, MOST_IN_PARAGRAPH);
  want = settle_found (self, base, found);
  have = tagged_ranges (self, &start, &end);
  set_tags (self, have, want);
  return replace_verses (self, base, (guint) gtk_text_iter_get_offset (&end), found);
}

static gboolean
look_at_stretch (SiloamVerseTags *self, const Stretch *stretch)
{
  GtkTextIter start, end;
  gboolean changed = FALSE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, stretch->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, stretch->end);
  for (int line = gtk_text_iter_get_line (&start); line <= gtk_text_iter_get_line (&end); line++)
    changed |= look_at_line (self, line);
  return changed;
}

static void
stretch_clear (gpointer data)
{
  Stretch *stretch = data;
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (stretch->start);

  if (buffer != NULL)
    {
      gtk_text_buffer_delete_mark (buffer, stretch->start);
      gtk_text_buffer_delete_mark (buffer, stretch->end);
    }
  g_object_unref (stretch->start);
  g_object_unref (stretch->end);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  SiloamVerseTags *self = user_data;

  self->pause = 0;
  siloam_verse_tags_flush (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (SiloamVerseTags *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

static gboolean
is_noted (SiloamVerseTags *self, const GtkTextIter *start, const GtkTextIter *end)
{
  const Stretch *last = NULL;
  GtkTextIter from, to;

  if (self->changed->len == 0)
    return FALSE;
  last = &g_array_index (self->changed, Stretch, self->changed->len - 1);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &from, last->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &to, last->end);
  return gtk_text_iter_get_line (&from) <= gtk_text_iter_get_line (start) &&
         gtk_text_iter_get_line (end) <= gtk_text_iter_get_line (&to);
}

static void
note_change (SiloamVerseTags *self, const GtkTextIter *start, const GtkTextIter *end)
{
  Stretch stretch;

  if (!is_noted (self, start, end))
    {
      stretch.start = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, start, TRUE));
      stretch.end = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, end, FALSE));
      g_array_append_val (self->changed, stretch);
    }
  look_later (self);
}

static void
note_pending (SiloamVerseTags *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, self->pending);
  note_change (self, &iter, &iter);
}

static void
inserted_cb (SiloamVerseTags *self, GtkTextIter *end, const char *text, int length)
{
  glong n = g_utf8_strlen (text, length);
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) n);
  self->typing = n == 1;
  note_change (self, &start, end);
}

static void
deleted_cb (SiloamVerseTags *self, GtkTextIter *start, GtkTextIter *end)
{
  self->typing = TRUE;
  note_change (self, start, end);
}

/* Moving on finishes what was typed; moving about costs nothing. */
static void
caret_moved_cb (SiloamVerseTags *self)
{
  if (self->pending != NULL)
    note_pending (self);
}

static void
siloam_verse_tags_dispose (GObject *object)
{
  SiloamVerseTags *self = SILOAM_VERSE_TAGS (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->buffer != NULL)
    clear_pending (self);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->verses, g_ptr_array_unref);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (siloam_verse_tags_parent_class)->dispose (object);
}

static void
siloam_verse_tags_class_init (SiloamVerseTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_verse_tags_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
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
siloam_verse_tags_init (SiloamVerseTags *self)
{
  self->verses = g_ptr_array_new_with_free_func (verse_free);
  self->changed = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_array_set_clear_func (self->changed, stretch_clear);
}

/**
 * siloam_verse_tags_new:
 * @buffer: the text
 * @place: (transfer none): a widget; its window has the Bibles, its page the entry
 *
 * Starts to follow @buffer. What is in it already is marked by siloam_verse_tags_reread().
 *
 * Returns: (transfer full): the marks; they are followed until it is freed
 */
SiloamVerseTags *
siloam_verse_tags_new (GtkTextBuffer *buffer, GtkWidget *place)
{
  SiloamVerseTags *self = g_object_new (SILOAM_TYPE_VERSE_TAGS, NULL);
  const GConnectFlags after = G_CONNECT_SWAPPED | G_CONNECT_AFTER;

  self->buffer = g_object_ref (buffer);
  self->place = place;
  self->tag =
      gtk_text_buffer_create_tag (buffer, TAG_NAME, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), self, after);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), self, after);
  g_signal_connect_object (buffer,
                           "notify::cursor-position",
                           G_CALLBACK (caret_moved_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * siloam_verse_tags_set_color:
 *
 * Writes the references in this colour.
 */
void
siloam_verse_tags_set_color (SiloamVerseTags *self, const GdkRGBA *color)
{
  g_return_if_fail (SILOAM_IS_VERSE_TAGS (self));

  g_object_set (self->tag, "foreground-rgba", color, NULL);
}

/**
 * siloam_verse_tags_get_verses:
 *
 * Returns: (transfer none) (element-type SiloamTaggedVerse): in the order of the text, as of the
 *   last look; valid until the next one
 */
GPtrArray *
siloam_verse_tags_get_verses (SiloamVerseTags *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_TAGS (self), NULL);

  return self->verses;
}

/**
 * siloam_verse_tags_find:
 * @at: a place in the text
 *
 * Returns: (transfer none) (nullable): the reference @at is in, or the one that ends there
 */
const SiloamTaggedVerse *
siloam_verse_tags_find (SiloamVerseTags *self, const GtkTextIter *at)
{
  guint offset, index;
  const SiloamTaggedVerse *verse;

  g_return_val_if_fail (SILOAM_IS_VERSE_TAGS (self), NULL);

  offset = (guint) gtk_text_iter_get_offset (at);
  index = index_from (self, offset + 1);
  if (index == 0)
    return NULL;
  verse = g_ptr_array_index (self->verses, index - 1);
  return offset <= offset_of (self, verse->mark) + verse->length ? verse : NULL;
}

/**
 * siloam_verse_tags_get_bounds:
 * @verse: one of siloam_verse_tags_get_verses()
 * @start: (out caller-allocates): where it starts
 * @end: (out caller-allocates): where it ends
 *
 * Tells where @verse stands in the text.
 */
void
siloam_verse_tags_get_bounds (SiloamVerseTags *self,
                              const SiloamTaggedVerse *verse,
                              GtkTextIter *start,
                              GtkTextIter *end)
{
  g_return_if_fail (SILOAM_IS_VERSE_TAGS (self));

  gtk_text_buffer_get_iter_at_mark (self->buffer, start, verse->mark);
  *end = *start;
  gtk_text_iter_forward_chars (end, (int) verse->length);
}

/**
 * siloam_verse_tags_flush:
 *
 * Looks at the paragraphs that changed, without waiting for the pause.
 */
void
siloam_verse_tags_flush (SiloamVerseTags *self)
{
  g_autoptr (GArray) stretches = NULL;
  gboolean changed = FALSE;

  g_return_if_fail (SILOAM_IS_VERSE_TAGS (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->changed->len == 0)
    return;

  stretches = g_steal_pointer (&self->changed);
  self->changed = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_array_set_clear_func (self->changed, stretch_clear);
  clear_pending (self);
  for (guint i = 0; i < stretches->len; i++)
    changed |= look_at_stretch (self, &g_array_index (stretches, Stretch, i));
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * siloam_verse_tags_settle:
 *
 * Marks also the reference that waited for its next character, as when the person goes elsewhere.
 */
void
siloam_verse_tags_settle (SiloamVerseTags *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_TAGS (self));

  self->typing = FALSE;
  if (self->pending != NULL)
    note_pending (self);
  siloam_verse_tags_flush (self);
}

/**
 * siloam_verse_tags_reread:
 *
 * Reads the whole text anew: once when it is loaded, and when references are read differently.
 */
void
siloam_verse_tags_reread (SiloamVerseTags *self)
{
  GtkTextIter start, end;

  g_return_if_fail (SILOAM_IS_VERSE_TAGS (self));

  self->typing = FALSE;
  g_array_set_size (self->changed, 0);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  note_change (self, &start, &end);
  siloam_verse_tags_flush (self);
}

/**
 * siloam_verse_tags_get_n_looked_at:
 *
 * Returns: how many paragraphs were looked at so far
 */
guint
siloam_verse_tags_get_n_looked_at (SiloamVerseTags *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_TAGS (self), 0);

  return self->n_looked_at;
}
