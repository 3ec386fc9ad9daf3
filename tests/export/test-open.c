/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A journal in the open: what goes along and what not, that words come back as they were typed, and
 * that what is written is there whole or not at all. */

#include <cmark.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export/import.h"
#include "export/open-place.h"
#include "export/open-private.h"
#include "sample.h"

typedef struct
{
  char *folder;
  sqlite3 *db;
  SiloamStore *store;
  SiloamOpenOptions *options;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  self->folder = g_build_filename (g_get_user_data_dir (), "out", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  path = g_build_filename (g_get_user_data_dir (), "store.db", NULL);
  g_assert_cmpint (sqlite3_open (path, &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
  self->options = siloam_open_options_new (SILOAM_OPEN_TEXT, "nl");
}

static void
teardown (Fixture *self, gconstpointer data)
{
  siloam_open_options_free (self->options);
  siloam_store_free (self->store);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  g_free (self->folder);
}

static void
save (Fixture *self, SiloamEntry *entry)
{
  g_autoptr (GError) error = NULL;

  siloam_store_save (self->store, entry, &error);
  g_assert_no_error (error);
  siloam_entry_free (entry);
}

static char *
target (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static char *
take_along (Fixture *self, SiloamOpenFormat format, SiloamOpenParts parts)
{
  g_autofree char *path = target (self, "a");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  self->options->format = format;
  self->options->parts = parts;
  siloam_open_export (self->store, NULL, self->options, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (format != SILOAM_OPEN_MARKDOWN)
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static void
only_what_was_received_goes_along_unasked (Fixture *self, gconstpointer data)
{
  const SiloamOpenFormat formats[] = { SILOAM_OPEN_TEXT, SILOAM_OPEN_HTML, SILOAM_OPEN_JSON };

  save (self, sample_exchange ());
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = take_along (self, formats[i], SILOAM_OPEN_RECEIVED_ONLY);

      g_assert_nonnull (strstr (text, "een open deur"));
      g_assert_null (strstr (text, "bang dat ik het alleen moet doen"));
      g_assert_null (strstr (text, "het donkere trapgat"));
      g_assert_null (strstr (text, "vrede over deze angst"));
      g_assert_null (strstr (text, "ik houd afstand"));
    }
}

static void
each_part_goes_along_when_it_is_asked (Fixture *self, gconstpointer data)
{
  g_autofree char *released = NULL;
  g_autofree char *memory = NULL;
  g_autofree char *names = NULL;

  save (self, sample_exchange ());
  released = take_along (self, SILOAM_OPEN_TEXT, SILOAM_OPEN_RELEASED);
  memory = take_along (self, SILOAM_OPEN_TEXT, SILOAM_OPEN_MEMORY);
  names = take_along (self, SILOAM_OPEN_TEXT, SILOAM_OPEN_RELEASED | SILOAM_OPEN_NAMES);
  g_assert_nonnull (strstr (released, "bang dat ik het alleen moet doen"));
  g_assert_null (strstr (released, "ik houd afstand"));
  g_assert_nonnull (strstr (memory, "het donkere trapgat"));
  g_assert_null (strstr (memory, "bang dat ik het alleen moet doen"));
  g_assert_nonnull (strstr (names, "ik houd afstand"));
}

static void
what_is_sealed_goes_along_only_when_asked (Fixture *self, gconstpointer data)
{
  SiloamEntry *entry = sample_note ("2026-11-21T20:15:00+01:00", "verzegelde woorden");
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  entry->sealed = TRUE;
  save (self, entry);
  without = take_along (self, SILOAM_OPEN_TEXT, SILOAM_OPEN_RECEIVED_ONLY);
  with = take_along (self, SILOAM_OPEN_TEXT, SILOAM_OPEN_SEALED);
  g_assert_null (strstr (without, "verzegelde woorden"));
  g_assert_nonnull (strstr (with, "verzegelde woorden"));
}

static void
nothing_in_html_is_taken_for_html (Fixture *self, gconstpointer data)
{
  g_autofree char *html = NULL;

  save (self, sample_note ("2026-11-21T20:15:00+01:00", "<script>a</script> & \"b\" <img src=x>"));
  html = take_along (self, SILOAM_OPEN_HTML, SILOAM_OPEN_RECEIVED_ONLY);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;a&lt;/script&gt; &amp; &quot;b&quot;"));
  g_assert_nonnull (strstr (html, "<html lang=\"nl\">"));
}

/* As a reader sees it: only words, and where lines and paragraphs end. */
static char *
render (const char *markdown)
{
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *walk = cmark_iter_new (document);
  GString *text = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (walk)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (walk);
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_TEXT)
        g_string_append (text, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_LINEBREAK)
        g_string_append_c (text, '\n');
      else if (type == CMARK_NODE_PARAGRAPH && event == CMARK_EVENT_ENTER && text->len > 0)
        g_string_append (text, "\n\n");
      else if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_DOCUMENT)
        g_string_append_printf (text, "[%s]", cmark_node_get_type_string (node));
    }
  cmark_iter_free (walk);
  cmark_node_free (document);
  return g_string_free (text, FALSE);
}

static void
assert_as_typed (const char *typed)
{
  g_autofree char *markdown = siloam_markdown_escape (typed);
  g_autofree char *shown = render (markdown);
  g_autofree char *back = siloam_markdown_unescape (markdown);

  if (!g_str_equal (shown, typed))
    g_error ("typed “%s”, written “%s”, shown “%s”", typed, markdown, shown);
  g_assert_cmpstr (back, ==, typed);
}

static void
what_looks_like_markdown_is_shown_as_typed (void)
{
  static const char *const typed[] = {
    "# geen kop",
    "####### ook niet",
    "geen kop\n===",
    "geen kop\n---",
    "* geen lijst\n+ ook niet\n- noch dit",
    "1. geen lijst\n22) ook niet",
    "> geen citaat",
    "*niet* _schuin_ **niet** __vet__",
    "`geen code` ```ook niet",
    "    geen code",
    "\tgeen code",
    "[geen link](http://x) ![geen beeld](y) <http://z>",
    "&amp; &#35; &euro;",
    "<b>geen html</b>",
    "een \\ en \\* en \\",
    "| a | b |\n|---|---|",
    "~~niet door~~",
    "***\n___",
    "een\n\ntwee\n\ndrie",
    "regel met spaties  \nen dan",
    "12.30 uur",
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_as_typed (typed[i]);
}

/* Any line that could mean something, by chance. */
static void
whatever_was_typed_is_shown_as_typed (void)
{
  static const char marks[] = "#*-_+=`~[]()<>&!|\\:.1 \tab;\"'{}^$";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);

      for (int line = g_rand_int_range (random, 1, 4); line > 0; line--)
        {
          g_string_append_c (typed, 'a' + (char) g_rand_int_range (random, 0, 2) * ('#' - 'a'));
          for (int n = g_rand_int_range (random, 1, 9); n > 0; n--)
            g_string_append_c (typed, marks[g_rand_int_range (random, 0, sizeof marks - 1)]);
          g_string_append_c (typed, '.');
          if (line > 1)
            g_string_append_c (typed, '\n');
        }
      assert_as_typed (typed->str);
    }
}

static void
a_markdown_folder_comes_back_as_typed (Fixture *self, gconstpointer data)
{
  static const char *const typed[] = { "# geen kop\n* geen lijst\n---\n1. een",
                                       "  ingesprongen\n\n\ndrie regels lager",
                                       "ja: *nee* [x] <b> & \\" };
  SiloamImportOptions options = { .language = "nl" };
  g_autofree char *path = target (self, "a");
  g_autoptr (SiloamImportBundle) bundle = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      SiloamEntry *entry = sample_note ("2026-11-21T20:15:00+01:00", typed[i]);

      entry->title = g_strdup (i == 0 ? "null" : "2026-11-21: \"ja\" # nee");
      g_ptr_array_add (entry->tags, g_strdup ("yes, [no]"));
      save (self, entry);
    }
  take_along (self, SILOAM_OPEN_MARKDOWN, SILOAM_OPEN_RECEIVED_ONLY);
  bundle = siloam_import_read (path, SILOAM_IMPORT_TEXT, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundle->items->len, ==, G_N_ELEMENTS (typed));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const SiloamImportItem *item = NULL;

      for (guint other = 0; other < bundle->items->len; other++)
        if (g_strcmp0 (((SiloamImportItem *) bundle->items->pdata[other])->entry->text, typed[i]) ==
            0)
          item = g_ptr_array_index (bundle->items, other);
      g_assert_nonnull (item);
      g_assert_cmpstr (item->entry->title, ==, i == 0 ? "null" : "2026-11-21: \"ja\" # nee");
      g_assert_cmpstr (g_ptr_array_index (item->entry->tags, 0), ==, "yes, [no]");
    }
}

