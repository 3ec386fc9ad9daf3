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
#include "ui/import-apps.h"
#include "ui/import-earlier.h"
#include "ui/import-report.h"
#include "ui/import-run.h"
#include "ui/intake.h"
#include "ui/notice.h"
#include "ui/reveal.h"

struct _SiloamImportDialog
{
  AdwWindow parent_instance;

  SiloamIntake *intake;
  AdwPreferencesGroup *choose_group;
  GtkWidget *notice_group;
  SiloamNotice *notice;
  GtkWidget *file_row;
  GtkSwitch *day_first_switch;
  SiloamImportEarlier *earlier_group;
  SiloamImportApps *apps_group;
  SiloamImportReport *report;

  SiloamJournal *journal; /* NULL once it is gone */
  SiloamPrompts *prompts;
  SiloamImportRun *run; /* NULL until something was chosen */
  gint64 number;        /* of the import that came in; 0 for none */
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

static void
show_notice (SiloamImportDialog *self, SiloamErrorText what)
{
  siloam_intake_show (self->intake, "choose");
  siloam_notice_set_text (self->notice, &what);
  gtk_widget_set_visible (self->notice_group, TRUE);
  siloam_reveal (GTK_WIDGET (self->notice));
  gtk_widget_grab_focus (self->file_row);
}

static GCancellable *
begin_work (SiloamImportDialog *self, const char *what)
{
  gtk_widget_set_visible (self->notice_group, FALSE);
  return siloam_intake_begin (self->intake, text (self, what));
}

static void
ask_password (SiloamImportDialog *self, gboolean again)
{
  siloam_intake_ask_secret (
      self->intake,
      text (self, "import.password.title"),
      text (self, again ? "import.password.wrong.text" : "import.password.hint"));
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
    siloam_intake_show (self->intake, "choose");
  else if (error->domain == SILOAM_IMPORT_ERROR && is_sealed_journal (self))
    show_notice (self, siloam_error_text_named (self->prompts, "import_sealed"));
  else
    show_notice (self, siloam_error_text (self->prompts, error));
}

static void
show_report (gpointer dialog)
{
  SiloamImportDialog *self = dialog;
  const SiloamImportBundle *bundle = siloam_import_run_get_bundle (self->run);
  const SiloamImportCount count = siloam_import_count (bundle);

  siloam_import_report_set_bundle (self->report, bundle, self->prompts);
  siloam_intake_show_report (self->intake, count.added + count.merged > 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean looked = siloam_import_run_look_finish (SILOAM_IMPORT_RUN (source), result, &error);

  if (self->journal == NULL)
    return;
  siloam_intake_end (self->intake);
  if (looked)
    show_report (self);
  else
    show_fault (self, error);
}

static void
look (SiloamImportDialog *self)
{
  GCancellable *cancellable = begin_work (self, "import.looking.text");

  siloam_import_run_look_async (self->run,
                                self->journal,
                                cancellable,
                                looked_cb,
                                g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamImportDialog) self = user_data;

  if (path == NULL || self->journal == NULL || siloam_intake_is_working (self->intake))
    return;
  siloam_intake_clear_items (self->intake);
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
open_source (gpointer dialog, const char *typed)
{
  SiloamImportDialog *self = dialog;
  g_autoptr (SiloamSecret) password = siloam_secret_new_text (typed);

  siloam_import_run_set_password (self->run, password);
  look (self);
}

/* A change of mind on what was thrown away: planned again, not read again. */
static void
bring_back_cb (SiloamImportDialog *self)
{
  if (self->run == NULL || siloam_intake_is_working (self->intake) ||
      !siloam_intake_shows (self->intake, "report"))
    return;
  siloam_import_run_set_bring_back (self->run, siloam_import_report_get_bring_back (self->report));
  look (self);
}

static void
list_items (gpointer dialog, SiloamItemList *items, int outcome)
{
  SiloamImportDialog *self = dialog;

  siloam_import_items_list (items,
                            siloam_import_run_get_bundle (self->run),
                            (SiloamImportOutcome) outcome);
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

  siloam_intake_offer_trash (self->intake, text (self, "import.source.text"));
  siloam_import_earlier_reload (self->earlier_group);
  siloam_intake_show_done (self->intake, done, self->number != 0);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 number = siloam_import_run_apply_finish (SILOAM_IMPORT_RUN (source), result, &error);

  if (self->journal == NULL)
    return;
  siloam_intake_end (self->intake);
  if (number < 0)
    {
      show_fault (self, error);
      return;
    }
  self->number = number;
  show_done (self);
}

static void
apply (gpointer dialog)
{
  SiloamImportDialog *self = dialog;
  GCancellable *cancellable = begin_work (self, "import.busy.text");

  siloam_import_run_apply_async (self->run,
                                 self->journal,
                                 cancellable,
                                 applied_cb,
                                 g_object_ref (self));
}

static void
undo (gpointer dialog)
{
  SiloamImportDialog *self = dialog;

  if (self->number != 0)
    siloam_import_earlier_undo (self->earlier_group, self->number);
}

/* Wherever the undo was asked for, it is told on the last page. */
static void
told_cb (SiloamImportDialog *self, const char *what)
{
  if (siloam_intake_is_working (self->intake))
    return;
  self->number = 0;
  if (!siloam_intake_shows (self->intake, "done"))
    siloam_intake_offer_trash (self->intake, NULL);
  siloam_intake_show_done (self->intake, what, FALSE);
}

static double
get_fraction (gpointer dialog)
{
  return siloam_import_run_get_progress (SILOAM_IMPORT_DIALOG (dialog)->run);
}

static const char *
get_path (gpointer dialog)
{
  SiloamImportDialog *self = dialog;

  return self->run != NULL ? siloam_import_run_get_path (self->run) : NULL;
}

static void
close_dialog (gpointer dialog)
{
  SiloamImportDialog *self = dialog;

  if (self->number != 0)
    g_signal_emit (self, signals[SIGNAL_DONE], 0, self->number);
  gtk_window_destroy (GTK_WINDOW (self));
}

static const SiloamIntakeWork work = {
  .get_fraction = get_fraction,
  .open = open_source,
  .report = show_report,
  .list = list_items,
  .apply = apply,
  .undo = undo,
  .get_path = get_path,
  .close = close_dialog,
  .trashed = "import.trashed.text",
};

static void
siloam_import_dialog_dispose (GObject *object)
{
  SiloamImportDialog *self = SILOAM_IMPORT_DIALOG (object);

  if (self->intake != NULL)
    siloam_intake_detach (self->intake);
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
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, choose_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, intake);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, notice_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, day_first_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, earlier_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, apps_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamImportDialog, report);
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

  g_type_ensure (SILOAM_TYPE_IMPORT_APPS);
  g_type_ensure (SILOAM_TYPE_IMPORT_EARLIER);
  g_type_ensure (SILOAM_TYPE_IMPORT_REPORT);
  g_type_ensure (SILOAM_TYPE_INTAKE);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "import.folder", NULL, folder_action);
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
  siloam_intake_set_up (self->intake, &work, self, prompts);
  adw_preferences_group_set_description (self->choose_group, text (self, "import.choose.hint"));
  siloam_import_earlier_set_up (self->earlier_group, journal, prompts);
  siloam_import_apps_set_up (self->apps_group, prompts);
  return GTK_WIDGET (self);
}
