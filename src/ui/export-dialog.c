/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes pages along: which, in which form, with a preview of every page that will be printed. It
 * holds no entry: the book asks the journal for what it needs. Laying out and writing happen in
 * worker threads; the dialog itself lives on the main thread. */

#include "config.h"

#include "ui/export-dialog.h"

#include <glib/gi18n.h>

#include "ui/bibles.h"
#include "ui/book-preview.h"
#include "ui/error-text.h"
#include "ui/export-how.h"
#include "ui/export-what.h"
#include "ui/export-write.h"

/* A pause in typing or choosing before the pages are laid out again. */
#define LAYOUT_DELAY_MS 150

#define LOOK_EVERY_MS 100

struct _SiloamExportDialog
{
  AdwWindow parent_instance;

  GtkButton *save_button;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  AdwLeaflet *leaflet;
  GtkWidget *options_pane;
  GtkWidget *preview_pane;
  SiloamExportWhat *what;
  SiloamExportHow *how;
  SiloamBookPreview *preview;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  SiloamExportWrite *write;

  GPtrArray *ids;         /* (element-type utf8): what may go along; NULL until that is known */
  SiloamBookPress *press; /* laid out as it is chosen now; NULL until then */
  SiloamBookPress *laying_out;
  GCancellable *finding;
  GCancellable *layout; /* of laying_out */
  guint layout_timer;
  guint look_timer;
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

static gboolean
is_in_the_open (SiloamExportDialog *self)
{
  return siloam_export_how_get_form (self->how) == SILOAM_FORM_OPEN;
}

static gboolean
is_ready (SiloamExportDialog *self)
{
  if (siloam_export_write_is_busy (self->write) || self->ids == NULL || self->ids->len == 0)
    return FALSE;
  return is_in_the_open (self) ||
         (self->press != NULL && !siloam_book_press_is_empty (self->press));
}

static void
update_save (SiloamExportDialog *self)
{
  gboolean paper = siloam_export_how_get_form (self->how) == SILOAM_FORM_PAPER;

  gtk_button_set_label (self->save_button, paper ? _ ("Print…") : _ ("Save…"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", is_ready (self));
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
dup_book_options (SiloamExportDialog *self)
{
  SiloamBookOptions *options = siloam_export_how_dup_book_options (self->how);

  options->numbering =
      siloam_numbering_for_language (siloam_journal_get_profile (self->journal)->locale);
  use_bible (self, options);
  return options;
}

static void
show_progress (SiloamExportDialog *self, double fraction, const char *text)
{
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  gtk_label_set_label (self->progress_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_label), *text != '\0');
}

/* What is done within the blink of an eye needs no bar. */
static gboolean
look_at_layout (gpointer data)
{
  SiloamExportDialog *self = data;
  guint done, total;

  siloam_book_press_get_progress (self->laying_out, &done, &total);
  show_progress (self, total > 0 ? (double) done / total : 0, "");
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
stop_laying_out (SiloamExportDialog *self)
{
  g_clear_handle_id (&self->layout_timer, g_source_remove);
  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  g_clear_object (&self->laying_out);
}

static void
take_press (SiloamExportDialog *self, SiloamBookPress *press)
{
  gboolean empty = siloam_book_press_is_empty (press);

  g_set_object (&self->press, press);
  if (empty)
    siloam_book_preview_set_note (self->preview,
                                  siloam_prompts_get (self->prompts, "library.export.nothing"));
  siloam_book_preview_set_press (self->preview, empty ? NULL : press);
  update_save (self);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamExportDialog) self = user_data;
  g_autoptr (SiloamBookPress) press = g_object_ref (SILOAM_BOOK_PRESS (source));
  g_autoptr (GError) error = NULL;
  gboolean laid_out = siloam_book_press_lay_out_finish (press, result, &error);

  if (is_gone (self) || press != self->laying_out)
    return;
  stop_laying_out (self);
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
  if (laid_out)
    take_press (self, press);
  else
    show_error (self, siloam_error_text (self->prompts, error));
}

static void
lay_out (SiloamExportDialog *self)
{
  g_autoptr (SiloamBookOptions) options = dup_book_options (self);
  g_autoptr (SiloamEntrySource) source =
      siloam_entry_source_new_for_journal (self->journal, self->ids);

  self->laying_out = siloam_book_press_new (source, options);
  self->layout = g_cancellable_new ();
  self->look_timer = g_timeout_add (LOOK_EVERY_MS, look_at_layout, self);
  siloam_book_press_lay_out_async (self->laying_out,
                                   self->layout,
                                   laid_out_cb,
                                   g_object_ref (self));
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
show_no_pages (SiloamExportDialog *self)
{
  siloam_book_preview_set_press (self->preview, NULL);
  siloam_book_preview_set_note (self->preview,
                                siloam_prompts_get (self->prompts, "library.export.no_pages"));
}

/* What was laid out for an earlier choice must not be written for this one. */
static void
forget_press (SiloamExportDialog *self)
{
  stop_laying_out (self);
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
  g_clear_object (&self->press);
}

/* The pages that are shown stay until the new ones are there. */
static void
how_changed_cb (SiloamExportDialog *self)
{
  if (self->ids == NULL)
    return;

  forget_press (self);
  if (is_in_the_open (self))
    show_no_pages (self);
  else
    {
      siloam_book_preview_set_busy (self->preview,
                                    siloam_prompts_get (self->prompts, "library.export.busy"));
      self->layout_timer = g_timeout_add (LAYOUT_DELAY_MS, layout_timer_cb, self);
    }
  update_save (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids =
      siloam_export_what_find_finish (SILOAM_EXPORT_WHAT (source), result, &error);

  if (is_gone (self) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL)
    {
      show_error (self, siloam_error_text (self->prompts, error));
      return;
    }
  self->ids = g_steal_pointer (&ids);
  hide_error (self);
  how_changed_cb (self);
}

static void
what_changed_cb (SiloamExportDialog *self)
{
  if (self->journal == NULL)
    return;

  forget_press (self);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  update_save (self);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  siloam_export_how_set_cover (self->how, !siloam_export_what_is_one_page (self->what));
  siloam_export_what_find_async (self->what, self->finding, found_cb, g_object_ref (self));
}

static void
save_pdf (SiloamExportDialog *self)
{
  g_autoptr (SiloamSecret) password = NULL;

  if (siloam_export_how_is_locked (self->how))
    {
      password = siloam_export_how_dup_password (self->how);
      if (password == NULL)
        return;
    }
  siloam_export_write_pdf (self->write, self->press, password);
}

static void
save_in_the_open (SiloamExportDialog *self)
{
  g_autoptr (SiloamOpenOptions) options = siloam_export_how_dup_open_options (self->how);
  gboolean whole = siloam_export_what_is_whole_journal (self->what);

  siloam_export_write_open (self->write, whole ? NULL : self->ids, options);
}

static void
print (SiloamExportDialog *self)
{
  g_autoptr (SiloamBookOptions) options = siloam_export_how_dup_book_options (self->how);

  siloam_export_write_paper (self->write, self->press, options->paper);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamExportDialog *self = SILOAM_EXPORT_DIALOG (widget);

  hide_error (self);
  switch (siloam_export_how_get_form (self->how))
    {
    case SILOAM_FORM_PDF:
      save_pdf (self);
      break;
    case SILOAM_FORM_PAPER:
      print (self);
      break;
    case SILOAM_FORM_OPEN:
      save_in_the_open (self);
      break;
    default:
      g_return_if_reached ();
    }
  update_save (self);
}

static void
begun_cb (SiloamExportDialog *self)
{
  show_progress (self, 0, "");
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), FALSE);
}

static void
progress_cb (SiloamExportDialog *self, double fraction, guint page, guint n_pages)
{
  g_autofree char *text = NULL;

  if (n_pages > 0)
    /* Translators: page 2 of 7. */
    text = g_strdup_printf (_ ("Page %u of %u"), page, n_pages);
  show_progress (self, fraction, text != NULL ? text : "");
}

static void
written_cb (SiloamExportDialog *self, int outcome)
{
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), TRUE);
  update_save (self);
  if (outcome == SILOAM_WRITE_DONE || outcome == SILOAM_WRITE_WAITS)
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0, outcome == SILOAM_WRITE_WAITS);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (outcome == SILOAM_WRITE_FAILED)
    {
      const char *problem = siloam_export_write_get_problem (self->write);

      show_error (self, siloam_error_text_named (self->prompts, problem));
      if (g_str_equal (problem, "export_changed"))
        how_changed_cb (self);
    }
}

