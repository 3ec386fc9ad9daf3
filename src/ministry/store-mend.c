/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What cannot be read. It keeps nothing else from being opened; it expires by the dates that stand
 * beside it, is never kept longer than what can be read, and is erased when the person asks for
 * that. Nothing here guesses at what it was. One thread. */

#include "ministry/store-private.h"

#include "ministry/record-codec-private.h"

typedef gpointer (*FromVariant) (GVariant *variant, GError **error);

/* A row that can be read, or cannot. */
typedef struct
{
  const char *select; /* a key as text, and a body */
  const char *remove;
  FromVariant from;
  GDestroyNotify free;
} Rows;

/* A part that can be read, or cannot. Of a session only the seal is looked at: the rest of it is
 * read with its row. */
typedef struct
{
  SiloamDataClass data_class;
  FromVariant from;
  GDestroyNotify free;
} Kind;

static const Rows evenings = { "SELECT id, body FROM evening",
                               "DELETE FROM evening WHERE id = ?",
                               (FromVariant) siloam_evening_from_variant,
                               (GDestroyNotify) siloam_evening_free };
static const Rows points = { "SELECT id, body FROM point",
                             "DELETE FROM point WHERE id = ?",
                             (FromVariant) siloam_point_from_variant,
                             (GDestroyNotify) siloam_point_free };
static const Rows erasures = { "SELECT CAST (number AS TEXT), body FROM erasure",
                               "DELETE FROM erasure WHERE number = CAST (? AS INTEGER)",
                               (FromVariant) siloam_erasure_from_variant,
                               (GDestroyNotify) siloam_erasure_free };

static const Kind kinds[] = {
  { SILOAM_CLASS_SESSION, NULL, NULL },
  { SILOAM_CLASS_NOTE, (FromVariant) siloam_note_from_variant, (GDestroyNotify) siloam_note_free },
  { SILOAM_CLASS_CONTACT,
    (FromVariant) siloam_follow_up_from_variant,
    (GDestroyNotify) siloam_follow_up_free },
  { SILOAM_CLASS_TESTIMONY,
    (FromVariant) siloam_testimony_from_variant,
    (GDestroyNotify) siloam_testimony_free },
  { SILOAM_CLASS_TEAM,
    (FromVariant) siloam_member_from_variant,
    (GDestroyNotify) siloam_member_free },
};

