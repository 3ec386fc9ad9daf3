/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The description of every field of an entry and the generic work on them: copy, compare, clear.
 * It knows no SQL and no rules; those are in the store and in lifecycle.c. Pure, any thread. */

#include "journal/record.h"

#include "journal/record-table.h"

static const SiloamField entry_fields[] = {
  ID (SiloamEntry),
  MUST (SiloamEntry, kind, siloam_entry_kinds),
  TERM (SiloamEntry, state, siloam_states),
  TIME (SiloamEntry, created, TRUE),
  TIME (SiloamEntry, updated, FALSE),
  TEXT (SiloamEntry, title),
  SWITCH (SiloamEntry, sealed),
  SWITCH (SiloamEntry, resting),
  TEXT (SiloamEntry, open_step),
  TERM (SiloamEntry, numbering, siloam_numberings),
  TERM (SiloamEntry, checkin_start, siloam_checkins),
  TERM (SiloamEntry, checkin_end, siloam_checkins),
  TEXT (SiloamEntry, today_step),
  WORDS (SiloamEntry, tags),
  END,
};

static const SiloamField exchange_fields[] = {
  TEXT (SiloamEntry, good_memory),    TEXT (SiloamEntry, invitation),
  TEXT (SiloamEntry, memory_text),    TEXT (SiloamEntry, memory_period),
  TEXT (SiloamEntry, closing_thanks), END,
};

static const SiloamField blessing_fields[] = {
  TERM (SiloamEntry, blessing, siloam_blessings),
  TEXT (SiloamEntry, own_blessing),
  TEXT (SiloamEntry, ask),
  TERM (SiloamEntry, obstacle, siloam_obstacles),
  TEXT (SiloamEntry, obstacle_words),
  SWITCH (SiloamEntry, struggle),
  TEXT (SiloamEntry, thanks),
  SWITCH (SiloamEntry, blessing_received),
  END,
};

static const SiloamField free_fields[] = {
  TEXT (SiloamEntry, text),
  WORDS (SiloamEntry, gratitude),
  END,
};

const SiloamEntryPart siloam_entry_parts[] = {
  { "entry", 0, entry_fields },
  { "exchange", SILOAM_ENTRY_EXCHANGE, exchange_fields },
  { "blessing", SILOAM_ENTRY_BLESSING, blessing_fields },
  { "free", SILOAM_ENTRY_FREE, free_fields },
  { NULL, 0, NULL },
};

static const SiloamField hurt_fields[] = {
  ID (SiloamHurt),
  MUST (SiloamHurt, kind, siloam_hurt_kinds),
  TEXT (SiloamHurt, words),
  TERM (SiloamHurt, awareness, siloam_awarenesses),
  TERM (SiloamHurt, source, siloam_hurt_sources),
  TERM (SiloamHurt, origin, siloam_hurt_origins),
  FLAGS (SiloamHurt, areas, siloam_areas),
  TEXT (SiloamHurt, effect),
  SWITCH (SiloamHurt, recent),
  END,
};

static const SiloamField forgiveness_fields[] = {
  ID (SiloamForgiveness),
  MUST (SiloamForgiveness, toward, siloam_towards),
  TEXT (SiloamForgiveness, alias),
  MUST (SiloamForgiveness, stance, siloam_stances),
  TEXT (SiloamForgiveness, boundary),
  END,
};

static const SiloamField release_fields[] = {
  ID (SiloamRelease),
  { "hurt", SILOAM_FIELD_ID, G_STRUCT_OFFSET (SiloamRelease, hurt_id), NULL, TRUE },
  MUST (SiloamRelease, amount, siloam_amounts),
  TEXT (SiloamRelease, prayer),
  TIME (SiloamRelease, at, TRUE),
  END,
};

