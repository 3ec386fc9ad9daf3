/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The book as an object: what stands where, and what happens to the file when things go wrong. What
 * a PDF says is read back in test-pdf.py. */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "export/book-press.h"
#include "export/book-private.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("book-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "book.pdf", NULL);
}

static guint
count_files (const Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_entry_free);
}

/* Words of different lengths, always the same for the same seed. */
static char *
make_words (GRand *random, guint count)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *word = g_strnfill ((gsize) g_rand_int_range (random, 1, 12), 'a');
      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_free_entry (GPtrArray *entries, GRand *random, guint words)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->text = make_words (random, words);
  g_ptr_array_add (entries, entry);
}

static void
add_exchange (GPtrArray *entries, GRand *random, guint words)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);

  for (guint i = 0; i < 4; i++)
    {
      SiloamHurt *hurt = siloam_entry_add_hurt (entry);
      hurt->words = make_words (random, words / 2 + 1);
      siloam_entry_add_release (entry, hurt->id, SILOAM_AMOUNT_ALL);
      siloam_entry_add_received (entry, SILOAM_FORM_WORD)->text = make_words (random, words);
    }
  g_ptr_array_add (entries, entry);
}

static SiloamBook *
lay_out (GPtrArray *entries, const SiloamBookOptions *options)
{
  g_autoptr (SiloamEntrySource) source = siloam_entry_source_new_for_entries (entries);
  SiloamBook *book = siloam_book_new (source, options);

  g_assert_true (siloam_book_lay_out (book, NULL, NULL));
  return book;
}

static SiloamBook *
make_book (SiloamPaper paper, double text_size, guint32 seed)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  options->paper = paper;
  options->text_size = text_size;
  options->sides = SILOAM_SIDES_BOTH;
  options->cover = TRUE;
  for (guint i = 0; i < 12; i++)
    {
      add_free_entry (entries, random, (guint) g_rand_int_range (random, 1, 400));
      add_exchange (entries, random, (guint) g_rand_int_range (random, 1, 60));
    }
  return lay_out (entries, options);
}

static SiloamBook *
make_small_book (void)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  add_free_entry (entries, random, 3000);
  return lay_out (entries, options);
}

