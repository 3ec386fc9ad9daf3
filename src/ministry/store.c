/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a store, and what is not of any visitor: the place, the team, the evenings, and how
 * the file itself is doing. Sessions are in store-session.c, what follows them in store-after.c.
 * One thread. */

#include "ministry/store-private.h"

#include <sodium.h>

#include "ministry/record-codec-private.h"
#include "ministry/rules.h"

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/**
 * siloam_ministry_store_new:
 * @db: a connection that outlives the store
 *
 * Makes the tables in a file that has none.
 *
 * Returns: (transfer full): the store, or %NULL with %SILOAM_MINISTRY_ERROR_OTHER_FILE,
 *   _NEWER_SCHEMA or a vault error; then nothing was written
 */
SiloamMinistryStore *
siloam_ministry_store_new (sqlite3 *db, GError **error)
{
  g_autoptr (SiloamMinistryStore) self = g_new0 (SiloamMinistryStore, 1);

  if (sodium_init () < 0)
    g_error ("libsodium could not be made ready");
  self->db = db;
  self->clock = SILOAM_CLOCK_FINE;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  return siloam_ministry_schema_prepare (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_ministry_store_free:
 * @self: (nullable) (transfer full): a store; its connection stays open
 */
void
siloam_ministry_store_free (SiloamMinistryStore *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  g_free (self);
}

gboolean
siloam_ministry_set_backup_due (SiloamMinistryStore *self, gboolean due, GError **error)
{
  self->try_backup = due;
  return siloam_ministry_execute (self,
                                  error,
                                  "UPDATE state SET backup_due = ?1 WHERE ?1 = 0"
                                  " OR EXISTS (SELECT 1 FROM backup_folder)",
                                  "i",
                                  (gint64) due);
}

gboolean
siloam_ministry_note_erasure (SiloamMinistryStore *self,
                              SiloamDataClass data_class,
                              SiloamReason reason,
                              GError **error)
{
  g_autoptr (SiloamErasure) erasure = siloam_erasure_new (data_class, reason);
  g_autoptr (GVariant) body = siloam_erasure_to_variant (erasure);

  return siloam_ministry_execute (self, error, "INSERT INTO erasure (body) VALUES (?)", "v", body);
}

static gboolean
location_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const SiloamLocation *location = data;
  g_autoptr (SiloamLocation) before = siloam_ministry_load_location (self, error);
  g_autoptr (GVariant) body = siloam_location_to_variant (location);

  return before != NULL &&
         siloam_ministry_execute (self,
                                  error,
                                  "DELETE FROM location WHERE id <> ?",
                                  "s",
                                  location->id) &&
         siloam_ministry_execute (self,
                                  error,
                                  "INSERT INTO location (id, body) VALUES (?, ?)"
                                  " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                                  "sv",
                                  location->id,
                                  body) &&
         (before->max_days == location->max_days || siloam_ministry_renew_terms (self, error));
}

/**
 * siloam_ministry_store_save_location:
 *
 * Keeps where the evenings are held. A place that now keeps things for a shorter time shortens what
 * is there.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or a vault error
 */
gboolean
siloam_ministry_store_save_location (SiloamMinistryStore *self,
                                     const SiloamLocation *location,
                                     GError **error)
{
  return siloam_location_validate (location, error) &&
         siloam_ministry_transact (self, location_work, (gpointer) location, error);
}

static gboolean
member_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const SiloamMember *member = data;
  g_autoptr (GVariant) content = siloam_member_to_variant (member);
  const SiloamMinistryPart part = { .id = member->id,
                                    .data_class = SILOAM_CLASS_TEAM,
                                    .agreed = TRUE,
                                    .kept = TRUE };

  return siloam_ministry_part_put (self, &part, content, error);
}

/**
 * siloam_ministry_store_save_member:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or a vault error
 */
gboolean
siloam_ministry_store_save_member (SiloamMinistryStore *self,
                                   const SiloamMember *member,
                                   GError **error)
{
  return siloam_member_validate (member, error) &&
         siloam_ministry_transact (self, member_work, (gpointer) member, error);
}

static gboolean
removal_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  return siloam_ministry_part_erase (self, data, SILOAM_REASON_REQUEST, error);
}

/**
 * siloam_ministry_store_remove_member:
 *
 * Forgets someone of the team. Who is not there is forgotten already.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_ministry_store_remove_member (SiloamMinistryStore *self, const char *id, GError **error)
{
  return siloam_ministry_transact (self, removal_work, (gpointer) id, error);
}

gboolean
siloam_ministry_put_evening (SiloamMinistryStore *self,
                             const SiloamEvening *evening,
                             GError **error)
{
  g_autoptr (GVariant) body = siloam_evening_to_variant (evening);

  return siloam_ministry_execute (
      self,
      error,
      "INSERT INTO evening (id, starts, body) VALUES (?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET starts = excluded.starts, body = excluded.body",
      "stv",
      evening->id,
      evening->starts,
      body);
}

/* An evening that was closed and swept stays so. */
static gboolean
check_not_closed (const SiloamEvening *evening, const SiloamEvening *before, GError **error)
{
  if (before->state < SILOAM_EVENING_CLOSED || evening->state >= before->state)
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_INVALID,
                       "evening.state: it was closed");
  return FALSE;
}

static gboolean
ends_as_before (const SiloamEvening *evening, const SiloamEvening *before)
{
  return evening->state == before->state && evening->ends != NULL && before->ends != NULL &&
         g_date_time_equal (evening->ends, before->ends);
}

static gboolean
evening_work (SiloamMinistryStore *self, gpointer data, GError **error)
{
  const SiloamEvening *evening = data;
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEvening) before = siloam_ministry_load_evening (self, evening->id, &fault);

  if (before == NULL &&
      !g_error_matches (fault, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (before == NULL)
    return siloam_ministry_put_evening (self, evening, error);
  return check_not_closed (evening, before, error) &&
         siloam_ministry_put_evening (self, evening, error) &&
         (ends_as_before (evening, before) || siloam_ministry_renew_terms (self, error));
}

/**
 * siloam_ministry_store_save_evening:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_INVALID or a vault error
 */
gboolean
siloam_ministry_store_save_evening (SiloamMinistryStore *self,
                                    const SiloamEvening *evening,
                                    GError **error)
{
  return siloam_evening_validate (evening, error) &&
         siloam_ministry_transact (self, evening_work, (gpointer) evening, error);
}
