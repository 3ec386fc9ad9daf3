/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is of one visitor, or of one of the team, sealed once more under a random key of its own.
 * Every time it is written it gets a new key, in the place of the old one; erasing overwrites that
 * place with zeros. A key is only ever in the one row of part_key that belongs to it, which never
 * moves. Runs on the thread of the store. */

#include "ministry/store-private.h"

#include <sodium.h>
#include <string.h>

#define KEY_LENGTH crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define NONCE_LENGTH crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_LENGTH crypto_aead_xchacha20poly1305_ietf_ABYTES
#define CONTEXT "Siloam evening 1"

static const char *
get_nick (SiloamDataClass data_class)
{
  return siloam_term_nick (siloam_data_classes, (int) data_class);
}

/* So that a box opens only as what it was sealed as. */
static char *
dup_binding (const char *id, SiloamDataClass data_class)
{
  return g_strdup_printf ("%s %s %s", CONTEXT, get_nick (data_class), id);
}

static GBytes *
seal (GVariant *content, const guint8 *key, const char *binding)
{
  g_autoptr (GBytes) plain = siloam_ministry_variant_to_bytes (content);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (plain, &length);
  guint8 *box = g_malloc (NONCE_LENGTH + length + TAG_LENGTH);

  randombytes_buf (box, NONCE_LENGTH);
  crypto_aead_xchacha20poly1305_ietf_encrypt (box + NONCE_LENGTH,
                                              NULL,
                                              data,
                                              length,
                                              (const guint8 *) binding,
                                              strlen (binding),
                                              NULL,
                                              box,
                                              key);
  return g_bytes_new_take (box, NONCE_LENGTH + length + TAG_LENGTH);
}

/* NULL when it is not what was sealed. */
static GVariant *
unseal (const guint8 *box, gsize length, const guint8 *key, const char *binding)
{
  g_autoptr (GBytes) bytes = NULL;
  guint8 *plain;

  if (length < NONCE_LENGTH + TAG_LENGTH)
    return NULL;
  length -= NONCE_LENGTH + TAG_LENGTH;
  plain = g_malloc (length + 1);
  bytes = g_bytes_new_take (plain, length);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain,
                                                  NULL,
                                                  NULL,
                                                  box + NONCE_LENGTH,
                                                  length + TAG_LENGTH,
                                                  (const guint8 *) binding,
                                                  strlen (binding),
                                                  box,
                                                  key) != 0)
    return NULL;
  return siloam_ministry_variant_from_bytes (bytes);
}

static gboolean
write_key (SiloamMinistryStore *self, gint64 slot, const guint8 *key, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (key, KEY_LENGTH);

  return siloam_ministry_execute (self,
                                  error,
                                  "UPDATE part_key SET key = ? WHERE slot = ?",
                                  "bi",
                                  bytes,
                                  slot);
}

