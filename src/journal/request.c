/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prayer requests and reminders: small rows beside the entries. Thread of the store. */

#include "journal/request.h"

#include <string.h>

#include "journal/lifecycle.h"
#include "journal/store-private.h"

/**
 * siloam_prayer_request_new:
 *
 * Returns: (transfer full): a request of now, asked
 */
SiloamPrayerRequest *
siloam_prayer_request_new (void)
{
  SiloamPrayerRequest *self = g_new0 (SiloamPrayerRequest, 1);

  self->id = g_uuid_string_random ();
  self->created = g_date_time_new_now_local ();
  self->state = SILOAM_REQUEST_ASKED;
  return self;
}

/**
 * siloam_prayer_request_free:
 * @self: (nullable) (transfer full): a request
 */
void
siloam_prayer_request_free (SiloamPrayerRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_free (self->text);
  g_free (self->alias);
  g_free (self->answer);
  g_free (self);
}

/**
 * siloam_reminder_free:
 * @self: (nullable) (transfer full): a reminder
 */
void
siloam_reminder_free (SiloamReminder *self)
{
  if (self == NULL)
    return;
  g_free (self->entry_id);
  g_clear_pointer (&self->due, g_date_time_unref);
  g_free (self->words);
  g_free (self);
}

static gboolean
check_request (const SiloamPrayerRequest *request, GError **error)
{
  const char *texts[] = { request->text, request->alias, request->answer };

  if (!g_uuid_string_is_valid (request->id) || request->created == NULL ||
      siloam_term_nick (siloam_request_states, (int) request->state) == NULL)
    {
      g_set_error_literal (error,
                           SILOAM_JOURNAL_ERROR,
                           SILOAM_JOURNAL_ERROR_INVALID,
                           "request: incomplete");
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL &&
        (strlen (texts[i]) > SILOAM_MAX_TEXT || !g_utf8_validate (texts[i], -1, NULL)))
      {
        g_set_error_literal (error,
                             SILOAM_JOURNAL_ERROR,
                             SILOAM_JOURNAL_ERROR_INVALID,
                             "request: a text that is too long or not UTF-8");
        return FALSE;
      }
  return TRUE;
}

/**
 * siloam_store_save_request:
 *
 * Writes a request, also over an earlier version of it.
 *
 * Returns: %TRUE when it is on disk, or %FALSE with %SILOAM_JOURNAL_ERROR_INVALID or a vault error
 */
gboolean
siloam_store_save_request (SiloamStore *self, const SiloamPrayerRequest *request, GError **error)
{
  g_autoptr (sqlite3_stmt) upsert = NULL;

  if (!check_request (request, error))
    return FALSE;
  upsert = siloam_store_prepare (self,
                                 "REPLACE INTO prayer_request VALUES (?, ?, ?, ?, ?, ?, ?)",
                                 error);
  if (upsert == NULL)
    return FALSE;
  siloam_bind_text (upsert, 1, request->id);
  siloam_bind_time (upsert, 2, request->created);
  siloam_bind_text (upsert, 4, request->text);
  siloam_bind_text (upsert, 5, request->alias);
  siloam_bind_text (upsert, 6, siloam_term_nick (siloam_request_states, (int) request->state));
  siloam_bind_text (upsert, 7, request->answer);
  return siloam_store_run (self, upsert, error);
}

/**
 * siloam_store_remove_request:
 *
 * Erases a request; one that is not there is no fault.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_store_remove_request (SiloamStore *self, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) removal =
      siloam_store_prepare (self, "DELETE FROM prayer_request WHERE id = ?", error);

  if (removal == NULL)
    return FALSE;
  siloam_bind_text (removal, 1, id);
  return siloam_store_run (self, removal, error);
}

static SiloamPrayerRequest *
read_request (sqlite3_stmt *query, GError **error)
{
  g_autoptr (SiloamPrayerRequest) request = g_new0 (SiloamPrayerRequest, 1);

  request->id = siloam_column_text (query, 0);
  request->created = siloam_column_time (query, 1);
  request->text = siloam_column_text (query, 3);
  request->alias = siloam_column_text (query, 4);
  request->state =
      (SiloamRequestState) siloam_term_value (siloam_request_states,
                                              (const char *) sqlite3_column_text (query, 5));
  request->answer = siloam_column_text (query, 6);
  if (request->created != NULL && request->state != 0)
    return g_steal_pointer (&request);
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_DAMAGED,
                       "request: a value that cannot be");
  return NULL;
}

static void
free_request (gpointer request)
{
  siloam_prayer_request_free (request);
}

/**
 * siloam_store_load_requests:
 *
 * Returns: (transfer full) (element-type SiloamPrayerRequest): every request, newest first, or
 *   %NULL with an error
 */
