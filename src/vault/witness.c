/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes and reads the witness of a journal. What cannot be read counts as not there: it is an aid,
 * and never keeps anybody from a journal. The thread of the vault. */

#include "vault/witness.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/computer.h"
#include "vault/error-private.h"
#include "vault/keys-private.h"
#include "vault/vault-private.h"

#define MAGIC "siloamw1"
#define NAME_LENGTH 16

enum
{
  FLAG_CLOSED = 1 << 0,
  FLAG_BEHIND = 1 << 1,
};

/* Where things are in the file. */
enum
{
  AT_MAGIC = 0,
  AT_EPOCH = 8,
  AT_NONCE = 12,
  AT_SEALED = AT_NONCE + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
};

/* And in what is sealed. */
enum
{
  AT_FLAGS = 0,
  AT_DEVICE = 8,
  AT_CHANGES = AT_DEVICE + SILOAM_ID_LENGTH,
  AT_MISSING = AT_CHANGES + 8,
  AT_MISSING_CHANGES = AT_MISSING + SILOAM_ID_LENGTH,
  AT_MACHINE = AT_MISSING_CHANGES + 8,
  AT_KNOWN = AT_MACHINE + SILOAM_COMPUTER_HASH_LENGTH,
  PLAIN_LENGTH = AT_KNOWN + 8 * SILOAM_WITNESS_KNOWN,
};

#define FILE_LENGTH (AT_SEALED + PLAIN_LENGTH + crypto_aead_xchacha20poly1305_ietf_ABYTES)

/* The magic, the epoch and the vault are authenticated with what is sealed. */
#define BOUND_LENGTH (AT_NONCE + SILOAM_ID_LENGTH)

/* The name tells the journals of one folder apart, and nothing to who does not have them. */
static char *
make_path (const guint8 vault_id[SILOAM_ID_LENGTH], const char *path)
{
  guint8 hash[NAME_LENGTH];
  char name[2 * NAME_LENGTH + 1];
  crypto_generichash_state state;

  crypto_generichash_init (&state, vault_id, SILOAM_ID_LENGTH, sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) path, strlen (path));
  crypto_generichash_final (&state, hash, sizeof hash);
  sodium_bin2hex (name, sizeof name, hash, sizeof hash);
  return g_build_filename (g_get_user_state_dir (), "siloam", "witness", name, NULL);
}

static char *
make_path_of (SiloamVault *vault)
{
  return make_path (siloam_header_get_vault_id (siloam_vault_get_header (vault)),
                    siloam_vault_get_path (vault));
}

static void
bind_to (SiloamVault *vault, const guint8 *file, guint8 bound[BOUND_LENGTH])
{
  memcpy (bound, file, AT_NONCE);
  memcpy (bound + AT_NONCE,
          siloam_header_get_vault_id (siloam_vault_get_header (vault)),
          SILOAM_ID_LENGTH);
}

static void
pack (const SiloamWitness *witness, guint8 plain[PLAIN_LENGTH])
{
  memset (plain, 0, PLAIN_LENGTH);
  siloam_put_u32 (plain + AT_FLAGS,
                  (witness->closed ? FLAG_CLOSED : 0) | (witness->behind ? FLAG_BEHIND : 0));
  memcpy (plain + AT_DEVICE, witness->device, SILOAM_ID_LENGTH);
  siloam_put_u64 (plain + AT_CHANGES, witness->changes);
  memcpy (plain + AT_MISSING, witness->missing, SILOAM_ID_LENGTH);
  siloam_put_u64 (plain + AT_MISSING_CHANGES, witness->missing_changes);
  siloam_computer_hash (plain + AT_MACHINE);
  for (guint i = 0; i < SILOAM_WITNESS_KNOWN; i++)
    siloam_put_u64 (plain + AT_KNOWN + 8 * i, witness->known[i]);
}

static gboolean
unpack (const guint8 plain[PLAIN_LENGTH], SiloamWitness *witness)
{
  const guint32 flags = siloam_get_u32 (plain + AT_FLAGS);
  guint8 computer[SILOAM_COMPUTER_HASH_LENGTH];

  /* A home folder that was copied to another computer must not make two computers count as one. */
  siloam_computer_hash (computer);
  if (memcmp (computer, plain + AT_MACHINE, sizeof computer) != 0)
    return FALSE;
  witness->closed = (flags & FLAG_CLOSED) != 0;
  witness->behind = (flags & FLAG_BEHIND) != 0;
  memcpy (witness->device, plain + AT_DEVICE, SILOAM_ID_LENGTH);
  witness->changes = siloam_get_u64 (plain + AT_CHANGES);
  memcpy (witness->missing, plain + AT_MISSING, SILOAM_ID_LENGTH);
  witness->missing_changes = siloam_get_u64 (plain + AT_MISSING_CHANGES);
  for (guint i = 0; i < SILOAM_WITNESS_KNOWN; i++)
    witness->known[i] = siloam_get_u64 (plain + AT_KNOWN + 8 * i);
  return TRUE;
}

