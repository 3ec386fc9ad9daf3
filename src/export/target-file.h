/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that appears whole under its name, or not at all. Readable by its owner only. One thread.
 */
typedef struct _SiloamTargetFile SiloamTargetFile;

SiloamTargetFile *siloam_target_file_open (const char *path,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One that never reaches a disk, to be mapped and then let go. */
SiloamTargetFile *siloam_target_file_new_in_memory (GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *siloam_target_file_map (SiloamTargetFile *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_target_file_write (SiloamTargetFile *self,
                                   const void *data,
                                   gsize length,
                                   GError **error);
/* What was written so far; FALSE when there are not so many bytes. */
gboolean siloam_target_file_read (SiloamTargetFile *self, guint64 offset, void *data, gsize length);
guint64 siloam_target_file_get_size (SiloamTargetFile *self);
/* On disk, and under its name, replacing what was there. */
gboolean siloam_target_file_commit (SiloamTargetFile *self, GError **error);
/* Without a commit nothing is left. */
void siloam_target_file_free (SiloamTargetFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamTargetFile, siloam_target_file_free)

G_END_DECLS
