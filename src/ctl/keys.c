/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What opens a journal, told and renewed. A way in that a journal has is never dropped without
 * being asked for, and a new recovery code is printed once. */

#include <stdio.h>

#include "ctl/commands.h"
#include "ctl/listing.h"
#include "ctl/way-in.h"
#include "vault/recovery-code.h"
#include "vault/rotate.h"
#include "vault/ways-in.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, SILOAM_CTL_ERROR, SILOAM_CTL_ERROR_FAILED, why);
  return FALSE;
}

static const char *
name_way (SiloamSlotType type)
{
  switch (type)
    {
    case SILOAM_SLOT_KEYRING:
      return "keyring";
    case SILOAM_SLOT_RECOVERY:
      return "recovery-code";
    case SILOAM_SLOT_PASSPHRASE:
      return "passphrase";
    case SILOAM_SLOT_KEYRING_PIN:
      return "keyring-pin";
    default:
      return "unknown";
    }
}

static void
print_way (const SiloamWayIn *way, gboolean json)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (way->created);
  g_autofree char *text = created != NULL ? g_date_time_format_iso8601 (created) : g_strdup ("");
  JsonObject *object;

  if (!json)
    {
      printf ("%-14s %s\n", name_way (way->type), text);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "type", name_way (way->type));
  json_object_set_string_member (object, "created", text);
  siloam_ctl_print_object (object);
}

/**
 * siloam_ctl_slots:
 *
 * Prints a line for each way in that the file says it has. Needs no key.
 */
gboolean
siloam_ctl_slots (const SiloamCtlOptions *options, GError **error)
{
  g_autoptr (GArray) ways = siloam_ways_in_read (options->words[1], error);

  if (ways == NULL)
    return FALSE;
  for (guint i = 0; i < ways->len; i++)
    print_way (&g_array_index (ways, SiloamWayIn, i), options->json);
  return TRUE;
}

/* What a journal has now. */
typedef struct
{
  gboolean passphrase;
  gboolean keyring; /* of this session */
  gboolean pin;
  gboolean elsewhere; /* the keyring of another session */
} Ways;

static Ways
look_at_ways (SiloamVault *vault)
{
  g_autoptr (GArray) list = siloam_ways_in_list (vault, NULL);
  Ways ways = { 0 };

  for (guint i = 0; i < list->len; i++)
    {
      const SiloamWayIn *way = &g_array_index (list, SiloamWayIn, i);
      const gboolean pin = way->type == SILOAM_SLOT_KEYRING_PIN;

      if (way->type == SILOAM_SLOT_PASSPHRASE)
        ways.passphrase = TRUE;
      if (way->type != SILOAM_SLOT_KEYRING && !pin)
        continue;
      ways.keyring |= way->in_keyring;
      ways.pin |= way->in_keyring && pin;
      ways.elsewhere |= !way->in_keyring;
    }
  return ways;
}

/* The words that opened it are known, when it was opened with words of this kind. */
static SiloamSecret *
ref_words (SiloamCtlSession *session, SiloamSlotType type)
{
  SiloamCredential *credential = session->credential;

  return siloam_credential_get_slot_type (credential) == type
             ? siloam_secret_ref (siloam_credential_get_secret (credential))
             : NULL;
}

static gboolean
choose_passphrase (SiloamCtlSession *session,
                   const Ways *ways,
                   SiloamSecret **passphrase,
                   GError **error)
{
  const SiloamCtlOptions *options = session->options;

  if (options->new_passphrase_file != NULL)
    {
      *passphrase = siloam_ctl_read_secret (options->new_passphrase_file, error);
      return *passphrase != NULL;
    }
  if (!ways->passphrase || options->drop_passphrase)
    return TRUE;
  *passphrase = ref_words (session, SILOAM_SLOT_PASSPHRASE);
  return *passphrase != NULL ||
         refuse (error,
                 "this journal has a passphrase: give it, or another, with --new-passphrase-file; "
                 "or --drop-passphrase to have none");
}

static gboolean
choose_pin (SiloamCtlSession *session, const Ways *ways, SiloamSecret **pin, GError **error)
{
  const SiloamCtlOptions *options = session->options;

  if (!ways->keyring)
    return options->new_pin_file == NULL ||
           refuse (error, "the keyring of this session does not open this journal: a PIN needs it");
  if (options->new_pin_file != NULL)
    {
      *pin = siloam_ctl_read_secret (options->new_pin_file, error);
      return *pin != NULL;
    }
  if (!ways->pin)
    return TRUE;
  *pin = ref_words (session, SILOAM_SLOT_KEYRING_PIN);
  return *pin != NULL ||
         refuse (error, "this journal has a PIN: give it, or another, with --new-pin-file");
}

static gboolean
check_daily_way (const Ways *ways, SiloamSecret *passphrase, GError **error)
{
  return ways->keyring || passphrase != NULL ||
         refuse (error,
                 "nothing but the recovery code would open it: choose a passphrase with "
                 "--new-passphrase-file");
}

/**
 * siloam_ctl_rotate:
 *
 * Gives the journal another data key and prints the new recovery code, the only time it can be
 * seen.
 */
gboolean
siloam_ctl_rotate (SiloamCtlSession *session, GError **error)
{
  const Ways ways = look_at_ways (session->vault);
  g_autoptr (SiloamSecret) passphrase = NULL;
  g_autoptr (SiloamSecret) pin = NULL;
  g_autoptr (SiloamSecret) code = NULL;

  if (!choose_passphrase (session, &ways, &passphrase, error) ||
      !choose_pin (session, &ways, &pin, error) || !check_daily_way (&ways, passphrase, error))
    return FALSE;
  siloam_device_set_store (session->device, NULL);
  g_clear_pointer (&session->store, siloam_store_free);
  if (!siloam_vault_rotate (session->vault,
                            &(SiloamNewKeys){ ways.keyring, pin, passphrase },
                            &code,
                            NULL,
                            NULL,
                            NULL,
                            error))
    return FALSE;
  siloam_ctl_print_code (code, session->options->json);
  if (ways.elsewhere)
    fputs ("siloamctl: the keyring of another session opens it no more; open it there with the "
           "recovery code\n",
           stderr);
  return TRUE;
}
