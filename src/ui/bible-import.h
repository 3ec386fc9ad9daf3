/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/bible-finder.h"
#include "ui/bibles.h"

G_BEGIN_DECLS

/* On the main thread, a few times a second, until the import has ended. */
typedef void (*SiloamBibleProgressFunc) (double fraction, gpointer user_data);

/* Adds a Bible to the library, in a thread. id (nullable): NULL for the only one at path. finish
 * gives its id, and lets everybody know that it is there. */
void siloam_bible_import_async (SiloamBibles *bibles,
                                const char *path,
                                const char *id,
                                SiloamBibleProgressFunc progress,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
char *siloam_bible_import_finish (SiloamBibles *bibles,
                                  GAsyncResult *result,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds one after the other while nobody waits for it; (element-type SiloamBibleOffer). What fails
 * is left: the person finds it again in the preferences. */
void siloam_bible_import_all (SiloamBibles *bibles, GPtrArray *offers);

G_END_DECLS