static const SiloamField received_fields[] = {
  ID (SiloamReceived),
  MUST (SiloamReceived, form, siloam_forms),
  TEXT (SiloamReceived, text),
  FLAGS (SiloamReceived, gifts, siloam_gifts),
  TERM (SiloamReceived, channel, siloam_channels),
  MUST (SiloamReceived, discern, siloam_discerns),
  SWITCH (SiloamReceived, memorial),
  { "releases", SILOAM_FIELD_WORDS, G_STRUCT_OFFSET (SiloamReceived, release_ids), NULL, FALSE },
  END,
};

static const SiloamField verse_fields[] = {
  ID (SiloamVerseLink),
  TEXT (SiloamVerseLink, typed),
  TEXT (SiloamVerseLink, osis),
  TERM (SiloamVerseLink, numbering, siloam_numberings),
  MUST (SiloamVerseLink, role, siloam_verse_roles),
  TEXT (SiloamVerseLink, wording),
  TEXT (SiloamVerseLink, text_of),
  TEXT (SiloamVerseLink, application),
  END,
};

static const SiloamField prayer_fields[] = {
  ID (SiloamPrayer),
  MUST (SiloamPrayer, mode, siloam_prayer_modes),
  TEXT (SiloamPrayer, text),
  TEXT (SiloamPrayer, promise),
  END,
};

#define AREA_NOW(area, index)                                                                      \
  {                                                                                                \
    area, SILOAM_FIELD_TERM, G_STRUCT_OFFSET (SiloamRevisit, areas_now[index]), siloam_changes,    \
        FALSE                                                                                      \
  }

static const SiloamField revisit_fields[] = {
  ID (SiloamRevisit),
  TIME (SiloamRevisit, at, TRUE),
  TEXT (SiloamRevisit, still_true),
  AREA_NOW ("self_image", 0),
  AREA_NOW ("habits", 1),
  AREA_NOW ("feelings", 2),
  AREA_NOW ("behaviour", 3),
  TERM (SiloamRevisit, outcome, siloam_outcomes),
  TEXT (SiloamRevisit, note),
  END,
};

static const SiloamField numbering_fields[] = {
  ID (SiloamNumberingChoice),
  TEXT (SiloamNumberingChoice, typed),
  MUST (SiloamNumberingChoice, numbering, siloam_numberings),
  END,
};

static void
free_record (const SiloamRecordType *type, gpointer record)
{
  siloam_fields_clear (type->fields, record);
  g_free (record);
}

/* A GPtrArray hands its free function the record alone, so each type needs one of its own. */
#define DEFINE_FREE(name, index)                                                                   \
  static void name (gpointer record) { free_record (&siloam_record_types[index], record); }
DEFINE_FREE (free_hurt, 0)
DEFINE_FREE (free_forgiveness, 1)
DEFINE_FREE (free_release, 2)
DEFINE_FREE (free_received, 3)
DEFINE_FREE (free_verse, 4)
DEFINE_FREE (free_prayer, 5)
DEFINE_FREE (free_revisit, 6)
DEFINE_FREE (free_numbering, 7)

#define LIST(member) G_STRUCT_OFFSET (SiloamEntry, member)

const SiloamRecordType siloam_record_types[] = {
  { "hurts", SILOAM_ENTRY_EXCHANGE, sizeof (SiloamHurt), LIST (hurts), hurt_fields, free_hurt },
  { "forgiveness",
    SILOAM_ENTRY_EXCHANGE,
    sizeof (SiloamForgiveness),
    LIST (forgiveness),
    forgiveness_fields,
    free_forgiveness },
  { "releases",
    SILOAM_ENTRY_EXCHANGE,
    sizeof (SiloamRelease),
    LIST (releases),
    release_fields,
    free_release },
  { "received",
    SILOAM_ENTRY_EXCHANGE,
    sizeof (SiloamReceived),
    LIST (received),
    received_fields,
    free_received },
  { "verses", 0, sizeof (SiloamVerseLink), LIST (verses), verse_fields, free_verse },
  { "prayers", 0, sizeof (SiloamPrayer), LIST (prayers), prayer_fields, free_prayer },
  { "revisits", 0, sizeof (SiloamRevisit), LIST (revisits), revisit_fields, free_revisit },
  { "numberings",
    0,
    sizeof (SiloamNumberingChoice),
    LIST (numberings),
    numbering_fields,
    free_numbering },
  { NULL, 0, 0, 0, NULL, NULL },
};

