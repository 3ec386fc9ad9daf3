/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings a journal of another application in. First it only looks, and tells what would become of
 * each entry; nothing is written before the person says so, and what was brought in can be taken
 * back as one. It leaves no trace of the source among recent files. Main thread. */

#include "config.h"

#include "ui/import-dialog.h"

#include <glib/gi18n.h>

#include "ui/compat/choose-file.h"
#include "ui/error-text.h"
#include "ui/field.h"
#include "ui/import-apps.h"
#include "ui/import-earlier.h"
#include "ui/import-report.h"
#include "ui/import-run.h"
#include "ui/notice.h"
#include "ui/reveal.h"
#include "ui/stack-replace.h"

#define LOOK_EVERY_MS 80

struct _SiloamImportDialog
{
  AdwWindow parent_instance;

  GtkButton *back_button;
  GtkWidget *apply_button;
  GtkStack *stack;
  AdwPreferencesGroup *choose_group;
  GtkWidget *notice_group;
  SiloamNotice *notice;
  GtkWidget *file_row;
  GtkSwitch *day_first_switch;
  SiloamImportEarlier *earlier_group;
  SiloamImportApps *apps_group;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  AdwPreferencesGroup *password_group;
  SiloamField *password_field;
  SiloamImportReport *report;
  SiloamImportItems *items;
  GtkLabel *done_label;
  GtkWidget *undo_button;
  GtkWidget *trash_group;
  GtkLabel *trash_label;
  GtkWidget *trash_button;

  SiloamJournal *journal; /* NULL once it is gone */
  SiloamPrompts *prompts;
  SiloamImportRun *run;  /* NULL until something was chosen */
  GCancellable *working; /* NULL when nothing is being done */
  guint progress_timer;
  gint64 number; /* of the import that came in; 0 for none */
};

