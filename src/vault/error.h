/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SILOAM_VAULT_ERROR (siloam_vault_error_quark ())

/* Outcomes a person can act on; the wording is made in ui/error-text.c. */
typedef enum
{
  SILOAM_VAULT_ERROR_BUSY,      /* open in another process */
  SILOAM_VAULT_ERROR_MISSING,   /* no file at this path */
  SILOAM_VAULT_ERROR_EXISTS,    /* refuse to make one where one is */
  SILOAM_VAULT_ERROR_WRONG_KEY, /* the secret opens no slot */
  SILOAM_VAULT_ERROR_NOT_VAULT, /* empty or not ours */
  SILOAM_VAULT_ERROR_NEWER_FORMAT,
  SILOAM_VAULT_ERROR_HEADER_DAMAGED,
  SILOAM_VAULT_ERROR_PAGE_DAMAGED,
  SILOAM_VAULT_ERROR_NO_SPACE,
  SILOAM_VAULT_ERROR_READ_ONLY,
  SILOAM_VAULT_ERROR_IO,
  SILOAM_VAULT_ERROR_NO_MEMORY,
  SILOAM_VAULT_ERROR_MISTYPED,       /* a recovery code whose check symbols do not fit */
  SILOAM_VAULT_ERROR_LAST_WAY_IN,    /* refuse to remove the last slot that needs no keyring */
  SILOAM_VAULT_ERROR_KEYRING_ABSENT, /* no secret service on this session */
  SILOAM_VAULT_ERROR_KEYRING_LOCKED,
  SILOAM_VAULT_ERROR_KEYRING_DISMISSED,
  SILOAM_VAULT_ERROR_KEYRING_NO_ITEM,
  SILOAM_VAULT_ERROR_KEYRING_DENIED,   /* the portal or the service said no */
  SILOAM_VAULT_ERROR_KEYRING_NOT_MADE, /* the first keyring; dismissed, or its password got lost */
  SILOAM_VAULT_ERROR_OLD_KEY_STAYS,    /* the new key works, and so does one it should replace */
} SiloamVaultError;

GQuark siloam_vault_error_quark (void);

G_END_DECLS