/* The slot of a part that is there, else one that is free, else a new one at the end. */
static gboolean
choose_slot (SiloamMinistryStore *self, const char *id, gint64 *slot, GError **error)
{
  g_autoptr (GError) fault = NULL;
  static const guint8 nothing[KEY_LENGTH];
  g_autoptr (GBytes) zeros = g_bytes_new_static (nothing, sizeof nothing);

  if (siloam_ministry_find_number (self, slot, &fault, "SELECT slot FROM part WHERE id = ?", id) ||
      (fault == NULL && siloam_ministry_find_number (self,
                                                     slot,
                                                     &fault,
                                                     "SELECT slot FROM part_key WHERE slot NOT IN"
                                                     " (SELECT slot FROM part) LIMIT 1",
                                                     NULL)))
    return TRUE;
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (!siloam_ministry_execute (self, error, "INSERT INTO part_key (key) VALUES (?)", "b", zeros))
    return FALSE;
  *slot = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
write_box (SiloamMinistryStore *self,
           const SiloamMinistryPart *part,
           gint64 slot,
           GBytes *box,
           GError **error)
{
  return siloam_ministry_execute (
      self,
      error,
      "INSERT INTO part (id, session, class, expires, agreed, kept, slot, box)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET expires = excluded.expires,"
      " agreed = excluded.agreed, kept = excluded.kept, box = excluded.box",
      "ssstiiib",
      part->id,
      part->session,
      get_nick (part->data_class),
      part->expires,
      (gint64) part->agreed,
      (gint64) part->kept,
      slot,
      box);
}

static GVariant *
open_row (sqlite3_stmt *row, const char *binding, GError **error)
{
  GVariant *content = NULL;

  if (sqlite3_column_bytes (row, 0) == KEY_LENGTH)
    content = unseal (sqlite3_column_blob (row, 1),
                      (gsize) sqlite3_column_bytes (row, 1),
                      sqlite3_column_blob (row, 0),
                      binding);
  if (content == NULL)
    g_set_error_literal (error,
                         SILOAM_MINISTRY_ERROR,
                         SILOAM_MINISTRY_ERROR_DAMAGED,
                         "a part does not open with its key");
  return content;
}

/**
 * siloam_ministry_part_load: (skip)
 *
 * Returns: (transfer full): what the part holds; %NULL without an error when there is none, else
 *   with %SILOAM_MINISTRY_ERROR_DAMAGED or a vault error
 */
GVariant *
siloam_ministry_part_load (SiloamMinistryStore *self,
                           const char *id,
                           SiloamDataClass data_class,
                           GError **error)
{
  g_autofree char *binding = dup_binding (id, data_class);
  g_autoptr (sqlite3_stmt) row =
      siloam_ministry_query (self,
                             error,
                             "SELECT key, box FROM part JOIN part_key USING (slot)"
                             " WHERE id = ? AND class = ?",
                             "ss",
                             id,
                             get_nick (data_class));

  if (row == NULL || siloam_ministry_step (self, row, error) != SQLITE_ROW)
    return NULL;
  return open_row (row, binding, error);
}

gboolean
siloam_ministry_part_exists (SiloamMinistryStore *self, const char *id)
{
  gint64 slot;

  return siloam_ministry_find_number (self, &slot, NULL, "SELECT slot FROM part WHERE id = ?", id);
}

GPtrArray *
siloam_ministry_part_list (SiloamMinistryStore *self,
                           SiloamDataClass data_class,
                           const char *session,
                           GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (self,
                             error,
                             "SELECT id FROM part WHERE class = ?1 AND (?2 IS NULL OR session = ?2)"
                             " ORDER BY number",
                             "ss",
                             get_nick (data_class),
                             session);
  int step;

  if (rows == NULL)
    return NULL;
  while ((step = siloam_ministry_step (self, rows, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  return step == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
destroy (SiloamMinistryStore *self, const char *id, gint64 slot, GError **error)
{
  static const guint8 nothing[KEY_LENGTH];

  self->erases = TRUE;
  return write_key (self, slot, nothing, error) &&
         siloam_ministry_execute (self, error, "DELETE FROM part WHERE id = ?", "s", id);
}

/* Returns SQLITE_ROW, SQLITE_DONE when there is none, or an error. */
static int
look_up (SiloamMinistryStore *self,
         const char *id,
         gint64 *slot,
         gboolean *kept,
         SiloamDataClass *data_class,
         GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      siloam_ministry_query (self,
                             error,
                             "SELECT slot, kept, class FROM part WHERE id = ?",
                             "s",
                             id);
  const int step = row != NULL ? siloam_ministry_step (self, row, error) : SQLITE_ERROR;

  if (step != SQLITE_ROW)
    return step;
  *slot = sqlite3_column_int64 (row, 0);
  *kept = sqlite3_column_int (row, 1) != 0;
  *data_class = (SiloamDataClass) siloam_term_value (siloam_data_classes,
                                                     (const char *) sqlite3_column_text (row, 2));
  return step;
}

/* Words that were corrected are not to stay in a copy as they were. */
static gboolean
follow_in_copies (SiloamMinistryStore *self, const SiloamMinistryPart *part, GError **error)
{
  SiloamDataClass data_class = 0;
  gboolean kept = FALSE;
  gint64 slot = 0;
  int found;

  if (part->data_class != SILOAM_CLASS_SESSION && part->data_class != SILOAM_CLASS_NOTE)
    return TRUE;
  found = look_up (self, part->id, &slot, &kept, &data_class, error);
  if (found != SQLITE_ROW || !kept)
    return found == SQLITE_DONE || found == SQLITE_ROW;
  return siloam_ministry_set_backup_due (self, TRUE, error);
}

/**
 * siloam_ministry_part_put: (skip)
 *
 * Seals @content under a new key and writes both, in the place of what was there. Inside a
 * transaction.
 */
gboolean
siloam_ministry_part_put (SiloamMinistryStore *self,
                          const SiloamMinistryPart *part,
                          GVariant *content,
                          GError **error)
{
  g_autofree char *binding = dup_binding (part->id, part->data_class);
  g_autoptr (GBytes) box = NULL;
  guint8 key[KEY_LENGTH];
  gint64 slot = 0;
  gboolean done;

  if (!follow_in_copies (self, part, error) || !choose_slot (self, part->id, &slot, error))
    return FALSE;
  crypto_aead_xchacha20poly1305_ietf_keygen (key);
  box = seal (content, key, binding);
  done = write_key (self, slot, key, error) && write_box (self, part, slot, box, error);
  sodium_memzero (key, sizeof key);
  return done;
}

/**
 * siloam_ministry_part_erase: (skip)
 *
 * Destroys the key and the row of a part. Inside a transaction, after which the log is wiped.
 */
gboolean
siloam_ministry_part_erase (SiloamMinistryStore *self,
                            const char *id,
                            SiloamReason reason,
                            GError **error)
{
  SiloamDataClass data_class = 0;
  gboolean kept = FALSE;
  gint64 slot = 0;
  const int found = look_up (self, id, &slot, &kept, &data_class, error);

  if (found != SQLITE_ROW)
    return found == SQLITE_DONE;
  return destroy (self, id, slot, error) &&
         siloam_ministry_note_erasure (self, data_class, reason, error) &&
         (!kept || siloam_ministry_set_backup_due (self, TRUE, error));
}

gboolean
siloam_ministry_part_erase_all (SiloamMinistryStore *self,
                                SiloamDataClass data_class,
                                const char *session,
                                SiloamReason reason,
                                GError **error)
{
  g_autoptr (GPtrArray) ids = siloam_ministry_part_list (self, data_class, session, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!siloam_ministry_part_erase (self, ids->pdata[i], reason, error))
      return FALSE;
  return TRUE;
}
