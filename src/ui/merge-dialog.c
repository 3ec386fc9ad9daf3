/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Joins another copy of the journal. First it only looks, and tells what would change; nothing is
 * written before the person says so, and while the dialog is there all of it can be taken back. The
 * other file is never changed; the person may move it to the trash afterwards. Main thread. */

#include "config.h"

#include "ui/merge-dialog.h"

#include <glib/gi18n.h>

#include "ui/compat/choose-file.h"
#include "ui/date-text.h"
#include "ui/error-text.h"
#include "ui/intake.h"
#include "ui/merge-report.h"
#include "ui/notice.h"
#include "ui/reveal.h"
#include "vault/recovery-code.h"

struct _SiloamMergeDialog
{
  AdwWindow parent_instance;

  SiloamIntake *intake;
  GtkWidget *notice_group;
  SiloamNotice *notice;
  GtkWidget *other_button;
  AdwPreferencesGroup *found_group;
  AdwPreferencesGroup *choose_group;
  GtkWidget *file_row;
  SiloamMergeReportPage *report;

  SiloamJournal *journal; /* NULL once it is gone */
  SiloamPrompts *prompts;
  SiloamJoining *joining; /* NULL until something was chosen */
  gboolean beside;        /* what was chosen lies beside the journal */
};

G_DEFINE_FINAL_TYPE (SiloamMergeDialog, siloam_merge_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_JOINING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
text (SiloamMergeDialog *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static void
show_notice (SiloamMergeDialog *self, SiloamErrorText what, gboolean is_other_journal)
{
  siloam_intake_show (self->intake, "choose");
  siloam_notice_set_text (self->notice, &what);
  gtk_widget_set_visible (self->other_button, is_other_journal);
  gtk_widget_set_visible (self->notice_group, TRUE);
  siloam_reveal (GTK_WIDGET (self->notice));
  gtk_widget_grab_focus (is_other_journal ? self->other_button : self->file_row);
}

static GCancellable *
begin_work (SiloamMergeDialog *self, const char *what)
{
  gtk_widget_set_visible (self->notice_group, FALSE);
  return siloam_intake_begin (self->intake, text (self, what));
}

static void
ask_key (SiloamMergeDialog *self, gboolean again)
{
  siloam_intake_ask_secret (self->intake,
                            text (self, "copies.key.title"),
                            text (self, again ? "copies.key.wrong.text" : "copies.key.hint"));
}

static void
show_fault (SiloamMergeDialog *self, const GError *error)
{
  if (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY) ||
      g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISTYPED))
    ask_key (self, siloam_joining_has_credential (self->joining));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siloam_intake_show (self->intake, "choose");
  else
    show_notice (self,
                 siloam_error_text (self->prompts, error),
                 g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_OTHER_JOURNAL));
}

static gboolean
has_news (const SiloamMergeReport *report)
{
  return report->counts[SILOAM_MERGE_ADDED] + report->counts[SILOAM_MERGE_UPDATED] +
             report->counts[SILOAM_MERGE_BOTH] + report->counts[SILOAM_MERGE_ERASED] >
         0;
}

static void
show_report (gpointer dialog)
{
  SiloamMergeDialog *self = dialog;
  const SiloamMergeReport *report = siloam_joining_get_report (self->joining);

  siloam_merge_report_page_show (self->report, report, self->prompts);
  siloam_intake_show_report (self->intake, has_news (report));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean looked = siloam_journal_look_at_copy_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  siloam_intake_end (self->intake);
  if (looked)
    show_report (self);
  else
    show_fault (self, error);
}

static void
look (SiloamMergeDialog *self)
{
  GCancellable *cancellable = begin_work (self, "copies.looking.text");

  siloam_journal_look_at_copy_async (self->journal,
                                     self->joining,
                                     cancellable,
                                     looked_cb,
                                     g_object_ref (self));
}

static void
choose (SiloamMergeDialog *self, const char *path, gboolean beside)
{
  siloam_intake_clear_items (self->intake);
  g_clear_pointer (&self->joining, siloam_joining_unref);
  self->joining = siloam_joining_new (path, text (self, "copies.tag"));
  self->beside = beside;
  look (self);
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;

  if (path != NULL && self->journal != NULL && !siloam_intake_is_working (self->intake))
    choose (self, path, FALSE);
}

static void
file_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_choose_source_async (GTK_WINDOW (widget),
                              _ ("Choose the other copy"),
                              chosen_cb,
                              g_object_ref (widget));
}

static void
found_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);

  if (!siloam_intake_is_working (self->intake))
    choose (self, g_variant_get_bytestring (parameter), TRUE);
}

static void
other_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);

  if (self->joining == NULL || siloam_intake_is_working (self->intake))
    return;
  siloam_joining_allow_other_journal (self->joining);
  look (self);
}

/* A recovery code has check symbols: what is none, is a passphrase. */
static SiloamCredential *
make_credential (const char *typed)
{
  g_autoptr (SiloamSecret) code = siloam_recovery_code_parse (typed, NULL);
  g_autoptr (SiloamSecret) phrase = NULL;

  if (code != NULL)
    return siloam_credential_new_recovery (code);
  phrase = siloam_secret_new_text (typed);
  return siloam_credential_new_passphrase (phrase);
}

static void
open_copy (gpointer dialog, const char *typed)
{
  SiloamMergeDialog *self = dialog;
  g_autoptr (SiloamCredential) credential = make_credential (typed);

  siloam_joining_set_credential (self->joining, credential);
  look (self);
}

