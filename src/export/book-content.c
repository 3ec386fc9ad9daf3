/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides what of an entry may stand on paper, in which order and in which words (product.md §4).
 * Never: the memory, confessions, check-ins, ids, names and boundaries of forgiving, the labels of
 * lust, defect and guilt, and what the person set aside after weighing it. Any thread. */

#include "export/book-private.h"

/* Between the lines of one text, and between a label and its words; multiples of the text size. */
#define CLOSE_GAP 0.35
#define LABEL_GAP 0.12

typedef struct
{
  const SiloamEntry *entry;
  const SiloamBookOptions *options;
  const SiloamBookWords *words;
  SiloamChapter *chapter;
  gboolean both; /* the released side too */
} Writer;

SiloamParagraph *
siloam_paragraph_new (SiloamInk ink, const char *text)
{
  static guint last_serial;
  SiloamParagraph *self = g_new0 (SiloamParagraph, 1);

  self->serial = (guint) g_atomic_int_add (&last_serial, 1) + 1;
  self->ink = ink;
  self->gap = siloam_ink_style (ink)->gap;
  self->keep_with_next = siloam_ink_style (ink)->keep_with_next;
  self->text = g_strdup (text);
  return self;
}

void
siloam_paragraph_free (SiloamParagraph *self)
{
  g_free (self->text);
  g_free (self);
}

static void
block_free (SiloamBlock *self)
{
  g_clear_pointer (&self->paragraph, siloam_paragraph_free);
  g_clear_pointer (&self->received, g_ptr_array_unref);
  g_clear_pointer (&self->released, g_ptr_array_unref);
  g_free (self);
}

void
siloam_chapter_free (SiloamChapter *self)
{
  g_free (self->title);
  g_free (self->month);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->verses);
  g_free (self);
}

/* Adds the pieces of a line; those after the first go on without a gap. */
static void
add_line (GPtrArray *paragraphs, SiloamInk ink, const char *line, gboolean first)
{
  double gap = siloam_ink_style (ink)->gap;

  if (!first)
    gap = MIN (gap, CLOSE_GAP);
  while (*line != '\0')
    {
      gsize length = siloam_book_piece_length (line);
      g_autofree char *piece = g_strndup (line, length);

      line += length;
      if (g_strstrip (piece)[0] == '\0')
        continue;
      g_ptr_array_add (paragraphs, siloam_paragraph_new (ink, piece));
      ((SiloamParagraph *) g_ptr_array_index (paragraphs, paragraphs->len - 1))->gap = gap;
      gap = 0;
    }
}

/* Adds each line of a text as a paragraph, or as some where it is very long. */
static void
add_lines (GPtrArray *paragraphs, SiloamInk ink, const char *text)
{
  g_autofree char *clean = siloam_book_clean_text (text);
  g_auto (GStrv) lines = NULL;
  guint start = paragraphs->len;

  if (clean == NULL)
    return;
  lines = g_strsplit (clean, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (paragraphs, ink, g_strstrip (lines[i]), paragraphs->len == start);
}

static void
take_block (Writer *writer, SiloamParagraph *paragraph)
{
  SiloamBlock *block = g_new0 (SiloamBlock, 1);

  block->paragraph = paragraph;
  g_ptr_array_add (writer->chapter->blocks, block);
}

static void
write_text (Writer *writer, SiloamInk ink, const char *text)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();

  add_lines (paragraphs, ink, text);
  for (guint i = 0; i < paragraphs->len; i++)
    take_block (writer, g_ptr_array_index (paragraphs, i));
}

static SiloamParagraph *
last_paragraph (Writer *writer, guint from_end)
{
  GPtrArray *blocks = writer->chapter->blocks;

  return ((SiloamBlock *) g_ptr_array_index (blocks, blocks->len - 1 - from_end))->paragraph;
}

/* A small heading and the words under it; neither when there are no words. */
static void
write_labelled (Writer *writer, const char *label, const char *text)
{
  g_autofree char *clean = siloam_book_clean_text (text);
  guint first = writer->chapter->blocks->len + 1;

  if (clean == NULL)
    return;
  take_block (writer, siloam_paragraph_new (SILOAM_INK_LABEL, label));
  write_text (writer, SILOAM_INK_BODY, clean);
  ((SiloamBlock *) g_ptr_array_index (writer->chapter->blocks, first))->paragraph->gap = LABEL_GAP;
}

static char *
quote (const SiloamBookWords *words, const char *text)
{
  return g_strconcat (words->quote_open, text, words->quote_close, NULL);
}

