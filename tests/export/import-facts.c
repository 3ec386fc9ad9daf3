/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the fixtures of the import formats and compares one thing at a time. */

#include "import-facts.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static char *folder;

typedef struct
{
  SiloamImportFormat format;
  const ImportFact *fact;
} Case;

const char *
import_facts_folder (void)
{
  if (folder == NULL)
    folder = g_dir_make_tmp ("siloam-import-XXXXXX", NULL);
  return folder;
}

static void
add_member (struct archive *archive, const char *name, const char *data, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, 1546300800, 0);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, length), ==, (int) length);
  archive_entry_free (entry);
}

static struct archive *
start_zip (const char *path)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  return archive;
}

void
import_facts_write_zip (const char *path, ...)
{
  struct archive *archive = start_zip (path);
  va_list members;
  const char *name;

  va_start (members, path);
  while ((name = va_arg (members, const char *)) != NULL)
    {
      const char *content = va_arg (members, const char *);
      add_member (archive, name, content, strlen (content));
    }
  va_end (members);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
add_folder (struct archive *archive, const char *path, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *leaf;

  g_assert_nonnull (dir);
  while ((leaf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, leaf, NULL);
      g_autofree char *name = g_strconcat (prefix, leaf, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *below = g_strconcat (name, "/", NULL);
          add_folder (archive, child, below);
          continue;
        }
      g_assert_true (g_file_get_contents (child, &content, &length, NULL));
      add_member (archive, name, content, length);
    }
}

static void
pack (const char *path, const char *from)
{
  struct archive *archive = start_zip (path);

  add_folder (archive, from, "");
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
make_database (const char *path, const char *script)
{
  sqlite3 *database = NULL;
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (script, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

char *
import_facts_path (const char *fixture)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "import", fixture, (char *) NULL);
  const char *dot = strrchr (fixture, '.');
  g_autofree char *stem = g_strndup (path, strlen (path) - (dot != NULL ? strlen (dot) : 0));
  g_autofree char *flat = g_strdelimit (g_strdup (fixture), "/", '_');
  g_autofree char *made = g_build_filename (import_facts_folder (), flat, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  if (g_file_test (made, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&made);
  if (g_str_has_suffix (fixture, ".zip"))
    pack (made, stem);
  else
    {
      g_autofree char *script = g_strconcat (stem, ".sql", NULL);
      make_database (made, script);
    }
  return g_steal_pointer (&made);
}

SiloamImportBundle *
import_facts_read (const char *path,
                   SiloamImportFormat format,
                   const char *password,
                   GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (SiloamSecret) secret = password != NULL ? siloam_secret_new_text (password) : NULL;
  const SiloamImportOptions options = {
    .language = "nl",
    .password = secret,
    .zone = zone,
    .day_first = TRUE,
  };

  return siloam_import_read (path, format, &options, NULL, error);
}

static const SiloamImportItem *
find_item (const SiloamImportBundle *bundle, const char *name)
{
  guint index = 0;

  if (name[0] == '#')
    {
      index = (guint) g_ascii_strtoull (name + 1, NULL, 10);
      g_assert_cmpuint (index, <, bundle->items->len);
      return g_ptr_array_index (bundle->items, index);
    }
  for (guint i = 0; i < bundle->items->len; i++)
    {
      const SiloamImportItem *item = g_ptr_array_index (bundle->items, i);
      const char *own = item->source != NULL ? strchr (item->source, ':') : NULL;

      if (own != NULL && g_str_equal (own + 1, name))
        return item;
    }
  g_error ("no entry %s", name);
}

static char *
join (GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (char *) g_ptr_array_index (list, i));
  return g_string_free (text, FALSE);
}

static char *
describe_time (GDateTime *time)
{
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
}

static char *
describe_entry (const SiloamEntry *entry, const char *what)
{
  if (g_str_equal (what, "text"))
    return g_strdup (entry->text != NULL ? entry->text : "");
  if (g_str_equal (what, "title"))
    return g_strdup (entry->title != NULL ? entry->title : "");
  if (g_str_equal (what, "created"))
    return describe_time (entry->created);
  if (g_str_equal (what, "updated"))
    return describe_time (entry->updated);
  if (g_str_equal (what, "tags"))
    return join (entry->tags);
  if (g_str_equal (what, "sealed"))
    return g_strdup (entry->sealed ? "yes" : "no");
  g_error ("nothing is called %s", what);
}

static char *
describe_item (const SiloamImportItem *item, const char *what)
{
  if (g_str_equal (what, "fault"))
    return g_strdup_printf ("%d", item->fault != NULL ? item->fault->code : -1);
  if (g_str_equal (what, "left-out"))
    return join (item->left_out);
  if (g_str_equal (what, "guessed"))
    return g_strdup (item->day_guessed ? "yes" : "no");
  if (g_str_equal (what, "source"))
    return g_strdup (item->source);
  g_assert_no_error (item->fault);
  return describe_entry (item->entry, what);
}

static char *
describe (const ImportFact *fact, const SiloamImportBundle *bundle, const GError *error)
{
  if (g_str_equal (fact->what, "error"))
    return g_strdup_printf ("%d", error != NULL ? error->code : -1);
  g_assert_no_error (error);
  if (fact->item[0] != '\0')
    return describe_item (find_item (bundle, fact->item), fact->what);
  if (g_str_equal (fact->what, "left-out"))
    return join (bundle->left_out);
  return g_strdup_printf ("%u", bundle->items->len);
}

static void
check_fact (gconstpointer data)
{
  const Case *check = data;
  g_autofree char *path = import_facts_path (check->fact->fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = import_facts_read (path, check->format, NULL, &error);
  g_autofree char *found = describe (check->fact, bundle, error);

  g_assert_cmpstr (found, ==, check->fact->expected);
}

void
import_facts_add (SiloamImportFormat format, const ImportFact *facts, gsize n_facts)
{
  for (gsize i = 0; i < n_facts; i++)
    {
      Case *check = g_new (Case, 1);
      g_autofree char *words = g_strdelimit (g_strdup (facts[i].name), " ", '-');
      g_autofree char *path =
          g_strdup_printf ("/import/%s/%s", siloam_import_format_nick (format), words);

      *check = (Case){ format, &facts[i] };
      g_test_add_data_func_full (path, check, check_fact, g_free);
    }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *leaf;

  while (dir != NULL && (leaf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, leaf, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

int
import_facts_run (void)
{
  int result = g_test_run ();

  if (folder != NULL)
    remove_tree (folder);
  g_free (folder);
  return result;
}
