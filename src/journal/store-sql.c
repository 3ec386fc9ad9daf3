/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The plumbing between C values and SQLite: cached statements, transactions, fields to columns and
 * back. No SQL text and no value ever goes into an error. Runs on the thread of the store. */

#include "journal/store-private.h"

#include <gio/gio.h>

#include "vault/vault.h"

static void
set_error (SiloamStore *self, int result, GError **error)
{
  if (result == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else
    siloam_vault_set_db_error (self->db, result, error);
}

sqlite3_stmt *
siloam_store_prepare (SiloamStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int result;

  if (statement != NULL)
    return statement;
  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      set_error (self, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

int
siloam_store_step (SiloamStore *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    set_error (self, result, error);
  return result;
}

gboolean
siloam_store_run (SiloamStore *self, sqlite3_stmt *statement, GError **error)
{
  return siloam_store_step (self, statement, error) == SQLITE_DONE;
}

gboolean
siloam_store_execute (SiloamStore *self, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = siloam_store_prepare (self, sql, error);

  return statement != NULL && siloam_store_run (self, statement, error);
}

/* Work inside other work: undone alone when it fails, on disk with the whole. */
static gboolean
transact_inside (SiloamStore *self, SiloamStoreWork work, gpointer data, GError **error)
{
  if (!siloam_store_execute (self, "SAVEPOINT inside", error))
    return FALSE;
  if (work (self, data, error) && siloam_store_execute (self, "RELEASE inside", error))
    return TRUE;
  /* SQLite may have undone the whole by itself, as on a full disk. */
  if (!sqlite3_get_autocommit (self->db))
    {
      siloam_store_execute (self, "ROLLBACK TO inside", NULL);
      siloam_store_execute (self, "RELEASE inside", NULL);
    }
  return FALSE;
}

gboolean
siloam_store_transact (SiloamStore *self, SiloamStoreWork work, gpointer data, GError **error)
{
  if (!sqlite3_get_autocommit (self->db))
    return transact_inside (self, work, data, error);
  if (!siloam_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (work (self, data, error) && siloam_store_execute (self, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    siloam_store_execute (self, "ROLLBACK", NULL);
  return FALSE;
}

typedef struct
{
  SiloamStoreWork work;
  gpointer data;
} Many;

static gboolean
many_work (SiloamStore *self, gpointer data, GError **error)
{
  const Many *many = data;

  return many->work (self, many->data, error) && siloam_search_catch_up (self, error);
}

/* FTS5 writes what it holds to its tables at every savepoint, and each entry has some. */
gboolean
siloam_store_transact_many (SiloamStore *self, SiloamStoreWork work, gpointer data, GError **error)
{
  Many many = { work, data };
  gboolean done;

  g_return_val_if_fail (!siloam_store_is_transacting (self), FALSE);

  siloam_search_fall_behind (self);
  done = siloam_store_transact (self, many_work, &many, error);
  siloam_search_forget_behind (self);
  return done;
}

gboolean
siloam_store_is_transacting (SiloamStore *self)
{
  return !sqlite3_get_autocommit (self->db);
}

/* Out of memory ends the process as g_malloc() does: a text must not be left out in silence. */
void
siloam_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  int result =
      text != NULL ? sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT) : SQLITE_OK;

  g_assert (result == SQLITE_OK);
}

gint64
siloam_time_to_us (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

void
siloam_bind_time (sqlite3_stmt *statement, int index, GDateTime *time)
{
  if (time == NULL)
    return;
  sqlite3_bind_int64 (statement, index, siloam_time_to_us (time));
  sqlite3_bind_int64 (statement, index + 1, g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
}

char *
siloam_column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

GDateTime *
siloam_column_time (sqlite3_stmt *statement, int column)
{
  gint64 us = sqlite3_column_int64 (statement, column);
  gint64 minutes = sqlite3_column_int64 (statement, column + 1);
  gint64 seconds = us / G_USEC_PER_SEC - (us % G_USEC_PER_SEC < 0);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) exact = NULL;

  if (minutes < -24 * 60 || minutes > 24 * 60)
    return NULL;
  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc != NULL)
    exact = g_date_time_add (utc, us - seconds * G_USEC_PER_SEC);
  if (exact == NULL)
    return NULL;
  zone = g_time_zone_new_offset ((gint32) minutes * 60);
  return g_date_time_to_timezone (exact, zone);
}

void
siloam_append_columns (GString *sql, const SiloamField *fields)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      if (field->type == SILOAM_FIELD_WORDS)
        continue;
      g_string_append_printf (sql, ", %s", field->name);
      if (field->type == SILOAM_FIELD_TIME)
        g_string_append_printf (sql, ", %s_offset", field->name);
    }
}

static void
bind_flags (sqlite3_stmt *statement, int index, const SiloamTerm *terms, guint flags)
{
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    if (flags & (guint) term->value)
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? " " : "", term->nick);
  if (nicks->len > 0)
    siloam_bind_text (statement, index, nicks->str);
}

static void
bind_field (sqlite3_stmt *statement, int index, const SiloamField *field, gconstpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
      siloam_bind_text (statement, index, siloam_field_text (field, record));
      break;
    case SILOAM_FIELD_TERM:
      siloam_bind_text (statement,
                        index,
                        siloam_term_nick (field->terms, (int) siloam_field_value (field, record)));
      break;
    case SILOAM_FIELD_FLAGS:
      bind_flags (statement, index, field->terms, siloam_field_value (field, record));
      break;
    case SILOAM_FIELD_SWITCH:
      sqlite3_bind_int (statement, index, siloam_field_value (field, record) != 0);
      break;
    case SILOAM_FIELD_TIME:
      siloam_bind_time (statement, index, siloam_field_time (field, record));
      break;
    case SILOAM_FIELD_WORDS:
    case SILOAM_FIELD_NUMBER:
    default:
      g_assert_not_reached ();
    }
}