/* "een woord · zekerheid · gedenksteen" */
static char *
describe_received (const SiloamBookWords *words, const SiloamReceived *received)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (words->forms[received->form] != NULL && received->form != SILOAM_FORM_SILENCE)
    g_ptr_array_add (parts, (gpointer) words->forms[received->form]);
  for (guint bit = 0; bit < SILOAM_N_GIFTS; bit++)
    if (received->gifts & (1u << bit) && words->gifts[bit] != NULL)
      g_ptr_array_add (parts, (gpointer) words->gifts[bit]);
  if (received->memorial)
    g_ptr_array_add (parts, (gpointer) words->memorial);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
list_received (Writer *writer, const SiloamReceived *received, GPtrArray *list)
{
  g_autofree char *text = siloam_book_clean_text (received->text);
  g_autofree char *said = NULL;
  g_autofree char *note = NULL;

  if (received->discern == SILOAM_DISCERN_SET_ASIDE)
    return;
  if (text == NULL && received->form != SILOAM_FORM_SILENCE)
    return;
  if (text != NULL && received->form == SILOAM_FORM_WORD)
    said = quote (writer->words, text);
  add_lines (list,
             SILOAM_INK_RECEIVED,
             said != NULL   ? said
             : text != NULL ? text
                            : writer->words->silence);
  note = describe_received (writer->words, received);
  add_lines (list, SILOAM_INK_RECEIVED_NOTE, note);
}

static SiloamAmount
released_amount (const SiloamEntry *entry, const SiloamHurt *hurt)
{
  for (guint i = 0; i < entry->releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (entry->releases, i);
      if (g_strcmp0 (release->hurt_id, hurt->id) == 0)
        return release->amount;
    }
  return SILOAM_AMOUNT_NOT_YET;
}

/* The person's own words; a label only where there are none and it may be printed. */
static void
list_released (Writer *writer, const SiloamHurt *hurt, GPtrArray *list)
{
  SiloamAmount amount = released_amount (writer->entry, hurt);
  g_autofree char *text = siloam_book_clean_text (hurt->words);
  const char *said = text != NULL ? text : writer->words->kinds[hurt->kind];

  if (amount == SILOAM_AMOUNT_NOT_YET || said == NULL)
    return;
  add_lines (list, SILOAM_INK_RELEASED, said);
  add_lines (list, SILOAM_INK_RELEASED_NOTE, hurt->effect);
  if (amount == SILOAM_AMOUNT_PART)
    add_lines (list, SILOAM_INK_RELEASED_NOTE, writer->words->in_part);
}

static GPtrArray *
new_column (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_paragraph_free);
}

static void
write_card (Writer *writer)
{
  g_autoptr (GPtrArray) received = new_column ();
  g_autoptr (GPtrArray) released = new_column ();
  SiloamBlock *card;

  for (guint i = 0; i < writer->entry->received->len; i++)
    list_received (writer, g_ptr_array_index (writer->entry->received, i), received);
  for (guint i = 0; writer->both && i < writer->entry->hurts->len; i++)
    list_released (writer, g_ptr_array_index (writer->entry->hurts, i), released);
  if (received->len == 0 && released->len == 0)
    return;
  if (received->len > 0)
    g_ptr_array_insert (received,
                        0,
                        siloam_paragraph_new (SILOAM_INK_RECEIVED_LABEL, writer->words->received));
  if (released->len > 0)
    g_ptr_array_insert (released,
                        0,
                        siloam_paragraph_new (SILOAM_INK_RELEASED_LABEL, writer->words->released));
  card = g_new0 (SiloamBlock, 1);
  card->received = g_steal_pointer (&received);
  card->released = g_steal_pointer (&released);
  g_ptr_array_add (writer->chapter->blocks, card);
}

/* "“De rechtvaardigen roepen” — Statenvertaling" */
static char *
quote_verse (const SiloamBookWords *words, const SiloamBookVerse *verse)
{
  g_autofree char *quoted = NULL;

  if (verse->wording == NULL)
    return NULL;
  quoted = quote (words, verse->wording);
  if (verse->text_of == NULL)
    return g_steal_pointer (&quoted);
  return g_strconcat (quoted, " — ", verse->text_of, NULL);
}

/* What was typed, and close under it its wording and what it says to the person. */
static void
write_verse (Writer *writer, const SiloamBookVerse *verse, const char *said_to_me, gboolean first)
{
  g_autofree char *said = quote_verse (writer->words, verse);
  g_autofree char *application = siloam_book_clean_text (said_to_me);

  take_block (writer, siloam_paragraph_new (SILOAM_INK_BODY, verse->label));
  last_paragraph (writer, 0)->gap = first ? LABEL_GAP : CLOSE_GAP;
  last_paragraph (writer, 0)->keep_with_next = said != NULL || application != NULL;
  write_text (writer, SILOAM_INK_NOTE, said);
  write_text (writer, SILOAM_INK_NOTE, application);
}

