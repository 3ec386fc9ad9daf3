/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one row about the owner of the journal. Thread of the store. */

#include "journal/store-private.h"
#include "journal/verse-index-private.h"

/**
 * siloam_store_load_profile:
 *
 * Returns: (transfer full): the profile, an empty one when none was saved, or %NULL with a vault
 *   error
 */
SiloamProfile *
siloam_store_load_profile (SiloamStore *self, GError **error)
{
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT locale, address_form, bible_translation, trusted_name, trusted_phone,"
      " recovery_set_at, reminders_enabled FROM profile",
      error);
  int step = query != NULL ? siloam_store_step (self, query, error) : SQLITE_ERROR;

  if (step == SQLITE_DONE)
    return g_steal_pointer (&profile);
  if (step != SQLITE_ROW)
    return NULL;
  profile->locale = siloam_column_text (query, 0);
  profile->address_form = siloam_column_text (query, 1);
  profile->bible_translation = siloam_column_text (query, 2);
  profile->trusted_name = siloam_column_text (query, 3);
  profile->trusted_phone = siloam_column_text (query, 4);
  profile->recovery_set_at = sqlite3_column_int64 (query, 5);
  profile->reminders_enabled = sqlite3_column_int (query, 6) != 0;
  return g_steal_pointer (&profile);
}

static gboolean
write_profile (SiloamStore *self, const SiloamProfile *profile, GError **error)
{
  g_autoptr (sqlite3_stmt) update =
      siloam_store_prepare (self, "REPLACE INTO profile VALUES (1, ?, ?, ?, ?, ?, ?, ?)", error);

  if (update == NULL)
    return FALSE;
  siloam_bind_text (update, 1, profile->locale);
  siloam_bind_text (update, 2, profile->address_form);
  siloam_bind_text (update, 3, profile->bible_translation);
  siloam_bind_text (update, 4, profile->trusted_name);
  siloam_bind_text (update, 5, profile->trusted_phone);
  sqlite3_bind_int64 (update, 6, profile->recovery_set_at);
  sqlite3_bind_int (update, 7, profile->reminders_enabled != FALSE);
  return siloam_store_run (self, update, error);
}

/* Names of books and, where an entry does not tell, numbers of verses are read in the language of
 * the owner. */
static gboolean
save_profile_work (SiloamStore *self, gpointer data, GError **error)
{
  const SiloamProfile *profile = data;
  g_autoptr (SiloamProfile) before = siloam_store_load_profile (self, error);

  if (before == NULL || !write_profile (self, profile, error))
    return FALSE;
  return g_strcmp0 (before->locale, profile->locale) == 0 || siloam_verse_index_fill (self, error);
}

/**
 * siloam_store_save_profile:
 *
 * Saves the profile. In another language the references in the journal are read anew.
 *
 * Returns: %TRUE when the profile is on disk, or %FALSE with a vault error
 */
gboolean
siloam_store_save_profile (SiloamStore *self, const SiloamProfile *profile, GError **error)
{
  g_autoptr (SiloamProfile) copy = siloam_profile_copy (profile);

  return siloam_store_transact (self, save_profile_work, copy, error);
}
