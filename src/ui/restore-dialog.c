/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Restoring, side by side first: which backups there are, what is in the one that was chosen, and
 * what the journal does not have like that. It writes nothing itself but what the person asks to
 * bring back; putting a backup in the place of the journal is left to the window, which has to
 * close the journal for it. Main thread. */

#include "config.h"

#include "ui/restore-dialog.h"

#include <glib/gi18n.h>

#include "journal/backup-list.h"
#include "ui/action-layout.h"
#include "ui/backup-key-group.h"
#include "ui/backup-text.h"
#include "ui/compat/choose-file.h"
#include "ui/compat/confirm.h"
#include "ui/entry-text.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/reveal.h"
#include "ui/stack-replace.h"
#include "ui/text-fit.h"

#define PROGRESS_MS 100
#define ROWS 200 /* shown; what is more comes along when all do */

struct _SiloamRestoreDialog
{
  AdwWindow parent_instance;

  GtkStack *views;
  GtkWidget *back_button;
  AdwPreferencesGroup *list_group;
  GtkWidget *file_row;
  SiloamNotice *list_notice;
  SiloamBackupKeyGroup *key_group;
  GtkProgressBar *waiting_bar;
  GtkWidget *cancel_button;
  AdwPreferencesGroup *found_group;
  AdwPreferencesGroup *items_group;
  GtkButton *replace_button;
  GtkWidget *bring_button;
  SiloamNotice *compare_notice;

  SiloamSettings *settings;
  SiloamBackups *backups;
  SiloamJournal *journal;     /* NULL: there is none to compare with */
  GPtrArray *listed;          /* (element-type SiloamListedBackup) */
  SiloamListedBackup *chosen; /* borrowed from listed */
  SiloamRehearsal *rehearsal;
  GPtrArray *found_rows; /* (element-type GtkWidget) of the comparison that is shown */
  GPtrArray *checks;     /* (element-type GtkCheckButton): one an item that is shown */
  GCancellable *cancellable;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (SiloamRestoreDialog, siloam_restore_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_BROUGHT,
  SIGNAL_REPLACE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static SiloamPrompts *
get_prompts (SiloamRestoreDialog *self)
{
  return siloam_settings_get_prompts (self->settings);
}

static void
show_view (SiloamRestoreDialog *self, const char *view)
{
  gboolean waiting = g_str_equal (view, "waiting");

  siloam_stack_show (self->views, view);
  gtk_widget_set_visible (self->back_button, !waiting && !g_str_equal (view, "list"));
  if (waiting)
    gtk_widget_grab_focus (self->cancel_button);
  else
    g_clear_handle_id (&self->progress_source, g_source_remove);
}

static void
tell (SiloamNotice *notice, const SiloamErrorText *text)
{
  if (text != NULL)
    {
      siloam_notice_set_text (notice, text);
      siloam_reveal (GTK_WIDGET (notice));
    }
  gtk_widget_set_visible (GTK_WIDGET (notice), text != NULL);
}

/* What differs. */

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static AdwActionRow *
add_found_row (SiloamRestoreDialog *self,
               AdwPreferencesGroup *group,
               const char *title,
               const char *subtitle)
{
  AdwActionRow *row = add_row (group, title, subtitle);

  g_ptr_array_add (self->found_rows, row);
  return row;
}

static void
forget_found (SiloamRestoreDialog *self)
{
  for (guint i = 0; i < self->found_rows->len; i++)
    {
      GtkWidget *row = self->found_rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->found_rows, 0);
  g_ptr_array_set_size (self->checks, 0);
}

static void
show_found (SiloamRestoreDialog *self)
{
  const SiloamRehearsalCounts *counts = siloam_rehearsal_get_counts (self->rehearsal);
  g_autofree char *moment = siloam_backup_text_moment (self->chosen->file->at);
  /* Translators: “today at 9:30” */
  g_autofree char *title = g_strdup_printf (_ ("The backup of %s"), moment);
  g_autofree char *found = siloam_backup_text_found (counts);

  add_found_row (self, self->found_group, title, found);
}

static void
show_item (SiloamRestoreDialog *self, const SiloamRehearsalItem *item)
{
  g_autofree char *first = siloam_entry_text_first_line (get_prompts (self), item->summary);
  g_autofree char *second = siloam_entry_text_second_line (get_prompts (self), item->summary);
  const char *why = item->changed ? _ ("Different in the journal now; is added beside it")
                                  : _ ("Only in the backup");
  g_autofree char *subtitle =
      second != NULL ? g_strdup_printf ("%s\n%s", second, why) : g_strdup (why);
  AdwActionRow *row = add_found_row (self, self->items_group, first, subtitle);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !item->changed);
  g_object_set_data_full (G_OBJECT (check), "siloam-id", g_strdup (item->summary->id), g_free);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);
  g_ptr_array_add (self->checks, check);
}

