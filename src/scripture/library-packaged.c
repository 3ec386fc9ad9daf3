/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a Bible that came with Siloam is numbered, when the person knows better: its file is not
 * theirs to write, so this stands in a small key file beside their own Bibles. One thread at a
 * time. */

#include <errno.h>
#include <glib/gstdio.h>

#include "scripture/error.h"
#include "scripture/library-private.h"

#define CHOSEN "packaged.ini"

static GKeyFile *
load_chosen (SiloamLibrary *self, char **path)
{
  GKeyFile *chosen = g_key_file_new ();

  *path = g_build_filename (self->folder, CHOSEN, NULL);
  /* One that is damaged is as none: every numbering is then as found. */
  g_key_file_load_from_file (chosen, *path, G_KEY_FILE_NONE, NULL);
  return chosen;
}

static gboolean
save_chosen (SiloamLibrary *self, GKeyFile *chosen, const char *path, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *text = g_key_file_to_data (chosen, NULL, NULL);

  errno = 0;
  if (g_mkdir_with_parents (self->folder, 0700) == 0 &&
      g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &fault))
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_SCRIPTURE_ERROR,
                       errno == ENOSPC || g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                           ? SILOAM_SCRIPTURE_ERROR_NO_SPACE
                           : SILOAM_SCRIPTURE_ERROR_IO,
                       "the folder of the Bibles cannot be written");
  return FALSE;
}

static gboolean
get_numbering (GKeyFile *chosen, const char *id, const char *key, SiloamNumbering *out)
{
  g_autofree char *nick = g_key_file_get_string (chosen, id, key, NULL);

  return nick != NULL && siloam_numbering_from_nick (nick, out);
}

void
siloam_library_apply_chosen (SiloamLibrary *self, SiloamBibleInfo *info)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) chosen = load_chosen (self, &path);
  SiloamNumbering psalms, rest;

  if (!get_numbering (chosen, info->id, "psalms", &psalms) ||
      !get_numbering (chosen, info->id, "rest", &rest))
    return;
  info->psalms = psalms;
  info->rest = rest;
  info->chosen = TRUE;
}

gboolean
siloam_library_choose_packaged (SiloamLibrary *self,
                                const char *id,
                                SiloamNumbering psalms,
                                SiloamNumbering rest,
                                GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) chosen = load_chosen (self, &path);

  g_key_file_set_string (chosen, id, "psalms", siloam_numbering_get_nick (psalms));
  g_key_file_set_string (chosen, id, "rest", siloam_numbering_get_nick (rest));
  return save_chosen (self, chosen, path, error);
}

gboolean
siloam_library_unchoose_packaged (SiloamLibrary *self, const char *id, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) chosen = load_chosen (self, &path);

  if (!g_key_file_remove_group (chosen, id, NULL))
    return TRUE;
  return save_chosen (self, chosen, path, error);
}
