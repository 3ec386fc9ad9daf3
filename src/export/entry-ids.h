/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

G_BEGIN_DECLS

/* Which entries there are, without their words: (element-type utf8) ids with from <= created < to,
 * oldest first; either may be NULL. Main thread. */
void siloam_entry_ids_find_async (SiloamJournal *journal,
                                  GDateTime *from,
                                  GDateTime *to,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *siloam_entry_ids_find_finish (SiloamJournal *journal,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
