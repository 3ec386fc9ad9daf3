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
#include "ui/field.h"
#include "ui/merge-report.h"
#include "ui/notice.h"
#include "ui/reveal.h"
#include "ui/stack-replace.h"
#include "vault/recovery-code.h"

#define LOOK_EVERY_MS 80

struct _SiloamMergeDialog
{
  AdwWindow parent_instance;

  GtkButton *back_button;
  GtkWidget *apply_button;
  GtkStack *stack;
  GtkWidget *notice_group;
  SiloamNotice *notice;
  GtkWidget *other_button;
  AdwPreferencesGroup *found_group;
  AdwPreferencesGroup *choose_group;
  GtkWidget *file_row;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  AdwPreferencesGroup *key_group;
  SiloamField *key_field;
  SiloamMergeReportPage *report;
  SiloamMergeItems *items;
  GtkLabel *done_label;
  GtkWidget *undo_button;
  GtkWidget *trash_group;
  GtkLabel *trash_label;
  GtkWidget *trash_button;

  SiloamJournal *journal; /* NULL once it is gone */
  SiloamPrompts *prompts;
  SiloamJoining *joining; /* NULL until something was chosen */
  gboolean beside;        /* what was chosen lies beside the journal */
  GCancellable *working;  /* NULL when nothing is being done */
  guint progress_timer;
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

static gboolean
is_page (SiloamMergeDialog *self, const char *name)
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
show_page (SiloamMergeDialog *self, const char *page)
{
  siloam_stack_show (self->stack, page);
  gtk_button_set_label (self->back_button, name_back (page));
  gtk_widget_set_visible (self->apply_button, g_str_equal (page, "report"));
}

static void
show_notice (SiloamMergeDialog *self, SiloamErrorText what, gboolean is_other_journal)
{
  show_page (self, "choose");
  siloam_notice_set_text (self->notice, &what);
  gtk_widget_set_visible (self->other_button, is_other_journal);
  gtk_widget_set_visible (self->notice_group, TRUE);
  siloam_reveal (GTK_WIDGET (self->notice));
  gtk_widget_grab_focus (is_other_journal ? self->other_button : self->file_row);
}

static gboolean
progress_cb (gpointer user_data)
{
  SiloamMergeDialog *self = user_data;
  double fraction = siloam_joining_get_fraction (self->joining);

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->busy_bar, fraction);
  else
    gtk_progress_bar_pulse (self->busy_bar);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (SiloamMergeDialog *self, const char *what)
{
  gtk_label_set_label (self->busy_label, what);
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  gtk_widget_set_visible (self->notice_group, FALSE);
  siloam_merge_items_clear (self->items);
  self->working = g_cancellable_new ();
  self->progress_timer = g_timeout_add (LOOK_EVERY_MS, progress_cb, self);
  show_page (self, "busy");
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
end_work (SiloamMergeDialog *self)
{
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->working);
}

static void
ask_key (SiloamMergeDialog *self, gboolean again)
{
  adw_preferences_group_set_title (self->key_group, text (self, "copies.key.title"));
  adw_preferences_group_set_description (
      self->key_group,
      text (self, again ? "copies.key.wrong.text" : "copies.key.hint"));
  siloam_field_set_text (self->key_field, "");
  show_page (self, "key");
  gtk_widget_grab_focus (GTK_WIDGET (self->key_field));
}

static void
show_fault (SiloamMergeDialog *self, const GError *error)
{
  if (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY) ||
      g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISTYPED))
    ask_key (self, siloam_joining_has_credential (self->joining));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_page (self, "choose");
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
show_report (SiloamMergeDialog *self)
{
  const SiloamMergeReport *report = siloam_joining_get_report (self->joining);
  const gboolean news = has_news (report);

  siloam_merge_report_page_show (self->report, report, self->prompts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", news);
  show_page (self, "report");
  gtk_widget_grab_focus (news ? self->apply_button : GTK_WIDGET (self->back_button));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean looked = siloam_journal_look_at_copy_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  end_work (self);
  if (looked)
    show_report (self);
  else
    show_fault (self, error);
}

static void
look (SiloamMergeDialog *self)
{
  begin_work (self, text (self, "copies.looking.text"));
  siloam_journal_look_at_copy_async (self->journal,
                                     self->joining,
                                     self->working,
                                     looked_cb,
                                     g_object_ref (self));
}

static void
choose (SiloamMergeDialog *self, const char *path, gboolean beside)
{
  siloam_merge_items_clear (self->items);
  g_clear_pointer (&self->joining, siloam_joining_unref);
  self->joining = siloam_joining_new (path, text (self, "copies.tag"));
  self->beside = beside;
  look (self);
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;

  if (path != NULL && self->journal != NULL && self->working == NULL)
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

  if (self->working == NULL)
    choose (self, g_variant_get_bytestring (parameter), TRUE);
}

static void
other_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);

  if (self->joining == NULL || self->working != NULL)
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
give_key (SiloamMergeDialog *self)
{
  const char *typed = siloam_field_get_text (self->key_field);
  g_autoptr (SiloamCredential) credential = NULL;

  if (typed == NULL || *typed == '\0' || self->joining == NULL || self->working != NULL)
    return;
  credential = make_credential (typed);
  siloam_joining_set_credential (self->joining, credential);
  siloam_field_set_text (self->key_field, "");
  look (self);
}