GPtrArray *
siloam_store_load_requests (SiloamStore *self, GError **error)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (free_request);
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT id, created, created_offset, text, alias, state, answer FROM prayer_request"
      " ORDER BY created DESC, id",
      error);
  int step;

  if (query == NULL)
    return NULL;
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamPrayerRequest *request = read_request (query, error);

      if (request == NULL)
        return NULL;
      g_ptr_array_add (requests, request);
    }
  return step == SQLITE_DONE ? g_steal_pointer (&requests) : NULL;
}

/**
 * siloam_store_set_reminder:
 * @due: (nullable): when; %NULL takes the reminder away
 *
 * An entry has one reminder at most, and only because the person asked for it.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_NOT_FOUND or a vault error
 */
gboolean
siloam_store_set_reminder (SiloamStore *self, const char *entry_id, GDateTime *due, GError **error)
{
  gboolean deleted = FALSE;
  gint64 number = siloam_store_number (self, entry_id, &deleted, error);
  g_autoptr (sqlite3_stmt) change = NULL;

  if (number == 0)
    return FALSE;
  change = siloam_store_prepare (self,
                                 due != NULL ? "REPLACE INTO reminder VALUES (?, ?, ?)"
                                             : "DELETE FROM reminder WHERE entry = ?",
                                 error);
  if (change == NULL)
    return FALSE;
  sqlite3_bind_int64 (change, 1, number);
  siloam_bind_time (change, 2, due);
  return siloam_store_run (self, change, error);
}

static void
free_reminder (gpointer reminder)
{
  siloam_reminder_free (reminder);
}

/* Only the received side is ever brought to mind. */
#define REMINDER_QUERY                                                                             \
  "SELECT e.id, r.due, r.due_offset,"                                                              \
  " (SELECT text FROM received WHERE entry = e.number AND text <> '' AND discern <> 'set_aside'"   \
  "    AND e.sealed = 0 AND e.resting = 0 ORDER BY position LIMIT 1)"                              \
  " FROM reminder AS r JOIN entry AS e ON e.number = r.entry WHERE e.deleted IS NULL AND "

static GPtrArray *
read_reminders (SiloamStore *self, sqlite3_stmt *query, GError **error)
{
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func (free_reminder);
  int step;

  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamReminder *reminder = g_new0 (SiloamReminder, 1);

      g_ptr_array_add (reminders, reminder);
      reminder->entry_id = siloam_column_text (query, 0);
      reminder->due = siloam_column_time (query, 1);
      reminder->words = siloam_column_text (query, 3);
      if (reminder->due == NULL)
        {
          g_set_error_literal (error,
                               SILOAM_JOURNAL_ERROR,
                               SILOAM_JOURNAL_ERROR_DAMAGED,
                               "reminder: a moment that cannot be");
          return NULL;
        }
    }
  return step == SQLITE_DONE ? g_steal_pointer (&reminders) : NULL;
}

/**
 * siloam_store_due_reminders:
 *
 * Returns: (transfer full) (element-type SiloamReminder): what is due before a moment, oldest
 *   first, or %NULL with an error
 */
GPtrArray *
siloam_store_due_reminders (SiloamStore *self, GDateTime *before, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, REMINDER_QUERY "r.due < ? ORDER BY r.due", error);

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, siloam_time_to_us (before));
  return read_reminders (self, query, error);
}

/**
 * siloam_store_entry_reminders:
 *
 * Returns: (transfer full) (element-type SiloamReminder): the one of this entry, or nothing, due or
 *   not; %NULL with an error
 */
GPtrArray *
siloam_store_entry_reminders (SiloamStore *self, const char *entry_id, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (self, REMINDER_QUERY "e.id = ?", error);

  if (query == NULL)
    return NULL;
  siloam_bind_text (query, 1, entry_id);
  return read_reminders (self, query, error);
}
