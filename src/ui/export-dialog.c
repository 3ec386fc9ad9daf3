/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a PDF of one entry or of a period: what goes along, how it looks, a preview of every page,
 * and where to put it. It says plainly that a PDF is not encrypted. It writes nothing but the file
 * a person chose, and leaves no trace among recent files. Laying out and writing happen in worker
 * threads; the dialog itself lives on the main thread. */

#include "config.h"

#include "ui/export-dialog.h"

#include <glib/gi18n.h>

#include "export/book-press.h"
#include "export/entry-ids.h"
#include "ui/bibles.h"
#include "ui/book-preview.h"
#include "ui/error-text.h"
#include "ui/export-period.h"
#include "ui/recent-trace.h"

/* A pause in typing or choosing before the pages are laid out again. */
#define LAYOUT_DELAY_MS 150

/* In the order of the rows in export-dialog.ui. */
static const double text_sizes[] = { 11, 12, 14, 16, 18 };
#define DEFAULT_TEXT_SIZE 2
static const char *const languages[] = { "nl", "en" };

struct _SiloamExportDialog
{
  AdwWindow parent_instance;

  GtkLabel *title_label;
  GtkSpinner *spinner;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  AdwLeaflet *leaflet;
  GtkWidget *options_pane;
  GtkWidget *preview_pane;
  GtkLabel *note_label;
  SiloamExportPeriod *period;
  AdwComboRow *content_row;
  AdwActionRow *sealed_row;
  GtkSwitch *sealed_switch;
  AdwEntryRow *title_row;
  AdwComboRow *language_row;
  AdwComboRow *paper_row;
  AdwComboRow *size_row;
  SiloamBookPreview *preview;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  char *id; /* NULL for a period */

  GPtrArray *ids;         /* (element-type utf8): what may go along; NULL until that is known */
  SiloamBookPress *press; /* what the preview shows; NULL while it is laid out */
  GCancellable *loading;
  GCancellable *laying_out;
  GCancellable *writing; /* NULL unless a file is being written */
  guint layout_timer;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (SiloamExportDialog, siloam_export_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_gone (SiloamExportDialog *self)
{
  return self->journal == NULL;
}

static void
show_error (SiloamExportDialog *self, SiloamErrorText text)
{
  g_autofree char *line = g_strdup_printf ("%s\n%s", text.title, text.remedy);

  gtk_label_set_label (self->error_label, line);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
}

static void
hide_error (SiloamExportDialog *self)
{
  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
}

/* The Bible that the person reads in; references alone where there is none. */
static void
use_bible (SiloamExportDialog *self, SiloamBookOptions *options)
{
  SiloamBibles *bibles = siloam_bibles_of (GTK_WIDGET (self));
  const SiloamBibleInfo *chosen =
      bibles != NULL ? siloam_bibles_get_chosen_for (bibles, options->language) : NULL;

  if (chosen != NULL)
    siloam_book_options_use_bible (options, siloam_bibles_new_library (bibles), chosen->id);
}

static SiloamBookOptions *
dup_options (SiloamExportDialog *self)
{
  SiloamBookOptions *options =
      siloam_book_options_new (languages[adw_combo_row_get_selected (self->language_row)]);
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row)));

  options->paper = (SiloamPaper) adw_combo_row_get_selected (self->paper_row);
  options->sides = (SiloamSides) adw_combo_row_get_selected (self->content_row);
  options->text_size = text_sizes[adw_combo_row_get_selected (self->size_row)];
  options->include_sealed = gtk_switch_get_active (self->sealed_switch);
  options->cover = self->id == NULL;
  options->numbering =
      siloam_numbering_for_language (siloam_journal_get_profile (self->journal)->locale);
  use_bible (self, options);
  g_free (options->title);
  options->title = *g_strstrip (title) != '\0' ? g_steal_pointer (&title) : NULL;
  return options;
}

static void
update_save (SiloamExportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "export.save",
                                 self->writing == NULL && self->press != NULL &&
                                     !siloam_book_press_is_empty (self->press));
}

