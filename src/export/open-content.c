/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry as headings and words, for every open format alike. What may go along was decided before
 * (open-filter.c): everything that is still in the entry is told here. Any thread. */

#include "export/open-private.h"

/* What a book never prints, and an archive of one's own may hold. */
typedef struct
{
  const char *memory;
  const char *confession;
  const char *boundary;
  const char *effect;
  const char *set_aside;
  const char *not_yet;
  const char *blessing;
  const char *kinds[9]; /* by SiloamHurtKind */
} ExtraWords;

static const ExtraWords dutch = {
  .memory = "Herinnering",
  .confession = "Belijdenis",
  .boundary = "Grens",
  .effect = "Wat het deed",
  .set_aside = "terzijde gelegd",
  .not_yet = "nog niet losgelaten",
  .blessing = "Zegen",
  .kinds = { NULL,
             "kwetsing",
             "angst",
             "schaamte",
             "emotionele pijn",
             "verlangens die mij vasthouden",
             "waar ik tekortschiet",
             "schuld of zonde",
             "iets anders" },
};

static const ExtraWords english = {
  .memory = "Memory",
  .confession = "Confession",
  .boundary = "Boundary",
  .effect = "What it did",
  .set_aside = "set aside",
  .not_yet = "not let go yet",
  .blessing = "Blessing",
  .kinds = { NULL,
             "hurt",
             "fear",
             "shame",
             "emotional pain",
             "cravings that hold me",
             "where I fall short",
             "guilt or sin",
             "something else" },
};

typedef struct
{
  const SiloamEntry *entry;
  const SiloamBookWords *words;
  const ExtraWords *extra;
  GPtrArray *blocks;
} Writer;

static gboolean
is_blank (const char *text)
{
  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static void
free_block (gpointer data)
{
  SiloamOpenBlock *block = data;

  g_free (block->text);
  g_free (block);
}

static void
put (Writer *writer, SiloamOpenBlockType type, const char *text)
{
  SiloamOpenBlock *block;

  if (is_blank (text))
    return;
  block = g_new0 (SiloamOpenBlock, 1);
  block->type = type;
  block->text = g_strdup (text);
  g_ptr_array_add (writer->blocks, block);
}

static void
put_labelled (Writer *writer, const char *label, const char *text)
{
  if (is_blank (text))
    return;
  put (writer, SILOAM_OPEN_HEADING, label);
  put (writer, SILOAM_OPEN_WORDS, text);
}

static void
add_part (GString *note, const char *part)
{
  if (part == NULL)
    return;
  if (note->len > 0)
    g_string_append (note, " · ");
  g_string_append (note, part);
}

static void
put_received (Writer *writer, const SiloamReceived *received)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (is_blank (received->text) && received->form != SILOAM_FORM_SILENCE)
    return;
  put (writer,
       SILOAM_OPEN_WORDS,
       is_blank (received->text) ? writer->words->silence : received->text);
  add_part (note, writer->words->forms[received->form]);
  for (guint bit = 0; bit < SILOAM_N_GIFTS; bit++)
    if (received->gifts & (1u << bit))
      add_part (note, writer->words->gifts[bit]);
  if (received->memorial)
    add_part (note, writer->words->memorial);
  if (received->discern == SILOAM_DISCERN_SET_ASIDE)
    add_part (note, writer->extra->set_aside);
  put (writer, SILOAM_OPEN_NOTE, note->str);
}

static const SiloamRelease *
find_release (const SiloamEntry *entry, const char *hurt_id)
{
  for (guint i = 0; i < entry->releases->len; i++)
    {
      const SiloamRelease *release = g_ptr_array_index (entry->releases, i);

      if (g_strcmp0 (release->hurt_id, hurt_id) == 0)
        return release;
    }
  return NULL;
}

