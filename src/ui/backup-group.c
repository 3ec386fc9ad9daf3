/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where backups of the journal go, when the last one was made, and making one. What goes wrong is
 * told here and nowhere else: a backup is no reason to disturb a person who writes. Main thread. */

#include "config.h"

#include "ui/backup-group.h"

#include <glib/gi18n.h>

#include "ui/backup-text.h"
#include "ui/compat/choose-file.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/reveal.h"

#define PROGRESS_MS 100
#define DRIVE "siloam-drive"

struct _SiloamBackupGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *folder_row;
  AdwActionRow *now_row;
  GtkSwitch *automatic_switch;
  AdwComboRow *keep_row;
  AdwPreferencesGroup *drives_group;
  GtkWidget *busy_box;
  GtkProgressBar *busy_bar;
  GtkWidget *cancel_button;
  SiloamNotice *fault_notice;
  SiloamNotice *disk_notice;
  SiloamNotice *fewer_notice;
  GtkButton *fewer_button;

  SiloamSettings *settings;
  SiloamBackups *backups;
  GPtrArray *drive_rows; /* (element-type GtkWidget) */
  guint progress_source;
  gboolean filling;
  gboolean asked; /* the person waits for a backup: what went wrong is brought into sight */
};

G_DEFINE_FINAL_TYPE (SiloamBackupGroup, siloam_backup_group, ADW_TYPE_PREFERENCES_GROUP)

static SiloamPrompts *
get_prompts (SiloamBackupGroup *self)
{
  return siloam_settings_get_prompts (self->settings);
}

static void
show_notice (SiloamNotice *notice, const SiloamErrorText *text)
{
  if (text != NULL)
    siloam_notice_set_text (notice, text);
  gtk_widget_set_visible (GTK_WIDGET (notice), text != NULL);
}

static void
show_folder (SiloamBackupGroup *self)
{
  g_autofree char *folder = siloam_settings_dup_backup_folder (self->settings);
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;

  adw_action_row_set_subtitle (self->folder_row, shown != NULL ? shown : _ ("Not chosen yet"));
}

static void
show_last (SiloamBackupGroup *self)
{
  g_autofree char *text = siloam_backup_text_last (siloam_backups_get_newest (self->backups));
  g_auto (GStrv) folders = siloam_backups_dup_folders (self->backups);

  adw_action_row_set_subtitle (self->now_row, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->now_row),
                            folders[0] != NULL && !siloam_backups_is_busy (self->backups));
}

static gboolean
progress_cb (gpointer user_data)
{
  SiloamBackupGroup *self = user_data;

  gtk_progress_bar_set_fraction (self->busy_bar, siloam_backups_get_fraction (self->backups));
  return G_SOURCE_CONTINUE;
}

static void
show_busy (SiloamBackupGroup *self)
{
  gboolean busy = siloam_backups_is_busy (self->backups);
  gboolean had_focus = gtk_widget_has_focus (self->cancel_button);

  gtk_widget_set_visible (self->busy_box, busy);
  if (busy && self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  if (busy)
    return;
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->now_row));
}

static const GError *
find_fault (SiloamBackupGroup *self)
{
  g_autoptr (GPtrArray) drives =
      siloam_backup_drives_list (siloam_backups_get_drives (self->backups));
  const GError *fault = siloam_backups_get_fault (self->backups, SILOAM_BACKUP_FOLDER);

  for (guint i = 0; i < drives->len && fault == NULL; i++)
    fault = siloam_backups_get_fault (self->backups, ((SiloamBackupDrive *) drives->pdata[i])->id);
  return fault;
}

static void
show_fault (SiloamBackupGroup *self)
{
  const GError *fault = find_fault (self);
  SiloamErrorText text;

  if (fault != NULL)
    text = siloam_error_text (get_prompts (self), fault);
  show_notice (self->fault_notice, fault != NULL ? &text : NULL);
  if (fault != NULL && self->asked)
    siloam_reveal (GTK_WIDGET (self->fault_notice));
}

