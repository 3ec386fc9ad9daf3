/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds out for whom a file will be readable, before it is written: by the kind of disk, and by the
 * marks that programs leave in a folder they copy elsewhere. It only looks. Any thread. */

#include "export/open-place.h"

#include <gio/gunixmounts.h>
#include <string.h>

typedef struct
{
  const char *mark; /* a file that it puts in its folder, or the name of that folder */
  const char *name;
} Sync;

static const Sync sync_files[] = {
  { ".nextcloudsync.log", "Nextcloud" },
  { ".owncloudsync.log", "ownCloud" },
  { ".dropbox", "Dropbox" },
  { ".dropbox.cache", "Dropbox" },
  { ".stfolder", "Syncthing" },
  { ".SeafileData", "Seafile" },
  { ".megasync", "MEGA" },
  { NULL, NULL },
};

static const Sync sync_folders[] = {
  { "nextcloud", "Nextcloud" },
  { "owncloud", "ownCloud" },
  { "dropbox", "Dropbox" },
  { "onedrive", "OneDrive" },
  { "google drive", "Google Drive" },
  { "googledrive", "Google Drive" },
  { "google-drive", "Google Drive" },
  { "icloud drive", "iCloud" },
  { "pclouddrive", "pCloud" },
  { "proton drive", "Proton Drive" },
  { "syncthing", "Syncthing" },
  { "seafile", "Seafile" },
  { "mega", "MEGA" },
  { "megasync", "MEGA" },
  { "stack", "STACK" },
  { "tresorit", "Tresorit" },
  { NULL, NULL },
};

/* File systems that know no owner and no mode. */
static const char *const ownerless[] = {
  "vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", NULL
};

static const char *const networked[] = { "nfs",   "nfs4",       "cifs",  "smb3",
                                         "smbfs", "fuse.sshfs", "davfs", "fuse.gvfsd-fuse",
                                         "9p",    NULL };

static void
look_at_disk (SiloamOpenPlace *self, const char *folder)
{
  GUnixMountEntry *mount = g_unix_mount_for (folder, NULL);
  const char *type = mount != NULL ? g_unix_mount_get_fs_type (mount) : NULL;

  self->others = type != NULL && g_strv_contains (ownerless, type);
  self->remote = type != NULL && g_strv_contains (networked, type);
  g_clear_pointer (&mount, g_unix_mount_free);
}

/* Where desktops mount what is put in. */
static gboolean
is_removable (const char *folder)
{
  return g_str_has_prefix (folder, "/media/") || g_str_has_prefix (folder, "/run/media/") ||
         g_str_has_prefix (folder, "/mnt/");
}

static const char *
find_mark (const char *folder)
{
  for (const Sync *sync = sync_files; sync->mark != NULL; sync++)
    {
      g_autofree char *path = g_build_filename (folder, sync->mark, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return sync->name;
    }
  return NULL;
}

/* "OneDrive - Work" is OneDrive too. */
static const char *
find_name (const char *folder)
{
  g_autofree char *leaf = g_path_get_basename (folder);
  g_autofree char *lower = g_utf8_validate (leaf, -1, NULL) ? g_utf8_strdown (leaf, -1) : NULL;

  for (const Sync *sync = sync_folders; lower != NULL && sync->mark != NULL; sync++)
    {
      const char *rest = lower + strlen (sync->mark);

      if (g_str_has_prefix (lower, sync->mark) && (*rest == '\0' || *rest == ' ' || *rest == '-'))
        return sync->name;
    }
  return NULL;
}

/* The folder itself, or any that it is in. */
static const char *
find_sync (const char *folder)
{
  g_autofree char *at = g_strdup (folder);

  while (strlen (at) > 1)
    {
      const char *name = find_mark (at);
      char *above;

      if (name == NULL)
        name = find_name (at);
      if (name != NULL)
        return name;
      above = g_path_get_dirname (at);
      g_free (at);
      at = above;
    }
  return NULL;
}

/**
 * siloam_open_place_look:
 * @path: absolute, of a file that will be written; its folder exists
 *
 * Returns: (transfer full): for whom it will be readable, as far as that can be seen
 */
SiloamOpenPlace *
siloam_open_place_look (const char *path)
{
  SiloamOpenPlace *self = g_new0 (SiloamOpenPlace, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  look_at_disk (self, folder);
  self->removable = is_removable (folder);
  self->synced = g_strdup (find_sync (folder));
  return self;
}

/**
 * siloam_open_place_free:
 * @self: (nullable) (transfer full): a place
 */
void
siloam_open_place_free (SiloamOpenPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->synced);
  g_free (self);
}
