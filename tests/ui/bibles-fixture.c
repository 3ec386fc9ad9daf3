/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Real Bibles for the tests of pages: imported from the small modules of our own sentences. */

#include "bibles-fixture.h"

#include <glib/gstdio.h>

static SiloamSettings *
settings_of (const char *language)
{
  SiloamSettings *settings = siloam_settings_new ();

  g_settings_set_string (siloam_settings_get_store (settings), "language", language);
  return settings;
}

SiloamBibles *
bibles_fixture_new (const char *language, const char *const *modules)
{
  g_autoptr (SiloamSettings) settings = settings_of (language);
  g_autofree char *folder = g_dir_make_tmp ("siloam-bibles-XXXXXX", NULL);
  g_autoptr (SiloamLibrary) library = siloam_library_new (folder);
  SiloamBibles *bibles;

  for (gsize i = 0; modules != NULL && modules[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (modules[i], ".zip", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scripture", name, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *id = siloam_library_import (library, path, NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
    }
  bibles = siloam_bibles_new (settings, folder);
  g_object_set_data_full (G_OBJECT (bibles), "folder", g_steal_pointer (&folder), g_free);
  return bibles;
}

void
bibles_fixture_free (SiloamBibles *bibles)
{
  g_autofree char *folder = g_strdup (g_object_get_data (G_OBJECT (bibles), "folder"));
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  g_object_unref (bibles);
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