static void
show_disk (SiloamBackupGroup *self)
{
  g_autofree char *folder = siloam_settings_dup_backup_folder (self->settings);
  gboolean same = folder != NULL && siloam_backups_is_on_same_disk (self->backups);
  SiloamErrorText text = siloam_error_text_named (get_prompts (self), "backup_same_disk");

  show_notice (self->disk_notice, same ? &text : NULL);
}

static void
show_fewer (SiloamBackupGroup *self)
{
  const SiloamBackupRecord *last = siloam_backups_get_newest (self->backups);
  gboolean fewer =
      last != NULL && siloam_backup_is_clearly_fewer (last->entries, last->full_entries);
  SiloamErrorText text = siloam_error_text_named (get_prompts (self), "backup_fewer");
  g_autofree char *now = NULL;
  g_autofree char *before = NULL;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->fewer_button), fewer);
  if (fewer)
    {
      now = siloam_backup_text_entries (last->entries);
      before = siloam_backup_text_entries (last->full_entries);
      /* Translators: both are numbers of entries, such as “312 entries” */
      title = g_strdup_printf (_ ("The last backup has %s, an earlier one had %s"), now, before);
      text.title = title;
    }
  show_notice (self->fewer_notice, fewer ? &text : NULL);
}

static void
drive_switched_cb (GtkSwitch *widget, GParamSpec *pspec, SiloamBackupGroup *self)
{
  const char *id = g_object_get_data (G_OBJECT (widget), DRIVE);

  if (!self->filling)
    siloam_backup_drives_want (siloam_backups_get_drives (self->backups),
                               id,
                               gtk_switch_get_active (widget));
}

static char *
tell_drive (SiloamBackupGroup *self, const SiloamBackupDrive *drive)
{
  const SiloamBackupRecord *last = siloam_backups_get_last (self->backups, drive->id);
  const char *here = drive->folder != NULL ? _ ("Connected") : _ ("Not connected now");
  g_autofree char *text = NULL;

  if (!drive->wanted)
    return g_strdup (here);
  text = siloam_backup_text_last (last);
  return g_strdup_printf ("%s\n%s", here, text);
}

static void
remove_drive_rows (SiloamBackupGroup *self, guint from)
{
  while (self->drive_rows->len > from)
    {
      GtkWidget *row = g_ptr_array_steal_index (self->drive_rows, self->drive_rows->len - 1);

      adw_preferences_group_remove (self->drives_group, row);
    }
}

/* The switch stands on its row: who moved it keeps the focus when the rows are shown again. */
static GtkWidget *
make_drive_row (SiloamBackupGroup *self, const SiloamBackupDrive *drive)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *wanted = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (wanted, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (wanted),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  drive->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (wanted), DRIVE, g_strdup (drive->id), g_free);
  g_signal_connect (wanted, "notify::active", G_CALLBACK (drive_switched_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), wanted);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), wanted);
  adw_preferences_group_add (self->drives_group, row);
  return row;
}

static gboolean
is_row_of (GtkWidget *row, const SiloamBackupDrive *drive)
{
  GtkWidget *wanted = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

  return g_strcmp0 (g_object_get_data (G_OBJECT (wanted), DRIVE), drive->id) == 0;
}

static void
fill_drive_row (SiloamBackupGroup *self, GtkWidget *row, const SiloamBackupDrive *drive)
{
  GtkWidget *wanted = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_autofree char *told = tell_drive (self, drive);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), drive->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), told);
  gtk_switch_set_active (GTK_SWITCH (wanted), drive->wanted);
}

