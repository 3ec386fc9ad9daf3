/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of two copies of an entry is the later one. Looks at stamps and never at a word; what it
 * cannot tell it calls concurrent, and then nothing is thrown away. Thread of the stores. */

#include "journal/merge-private.h"

#include <string.h>

static void
free_version (gpointer data)
{
  SiloamVersion *version = data;

  g_free (version->id);
  g_free (version);
}

static void
read_version (sqlite3_stmt *query, SiloamVersion *version)
{
  version->number = sqlite3_column_int64 (query, 0);
  version->updated = sqlite3_column_int64 (query, 1);
  version->deleted = sqlite3_column_int64 (query, 2);
  siloam_stamp_read (query, 3, &version->stamp);
}

#define VERSION_COLUMNS "number, updated, deleted, device, change, old"

int
siloam_version_find (SiloamStore *store, const char *id, SiloamVersion *version, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (store, "SELECT " VERSION_COLUMNS " FROM entry WHERE id = ?", error);
  int step;

  if (query == NULL)
    return SQLITE_ERROR;
  siloam_bind_text (query, 1, id);
  step = siloam_store_step (store, query, error);
  if (step == SQLITE_ROW)
    read_version (query, version);
  return step;
}

static gboolean
load_versions (SiloamCopy *self, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self->store,
                            "SELECT " VERSION_COLUMNS ", id FROM entry ORDER BY id",
                            error);
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = siloam_store_step (self->store, query, error)) == SQLITE_ROW)
    {
      SiloamVersion *version = g_new0 (SiloamVersion, 1);

      read_version (query, version);
      version->id = siloam_column_text (query, 6);
      g_ptr_array_add (self->versions, version);
    }
  return step == SQLITE_DONE;
}

static gboolean
load_gone (SiloamCopy *self, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self->store, "SELECT id, device, change, old FROM gone", error);
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = siloam_store_step (self->store, query, error)) == SQLITE_ROW)
    {
      SiloamStamp *stamp = g_new0 (SiloamStamp, 1);

      siloam_stamp_read (query, 1, stamp);
      g_hash_table_insert (self->gone, siloam_column_text (query, 0), stamp);
    }
  return step == SQLITE_DONE;
}

gboolean
siloam_copy_load (SiloamCopy *self, SiloamStore *store, GError **error)
{
  self->store = store;
  self->versions = g_ptr_array_new_with_free_func (free_version);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->vector = siloam_vector_load (store, error);
  return self->vector != NULL && load_versions (self, error) && load_gone (self, error);
}

void
siloam_copy_clear (SiloamCopy *self)
{
  g_clear_pointer (&self->vector, g_hash_table_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_hash_table_unref);
}

/* Has a copy seen a version, when it now has another one, or none, with this @old? A version
 * without a stamp is only known as the one that another was made from. */
static gboolean
has_seen (const SiloamCopy *copy, gint64 old, const SiloamVersion *version)
{
  if (version->stamp.change != 0)
    return siloam_vector_get (copy->vector, version->stamp.device) >= version->stamp.change;
  return old != 0 && old == siloam_stamp_print (version->id, version->updated);
}

/* Two devices that count as one, as when a home folder was cloned, give the same stamp to different
 * versions: the time tells them apart. */
static gboolean
is_same_version (const SiloamVersion *a, const SiloamVersion *b)
{
  return a->updated == b->updated && siloam_stamp_equal (&a->stamp, &b->stamp);
}

static SiloamVerdict
judge_only_theirs (const SiloamCopy *ours, const SiloamVersion *their)
{
  const SiloamStamp *gone = g_hash_table_lookup (ours->gone, their->id);

  if (gone == NULL)
    return SILOAM_VERDICT_TAKE;
  return their->deleted != 0 || has_seen (ours, gone->old, their) ? SILOAM_VERDICT_LEAVE
                                                                  : SILOAM_VERDICT_TAKE;
}

static SiloamVerdict
judge_only_ours (const SiloamCopy *theirs, const SiloamVersion *our)
{
  const SiloamStamp *gone = g_hash_table_lookup (theirs->gone, our->id);

  if (gone == NULL || our->deleted != 0)
    return SILOAM_VERDICT_LEAVE;
  return has_seen (theirs, gone->old, our) ? SILOAM_VERDICT_ERASE : SILOAM_VERDICT_LEAVE;
}

SiloamVerdict
siloam_copy_judge (const SiloamCopy *ours,
                   const SiloamCopy *theirs,
                   const SiloamVersion *our,
                   const SiloamVersion *their)
{
  gboolean we_have_seen, they_have_seen;

  if (our == NULL)
    return judge_only_theirs (ours, their);
  if (their == NULL)
    return judge_only_ours (theirs, our);
  if (is_same_version (our, their))
    return SILOAM_VERDICT_LEAVE;
  we_have_seen = has_seen (ours, our->stamp.old, their);
  they_have_seen = has_seen (theirs, their->stamp.old, our);
  if (we_have_seen == they_have_seen)
    return SILOAM_VERDICT_CONCURRENT;
  return they_have_seen ? SILOAM_VERDICT_TAKE : SILOAM_VERDICT_LEAVE;
}

gboolean
siloam_version_goes_first (const SiloamVersion *a, const SiloamVersion *b)
{
  int devices;

  if ((a->deleted != 0) != (b->deleted != 0))
    return a->deleted == 0;
  if (a->updated != b->updated)
    return a->updated > b->updated;
  devices = memcmp (a->stamp.device, b->stamp.device, SILOAM_DEVICE_LENGTH);
  if (devices != 0)
    return devices > 0;
  return a->stamp.change >= b->stamp.change;
}

char *
siloam_version_make_id (const SiloamVersion *version)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const gint64 numbers[] = { GINT64_TO_LE (version->stamp.change),
                             GINT64_TO_LE (version->updated) };
  guint8 b[32];
  gsize length = sizeof b;

  g_checksum_update (sum, (const guchar *) "other version", -1);
  g_checksum_update (sum, (const guchar *) version->id, -1);
  g_checksum_update (sum, version->stamp.device, SILOAM_DEVICE_LENGTH);
  g_checksum_update (sum, (const guchar *) numbers, sizeof numbers);
  g_checksum_get_digest (sum, b, &length);
  /* Version 8 of RFC 9562: made in a way of one's own. */
  b[6] = (b[6] & 0x0f) | 0x80;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0],
                          b[1],
                          b[2],
                          b[3],
                          b[4],
                          b[5],
                          b[6],
                          b[7],
                          b[8],
                          b[9],
                          b[10],
                          b[11],
                          b[12],
                          b[13],
                          b[14],
                          b[15]);
}