const SiloamRecordType *const siloam_hurts = &siloam_record_types[0];
const SiloamRecordType *const siloam_forgivenesses = &siloam_record_types[1];
const SiloamRecordType *const siloam_releases = &siloam_record_types[2];
const SiloamRecordType *const siloam_receiveds = &siloam_record_types[3];
const SiloamRecordType *const siloam_verses = &siloam_record_types[4];
const SiloamRecordType *const siloam_prayers = &siloam_record_types[5];
const SiloamRecordType *const siloam_revisits = &siloam_record_types[6];
const SiloamRecordType *const siloam_numbering_choices = &siloam_record_types[7];

#define MEMBER(type, record, field) (*(type *) G_STRUCT_MEMBER_P (record, (field)->offset))

const char *
siloam_field_text (const SiloamField *field, gconstpointer record)
{
  return MEMBER (char *, record, field);
}

guint
siloam_field_value (const SiloamField *field, gconstpointer record)
{
  return MEMBER (guint, record, field);
}

GDateTime *
siloam_field_time (const SiloamField *field, gconstpointer record)
{
  return MEMBER (GDateTime *, record, field);
}

GPtrArray *
siloam_field_words (const SiloamField *field, gconstpointer record)
{
  return MEMBER (GPtrArray *, record, field);
}

void
siloam_field_take_text (const SiloamField *field, gpointer record, char *text)
{
  g_free (MEMBER (char *, record, field));
  MEMBER (char *, record, field) = text;
}

void
siloam_field_set_value (const SiloamField *field, gpointer record, guint value)
{
  MEMBER (guint, record, field) = value;
}

void
siloam_field_take_time (const SiloamField *field, gpointer record, GDateTime *time)
{
  g_clear_pointer (&MEMBER (GDateTime *, record, field), g_date_time_unref);
  MEMBER (GDateTime *, record, field) = time;
}

static void
copy_words (const SiloamField *field, gconstpointer from, gpointer to)
{
  GPtrArray *source = siloam_field_words (field, from);
  GPtrArray *target = siloam_field_words (field, to);

  for (guint i = 0; i < source->len; i++)
    g_ptr_array_add (target, g_strdup (source->pdata[i]));
}

static void
copy_field (const SiloamField *field, gconstpointer from, gpointer to)
{
  GDateTime *time;

  switch (field->type)
    {
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
      siloam_field_take_text (field, to, g_strdup (siloam_field_text (field, from)));
      break;
    case SILOAM_FIELD_TERM:
    case SILOAM_FIELD_FLAGS:
    case SILOAM_FIELD_SWITCH:
    case SILOAM_FIELD_NUMBER:
      siloam_field_set_value (field, to, siloam_field_value (field, from));
      break;
    case SILOAM_FIELD_TIME:
      time = siloam_field_time (field, from);
      siloam_field_take_time (field, to, time != NULL ? g_date_time_ref (time) : NULL);
      break;
    case SILOAM_FIELD_WORDS:
      copy_words (field, from, to);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
siloam_fields_prepare (const SiloamField *fields, gpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    if (field->type == SILOAM_FIELD_WORDS)
      MEMBER (GPtrArray *, record, field) = g_ptr_array_new_with_free_func (g_free);
}

/* @to is fresh: its lists exist and are empty. */
void
siloam_fields_copy (const SiloamField *fields, gconstpointer from, gpointer to)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    copy_field (field, from, to);
}

void
siloam_fields_clear (const SiloamField *fields, gpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      if (field->type == SILOAM_FIELD_ID || field->type == SILOAM_FIELD_TEXT)
        siloam_field_take_text (field, record, NULL);
      else if (field->type == SILOAM_FIELD_TIME)
        siloam_field_take_time (field, record, NULL);
      else if (field->type == SILOAM_FIELD_WORDS)
        g_clear_pointer (&MEMBER (GPtrArray *, record, field), g_ptr_array_unref);
    }
}