static void
put_hurt (Writer *writer, const SiloamHurt *hurt)
{
  const SiloamRelease *release = find_release (writer->entry, hurt->id);
  const char *kind = writer->extra->kinds[hurt->kind];
  g_autoptr (GString) note = g_string_new (NULL);

  put (writer, SILOAM_OPEN_WORDS, is_blank (hurt->words) ? kind : hurt->words);
  if (!is_blank (hurt->words))
    add_part (note, kind);
  for (guint i = 0; i < SILOAM_N_AREAS; i++)
    if (hurt->areas & (1u << i))
      add_part (note, writer->words->areas[i]);
  if (release == NULL || release->amount == SILOAM_AMOUNT_NOT_YET)
    add_part (note, writer->extra->not_yet);
  else if (release->amount == SILOAM_AMOUNT_PART)
    add_part (note, writer->words->in_part);
  put (writer, SILOAM_OPEN_NOTE, note->str);
  if (!is_blank (hurt->effect))
    {
      put (writer, SILOAM_OPEN_NOTE, writer->extra->effect);
      put (writer, SILOAM_OPEN_WORDS, hurt->effect);
    }
  if (release != NULL && !is_blank (release->prayer))
    {
      put (writer, SILOAM_OPEN_NOTE, writer->words->prayer);
      put (writer, SILOAM_OPEN_WORDS, release->prayer);
    }
}

static void
put_forgiveness (Writer *writer, const SiloamForgiveness *forgiveness)
{
  g_autoptr (GString) note = g_string_new (NULL);

  put (writer, SILOAM_OPEN_WORDS, forgiveness->alias);
  add_part (note, writer->words->towards[forgiveness->toward]);
  add_part (note, writer->words->stances[forgiveness->stance]);
  put (writer, SILOAM_OPEN_NOTE, note->str);
  if (!is_blank (forgiveness->boundary))
    {
      put (writer, SILOAM_OPEN_NOTE, writer->extra->boundary);
      put (writer, SILOAM_OPEN_WORDS, forgiveness->boundary);
    }
}

/* "“De HEERE is nabij” — Statenvertaling" */
static void
put_verse (Writer *writer, const SiloamVerseLink *verse)
{
  g_autofree char *wording = NULL;

  put (writer, SILOAM_OPEN_ITEM, verse->typed);
  if (!is_blank (verse->wording))
    {
      wording = g_strconcat (writer->words->quote_open,
                             verse->wording,
                             writer->words->quote_close,
                             verse->text_of != NULL ? " — " : "",
                             verse->text_of != NULL ? verse->text_of : "",
                             NULL);
      put (writer, SILOAM_OPEN_WORDS, wording);
    }
  put (writer, SILOAM_OPEN_WORDS, verse->application);
}

static void
put_verses (Writer *writer)
{
  const GPtrArray *verses = writer->entry->verses;

  if (verses->len > 0)
    put (writer, SILOAM_OPEN_HEADING, writer->words->verses);
  for (guint i = 0; i < verses->len; i++)
    put_verse (writer, g_ptr_array_index (verses, i));
}

static void
put_prayers (Writer *writer)
{
  for (guint i = 0; i < writer->entry->prayers->len; i++)
    {
      const SiloamPrayer *prayer = g_ptr_array_index (writer->entry->prayers, i);
      gboolean confession = prayer->mode == SILOAM_PRAYER_CONFESSION;

      put_labelled (writer,
                    confession ? writer->extra->confession : writer->words->prayer,
                    prayer->text);
      put (writer, SILOAM_OPEN_WORDS, prayer->promise);
    }
}

static void
put_revisit (Writer *writer, const SiloamRevisit *revisit)
{
  g_autofree char *day = siloam_book_words_format_day (writer->words, revisit->at);
  g_autofree char *label = g_strdup_printf ("%s %s", writer->words->looked_back, day);
  g_autoptr (GString) note = g_string_new (NULL);

  put (writer, SILOAM_OPEN_HEADING, label);
  put (writer, SILOAM_OPEN_WORDS, revisit->still_true);
  for (guint i = 0; i < SILOAM_N_AREAS; i++)
    if (writer->words->changes[revisit->areas_now[i]] != NULL)
      {
        g_autofree char *change = g_strdup_printf ("%s: %s",
                                                   writer->words->areas[i],
                                                   writer->words->changes[revisit->areas_now[i]]);
        add_part (note, change);
      }
  add_part (note, writer->words->outcomes[revisit->outcome]);
  put (writer, SILOAM_OPEN_NOTE, note->str);
  put (writer, SILOAM_OPEN_WORDS, revisit->note);
}