static double
fragment_bottom (SiloamBook *book, const SiloamFragment *fragment)
{
  g_autoptr (PangoLayout) layout = siloam_ink_layout (book, fragment->paragraph, fragment->width);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double bottom = fragment->y;
  guint line = 0;

  do
    {
      double baseline;
      double height = siloam_ink_line_height (book, fragment->paragraph, iter, &baseline);
      if (line >= fragment->first && line - fragment->first < fragment->count)
        bottom += height;
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return bottom;
}

typedef void (*FragmentFunc) (SiloamBook *book, const SiloamPage *page, guint index);

static void
for_each_fragment (FragmentFunc func)
{
  static const double sizes[] = { 11, 18 };

  for (guint paper = 0; paper < 2; paper++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      {
        g_autoptr (SiloamBook) book = make_book ((SiloamPaper) paper, sizes[size], paper + size);

        for (guint i = 0; i < book->n_pages; i++)
          {
            const SiloamPage *page = siloam_book_look_at_page (book, i, NULL);
            for (guint j = 0; j < page->fragments->len; j++)
              func (book, page, j);
          }
      }
}

static void
assert_on_paper (SiloamBook *book, const SiloamPage *page, guint index)
{
  const SiloamFragment *fragment = &g_array_index (page->fragments, SiloamFragment, index);
  double allowed = book->bottom + (book->height - book->bottom) * 0.21;

  g_assert_cmpfloat (fragment->y, >=, book->top - 0.1);
  g_assert_cmpfloat (fragment->x, >=, book->left - 0.1);
  g_assert_cmpfloat (fragment->x + fragment->width, <=, book->right + 0.1);
  g_assert_cmpfloat (fragment_bottom (book, fragment), <=, allowed);
}

static void
test_all_on_paper (void)
{
  for_each_fragment (assert_on_paper);
}

static void
assert_no_lonely_line (SiloamBook *book, const SiloamPage *page, guint index)
{
  const SiloamFragment *fragment = &g_array_index (page->fragments, SiloamFragment, index);
  g_autoptr (PangoLayout) layout = siloam_ink_layout (book, fragment->paragraph, fragment->width);
  guint lines = (guint) pango_layout_get_line_count (layout);

  if (lines > 1)
    g_assert_cmpuint (MIN (fragment->count, lines), >=, 2);
}

static void
test_no_lonely_line (void)
{
  for_each_fragment (assert_no_lonely_line);
}

static void
assert_heading_has_text (SiloamBook *book, const SiloamPage *page, guint index)
{
  const SiloamFragment *fragment = &g_array_index (page->fragments, SiloamFragment, index);

  if (fragment->paragraph->keep_with_next)
    g_assert_cmpuint (index + 1, <, page->fragments->len);
}

static void
test_heading_has_text (void)
{
  for_each_fragment (assert_heading_has_text);
}

static void
test_received_is_read_first (void)
{
  g_autoptr (SiloamBook) book = make_book (SILOAM_PAPER_A4, 14, 1);
  gboolean received = FALSE;

  for (guint i = 0; i < book->n_pages; i++)
    {
      const SiloamPage *page = siloam_book_look_at_page (book, i, NULL);

      for (guint j = 0; j < page->fragments->len; j++)
        {
          SiloamInk ink = g_array_index (page->fragments, SiloamFragment, j).paragraph->ink;

          if (ink == SILOAM_INK_RECEIVED_LABEL)
            received = TRUE;
          if (ink == SILOAM_INK_RELEASED_LABEL)
            g_assert_true (received);
          if (ink == SILOAM_INK_ENTRY)
            received = FALSE;
        }
    }
}

static void
test_empty_book (void)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("en");
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (SiloamBook) book = NULL;

  options->cover = TRUE;
  book = lay_out (entries, options);
  g_assert_cmpuint (siloam_book_get_n_pages (book), ==, 1);
}

static void
test_text_size_is_bounded (void)
{
  g_autoptr (SiloamBook) small = make_book (SILOAM_PAPER_A4, 1, 1);
  g_autoptr (SiloamBook) large = make_book (SILOAM_PAPER_A4, 900, 1);

  g_assert_cmpfloat (small->options->text_size, ==, 11);
  g_assert_cmpfloat (large->options->text_size, ==, 18);
}

/* With the square of the length this would take hours. */
static void
test_long_words_end (void)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (SiloamBook) book = NULL;
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->text = g_strnfill (200000, 'w');
  entry->title = g_strnfill (200000, 't');
  siloam_entry_add_verse (entry, entry->text, SILOAM_ROLE_READING);
  g_ptr_array_add (entries, entry);
  options->cover = TRUE;
  options->title = g_strnfill (200000, 'c');
  book = lay_out (entries, options);
  g_assert_cmpuint (siloam_book_get_n_pages (book), >, 50);
}

static void
test_pieces_make_the_text (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *text = make_words (random, 4000);
  gsize total = 0;

  while (text[total] != '\0')
    {
      gsize length = siloam_book_piece_length (text + total);

      g_assert_cmpuint (length, >, 0);
      g_assert_cmpuint (length, <=, 2000);
      total += length;
      g_assert_true (text[total] == '\0' || text[total - 1] == ' ');
    }
}

