/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/bible.h"

G_BEGIN_DECLS

/* The Bibles of this person: a folder with one file for each. The texts are public, so the files
 * are not sealed; nothing that the person writes or looks up is ever in them. */
typedef struct _SiloamLibrary SiloamLibrary;

/* From 0 to 1, on the thread of the import. */
typedef void (*SiloamImportProgress) (double fraction, gpointer user_data);

SiloamLibrary *siloam_library_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void siloam_library_free (SiloamLibrary *self);
/* A folder with Bibles that came with Siloam; only read. One of the person's own goes before one of
 * the same id in here. */
void siloam_library_set_packaged (SiloamLibrary *self, const char *folder);

/* GPtrArray of SiloamBibleInfo, by title. */
GPtrArray *siloam_library_list (SiloamLibrary *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamBible *siloam_library_open (SiloamLibrary *self,
                                  const char *id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_library_remove (SiloamLibrary *self, const char *id, GError **error);
gboolean siloam_library_set_numbering (SiloamLibrary *self,
                                       const char *id,
                                       SiloamNumbering psalms,
                                       SiloamNumbering rest,
                                       GError **error);
/* Back to what was found in the text. */
gboolean siloam_library_reset_numbering (SiloamLibrary *self, const char *id, GError **error);

/* The Bibles that a zip or a folder of SWORD has; GPtrArray of SiloamBibleInfo without numbering.
 */
GPtrArray *siloam_library_look_at (const char *path,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns the id. */
char *siloam_library_import (SiloamLibrary *self,
                             const char *path,
                             const char *module,
                             SiloamImportProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamLibrary, siloam_library_free)

G_END_DECLS
