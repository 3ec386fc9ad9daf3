/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The plumbing between C values and SQLite in the ministry file: cached statements, transactions,
 * and bringing the log to an end when a key was destroyed. No SQL text and no value ever goes into
 * an error. Runs on the thread of the store. */

#include "ministry/store-private.h"

#include <stdarg.h>

#include "vault/vault.h"

static sqlite3_stmt *
prepare (SiloamMinistryStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int result;

  if (statement != NULL)
    return statement;
  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      siloam_vault_set_db_error (self->db, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

gint64
siloam_ministry_time_to_us (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

GDateTime *
siloam_ministry_time_from_us (gint64 us)
{
  g_autoptr (GDateTime) whole = g_date_time_new_from_unix_local (us / G_USEC_PER_SEC);

  return whole != NULL ? g_date_time_add (whole, us % G_USEC_PER_SEC) : NULL;
}

GBytes *
siloam_ministry_variant_to_bytes (GVariant *variant)
{
#if G_BYTE_ORDER == G_BIG_ENDIAN
  g_autoptr (GVariant) little = g_variant_byteswap (variant);

  return g_variant_get_data_as_bytes (little);
#else
  return g_variant_get_data_as_bytes (variant);
#endif
}

/* Whether it is what it should be is for the reader of the record to find out. */
GVariant *
siloam_ministry_variant_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) variant =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));

#if G_BYTE_ORDER == G_BIG_ENDIAN
  return g_variant_byteswap (variant);
#else
  return g_steal_pointer (&variant);
#endif
}

/* Out of memory ends the process as g_malloc() does: a value must not be left out in silence. */
static void
bind_bytes (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize length = 0;
  const void *data = g_bytes_get_data (bytes, &length);
  const int result =
      sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", length, SQLITE_TRANSIENT);

  g_assert (result == SQLITE_OK);
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  const int result =
      text != NULL ? sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT) : SQLITE_OK;

  g_assert (result == SQLITE_OK);
}

static void
bind_variant (sqlite3_stmt *statement, int index, GVariant *variant)
{
  g_autoptr (GBytes) bytes = siloam_ministry_variant_to_bytes (variant);

  bind_bytes (statement, index, bytes);
}

static void
bind_time (sqlite3_stmt *statement, int index, GDateTime *time)
{
  if (time != NULL)
    sqlite3_bind_int64 (statement, index, siloam_ministry_time_to_us (time));
}

static void
bind_values (sqlite3_stmt *statement, const char *types, va_list values)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 's':
        bind_text (statement, i + 1, va_arg (values, const char *));
        break;
      case 'i':
        sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
        break;
      case 'b':
        bind_bytes (statement, i + 1, va_arg (values, GBytes *));
        break;
      case 't':
        bind_time (statement, i + 1, va_arg (values, GDateTime *));
        break;
      case 'v':
        bind_variant (statement, i + 1, va_arg (values, GVariant *));
        break;
      default:
        g_assert_not_reached ();
      }
}

sqlite3_stmt *
siloam_ministry_query (SiloamMinistryStore *self,
                       GError **error,
                       const char *sql,
                       const char *types,
                       ...)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  va_list values;

  if (statement == NULL)
    return NULL;
  va_start (values, types);
  bind_values (statement, types, values);
  va_end (values);
  return statement;
}

int
siloam_ministry_step (SiloamMinistryStore *self, sqlite3_stmt *statement, GError **error)
{
  const int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    siloam_vault_set_db_error (self->db, result, error);
  return result;
}

gboolean
siloam_ministry_execute (SiloamMinistryStore *self,
                         GError **error,
                         const char *sql,
                         const char *types,
                         ...)
{
  g_autoptr (sqlite3_stmt) statement = prepare (self, sql, error);
  va_list values;

  if (statement == NULL)
    return FALSE;
  va_start (values, types);
  bind_values (statement, types, values);
  va_end (values);
  return siloam_ministry_step (self, statement, error) == SQLITE_DONE;
}

gboolean
siloam_ministry_find_number (SiloamMinistryStore *self,
                             gint64 *number,
                             GError **error,
                             const char *sql,
                             const char *id)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_ministry_query (self, error, sql, id != NULL ? "s" : "", id);

  if (query == NULL || siloam_ministry_step (self, query, error) != SQLITE_ROW)
    return FALSE;
  *number = sqlite3_column_int64 (query, 0);
  return TRUE;
}

GBytes *
siloam_ministry_column_bytes (sqlite3_stmt *statement, int column)
{
  const void *data = sqlite3_column_blob (statement, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
}

GVariant *
siloam_ministry_column_variant (sqlite3_stmt *statement, int column)
{
  g_autoptr (GBytes) bytes = siloam_ministry_column_bytes (statement, column);

  return siloam_ministry_variant_from_bytes (bytes);
}

/**
 * siloam_ministry_wipe_log: (skip)
 *
 * Brings all of the log into the pages and leaves an empty one, and lets go of the logs that were
 * set aside after a crash: whatever was overwritten in the pages is nowhere any more.
 *
 * Returns: %TRUE, or %FALSE with a vault error; then it is done at the next occasion
 */
gboolean
siloam_ministry_wipe_log (SiloamMinistryStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) wipe =
      siloam_ministry_query (self, error, "PRAGMA wal_checkpoint(TRUNCATE)", "");

  self->must_wipe = TRUE;
  if (wipe == NULL || siloam_ministry_step (self, wipe, error) != SQLITE_ROW)
    return FALSE;
  if (sqlite3_column_int (wipe, 0) != 0)
    {
      siloam_vault_set_db_error (self->db, SQLITE_BUSY, error);
      return FALSE;
    }
  siloam_vault_forget_rescued (sqlite3_db_filename (self->db, "main"));
  self->must_wipe = FALSE;
  return TRUE;
}

gboolean
siloam_ministry_transact (SiloamMinistryStore *self,
                          SiloamMinistryWork work,
                          gpointer data,
                          GError **error)
{
  const int before = sqlite3_total_changes (self->db);

  self->erases = FALSE;
  if (!siloam_ministry_execute (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  if (!work (self, data, error) || !siloam_ministry_execute (self, error, "COMMIT", ""))
    {
      /* SQLite may have undone the whole by itself, as on a full disk. */
      if (!sqlite3_get_autocommit (self->db))
        siloam_ministry_execute (self, NULL, "ROLLBACK", "");
      return FALSE;
    }
  if (sqlite3_total_changes (self->db) != before)
    self->revision++;
  return (!self->erases && !self->must_wipe) || siloam_ministry_wipe_log (self, error);
}
