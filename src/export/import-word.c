/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of what other diaries hold and ours does not, for the report of an import. Any thread.
 */

#include "export/import-word.h"

#include "export/import-private.h"

/* Longer than any name of a file or a street. */
#define MAX_SHOWN 120

static const char *const words[SILOAM_IMPORT_N_WORDS][2] = {
  [SILOAM_IMPORT_WORD_PHOTO] = { "photo", "foto" },
  [SILOAM_IMPORT_WORD_VIDEO] = { "video", "video" },
  [SILOAM_IMPORT_WORD_AUDIO] = { "sound", "geluid" },
  [SILOAM_IMPORT_WORD_PDF] = { "PDF", "pdf" },
  [SILOAM_IMPORT_WORD_FILE] = { "file", "bestand" },
  [SILOAM_IMPORT_WORD_PLACE] = { "place", "plaats" },
  [SILOAM_IMPORT_WORD_WEATHER] = { "weather", "weer" },
  [SILOAM_IMPORT_WORD_MOOD] = { "mood", "stemming" },
  [SILOAM_IMPORT_WORD_MUSIC] = { "music", "muziek" },
  [SILOAM_IMPORT_WORD_RATING] = { "rating", "waardering" },
  [SILOAM_IMPORT_WORD_FOLDER] = { "folder", "map" },
  [SILOAM_IMPORT_WORD_TABLE] = { "table", "tabel" },
  [SILOAM_IMPORT_WORD_TRASH] = { "in the trash:", "in de prullenbak:" },
  [SILOAM_IMPORT_WORD_ARCHIVE] = { "archive", "archief" },
  [SILOAM_IMPORT_WORD_OTHER_VERSION] = { "another version", "andere versie" },
  [SILOAM_IMPORT_WORD_CHART] = { "chart", "grafiek" },
  [SILOAM_IMPORT_WORD_CHAPTERS] = { "chapters", "hoofdstukken" },
  [SILOAM_IMPORT_WORD_UNCLEAR] = { "not understood:", "niet begrepen:" },
  [SILOAM_IMPORT_WORD_DAY_FIRST] = { "dates were read as day, month:",
                                     "datums zijn gelezen als dag, maand:" },
  [SILOAM_IMPORT_WORD_MONTH_FIRST] = { "dates were read as month, day:",
                                       "datums zijn gelezen als maand, dag:" },
  [SILOAM_IMPORT_WORD_FIELD] = { "field", "veld" },
  [SILOAM_IMPORT_WORD_TO_DO] = { "to do", "te doen" },
  [SILOAM_IMPORT_WORD_STARTED] = { "in progress", "bezig" },
  [SILOAM_IMPORT_WORD_DONE] = { "done", "gedaan" },
  [SILOAM_IMPORT_WORD_CANCELLED] = { "cancelled", "vervallen" },
  [SILOAM_IMPORT_WORD_END] = { "what stood at the end", "wat aan het einde stond" },
};

/**
 * siloam_import_word:
 *
 * Returns: (transfer none): the word in the language of @options
 */
const char *
siloam_import_word (const SiloamImportOptions *options, SiloamImportWord word)
{
  gboolean dutch = options->language != NULL && g_str_has_prefix (options->language, "nl");

  g_return_val_if_fail (word < SILOAM_IMPORT_N_WORDS, "");
  return words[word][dutch ? 1 : 0];
}

static char *
describe (const SiloamImportOptions *options, SiloamImportWord word, const char *what)
{
  const char *kind = siloam_import_word (options, word);
  g_autofree char *line = siloam_import_one_line (what != NULL ? what : "");
  g_autofree char *shown = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_SHOWN));

  return shown[0] == '\0' ? g_strdup (kind) : g_strdup_printf ("%s %s", kind, shown);
}

/**
 * siloam_import_leave_out:
 * @what: (nullable): which one, as the source names it
 *
 * Tells in @item what does not come along.
 */
void
siloam_import_leave_out (SiloamImportItem *item,
                         const SiloamImportOptions *options,
                         SiloamImportWord word,
                         const char *what)
{
  g_autofree char *line = describe (options, word, what);

  siloam_import_item_leave_out (item, "%s", line);
}

/**
 * siloam_import_leave_out_of_all:
 * @what: (nullable): which one, as the source names it
 *
 * Tells in @bundle what belongs to no entry and does not come along.
 */
void
siloam_import_leave_out_of_all (SiloamImportBundle *bundle,
                                const SiloamImportOptions *options,
                                SiloamImportWord word,
                                const char *what)
{
  if (bundle->left_out->len < SILOAM_IMPORT_MAX_FILES)
    g_ptr_array_add (bundle->left_out, describe (options, word, what));
}
