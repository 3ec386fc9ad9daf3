/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "journal/vocabulary.h"
#include "scripture/reference.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_ENTRY (siloam_entry_get_type ())

/* Plain records. Every string is owned, UTF-8 and may be NULL for "not said"; every id is a random
 * UUID made by the _new function. Whoever hands an entry to another thread hands over a copy. */

typedef struct
{
  char *id;
  SiloamHurtKind kind;
  char *words;
  SiloamAwareness awareness;
  SiloamHurtSource source;
  SiloamHurtOrigin origin;
  guint areas; /* SiloamArea flags */
  char *effect;
  gboolean recent; /* gentle mode: name it, do not write it out */
} SiloamHurt;

typedef struct
{
  char *id;
  SiloamToward toward;
  char *alias; /* an initial or a word, no full name wanted */
  SiloamStance stance;
  char *boundary;
} SiloamForgiveness;

typedef struct
{
  char *id;
  char *hurt_id;
  SiloamAmount amount;
  char *prayer;
  GDateTime *at;
} SiloamRelease;

typedef struct
{
  char *id;
  SiloamForm form;
  char *text;  /* may be empty with SILENCE only */
  guint gifts; /* SiloamGift flags */
  SiloamChannel channel;
  SiloamDiscern discern;
  gboolean memorial;      /* a stone of remembrance */
  GPtrArray *release_ids; /* (element-type utf8): what it was given for */
} SiloamReceived;

typedef struct
{
  char *id;
  char *typed;                   /* as the person wrote it: the only stored truth */
  char *osis;                    /* derived in the numbering of the typed text, may be NULL */
  SiloamNumberingTerm numbering; /* of osis; 0: as the entry has it */
  SiloamVerseRole role;
  char *wording;
  char *text_of; /* the translation the wording was taken from; NULL: typed by the person */
  char *application;
} SiloamVerseLink;

/* A reference in running text that the person reads in another numbering than the rest. */
typedef struct
{
  char *id;
  char *typed;
  SiloamNumberingTerm numbering;
} SiloamNumberingChoice;

typedef struct
{
  char *id;
  SiloamPrayerMode mode;
  char *text;
  char *promise; /* a verse as typed */
} SiloamPrayer;

typedef struct
{
  char *id;
  GDateTime *at;
  char *still_true;
  SiloamChange areas_now[SILOAM_N_AREAS];
  SiloamOutcome outcome;
  char *note;
} SiloamRevisit;

typedef struct
{
  char *id;
  SiloamEntryKind kind;
  GDateTime *created; /* local time with its offset, as the person lived it */
  GDateTime *updated; /* set by the store */
  char *title;
  gboolean sealed;
  gboolean resting;
  char *open_step;               /* where the person left off; NULL when put away */
  SiloamNumberingTerm numbering; /* how its texts number verses; 0: as the owner's language does */
  GPtrArray *tags;               /* (element-type utf8) */
  GPtrArray *verses;             /* (element-type SiloamVerseLink) */
  GPtrArray *numberings;         /* (element-type SiloamNumberingChoice) */
  GPtrArray *prayers;            /* (element-type SiloamPrayer) */
  GPtrArray *revisits;           /* (element-type SiloamRevisit): oldest first, append-only */
  char *today_step;

  /* exchange */
  SiloamState state; /* see journal/lifecycle.h */
  SiloamCheckin checkin_start;
  SiloamCheckin checkin_end;
  char *good_memory;
  char *invitation;
  char *memory_text; /* always sealed, never in a PDF */
  char *memory_period;
  char *closing_thanks;
  GPtrArray *hurts;       /* (element-type SiloamHurt) */
  GPtrArray *forgiveness; /* (element-type SiloamForgiveness) */
  GPtrArray *releases;    /* (element-type SiloamRelease) */
  GPtrArray *received;    /* (element-type SiloamReceived) */

  /* blessing */
  SiloamBlessing blessing;
  char *own_blessing; /* the name of an own blessing */
  char *ask;
  SiloamObstacle obstacle;
  char *obstacle_words;
  gboolean struggle; /* "a moment of struggle" */
  char *thanks;
  gboolean blessing_received; /* marked by the person, never by the app */

  /* free */
  char *text;
  GPtrArray *gratitude; /* (element-type utf8) */
} SiloamEntry;

GType siloam_entry_get_type (void);

SiloamEntry *siloam_entry_new (SiloamEntryKind kind) G_GNUC_WARN_UNUSED_RESULT;
SiloamEntry *siloam_entry_copy (const SiloamEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_entry_free (SiloamEntry *self);
gboolean siloam_entry_is_blank (const SiloamEntry *self);

/* Each appends to the entry and returns the new record, owned by the entry. */
SiloamHurt *siloam_entry_add_hurt (SiloamEntry *self);
SiloamForgiveness *siloam_entry_add_forgiveness (SiloamEntry *self);
SiloamRelease *siloam_entry_add_release (SiloamEntry *self,
                                         const char *hurt_id,
                                         SiloamAmount amount);
SiloamReceived *siloam_entry_add_received (SiloamEntry *self, SiloamForm form);
SiloamVerseLink *siloam_entry_add_verse (SiloamEntry *self,
                                         const char *typed,
                                         SiloamVerseRole role);
SiloamPrayer *siloam_entry_add_prayer (SiloamEntry *self, SiloamPrayerMode mode);
SiloamRevisit *siloam_entry_add_revisit (SiloamEntry *self);
SiloamNumberingChoice *siloam_entry_add_numbering (SiloamEntry *self, const char *typed);

/* Verses and how they are numbered: verse.c. */
SiloamNumberingTerm siloam_numbering_to_term (SiloamNumbering numbering);
SiloamNumbering siloam_numbering_from_term (SiloamNumberingTerm term, SiloamNumbering fallback);

/* The link of this reference in this role: the one there is, or a new one. */
SiloamVerseLink *siloam_entry_link_verse (SiloamEntry *self,
                                          const char *typed,
                                          const SiloamReference *reference,
                                          SiloamVerseRole role);
/* What was typed and what it stands for, which is NULL while it is no reference. */
void siloam_verse_link_set_reference (SiloamVerseLink *self,
                                      const char *typed,
                                      const SiloamReference *reference);
void siloam_verse_link_set_wording (SiloamVerseLink *self,
                                    const char *wording,
                                    const char *text_of);
/* @fallback: siloam_entry_get_numbering() of the entry that holds the link. */
gboolean siloam_verse_link_get_reference (const SiloamVerseLink *self,
                                          SiloamNumbering fallback,
                                          SiloamReference *out);

/* How the texts of the entry number verses; @fallback for an entry that does not say. */
SiloamNumbering siloam_entry_get_numbering (const SiloamEntry *self, SiloamNumbering fallback);
/* The same for one reference in a text, as it is typed there. */
SiloamNumbering siloam_entry_get_numbering_of (const SiloamEntry *self,
                                               const char *typed,
                                               SiloamNumbering fallback);
void siloam_entry_choose_numbering (SiloamEntry *self,
                                    const char *typed,
                                    SiloamNumbering numbering);
/* Every reference in a text of the entry as the person reads it; GArray of SiloamMatch. */
GArray *siloam_entry_find_references (const SiloamEntry *self,
                                      const char *text,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamEntry, siloam_entry_free)

G_END_DECLS
