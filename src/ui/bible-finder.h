/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "scripture/library.h"

G_BEGIN_DECLS

/* A Bible that is not in the library yet, and where it is. */
typedef struct
{
  char *path; /* (type filename) a zip, or a folder of SWORD */
  char *id;
  char *title;
  char *language;
  char *licence;
} SiloamBibleOffer;

SiloamBibleOffer *siloam_bible_offer_copy (const SiloamBibleOffer *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_bible_offer_free (SiloamBibleOffer *self);

/* Looks in a thread. path (nullable): NULL for where SWORD installs Bibles on this computer; then
 * nothing found is no error. finish gives (element-type SiloamBibleOffer). */
void siloam_bible_find_async (const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *siloam_bible_find_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamBibleOffer, siloam_bible_offer_free)

G_END_DECLS
