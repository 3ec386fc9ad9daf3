/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which drives are here, and which were chosen for backups. A drive is known again by the id of its
 * file system, whatever it is called or where it is mounted; one without an id is not offered. Only
 * listens: what is mounted is a matter of the desktop. Main thread. */

#include "config.h"

#include "ui/backup-drives.h"

#define KEY "backup-drives"
#define FOLDER "Siloam" /* on the drive */

struct _SiloamBackupDrives
{
  GObject parent_instance;

  GSettings *store;
  GVolumeMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (SiloamBackupDrives, siloam_backup_drives, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
drive_free (gpointer data)
{
  SiloamBackupDrive *drive = data;

  g_free (drive->id);
  g_free (drive->name);
  g_free (drive->folder);
  g_free (drive);
}

static void
tell_changed (SiloamBackupDrives *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
siloam_backup_drives_dispose (GObject *object)
{
  SiloamBackupDrives *self = SILOAM_BACKUP_DRIVES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (siloam_backup_drives_parent_class)->dispose (object);
}

static void
siloam_backup_drives_class_init (SiloamBackupDrivesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_backup_drives_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_BACKUP_DRIVES,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
siloam_backup_drives_init (SiloamBackupDrives *self)
{
}

/**
 * siloam_backup_drives_new:
 * @store: where the choice is remembered
 * @monitor: (nullable): tells what is mounted; %NULL for the one of the system
 */
SiloamBackupDrives *
siloam_backup_drives_new (GSettings *store, GVolumeMonitor *monitor)
{
  SiloamBackupDrives *self = g_object_new (SILOAM_TYPE_BACKUP_DRIVES, NULL);
  static const char *const watched[] = { "mount-added", "mount-removed", "mount-changed" };

  self->store = g_object_ref (store);
  self->monitor = monitor != NULL ? g_object_ref (monitor) : g_volume_monitor_get ();
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (self->monitor,
                             watched[i],
                             G_CALLBACK (tell_changed),
                             self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (store,
                           "changed::" KEY,
                           G_CALLBACK (tell_changed),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

static char *
dup_id (GMount *mount)
{
  g_autoptr (GVolume) volume = g_mount_get_volume (mount);
  char *id = g_mount_get_uuid (mount);

  if (id == NULL && volume != NULL)
    id = g_volume_get_uuid (volume);
  if (id == NULL && volume != NULL)
    id = g_volume_get_identifier (volume, G_VOLUME_IDENTIFIER_KIND_UUID);
  return id;
}

static SiloamBackupDrive *
find (GPtrArray *drives, const char *id)
{
  for (guint i = 0; i < drives->len; i++)
    {
      SiloamBackupDrive *drive = drives->pdata[i];

      if (g_str_equal (drive->id, id))
        return drive;
    }
  return NULL;
}

static void
add_chosen (SiloamBackupDrives *self, GPtrArray *drives)
{
  g_autoptr (GVariant) chosen = g_settings_get_value (self->store, KEY);
  GVariantIter each;
  const char *id, *name;

  g_variant_iter_init (&each, chosen);
  while (g_variant_iter_next (&each, "{&s&s}", &id, &name))
    {
      SiloamBackupDrive *drive = g_new0 (SiloamBackupDrive, 1);

      drive->id = g_strdup (id);
      drive->name = g_strdup (name);
      drive->wanted = TRUE;
      g_ptr_array_add (drives, drive);
    }
}

static void
add_mount (GPtrArray *drives, GMount *mount)
{
  g_autofree char *id = dup_id (mount);
  g_autoptr (GFile) root = g_mount_get_root (mount);
  const char *path = g_file_peek_path (root);
  SiloamBackupDrive *drive;

  if (id == NULL || path == NULL || g_mount_is_shadowed (mount))
    return;
  drive = find (drives, id);
  if (drive == NULL)
    {
      drive = g_new0 (SiloamBackupDrive, 1);
      drive->id = g_steal_pointer (&id);
      g_ptr_array_add (drives, drive);
    }
  g_free (drive->name);
  drive->name = g_mount_get_name (mount);
  g_free (drive->folder);
  drive->folder = g_build_filename (path, FOLDER, NULL);
}

/**
 * siloam_backup_drives_list:
 *
 * Returns: (transfer full) (element-type SiloamBackupDrive): those that were chosen first
 */
GPtrArray *
siloam_backup_drives_list (SiloamBackupDrives *self)
{
  GPtrArray *drives = g_ptr_array_new_with_free_func (drive_free);
  GList *mounts;

  g_return_val_if_fail (SILOAM_IS_BACKUP_DRIVES (self), drives);

  mounts = g_volume_monitor_get_mounts (self->monitor);
  add_chosen (self, drives);
  for (GList *link = mounts; link != NULL; link = link->next)
    add_mount (drives, link->data);
  g_list_free_full (mounts, g_object_unref);
  return drives;
}

/**
 * siloam_backup_drives_want:
 * @id: of a drive that is in the list
 */
void
siloam_backup_drives_want (SiloamBackupDrives *self, const char *id, gboolean wanted)
{
  g_autoptr (GPtrArray) drives = NULL;
  GVariantBuilder chosen;

  g_return_if_fail (SILOAM_IS_BACKUP_DRIVES (self));

  drives = siloam_backup_drives_list (self);
  g_variant_builder_init (&chosen, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < drives->len; i++)
    {
      const SiloamBackupDrive *drive = drives->pdata[i];

      if (g_str_equal (drive->id, id) ? wanted : drive->wanted)
        g_variant_builder_add (&chosen, "{ss}", drive->id, drive->name);
    }
  g_settings_set_value (self->store, KEY, g_variant_builder_end (&chosen));
}
