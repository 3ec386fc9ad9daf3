/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* HTML of other diaries as words. */

#include "export/import-xml.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const SiloamImportOptions options = { .language = "en" };
  g_autoptr (SiloamImportBundle) bundle = siloam_import_bundle_new (SILOAM_IMPORT_JOURNEY);
  SiloamImportItem *item = siloam_import_bundle_add (bundle, "x");
  g_autofree char *html = g_utf8_make_valid (size > 0 ? (const char *) data : "", (gssize) size);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = siloam_import_html_to_text (html, &options, item, &error);

  g_assert_true ((text != NULL) == (error == NULL));
  if (text != NULL)
    g_assert_true (g_utf8_validate (text, -1, NULL));
  else
    g_assert_true (error->domain == SILOAM_IMPORT_ERROR);
  return 0;
}
