/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the targets share: taking input apart, a folder that goes away, and what text must be. */

#include "fuzz.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static char *folder;

/* Nothing is an empty text, not a NULL. */
FuzzInput
fuzz_input (const uint8_t *data, size_t size)
{
  return (FuzzInput){ size > 0 ? data : (const guint8 *) "", size };
}

guint8
fuzz_take_byte (FuzzInput *self)
{
  if (self->left == 0)
    return 0;
  self->left--;
  return *self->at++;
}

static GBytes *
take (FuzzInput *self, gsize length)
{
  GBytes *part = g_bytes_new (self->at, length);

  self->at += length;
  self->left -= length;
  return part;
}

GBytes *
fuzz_take_part (FuzzInput *self)
{
  gsize length = fuzz_take_byte (self);

  length |= (gsize) fuzz_take_byte (self) << 8;
  return take (self, MIN (length, self->left));
}

GBytes *
fuzz_take_rest (FuzzInput *self)
{
  return take (self, self->left);
}

void
fuzz_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *leaf;

  while (dir != NULL && (leaf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, leaf, NULL);

      fuzz_remove_tree (child);
    }
  g_remove (path);
}

static void
remove_folder (void)
{
  fuzz_remove_tree (folder);
  g_free (folder);
}

const char *
fuzz_folder (void)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("siloam-fuzz-XXXXXX", NULL);
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  return folder;
}

char *
fuzz_path (const char *name)
{
  return g_build_filename (fuzz_folder (), name, NULL);
}

/* Not g_file_set_contents(), which waits for the disk. */
void
fuzz_write (const char *path, GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  FILE *file = g_fopen (path, "we");

  g_assert_nonnull (file);
  g_assert_cmpuint (length == 0 ? 0 : fwrite (data, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
fuzz_check_line (const char *text)
{
  gsize length = strlen (text);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (length == 0 ||
                 (!g_ascii_isspace (text[0]) && !g_ascii_isspace (text[length - 1])));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_true (*at == ' ' || !g_unichar_iscntrl (g_utf8_get_char (at)));
}