G_DEFINE_FINAL_TYPE (SiloamImportDialog, siloam_import_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
text (SiloamImportDialog *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static gboolean
is_page (SiloamImportDialog *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static const char *
name_back (const char *page)
{
  if (g_str_equal (page, "busy"))
    return _ ("Cancel");
  if (g_str_equal (page, "choose") || g_str_equal (page, "done"))
    return _ ("Close");
  return _ ("Back");
}

static void
show_page (SiloamImportDialog *self, const char *page)
{
  siloam_stack_show (self->stack, page);
  gtk_button_set_label (self->back_button, name_back (page));
  gtk_widget_set_visible (self->apply_button, g_str_equal (page, "report"));
}

static void
show_notice (SiloamImportDialog *self, SiloamErrorText what)
{
  show_page (self, "choose");
  siloam_notice_set_text (self->notice, &what);
  gtk_widget_set_visible (self->notice_group, TRUE);
  siloam_reveal (GTK_WIDGET (self->notice));
  gtk_widget_grab_focus (self->file_row);
}

static gboolean
progress_cb (gpointer user_data)
{
  SiloamImportDialog *self = user_data;
  double fraction = siloam_import_run_get_progress (self->run);

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->busy_bar, fraction);
  else
    gtk_progress_bar_pulse (self->busy_bar);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (SiloamImportDialog *self, const char *what)
{
  gtk_label_set_label (self->busy_label, what);
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  gtk_widget_set_visible (self->notice_group, FALSE);
  siloam_import_items_clear (self->items);
  self->working = g_cancellable_new ();
  self->progress_timer = g_timeout_add (LOOK_EVERY_MS, progress_cb, self);
  show_page (self, "busy");
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
end_work (SiloamImportDialog *self)
{
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->working);
}

static void
ask_password (SiloamImportDialog *self, gboolean again)
{
  adw_preferences_group_set_title (self->password_group, text (self, "import.password.title"));
  adw_preferences_group_set_description (
      self->password_group,
      text (self, again ? "import.password.wrong.text" : "import.password.hint"));
  siloam_field_set_text (self->password_field, "");
  show_page (self, "password");
  gtk_widget_grab_focus (GTK_WIDGET (self->password_field));
}

/* A sealed journal of our own is no source: it is restored, or joined. */
static gboolean
is_sealed_journal (SiloamImportDialog *self)
{
  SiloamVaultInfo info;

  return siloam_vault_probe (siloam_import_run_get_path (self->run), &info, NULL);
}

static void
show_fault (SiloamImportDialog *self, const GError *error)
{
  if (g_error_matches (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_NEEDS_PASSWORD) ||
      g_error_matches (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_WRONG_PASSWORD))
    ask_password (self, error->code == SILOAM_IMPORT_ERROR_WRONG_PASSWORD);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_page (self, "choose");
  else if (error->domain == SILOAM_IMPORT_ERROR && is_sealed_journal (self))
    show_notice (self, siloam_error_text_named (self->prompts, "import_sealed"));
  else
    show_notice (self, siloam_error_text (self->prompts, error));
}

static void
show_report (SiloamImportDialog *self)
{
  const SiloamImportBundle *bundle = siloam_import_run_get_bundle (self->run);
  SiloamImportCount count = siloam_import_count (bundle);

  siloam_import_report_set_bundle (self->report, bundle, self->prompts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", count.added + count.merged > 0);
  show_page (self, "report");
  gtk_widget_grab_focus (count.added + count.merged > 0 ? self->apply_button
                                                        : GTK_WIDGET (self->back_button));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean looked = siloam_import_run_look_finish (SILOAM_IMPORT_RUN (source), result, &error);

  if (self->journal == NULL)
    return;
  end_work (self);
  if (looked)
    show_report (self);
  else
    show_fault (self, error);
}

static void
look (SiloamImportDialog *self)
{
  begin_work (self, text (self, "import.looking.text"));
  siloam_import_run_look_async (self->run,
                                self->journal,
                                self->working,
                                looked_cb,
                                g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamImportDialog) self = user_data;

  if (path == NULL || self->journal == NULL || self->working != NULL)
    return;
  siloam_import_items_clear (self->items);
  g_clear_object (&self->run);
  self->run = siloam_import_run_new (path, siloam_prompts_get_language (self->prompts));
  siloam_import_run_set_day_first (self->run, gtk_switch_get_active (self->day_first_switch));
  look (self);
}

static void
file_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_choose_source_async (GTK_WINDOW (widget),
                              _ ("Choose what to bring in"),
                              chosen_cb,
                              g_object_ref (widget));
}

static void
folder_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_choose_folder_async (GTK_WINDOW (widget),
                              _ ("Choose what to bring in"),
                              chosen_cb,
                              g_object_ref (widget));
}

static void
give_password (SiloamImportDialog *self)
{
  const char *typed = siloam_field_get_text (self->password_field);
  g_autoptr (SiloamSecret) password = NULL;

  if (typed == NULL || *typed == '\0' || self->run == NULL || self->working != NULL)
    return;
  password = siloam_secret_new_text (typed);
  siloam_import_run_set_password (self->run, password);
  siloam_field_set_text (self->password_field, "");
  look (self);
}

static void
password_given_cb (SiloamImportDialog *self)
{
  give_password (self);
}

static void
password_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  give_password (SILOAM_IMPORT_DIALOG (widget));
}

/* A change of mind on what was thrown away: planned again, not read again. */
static void
bring_back_cb (SiloamImportDialog *self)
{
  if (self->run == NULL || self->working != NULL || !is_page (self, "report"))
    return;
  siloam_import_run_set_bring_back (self->run, siloam_import_report_get_bring_back (self->report));
  look (self);
}

static void
items_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamImportDialog *self = SILOAM_IMPORT_DIALOG (widget);

  if (self->run == NULL || self->working != NULL)
    return;
  siloam_import_items_show (self->items,
                            siloam_import_run_get_bundle (self->run),
                            (SiloamImportOutcome) g_variant_get_int32 (parameter),
                            self->prompts);
  show_page (self, "items");
  gtk_widget_grab_focus (GTK_WIDGET (self->items));
}

static char *
describe_done (SiloamImportDialog *self)
{
  SiloamImportCount count = siloam_import_count (siloam_import_run_get_bundle (self->run));
  g_autofree char *added =
      g_strdup_printf (ngettext ("%u new page", "%u new pages", count.added), count.added);
  g_autofree char *merged = NULL;

  if (count.merged > 0)
    merged = g_strdup_printf (
        ngettext ("%u page brought up to date", "%u pages brought up to date", count.merged),
        count.merged);
  return g_strjoin (" · ", text (self, "import.done.text"), added, merged, NULL);
}

