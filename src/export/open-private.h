/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/book-words.h"
#include "export/open-export.h"
#include "export/target-file.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_OPEN_HEADING, /* ours: what follows */
  SILOAM_OPEN_WORDS,   /* the person's own, with their lines */
  SILOAM_OPEN_ITEM,    /* the person's own, one of a list */
  SILOAM_OPEN_NOTE,    /* ours, about what stands above it */
} SiloamOpenBlockType;

typedef struct
{
  SiloamOpenBlockType type;
  char *text;
} SiloamOpenBlock;

/* Takes out what does not go along; with SILOAM_OPEN_ALL nothing. */
void siloam_open_filter (SiloamEntry *entry, SiloamOpenParts parts);
/* Everything that is left in it, in the order of the book: a GPtrArray of SiloamOpenBlock. */
GPtrArray *siloam_open_blocks (const SiloamEntry *entry,
                               const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* The title of the person or the name of the blessing; NULL: the day is its title. */
char *siloam_open_title (const SiloamEntry *entry, const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* Words that no parser takes for Markdown; and back. */
char *siloam_markdown_escape (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_markdown_unescape (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A folder that appears whole under its name, or not at all: open-folder.c. */
typedef struct _SiloamTargetFolder SiloamTargetFolder;
SiloamTargetFolder *siloam_target_folder_open (const char *path,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_target_folder_add (SiloamTargetFolder *self,
                                   const char *name,
                                   const char *text,
                                   GError **error);
gboolean siloam_target_folder_commit (SiloamTargetFolder *self, GError **error);
void siloam_target_folder_free (SiloamTargetFolder *self);

typedef struct _SiloamOpenFormatClass SiloamOpenFormatClass;

/* One export that is being written. */
typedef struct
{
  const SiloamOpenFormatClass *format;
  SiloamOpenOptions *options;
  const SiloamBookWords *words;
  char *path;
  gboolean whole; /* the journal as it is, and not some entries of it */
  guint written;
  SiloamTargetFile *file;
  SiloamTargetFolder *folder;
  GHashTable *names; /* "2026-11-21" → how many files of that day there are */
  char *month;       /* the last that was written */
} SiloamOpenWriter;

struct _SiloamOpenFormatClass
{
  const char *nick;
  const char *suffix;
  gboolean is_folder;
  gboolean (*begin) (SiloamOpenWriter *writer, GError **error);
  gboolean (*add) (SiloamOpenWriter *writer, const SiloamEntry *entry, GError **error);
  gboolean (*end) (SiloamOpenWriter *writer, SiloamStore *store, GError **error);
};

extern const SiloamOpenFormatClass siloam_open_markdown;
extern const SiloamOpenFormatClass siloam_open_text;
extern const SiloamOpenFormatClass siloam_open_html;
extern const SiloamOpenFormatClass siloam_open_json;

gboolean siloam_open_write (SiloamOpenWriter *writer, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamTargetFolder, siloam_target_folder_free)

G_END_DECLS
