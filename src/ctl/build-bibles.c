/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* build-bibles FOLDER FILE…: imports every Bible of the zips and folders of SWORD into FOLDER, for
 * a packager who builds texts in. Stops the build at the first one that cannot be read. */

#include <glib/gstdio.h>
#include <stdio.h>

#include "scripture/library.h"

static gboolean
import_all (SiloamLibrary *library, const char *path, GError **error)
{
  g_autoptr (GPtrArray) found = siloam_library_look_at (path, NULL, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (found, i);
      g_autofree char *id =
          siloam_library_import (library, path, info->id, NULL, NULL, NULL, error);

      if (id == NULL)
        return FALSE;
      printf ("%s: %s (%s)\n", id, info->title, info->licence);
    }
  return found != NULL;
}

/* One that is no longer asked for must not be installed. */
static gboolean
empty (SiloamLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) infos = siloam_library_list (library, error);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (!siloam_library_remove (library, info->id, error))
        return FALSE;
    }
  return infos != NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamLibrary) library = argc > 2 ? siloam_library_new (argv[1]) : NULL;
  g_autoptr (GError) error = NULL;

  if (library == NULL)
    {
      fprintf (stderr, "build-bibles FOLDER FILE…\n");
      return 2;
    }
  /* Installed with these permissions, for everybody to read. */
  if (g_mkdir_with_parents (argv[1], 0755) != 0)
    {
      perror (argv[1]);
      return 1;
    }
  if (!empty (library, &error))
    {
      fprintf (stderr, "%s: %s\n", argv[1], error->message);
      return 1;
    }
  for (int i = 2; i < argc; i++)
    if (!import_all (library, argv[i], &error))
      {
        fprintf (stderr, "%s: %s\n", argv[i], error->message);
        return 1;
      }
  return 0;
}
