/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files of SWORD modules, from a zip (all in memory, nothing is unpacked) or a folder. */
typedef struct _SiloamModuleFiles SiloamModuleFiles;

SiloamModuleFiles *siloam_module_files_open (const char *path,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_module_files_free (SiloamModuleFiles *self);
/* The paths of the conf files of modules, sorted. */
GPtrArray *siloam_module_files_list_confs (SiloamModuleFiles *self,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_module_files_has (SiloamModuleFiles *self, const char *name);
GBytes *siloam_module_files_read (SiloamModuleFiles *self,
                                  const char *name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A path inside a module: relative, without "..", without tricks. "./" at its start is left out;
 * NULL when it is unsafe. */
char *siloam_module_path_clean (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamModuleFiles, siloam_module_files_free)

G_END_DECLS