static void
show_items (SiloamRestoreDialog *self)
{
  GPtrArray *items = siloam_rehearsal_get_items (self->rehearsal);
  guint more = items->len > ROWS ? items->len - ROWS : 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < items->len && i < ROWS; i++)
    show_item (self, items->pdata[i]);
  if (more > 0)
    {
      text = g_strdup_printf (ngettext ("And %u more page, which comes back when all do",
                                        "And %u more pages, which come back when all do",
                                        more),
                              more);
      add_found_row (self, self->items_group, text, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->items_group), items->len > 0);
  gtk_widget_set_visible (self->bring_button, items->len > 0);
}

static void
show_comparison (SiloamRestoreDialog *self)
{
  const SiloamRehearsalCounts *counts = siloam_rehearsal_get_counts (self->rehearsal);

  forget_found (self);
  show_found (self);
  show_items (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace_button), counts->unreadable == 0);
  tell (self->compare_notice, NULL);
  show_view (self, "compare");
  gtk_widget_grab_focus (gtk_widget_get_visible (self->bring_button)
                             ? self->bring_button
                             : GTK_WIDGET (self->replace_button));
}

/* Reading. */

static gboolean
progress_cb (gpointer user_data)
{
  SiloamRestoreDialog *self = user_data;

  if (self->rehearsal != NULL)
    gtk_progress_bar_set_fraction (self->waiting_bar,
                                   siloam_rehearsal_get_fraction (self->rehearsal));
  return G_SOURCE_CONTINUE;
}

static gboolean
needs_key (const GError *error)
{
  return error->domain == SILOAM_VAULT_ERROR && (error->code == SILOAM_VAULT_ERROR_WRONG_KEY ||
                                                 error->code == SILOAM_VAULT_ERROR_MISTYPED ||
                                                 error->code >= SILOAM_VAULT_ERROR_KEYRING_ABSENT);
}

static void
ask_key (SiloamRestoreDialog *self, const GError *error)
{
  siloam_backup_key_group_ask (self->key_group, get_prompts (self), self->chosen->file->slot_types);
  siloam_backup_key_group_tell (self->key_group, error);
  show_view (self, "key");
  gtk_widget_grab_focus (GTK_WIDGET (self->key_group));
}

typedef struct
{
  SiloamRestoreDialog *self;
  SiloamRehearsal *rehearsal;
  gboolean with_key;
} Reading;

static void
show_failure (SiloamRestoreDialog *self, const GError *error, gboolean with_key)
{
  SiloamErrorText text;

  g_clear_pointer (&self->rehearsal, siloam_rehearsal_unref);
  if (needs_key (error))
    {
      ask_key (self, with_key ? error : NULL);
      return;
    }
  show_view (self, "list");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = siloam_error_text (get_prompts (self), error);
  tell (self->list_notice, &text);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  SiloamRestoreDialog *self = reading->self;
  g_autoptr (GError) error = NULL;
  gboolean done = siloam_rehearsal_run_finish (reading->rehearsal, result, &error);

  if (self->settings != NULL && self->rehearsal == reading->rehearsal)
    {
      if (done)
        show_comparison (self);
      else
        show_failure (self, error, reading->with_key);
    }
  siloam_rehearsal_unref (reading->rehearsal);
  g_object_unref (reading->self);
  g_free (reading);
}

static void
read_backup (SiloamRestoreDialog *self, SiloamCredential *credential)
{
  Reading *reading = g_new0 (Reading, 1);

  tell (self->list_notice, NULL);
  g_clear_pointer (&self->rehearsal, siloam_rehearsal_unref);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->rehearsal = siloam_rehearsal_new (self->chosen->file->path, credential);
  reading->self = g_object_ref (self);
  reading->rehearsal = siloam_rehearsal_ref (self->rehearsal);
  reading->with_key = credential != NULL;
  gtk_progress_bar_set_fraction (self->waiting_bar, 0);
  show_view (self, "waiting");
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  siloam_rehearsal_run_async (self->rehearsal, self->journal, self->cancellable, read_cb, reading);
}

static void
key_given_cb (SiloamRestoreDialog *self, SiloamCredential *credential)
{
  read_backup (self, credential);
}

/* Choosing. */

static void
choose (SiloamRestoreDialog *self, SiloamListedBackup *listed)
{
  self->chosen = listed;
  if (self->journal == NULL)
    ask_key (self, NULL);
  else
    read_backup (self, NULL);
}

static void
row_cb (AdwActionRow *row, SiloamRestoreDialog *self)
{
  choose (self, g_object_get_data (G_OBJECT (row), "siloam-backup"));
}