static void
test_entries_are_not_kept (void)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 850);
  cairo_t *cr = cairo_create (surface);

  siloam_book_draw_page (book, 0, cr, NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_file_is_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (siloam_book_write_pdf (book, fixture->path, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_old_file_is_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  g_autofree char *content = NULL;

  g_file_set_contents (fixture->path, "old", -1, NULL);
  g_assert_true (siloam_book_write_pdf (book, fixture->path, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-1.4"));
}

static void
test_cancelling_leaves_old_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_set_contents (fixture->path, "old", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (siloam_book_write_pdf (book, fixture->path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* A limit on the size of files is a disk that is full after so many bytes. */
static void
test_full_disk_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (siloam_book_write_pdf (book, fixture->path, NULL, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (error);
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (G_IO_ERROR));
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* Writes with room for so many bytes; the outcome is the new file whole, or the old one. */
static gboolean
write_within (Fixture *fixture, SiloamBook *book, SiloamSecret *password, rlim_t room)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  struct rlimit before, small;
  gsize length;
  gboolean written;

  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = room;
  setrlimit (RLIMIT_FSIZE, &small);
  written = siloam_book_write_pdf (book, fixture->path, password, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpuint (count_files (fixture), ==, 1);
  if (written)
    g_assert_true (length > 10 && strncmp (content + length - 6, "%%EOF\n", 6) == 0);
  else
    g_assert_cmpstr (content, ==, "old");
  return written;
}

static void
fail_until_success (Fixture *fixture, SiloamSecret *password)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  guint failures = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_file_set_contents (fixture->path, "old", -1, NULL);
  while (!write_within (fixture, book, password, failures * 4096))
    failures++;
  g_assert_cmpuint (failures, >, 5);
}

static void
test_each_write_fails (Fixture *fixture, gconstpointer data)
{
  fail_until_success (fixture, NULL);
}

static void
test_each_locked_write_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamSecret) password = siloam_secret_new_text ("een lang wachtwoord");

  fail_until_success (fixture, password);
}

static void
test_no_files_here (void)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_book_write_pdf (book, "/proc/book.pdf", NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_missing_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  g_autofree char *path = g_build_filename (fixture->folder, "no", "book.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_book_write_pdf (book, path, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_folder_is_no_target (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBook) book = make_small_book ();
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_book_write_pdf (book, fixture->folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

typedef struct
{
  guint asked;
  guint freed;
} Lookup;

static char *
look_up (const SiloamReference *reference, char **name_of_bible, gpointer data)
{
  ((Lookup *) data)->asked++;
  *name_of_bible = g_strdup ("Een Bijbel");
  return g_strdup_printf ("woorden van vers %u", reference->verse);
}

static void
count_free (gpointer data)
{
  ((Lookup *) data)->freed++;
}

static SiloamBookVerse *
print_verse (const SiloamVerseLink *link, const SiloamBookOptions *options)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  return siloam_book_verse_new (entry, link, options, siloam_book_words_get ("nl"));
}

static void
test_words_are_looked_up (void)
{
  Lookup lookup = { 0, 0 };
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  char typed[] = "Ps. 34:18", osis[] = "Ps.34.18";
  const SiloamVerseLink link = { .typed = typed, .osis = osis };
  SiloamBookVerse *verse;

  siloam_book_options_set_lookup (options, look_up, &lookup, NULL);
  verse = print_verse (&link, options);
  g_assert_cmpstr (verse->wording, ==, "woorden van vers 18");
  g_assert_cmpstr (verse->text_of, ==, "Een Bijbel");
  siloam_book_verse_free (verse);
}

static void
test_own_words_go_first (void)
{
  Lookup lookup = { 0, 0 };
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  char typed[] = "Ps. 34:18", osis[] = "Ps.34.18", wording[] = "eigen";
  const SiloamVerseLink link = { .typed = typed, .osis = osis, .wording = wording };
  SiloamBookVerse *verse;

  siloam_book_options_set_lookup (options, look_up, &lookup, NULL);
  verse = print_verse (&link, options);
  g_assert_cmpstr (verse->wording, ==, "eigen");
  g_assert_null (verse->text_of);
  g_assert_cmpuint (lookup.asked, ==, 0);
  siloam_book_verse_free (verse);
}

static void
test_no_reference_is_not_looked_up (void)
{
  Lookup lookup = { 0, 0 };
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  char typed[] = "een lied";
  const SiloamVerseLink link = { .typed = typed };
  SiloamBookVerse *verse;

  siloam_book_options_set_lookup (options, look_up, &lookup, NULL);
  verse = print_verse (&link, options);
  g_assert_cmpstr (verse->label, ==, "een lied");
  g_assert_null (verse->wording);
  g_assert_cmpuint (lookup.asked, ==, 0);
  siloam_book_verse_free (verse);
}

static void
test_copies_share_the_lookup (void)
{
  Lookup lookup = { 0, 0 };
  SiloamBookOptions *options = siloam_book_options_new ("nl");
  SiloamBookOptions *copy;

  siloam_book_options_set_lookup (options, look_up, &lookup, count_free);
  copy = siloam_book_options_copy (options);
  siloam_book_options_free (options);
  g_assert_cmpuint (lookup.freed, ==, 0);
  siloam_book_options_free (copy);
  g_assert_cmpuint (lookup.freed, ==, 1);
}

/* An old link is read as the owner of the journal does, whatever the language of the book. */
static void
test_old_links_follow_the_owner (void)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("en");
  char dutch[] = "Ps. 34:18", english[] = "Psalm 34:17";
  char dutch_osis[] = "Ps.34.18", english_osis[] = "Ps.34.17";
  const SiloamVerseLink link = { .typed = dutch, .osis = dutch_osis };
  const SiloamVerseLink other = { .typed = english,
                                  .osis = english_osis,
                                  .numbering = SILOAM_NUMBERING_TERM_KJV };
  SiloamBookVerse *old;
  SiloamBookVerse *new;

  options->numbering = SILOAM_NUMBERING_NLD;
  old = print_verse (&link, options);
  new = print_verse (&other, options);
  g_assert_cmpstr (old->key, ==, new->key);
  g_assert_cmpstr (old->label, ==, "Ps. 34:18");
  g_assert_cmpstr (new->label, ==, "Psalm 34:17 (Engelse telling)");
  siloam_book_verse_free (old);
  siloam_book_verse_free (new);
}

static void
test_bible_that_is_gone (void)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  char typed[] = "Ps. 34:18", osis[] = "Ps.34.18";
  const SiloamVerseLink link = { .typed = typed, .osis = osis };
  SiloamBookVerse *verse;

  siloam_book_options_use_bible (options, siloam_library_new ("/nowhere"), "../Gone");
  verse = print_verse (&link, options);
  g_assert_null (verse->wording);
  g_assert_cmpstr (verse->label, ==, "Ps. 34:18");
  siloam_book_verse_free (verse);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static SiloamBookPress *
make_press (guint n_entries, gboolean cover)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (SiloamEntrySource) source = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  SiloamBookPress *press;

  for (guint i = 0; i < n_entries; i++)
    add_exchange (entries, random, 10);
  options->cover = cover;
  source = siloam_entry_source_new_for_entries (entries);
  press = siloam_book_press_new (source, options);
  siloam_book_press_lay_out_async (press, NULL, keep_result_cb, &result);
  wait_for (&result);
  g_assert_true (siloam_book_press_lay_out_finish (press, result, NULL));
  return press;
}

static void
test_press_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBookPress) press = make_press (1, FALSE);
  g_autoptr (GFile) target = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  siloam_book_press_write_async (press, target, NULL, NULL, keep_result_cb, &result);
  wait_for (&result);
  g_assert_true (siloam_book_press_write_finish (press, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (target, NULL));
}

static void
test_press_tells_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBookPress) press = make_press (30, TRUE);
  g_autoptr (GFile) target = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  guint done, total;

  siloam_book_press_write_async (press, target, NULL, NULL, keep_result_cb, &result);
  wait_for (&result);
  siloam_book_press_get_progress (press, &done, &total);
  g_assert_cmpuint (done, ==, siloam_book_press_get_n_pages (press));
  g_assert_cmpuint (total, ==, done);
}

static void
test_press_draws (void)
{
  g_autoptr (SiloamBookPress) press = make_press (30, TRUE);
  guint last = siloam_book_press_get_n_pages (press) - 1;
  g_autoptr (GAsyncResult) result = NULL;
  cairo_surface_t *drawing;
  double x, y, width, height;

  siloam_book_press_draw_async (press, last, NULL, keep_result_cb, &result);
  wait_for (&result);
  drawing = siloam_book_press_draw_finish (press, result, NULL);
  g_assert_nonnull (drawing);
  cairo_recording_surface_ink_extents (drawing, &x, &y, &width, &height);
  g_assert_cmpfloat (width, >, 100);
  cairo_surface_destroy (drawing);
}

/* The pile of sheets lies with the front of the first sheet up; folded, its halves are turned like
 * pages: right half of a front, then the left half of its back, and so on to the middle. */
static void
test_booklet_reads_in_order (void)
{
  for (guint n_pages = 1; n_pages < 30; n_pages++)
    {
      guint sides = siloam_booklet_count_sides (n_pages);
      guint total = sides * 2;

      g_assert_cmpuint (sides % 2, ==, 0);
      g_assert_cmpuint (total, >=, n_pages);
      g_assert_cmpuint (total, <, n_pages + 4);
      for (guint page = 0; page < sides; page++)
        {
          guint left, right;

          siloam_booklet_find_pages (n_pages, page, &left, &right);
          g_assert_cmpuint (page % 2 == 0 ? right : left, ==, page);
          g_assert_cmpuint (left + right, ==, total - 1);
        }
    }
}

/* Entries as a source gives them, of which one is written over while the book is made. */
typedef struct
{
  GPtrArray *entries;
  guint loaded;
} Counted;

static SiloamEntry *
load_counted (guint index, gpointer data, GError **error)
{
  Counted *counted = data;

  counted->loaded++;
  return siloam_entry_copy (g_ptr_array_index (counted->entries, index));
}

static SiloamBook *
make_counted_book (Counted *counted)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (SiloamEntrySource) source = NULL;
  SiloamBook *book;

  counted->entries = new_entries ();
  for (guint i = 0; i < 300; i++)
    add_exchange (counted->entries, random, 10);
  options->cover = TRUE;
  source = siloam_entry_source_new (counted->entries->len, load_counted, counted, NULL);
  book = siloam_book_new (source, options);
  g_assert_true (siloam_book_lay_out (book, NULL, NULL));
  g_assert_cmpuint (counted->loaded, ==, 300);
  return book;
}

static void
test_a_page_asks_for_its_entries_only (void)
{
  Counted counted = { NULL, 0 };
  g_autoptr (SiloamBook) book = make_counted_book (&counted);

  counted.loaded = 0;
  g_assert_nonnull (siloam_book_look_at_page (book, siloam_book_get_n_pages (book) / 2, NULL));
  g_assert_cmpuint (counted.loaded, >, 0);
  g_assert_cmpuint (counted.loaded, <, 10);
  g_ptr_array_unref (counted.entries);
}

static void
test_pages_in_turn_ask_once (void)
{
  Counted counted = { NULL, 0 };
  g_autoptr (SiloamBook) book = make_counted_book (&counted);

  counted.loaded = 0;
  for (guint i = 0; i < siloam_book_get_n_pages (book); i++)
    {
      g_assert_nonnull (siloam_book_look_at_page (book, i, NULL));
      g_assert_cmpuint (book->galleys->len, <, 20);
    }
  g_assert_cmpuint (counted.loaded, ==, 300);
  g_ptr_array_unref (counted.entries);
}

static void
test_changed_meanwhile (void)
{
  Counted counted = { NULL, 0 };
  g_autoptr (SiloamBook) book = make_counted_book (&counted);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GError) error = NULL;

  add_exchange (counted.entries, random, 90);
  g_ptr_array_remove_index_fast (counted.entries, 0);
  for (guint i = 0; i < siloam_book_get_n_pages (book) && error == NULL; i++)
    siloam_book_look_at_page (book, i, &error);
  g_assert_error (error, SILOAM_BOOK_ERROR, SILOAM_BOOK_ERROR_CHANGED);
  g_ptr_array_unref (counted.entries);
}

