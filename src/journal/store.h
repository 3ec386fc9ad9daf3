/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "journal/entry.h"
#include "journal/error.h"

G_BEGIN_DECLS

/* Entries in SQL on a borrowed connection. Synchronous, one thread. */
typedef struct _SiloamStore SiloamStore;

/* One line of a list: the received side first, never a preview of a hurt. */
typedef struct
{
  char *id;
  SiloamEntryKind kind;
  SiloamState state;
  GDateTime *created;
  char *title; /* NULL: show the date */
  char *line;  /* first received line, thanks or free words; NULL when sealed */
  char *open_step;
  gboolean sealed;
  gboolean resting;
} SiloamSummary;

typedef struct
{
  SiloamSummary *summary;
  char *snippet; /* hits between U+2068 and U+2069; NULL when sealed */
} SiloamSearchHit;

/* One received item for reading back. */
typedef struct
{
  char *entry_id;
  char *received_id;
  GDateTime *created;
  SiloamForm form;
  char *text;
  guint gifts;
  gboolean memorial;
  GPtrArray *verses; /* (element-type utf8): as typed, role RECEIVED or BASIS */
} SiloamGiftLine;

/* An entry that holds a verse, and where in it. */
typedef struct
{
  SiloamSummary *summary; /* no title and no line when sealed */
  char *typed;            /* the reference as the person wrote it; NULL when sealed */
  SiloamPlaceSide side;
  SiloamVerseRole role; /* of a linked verse; 0 for a reference in a text */
} SiloamVersePlace;

/* What the journal knows of its owner and of itself. */
typedef struct
{
  char *locale;       /* "nl", "en" */
  char *address_form; /* "je", "u" */
  char *bible_translation;
  char *trusted_name;
  char *trusted_phone;
  gint64 recovery_set_at; /* unix seconds, 0 until the code was written down */
  gboolean reminders_enabled;
} SiloamProfile;

SiloamStore *siloam_store_new (sqlite3 *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_store_free (SiloamStore *self);

/* Runs work in one transaction: all of it is on disk afterwards, or none. Inside other work it is
 * undone alone when it fails, and on disk when the outer work is. On a full disk SQLite may undo
 * the outer work too: siloam_store_is_transacting() tells, and then the outer work must fail. */
typedef gboolean (*SiloamStoreWork) (SiloamStore *self, gpointer data, GError **error);
gboolean siloam_store_transact (SiloamStore *self,
                                SiloamStoreWork work,
                                gpointer data,
                                GError **error);
/* The same for work that changes very many entries: search is brought up to date once, at the end.
 * Not inside other work. */
gboolean siloam_store_transact_many (SiloamStore *self,
                                     SiloamStoreWork work,
                                     gpointer data,
                                     GError **error);
gboolean siloam_store_is_transacting (SiloamStore *self);

gboolean siloam_store_save (SiloamStore *self, const SiloamEntry *entry, GError **error);
/* The same, but the entry keeps the time it was updated: for what comes from elsewhere. */
gboolean siloam_store_put (SiloamStore *self, const SiloamEntry *entry, GError **error);
SiloamEntry *siloam_store_load (SiloamStore *self,
                                const char *id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Has an entry this id, deleted or not? For who must not write over one. */
gboolean siloam_store_knows (SiloamStore *self, const char *id);
gboolean siloam_store_delete (SiloamStore *self, const char *id, GError **error);
gboolean siloam_store_undelete (SiloamStore *self, const char *id, GError **error);
gboolean siloam_store_purge (SiloamStore *self, gint64 deleted_before, GError **error);

/* Who writes from now on: this user on this computer. */
#define SILOAM_DEVICE_LENGTH 16
void siloam_store_set_device (SiloamStore *self, const guint8 device[SILOAM_DEVICE_LENGTH]);
/* How many changes of a device this copy of the journal holds. */
gboolean siloam_store_count_changes (SiloamStore *self,
                                     const guint8 device[SILOAM_DEVICE_LENGTH],
                                     gint64 *changes,
                                     GError **error);

/* Newest first. */
guint siloam_store_count (SiloamStore *self, GError **error);
GPtrArray *siloam_store_page (SiloamStore *self, guint offset, guint count, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *siloam_store_on_the_way (SiloamStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *siloam_store_search (SiloamStore *self, const char *query, guint max, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *siloam_store_gift_lines (SiloamStore *self,
                                    gboolean memorials_only,
                                    guint max,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* GPtrArray of SiloamVersePlace: what was received first, then the newest; an entry comes once. */
GPtrArray *siloam_store_find_places (SiloamStore *self,
                                     const SiloamReference *reference,
                                     guint max,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ids with from <= created < to (either may be NULL), oldest first. */
GPtrArray *siloam_store_period (SiloamStore *self, GDateTime *from, GDateTime *to, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

SiloamProfile *siloam_store_load_profile (SiloamStore *self,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_store_save_profile (SiloamStore *self,
                                    const SiloamProfile *profile,
                                    GError **error);

/* Every invariant of every row, and FTS5's own check: one line per fault, empty when all is well.
 */
GPtrArray *siloam_store_check (SiloamStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SiloamSummary *siloam_summary_copy (const SiloamSummary *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_summary_free (SiloamSummary *self);
void siloam_search_hit_free (SiloamSearchHit *self);
void siloam_verse_place_free (SiloamVersePlace *self);
void siloam_gift_line_free (SiloamGiftLine *self);
SiloamProfile *siloam_profile_new (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamProfile *siloam_profile_copy (const SiloamProfile *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_profile_free (SiloamProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamStore, siloam_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamSummary, siloam_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamSearchHit, siloam_search_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVersePlace, siloam_verse_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamGiftLine, siloam_gift_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamProfile, siloam_profile_free)

G_END_DECLS