static void
show_done (SiloamImportDialog *self)
{
  g_autofree char *done = describe_done (self);

  gtk_label_set_label (self->done_label, done);
  gtk_label_set_label (self->trash_label, text (self, "import.source.text"));
  gtk_widget_set_visible (self->undo_button, self->number != 0);
  gtk_widget_set_visible (self->trash_group, TRUE);
  gtk_widget_set_visible (self->trash_button, TRUE);
  siloam_import_earlier_reload (self->earlier_group);
  show_page (self, "done");
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 number = siloam_import_run_apply_finish (SILOAM_IMPORT_RUN (source), result, &error);

  if (self->journal == NULL)
    return;
  end_work (self);
  if (number < 0)
    {
      show_fault (self, error);
      return;
    }
  self->number = number;
  show_done (self);
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamImportDialog *self = SILOAM_IMPORT_DIALOG (widget);

  if (self->run == NULL || self->working != NULL || !is_page (self, "report"))
    return;
  begin_work (self, text (self, "import.busy.text"));
  siloam_import_run_apply_async (self->run,
                                 self->journal,
                                 self->working,
                                 applied_cb,
                                 g_object_ref (self));
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamImportDialog *self = SILOAM_IMPORT_DIALOG (widget);

  if (self->number != 0)
    siloam_import_earlier_undo (self->earlier_group, self->number);
}

/* Wherever the undo was asked for, it is told on the last page. */
static void
told_cb (SiloamImportDialog *self, const char *what)
{
  if (self->working != NULL)
    return;
  self->number = 0;
  gtk_label_set_label (self->done_label, what);
  gtk_widget_set_visible (self->undo_button, FALSE);
  if (!is_page (self, "done"))
    gtk_widget_set_visible (self->trash_group, FALSE);
  show_page (self, "done");
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamImportDialog) self = user_data;
  gboolean trashed = g_file_trash_finish (G_FILE (source), result, NULL);

  if (self->journal == NULL)
    return;
  gtk_label_set_label (self->trash_label,
                       text (self, trashed ? "import.trashed.text" : "import.not_trashed.text"));
  gtk_widget_set_visible (self->trash_button, !trashed);
  if (trashed)
    gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
trash_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamImportDialog *self = SILOAM_IMPORT_DIALOG (widget);
  g_autoptr (GFile) file = NULL;

  if (self->run == NULL)
    return;
  file = g_file_new_for_path (siloam_import_run_get_path (self->run));
  g_file_trash_async (file, G_PRIORITY_DEFAULT, NULL, trashed_cb, g_object_ref (self));
}

/* One step back; out of the dialog from its first and its last page. */
static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamImportDialog *self = SILOAM_IMPORT_DIALOG (widget);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  else if (is_page (self, "items"))
    show_report (self);
  else if (is_page (self, "report") || is_page (self, "password"))
    show_page (self, "choose");
  else
    {
      if (self->number != 0)
        g_signal_emit (self, signals[SIGNAL_DONE], 0, self->number);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static void
siloam_import_dialog_dispose (GObject *object)
{
  SiloamImportDialog *self = SILOAM_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->working);
  end_work (self);
  if (self->items != NULL)
    siloam_import_items_clear (self->items);
  g_clear_object (&self->run);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (siloam_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, choose_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, notice_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, day_first_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, earlier_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, apps_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, password_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, password_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, report);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, items);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, done_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, trash_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, trash_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, trash_button);
  gtk_widget_class_bind_template_callback (widget_class, password_given_cb);
}

static void
siloam_import_dialog_class_init (SiloamImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_import_dialog_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SILOAM_TYPE_IMPORT_DIALOG,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_INT64);

  g_type_ensure (SILOAM_TYPE_FIELD);
  g_type_ensure (SILOAM_TYPE_IMPORT_APPS);
  g_type_ensure (SILOAM_TYPE_IMPORT_EARLIER);
  g_type_ensure (SILOAM_TYPE_IMPORT_ITEMS);
  g_type_ensure (SILOAM_TYPE_IMPORT_REPORT);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "import.folder", NULL, folder_action);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.password", NULL, password_action);
  gtk_widget_class_install_action (widget_class, "import.items", "i", items_action);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.trash", NULL, trash_action);
}

static void
siloam_import_dialog_init (SiloamImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->report,
                           "bring-back",
                           G_CALLBACK (bring_back_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->earlier_group,
                           "told",
                           G_CALLBACK (told_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_page (self, "choose");
}

/**
 * siloam_import_dialog_new:
 * @parent: the window it stands over
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 *
 * Returns: (transfer none): the dialog, owned by GTK; present it
 */
GtkWidget *
siloam_import_dialog_new (GtkWindow *parent, SiloamJournal *journal, SiloamPrompts *prompts)
{
  SiloamImportDialog *self =
      g_object_new (SILOAM_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  adw_preferences_group_set_description (self->choose_group, text (self, "import.choose.hint"));
  siloam_import_earlier_set_up (self->earlier_group, journal, prompts);
  siloam_import_apps_set_up (self->apps_group, prompts);
  return GTK_WIDGET (self);
}
