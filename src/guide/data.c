/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the JSON files that are compiled into this room. Never touches the file system, so the
 * words of the guide are there even when nothing else is. Any thread. */

#include "guide/data-private.h"

#include <gio/gio.h>

#include "guide-resources.h"

#define DATA_PREFIX "/io/github/siloam_journal/Siloam/guide/"

gboolean
siloam_guide_data_exists (const char *name)
{
  g_autofree char *path = g_strconcat (DATA_PREFIX, name, NULL);

  return g_resource_get_info (siloam_guide_get_resource (),
                              path,
                              G_RESOURCE_LOOKUP_FLAGS_NONE,
                              NULL,
                              NULL,
                              NULL);
}

JsonParser *
siloam_guide_data_load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (DATA_PREFIX, name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (siloam_guide_get_resource (),
                                                     path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                     error);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, data, (gssize) size, error))
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s holds no object", name);
      return NULL;
    }

  return g_steal_pointer (&parser);
}
