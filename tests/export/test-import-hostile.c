/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that were made to do harm. Each is read in a process of its own, of which the largest
 * memory and the bytes read from files are looked at afterwards. */

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "export/import-source.h"
#include "import-facts.h"

#define MEBIBYTE (1024 * 1024)

typedef void (*MakeFunc) (const char *path);

/* As libarchive 3.7 says it: that refuses the file before we look at its sizes. */
#define LARGE_OR_DAMAGED (-3)

typedef struct
{
  const char *name;
  const char *file;
  MakeFunc make;
  SiloamImportFormat format;
  int code;           /* of the error, or of the fault of the first entry; -1: it is read */
  guint memory;       /* MiB at most, of the whole process */
  guint64 bytes_read; /* MiB at most; 0: not looked at */
} Hostile;

static void
write_repeated (const char *path, const char *start, const char *part, gsize count, const char *end)
{
  g_autoptr (GString) text = g_string_new (start);

  for (gsize i = 0; i < count; i++)
    g_string_append (text, part);
  g_string_append (text, end);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

static struct archive *
start_zip (const char *path, const char *options)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  if (options != NULL)
    g_assert_cmpint (archive_write_set_options (archive, options), ==, ARCHIVE_OK);
  archive_write_set_passphrase (archive, "x");
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  return archive;
}

static void
add_member (struct archive *archive, const char *name, mode_t type, gsize mebibytes)
{
  g_autofree char *nothing = mebibytes > 0 ? g_malloc0 (MEBIBYTE) : NULL;
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) mebibytes * MEBIBYTE);
  if (type == AE_IFLNK)
    archive_entry_set_symlink (entry, "/etc/passwd");
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  for (gsize i = 0; i < mebibytes; i++)
    archive_write_data (archive, nothing, MEBIBYTE);
  archive_entry_free (entry);
}

static void
end_zip (struct archive *archive)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
make_bomb (const char *path)
{
  struct archive *archive = start_zip (path, NULL);

  add_member (archive, "a.json", AE_IFREG, 100);
  end_zip (archive);
}

static void
put_16 (guint8 *at, guint value)
{
  at[0] = (guint8) value;
  at[1] = (guint8) (value >> 8);
}

static guint
get_32 (const guint8 *at)
{
  return (guint) at[0] | (guint) at[1] << 8 | (guint) at[2] << 16 | (guint) at[3] << 24;
}

static void
put_32 (guint8 *at, guint value)
{
  put_16 (at, value);
  put_16 (at + 2, value >> 16);
}

/* One member of @name, whose directory says that it is there @count times, each time elsewhere in
 * name and not in bytes. "0" in @name is where the number goes. */
static void
make_overlapping (const char *path, const char *name, gsize mebibytes, guint count)
{
  struct archive *archive = start_zip (path, NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  const guint8 *tail, *head;
  gsize head_length;
  g_autoptr (GByteArray) zip = g_byte_array_new ();
  guint8 end[22];

  add_member (archive, name, AE_IFREG, mebibytes);
  end_zip (archive);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  tail = (const guint8 *) bytes + length - 22;
  head = (const guint8 *) bytes + get_32 (tail + 16);
  head_length = (gsize) (tail - head);
  g_byte_array_append (zip, (const guint8 *) bytes, (guint) (head - (const guint8 *) bytes));
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *number = g_strdup_printf ("%07u", i);

      g_byte_array_append (zip, head, (guint) head_length);
      memcpy (zip->data + zip->len - head_length + 46, number, 7);
    }
  memcpy (end, tail, 22);
  put_16 (end + 8, MIN (count, 0xfffe));
  put_16 (end + 10, MIN (count, 0xfffe));
  put_32 (end + 12, (guint) head_length * count);
  g_byte_array_append (zip, end, 22);
  g_assert_true (g_file_set_contents (path, (const char *) zip->data, zip->len, NULL));
}

/* 60 KiB that say they are 10 GiB. */
static void
make_overlapping_bomb (const char *path)
{
  make_overlapping (path, "0000000.json", 60, 170);
}

