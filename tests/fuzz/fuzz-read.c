/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A diary of another application, read by one reader: FUZZ_FORMAT, from a file called FUZZ_NAME,
 * and with FUZZ_PASSWORD if that is not "". */

#include <string.h>

#include "export/import.h"
#include "fuzz.h"
#include "journal/error.h"
#include "journal/lifecycle.h"

static void
check_error (const GError *error)
{
  g_assert_true (error->domain == SILOAM_IMPORT_ERROR || error->domain == G_IO_ERROR ||
                 error->domain == SILOAM_JOURNAL_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_lines (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    fuzz_check_line (g_ptr_array_index (lines, i));
}

static void
check_item (const SiloamImportItem *item)
{
  g_autoptr (GError) error = NULL;

  g_assert_true ((item->entry != NULL) == (item->fault == NULL));
  check_lines (item->left_out);
  fuzz_check_line (item->place);
  if (item->fault != NULL)
    {
      check_error (item->fault);
      return;
    }
  g_assert_true (g_utf8_validate (item->source, -1, NULL));
  g_assert_true (siloam_entry_validate (item->entry, &error));
  g_assert_no_error (error);
  if (item->entry->title != NULL)
    fuzz_check_line (item->entry->title);
  for (guint i = 0; i < item->entry->tags->len; i++)
    fuzz_check_line (g_ptr_array_index (item->entry->tags, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (SiloamSecret) password =
      *FUZZ_PASSWORD != '\0' ? siloam_secret_new_text (FUZZ_PASSWORD) : NULL;
  const SiloamImportOptions options = { .language = "nl", .password = password };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *path = fuzz_path (FUZZ_NAME);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;

  fuzz_write (path, bytes);
  bundle = siloam_import_read (path, FUZZ_FORMAT, &options, NULL, &error);
  g_assert_true ((bundle != NULL) == (error == NULL));
  if (error != NULL)
    check_error (error);
  for (guint i = 0; bundle != NULL && i < bundle->items->len; i++)
    check_item (g_ptr_array_index (bundle->items, i));
  if (bundle != NULL)
    check_lines (bundle->left_out);
  return 0;
}
