/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Notices that another program wrote in the main file while it is open, as one that brings folders
 * in step does without asking. SQLite believes that nobody else can: its pages would end up between
 * those of another file. Only our own writes change a seal, so a seal that changed without us is
 * proof; the time of the file merely says when to look at all of them. Once noticed, nothing is
 * read from the file or written to it any more. Runs on the thread of the connection. */

#include "vault/vfs-private.h"

#include <sodium.h>
#include <sys/stat.h>

#include "vault/log-mark-private.h"

#define HEADER_PRINT_LENGTH 16

/* What the system says of the file; all zeros when it knows no such file. */
typedef struct
{
  gint64 size;
  struct timespec modified;
  struct timespec changed;
} Facts;

struct _SiloamVfsWatch
{
  GArray *prints; /* guint64 of every page that was read or written; 0: neither yet */
  guint8 mark[SILOAM_LOG_MARK_LENGTH];
  guint8 headers[SILOAM_HEADER_COPIES][HEADER_PRINT_LENGTH];
  Facts facts;
  gboolean writing; /* since the facts were taken */
  gboolean overwritten;
};

static Facts
take_facts (const char *path)
{
  Facts facts = { 0 };
  struct stat status;

  if (stat (path, &status) == 0)
    facts = (Facts){ status.st_size, status.st_mtim, status.st_ctim };
  return facts;
}

static gboolean
same_time (const struct timespec *a, const struct timespec *b)
{
  return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static gboolean
same_facts (const Facts *a, const Facts *b)
{
  return a->size == b->size && same_time (&a->modified, &b->modified) &&
         same_time (&a->changed, &b->changed);
}

/* What is beyond the end reads as zeros, which no seal is. */
static gboolean
read_bytes (SiloamVfs *self, guint8 *into, int length, gint64 offset)
{
  sqlite3_file *lower = self->main->lower;
  const int result = lower->pMethods->xRead (lower, into, length, offset);

  return result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ;
}

static gboolean
read_header_print (SiloamVfs *self, int copy, guint8 print[HEADER_PRINT_LENGTH])
{
  guint8 bytes[SILOAM_HEADER_LENGTH];

  if (!read_bytes (self, bytes, sizeof bytes, (gint64) copy * SILOAM_HEADER_COPY_STRIDE))
    return FALSE;
  crypto_generichash (print, HEADER_PRINT_LENGTH, bytes, sizeof bytes, NULL, 0);
  return TRUE;
}

/* The nonce of a seal is random and never used twice. */
static guint64
print_page (const guint8 *sealed)
{
  guint64 print;

  memcpy (&print, sealed, sizeof print);
  return print;
}

static guint64 *
find_print (SiloamVfsWatch *watch, gint64 page)
{
  if (page >= watch->prints->len)
    g_array_set_size (watch->prints, (guint) page + 1);
  return &g_array_index (watch->prints, guint64, page);
}

/**
 * siloam_vfs_begin_watch: (skip)
 * @self: a VFS whose main file was just opened, and not read yet
 *
 * Returns: whether what is to be compared later could be read
 */
gboolean
siloam_vfs_begin_watch (SiloamVfs *self)
{
  SiloamVfsWatch *watch = g_new0 (SiloamVfsWatch, 1);

  self->watch = watch;
  watch->prints = g_array_new (FALSE, TRUE, sizeof (guint64));
  watch->facts = take_facts (self->path);
  for (int copy = 0; copy < SILOAM_HEADER_COPIES; copy++)
    if (!read_header_print (self, copy, watch->headers[copy]))
      return FALSE;
  return read_bytes (self, watch->mark, sizeof watch->mark, SILOAM_LOG_MARK_AT);
}

void
siloam_vfs_watch_free (SiloamVfsWatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->prints);
  g_free (self);
}

/* What cannot be read now, as on a disk that is away for a moment, proves nothing. */
typedef enum
{
  FOUND_OWN,
  FOUND_OTHER,
  FOUND_NOTHING,
} Found;

static Found
compare (gconstpointer found, gconstpointer known, gsize length)
{
  return memcmp (found, known, length) == 0 ? FOUND_OWN : FOUND_OTHER;
}

static Found
look_at_page (SiloamVfs *self, guint page)
{
  const gint64 place = SILOAM_DATA_OFFSET + (gint64) page * SILOAM_PAGE_SIZE;
  const guint64 known =
      page < self->watch->prints->len ? g_array_index (self->watch->prints, guint64, page) : 0;
  guint8 start[sizeof known];

  if (known == 0)
    return FOUND_OWN;
  if (!read_bytes (self, start, sizeof start, place))
    return FOUND_NOTHING;
  return compare (start, &known, sizeof known);
}

/* Cheap enough for every write. */
static Found
look_at_mark (SiloamVfs *self)
{
  guint8 mark[SILOAM_LOG_MARK_LENGTH];

  if (!read_bytes (self, mark, sizeof mark, SILOAM_LOG_MARK_AT))
    return FOUND_NOTHING;
  return compare (mark, self->watch->mark, sizeof mark);
}