static GtkWidget *
new_arrow (void)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "icon-name",
                       "go-next-symbolic",
                       "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}

static void
add_backup (SiloamRestoreDialog *self, SiloamListedBackup *listed)
{
  g_autofree char *title = siloam_backup_text_moment (listed->file->at);
  g_autofree char *folder = g_path_get_dirname (listed->file->path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *entries = listed->opened ? siloam_backup_text_entries (listed->entries) : NULL;
  const char *from = siloam_prompts_get (get_prompts (self), "backup.restore.elsewhere");
  g_autofree char *place =
      listed->file->elsewhere ? g_strdup_printf ("%s\n%s", shown, from) : g_strdup (shown);
  g_autofree char *subtitle =
      entries != NULL ? g_strdup_printf ("%s\n%s", entries, place) : g_strdup (place);
  AdwActionRow *row;

  title[0] = g_ascii_toupper (title[0]);
  row = add_row (self->list_group, title, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (row, new_arrow ());
  g_object_set_data (G_OBJECT (row), "siloam-backup", listed);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_cb), self, 0);
}

static void
show_list (SiloamRestoreDialog *self, GPtrArray *listed)
{
  const char *key = listed->len > 0 ? "backup.restore.hint" : "backup.restore.none";

  for (guint i = 0; i < listed->len; i++)
    {
      SiloamListedBackup *backup = listed->pdata[i];

      add_backup (self, backup);
    }
  adw_preferences_group_set_description (self->list_group,
                                         siloam_prompts_get (get_prompts (self), key));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRestoreDialog) self = user_data;
  g_autoptr (GPtrArray) listed = siloam_backup_list_finish (result, NULL);

  if (self->settings == NULL || listed == NULL)
    return;
  show_list (self, listed);
  g_ptr_array_unref (self->listed);
  self->listed = g_steal_pointer (&listed);
  show_view (self, "list");
}

/* A file that was pointed at is looked at as a folder with one backup. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRestoreDialog) self = user_data;
  g_autoptr (GPtrArray) listed = siloam_backup_list_finish (result, NULL);
  SiloamErrorText text;

  if (self->settings == NULL)
    return;
  if (listed == NULL || listed->len == 0)
    {
      text = siloam_error_text_named (get_prompts (self), "backup_not_one");
      tell (self->list_notice, &text);
      return;
    }
  g_ptr_array_extend_and_steal (self->listed, g_steal_pointer (&listed));
  choose (self, self->listed->pdata[self->listed->len - 1]);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamRestoreDialog) self = user_data;
  const char *const places[] = { path, NULL };

  if (path == NULL || self->settings == NULL)
    return;
  tell (self->list_notice, NULL);
  siloam_backup_list_async (places, NULL, NULL, looked_cb, g_object_ref (self));
}

static void
file_cb (SiloamRestoreDialog *self)
{
  siloam_choose_file_async (GTK_WINDOW (self),
                            _ ("Choose a backup"),
                            file_chosen_cb,
                            g_object_ref (self));
}

/* Bringing back. */

static char **
dup_checked (SiloamRestoreDialog *self, gboolean *all)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  *all = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = self->checks->pdata[i];

      if (gtk_check_button_get_active (check))
        g_strv_builder_add (ids, g_object_get_data (G_OBJECT (check), "siloam-id"));
      else
        *all = FALSE;
    }
  return g_strv_builder_end (ids);
}

static void
brought_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRestoreDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint brought = 0;
  gboolean done =
      siloam_rehearsal_bring_back_finish (SILOAM_JOURNAL (source), result, &brought, &error);
  SiloamErrorText text;

  if (self->settings == NULL)
    return;
  if (done)
    {
      g_signal_emit (self, signals[SIGNAL_BROUGHT], 0, brought);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->bring_button, TRUE);
  text = siloam_error_text (get_prompts (self), error);
  tell (self->compare_notice, &text);
}

static void
bring_back (SiloamRestoreDialog *self)
{
  gboolean all;
  g_auto (GStrv) ids = dup_checked (self, &all);

  if (ids[0] == NULL)
    return;
  gtk_widget_set_sensitive (self->bring_button, FALSE);
  siloam_rehearsal_bring_back_async (self->rehearsal,
                                     self->journal,
                                     all ? NULL : (const char *const *) ids,
                                     brought_cb,
                                     g_object_ref (self));
}

static void
replace_now (gpointer user_data)
{
  g_autoptr (SiloamRestoreDialog) self = user_data;

  if (self->settings != NULL && self->rehearsal != NULL)
    g_signal_emit (self, signals[SIGNAL_REPLACE], 0);
}