static SiloamEntry *
fail_to_load (guint index, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone");
  return NULL;
}

static void
test_entry_that_is_gone (void)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (SiloamEntrySource) source = siloam_entry_source_new (1, fail_to_load, NULL, NULL);
  g_autoptr (SiloamBook) book = siloam_book_new (source, options);
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_book_lay_out (book, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define WITH_FOLDER(name, test)                                                                    \
  g_test_add ("/export/book/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/book/everything-stands-on-the-paper", test_all_on_paper);
  g_test_add_func ("/export/book/no-line-of-a-paragraph-stands-alone", test_no_lonely_line);
  g_test_add_func ("/export/book/a-heading-stands-with-its-text", test_heading_has_text);
  g_test_add_func ("/export/book/received-is-read-before-released", test_received_is_read_first);
  g_test_add_func ("/export/book/an-empty-book-has-a-page", test_empty_book);
  g_test_add_func ("/export/book/the-text-size-is-bounded", test_text_size_is_bounded);
  g_test_add_func ("/export/book/a-word-of-many-pages-is-set", test_long_words_end);
  g_test_add_func ("/export/book/a-long-text-is-divided-at-spaces", test_pieces_make_the_text);
  g_test_add_func ("/export/book/a-page-is-drawn-after-the-entries-are-gone",
                   test_entries_are_not_kept);
  g_test_add_func ("/export/book/words-of-a-verse-are-looked-up", test_words_are_looked_up);
  g_test_add_func ("/export/book/words-in-the-entry-go-first", test_own_words_go_first);
  g_test_add_func ("/export/book/what-is-no-reference-is-not-looked-up",
                   test_no_reference_is_not_looked_up);
  g_test_add_func ("/export/book/copies-of-options-share-the-lookup", test_copies_share_the_lookup);
  g_test_add_func ("/export/book/old-links-are-read-as-their-owner-does",
                   test_old_links_follow_the_owner);
  g_test_add_func ("/export/book/a-bible-that-is-gone-leaves-the-reference",
                   test_bible_that_is_gone);
  WITH_FOLDER ("a-file-is-readable-by-its-owner-only", test_file_is_private);
  WITH_FOLDER ("an-old-file-is-replaced", test_old_file_is_replaced);
  WITH_FOLDER ("cancelling-leaves-the-old-file", test_cancelling_leaves_old_file);
  WITH_FOLDER ("a-full-disk-leaves-nothing", test_full_disk_leaves_nothing);
  WITH_FOLDER ("whichever-write-fails-the-old-file-stays", test_each_write_fails);
  WITH_FOLDER ("whichever-write-fails-the-old-file-stays-when-locked",
               test_each_locked_write_fails);
  g_test_add_func ("/export/book/a-folder-that-takes-no-files-is-an-error", test_no_files_here);
  WITH_FOLDER ("a-missing-folder-is-not-found", test_missing_folder);
  WITH_FOLDER ("a-folder-is-no-target", test_folder_is_no_target);
  WITH_FOLDER ("a-press-writes-in-the-background", test_press_writes);
  WITH_FOLDER ("a-press-tells-how-many-pages-are-written", test_press_tells_pages);
  g_test_add_func ("/export/book/a-folded-booklet-reads-in-order", test_booklet_reads_in_order);
  g_test_add_func ("/export/book/a-press-draws-any-page", test_press_draws);
  g_test_add_func ("/export/book/a-page-asks-for-its-own-entries-only",
                   test_a_page_asks_for_its_entries_only);
  g_test_add_func ("/export/book/pages-in-turn-ask-for-each-entry-once",
                   test_pages_in_turn_ask_once);
  g_test_add_func ("/export/book/an-entry-changed-meanwhile-stops-the-book",
                   test_changed_meanwhile);
  g_test_add_func ("/export/book/an-entry-that-cannot-be-read-stops-the-book",
                   test_entry_that_is_gone);
  return g_test_run ();
}