static void
key_given_cb (SiloamMergeDialog *self)
{
  give_key (self);
}

static void
key_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  give_key (SILOAM_MERGE_DIALOG (widget));
}

static void
items_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);

  if (self->joining == NULL || self->working != NULL)
    return;
  siloam_merge_items_show (self->items,
                           siloam_joining_get_report (self->joining),
                           (SiloamMergeOutcome) g_variant_get_int32 (parameter),
                           self->prompts);
  show_page (self, "items");
  gtk_widget_grab_focus (GTK_WIDGET (self->items));
}

/* What lies elsewhere may be the journal of the other computer itself. */
static void
offer_trash (SiloamMergeDialog *self)
{
  const gboolean wanted =
      self->beside && siloam_joining_get_report (self->joining)->counts[SILOAM_MERGE_UNREAD] == 0;

  gtk_label_set_label (self->trash_label, text (self, "copies.trash.text"));
  gtk_widget_set_visible (self->trash_group, wanted);
  gtk_widget_set_visible (self->trash_button, wanted);
}

static void
show_done (SiloamMergeDialog *self, const char *what)
{
  gtk_label_set_label (self->done_label, what);
  gtk_widget_set_visible (self->undo_button, siloam_joining_can_undo (self->joining));
  show_page (self, "done");
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean joined = siloam_journal_join_copy_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal == NULL)
    return;
  end_work (self);
  if (!joined)
    {
      show_fault (self, error);
      return;
    }
  offer_trash (self);
  show_done (self, text (self, "copies.done.text"));
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);
  gboolean may_join = TRUE;

  if (self->joining == NULL || self->working != NULL || !is_page (self, "report"))
    return;
  g_signal_emit (self, signals[SIGNAL_JOINING], 0, &may_join);
  if (!may_join)
    {
      show_notice (self, siloam_error_text_named (self->prompts, "copies_unsaved"), FALSE);
      return;
    }
  begin_work (self, text (self, "copies.busy.text"));
  siloam_journal_join_copy_async (self->journal,
                                  self->joining,
                                  self->working,
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
  end_work (self);
  if (!undone)
    {
      show_fault (self, error);
      return;
    }
  gtk_widget_set_visible (self->trash_group, FALSE);
  show_done (self, text (self, kept > 0 ? "copies.undone.kept.text" : "copies.undone.text"));
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);

  if (self->joining == NULL || self->working != NULL || !siloam_joining_can_undo (self->joining))
    return;
  begin_work (self, text (self, "copies.undoing.text"));
  siloam_journal_undo_join_async (self->journal, self->joining, undone_cb, g_object_ref (self));
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamMergeDialog) self = user_data;
  gboolean trashed = g_file_trash_finish (G_FILE (source), result, NULL);

  if (self->journal == NULL)
    return;
  gtk_label_set_label (self->trash_label,
                       text (self, trashed ? "copies.trashed.text" : "import.not_trashed.text"));
  gtk_widget_set_visible (self->trash_button, !trashed);
  if (trashed)
    gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

static void
trash_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);
  g_autoptr (GFile) file = NULL;

  if (self->joining == NULL)
    return;
  file = g_file_new_for_path (siloam_joining_get_path (self->joining));
  g_file_trash_async (file, G_PRIORITY_DEFAULT, NULL, trashed_cb, g_object_ref (self));
}

/* One step back; out of the dialog from its first and its last page. */
static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (widget);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  else if (is_page (self, "items"))
    show_report (self);
  else if (is_page (self, "report") || is_page (self, "key"))
    show_page (self, "choose");
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
siloam_merge_dialog_dispose (GObject *object)
{
  SiloamMergeDialog *self = SILOAM_MERGE_DIALOG (object);

  g_cancellable_cancel (self->working);
  end_work (self);
  if (self->items != NULL)
    siloam_merge_items_clear (self->items);
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
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, notice_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, found_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, choose_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, key_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, key_field);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, report);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, items);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, done_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, trash_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, trash_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamMergeDialog, trash_button);
  gtk_widget_class_bind_template_callback (widget_class, key_given_cb);
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

  g_type_ensure (SILOAM_TYPE_FIELD);
  g_type_ensure (SILOAM_TYPE_MERGE_ITEMS);
  g_type_ensure (SILOAM_TYPE_MERGE_REPORT_PAGE);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "merge.file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "merge.found", "ay", found_action);
  gtk_widget_class_install_action (widget_class, "merge.other", NULL, other_action);
  gtk_widget_class_install_action (widget_class, "merge.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "merge.key", NULL, key_action);
  gtk_widget_class_install_action (widget_class, "merge.items", "i", items_action);
  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "merge.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "merge.trash", NULL, trash_action);
}

static void
siloam_merge_dialog_init (SiloamMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self, "choose");
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
  adw_preferences_group_set_description (self->choose_group, text (self, "copies.choose.hint"));
  siloam_journal_find_copies_async (journal, NULL, found_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
