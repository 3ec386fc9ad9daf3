/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/read-entry.h"

G_BEGIN_DECLS

/* The two ways in which Diarium gives entries: its own file, and JSON (read-diarium-json.c). */

char *siloam_diarium_find_json (SiloamImportSource *source) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_diarium_read_json (SiloamImportSource *source,
                                   const char *name,
                                   const SiloamImportOptions *options,
                                   SiloamImportBundle *bundle,
                                   GCancellable *cancellable,
                                   GError **error);
/* "diarium:2019-01-01T00:30:00": an entry is known by its moment in both. NULL for none. */
char *siloam_diarium_source (const char *clock) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