static void
take_press (SiloamExportDialog *self, SiloamBookPress *press)
{
  g_set_object (&self->press, press);
  siloam_book_preview_set_press (self->preview,
                                 press != NULL && !siloam_book_press_is_empty (press) ? press
                                                                                      : NULL);
  update_save (self);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamExportDialog) self = user_data;
  SiloamBookPress *press = SILOAM_BOOK_PRESS (source);
  g_autoptr (GError) error = NULL;
  gboolean laid_out = siloam_book_press_lay_out_finish (press, result, &error);

  if (is_gone (self) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (laid_out)
    take_press (self, press);
  else
    show_error (self, siloam_error_text (self->prompts, error));
}

static void
stop_laying_out (SiloamExportDialog *self)
{
  g_clear_handle_id (&self->layout_timer, g_source_remove);
  g_cancellable_cancel (self->laying_out);
  g_clear_object (&self->laying_out);
}

static void
lay_out (SiloamExportDialog *self)
{
  g_autoptr (SiloamBookOptions) options = dup_options (self);
  g_autoptr (SiloamEntrySource) source =
      siloam_entry_source_new_for_journal (self->journal, self->ids);
  g_autoptr (SiloamBookPress) press = siloam_book_press_new (source, options);

  self->laying_out = g_cancellable_new ();
  siloam_book_press_lay_out_async (press, self->laying_out, laid_out_cb, g_object_ref (self));
}

static gboolean
layout_timer_cb (gpointer user_data)
{
  SiloamExportDialog *self = user_data;

  self->layout_timer = 0;
  lay_out (self);
  return G_SOURCE_REMOVE;
}

static void
options_changed_cb (SiloamExportDialog *self)
{
  if (self->ids == NULL)
    return;

  stop_laying_out (self);
  g_clear_object (&self->press);
  self->layout_timer = g_timeout_add (LAYOUT_DELAY_MS, layout_timer_cb, self);
  update_save (self);
}

static void
take_ids (SiloamExportDialog *self, GPtrArray *ids)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  self->ids = ids;
  hide_error (self);
  options_changed_cb (self);
}

static void
period_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids =
      siloam_entry_ids_find_finish (SILOAM_JOURNAL (source), result, &error);

  if (is_gone (self))
    return;
  if (ids != NULL)
    take_ids (self, g_steal_pointer (&ids));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, siloam_error_text (self->prompts, error));
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);
  GPtrArray *ids;

  if (is_gone (self))
    return;
  if (entry == NULL)
    {
      show_error (self, siloam_error_text (self->prompts, error));
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->sealed_row), entry->sealed);
  ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ids, g_strdup (self->id));
  take_ids (self, ids);
}

static void
load (SiloamExportDialog *self)
{
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) to = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  if (self->id != NULL)
    {
      siloam_journal_load_async (self->journal,
                                 self->id,
                                 self->loading,
                                 entry_loaded_cb,
                                 g_object_ref (self));
      return;
    }

  from = siloam_export_period_dup_from (self->period);
  to = siloam_export_period_dup_to (self->period);
  siloam_entry_ids_find_async (self->journal,
                               from,
                               to,
                               self->loading,
                               period_found_cb,
                               g_object_ref (self));
}

static void
period_changed_cb (SiloamExportDialog *self)
{
  if (self->journal != NULL)
    load (self);
}

static void
sealed_answered_cb (AdwMessageDialog *dialog, const char *response, SiloamExportDialog *self)
{
  if (!g_str_equal (response, "along"))
    gtk_switch_set_active (self->sealed_switch, FALSE);
  options_changed_cb (self);
}