static gboolean
times_equal (GDateTime *a, GDateTime *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_date_time_equal (a, b) &&
         g_date_time_get_utc_offset (a) == g_date_time_get_utc_offset (b);
}

static gboolean
words_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
field_equal (const SiloamField *field, gconstpointer a, gconstpointer b)
{
  switch (field->type)
    {
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
      return g_strcmp0 (siloam_field_text (field, a), siloam_field_text (field, b)) == 0;
    case SILOAM_FIELD_TERM:
    case SILOAM_FIELD_FLAGS:
    case SILOAM_FIELD_NUMBER:
      return siloam_field_value (field, a) == siloam_field_value (field, b);
    case SILOAM_FIELD_SWITCH:
      return !siloam_field_value (field, a) == !siloam_field_value (field, b);
    case SILOAM_FIELD_TIME:
      return times_equal (siloam_field_time (field, a), siloam_field_time (field, b));
    case SILOAM_FIELD_WORDS:
      return words_equal (siloam_field_words (field, a), siloam_field_words (field, b));
    default:
      g_assert_not_reached ();
    }
}

gboolean
siloam_fields_equal (const SiloamField *fields, gconstpointer a, gconstpointer b)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    if (!field_equal (field, a, b))
      return FALSE;
  return TRUE;
}

/* Also for text that was not checked yet: g_utf8_next_char() would run past the end of broken
 * UTF-8. */
gboolean
siloam_text_is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_find_next_char (p, NULL))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
words_blank (GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (!siloam_text_is_blank (words->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
field_blank (const SiloamField *field, gconstpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_TEXT:
      return siloam_text_is_blank (siloam_field_text (field, record));
    case SILOAM_FIELD_TERM:
    case SILOAM_FIELD_FLAGS:
    case SILOAM_FIELD_SWITCH:
    case SILOAM_FIELD_NUMBER:
      /* How a reference is to be read says nothing where there is none. */
      return field->required || field->terms == siloam_numberings ||
             siloam_field_value (field, record) == 0;
    case SILOAM_FIELD_WORDS:
      return words_blank (siloam_field_words (field, record));
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TIME:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

gboolean
siloam_fields_blank (const SiloamField *fields, gconstpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    if (!field_blank (field, record))
      return FALSE;
  return TRUE;
}

/* A record with empty lists and no id. */
gpointer
siloam_record_new (const SiloamRecordType *type)
{
  gpointer record = g_malloc0 (type->size);

  siloam_fields_prepare (type->fields, record);
  return record;
}

gpointer
siloam_record_append (SiloamEntry *entry, const SiloamRecordType *type)
{
  gpointer record = siloam_record_new (type);

  g_ptr_array_add (siloam_record_list (entry, type), record);
  return record;
}

GPtrArray *
siloam_record_list (const SiloamEntry *entry, const SiloamRecordType *type)
{
  return G_STRUCT_MEMBER (GPtrArray *, entry, type->offset);
}

const char *
siloam_record_id (gconstpointer record)
{
  return *(char *const *) record;
}

static gboolean
lists_equal (const SiloamRecordType *type, GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!siloam_fields_equal (type->fields, a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Everything but the time of updating. */
gboolean
siloam_entry_says_the_same (const SiloamEntry *a, const SiloamEntry *b)
{
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    for (const SiloamField *field = part->fields; field->name != NULL; field++)
      if (field->offset != G_STRUCT_OFFSET (SiloamEntry, updated) && !field_equal (field, a, b))
        return FALSE;
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    if (!lists_equal (type, siloam_record_list (a, type), siloam_record_list (b, type)))
      return FALSE;
  return TRUE;
}