static void
put_list (Writer *writer, const char *label, const GPtrArray *texts)
{
  gboolean first = TRUE;

  for (guint i = 0; i < texts->len; i++)
    {
      if (is_blank (g_ptr_array_index (texts, i)))
        continue;
      if (first)
        put (writer, SILOAM_OPEN_HEADING, label);
      put (writer, SILOAM_OPEN_ITEM, g_ptr_array_index (texts, i));
      first = FALSE;
    }
}

static void
put_exchange_sides (Writer *writer)
{
  const SiloamEntry *entry = writer->entry;

  if (entry->received->len > 0)
    put (writer, SILOAM_OPEN_HEADING, writer->words->received);
  for (guint i = 0; i < entry->received->len; i++)
    put_received (writer, g_ptr_array_index (entry->received, i));
  if (entry->hurts->len > 0)
    put (writer, SILOAM_OPEN_HEADING, writer->words->released);
  for (guint i = 0; i < entry->hurts->len; i++)
    put_hurt (writer, g_ptr_array_index (entry->hurts, i));
  if (entry->forgiveness->len > 0)
    put (writer, SILOAM_OPEN_HEADING, writer->words->forgiving);
  for (guint i = 0; i < entry->forgiveness->len; i++)
    put_forgiveness (writer, g_ptr_array_index (entry->forgiveness, i));
}

static void
put_exchange (Writer *writer)
{
  const SiloamEntry *entry = writer->entry;

  put_exchange_sides (writer);
  put_labelled (writer, writer->words->thanks, entry->closing_thanks);
  put_labelled (writer, writer->words->good_memory, entry->good_memory);
  put_labelled (writer, writer->words->invitation, entry->invitation);
  if (is_blank (entry->memory_text) && is_blank (entry->memory_period))
    return;
  put (writer, SILOAM_OPEN_HEADING, writer->extra->memory);
  put (writer, SILOAM_OPEN_NOTE, entry->memory_period);
  put (writer, SILOAM_OPEN_WORDS, entry->memory_text);
}

static void
put_blessing (Writer *writer)
{
  const SiloamEntry *entry = writer->entry;

  put_labelled (writer, writer->words->asked, entry->ask);
  put_labelled (writer, writer->words->obstacle, entry->obstacle_words);
  put_labelled (writer, writer->words->thanks, entry->thanks);
  if (entry->blessing_received)
    put (writer, SILOAM_OPEN_NOTE, writer->words->blessing_received);
}

GPtrArray *
siloam_open_blocks (const SiloamEntry *entry, const char *language)
{
  gboolean is_dutch = language != NULL && g_str_has_prefix (language, "nl");
  Writer writer = { entry,
                    siloam_book_words_get (language),
                    is_dutch ? &dutch : &english,
                    g_ptr_array_new_with_free_func (free_block) };

  put (&writer, SILOAM_OPEN_WORDS, entry->text);
  put_list (&writer, writer.words->thankful_for, entry->gratitude);
  if (entry->kind == SILOAM_ENTRY_EXCHANGE)
    put_exchange (&writer);
  if (entry->kind == SILOAM_ENTRY_BLESSING)
    put_blessing (&writer);
  put_labelled (&writer, writer.words->today, entry->today_step);
  put_verses (&writer);
  put_prayers (&writer);
  for (guint i = 0; i < entry->revisits->len; i++)
    put_revisit (&writer, g_ptr_array_index (entry->revisits, i));
  return writer.blocks;
}

char *
siloam_open_title (const SiloamEntry *entry, const char *language)
{
  const SiloamBookWords *words = siloam_book_words_get (language);

  if (!is_blank (entry->title))
    return g_strdup (entry->title);
  if (entry->kind != SILOAM_ENTRY_BLESSING)
    return NULL;
  if (entry->blessing == SILOAM_BLESS_OWN && !is_blank (entry->own_blessing))
    return g_strdup (entry->own_blessing);
  return g_strdup (words->blessings[entry->blessing]);
}