static void
write_verses (Writer *writer)
{
  const GPtrArray *verses = writer->entry->verses;
  gboolean first = TRUE;

  for (guint i = 0; i < verses->len; i++)
    {
      const SiloamVerseLink *link = g_ptr_array_index (verses, i);
      SiloamBookVerse *verse =
          siloam_book_verse_new (writer->entry, link, writer->options, writer->words);

      if (verse == NULL)
        continue;
      if (first)
        take_block (writer, siloam_paragraph_new (SILOAM_INK_LABEL, writer->words->verses));
      write_verse (writer, verse, link->application, first);
      g_ptr_array_add (writer->chapter->verses, verse);
      first = FALSE;
    }
}

/* Prayers that speak of the burden, or for someone else, belong to the released side. */
static gboolean
may_print_prayer (const Writer *writer, SiloamPrayerMode mode)
{
  switch (mode)
    {
    case SILOAM_PRAYER_THANKS:
    case SILOAM_PRAYER_BLESSING:
      return TRUE;
    case SILOAM_PRAYER_ASK:
    case SILOAM_PRAYER_AUTHORITY:
    case SILOAM_PRAYER_INTERCESSION:
      return writer->both;
    case SILOAM_PRAYER_CONFESSION:
    default:
      return FALSE;
    }
}

static void
write_prayers (Writer *writer)
{
  for (guint i = 0; i < writer->entry->prayers->len; i++)
    {
      const SiloamPrayer *prayer = g_ptr_array_index (writer->entry->prayers, i);

      if (!may_print_prayer (writer, prayer->mode))
        continue;
      write_labelled (writer, writer->words->prayer, prayer->text);
      write_text (writer, SILOAM_INK_NOTE, prayer->promise);
    }
  for (guint i = 0; writer->both && i < writer->entry->releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (writer->entry->releases, i);

      if (release->amount != SILOAM_AMOUNT_NOT_YET)
        write_labelled (writer, writer->words->prayer, release->prayer);
    }
}

static void
write_forgiving (Writer *writer)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; writer->both && i < writer->entry->forgiveness->len; i++)
    {
      const SiloamForgiveness *forgiveness = g_ptr_array_index (writer->entry->forgiveness, i);
      const char *toward = writer->words->towards[forgiveness->toward];
      const char *stance = writer->words->stances[forgiveness->stance];

      if (toward != NULL && stance != NULL)
        g_string_append_printf (lines, "%s: %s\n", toward, stance);
    }
  write_labelled (writer, writer->words->forgiving, lines->str);
}

static gboolean
may_print_outcome (const Writer *writer, SiloamOutcome outcome)
{
  return writer->both || outcome == SILOAM_OUTCOME_RECONCILED || outcome == SILOAM_OUTCOME_THANKFUL;
}

static char *
describe_change (const Writer *writer, const SiloamRevisit *revisit)
{
  const SiloamBookWords *words = writer->words;
  const char *outcome =
      may_print_outcome (writer, revisit->outcome) ? words->outcomes[revisit->outcome] : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; writer->both && i < SILOAM_N_AREAS; i++)
    if (words->changes[revisit->areas_now[i]] != NULL)
      g_ptr_array_add (
          parts,
          g_strdup_printf ("%s: %s", words->areas[i], words->changes[revisit->areas_now[i]]));
  if (outcome != NULL)
    g_ptr_array_add (parts, g_strdup (outcome));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
write_revisit (Writer *writer, const SiloamRevisit *revisit)
{
  g_autofree char *day = siloam_book_words_format_day (writer->words, revisit->at);
  g_autofree char *label = g_strdup_printf ("%s %s", writer->words->looked_back, day);
  g_autofree char *change = describe_change (writer, revisit);
  g_autofree char *text = siloam_book_clean_text (revisit->still_true);
  g_autofree char *note = siloam_book_clean_text (revisit->note);
  g_autofree char *all = NULL;

  if (text != NULL || note != NULL)
    all = g_strconcat (text != NULL ? text : "", "\n", note, NULL);
  write_labelled (writer, label, all != NULL ? all : change);
  if (all != NULL)
    write_text (writer, SILOAM_INK_NOTE, change);
}

