/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drives a target without libFuzzer: every seed, then seeds that were spoilt in ways that are the
 * same each time. replay NAME FOLDER COUNT. */

#include <string.h>

#include "fuzz.h"

#define MOST_BYTES (256 * 1024)
#define MOST_SPOILS 6

static GPtrArray *seeds; /* of GBytes, by name */
static guint64 count;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_seeds (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *leaf;

  g_assert_no_error (error);
  while ((leaf = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, leaf, NULL));
  g_ptr_array_sort (names, compare_names);
  seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < names->len; i++)
    {
      char *content = NULL;
      gsize length = 0;

      g_file_get_contents (g_ptr_array_index (names, i), &content, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (seeds, g_bytes_new_take (content, length));
    }
}

/* A copy of its own size, so that a step past its end is a step outside. */
static void
try (gconstpointer data, gsize length)
{
  g_autofree guint8 *copy = g_memdup2 (data, length);

  LLVMFuzzerTestOneInput (copy, length);
}

static void
test_seeds (void)
{
  for (guint i = 0; i < seeds->len; i++)
    {
      gsize length;
      gconstpointer data = g_bytes_get_data (g_ptr_array_index (seeds, i), &length);

      try (data, length);
    }
  try (NULL, 0);
}

static gsize
place_in (GRand *rand, gsize length)
{
  return length == 0 ? 0 : (gsize) g_rand_int_range (rand, 0, (gint32) length);
}

static void
copy_within (GRand *rand, GByteArray *bytes)
{
  gsize from = place_in (rand, bytes->len);
  gsize length = place_in (rand, MIN (bytes->len - from, 64) + 1);
  g_autofree guint8 *part = g_memdup2 (bytes->data + from, length);

  if (length > 0)
    memmove (bytes->data + place_in (rand, bytes->len - length + 1), part, length);
}

/* The rest comes from another seed. */
static void
splice (GRand *rand, GByteArray *bytes)
{
  GBytes *other = g_ptr_array_index (seeds, place_in (rand, seeds->len));
  gsize length;
  const guint8 *data = g_bytes_get_data (other, &length);
  gsize from = place_in (rand, length);

  g_byte_array_set_size (bytes, (guint) place_in (rand, bytes->len + 1));
  if (length > 0)
    g_byte_array_append (bytes, data + from, (guint) (length - from));
}

static void
spoil (GRand *rand, GByteArray *bytes)
{
  static const guint8 telling[] = { 0,   1,   0x7f, 0x80, 0xff, '<', '>', '&', ';', '"',
                                    ' ', '0', '9',  ':',  '-',  ',', '.', '/', '=', '\n' };
  gsize at = place_in (rand, bytes->len);

  if (bytes->len == 0)
    return;
  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1:
      bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      bytes->data[at] = telling[place_in (rand, sizeof telling)];
      break;
    case 3:
      g_byte_array_remove_range (bytes,
                                 (guint) at,
                                 (guint) place_in (rand, MIN (bytes->len - at, 16) + 1));
      break;
    case 4:
      g_byte_array_set_size (bytes, (guint) at);
      break;
    case 5:
      copy_within (rand, bytes);
      break;
    default:
      splice (rand, bytes);
      break;
    }
}

static void
test_spoilt (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20221122);

  for (guint64 i = 0; i < count && seeds->len > 0; i++)
    {
      GBytes *seed = g_ptr_array_index (seeds, i % seeds->len);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gsize length;
      const guint8 *data = g_bytes_get_data (seed, &length);

      g_byte_array_append (bytes, data, (guint) MIN (length, MOST_BYTES));
      for (gint32 left = g_rand_int_range (rand, 1, MOST_SPOILS + 1); left > 0; left--)
        spoil (rand, bytes);
      try (bytes->data, MIN (bytes->len, MOST_BYTES));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *seeds_path = NULL;
  g_autofree char *spoilt_path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 4);
  g_assert_true (g_ascii_string_to_unsigned (argv[3], 10, 0, G_MAXUINT32, &count, NULL));
  read_seeds (argv[2]);
  seeds_path = g_strdup_printf ("/fuzz/%s/every-seed-is-read-without-harm", argv[1]);
  spoilt_path = g_strdup_printf ("/fuzz/%s/spoilt-seeds-are-read-without-harm", argv[1]);
  g_test_add_func (seeds_path, test_seeds);
  g_test_add_func (spoilt_path, test_spoilt);
  result = g_test_run ();
  g_ptr_array_unref (seeds);
  return result;
}