/* Stops the writing when there is any, else closes. */
static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamExportDialog *self = SILOAM_EXPORT_DIALOG (widget);

  if (siloam_export_write_is_busy (self->write))
    siloam_export_write_cancel (self->write);
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
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->write != NULL)
    siloam_export_write_leave (self->write);
  g_clear_object (&self->write);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->press);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (siloam_export_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SILOAM_TYPE_BOOK_PREVIEW);
  g_type_ensure (SILOAM_TYPE_EXPORT_HOW);
  g_type_ensure (SILOAM_TYPE_EXPORT_WHAT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, options_pane);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, preview_pane);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, how);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamExportDialog, progress_label);
  gtk_widget_class_bind_template_callback (widget_class, what_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, how_changed_cb);
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
                                       1,
                                       G_TYPE_BOOLEAN);

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
connect_write (SiloamExportDialog *self)
{
  g_signal_connect_object (self->write, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->write,
                           "progress",
                           G_CALLBACK (progress_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->write, "done", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
}

/**
 * siloam_export_dialog_new:
 * @parent: the window it stands over
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 * @id: (nullable): the page that is read; %NULL where there is none
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
  siloam_export_how_set_up (self->how, prompts);
  siloam_export_what_set_up (self->what, journal, prompts, id);
  siloam_book_preview_set_busy (self->preview, siloam_prompts_get (prompts, "library.export.busy"));
  self->write = siloam_export_write_new (GTK_WINDOW (self), journal, prompts);
  connect_write (self);
  self->journal = g_object_ref (journal);
  what_changed_cb (self);
  return GTK_WIDGET (self);
}
