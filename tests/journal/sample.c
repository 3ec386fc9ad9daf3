/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sample entries for the tests of this room. */

#include "sample.h"

#include "journal/lifecycle.h"
#include "journal/record.h"

static void
set_moment (GDateTime **field, const char *iso)
{
  g_clear_pointer (field, g_date_time_unref);
  *field = g_date_time_new_from_iso8601 (iso, NULL);
  g_assert_nonnull (*field);
}

static void
add_sides (SiloamEntry *entry)
{
  SiloamHurt *hurt = siloam_entry_add_hurt (entry);
  SiloamReceived *received;

  hurt->kind = SILOAM_HURT_FEAR;
  hurt->words = g_strdup ("bang dat ik het alleen moet doen");
  hurt->awareness = SILOAM_AWARENESS_CAME_UP;
  hurt->source = SILOAM_SOURCE_CIRCUMSTANCE;
  hurt->origin = SILOAM_ORIGIN_SITUATION;
  hurt->areas = SILOAM_AREA_HABITS | SILOAM_AREA_FEELINGS;
  hurt->effect = g_strdup ("ik slaap slecht");
  hurt->recent = TRUE;
  siloam_entry_release (entry, hurt->id, SILOAM_AMOUNT_PART, "Heer, ik geef U dit");

  received = siloam_entry_add_received (entry, SILOAM_FORM_PICTURE);
  received->text = g_strdup ("een open deur");
  received->gifts = SILOAM_GIFT_SECURITY | SILOAM_GIFT_OTHER;
  received->channel = SILOAM_CHANNEL_SENSED;
  received->discern = SILOAM_DISCERN_FITS;
  received->memorial = TRUE;
  g_ptr_array_add (received->release_ids, g_strdup (siloam_record_id (entry->releases->pdata[0])));
}

static void
add_common (SiloamEntry *entry)
{
  SiloamVerseLink *verse = siloam_entry_add_verse (entry, "Ps. 34:18", SILOAM_ROLE_BASIS);
  SiloamPrayer *prayer = siloam_entry_add_prayer (entry, SILOAM_PRAYER_AUTHORITY);

  verse->osis = g_strdup ("Ps.34.18");
  verse->numbering = SILOAM_NUMBERING_TERM_NLD;
  verse->text_of = g_strdup ("eigen vertaling");
  verse->wording = g_strdup ("de rechtvaardigen roepen");
  verse->application = g_strdup ("Hij hoort mij");
  prayer->text = g_strdup ("vrede over deze angst");
  prayer->promise = g_strdup ("Joh 14:27");
  g_ptr_array_add (entry->tags, g_strdup ("werk"));
  g_ptr_array_add (entry->tags, g_strdup ("avond"));
  set_moment (&entry->created, "2026-11-21T20:15:00.123456+01:00");
  entry->title = g_strdup ("Een avond");
  entry->numbering = SILOAM_NUMBERING_TERM_MT;
  siloam_entry_choose_numbering (entry, "Joh 14:27", SILOAM_NUMBERING_SEGOND);
  entry->resting = TRUE;
  entry->checkin_start = SILOAM_CHECKIN_TENSE;
  entry->checkin_end = SILOAM_CHECKIN_CALM;
  entry->today_step = g_strdup ("een halfuur wandelen");
}

static void
add_revisit (SiloamEntry *entry)
{
  SiloamRevisit *revisit = siloam_entry_revisit (entry);

  revisit->still_true = g_strdup ("de deur staat nog open");
  revisit->areas_now[0] = SILOAM_CHANGE_LIGHTER;
  revisit->areas_now[1] = SILOAM_CHANGE_SAME;
  revisit->areas_now[2] = SILOAM_CHANGE_HEAVIER;
  revisit->areas_now[3] = SILOAM_CHANGE_DIFFERENT;
  revisit->outcome = SILOAM_OUTCOME_THANKFUL;
  revisit->note = g_strdup ("stil en dankbaar");
}

SiloamEntry *
sample_exchange (void)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  SiloamForgiveness *forgiveness = siloam_entry_add_forgiveness (entry);

  add_common (entry);
  entry->good_memory = g_strdup ("de tuin van vroeger");
  entry->invitation = g_strdup ("kom maar binnen");
  entry->memory_text = g_strdup ("het donkere trapgat");
  entry->memory_period = g_strdup ("als kind");
  entry->closing_thanks = g_strdup ("dank U voor het kruis");
  add_sides (entry);
  forgiveness->toward = SILOAM_TOWARD_SELF;
  forgiveness->alias = g_strdup ("B.");
  forgiveness->stance = SILOAM_STANCE_WILLING;
  forgiveness->boundary = g_strdup ("ik houd afstand");
  add_revisit (entry);
  return entry;
}

SiloamEntry *
sample_blessing (void)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_BLESSING);

  add_common (entry);
  entry->blessing = SILOAM_BLESS_OWN;
  entry->own_blessing = g_strdup ("moed");
  entry->ask = g_strdup ("geef mij moed");
  entry->obstacle = SILOAM_OBSTACLE_THOUGHTS;
  entry->obstacle_words = g_strdup ("ik kan het toch niet");
  entry->struggle = TRUE;
  entry->thanks = g_strdup ("dank voor vandaag");
  entry->blessing_received = TRUE;
  return entry;
}

SiloamEntry *
sample_free (void)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  add_common (entry);
  entry->text = g_strdup ("\n  Vandaag was het stil.\nEn dat was goed.");
  g_ptr_array_add (entry->gratitude, g_strdup ("zon op het water"));
  g_ptr_array_add (entry->gratitude, g_strdup ("een brief"));
  return entry;
}

SiloamEntry *
sample_note (const char *created, const char *text)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  set_moment (&entry->created, created);
  entry->text = g_strdup (text);
  return entry;
}

static void
assert_lists_equal (const SiloamRecordType *type, GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (siloam_fields_equal (type->fields, a->pdata[i], b->pdata[i]));
}

void
assert_entries_equal (const SiloamEntry *a, const SiloamEntry *b)
{
  g_autoptr (SiloamEntry) x = siloam_entry_copy (a);
  g_autoptr (SiloamEntry) y = siloam_entry_copy (b);

  /* The store sets the time of updating. */
  g_clear_pointer (&x->updated, g_date_time_unref);
  g_clear_pointer (&y->updated, g_date_time_unref);
  for (const SiloamEntryPart *part = siloam_entry_parts; part->table != NULL; part++)
    g_assert_true (siloam_fields_equal (part->fields, x, y));
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    assert_lists_equal (type, siloam_record_list (x, type), siloam_record_list (y, type));
}
