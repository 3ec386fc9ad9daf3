/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one list of what an entry has and how the document calls it. Reading, writing and the tests
 * of data/document.schema.json all follow these tables. Pure data, any thread. */

#include "export/document-private.h"

/* Nicks are read and written through int. */
G_STATIC_ASSERT (sizeof (SiloamState) == sizeof (int));
G_STATIC_ASSERT (sizeof (guint) == sizeof (int));

#define ONLY(kind) (1u << SILOAM_ENTRY_##kind)
/* clang-format off */
#define ID(Type) { "id", SILOAM_DOCUMENT_ID, G_STRUCT_OFFSET (Type, id), NULL, NULL, FALSE, 0 }
#define PLAIN(Type, member, TYPE) \
  { #member, SILOAM_DOCUMENT_##TYPE, G_STRUCT_OFFSET (Type, member), NULL, NULL, FALSE, 0 }
#define TERM(Type, member, terms) \
  { #member, SILOAM_DOCUMENT_TERM, G_STRUCT_OFFSET (Type, member), terms, NULL, FALSE, 0 }
#define NEEDED_TERM(Type, member, terms) \
  { #member, SILOAM_DOCUMENT_TERM, G_STRUCT_OFFSET (Type, member), terms, NULL, TRUE, 0 }
#define FLAGS(Type, member, terms) \
  { #member, SILOAM_DOCUMENT_FLAGS, G_STRUCT_OFFSET (Type, member), terms, NULL, FALSE, 0 }
#define END { NULL, SILOAM_DOCUMENT_TEXT, 0, NULL, NULL, FALSE, 0 }

static const SiloamDocumentField hurt_fields[] = {
  ID (SiloamHurt),
  TERM (SiloamHurt, kind, siloam_hurt_kinds),
  PLAIN (SiloamHurt, words, TEXT),
  TERM (SiloamHurt, awareness, siloam_awarenesses),
  TERM (SiloamHurt, source, siloam_hurt_sources),
  TERM (SiloamHurt, origin, siloam_hurt_origins),
  FLAGS (SiloamHurt, areas, siloam_areas),
  PLAIN (SiloamHurt, effect, TEXT),
  PLAIN (SiloamHurt, recent, TRUTH),
  END,
};

static const SiloamDocumentField forgiveness_fields[] = {
  ID (SiloamForgiveness),
  TERM (SiloamForgiveness, toward, siloam_towards),
  PLAIN (SiloamForgiveness, alias, TEXT),
  TERM (SiloamForgiveness, stance, siloam_stances),
  PLAIN (SiloamForgiveness, boundary, TEXT),
  END,
};

static const SiloamDocumentField release_fields[] = {
  ID (SiloamRelease),
  { "hurt", SILOAM_DOCUMENT_HURT, G_STRUCT_OFFSET (SiloamRelease, hurt_id), NULL, NULL, TRUE, 0 },
  NEEDED_TERM (SiloamRelease, amount, siloam_amounts),
  PLAIN (SiloamRelease, prayer, TEXT),
  PLAIN (SiloamRelease, at, TIME),
  END,
};

static const SiloamDocumentField received_fields[] = {
  ID (SiloamReceived),
  NEEDED_TERM (SiloamReceived, form, siloam_forms),
  PLAIN (SiloamReceived, text, TEXT),
  FLAGS (SiloamReceived, gifts, siloam_gifts),
  TERM (SiloamReceived, channel, siloam_channels),
  TERM (SiloamReceived, discern, siloam_discerns),
  PLAIN (SiloamReceived, memorial, TRUTH),
  { "releases", SILOAM_DOCUMENT_RELEASES, G_STRUCT_OFFSET (SiloamReceived, release_ids), NULL, NULL, FALSE, 0 },
  END,
};

static const SiloamDocumentField verse_fields[] = {
  ID (SiloamVerseLink),
  { "typed", SILOAM_DOCUMENT_TEXT, G_STRUCT_OFFSET (SiloamVerseLink, typed), NULL, NULL, TRUE, 0 },
  PLAIN (SiloamVerseLink, osis, TEXT),
  TERM (SiloamVerseLink, numbering, siloam_numberings),
  NEEDED_TERM (SiloamVerseLink, role, siloam_verse_roles),
  PLAIN (SiloamVerseLink, wording, TEXT),
  PLAIN (SiloamVerseLink, text_of, TEXT),
  PLAIN (SiloamVerseLink, application, TEXT),
  END,
};

static const SiloamDocumentField numbering_fields[] = {
  ID (SiloamNumberingChoice),
  { "typed", SILOAM_DOCUMENT_TEXT, G_STRUCT_OFFSET (SiloamNumberingChoice, typed), NULL, NULL, TRUE, 0 },
  NEEDED_TERM (SiloamNumberingChoice, numbering, siloam_numberings),
  END,
};

static const SiloamDocumentField prayer_fields[] = {
  ID (SiloamPrayer),
  NEEDED_TERM (SiloamPrayer, mode, siloam_prayer_modes),
  PLAIN (SiloamPrayer, text, TEXT),
  PLAIN (SiloamPrayer, promise, TEXT),
  END,
};

static const SiloamDocumentField revisit_fields[] = {
  ID (SiloamRevisit),
  { "at", SILOAM_DOCUMENT_TIME, G_STRUCT_OFFSET (SiloamRevisit, at), NULL, NULL, TRUE, 0 },
  PLAIN (SiloamRevisit, still_true, TEXT),
  PLAIN (SiloamRevisit, areas_now, CHANGES),
  TERM (SiloamRevisit, outcome, siloam_outcomes),
  PLAIN (SiloamRevisit, note, TEXT),
  END,
};
/* clang-format on */

static gpointer
add_hurt (SiloamEntry *entry)
{
  return siloam_entry_add_hurt (entry);
}

static gpointer
add_forgiveness (SiloamEntry *entry)
{
  return siloam_entry_add_forgiveness (entry);
}

/* A release without a time of its own was made with the entry, not when the document is read. */
static gpointer
add_release (SiloamEntry *entry)
{
  SiloamRelease *release = siloam_entry_add_release (entry, NULL, SILOAM_AMOUNT_ALL);

  g_clear_pointer (&release->at, g_date_time_unref);
  release->at = g_date_time_ref (entry->created);
  return release;
}

static gpointer
add_received (SiloamEntry *entry)
{
  return siloam_entry_add_received (entry, SILOAM_FORM_WORD);
}

static gpointer
add_verse (SiloamEntry *entry)
{
  return siloam_entry_add_verse (entry, NULL, SILOAM_ROLE_READING);
}

static gpointer
add_numbering (SiloamEntry *entry)
{
  return siloam_entry_add_numbering (entry, NULL);
}

static gpointer
add_prayer (SiloamEntry *entry)
{
  return siloam_entry_add_prayer (entry, SILOAM_PRAYER_ASK);
}

static gpointer
add_revisit (SiloamEntry *entry)
{
  return siloam_entry_add_revisit (entry);
}

static const SiloamDocumentRecord hurt_record = { hurt_fields, add_hurt };
static const SiloamDocumentRecord forgiveness_record = { forgiveness_fields, add_forgiveness };
static const SiloamDocumentRecord release_record = { release_fields, add_release };
static const SiloamDocumentRecord received_record = { received_fields, add_received };
static const SiloamDocumentRecord verse_record = { verse_fields, add_verse };
static const SiloamDocumentRecord numbering_record = { numbering_fields, add_numbering };
static const SiloamDocumentRecord prayer_record = { prayer_fields, add_prayer };
static const SiloamDocumentRecord revisit_record = { revisit_fields, add_revisit };

/* clang-format off */
#define RECORDS(member, record, kinds) \
  { #member, SILOAM_DOCUMENT_RECORDS, G_STRUCT_OFFSET (SiloamEntry, member), NULL, &record, FALSE, kinds }
#define OF(KIND, member, TYPE) \
  { #member, SILOAM_DOCUMENT_##TYPE, G_STRUCT_OFFSET (SiloamEntry, member), NULL, NULL, FALSE, ONLY (KIND) }
#define TERM_OF(KIND, member, terms) \
  { #member, SILOAM_DOCUMENT_TERM, G_STRUCT_OFFSET (SiloamEntry, member), terms, NULL, FALSE, ONLY (KIND) }

const SiloamDocumentField siloam_document_fields[] = {
  ID (SiloamEntry),
  NEEDED_TERM (SiloamEntry, kind, siloam_entry_kinds),
  PLAIN (SiloamEntry, created, TIME),
  PLAIN (SiloamEntry, updated, TIME),
  PLAIN (SiloamEntry, title, TEXT),
  PLAIN (SiloamEntry, sealed, TRUTH),
  PLAIN (SiloamEntry, resting, TRUTH),
  PLAIN (SiloamEntry, open_step, TEXT),
  TERM (SiloamEntry, numbering, siloam_numberings),
  PLAIN (SiloamEntry, tags, TEXTS),

  TERM_OF (EXCHANGE, state, siloam_states),
  TERM (SiloamEntry, checkin_start, siloam_checkins),
  TERM (SiloamEntry, checkin_end, siloam_checkins),
  OF (EXCHANGE, good_memory, TEXT),
  OF (EXCHANGE, invitation, TEXT),
  RECORDS (hurts, hurt_record, ONLY (EXCHANGE)),
  OF (EXCHANGE, memory_text, TEXT),
  OF (EXCHANGE, memory_period, TEXT),
  RECORDS (forgiveness, forgiveness_record, ONLY (EXCHANGE)),
  RECORDS (releases, release_record, ONLY (EXCHANGE)),
  RECORDS (received, received_record, ONLY (EXCHANGE)),
  OF (EXCHANGE, closing_thanks, TEXT),

  TERM_OF (BLESSING, blessing, siloam_blessings),
  OF (BLESSING, own_blessing, TEXT),
  OF (BLESSING, ask, TEXT),
  TERM_OF (BLESSING, obstacle, siloam_obstacles),
  OF (BLESSING, obstacle_words, TEXT),
  OF (BLESSING, struggle, TRUTH),
  OF (BLESSING, thanks, TEXT),
  OF (BLESSING, blessing_received, TRUTH),

  OF (FREE, text, TEXT),
  OF (FREE, gratitude, TEXTS),

  RECORDS (verses, verse_record, 0),
  RECORDS (numberings, numbering_record, 0),
  RECORDS (prayers, prayer_record, 0),
  PLAIN (SiloamEntry, today_step, TEXT),
  RECORDS (revisits, revisit_record, 0),
  END,
};
/* clang-format on */