static void
make_overlapping_small (const char *path)
{
  make_overlapping (path, "0000000.json", 1, 20000);
}

static void
make_many_names (const char *path)
{
  struct archive *archive = start_zip (path, NULL);

  for (guint i = 0; i <= 200000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.jpeg", i);
      add_member (archive, name, AE_IFREG, 0);
    }
  end_zip (archive);
}

static void
make_long_directory (const char *path)
{
  make_overlapping (path,
                    "0000000-a-name-that-is-rather-long-to-fill-the-directory.jpeg",
                    0,
                    600000);
}

static void
make_locked_zip (const char *path)
{
  struct archive *archive = start_zip (path, "zip:encryption=traditional");

  add_member (archive, "a.json", AE_IFREG, 1);
  end_zip (archive);
}

static void
make_zip_of_links (const char *path)
{
  struct archive *archive = start_zip (path, NULL);

  add_member (archive, "a.json", AE_IFLNK, 0);
  end_zip (archive);
}

static void
make_sparse_from (const char *path, const char *start)
{
  g_assert_true (g_file_set_contents (path, start, -1, NULL));
  g_assert_cmpint (truncate (path, 1024 * (off_t) MEBIBYTE), ==, 0);
}

static void
make_sparse (const char *path)
{
  make_sparse_from (path, "{\"entries\": [");
}

static void
make_sparse_zip (const char *path)
{
  make_sparse_from (path, "PK\3\4");
}

static void
make_sparse_database (const char *path)
{
  g_assert_true (g_file_set_contents (path, "SQLite format 3\0", 16, NULL));
  g_assert_cmpint (truncate (path, 1024 * (off_t) MEBIBYTE), ==, 0);
}

#define DAY_ONE_START "{\"entries\": [{\"creationDate\": \"2019-01-01T10:00:00Z\", \"a\": "

static void
make_deep_json (const char *path)
{
  write_repeated (path, DAY_ONE_START, "[", MEBIBYTE, "");
}

static void
make_deep_objects (const char *path)
{
  write_repeated (path, DAY_ONE_START, "{\"a\":", MEBIBYTE, "");
}

static void
make_many_values (const char *path)
{
  write_repeated (path, DAY_ONE_START "[1", ",1", 30 * MEBIBYTE, "]}]}");
}

/* As many as are let through, of the kind that costs most. */
static void
make_many_objects (const char *path)
{
  write_repeated (path, DAY_ONE_START "[{}", ",{}", 1900000, "]}]}");
}

static void
make_many_entries (const char *path)
{
  write_repeated (path, "{\"entries\": [{\"creationDate\": \"x\"}", ",{}", 210000, "]}");
}

static void
make_long_string (const char *path)
{
  write_repeated (path, DAY_ONE_START "\"", "\\u0000\\ud800\xff", MEBIBYTE, "\"}]}");
}

#define ENTRY_START                                                                                \
  "<plist version=\"1.0\"><dict><key>Creation Date</key><date>2013-05-31T22:30:00Z</date>"         \
  "<key>Entry Text</key><string>"
#define ENTRY_END "</string></dict></plist>"

static void
make_laughs (const char *path)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE plist [<!ENTITY a0 \"ha\">");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (text,
                            "<!ENTITY a%u \"&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;\">",
                            i,
                            i - 1,
                            i - 1,
                            i - 1,
                            i - 1,
                            i - 1,
                            i - 1,
                            i - 1,
                            i - 1);
  g_string_append (text, "]>" ENTRY_START "&a29;" ENTRY_END);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

static void
make_deep_xml (const char *path)
{
  write_repeated (path, ENTRY_START, "<a>", MEBIBYTE, ENTRY_END);
}

#define JOURNEY_START "{\"date_journal\": 1546299000000, \"type\": \"html\", \"text\": \"<br>"

static void
make_deep_html (const char *path)
{
  write_repeated (path, JOURNEY_START, "<div>", 2 * MEBIBYTE, "\"}");
}