/* The window destroys this one and with it the question, which must have ended before. */
static void
replace_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (SiloamRestoreDialog) self = user_data;

  if (confirmed)
    g_idle_add_once (replace_now, g_steal_pointer (&self));
}

static void
ask_replace (SiloamRestoreDialog *self)
{
  SiloamPrompts *prompts = get_prompts (self);
  SiloamConfirm confirm = {
    .heading = siloam_prompts_get (prompts, "backup.replace.question"),
    .body = siloam_prompts_get (prompts, "backup.replace.text"),
    .label = siloam_prompts_get (prompts, "backup.button.replace_yes"),
    .destructive = TRUE,
  };

  siloam_confirm_async (GTK_WINDOW (self), &confirm, replace_confirmed_cb, g_object_ref (self));
}

static void
go_back (SiloamRestoreDialog *self)
{
  g_clear_pointer (&self->rehearsal, siloam_rehearsal_unref);
  show_view (self, "list");
  gtk_widget_grab_focus (self->file_row);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamRestoreDialog *self = SILOAM_RESTORE_DIALOG (widget);

  if (g_str_equal (action, "restore.cancel"))
    g_cancellable_cancel (self->cancellable);
  else if (g_str_equal (action, "restore.back"))
    go_back (self);
  else if (g_str_equal (action, "restore.bring-back"))
    bring_back (self);
  else
    ask_replace (self);
}

static void
siloam_restore_dialog_dispose (GObject *object)
{
  SiloamRestoreDialog *self = SILOAM_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->rehearsal, siloam_rehearsal_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->backups);
  g_clear_object (&self->journal);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_RESTORE_DIALOG);

  G_OBJECT_CLASS (siloam_restore_dialog_parent_class)->dispose (object);
}

static void
siloam_restore_dialog_finalize (GObject *object)
{
  SiloamRestoreDialog *self = SILOAM_RESTORE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->listed);
  g_ptr_array_unref (self->found_rows);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (siloam_restore_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, views);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, list_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, list_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, key_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, waiting_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, found_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, items_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, replace_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, bring_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamRestoreDialog, compare_notice);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_given_cb);
}

static guint
new_signal (const char *name, guint n_parameters)
{
  return g_signal_new (name,
                       SILOAM_TYPE_RESTORE_DIALOG,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_parameters,
                       G_TYPE_UINT);
}

static void
siloam_restore_dialog_class_init (SiloamRestoreDialogClass *klass)
{
  static const char *const actions[] = { "cancel", "back", "bring-back", "replace" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_restore_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_restore_dialog_finalize;
  signals[SIGNAL_BROUGHT] = new_signal ("brought", 1);
  signals[SIGNAL_REPLACE] = new_signal ("replace", 0);

  g_type_ensure (SILOAM_TYPE_ACTION_LAYOUT);
  g_type_ensure (SILOAM_TYPE_BACKUP_KEY_GROUP);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/restore-dialog.ui");
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("restore.", actions[i], NULL);

      gtk_widget_class_install_action (widget_class, name, NULL, action_cb);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siloam_restore_dialog_init (SiloamRestoreDialog *self)
{
  self->listed = g_ptr_array_new ();
  self->found_rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_restore_dialog_new:
 * @parent: the window it stands over
 * @settings: the texts
 * @backups: tells where to look
 * @journal: (nullable): what is compared with
 */
GtkWidget *
siloam_restore_dialog_new (GtkWindow *parent,
                           SiloamSettings *settings,
                           SiloamBackups *backups,
                           SiloamJournal *journal)
{
  SiloamRestoreDialog *self =
      g_object_new (SILOAM_TYPE_RESTORE_DIALOG, "transient-for", parent, NULL);
  g_auto (GStrv) folders = siloam_backups_dup_folders (backups);

  self->settings = g_object_ref (settings);
  self->backups = g_object_ref (backups);
  if (journal != NULL)
    self->journal = g_object_ref (journal);
  gtk_button_set_label (self->replace_button,
                        siloam_prompts_get (get_prompts (self), "backup.button.replace"));
  show_view (self, "list");
  siloam_backup_list_async ((const char *const *) folders,
                            journal,
                            NULL,
                            listed_cb,
                            g_object_ref (self));
  siloam_text_fit_dialog (GTK_WINDOW (self), settings);
  return GTK_WIDGET (self);
}

/**
 * siloam_restore_dialog_get_rehearsal:
 *
 * Returns: (transfer none) (nullable): the backup that was read
 */
SiloamRehearsal *
siloam_restore_dialog_get_rehearsal (SiloamRestoreDialog *self)
{
  g_return_val_if_fail (SILOAM_IS_RESTORE_DIALOG (self), NULL);

  return self->rehearsal;
}