/* The received side stands first, whatever the order of the evening was. */
static void
write_exchange (Writer *writer)
{
  const SiloamEntry *entry = writer->entry;

  write_card (writer);
  write_labelled (writer, writer->words->thanks, entry->closing_thanks);
  write_labelled (writer, writer->words->today, entry->today_step);
  write_verses (writer);
  write_labelled (writer, writer->words->good_memory, entry->good_memory);
  if (writer->both)
    write_labelled (writer, writer->words->invitation, entry->invitation);
  write_forgiving (writer);
}

static void
write_blessing (Writer *writer)
{
  const SiloamEntry *entry = writer->entry;

  write_labelled (writer, writer->words->asked, entry->ask);
  if (writer->both)
    write_labelled (writer, writer->words->obstacle, entry->obstacle_words);
  write_labelled (writer, writer->words->thanks, entry->thanks);
  if (entry->blessing_received)
    write_text (writer, SILOAM_INK_BODY, writer->words->blessing_received);
  write_labelled (writer, writer->words->today, entry->today_step);
  write_verses (writer);
}

static void
write_free (Writer *writer)
{
  const SiloamEntry *entry = writer->entry;
  g_autoptr (GString) lines = g_string_new (NULL);

  write_text (writer, SILOAM_INK_BODY, entry->text);
  for (guint i = 0; i < entry->gratitude->len; i++)
    {
      g_autofree char *line = siloam_book_clean_text (g_ptr_array_index (entry->gratitude, i));
      if (line != NULL)
        g_string_append_printf (lines, "%s\n", line);
    }
  write_labelled (writer, writer->words->thankful_for, lines->str);
  if (entry->gratitude->len > 1 && lines->len > 0)
    last_paragraph (writer, 1)->keep_with_next = TRUE;
  write_labelled (writer, writer->words->today, entry->today_step);
  write_verses (writer);
}

static void
write_words (Writer *writer)
{
  switch (writer->entry->kind)
    {
    case SILOAM_ENTRY_EXCHANGE:
      write_exchange (writer);
      break;
    case SILOAM_ENTRY_BLESSING:
      write_blessing (writer);
      break;
    case SILOAM_ENTRY_FREE:
      write_free (writer);
      break;
    default:
      g_return_if_reached ();
    }
  write_prayers (writer);
  for (guint i = 0; i < writer->entry->revisits->len; i++)
    write_revisit (writer, g_ptr_array_index (writer->entry->revisits, i));
}

static const char *
name_blessing (const Writer *writer)
{
  const SiloamEntry *entry = writer->entry;

  if (entry->kind != SILOAM_ENTRY_BLESSING)
    return NULL;
  if (entry->blessing == SILOAM_BLESS_OWN && entry->own_blessing != NULL)
    return entry->own_blessing;
  return writer->words->blessings[entry->blessing];
}

/* The title of the person, or the name of the blessing, or else the day. */
static void
write_heading (Writer *writer)
{
  g_autofree char *day = siloam_book_words_format_day (writer->words, writer->entry->created);
  g_autofree char *title = siloam_book_clean_text (writer->entry->title);

  if (title == NULL)
    title = siloam_book_clean_text (name_blessing (writer));
  writer->chapter->title = title != NULL ? g_strdup (title) : siloam_book_capitalise (day);
  siloam_book_shorten (&writer->chapter->title);
  take_block (writer, siloam_paragraph_new (SILOAM_INK_ENTRY, writer->chapter->title));
  if (title != NULL)
    take_block (writer, siloam_paragraph_new (SILOAM_INK_META, day));
}

/**
 * siloam_chapter_new:
 *
 * Gathers what of @entry is printed. In a book of a period an entry that has nothing to print is
 * left out.
 *
 * Returns: (transfer full) (nullable): the chapter, or %NULL when nothing of @entry is printed
 */
SiloamChapter *
siloam_chapter_new (const SiloamEntry *entry,
                    const SiloamBookOptions *options,
                    const SiloamBookWords *words)
{
  g_autofree char *month = NULL;
  g_autoptr (SiloamChapter) chapter = NULL;
  Writer writer = { entry, options, words, NULL, options->sides == SILOAM_SIDES_BOTH };
  guint heading;

  if (entry->sealed && !options->include_sealed)
    return NULL;
  month = siloam_book_words_format_month (words, entry->created);
  chapter = g_new0 (SiloamChapter, 1);
  chapter->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  chapter->verses = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_book_verse_free);
  chapter->month = siloam_book_capitalise (month);
  writer.chapter = chapter;
  write_heading (&writer);
  heading = chapter->blocks->len;
  write_words (&writer);
  if (chapter->blocks->len == heading)
    return NULL;
  return g_steal_pointer (&chapter);
}