/* Every end tag without a start looks through all that are open. */
static void
make_slow_html (const char *path)
{
  write_repeated (path, JOURNEY_START, "<b></i></u></span></font>", MEBIBYTE / 2, "\"}");
}

static void
make_many_pictures (const char *path)
{
  write_repeated (path, JOURNEY_START, "<img src='a.jpg'>", MEBIBYTE / 2, "\"}");
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

static void
make_endless_view (const char *path)
{
  run_sql (path,
           "CREATE VIEW Entries AS WITH RECURSIVE n (DiaryEntryId) AS"
           " (SELECT 1 UNION ALL SELECT DiaryEntryId + 1 FROM n) SELECT *, '' AS Text FROM n");
}

static void
make_virtual_table (const char *path)
{
  run_sql (path, "CREATE VIRTUAL TABLE Entries USING fts5 (DiaryEntryId, Heading, Text, Rating)");
}

static void
make_endless_media (const char *path)
{
  run_sql (path,
           "CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Text TEXT);"
           "INSERT INTO Entries VALUES (636818994000000000, 'x');"
           "CREATE VIEW Media AS WITH RECURSIVE n (DiaryEntryId) AS"
           " (SELECT 1 UNION ALL SELECT DiaryEntryId + 1 FROM n) SELECT *, 0 AS Type FROM n");
}

static void
make_huge_column (const char *path)
{
  run_sql (path,
           "CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY,"
           " Text TEXT AS (hex(zeroblob(100000000))));"
           "INSERT INTO Entries (DiaryEntryId) VALUES (636818994000000000)");
}

static void
make_spoilt_database (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  run_sql (path,
           "CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Text TEXT);"
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
           " INSERT INTO Entries SELECT 636818994000000000 + i, hex(randomblob(100)) FROM n");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + length / 2, 0xff, length / 4);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static const Hostile cases[] = {
  { "a zip that grows a thousandfold is refused",
    "a.zip",
    make_bomb,
    SILOAM_IMPORT_AUTO,
    3,
    160,
    4 },
  { "a zip whose members are all the same bytes is refused",
    "b.zip",
    make_overlapping_bomb,
    SILOAM_IMPORT_AUTO,
    3,
    160,
    4 },
  { "a zip that has one member twenty thousand times has it once",
    "c.zip",
    make_overlapping_small,
    SILOAM_IMPORT_AUTO,
    0,
    320,
    16 },
  { "a zip of too many names is refused", "d.zip", make_many_names, SILOAM_IMPORT_AUTO, 3, 320, 0 },
  { "a zip with a directory too long is refused",
    "e.zip",
    make_long_directory,
    SILOAM_IMPORT_AUTO,
    LARGE_OR_DAMAGED,
    320,
    0 },
  { "a zip with a password says so", "f.zip", make_locked_zip, SILOAM_IMPORT_AUTO, 9, 60, 4 },
  { "a zip of links is nothing", "g.zip", make_zip_of_links, SILOAM_IMPORT_AUTO, 0, 60, 1 },
  { "a gigabyte is refused unread", "h.json", make_sparse, SILOAM_IMPORT_AUTO, 3, 60, 1 },
  { "a gigabyte that begins as a zip is refused",
    "i.zip",
    make_sparse_zip,
    SILOAM_IMPORT_AUTO,
    4,
    60,
    1 },
  { "a gigabyte that begins as a database is refused",
    "j.diary",
    make_sparse_database,
    SILOAM_IMPORT_DIARIUM,
    4,
    60,
    1 },
  { "a million brackets are refused", "k.json", make_deep_json, SILOAM_IMPORT_DAY_ONE, 5, 60, 0 },
  { "a million braces are refused", "l.json", make_deep_objects, SILOAM_IMPORT_DAY_ONE, 5, 100, 0 },
  { "thirty million numbers are refused",
    "m.json",
    make_many_values,
    SILOAM_IMPORT_DAY_ONE,
    3,
    400,
    0 },
  { "as many values as are read fit in the memory",
    "n.json",
    make_many_objects,
    SILOAM_IMPORT_DAY_ONE,
    -1,
    900,
    0 },
  { "too many entries are refused", "o.json", make_many_entries, SILOAM_IMPORT_DAY_ONE, 3, 400, 0 },
  { "a long string that is no text is read",
    "p.json",
    make_long_string,
    SILOAM_IMPORT_DAY_ONE,
    -1,
    200,
    0 },
  { "entities of entities are refused",
    "q.doentry",
    make_laughs,
    SILOAM_IMPORT_DAY_ONE_CLASSIC,
    5,
    60,
    0 },
  { "a million elements in each other are refused",
    "r.doentry",
    make_deep_xml,
    SILOAM_IMPORT_DAY_ONE_CLASSIC,
    4,
    80,
    0 },
  { "a million blocks in each other are refused",
    "s.json",
    make_deep_html,
    SILOAM_IMPORT_JOURNEY,
    5,
    160,
    0 },
  { "end tags without a start are no work without end",
    "t.json",
    make_slow_html,
    SILOAM_IMPORT_JOURNEY,
    5,
    160,
    0 },
  { "half a million pictures are told shortly",
    "u.json",
    make_many_pictures,
    SILOAM_IMPORT_JOURNEY,
    -1,
    160,
    0 },
  { "a view without end is not asked",
    "v.diary",
    make_endless_view,
    SILOAM_IMPORT_DIARIUM,
    0,
    60,
    0 },
  { "a virtual table is not asked",
    "w.diary",
    make_virtual_table,
    SILOAM_IMPORT_DIARIUM,
    0,
    60,
    0 },
  { "a view for pictures is not asked",
    "x.diary",
    make_endless_media,
    SILOAM_IMPORT_DIARIUM,
    -1,
    60,
    0 },
  { "a column that is computed is not asked",
    "y.diary",
    make_huge_column,
    SILOAM_IMPORT_DIARIUM,
    -1,
    60,
    0 },
  { "a spoilt database is damaged",
    "z.diary",
    make_spoilt_database,
    SILOAM_IMPORT_DIARIUM,
    4,
    60,
    0 },
};

static guint64
bytes_read (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/io", &text, NULL, NULL))
    return 0;
  line = strstr (text, "rchar:");
  return line != NULL ? g_ascii_strtoull (line + 6, NULL, 10) : 0;
}

static int
code_of (const SiloamImportBundle *bundle, const GError *error)
{
  const SiloamImportItem *first;

  if (error != NULL)
    return error->code;
  first = g_ptr_array_index (bundle->items, 0);
  return first->fault != NULL ? first->fault->code : -1;
}

static void
read_hostile (const Hostile *hostile)
{
  const char *path = g_getenv ("HOSTILE_FILE");
  guint64 before = bytes_read ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = import_facts_read (path, hostile->format, NULL, &error);
  guint64 after = bytes_read ();
  struct rusage usage;

  if (hostile->code == LARGE_OR_DAMAGED)
    g_assert_true (code_of (bundle, error) == 3 || code_of (bundle, error) == 4);
  else
    g_assert_cmpint (code_of (bundle, error), ==, hostile->code);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_test_message ("%ld MiB of memory, %" G_GUINT64_FORMAT " KiB read",
                  usage.ru_maxrss / 1024,
                  (after - before) / 1024);
  g_assert_cmpint (usage.ru_maxrss / 1024, <=, (long) hostile->memory);
  if (hostile->bytes_read > 0)
    g_assert_cmpuint ((after - before) / MEBIBYTE, <, hostile->bytes_read);
}

static void
test_hostile (gconstpointer data)
{
  const Hostile *hostile = data;
  g_autofree char *path = NULL;

  if (g_test_subprocess ())
    {
      read_hostile (hostile);
      return;
    }
  path = g_build_filename (import_facts_folder (), hostile->file, NULL);
  hostile->make (path);
  g_setenv ("HOSTILE_FILE", path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_remove (path);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdelimit (g_strdup (cases[i].name), " ", '-');
      g_autofree char *path = g_strdup_printf ("/import/hostile/%s", words);

      g_test_add_data_func (path, &cases[i], test_hostile);
    }
  return import_facts_run ();
}
