/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads records back: one at a time for whoever changes it, or all of them for the desk. What the
 * disk gave and is no record is an error; the desk does without it and says so. One thread. */

#include "ministry/store-private.h"

#include "ministry/record-codec-private.h"

#define MOST_ERASURES 500

typedef gpointer (*FromVariant) (GVariant *variant, GError **error);

static gpointer
no_such (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_NOT_FOUND,
                       "no such record; perhaps it was erased");
  return NULL;
}

/* The body of the first row. */
static GVariant *
load_body (SiloamMinistryStore *self, const char *sql, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      siloam_ministry_query (self, error, sql, id != NULL ? "s" : "", id);
  const int step = row != NULL ? siloam_ministry_step (self, row, error) : SQLITE_ERROR;

  if (step == SQLITE_DONE)
    return no_such (error);
  return step == SQLITE_ROW ? siloam_ministry_column_variant (row, 0) : NULL;
}

/* TRUE: it cannot be read, and is left out. */
gboolean
siloam_ministry_leave_out (GError **fault, gboolean *damaged)
{
  if (!g_error_matches (*fault, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED))
    return FALSE;
  g_clear_error (fault);
  *damaged = TRUE;
  return TRUE;
}

/* @damaged: (nullable): set when one was left out; without it that is an error. */
static gboolean
take_record (gpointer record, GError *fault, GPtrArray *list, gboolean *damaged, GError **error)
{
  if (record != NULL)
    g_ptr_array_add (list, record);
  else if (damaged == NULL || !siloam_ministry_leave_out (&fault, damaged))
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_bodies (SiloamMinistryStore *self,
             const char *sql,
             const char *id,
             FromVariant from,
             GPtrArray *list,
             gboolean *damaged,
             GError **error)
{
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (self, error, sql, id != NULL ? "s" : "", id);
  int step;

  if (rows == NULL)
    return FALSE;
  while ((step = siloam_ministry_step (self, rows, error)) == SQLITE_ROW)
    {
      g_autoptr (GVariant) body = siloam_ministry_column_variant (rows, 0);
      GError *fault = NULL;
      gpointer record = from (body, &fault);

      if (!take_record (record, fault, list, damaged, error))
        return FALSE;
    }
  return step == SQLITE_DONE;
}

static gboolean
read_parts (SiloamMinistryStore *self,
            SiloamDataClass data_class,
            const char *session,
            FromVariant from,
            GPtrArray *list,
            gboolean *damaged,
            GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_part_list (self, data_class, session, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      GError *fault = NULL;
      g_autoptr (GVariant) content =
          siloam_ministry_part_load (self, ids->pdata[i], data_class, &fault);
      gpointer record = content != NULL ? from (content, &fault) : NULL;

      if (content == NULL && fault == NULL)
        g_set_error_literal (&fault,
                             SILOAM_MINISTRY_ERROR,
                             SILOAM_MINISTRY_ERROR_DAMAGED,
                             "a part without its key");

      if (!take_record (record, fault, list, damaged, error))
        return FALSE;
    }
  return ids != NULL;
}

/* The place as it is before anything was set up, when there is none. */
SiloamLocation *
siloam_ministry_load_location (SiloamMinistryStore *self, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GVariant) body = load_body (self, "SELECT body FROM location", NULL, &fault);

  if (body != NULL)
    return siloam_location_from_variant (body, error);
  if (g_error_matches (fault, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_FOUND))
    return siloam_location_new ();
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

SiloamEvening *
siloam_ministry_load_evening (SiloamMinistryStore *self, const char *id, GError **error)
{
  g_autoptr (GVariant) body = load_body (self, "SELECT body FROM evening WHERE id = ?", id, error);

  return body != NULL ? siloam_evening_from_variant (body, error) : NULL;
}

SiloamSession *
siloam_ministry_load_session (SiloamMinistryStore *self, const char *id, GError **error)
{
  g_autoptr (GVariant) logistics =
      load_body (self, "SELECT body FROM session WHERE id = ?", id, error);
  g_autoptr (GVariant) content = NULL;
  g_autoptr (SiloamSession) session = NULL;
  g_autoptr (GError) fault = NULL;

  if (logistics == NULL)
    return NULL;
  content = siloam_ministry_part_load (self, id, SILOAM_CLASS_SESSION, &fault);
  if (fault == NULL)
    session = siloam_session_from_variant (logistics, content, &fault);
  if (session != NULL &&
      read_bodies (self,
                   "SELECT body FROM consent WHERE session = ? ORDER BY number",
                   id,
                   (FromVariant) siloam_consent_from_variant,
                   session->consents,
                   NULL,
                   &fault) &&
      read_parts (self,
                  SILOAM_CLASS_NOTE,
                  id,
                  (FromVariant) siloam_note_from_variant,
                  session->notes,
                  NULL,
                  &fault))
    return g_steal_pointer (&session);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

SiloamFollowUp *
siloam_ministry_load_follow_up (SiloamMinistryStore *self, const char *id, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GVariant) content = siloam_ministry_part_load (self, id, SILOAM_CLASS_CONTACT, &fault);

  if (content != NULL)
    return siloam_follow_up_from_variant (content, error);
  if (fault == NULL)
    return no_such (error);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

GPtrArray *
siloam_ministry_list_sessions (SiloamMinistryStore *self, const char *evening, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (self,
                             error,
                             "SELECT id FROM session WHERE ?1 IS NULL OR evening = ?1"
                             " ORDER BY created, id",
                             "s",
                             evening);
  int step;

  if (rows == NULL)
    return NULL;
  while ((step = siloam_ministry_step (self, rows, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  return step == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * siloam_ministry_case_load: (skip)
 *
 * Returns: (transfer full): a session with its evening and the place, or %NULL with
 *   %SILOAM_MINISTRY_ERROR_NOT_FOUND, _DAMAGED or a vault error
 */
SiloamMinistryCase *
siloam_ministry_case_load (SiloamMinistryStore *self, const char *session_id, GError **error)
{
  g_autoptr (SiloamMinistryCase) matter = g_new0 (SiloamMinistryCase, 1);

  matter->session = siloam_ministry_load_session (self, session_id, error);
  if (matter->session == NULL)
    return NULL;
  matter->evening = siloam_ministry_load_evening (self, matter->session->evening_id, error);
  if (matter->evening == NULL)
    return NULL;
  matter->location = siloam_ministry_load_location (self, error);
  return matter->location != NULL ? g_steal_pointer (&matter) : NULL;
}

void
siloam_ministry_case_free (SiloamMinistryCase *self)
{
  g_clear_pointer (&self->session, siloam_session_free);
  g_clear_pointer (&self->evening, siloam_evening_free);
  g_clear_pointer (&self->location, siloam_location_free);
  g_free (self);
}

static int
by_first_name (gconstpointer a, gconstpointer b)
{
  const SiloamMember *first = *(SiloamMember *const *) a;
  const SiloamMember *second = *(SiloamMember *const *) b;

  return g_utf8_collate (first->first_name != NULL ? first->first_name : "",
                         second->first_name != NULL ? second->first_name : "");
}

static int
by_due (gconstpointer a, gconstpointer b)
{
  const SiloamFollowUp *first = *(SiloamFollowUp *const *) a;
  const SiloamFollowUp *second = *(SiloamFollowUp *const *) b;

  if (first->due == NULL || second->due == NULL)
    return (first->due == NULL) - (second->due == NULL);
  return g_date_time_compare (first->due, second->due);
}

static gboolean
read_sessions (SiloamMinistryStore *self, SiloamMinistryDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_list_sessions (self, NULL, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      GError *fault = NULL;
      /* With its evening: nothing can be done with one whose evening cannot be read. */
      g_autoptr (SiloamMinistryCase) matter =
          siloam_ministry_case_load (self, ids->pdata[i], &fault);
      SiloamSession *session = matter != NULL ? g_steal_pointer (&matter->session) : NULL;

      if (!take_record (session, fault, desk->sessions, &desk->is_damaged, error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
read_state (SiloamMinistryStore *self, SiloamMinistryDesk *desk, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      siloam_ministry_query (self,
                             error,
                             "SELECT backed_up, backup_due,"
                             "  (SELECT path FROM backup_folder WHERE current = 1) FROM state",
                             "");

  if (row == NULL || siloam_ministry_step (self, row, error) != SQLITE_ROW)
    return FALSE;
  if (sqlite3_column_type (row, 0) != SQLITE_NULL)
    desk->backed_up = siloam_ministry_time_from_us (sqlite3_column_int64 (row, 0));
  desk->clock = self->clock;
  desk->backup_is_due = sqlite3_column_int (row, 1) != 0;
  desk->backup_folder = g_strdup ((const char *) sqlite3_column_text (row, 2));
  return TRUE;
}

static gboolean
read_around (SiloamMinistryStore *self, SiloamMinistryDesk *desk, GError **error)
{
  desk->location = siloam_ministry_load_location (self, error);
  return desk->location != NULL &&
         read_parts (self,
                     SILOAM_CLASS_TEAM,
                     NULL,
                     (FromVariant) siloam_member_from_variant,
                     desk->members,
                     &desk->is_damaged,
                     error) &&
         read_bodies (self,
                      "SELECT body FROM evening ORDER BY starts DESC, id",
                      NULL,
                      (FromVariant) siloam_evening_from_variant,
                      desk->evenings,
                      &desk->is_damaged,
                      error) &&
         read_bodies (self,
                      "SELECT body FROM point ORDER BY team, id",
                      NULL,
                      (FromVariant) siloam_point_from_variant,
                      desk->points,
                      &desk->is_damaged,
                      error) &&
         read_bodies (
             self,
             "SELECT body FROM erasure ORDER BY number DESC LIMIT " G_STRINGIFY (MOST_ERASURES),
             NULL,
             (FromVariant) siloam_erasure_from_variant,
             desk->erasures,
             &desk->is_damaged,
             error);
}

static SiloamMinistryDesk *
desk_new (void)
{
  SiloamMinistryDesk *desk = g_new0 (SiloamMinistryDesk, 1);

  desk->members = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_member_free);
  desk->evenings = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_evening_free);
  desk->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_session_free);
  desk->points = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_point_free);
  desk->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_follow_up_free);
  desk->testimonies = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_testimony_free);
  desk->erasures = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_erasure_free);
  return desk;
}

/**
 * siloam_ministry_store_read:
 *
 * Returns: (transfer full): all that can be read, or %NULL with %SILOAM_MINISTRY_ERROR_DAMAGED when
 *   that is not even the place, or a vault error
 */
SiloamMinistryDesk *
siloam_ministry_store_read (SiloamMinistryStore *self, GError **error)
{
  g_autoptr (SiloamMinistryDesk) desk = desk_new ();

  if (!read_around (self, desk, error) || !read_sessions (self, desk, error) ||
      !read_parts (self,
                   SILOAM_CLASS_CONTACT,
                   NULL,
                   (FromVariant) siloam_follow_up_from_variant,
                   desk->follow_ups,
                   &desk->is_damaged,
                   error) ||
      !read_parts (self,
                   SILOAM_CLASS_TESTIMONY,
                   NULL,
                   (FromVariant) siloam_testimony_from_variant,
                   desk->testimonies,
                   &desk->is_damaged,
                   error) ||
      !read_state (self, desk, error))
    return NULL;
  g_ptr_array_sort (desk->members, by_first_name);
  g_ptr_array_sort (desk->follow_ups, by_due);
  return g_steal_pointer (&desk);
}