static void
two_entries_of_a_day_have_each_a_file (Fixture *self, gconstpointer data)
{
  g_autofree char *first = target (self, "a/2026-11-21.md");
  g_autofree char *second = target (self, "a/2026-11-21-2.md");

  save (self, sample_note ("2026-11-21T08:00:00+01:00", "ochtend"));
  save (self, sample_note ("2026-11-21T20:00:00+01:00", "avond"));
  take_along (self, SILOAM_OPEN_MARKDOWN, SILOAM_OPEN_RECEIVED_ONLY);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

static void
cancel (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
a_cancel_leaves_nothing_behind (Fixture *self, gconstpointer data)
{
  g_autofree char *path = target (self, "a");

  for (guint i = 0; i < 100; i++)
    save (self, sample_note ("2026-11-21T08:00:00+01:00", "ochtend"));
  for (guint format = 0; format < SILOAM_N_OPEN_FORMATS; format++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      self->options->format = (SiloamOpenFormat) format;
      g_assert_false (siloam_open_export (self->store,
                                          NULL,
                                          self->options,
                                          path,
                                          cancel,
                                          cancellable,
                                          cancellable,
                                          NULL,
                                          &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (self), ==, 0);
    }
}

/* A disk on which no file may grow beyond so many bytes. */
static void
set_room (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
a_disk_without_room_leaves_nothing_behind (Fixture *self, gconstpointer data)
{
  g_autofree char *path = target (self, "a");
  g_autofree char *words = g_strnfill (6000, 'x');

  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < 10; i++)
    save (self, sample_note ("2026-11-21T08:00:00+01:00", words));
  for (guint format = 0; format < SILOAM_N_OPEN_FORMATS; format++)
    for (rlim_t room = 0; room < 6000; room += 1500)
      {
        g_autoptr (GError) error = NULL;
        gboolean written;

        self->options->format = (SiloamOpenFormat) format;
        set_room (room);
        written = siloam_open_export (self->store,
                                      NULL,
                                      self->options,
                                      path,
                                      NULL,
                                      NULL,
                                      NULL,
                                      NULL,
                                      &error);
        set_room (RLIM_INFINITY);
        g_assert_false (written);
        g_assert_nonnull (error);
        g_assert_cmpuint (count_files (self), ==, 0);
      }
}

static void
what_a_crash_left_is_cleared_away (Fixture *self, gconstpointer data)
{
  g_autofree char *left = target (self, ".siloam-folder-abcdef");
  g_autofree char *file = target (self, ".siloam-folder-abcdef/2026-11-21.md");

  g_assert_cmpint (g_mkdir (left, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "woorden", -1, NULL));
  save (self, sample_note ("2026-11-21T08:00:00+01:00", "ochtend"));
  take_along (self, SILOAM_OPEN_MARKDOWN, SILOAM_OPEN_RECEIVED_ONLY);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

static void
end_process (double fraction, gpointer data)
{
  kill (getpid (), SIGKILL);
}

/* In a process of its own, with a connection of its own. */
static void
write_until_killed (Fixture *self, const char *path)
{
  g_autofree char *journal = g_build_filename (g_get_user_data_dir (), "store.db", NULL);
  sqlite3 *db = NULL;
  SiloamStore *store;

  sqlite3_open (journal, &db);
  store = siloam_store_new (db, NULL);
  siloam_open_export (store, NULL, self->options, path, end_process, NULL, NULL, NULL, NULL);
  _exit (0);
}

static void
the_end_of_the_process_leaves_no_half_export (Fixture *self, gconstpointer data)
{
  g_autofree char *path = target (self, "a");

  for (guint i = 0; i < 100; i++)
    save (self, sample_note ("2026-11-21T08:00:00+01:00", "ochtend"));
  for (guint format = 0; format < SILOAM_N_OPEN_FORMATS; format++)
    {
      int status;
      pid_t child;

      self->options->format = (SiloamOpenFormat) format;
      child = fork ();
      if (child == 0)
        write_until_killed (self, path);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
a_synced_folder_is_noticed (Fixture *self, gconstpointer data)
{
  g_autofree char *by_name = target (self, "Nextcloud/dagboek.txt");
  g_autofree char *mark = target (self, ".stfolder");
  g_autofree char *by_mark = target (self, "dagboek.txt");
  g_autoptr (SiloamOpenPlace) plain = siloam_open_place_look (by_mark);
  g_autoptr (SiloamOpenPlace) named = siloam_open_place_look (by_name);
  g_autoptr (SiloamOpenPlace) marked = NULL;

  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0);
  marked = siloam_open_place_look (by_mark);
  g_assert_null (plain->synced);
  g_assert_cmpstr (named->synced, ==, "Nextcloud");
  g_assert_cmpstr (marked->synced, ==, "Syncthing");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/export/open/", name, NULL);

  g_test_add (path, Fixture, NULL, setup, test, teardown);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("only-what-was-received-goes-along-unasked", only_what_was_received_goes_along_unasked);
  add ("each-part-goes-along-when-it-is-asked", each_part_goes_along_when_it_is_asked);
  add ("what-is-sealed-goes-along-only-when-asked", what_is_sealed_goes_along_only_when_asked);
  add ("nothing-in-html-is-taken-for-html", nothing_in_html_is_taken_for_html);
  g_test_add_func ("/export/open/what-looks-like-markdown-is-shown-as-typed",
                   what_looks_like_markdown_is_shown_as_typed);
  g_test_add_func ("/export/open/whatever-was-typed-is-shown-as-typed",
                   whatever_was_typed_is_shown_as_typed);
  add ("a-markdown-folder-comes-back-as-typed", a_markdown_folder_comes_back_as_typed);
  add ("two-entries-of-a-day-have-each-a-file", two_entries_of_a_day_have_each_a_file);
  add ("a-cancel-leaves-nothing-behind", a_cancel_leaves_nothing_behind);
  add ("a-disk-without-room-leaves-nothing-behind", a_disk_without_room_leaves_nothing_behind);
  add ("what-a-crash-left-is-cleared-away", what_a_crash_left_is_cleared_away);
  add ("the-end-of-the-process-leaves-no-half-export",
       the_end_of_the_process_leaves_no_half_export);
  add ("a-synced-folder-is-noticed", a_synced_folder_is_noticed);
  return g_test_run ();
}
