/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/import-log.h"
#include "journal/request.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/* Entries from another application, or from an export of our own. Reading looks only at the source
 * and planning only looks at the journal; nothing is written before siloam_import_apply(), and that
 * is one transaction. The source is never changed. Worker threads. */

#define SILOAM_IMPORT_ERROR (siloam_import_error_quark ())

typedef enum
{
  SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT, /* none of the formats we read */
  SILOAM_IMPORT_ERROR_NEEDS_PASSWORD, /* it is locked: ask for the words and read again */
  SILOAM_IMPORT_ERROR_WRONG_PASSWORD,
  SILOAM_IMPORT_ERROR_TOO_LARGE,     /* larger than any diary; also a zip bomb */
  SILOAM_IMPORT_ERROR_DAMAGED,       /* it says what it is, and cannot be read */
  SILOAM_IMPORT_ERROR_UNSAFE,        /* names or contents made to do harm */
  SILOAM_IMPORT_ERROR_NEEDS_PROGRAM, /* gpg is missing, or may not be called here */
  SILOAM_IMPORT_ERROR_EMPTY,         /* nothing to bring in */
  SILOAM_IMPORT_ERROR_CHANGED_SINCE, /* undo: some entries were changed after the import */
  SILOAM_IMPORT_ERROR_ENCIPHERED,    /* a zip that must be unpacked first, with its password */
} SiloamImportError;

GQuark siloam_import_error_quark (void);

typedef enum
{
  SILOAM_IMPORT_AUTO,
  SILOAM_IMPORT_SILOAM, /* our own JSON */
  SILOAM_IMPORT_DAY_ONE,
  SILOAM_IMPORT_DAY_ONE_TEXT,
  SILOAM_IMPORT_DAY_ONE_CLASSIC,
  SILOAM_IMPORT_JRNL,
  SILOAM_IMPORT_REDNOTEBOOK,
  SILOAM_IMPORT_LIFEOGRAPH,
  SILOAM_IMPORT_ALMANAH,
  SILOAM_IMPORT_JOURNEY,
  SILOAM_IMPORT_DIARIUM,
  SILOAM_IMPORT_MINI_DIARY,
  SILOAM_IMPORT_MINI_DIARIUM,
  SILOAM_IMPORT_STANDARD_NOTES,
  SILOAM_IMPORT_TEXT, /* Markdown and plain text: a file, a folder or a zip of it */
  SILOAM_N_IMPORT_FORMATS,
} SiloamImportFormat;

/* "day-one", "jrnl", …: for siloamctl and for the file; NULL for none. */
const char *siloam_import_format_nick (SiloamImportFormat format);
gboolean siloam_import_format_from_nick (const char *nick, SiloamImportFormat *format);
/* The name the application gives itself, the same in every language. */
const char *siloam_import_format_name (SiloamImportFormat format);

typedef enum
{
  SILOAM_IMPORT_PENDING, /* read, not planned yet */
  SILOAM_IMPORT_ADDED,
  SILOAM_IMPORT_MERGED, /* the source changed since the last import, our entry did not */
  SILOAM_IMPORT_SKIPPED,
  SILOAM_IMPORT_FAILED,
} SiloamImportOutcome;

typedef enum
{
  SILOAM_IMPORT_REASON_NONE,
  SILOAM_IMPORT_REASON_HERE,       /* came with an earlier import, unchanged */
  SILOAM_IMPORT_REASON_SAME_WORDS, /* the same words on the same day are here already */
  SILOAM_IMPORT_REASON_ERASED,     /* came earlier and was thrown away here */
  SILOAM_IMPORT_REASON_CHANGED, /* changed on both sides: ours stays, theirs is added beside it */
  SILOAM_IMPORT_REASON_BLANK,   /* nothing is written in it */
  SILOAM_IMPORT_REASON_OLDER,   /* our own entry, of which a newer state is here */
} SiloamImportReason;

