/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import-json.h"
#include "export/import-private.h"
#include "export/import-word.h"

G_BEGIN_DECLS

/* What the readers of other diaries do alike. */

void siloam_read_fail (SiloamImportItem *item, SiloamImportError code, const char *why);
/* A free entry of that moment; FALSE, and the fault set, for no moment. @updated: nullable. */
gboolean siloam_read_begin (SiloamImportItem *item, GDateTime *created, GDateTime *updated);
/* A title is one line; one that is too long for that is a paragraph of the text. Both nullable. */
void siloam_read_set_words (SiloamImportItem *item, const char *title, const char *text);
/* "# A day" above a text: its title, and where the rest starts. NULL for no heading. */
char *siloam_read_split_heading (const char *text, const char **rest) G_GNUC_WARN_UNUSED_RESULT;
/* An array of strings, or of objects with that as their name. */
void siloam_read_add_tags (SiloamImportItem *item, JsonArray *tags, const char *name);
/* "52.3702, 4.8952"; NULL for what is no place on this world. */
char *siloam_read_coordinates (double latitude, double longitude) G_GNUC_WARN_UNUSED_RESULT;
/* The parts that say something, with ", " between. NULL ends them. */
char *siloam_read_join (const char *first, ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* The names of the source that end so. (element-type utf8), the names borrowed. */
GPtrArray *siloam_read_find_names (SiloamImportSource *source,
                                   const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the first bytes of @name hold the word, as text. */
gboolean siloam_read_begins_with (SiloamImportSource *source, const char *name, const char *word);
/* A JSON file of the source; NULL with an error. */
JsonNode *siloam_read_json (SiloamImportSource *source,
                            const char *name,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Markup, or words with nothing but words in them. */
gboolean siloam_read_is_html (const char *text);
/* siloam_read_set_words(), after siloam_import_html_to_text() when it is HTML. */
void siloam_read_set_html_words (SiloamImportItem *item,
                                 const SiloamImportOptions *options,
                                 const char *title,
                                 const char *text);
/* FALSE when it was stopped. */
gboolean siloam_read_go_on (const SiloamImportOptions *options,
                            guint done,
                            guint all,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
