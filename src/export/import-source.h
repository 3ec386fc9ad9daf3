/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SILOAM_SOURCE_FILE,
  SILOAM_SOURCE_FOLDER,
  SILOAM_SOURCE_ARCHIVE, /* a zip, read through libarchive */
} SiloamSourceKind;

/* What a person pointed at, to be read and never changed: a file, a folder with all below it, or a
 * zip. Links are not followed, names that climb out are refused, and no more is read than the
 * limits of import-private.h. A zip in a zip is a file like any other. One thread. */
typedef struct _SiloamImportSource SiloamImportSource;

SiloamImportSource *siloam_import_source_open (const char *path,
                                               GCancellable *cancellable,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_import_source_free (SiloamImportSource *self);

SiloamSourceKind siloam_import_source_get_kind (SiloamImportSource *self);
const char *siloam_import_source_get_path (SiloamImportSource *self);

/* Paths inside, with "/", sorted; for a file its own base name. All are UTF-8; what computers put
 * beside files (.git, .DS_Store, …) is not among them. (element-type utf8), borrowed. */
GPtrArray *siloam_import_source_get_names (SiloamImportSource *self);
/* Names that were refused or not looked at, for the report. (element-type utf8), borrowed. */
GPtrArray *siloam_import_source_get_refused (SiloamImportSource *self);
gboolean siloam_import_source_has (SiloamImportSource *self, const char *name);
/* Whether there are bytes to read: photos and the like in a zip are only listed. */
gboolean siloam_import_source_is_readable (SiloamImportSource *self, const char *name);
guint64 siloam_import_source_get_size (SiloamImportSource *self, const char *name);
/* When the file was changed last, in local time; NULL when that is not known. Transfer full. */
GDateTime *siloam_import_source_dup_modified (SiloamImportSource *self,
                                              const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* The bytes of one name; SILOAM_IMPORT_ERROR_TOO_LARGE, _DAMAGED or G_IO_ERROR. */
GBytes *siloam_import_source_read (SiloamImportSource *self,
                                   const char *name,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The first bytes, for probing: at most so many; empty when there are none. Never NULL. */
GBytes *siloam_import_source_peek (SiloamImportSource *self,
                                   const char *name,
                                   gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* The same as valid UTF-8 without a byte order mark, line ends "\n"; other encodings are taken as
 * UTF-16 by their mark, else as Windows-1252. */
char *siloam_import_source_read_text (SiloamImportSource *self,
                                      const char *name,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Bytes that came from elsewhere (deciphered, from a database) as such a text. */
char *siloam_import_decode_text (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* Words for one line: no line ends, no signs that move a cursor, no blanks around them. */
char *siloam_import_one_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* The last part of a name, and whether it ends so (".json"), in any case. */
const char *siloam_import_leaf (const char *name);
gboolean siloam_import_has_suffix (const char *name, const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamImportSource, siloam_import_source_free)

G_END_DECLS
