/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An export of our own, as it may come back: read in parts, one entry at a time. */

#include "export/document.h"
#include "export/import.h"
#include "fuzz.h"
#include "journal/lifecycle.h"

static void
check_item (const SiloamImportItem *item)
{
  g_autoptr (GError) error = NULL;

  g_assert_true ((item->entry != NULL) == (item->fault == NULL));
  if (item->fault != NULL)
    {
      g_assert_true (g_utf8_validate (item->fault->message, -1, NULL));
      return;
    }
  g_assert_true (siloam_entry_validate (item->entry, &error));
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const SiloamImportOptions options = { .language = "nl" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *path = fuzz_path ("a.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;

  fuzz_write (path, bytes);
  bundle = siloam_import_read (path, SILOAM_IMPORT_SILOAM, &options, NULL, &error);
  g_assert_true ((bundle != NULL) == (error == NULL));
  g_assert_true (error == NULL || error->domain == SILOAM_IMPORT_ERROR ||
                 error->domain == G_IO_ERROR);
  for (guint i = 0; bundle != NULL && i < bundle->items->len; i++)
    check_item (g_ptr_array_index (bundle->items, i));
  return 0;
}
