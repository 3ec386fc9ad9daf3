/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/journal-work.h"
#include "journal/store.h"

G_BEGIN_DECLS

/* A journal, or a part of it, in a form that anyone and anything can read. What is written is not
 * locked; who calls this has said so to the person. */

typedef enum
{
  SILOAM_OPEN_MARKDOWN, /* a folder, one file an entry */
  SILOAM_OPEN_TEXT,
  SILOAM_OPEN_HTML,
  SILOAM_OPEN_JSON, /* complete: reading it back gives the same journal */
  SILOAM_N_OPEN_FORMATS,
} SiloamOpenFormat;

/* What goes along beside what was received. */
typedef enum
{
  SILOAM_OPEN_RECEIVED_ONLY = 0,
  SILOAM_OPEN_RELEASED = 1 << 0, /* what was let go, and the prayers that speak of it */
  SILOAM_OPEN_SEALED = 1 << 1,   /* sealed entries: ask again first */
  SILOAM_OPEN_MEMORY = 1 << 2,   /* the memory of an exchange, and confessions */
  SILOAM_OPEN_NAMES = 1 << 3,    /* whom it was about, boundaries, who prayer was asked for */
  SILOAM_OPEN_ALL = (1 << 4) - 1,
} SiloamOpenParts;

typedef struct
{
  SiloamOpenFormat format;
  SiloamOpenParts parts;
  char *language; /* of the headings: "nl" or "en" */
} SiloamOpenOptions;

/* "markdown", "text", "html", "json"; ".md" files stand in a folder, which has no suffix: "". */
const char *siloam_open_format_nick (SiloamOpenFormat format);
gboolean siloam_open_format_from_nick (const char *nick, SiloamOpenFormat *format);
const char *siloam_open_format_suffix (SiloamOpenFormat format);

SiloamOpenOptions *siloam_open_options_new (SiloamOpenFormat format,
                                            const char *language) G_GNUC_WARN_UNUSED_RESULT;
SiloamOpenOptions *siloam_open_options_copy (const SiloamOpenOptions *self)
    G_GNUC_WARN_UNUSED_RESULT;
void siloam_open_options_free (SiloamOpenOptions *self);

/* How much was done, 0 to 1. */
typedef void (*SiloamOpenProgress) (double fraction, gpointer user_data);

/* ids: (nullable) (element-type utf8): in the order they come; NULL is the whole journal, oldest
 * first, and then JSON also holds the profile, prayer requests and reminders. Thread of the store;
 * progress on that thread. written: (out) (optional): how many entries there are in it. */
gboolean siloam_open_export (SiloamStore *store,
                             GPtrArray *ids,
                             const SiloamOpenOptions *options,
                             const char *path,
                             SiloamOpenProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             guint *written,
                             GError **error);

/* The same on an open journal, a few entries at a time so that what is typed is saved in between;
 * progress and callback on the main thread. */
void siloam_open_export_async (SiloamJournal *journal,
                               GPtrArray *ids,
                               const SiloamOpenOptions *options,
                               const char *path,
                               SiloamOpenProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean siloam_open_export_finish (SiloamJournal *journal,
                                    GAsyncResult *result,
                                    guint *written,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamOpenOptions, siloam_open_options_free)

G_END_DECLS
