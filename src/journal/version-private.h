/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/stamp-private.h"

G_BEGIN_DECLS

/* All inside a transaction of the caller, and none counts as a change of this device. */

/* Puts one version of an entry in the place of whatever has its id: with its stamp, its time of
 * updating, and its revisits alone. A reminder stays. @deleted: µs UTC; 0: it lives. */
gboolean siloam_version_put (SiloamStore *self,
                             const SiloamEntry *entry,
                             const SiloamStamp *stamp,
                             gint64 deleted,
                             GError **error);
/* As if the entry had never been: not even its id stays. */
gboolean siloam_version_take_away (SiloamStore *self, const char *id, GError **error);

/* store-entry.c: the rows of an entry that has none. */
gboolean siloam_store_write_new (SiloamStore *self,
                                 SiloamEntry *entry,
                                 gint64 *number,
                                 GError **error);

G_END_DECLS