static gboolean
read_file (const char *path, guint8 file[FILE_LENGTH])
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat status;
  gboolean whole;

  if (fd < 0)
    return FALSE;
  whole = fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_size == FILE_LENGTH &&
          read (fd, file, FILE_LENGTH) == FILE_LENGTH;
  close (fd);
  return whole && memcmp (file + AT_MAGIC, MAGIC, AT_EPOCH) == 0;
}

static gboolean
open_seal (SiloamVault *vault, const guint8 file[FILE_LENGTH], guint8 plain[PLAIN_LENGTH])
{
  guint8 bound[BOUND_LENGTH];
  guint8 key[SILOAM_KEY_LENGTH];
  gboolean opened;

  bind_to (vault, file, bound);
  siloam_keys_derive_witness (siloam_vault_get_data_key (vault), key);
  opened = crypto_aead_xchacha20poly1305_ietf_decrypt (plain,
                                                       NULL,
                                                       NULL,
                                                       file + AT_SEALED,
                                                       FILE_LENGTH - AT_SEALED,
                                                       bound,
                                                       sizeof bound,
                                                       file + AT_NONCE,
                                                       key) == 0;
  sodium_memzero (key, sizeof key);
  return opened;
}

/**
 * siloam_witness_read:
 * @witness: (out caller-allocates): zeros unless it was found
 *
 * Reads what this computer last knew of an open journal. A witness of another computer or user is
 * none.
 */
SiloamWitnessState
siloam_witness_read (SiloamVault *vault, SiloamWitness *witness)
{
  const guint32 epoch = siloam_header_get_epoch (siloam_vault_get_header (vault));
  g_autofree char *path = make_path_of (vault);
  guint8 file[FILE_LENGTH];
  guint8 plain[PLAIN_LENGTH];

  memset (witness, 0, sizeof *witness);
  if (!read_file (path, file))
    return SILOAM_WITNESS_NONE;
  if (siloam_get_u32 (file + AT_EPOCH) > epoch)
    return SILOAM_WITNESS_LATER;
  if (!open_seal (vault, file, plain) || !unpack (plain, witness))
    {
      memset (witness, 0, sizeof *witness);
      return SILOAM_WITNESS_NONE;
    }
  return SILOAM_WITNESS_FOUND;
}

static void
seal (SiloamVault *vault, const SiloamWitness *witness, guint8 file[FILE_LENGTH])
{
  guint8 plain[PLAIN_LENGTH];
  guint8 bound[BOUND_LENGTH];
  guint8 key[SILOAM_KEY_LENGTH];

  memcpy (file + AT_MAGIC, MAGIC, AT_EPOCH);
  siloam_put_u32 (file + AT_EPOCH, siloam_header_get_epoch (siloam_vault_get_header (vault)));
  randombytes_buf (file + AT_NONCE, AT_SEALED - AT_NONCE);
  pack (witness, plain);
  bind_to (vault, file, bound);
  siloam_keys_derive_witness (siloam_vault_get_data_key (vault), key);
  crypto_aead_xchacha20poly1305_ietf_encrypt (file + AT_SEALED,
                                              NULL,
                                              plain,
                                              sizeof plain,
                                              bound,
                                              sizeof bound,
                                              NULL,
                                              file + AT_NONCE,
                                              key);
  sodium_memzero (key, sizeof key);
}

/**
 * siloam_witness_write:
 *
 * Puts a witness in the place of the former one; readable by this user only, and whole or as it
 * was.
 *
 * Fails with a #GFileError; the journal is not concerned.
 */
gboolean
siloam_witness_write (SiloamVault *vault, const SiloamWitness *witness, GError **error)
{
  g_autofree char *path = make_path_of (vault);
  g_autofree char *folder = g_path_get_dirname (path);
  guint8 file[FILE_LENGTH];

  if (g_mkdir_with_parents (folder, 0700) < 0)
    return siloam_vault_set_errno_error (error, errno, "making the folder of the witness");
  seal (vault, witness, file);
  return g_file_set_contents_full (path,
                                   (const char *) file,
                                   sizeof file,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600,
                                   error);
}

/**
 * siloam_witness_forget:
 * @path: (type filename): where the journal is, with all links resolved
 *
 * Forgets what was known of a journal, because another file took its place on purpose. No key is
 * needed for that. Any thread.
 */
void
siloam_witness_forget (const guint8 vault_id[SILOAM_ID_LENGTH], const char *path)
{
  g_autofree char *witness = make_path (vault_id, path);

  g_unlink (witness);
}

/**
 * siloam_witness_renew:
 *
 * Makes this computer count as a device that never wrote before.
 */
void
siloam_witness_renew (SiloamWitness *witness)
{
  randombytes_buf (witness->device, sizeof witness->device);
  witness->changes = 0;
  witness->closed = FALSE;
}
