/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/vault.h"

G_BEGIN_DECLS

/* Another sealed file of the same journal, in the same folder. */
typedef struct
{
  char *path;
  guint64 print; /* of its name and its moment: another when it was changed */
} SiloamNeighbour;

/* GPtrArray of SiloamNeighbour: what programs that synchronise folders leave when a journal was
 * written in on two computers. Backups that we made ourselves are not in it. */
GPtrArray *siloam_vault_find_neighbours (SiloamVault *vault,
                                         GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
/* The print of one file; 0 when it is not there. */
guint64 siloam_neighbour_print (const char *path);

/* Is the file another copy of this journal, whatever its key? */
gboolean siloam_vault_is_same_journal (SiloamVault *vault,
                                       const char *path,
                                       gboolean *same,
                                       GError **error);
/* Is the file the very one that is open, perhaps under another name? */
gboolean siloam_vault_is_own_file (SiloamVault *vault, const char *path);
/* Was the file moved, or another put in its place, while it is open? */
gboolean siloam_vault_has_moved (SiloamVault *vault);

G_END_DECLS
