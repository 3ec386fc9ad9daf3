/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the world a person is, as far as their computer says. The language of Siloam says
 * nothing about that: someone may read English in the Netherlands. Main thread. */

#include "config.h"

#include "ui/country.h"

#include <locale.h>
#include <string.h>

/**
 * siloam_country_dup:
 * @language: "nl" or "en", for a system that does not say where it is
 *
 * Returns: (transfer full): a locale with a country, such as "nl_NL"; "other" when none is known
 */
char *
siloam_country_dup (const char *language)
{
  static const int categories[] = { LC_ADDRESS, LC_TELEPHONE, LC_MESSAGES };

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      const char *locale = setlocale (categories[i], NULL);

      if (locale && strchr (locale, '_'))
        return g_strndup (locale, strcspn (locale, ".@"));
    }
  return g_strdup (g_str_equal (language, "nl") ? "nl_NL" : "other");
}