static void
show_drives (SiloamBackupGroup *self)
{
  g_autoptr (GPtrArray) drives =
      siloam_backup_drives_list (siloam_backups_get_drives (self->backups));

  self->filling = TRUE;
  for (guint i = 0; i < drives->len; i++)
    {
      if (i < self->drive_rows->len && !is_row_of (self->drive_rows->pdata[i], drives->pdata[i]))
        remove_drive_rows (self, i);
      if (i == self->drive_rows->len)
        g_ptr_array_add (self->drive_rows, make_drive_row (self, drives->pdata[i]));
      fill_drive_row (self, self->drive_rows->pdata[i], drives->pdata[i]);
    }
  remove_drive_rows (self, drives->len);
  gtk_widget_set_visible (GTK_WIDGET (self->drives_group), drives->len > 0);
  self->filling = FALSE;
}

static void
show_all (SiloamBackupGroup *self)
{
  if (self->backups == NULL)
    return;
  show_folder (self);
  show_last (self);
  show_busy (self);
  show_fault (self);
  show_disk (self);
  show_fewer (self);
  show_drives (self);
  if (!siloam_backups_is_busy (self->backups))
    self->asked = FALSE;
}

static void
make_now (SiloamBackupGroup *self)
{
  self->asked = TRUE;
  siloam_backups_make (self->backups);
  if (!siloam_backups_is_busy (self->backups))
    return;
  gtk_widget_grab_focus (self->cancel_button);
  siloam_reveal (self->busy_box);
}

/* A folder that was just chosen gets its first backup at once: so a person sees whether it works.
 */
static void
folder_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamBackupGroup) self = user_data;

  if (path == NULL || self->settings == NULL)
    return;
  siloam_settings_set_backup_folder (self->settings, path);
  show_all (self);
  make_now (self);
}

static void
folder_cb (SiloamBackupGroup *self)
{
  siloam_choose_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _ ("Choose a folder for backups"),
                              folder_chosen_cb,
                              g_object_ref (self));
}

static void
now_cb (SiloamBackupGroup *self)
{
  make_now (self);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBackupGroup *self = SILOAM_BACKUP_GROUP (widget);

  if (g_str_equal (action, "backup.cancel"))
    siloam_backups_cancel (self->backups);
  else
    siloam_backups_accept_fewer (self->backups);
}

static void
kept_cb (SiloamBackupGroup *self)
{
  if (!self->filling)
    g_settings_set_enum (siloam_settings_get_store (self->settings),
                         "backup-keep",
                         (int) adw_combo_row_get_selected (self->keep_row));
}

static void
siloam_backup_group_dispose (GObject *object)
{
  SiloamBackupGroup *self = SILOAM_BACKUP_GROUP (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->backups);
  g_clear_pointer (&self->drive_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BACKUP_GROUP);

  G_OBJECT_CLASS (siloam_backup_group_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, folder_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, now_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, automatic_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, keep_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, drives_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, busy_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, fault_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, disk_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, fewer_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, fewer_button);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
}

static void
siloam_backup_group_class_init (SiloamBackupGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_backup_group_dispose;

  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/backup-group.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "backup.cancel", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "backup.accept-fewer", NULL, action_cb);
}

static void
siloam_backup_group_init (SiloamBackupGroup *self)
{
  self->drive_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_backup_group_set_up:
 * @settings: read and written at once
 * @backups: of the open journal
 */
void
siloam_backup_group_set_up (SiloamBackupGroup *self,
                            SiloamSettings *settings,
                            SiloamBackups *backups)
{
  GSettings *store = siloam_settings_get_store (settings);
  SiloamPrompts *prompts = siloam_settings_get_prompts (settings);

  g_return_if_fail (SILOAM_IS_BACKUP_GROUP (self));

  self->settings = g_object_ref (settings);
  self->backups = g_object_ref (backups);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         siloam_prompts_get (prompts, "backup.hint"));
  gtk_button_set_label (self->fewer_button, siloam_prompts_get (prompts, "backup.button.fewer"));
  g_settings_bind (store,
                   "backup-automatic",
                   self->automatic_switch,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);
  adw_combo_row_set_selected (self->keep_row, (guint) g_settings_get_enum (store, "backup-keep"));
  g_signal_connect_object (self->keep_row,
                           "notify::selected",
                           G_CALLBACK (kept_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (backups, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
}
