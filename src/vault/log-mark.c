/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which main file a log belongs to. All copies of a journal have one id and one key, so the seals
 * cannot tell: after a crash, a log would be played over the file that a program which synchronises
 * folders, or a person, put in the place of the one it was written for, and neither would be whole.
 * So a log begins with a random mark that was first put in the main file. Whoever is copied along
 * with its log keeps both. Works on files SQLite has not opened. Any thread. */

#include "vault/log-mark-private.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "vault/vault-private.h"

#define CONTEXT "JV1 log mark"
#define RANDOM_LENGTH 16
#define SUM_LENGTH (SILOAM_LOG_MARK_LENGTH - RANDOM_LENGTH)
/* Behind the seal of the first slot of the log, in the same block of the disk. */
#define PLACE_IN_LOG (SILOAM_SEAL_LENGTH + SILOAM_WAL_HEADER_LENGTH)

G_STATIC_ASSERT (SILOAM_LOG_MARK_AT >= SILOAM_HEADER_LENGTH);
G_STATIC_ASSERT (SILOAM_LOG_MARK_AT + SILOAM_LOG_MARK_LENGTH <= SILOAM_HEADER_COPY_STRIDE);
G_STATIC_ASSERT (SUM_LENGTH >= crypto_generichash_BYTES_MIN);

typedef enum
{
  MARK_NONE,
  MARK_DAMAGED,
  MARK_WHOLE,
} MarkState;

static void
compute_sum (const SiloamKeys *keys, const guint8 *random, guint8 sum[SUM_LENGTH])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, keys->header, SILOAM_KEY_LENGTH, SUM_LENGTH);
  crypto_generichash_update (&state, (const guint8 *) CONTEXT, strlen (CONTEXT));
  crypto_generichash_update (&state, keys->vault_id, SILOAM_ID_LENGTH);
  crypto_generichash_update (&state, random, RANDOM_LENGTH);
  crypto_generichash_final (&state, sum, SUM_LENGTH);
  sodium_memzero (&state, sizeof state);
}

/**
 * siloam_log_mark_make: (skip)
 *
 * Makes a mark that no other log has.
 */
void
siloam_log_mark_make (const SiloamKeys *keys, guint8 mark[SILOAM_LOG_MARK_LENGTH])
{
  randombytes_buf (mark, RANDOM_LENGTH);
  compute_sum (keys, mark, mark + RANDOM_LENGTH);
}

static MarkState
read_mark (const char *path, gint64 at, const SiloamKeys *keys, guint8 mark[SILOAM_LOG_MARK_LENGTH])
{
  const int fd = siloam_vault_open_plain (path, O_RDONLY, NULL);
  guint8 sum[SUM_LENGTH];
  gssize got;

  if (fd < 0)
    return MARK_DAMAGED;
  got = TEMP_FAILURE_RETRY (pread (fd, mark, SILOAM_LOG_MARK_LENGTH, at));
  close (fd);
  if (got < 0)
    return MARK_DAMAGED;
  if (got < SILOAM_LOG_MARK_LENGTH || sodium_is_zero (mark, SILOAM_LOG_MARK_LENGTH))
    return MARK_NONE;
  compute_sum (keys, mark, sum);
  return sodium_memcmp (sum, mark + RANDOM_LENGTH, SUM_LENGTH) == 0 ? MARK_WHOLE : MARK_DAMAGED;
}

/**
 * siloam_log_mark_is_foreign: (skip)
 * @keys: proven against the header of the file
 *
 * A log without a whole mark counts as the file's own, and so does one beside a file whose mark is
 * damaged: nothing may be lost for want of a mark.
 *
 * Returns: whether the log was certainly written for another file than the one at @vault_path
 */
gboolean
siloam_log_mark_is_foreign (const char *vault_path, const char *log_path, const SiloamKeys *keys)
{
  guint8 of_log[SILOAM_LOG_MARK_LENGTH];
  guint8 of_file[SILOAM_LOG_MARK_LENGTH];

  if (read_mark (log_path, PLACE_IN_LOG, keys, of_log) != MARK_WHOLE)
    return FALSE;
  switch (read_mark (vault_path, SILOAM_LOG_MARK_AT, keys, of_file))
    {
    case MARK_NONE:
      return TRUE;
    case MARK_WHOLE:
      return memcmp (of_log, of_file, sizeof of_log) != 0;
    case MARK_DAMAGED:
    default:
      return FALSE;
    }
}
