/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "journal/vocabulary.h"

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
  char *typed; /* as the person wrote it: the only stored truth */
  char *osis;  /* derived in the numbering of the typed text, may be NULL */
  SiloamVerseRole role;
  char *wording;
  char *application;
} SiloamVerseLink;

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
  char *open_step;     /* where the person left off; NULL when put away */
  GPtrArray *tags;     /* (element-type utf8) */
  GPtrArray *verses;   /* (element-type SiloamVerseLink) */
  GPtrArray *prayers;  /* (element-type SiloamPrayer) */
  GPtrArray *revisits; /* (element-type SiloamRevisit): oldest first, append-only */
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamEntry, siloam_entry_free)

G_END_DECLS
