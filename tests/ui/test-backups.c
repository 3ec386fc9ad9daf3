/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When backups are made and where: a real journal and real folders. The drives are of a monitor of
 * our own, for no drive can be plugged in by a test. */

#include <glib/gstdio.h>

#include "page-fixture.h"
#include "ui/backups.h"

/* A mount that says of itself what it was told. */
#define TEST_TYPE_MOUNT (test_mount_get_type ())
G_DECLARE_FINAL_TYPE (TestMount, test_mount, TEST, MOUNT, GObject)

struct _TestMount
{
  GObject parent_instance;
  char *path;
  char *uuid;
};

static GFile *
mount_get_root (GMount *mount)
{
  return g_file_new_for_path (TEST_MOUNT (mount)->path);
}

static char *
mount_get_name (GMount *mount)
{
  return g_strdup ("STICK");
}

static char *
mount_get_uuid (GMount *mount)
{
  return g_strdup (TEST_MOUNT (mount)->uuid);
}

static GVolume *
mount_get_volume (GMount *mount)
{
  return NULL;
}

static void
mount_init (GMountIface *iface)
{
  iface->get_root = mount_get_root;
  iface->get_name = mount_get_name;
  iface->get_uuid = mount_get_uuid;
  iface->get_volume = mount_get_volume;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMount,
                               test_mount,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_MOUNT, mount_init))

static void
test_mount_finalize (GObject *object)
{
  g_free (TEST_MOUNT (object)->path);
  g_free (TEST_MOUNT (object)->uuid);
  G_OBJECT_CLASS (test_mount_parent_class)->finalize (object);
}

static void
test_mount_class_init (TestMountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_mount_finalize;
}

static void
test_mount_init (TestMount *self)
{
}

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GVolumeMonitor)

struct _TestMonitor
{
  GVolumeMonitor parent_instance;
  GList *mounts;
};

G_DEFINE_FINAL_TYPE (TestMonitor, test_monitor, G_TYPE_VOLUME_MONITOR)

static GList *
monitor_get_mounts (GVolumeMonitor *monitor)
{
  return g_list_copy_deep (TEST_MONITOR (monitor)->mounts, (GCopyFunc) (void *) g_object_ref, NULL);
}

static void
test_monitor_finalize (GObject *object)
{
  g_list_free_full (TEST_MONITOR (object)->mounts, g_object_unref);
  G_OBJECT_CLASS (test_monitor_parent_class)->finalize (object);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_monitor_finalize;
  G_VOLUME_MONITOR_CLASS (klass)->get_mounts = monitor_get_mounts;
}

static void
test_monitor_init (TestMonitor *self)
{
}

static void
plug_in (TestMonitor *self, const char *path, const char *uuid)
{
  TestMount *mount = g_object_new (TEST_TYPE_MOUNT, NULL);

  mount->path = g_strdup (path);
  mount->uuid = g_strdup (uuid);
  self->mounts = g_list_prepend (self->mounts, mount);
  g_signal_emit_by_name (self, "mount-added", mount);
}

static void
pull_out (TestMonitor *self)
{
  g_autoptr (GObject) mount = self->mounts->data;

  self->mounts = g_list_delete_link (self->mounts, self->mounts);
  g_signal_emit_by_name (self, "mount-removed", mount);
}

typedef struct
{
  PageFixture page;
  SiloamSettings *settings;
  TestMonitor *monitor;
  SiloamBackups *backups;
  char *folder;
  char *drive;
} Fixture;

static char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("siloam-backups-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
reset (SiloamSettings *settings)
{
  GSettings *store = siloam_settings_get_store (settings);

  g_settings_reset (store, "backup-folder");
  g_settings_reset (store, "backup-drives");
}

static void
setup (Fixture *self, gconstpointer data)
{
  page_fixture_set_up (&self->page, NULL);
  self->settings = siloam_settings_new ();
  reset (self->settings);
  self->monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  self->folder = new_folder ();
  self->drive = new_folder ();
  self->backups = siloam_backups_new (self->settings, G_VOLUME_MONITOR (self->monitor));
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        empty (path);
    }
  g_rmdir (folder);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  siloam_backups_set_journal (self->backups, NULL);
  page_fixture_wait (!siloam_backups_is_busy (self->backups));
  g_clear_object (&self->backups);
  g_clear_object (&self->monitor);
  g_clear_object (&self->settings);
  empty (self->folder);
  empty (self->drive);
  g_free (self->folder);
  g_free (self->drive);
  page_fixture_tear_down (&self->page, NULL);
}

static guint
count_backups (const char *folder)
{
  g_autoptr (GPtrArray) files = siloam_backup_folder_list (folder, NULL, NULL);

  return files != NULL ? files->len : 0;
}

static guint
count_on_drive (Fixture *self)
{
  g_autofree char *folder = g_build_filename (self->drive, "Siloam", NULL);

  return count_backups (folder);
}

