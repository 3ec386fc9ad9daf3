/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows, prints and saves pages. It keeps none of them after it was cleared. Main thread. */

#include "config.h"

#include "ui/folio-panel.h"

#include "ui/after-parts.h"
#include "ui/error-text.h"
#include "ui/export-lock.h"
#include "ui/folder-write.h"
#include "ui/folio-print.h"
#include "ui/folio-view.h"
#include "ui/notice.h"
#include "ui/print-run.h"
#include "ui/screen.h"
#include "ui/wrap-layout.h"

#define SPACING 12

struct _SiloamFolioPanel
{
  GtkWidget parent_instance;

  SiloamPrompts *prompts;
  GtkWidget *pages;
  GtkWidget *lock;
  GtkWidget *notice;
  GtkWidget *said;

  SiloamFolio *folio;
  char *name;
  SiloamFolioMake make;
  gpointer data;
  GDestroyNotify free_data;
  SiloamPrintRun *run; /* until the paper is out */
  gboolean busy;       /* a dialog, a printer or a stick is at work */
};

G_DEFINE_FINAL_TYPE (SiloamFolioPanel, siloam_folio_panel, GTK_TYPE_WIDGET)

static void
leave_printer (SiloamFolioPanel *self)
{
  if (self->run == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->run, self);
  siloam_print_run_leave (self->run);
  g_clear_object (&self->run);
  self->busy = FALSE;
}

static void
forget (SiloamFolioPanel *self)
{
  leave_printer (self);
  g_clear_object (&self->folio);
  g_clear_pointer (&self->name, g_free);
  if (self->data != NULL && self->free_data != NULL)
    self->free_data (self->data);
  self->data = NULL;
  self->make = NULL;
}

static void
siloam_folio_panel_dispose (GObject *object)
{
  SiloamFolioPanel *self = SILOAM_FOLIO_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  forget (self);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_folio_panel_parent_class)->dispose (object);
}

