/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of this room. */

#include "vault/error.h"

G_DEFINE_QUARK (siloam-vault-error-quark, siloam_vault_error)
