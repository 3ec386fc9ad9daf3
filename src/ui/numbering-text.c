/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How verses are numbered, and what language a Bible is in, in plain words. Main thread. */

#include "config.h"

#include "ui/numbering-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * siloam_numbering_text:
 *
 * Returns: (transfer none): its name, with Bibles that are numbered so
 */
const char *
siloam_numbering_text (SiloamNumbering numbering)
{
  static const char *const texts[] = {
    [SILOAM_NUMBERING_KJV] = N_ ("English numbering"),
    [SILOAM_NUMBERING_NLD] = N_ ("Dutch numbering (Statenvertaling, HSV)"),
    [SILOAM_NUMBERING_MT] = N_ ("Hebrew numbering (NBV, Luther)"),
    [SILOAM_NUMBERING_SEGOND] = N_ ("French numbering (Segond)"),
  };

  g_return_val_if_fail (numbering < G_N_ELEMENTS (texts), "");

  return _ (texts[numbering]);
}

/**
 * siloam_numbering_short_text:
 *
 * Returns: (transfer none): its name
 */
const char *
siloam_numbering_short_text (SiloamNumbering numbering)
{
  static const char *const texts[] = {
    [SILOAM_NUMBERING_KJV] = N_ ("English numbering"),
    [SILOAM_NUMBERING_NLD] = N_ ("Dutch numbering"),
    [SILOAM_NUMBERING_MT] = N_ ("Hebrew numbering"),
    [SILOAM_NUMBERING_SEGOND] = N_ ("French numbering"),
  };

  g_return_val_if_fail (numbering < G_N_ELEMENTS (texts), "");

  return _ (texts[numbering]);
}

/**
 * siloam_language_text:
 * @language: as a Bible tells it, such as "nl" or "en-GB"
 *
 * Returns: (transfer none): its name
 */
const char *
siloam_language_text (const char *language)
{
  static const struct
  {
    const char *code;
    const char *text;
  } languages[] = {
    { "af", N_ ("Afrikaans") },   { "ar", N_ ("Arabic") },  { "de", N_ ("German") },
    { "el", N_ ("Greek") },       { "en", N_ ("English") }, { "es", N_ ("Spanish") },
    { "fr", N_ ("French") },      { "fy", N_ ("Frisian") }, { "grc", N_ ("Greek") },
    { "hbo", N_ ("Hebrew") },     { "he", N_ ("Hebrew") },  { "id", N_ ("Indonesian") },
    { "it", N_ ("Italian") },     { "la", N_ ("Latin") },   { "nl", N_ ("Dutch") },
    { "pap", N_ ("Papiamento") }, { "pl", N_ ("Polish") },  { "pt", N_ ("Portuguese") },
    { "ru", N_ ("Russian") },     { "tr", N_ ("Turkish") },
  };
  gsize length = strcspn (language, "-_.");

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i].code) == length && strncmp (languages[i].code, language, length) == 0)
      return _ (languages[i].text);
  return language;
}