/* Returns the first place after the fields. */
int
siloam_bind_fields (sqlite3_stmt *statement,
                    int index,
                    const SiloamField *fields,
                    gconstpointer record)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      if (field->type == SILOAM_FIELD_WORDS)
        continue;
      bind_field (statement, index, field, record);
      index += field->type == SILOAM_FIELD_TIME ? 2 : 1;
    }
  return index;
}

static gboolean
read_term (sqlite3_stmt *statement, int column, const SiloamField *field, gpointer record)
{
  const char *nick = (const char *) sqlite3_column_text (statement, column);
  int value = nick != NULL ? siloam_term_value (field->terms, nick) : 0;

  siloam_field_set_value (field, record, (guint) value);
  return nick == NULL ? !field->required : value != 0;
}

static gboolean
read_flags (sqlite3_stmt *statement, int column, const SiloamField *field, gpointer record)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  g_auto (GStrv) nicks = g_strsplit (text != NULL ? text : "", " ", -1);
  guint flags = 0;

  for (char **nick = nicks; *nick != NULL; nick++)
    {
      int value = siloam_term_value (field->terms, *nick);

      if (value == 0)
        return FALSE;
      flags |= (guint) value;
    }
  siloam_field_set_value (field, record, flags);
  return TRUE;
}

static gboolean
read_field (sqlite3_stmt *statement, int column, const SiloamField *field, gpointer record)
{
  switch (field->type)
    {
    case SILOAM_FIELD_ID:
    case SILOAM_FIELD_TEXT:
      siloam_field_take_text (field, record, siloam_column_text (statement, column));
      return TRUE;
    case SILOAM_FIELD_TERM:
      return read_term (statement, column, field, record);
    case SILOAM_FIELD_FLAGS:
      return read_flags (statement, column, field, record);
    case SILOAM_FIELD_SWITCH:
      siloam_field_set_value (field, record, sqlite3_column_int (statement, column) != 0);
      return TRUE;
    case SILOAM_FIELD_TIME:
      siloam_field_take_time (field, record, siloam_column_time (statement, column));
      return siloam_field_time (field, record) != NULL;
    case SILOAM_FIELD_WORDS:
    case SILOAM_FIELD_NUMBER:
    default:
      g_assert_not_reached ();
    }
}

gboolean
siloam_read_fields (sqlite3_stmt *statement,
                    int column,
                    const SiloamField *fields,
                    gpointer record,
                    GError **error)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      if (field->type == SILOAM_FIELD_WORDS)
        continue;
      if (!read_field (statement, column, field, record))
        {
          g_set_error (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_DAMAGED,
                       "%s: a value that cannot be",
                       field->name);
          return FALSE;
        }
      column += field->type == SILOAM_FIELD_TIME ? 2 : 1;
    }
  return TRUE;
}
