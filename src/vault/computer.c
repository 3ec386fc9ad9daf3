/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells this user on this computer apart from others, without saying to anybody which computer it
 * is: what is told of one journal fits with nothing that is told of another. Any thread. */

#include "vault/computer.h"

#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "vault/format-private.h"

#define TAG_LETTERS "abcdefghijklmnopqrstuvwxyz234567"

/**
 * siloam_computer_hash:
 *
 * Where the system has no id of its own, only the user counts.
 */
void
siloam_computer_hash (guint8 hash[SILOAM_COMPUTER_HASH_LENGTH])
{
  const char *const places[] = { "/etc/machine-id", "/var/lib/dbus/machine-id" };
  const guint32 user = getuid ();
  g_autofree char *machine = NULL;
  crypto_generichash_state state;

  for (guint i = 0; machine == NULL && i < G_N_ELEMENTS (places); i++)
    g_file_get_contents (places[i], &machine, NULL, NULL);
  crypto_generichash_init (&state, NULL, 0, SILOAM_COMPUTER_HASH_LENGTH);
  crypto_generichash_update (&state, (const guint8 *) &user, sizeof user);
  if (machine != NULL)
    crypto_generichash_update (&state, (const guint8 *) machine, strlen (machine));
  crypto_generichash_final (&state, hash, SILOAM_COMPUTER_HASH_LENGTH);
}

/**
 * siloam_computer_dup_tag:
 * @vault_id: of the file that something is made of
 *
 * Returns: (transfer full): a short word for the name of a file that was made here, the same
 *   whenever this user on this computer makes one of that journal
 */
char *
siloam_computer_dup_tag (const guint8 vault_id[16])
{
  guint8 computer[SILOAM_COMPUTER_HASH_LENGTH];
  guint8 hash[crypto_generichash_BYTES_MIN];
  char tag[SILOAM_COMPUTER_TAG_LENGTH + 1] = { 0 };

  siloam_computer_hash (computer);
  crypto_generichash (hash, sizeof hash, computer, sizeof computer, vault_id, SILOAM_ID_LENGTH);
  for (guint i = 0; i < SILOAM_COMPUTER_TAG_LENGTH; i++)
    tag[i] = TAG_LETTERS[hash[i] % strlen (TAG_LETTERS)];
  return g_strdup (tag);
}

/**
 * siloam_computer_is_tag:
 * @text: not ended by a zero
 *
 * Returns: whether these %SILOAM_COMPUTER_TAG_LENGTH bytes can be what siloam_computer_dup_tag()
 *   returned somewhere
 */
gboolean
siloam_computer_is_tag (const char *text)
{
  for (guint i = 0; i < SILOAM_COMPUTER_TAG_LENGTH; i++)
    if (text[i] == '\0' || strchr (TAG_LETTERS, text[i]) == NULL)
      return FALSE;
  return TRUE;
}