static void
siloam_folio_panel_class_init (SiloamFolioPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_folio_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_folio_panel_init (SiloamFolioPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
}

static GtkWindow *
get_window (SiloamFolioPanel *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
is_gone (SiloamFolioPanel *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) == NULL || self->folio == NULL;
}

static void
show_problem (SiloamFolioPanel *self, const char *nick)
{
  SiloamErrorText text = siloam_error_text_named (self->prompts, nick);

  siloam_notice_set_text (SILOAM_NOTICE (self->notice), &text);
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
became_cb (SiloamFolioPanel *self, int outcome, SiloamPrintRun *run)
{
  self->busy = FALSE;
  if (outcome != SILOAM_PRINT_WAITS)
    g_clear_object (&self->run);
  if (is_gone (self))
    return;
  gtk_widget_set_visible (self->notice, FALSE);
  if (outcome == SILOAM_PRINT_WAITS)
    show_problem (self, "export_waits");
  else if (outcome == SILOAM_PRINT_FAILED)
    show_problem (self, "export_printer");
  else if (outcome == SILOAM_PRINT_PREVIEWED)
    show_problem (self, "export_previewed");
}

/* Pressed again while it waits: it is taken back from that printer, and asked for another. */
static void
print_cb (SiloamFolioPanel *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (self->busy || self->folio == NULL)
    return;
  if (self->run != NULL)
    siloam_print_run_withdraw (self->run);
  leave_printer (self);
  self->busy = TRUE;
  gtk_widget_set_visible (self->notice, FALSE);
  operation = siloam_folio_print_new (self->folio);
  self->run = siloam_print_run_new (operation);
  g_signal_connect_object (self->run, "became", G_CALLBACK (became_cb), self, G_CONNECT_SWAPPED);
  siloam_print_run_start (self->run, get_window (self));
}

typedef struct
{
  SiloamFolio *folio;
  SiloamSecret *password;
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  g_object_unref (file->folio);
  g_clear_pointer (&file->password, siloam_secret_unref);
  g_free (file);
}

static gboolean
write_file (gpointer data, const char *path, GError **error)
{
  File *file = data;

  return siloam_folio_write_pdf (file->folio, path, file->password, NULL, error);
}

static void
written_cb (const char *name, const GError *error, gpointer user_data)
{
  g_autoptr (SiloamFolioPanel) self = user_data;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (is_gone (self))
    return;
  if (error != NULL)
    show_problem (self, "ministry_file");
  else if (name != NULL)
    {
      text = siloam_after_fill (siloam_prompts_get (self->prompts, "rights.done.file"),
                                "{name}",
                                name);
      gtk_label_set_label (GTK_LABEL (self->said), text);
      gtk_widget_set_visible (self->said, TRUE);
    }
}

static void
save (SiloamFolioPanel *self, SiloamSecret *password)
{
  File *file = g_new0 (File, 1);
  SiloamFolderWrite what = {
    .title = siloam_prompts_get (self->prompts, "rights.choose_folder"),
    .name = self->name,
    .locked = password != NULL,
    .write = write_file,
    .data = file,
    .free_data = file_free,
  };

  file->folio = self->make (self->data);
  file->password = password != NULL ? siloam_secret_ref (password) : NULL;
  self->busy = TRUE;
  siloam_folder_write_async (get_window (self),
                             self->prompts,
                             &what,
                             written_cb,
                             g_object_ref (self));
}

static void
save_cb (SiloamFolioPanel *self)
{
  SiloamExportLock *lock = SILOAM_EXPORT_LOCK (self->lock);
  g_autoptr (SiloamSecret) password = NULL;

  if (self->busy || self->folio == NULL)
    return;
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_widget_set_visible (self->said, FALSE);
  if (siloam_export_lock_is_on (lock))
    {
      password = siloam_export_lock_dup_password (lock);
      if (password == NULL)
        return;
    }
  save (self, password);
}

static void
add (SiloamFolioPanel *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * siloam_folio_panel_new:
 * @prompts: of the team
 *
 * Returns: (transfer floating): a panel without pages
 */
GtkWidget *
siloam_folio_panel_new (SiloamPrompts *prompts)
{
  SiloamFolioPanel *self = g_object_new (SILOAM_TYPE_FOLIO_PANEL, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  self->prompts = g_object_ref (prompts);
  self->notice = g_object_new (SILOAM_TYPE_NOTICE, "visible", FALSE, NULL);
  self->said = siloam_after_text ("", "siloam-text");
  gtk_widget_set_visible (self->said, FALSE);
  self->lock = g_object_new (SILOAM_TYPE_EXPORT_LOCK, NULL);
  siloam_export_lock_set_up (SILOAM_EXPORT_LOCK (self->lock), prompts);
  self->pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2 * SPACING);
  gtk_widget_set_layout_manager (buttons, siloam_wrap_layout_new (SPACING, FALSE));
  gtk_box_append (GTK_BOX (buttons),
                  siloam_after_button (siloam_prompts_get (prompts, "rights.button.print"),
                                       G_CALLBACK (print_cb),
                                       self));
  gtk_box_append (GTK_BOX (buttons),
                  siloam_after_button (siloam_prompts_get (prompts, "rights.button.pdf"),
                                       G_CALLBACK (save_cb),
                                       self));
  add (self, self->notice);
  add (self, self->said);
  add (self, buttons);
  add (self, self->lock);
  add (self, self->pages);
  return GTK_WIDGET (self);
}

/**
 * siloam_folio_panel_clear:
 *
 * Lets go of the pages and of what makes them.
 */
void
siloam_folio_panel_clear (SiloamFolioPanel *self)
{
  g_return_if_fail (SILOAM_IS_FOLIO_PANEL (self));

  siloam_after_clear (GTK_BOX (self->pages));
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_widget_set_visible (self->said, FALSE);
  forget (self);
}

/**
 * siloam_folio_panel_show:
 * @make: called now, and again for each file
 * @data: owned from here on
 */
void
siloam_folio_panel_show (SiloamFolioPanel *self,
                         const char *name,
                         SiloamFolioMake make,
                         gpointer data,
                         GDestroyNotify free_data)
{
  g_return_if_fail (SILOAM_IS_FOLIO_PANEL (self));

  siloam_folio_panel_clear (self);
  self->name = g_strdup (name);
  self->make = make;
  self->data = data;
  self->free_data = free_data;
  self->folio = make (data);
  for (guint i = 0; i < siloam_folio_get_n_pages (self->folio); i++)
    gtk_box_append (GTK_BOX (self->pages), siloam_folio_view_new (self->folio, i));
}