static void
settle (Fixture *self)
{
  page_fixture_wait (!siloam_backups_is_busy (self->backups));
}

/* The journal is asked what it remembers before anything else: any request after it is answered
 * later. */
static void
open_journal (Fixture *self)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  entry->text = g_strdup ("a word");
  siloam_backups_set_journal (self->backups, self->page.journal);
  page_fixture_save (&self->page, entry);
}

static void
asked_for_is_made_and_told (Fixture *self, gconstpointer data)
{
  siloam_settings_set_backup_folder (self->settings, self->folder);
  open_journal (self);
  siloam_backups_make (self->backups);
  settle (self);
  g_assert_cmpuint (count_backups (self->folder), ==, 1);
  g_assert_nonnull (siloam_backups_get_newest (self->backups));
}

static void
without_a_folder_none_is_made (Fixture *self, gconstpointer data)
{
  open_journal (self);
  siloam_backups_make (self->backups);
  g_assert_false (siloam_backups_is_busy (self->backups));
}

static void
by_itself_at_most_one_a_day (Fixture *self, gconstpointer data)
{
  siloam_settings_set_backup_folder (self->settings, self->folder);
  open_journal (self);
  siloam_backups_make (self->backups);
  settle (self);
  open_journal (self);
  siloam_backups_make_due (self->backups);
  settle (self);
  g_assert_cmpuint (count_backups (self->folder), ==, 1);
}

static void
missing_folder_is_kept_to_be_told (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", NULL);
  const GError *fault;

  siloam_settings_set_backup_folder (self->settings, nowhere);
  open_journal (self);
  siloam_backups_make (self->backups);
  settle (self);
  fault = siloam_backups_get_fault (self->backups, SILOAM_BACKUP_FOLDER);
  g_assert_error (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_BACKUP_MISSING);
}

static void
chosen_drive_gets_one_when_it_appears (Fixture *self, gconstpointer data)
{
  plug_in (self->monitor, self->drive, "AB-12");
  siloam_backup_drives_want (siloam_backups_get_drives (self->backups), "AB-12", TRUE);
  pull_out (self->monitor);
  open_journal (self);
  settle (self);
  g_assert_cmpuint (count_on_drive (self), ==, 0);
  plug_in (self->monitor, self->drive, "AB-12");
  settle (self);
  g_assert_cmpuint (count_on_drive (self), ==, 1);
}

static void
other_drive_gets_none (Fixture *self, gconstpointer data)
{
  open_journal (self);
  plug_in (self->monitor, self->drive, "CD-34");
  settle (self);
  g_assert_cmpuint (count_on_drive (self), ==, 0);
}

static void
drive_without_an_id_is_not_offered (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) drives = NULL;

  plug_in (self->monitor, self->drive, NULL);
  drives = siloam_backup_drives_list (siloam_backups_get_drives (self->backups));
  g_assert_cmpuint (drives->len, ==, 0);
}

static void
chosen_drive_is_remembered_while_away (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) drives = NULL;
  const SiloamBackupDrive *drive;

  plug_in (self->monitor, self->drive, "EF-56");
  siloam_backup_drives_want (siloam_backups_get_drives (self->backups), "EF-56", TRUE);
  pull_out (self->monitor);
  drives = siloam_backup_drives_list (siloam_backups_get_drives (self->backups));
  g_assert_cmpuint (drives->len, ==, 1);
  drive = drives->pdata[0];
  g_assert_cmpstr (drive->name, ==, "STICK");
  g_assert_null (drive->folder);
  g_assert_true (drive->wanted);
}

static void
locking_breaks_off (Fixture *self, gconstpointer data)
{
  siloam_settings_set_backup_folder (self->settings, self->folder);
  open_journal (self);
  siloam_backups_make (self->backups);
  siloam_backups_set_journal (self->backups, NULL);
  settle (self);
  g_assert_null (siloam_backups_get_newest (self->backups));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/backups/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("one-that-is-asked-for-is-made-and-told", asked_for_is_made_and_told);
  ADD ("without-a-folder-none-is-made", without_a_folder_none_is_made);
  ADD ("by-itself-at-most-one-a-day-is-made", by_itself_at_most_one_a_day);
  ADD ("a-missing-folder-is-kept-to-be-told", missing_folder_is_kept_to_be_told);
  ADD ("a-chosen-drive-gets-one-when-it-appears", chosen_drive_gets_one_when_it_appears);
  ADD ("another-drive-gets-none", other_drive_gets_none);
  ADD ("a-drive-without-an-id-is-not-offered", drive_without_an_id_is_not_offered);
  ADD ("a-chosen-drive-is-remembered-while-away", chosen_drive_is_remembered_while_away);
  ADD ("locking-breaks-it-off", locking_breaks_off);
  return page_fixture_run ();
}
