/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import.h"

G_BEGIN_DECLS

/* What the tests of the readers share: a diary of tests/data/import, or one made on the spot, read
 * in English in Amsterdam. */

typedef struct
{
  SiloamImportOptions options;
  GCancellable *cancellable;
} Reading;

void reading_init (Reading *self, const char *password);
void reading_clear (Reading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* A path below tests/data/import. */
char *reading_fixture (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* A file in a folder that is gone at the end of the process. */
char *reading_write (const char *name, gconstpointer data, gssize length) G_GNUC_WARN_UNUSED_RESULT;

SiloamImportBundle *reading_read (SiloamImportFormat format, const char *fixture);
SiloamImportBundle *reading_read_locked (SiloamImportFormat format,
                                         const char *fixture,
                                         const char *password);
SiloamImportBundle *reading_read_text (SiloamImportFormat format,
                                       const char *name,
                                       const char *text);
/* That it cannot be read, with this code of SILOAM_IMPORT_ERROR. */
void reading_assert_fails (SiloamImportFormat format,
                           const char *path,
                           const char *password,
                           int code);

/* The only item whose name in the source begins so. */
SiloamImportItem *reading_find (SiloamImportBundle *bundle, const char *source);
/* The only one that stands there. */
SiloamImportItem *reading_at (SiloamImportBundle *bundle, const char *place);
gboolean reading_has_tag (const SiloamImportItem *item, const char *tag);
gboolean reading_leaves_out (const GPtrArray *left_out, const char *what);
void reading_assert_created (const SiloamImportItem *item, const char *expected);
/* How many items could be read. */
guint reading_count (SiloamImportBundle *bundle);

G_END_DECLS