/* One entry of the source. */
typedef struct
{
  char *source;       /* its name there for good, "day-one:8A9F…"; NULL: made of day and words */
  char *place;        /* where it stands, for the report: "2019.json", "diary.txt:120" */
  SiloamEntry *entry; /* NULL when it could not be read, and then fault is set */
  gboolean day_guessed; /* the day is that of the file, because nothing said it */
  GPtrArray *left_out;  /* (element-type utf8): what we do not hold, "photo 4f2c.jpeg" */
  GError *fault;        /* why there is no entry; never words of the entry */

  SiloamImportOutcome outcome;
  SiloamImportReason reason;
  char *target; /* planned: the id of the entry here that it is, or that it changes; nullable */
} SiloamImportItem;

typedef struct
{
  SiloamImportFormat format;
  GPtrArray *items;    /* (element-type SiloamImportItem), as they stand in the source */
  GPtrArray *left_out; /* (element-type utf8): of the source as a whole */

  /* Only in an export of our own: what a journal holds beside its entries. */
  SiloamProfile *profile; /* nullable */
  GPtrArray *requests;    /* (element-type SiloamPrayerRequest) */
  GPtrArray *reminders;   /* (element-type SiloamReminder) */

  SiloamImportItem *overflow; /* of who adds more than any diary has; NULL when all is well */
} SiloamImportBundle;

/* How much was done, 0 to 1; on the thread that works. */
typedef void (*SiloamImportProgressFunc) (double fraction, gpointer user_data);

typedef struct
{
  const char *language;   /* "nl" or "en", for the few words that we add */
  SiloamSecret *password; /* nullable */
  GTimeZone *zone;        /* nullable: the local one; for sources that name none */
  gboolean day_first;     /* 03/04/2019 is the third of April */
  SiloamImportProgressFunc progress;
  gpointer progress_data;
} SiloamImportOptions;

SiloamImportBundle *siloam_import_read (const char *path,
                                        SiloamImportFormat format,
                                        const SiloamImportOptions *options,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  SILOAM_IMPORT_PLAN_PLAIN = 0,
  SILOAM_IMPORT_PLAN_BRING_BACK = 1 << 0, /* what was thrown away here may come again */
} SiloamImportPlanFlags;

/* How many of each outcome there are in a bundle. */
typedef struct
{
  guint added;
  guint merged;
  guint skipped;
  guint failed;
} SiloamImportCount;

/* What an undo did, or would have done. */
typedef struct
{
  guint taken_back; /* entries that are gone again */
  guint restored;   /* entries that are as they were before the import */
  guint kept;       /* entries that were changed since, and stay */
} SiloamImportUndone;

/* Says of every item what would become of it; the journal is only looked at. */
gboolean siloam_import_plan (SiloamStore *store,
                             SiloamImportBundle *bundle,
                             SiloamImportPlanFlags flags,
                             GCancellable *cancellable,
                             GError **error);
SiloamImportCount siloam_import_count (const SiloamImportBundle *bundle);
/* Plans anew and does it, all of it or nothing. */
gboolean siloam_import_apply (SiloamStore *store,
                              SiloamImportBundle *bundle,
                              SiloamImportPlanFlags flags,
                              const SiloamImportOptions *options,
                              GCancellable *cancellable,
                              gint64 *number,
                              GError **error);
gboolean siloam_import_undo (SiloamStore *store,
                             gint64 number,
                             gboolean although_changed,
                             SiloamImportUndone *undone,
                             GError **error);
/* Earlier imports, newest first: a GPtrArray of SiloamImportRecord. */
GPtrArray *siloam_import_list (SiloamStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

SiloamImportBundle *siloam_import_bundle_new (SiloamImportFormat format) G_GNUC_WARN_UNUSED_RESULT;
void siloam_import_bundle_free (SiloamImportBundle *self);
SiloamImportItem *siloam_import_bundle_add (SiloamImportBundle *self, const char *place);
void siloam_import_item_free (SiloamImportItem *self);
/* printf-like; what we do not hold is told, never dropped in silence. */
void siloam_import_item_leave_out (SiloamImportItem *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamImportBundle, siloam_import_bundle_free)

G_END_DECLS