/* What was sealed goes along only after it was asked once more. */
static void
sealed_changed_cb (SiloamExportDialog *self)
{
  GtkWidget *dialog;

  if (!gtk_switch_get_active (self->sealed_switch))
    {
      options_changed_cb (self);
      return;
    }

  dialog =
      adw_message_dialog_new (GTK_WINDOW (self),
                              siloam_prompts_get (self->prompts, "library.export.content.sealed"),
                              siloam_prompts_get (self->prompts, "library.export.sealed.question"));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "leave",
                                    _ ("_Leave it out"),
                                    "along",
                                    _ ("_Take it along"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  g_signal_connect_object (dialog, "response", G_CALLBACK (sealed_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_writing (SiloamExportDialog *self, gboolean writing)
{
  g_clear_object (&self->writing);
  if (writing)
    self->writing = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), !writing);
  update_save (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = siloam_book_press_write_finish (SILOAM_BOOK_PRESS (source), result, &error);

  if (is_gone (self))
    return;

  set_writing (self, FALSE);
  if (written)
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, siloam_error_text_named (self->prompts, "export"));
}

static void
write_to (SiloamExportDialog *self, GFile *target)
{
  hide_error (self);
  set_writing (self, TRUE);
  siloam_book_press_write_async (self->press,
                                 target,
                                 NULL,
                                 self->writing,
                                 written_cb,
                                 g_object_ref (self));
}

static void
target_chosen_cb (SiloamExportDialog *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) target = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (target == NULL || self->press == NULL)
    return;

  siloam_recent_trace_forget (target);
  write_to (self, target);
}

static char *
default_name (SiloamExportDialog *self)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (today, "%Y-%m-%d");

  /* Translators: the name of the file that is made; it must say nothing of what is in it. */
  return g_strdup_printf (_ ("journal-%s.pdf"), date);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamExportDialog *self = SILOAM_EXPORT_DIALOG (widget);
  g_autofree char *name = default_name (self);

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new ("Siloam",
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Save"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser,
                           "response",
                           G_CALLBACK (target_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Stops the writing when there is any, else closes. */
static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamExportDialog *self = SILOAM_EXPORT_DIALOG (widget);

  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
look_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamExportDialog *self = SILOAM_EXPORT_DIALOG (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->preview_pane);
}

static void
choices_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamExportDialog *self = SILOAM_EXPORT_DIALOG (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->options_pane);
}

static void
siloam_export_dialog_dispose (GObject *object)
{
  SiloamExportDialog *self = SILOAM_EXPORT_DIALOG (object);

  stop_laying_out (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_object (&self->chooser);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->press);
  g_clear_pointer (&self->id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (siloam_export_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, options_pane);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, preview_pane);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, note_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, period);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, content_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, sealed_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, sealed_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sealed_changed_cb);
}

static void
siloam_export_dialog_class_init (SiloamExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_export_dialog_dispose;

  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SILOAM_TYPE_EXPORT_DIALOG,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);

  g_type_ensure (SILOAM_TYPE_BOOK_PREVIEW);
  g_type_ensure (SILOAM_TYPE_EXPORT_PERIOD);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "export.look", NULL, look_action);
  gtk_widget_class_install_action (widget_class, "export.choices", NULL, choices_action);
}

static void
siloam_export_dialog_init (SiloamExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
}

static void
say_texts (SiloamExportDialog *self)
{
  SiloamPrompts *prompts = self->prompts;
  const char *content[] = {
    siloam_prompts_get (prompts, "library.export.content.received"),
    siloam_prompts_get (prompts, "library.export.content.both"),
    NULL,
  };
  g_autoptr (GtkStringList) choices = gtk_string_list_new (content);
  g_autofree char *note = g_strdup_printf ("%s %s",
                                           siloam_prompts_get (prompts, "library.export.note"),
                                           siloam_prompts_get (prompts, "library.export.note.who"));

  gtk_label_set_label (self->title_label, _ ("PDF"));
  gtk_label_set_label (self->note_label, note);
  adw_combo_row_set_model (self->content_row, G_LIST_MODEL (choices));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sealed_row),
                                 siloam_prompts_get (prompts, "library.export.content.sealed"));
  adw_combo_row_set_selected (self->language_row,
                              g_str_equal (siloam_prompts_get_language (prompts), "nl") ? 0 : 1);
  adw_combo_row_set_selected (self->size_row, DEFAULT_TEXT_SIZE);
  siloam_book_preview_set_note (self->preview,
                                siloam_prompts_get (prompts, "library.export.nothing"));
}

/**
 * siloam_export_dialog_new:
 * @parent: the window it stands over
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 * @id: (nullable): the one entry; %NULL lets the person choose a period
 *
 * Returns: (transfer none): the dialog, owned by GTK; present it
 */
GtkWidget *
siloam_export_dialog_new (GtkWindow *parent,
                          SiloamJournal *journal,
                          SiloamPrompts *prompts,
                          const char *id)
{
  SiloamExportDialog *self =
      g_object_new (SILOAM_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->prompts = g_object_ref (prompts);
  say_texts (self);
  self->journal = g_object_ref (journal);
  self->id = g_strdup (id);
  gtk_widget_set_visible (GTK_WIDGET (self->period), id == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), id == NULL);
  load (self);
  return GTK_WIDGET (self);
}
