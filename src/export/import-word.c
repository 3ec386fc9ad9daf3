/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of what other diaries hold and ours does not, for the report of an import. Any thread.
 */

#include "export/import-word.h"

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
  const char *kind = siloam_import_word (options, word);
  g_autofree char *valid = g_utf8_make_valid (what != NULL ? what : "", -1);
  g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_SHOWN));

  g_strstrip (g_strdelimit (shown, "\n\r\t", ' '));
  if (shown[0] == '\0')
    siloam_import_item_leave_out (item, "%s", kind);
  else
    siloam_import_item_leave_out (item, "%s %s", kind, shown);
}
