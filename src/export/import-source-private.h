/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import-private.h"
#include "export/import-source.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 size;
  gint64 modified; /* seconds since 1970 */
  gboolean dated;
  GBytes *bytes; /* only of a zip, and only of what could hold words */
} SiloamSourceMember;

struct _SiloamImportSource
{
  SiloamSourceKind kind;
  char *path;
  int fd; /* the file or the folder */
  GPtrArray *names;
  GPtrArray *refused;
  GHashTable *members; /* name to SiloamSourceMember */
  GCancellable *cancellable;
  guint64 bytes; /* read so far */
};

gboolean siloam_source_refuse (SiloamImportError code, const char *why, GError **error);
/* Borrowed; NULL when the name is there already. */
SiloamSourceMember *siloam_source_add (SiloamImportSource *self, const char *name);
void siloam_source_tell (SiloamImportSource *self, const char *name);
/* What computers put beside the files of people: not looked at, and not worth a word. */
gboolean siloam_source_is_junk (const char *leaf);
/* At least one byte more was read: counts it against the limit of the whole. */
gboolean siloam_source_count (SiloamImportSource *self, gsize length, GError **error);

gboolean siloam_source_walk_folder (SiloamImportSource *self, GError **error);
int siloam_source_open_below (int folder, const char *name, GError **error);
gboolean siloam_source_read_zip (SiloamImportSource *self, GError **error);

G_END_DECLS