static void
list_items (gpointer dialog, SiloamItemList *items, int outcome)
{
  SiloamMergeDialog *self = dialog;

  siloam_merge_items_list (items,
                           siloam_joining_get_report (self->joining),
                           (SiloamMergeOutcome) outcome);
}

/* What lies elsewhere may be the journal of the other computer itself. */
static void
offer_trash (SiloamMergeDialog *self)
{
  const gboolean wanted =
      self->beside && siloam_joining_get_report (self->joining)->counts[SILOAM_MERGE_UNREAD] == 0;

  siloam_intake_offer_trash (self->intake, wanted ? text (self, "copies.trash.text") : NULL);
}

static void
show_done (SiloamMergeDialog *self, const char *what)
{
  siloam_intake_show_done (self->intake, what, siloam_joining_can_undo (self->joining));
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean joined = siloam_journal_join_copy_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  siloam_intake_end (self->intake);
  if (!joined)
    {
      show_fault (self, error);
      return;
    }
  offer_trash (self);
  show_done (self, text (self, "copies.done.text"));
}

static void
apply (gpointer dialog)
{
  SiloamMergeDialog *self = dialog;
  GCancellable *cancellable;
  gboolean may_join = TRUE;

  g_signal_emit (self, signals[SIGNAL_JOINING], 0, &may_join);
  if (!may_join)
    {
      show_notice (self, siloam_error_text_named (self->prompts, "copies_unsaved"), FALSE);
      return;
    }
  cancellable = begin_work (self, "copies.busy.text");
  siloam_journal_join_copy_async (self->journal,
                                  self->joining,
                                  cancellable,
                                  joined_cb,
                                  g_object_ref (self));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint kept = 0;
  gboolean undone =
      siloam_journal_undo_join_finish (SILOAM_JOURNAL (source), result, &kept, &error);

  if (self->journal == NULL)
    return;
  siloam_intake_end (self->intake);
  if (!undone)
    {
      show_fault (self, error);
      return;
    }
  siloam_intake_offer_trash (self->intake, NULL);
  show_done (self, text (self, kept > 0 ? "copies.undone.kept.text" : "copies.undone.text"));
}

static void
undo (gpointer dialog)
{
  SiloamMergeDialog *self = dialog;

  if (!siloam_joining_can_undo (self->joining))
    return;
  begin_work (self, "copies.undoing.text");
  siloam_journal_undo_join_async (self->journal, self->joining, undone_cb, g_object_ref (self));
}

static double
get_fraction (gpointer dialog)
{
  return siloam_joining_get_fraction (SILOAM_MERGE_DIALOG (dialog)->joining);
}

static const char *
get_path (gpointer dialog)
{
  return siloam_joining_get_path (SILOAM_MERGE_DIALOG (dialog)->joining);
}

static void
close_dialog (gpointer dialog)
{
  gtk_window_destroy (dialog);
}

static const SiloamIntakeWork work = {
  .get_fraction = get_fraction,
  .open = open_copy,
  .report = show_report,
  .list = list_items,
  .apply = apply,
  .undo = undo,
  .get_path = get_path,
  .close = close_dialog,
  .trashed = "copies.trashed.text",
};

static void
siloam_merge_dialog_dispose (GObject *object)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (object);

  if (self->intake != NULL)
    siloam_intake_detach (self->intake);
  g_clear_pointer (&self->joining, siloam_joining_unref);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_MERGE_DIALOG);

  G_OBJECT_CLASS (siloam_merge_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, intake);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, notice_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, found_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, choose_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, report);
}

static void
siloam_merge_dialog_class_init (SiloamMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_merge_dialog_dispose;
  signals[SIGNAL_JOINING] = g_signal_new ("joining",
                                          SILOAM_TYPE_MERGE_DIALOG,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_BOOLEAN,
                                          0);

  g_type_ensure (SILOAM_TYPE_MERGE_REPORT_PAGE);
  g_type_ensure (SILOAM_TYPE_INTAKE);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "merge.file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "merge.found", "ay", found_action);
  gtk_widget_class_install_action (widget_class, "merge.other", NULL, other_action);
}

static void
siloam_merge_dialog_init (SiloamMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* When it was last written, so that copies are told apart by more than their names. */
static char *
describe_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) written =
      info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) local = written != NULL ? g_date_time_to_local (written) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup ("");
  day = siloam_date_text_short (local);
  time = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s, %s", day, time);
}

static void
add_found (SiloamMergeDialog *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *written = describe_file (path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), written);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "merge.found");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_bytestring (path));
  adw_preferences_group_add (self->found_group, row);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;
  g_autoptr (SiloamCopies) copies =
      siloam_journal_find_copies_finish (SILOAM_JOURNAL (source), result, NULL);

  if (self->journal == NULL || copies == NULL)
    return;
  for (guint i = 0; i < copies->paths->len; i++)
    add_found (self, g_ptr_array_index (copies->paths, i));
  gtk_widget_set_visible (GTK_WIDGET (self->found_group), copies->paths->len > 0);
}

/**
 * siloam_merge_dialog_new:
 * @parent: the window it stands over
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 *
 * Returns: (transfer none): the dialog, owned by GTK; present it
 */
GtkWidget *
siloam_merge_dialog_new (GtkWindow *parent, SiloamJournal *journal, SiloamPrompts *prompts)
{
  SiloamMergeDialog *self = g_object_new (SILOAM_TYPE_MERGE_DIALOG, "transient-for", parent, NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  siloam_intake_set_up (self->intake, &work, self, prompts);
  adw_preferences_group_set_description (self->choose_group, text (self, "copies.choose.hint"));
  siloam_journal_find_copies_async (journal, NULL, found_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
