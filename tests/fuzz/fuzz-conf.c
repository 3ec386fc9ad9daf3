/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a module says of itself. */

#include <string.h>

#include "fuzz.h"
#include "scripture/error.h"
#include "scripture/module-conf.h"

static void
check (const SiloamModuleConf *conf)
{
  g_autofree char *clean = siloam_module_path_clean (conf->folder);

  g_assert_cmpuint (strlen (conf->id), <=, 64);
  g_assert_cmpuint (
      strspn (conf->id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+"),
      ==,
      strlen (conf->id));
  g_assert_true (g_ascii_isalnum (conf->id[0]));
  fuzz_check_line (conf->title);
  fuzz_check_line (conf->language);
  fuzz_check_line (conf->licence);
  g_assert_cmpstr (clean, ==, conf->folder);
  g_assert_cmpint (g_ascii_strncasecmp (conf->folder, "modules/", 8), ==, 0);
  g_assert_nonnull (conf->canon);
  g_assert_nonnull (strchr ("bcv", conf->block));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamModuleConf) conf = siloam_module_conf_parse (bytes, &error);

  g_assert_true ((conf != NULL) == (error == NULL));
  if (conf != NULL)
    check (conf);
  else
    g_assert_true (error->domain == SILOAM_SCRIPTURE_ERROR &&
                   g_utf8_validate (error->message, -1, NULL));
  return 0;
}