static GPtrArray *
collect (SiloamMinistryStore *self, sqlite3_stmt *rows, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  int step;

  while ((step = siloam_ministry_step (self, rows, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  return step == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
erase_parts (SiloamMinistryStore *self, GPtrArray *ids, SiloamReason reason, GError **error)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!siloam_ministry_part_erase (self, ids->pdata[i], reason, error))
      return FALSE;
  return ids != NULL;
}

gboolean
siloam_ministry_sweep_damaged (SiloamMinistryStore *self,
                               const char *session,
                               GDateTime *for_agreed,
                               GDateTime *for_others,
                               GError **error)
{
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (self,
                             error,
                             "SELECT id FROM part WHERE session = ?1 AND"
                             " expires <= iif (agreed, ?2, ?3)",
                             "stt",
                             session,
                             for_agreed,
                             for_others);
  g_autoptr (GPtrArray) ids = rows != NULL ? collect (self, rows, error) : NULL;

  return erase_parts (self, ids, SILOAM_REASON_EXPIRY, error);
}

gboolean
siloam_ministry_settle_damaged (SiloamMinistryStore *self, const char *session, GError **error)
{
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (self,
                             error,
                             "SELECT id FROM part WHERE session = ? AND NOT agreed",
                             "s",
                             session);
  g_autoptr (GPtrArray) ids = rows != NULL ? collect (self, rows, error) : NULL;

  return erase_parts (self, ids, SILOAM_REASON_DEFAULT, error);
}

static gboolean
reads (GVariant *variant, FromVariant from, GDestroyNotify free, GError **error)
{
  gpointer record = from != NULL ? from (variant, error) : NULL;

  if (record != NULL)
    free (record);
  return from == NULL || record != NULL;
}

/* Keys of rows that cannot be read. */
static GPtrArray *
list_damaged (SiloamMinistryStore *self, const Rows *kind, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) rows = siloam_ministry_query (self, error, kind->select, "");
  int step;

  if (rows == NULL)
    return NULL;
  while ((step = siloam_ministry_step (self, rows, error)) == SQLITE_ROW)
    {
      g_autoptr (GVariant) body = siloam_ministry_column_variant (rows, 1);

      if (!reads (body, kind->from, kind->free, NULL))
        g_ptr_array_add (keys, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
    }
  return step == SQLITE_DONE ? g_steal_pointer (&keys) : NULL;
}

static gboolean
erase_rows (SiloamMinistryStore *self, const Rows *kind, GError **error)
{
  g_autoptr (GPtrArray) keys = list_damaged (self, kind, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      self->erases = TRUE;
      if (!siloam_ministry_execute (self, error, kind->remove, "s", keys->pdata[i]))
        return FALSE;
    }
  return keys != NULL;
}

/* With the proof of what was agreed to, which cannot be read without it. */
static gboolean
erase_session (SiloamMinistryStore *self, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (self, error, "SELECT id FROM part WHERE session = ?", "s", id);
  g_autoptr (GPtrArray) ids = rows != NULL ? collect (self, rows, error) : NULL;

  self->erases = TRUE;
  return erase_parts (self, ids, SILOAM_REASON_UNREADABLE, error) &&
         siloam_ministry_execute (self, error, "DELETE FROM session WHERE id = ?", "s", id) &&
         siloam_ministry_note_erasure (self, SILOAM_CLASS_CONSENT, SILOAM_REASON_UNREADABLE, error);
}

static gboolean
erase_evenings (SiloamMinistryStore *self, GError **error)
{
  g_autoptr (GPtrArray) ids = list_damaged (self, &evenings, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = ids->pdata[i];
      g_autoptr (GPtrArray) sessions = siloam_ministry_list_sessions (self, id, error);

      for (guint s = 0; sessions != NULL && s < sessions->len; s++)
        if (!erase_session (self, sessions->pdata[s], error))
          return FALSE;
      self->erases = TRUE;
      if (sessions == NULL ||
          !siloam_ministry_execute (self, error, "DELETE FROM point WHERE evening = ?", "s", id) ||
          !siloam_ministry_execute (self, error, evenings.remove, "s", id))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
erase_part_if_damaged (SiloamMinistryStore *self, const char *id, const Kind *kind, GError **error)
{
  GError *fault = NULL;
  g_autoptr (GVariant) content = siloam_ministry_part_load (self, id, kind->data_class, &fault);
  gboolean damaged = fault == NULL && content == NULL;

  if (content != NULL)
    reads (content, kind->from, kind->free, &fault);
  if (damaged || siloam_ministry_leave_out (&fault, &damaged))
    return siloam_ministry_part_erase (self, id, SILOAM_REASON_UNREADABLE, error);
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, fault);
  return FALSE;
}

static gboolean
erase_parts_of_kind (SiloamMinistryStore *self, const Kind *kind, GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_part_list (self, kind->data_class, NULL, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!erase_part_if_damaged (self, ids->pdata[i], kind, error))
      return FALSE;
  return ids != NULL;
}

static gboolean
erase_sessions (SiloamMinistryStore *self, GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_list_sessions (self, NULL, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      GError *fault = NULL;
      g_autoptr (SiloamSession) session =
          siloam_ministry_load_session (self, ids->pdata[i], &fault);
      gboolean damaged = FALSE;

      if (session != NULL)
        continue;
      if (!siloam_ministry_leave_out (&fault, &damaged))
        {
          g_propagate_error (error, fault);
          return FALSE;
        }
      if (!erase_session (self, ids->pdata[i], error))
        return FALSE;
    }
  return ids != NULL;
}

/* First what is smallest: a note that cannot be read does not take its session along. */
static gboolean
erase_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!erase_parts_of_kind (self, &kinds[i], error))
      return FALSE;
  return erase_evenings (self, error) && erase_sessions (self, error) &&
         erase_rows (self, &points, error) && erase_rows (self, &erasures, error);
}

/**
 * siloam_ministry_store_erase_damaged:
 *
 * Destroys what cannot be read. Of a session that can be read without it, the rest stays.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_ministry_store_erase_damaged (SiloamMinistryStore *self, GError **error)
{
  return siloam_ministry_transact (self, erase_work, NULL, error);
}
