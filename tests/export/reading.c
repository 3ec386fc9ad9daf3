/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reading.h"

#include <glib/gstdio.h>
#include <string.h>

void
reading_init (Reading *self, const char *password)
{
  *self = (Reading){ .options = { .language = "en" } };
  self->options.zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_assert_nonnull (self->options.zone);
  self->options.password = password != NULL ? siloam_secret_new_text (password) : NULL;
}

void
reading_clear (Reading *self)
{
  g_time_zone_unref (self->options.zone);
  g_clear_pointer (&self->options.password, siloam_secret_unref);
  g_clear_object (&self->cancellable);
}

char *
reading_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "import", name, NULL);
}

/* G_TEST_OPTION_ISOLATE_DIRS removes it. */
char *
reading_write (const char *name, gconstpointer data, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
  return path;
}

static SiloamImportBundle *
read_path (SiloamImportFormat format, const char *path, const char *password)
{
  g_auto (Reading) reading = { .cancellable = NULL };
  g_autoptr (GError) error = NULL;
  SiloamImportBundle *bundle;

  reading_init (&reading, password);
  bundle = siloam_import_read (path, format, &reading.options, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bundle);
  return bundle;
}

SiloamImportBundle *
reading_read (SiloamImportFormat format, const char *fixture)
{
  return reading_read_locked (format, fixture, NULL);
}

SiloamImportBundle *
reading_read_locked (SiloamImportFormat format, const char *fixture, const char *password)
{
  g_autofree char *path = reading_fixture (fixture);

  return read_path (format, path, password);
}

SiloamImportBundle *
reading_read_text (SiloamImportFormat format, const char *name, const char *text)
{
  g_autofree char *path = reading_write (name, text, -1);

  return read_path (format, path, NULL);
}

void
reading_assert_fails (SiloamImportFormat format, const char *path, const char *password, int code)
{
  g_auto (Reading) reading = { .cancellable = NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;

  reading_init (&reading, password);
  bundle = siloam_import_read (path, format, &reading.options, NULL, &error);
  g_assert_error (error, SILOAM_IMPORT_ERROR, code);
  g_assert_null (bundle);
}

static SiloamImportItem *
find (SiloamImportBundle *bundle, const char *text, gboolean by_place)
{
  SiloamImportItem *found = NULL;

  for (guint i = 0; i < bundle->items->len; i++)
    {
      SiloamImportItem *item = g_ptr_array_index (bundle->items, i);
      const char *name = by_place ? item->place : item->source;

      if (name == NULL || !(by_place ? g_str_equal (name, text) : g_str_has_prefix (name, text)))
        continue;
      if (found != NULL)
        g_error ("“%s” is there twice", text);
      found = item;
    }
  if (found == NULL)
    g_error ("“%s” is not there", text);
  return found;
}

SiloamImportItem *
reading_find (SiloamImportBundle *bundle, const char *source)
{
  SiloamImportItem *item = find (bundle, source, FALSE);

  g_assert_no_error (item->fault);
  g_assert_nonnull (item->entry);
  return item;
}

SiloamImportItem *
reading_at (SiloamImportBundle *bundle, const char *place)
{
  return find (bundle, place, TRUE);
}

gboolean
reading_has_tag (const SiloamImportItem *item, const char *tag)
{
  return g_ptr_array_find_with_equal_func (item->entry->tags, tag, g_str_equal, NULL);
}

gboolean
reading_leaves_out (const GPtrArray *left_out, const char *what)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) left_out, what, g_str_equal, NULL);
}

void
reading_assert_created (const SiloamImportItem *item, const char *expected)
{
  g_autofree char *created = g_date_time_format (item->entry->created, "%Y-%m-%dT%H:%M:%S%:z");

  g_assert_cmpstr (created, ==, expected);
}

guint
reading_count (SiloamImportBundle *bundle)
{
  guint count = 0;

  for (guint i = 0; i < bundle->items->len; i++)
    count += ((SiloamImportItem *) g_ptr_array_index (bundle->items, i))->entry != NULL;
  return count;
}