static Found
look_at_header (SiloamVfs *self, int copy)
{
  guint8 print[HEADER_PRINT_LENGTH];

  if (!read_header_print (self, copy, print))
    return FOUND_NOTHING;
  return compare (print, self->watch->headers[copy], sizeof print);
}

static Found
look_at_all (SiloamVfs *self)
{
  Found found = FOUND_OWN;

  for (int copy = 0; copy < SILOAM_HEADER_COPIES && found == FOUND_OWN; copy++)
    found = look_at_header (self, copy);
  for (guint page = 0; page < self->watch->prints->len && found == FOUND_OWN; page++)
    found = look_at_page (self, page);
  return found;
}

/* A time that changed alone is no proof: a touched file, or a server that says it late. */
static Found
look (SiloamVfs *self)
{
  SiloamVfsWatch *watch = self->watch;
  const Facts facts = take_facts (self->path);
  Found found = look_at_mark (self);

  if (found == FOUND_OWN)
    found = look_at_page (self, 0);
  if (found != FOUND_OWN || (!watch->writing && same_facts (&facts, &watch->facts)))
    return found;
  found = look_at_all (self);
  if (found == FOUND_OWN)
    {
      watch->facts = facts;
      watch->writing = FALSE;
    }
  return found;
}

/**
 * siloam_vfs_is_overwritten: (skip)
 *
 * Returns: whether the main file holds what another program wrote; for ever, once it did
 */
gboolean
siloam_vfs_is_overwritten (SiloamVfs *self)
{
  SiloamVfsWatch *watch = self->watch;

  if (watch == NULL || self->main == NULL)
    return FALSE;
  if (!watch->overwritten)
    watch->overwritten = look (self) == FOUND_OTHER;
  return watch->overwritten;
}

/**
 * siloam_vfs_watch_read: (skip)
 * @sealed: (nullable): what was read at @page, %NULL when the file ends before it
 *
 * Returns: %FALSE when that is not what is known to be there
 */
gboolean
siloam_vfs_watch_read (SiloamVfs *self, gint64 page, const guint8 *sealed)
{
  SiloamVfsWatch *watch = self->watch;
  guint64 *known;

  if (watch == NULL)
    return TRUE;
  if (sealed == NULL && page >= watch->prints->len)
    return !watch->overwritten;
  known = find_print (watch, page);
  if (*known != 0 && (sealed == NULL || print_page (sealed) != *known))
    watch->overwritten = TRUE;
  else if (sealed != NULL)
    *known = print_page (sealed);
  return !watch->overwritten;
}

/**
 * siloam_vfs_watch_may_write: (skip)
 *
 * To be asked before every write to the main file.
 *
 * Returns: %FALSE when it holds what another program wrote, or cannot be looked at now
 */
gboolean
siloam_vfs_watch_may_write (SiloamVfs *self)
{
  SiloamVfsWatch *watch = self->watch;
  Found found;

  if (watch == NULL)
    return TRUE;
  if (watch->overwritten)
    return FALSE;
  found = watch->writing ? look_at_mark (self) : look (self);
  watch->overwritten = found == FOUND_OTHER;
  watch->writing = watch->writing || found == FOUND_OWN;
  return found == FOUND_OWN;
}

/**
 * siloam_vfs_watch_wrote_page: (skip)
 * @sealed: (nullable): what lies there now, %NULL when that is not certain
 *
 * Tells what was written by ourselves, as do the next two, which look what came of it.
 */
void
siloam_vfs_watch_wrote_page (SiloamVfs *self, gint64 page, const guint8 *sealed)
{
  if (self->watch != NULL)
    *find_print (self->watch, page) = sealed != NULL ? print_page (sealed) : 0;
}

void
siloam_vfs_watch_wrote_mark (SiloamVfs *self)
{
  if (self->watch != NULL)
    read_bytes (self, self->watch->mark, SILOAM_LOG_MARK_LENGTH, SILOAM_LOG_MARK_AT);
}

void
siloam_vfs_watch_wrote_header (SiloamVfs *self, gint64 offset)
{
  const int copy = (int) (offset / SILOAM_HEADER_COPY_STRIDE);

  if (self->watch != NULL)
    read_header_print (self, copy, self->watch->headers[copy]);
}

void
siloam_vfs_watch_cut (SiloamVfs *self, gint64 pages)
{
  if (self->watch != NULL && self->watch->prints->len > pages)
    g_array_set_size (self->watch->prints, (guint) pages);
}

/**
 * siloam_vfs_watch_rest: (skip)
 *
 * Says that a row of writes is over and on the disk.
 */
void
siloam_vfs_watch_rest (SiloamVfs *self)
{
  if (self->watch == NULL)
    return;
  self->watch->facts = take_facts (self->path);
  self->watch->writing = FALSE;
}
