/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opens what was locked with OpenPGP through the gpg of the person, who may be asked for a
 * passphrase by it. Words go through pipes and memory, never through a file. Worker threads; may
 * take as long as the person does. */

/* NULL with SILOAM_IMPORT_ERROR_NEEDS_PROGRAM (no gpg, no key in it, or a passphrase that was not
 * given), _DAMAGED, _TOO_LARGE or G_IO_ERROR_CANCELLED. What is given back is wiped when it is let
 * go. */
GBytes *siloam_pgp_open (GBytes *locked, gsize most, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
