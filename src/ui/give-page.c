/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B11, on the visitor's side and in their words. It holds the pages only while they are looked at:
 * after they were handed over nothing of them is left, here or on the disk. Main thread. */

#include "config.h"

#include "ui/give-page.h"

#include "export/summary.h"
#include "ui/after-parts.h"
#include "ui/error-text.h"
#include "ui/export-lock.h"
#include "ui/folder-write.h"
#include "ui/folio-print.h"
#include "ui/folio-view.h"
#include "ui/give-how.h"
#include "ui/give-lines.h"
#include "ui/notice.h"
#include "ui/print-run.h"
#include "ui/screen.h"
#include "ui/stack-replace.h"
#include "ui/template.h"

struct _SiloamGivePage
{
  GtkWidget parent_instance;

  GtkStack *views; /* "choose", "preview", "stick", "copy", "done" */
  SiloamScreen *choose_screen;
  SiloamScreen *preview_screen;
  SiloamScreen *stick_screen;
  SiloamScreen *copy_screen;
  SiloamScreen *done_screen;
  SiloamGiveLines *lines;
  SiloamGiveLines *copied_lines;
  SiloamGiveHow *how;
  GtkBox *paper_box;
  GtkLabel *stick_label;
  SiloamExportLock *lock;
  SiloamNotice *print_notice;
  SiloamNotice *stick_notice;

  SiloamEveningRoom *room;
  SiloamFolio *paper;  /* NULL but while it is looked at */
  SiloamPrintRun *run; /* until the paper is out */
  gboolean busy;       /* a dialog, a printer or a stick is at work */
};

G_DEFINE_FINAL_TYPE (SiloamGivePage, siloam_give_page, GTK_TYPE_WIDGET)

static SiloamPrompts *
get_prompts (SiloamGivePage *self)
{
  return siloam_evening_room_get_visitor_prompts (self->room);
}

static const char *
get_text (SiloamGivePage *self, const char *key)
{
  return siloam_prompts_get (get_prompts (self), key);
}

static GtkWindow *
get_window (SiloamGivePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* While a dialog was open the page may have been left, for a lock or for another visitor. */
static gboolean
is_gone (SiloamGivePage *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) == NULL ||
         siloam_evening_room_get_session (self->room) == NULL;
}

static void
show_view (SiloamGivePage *self, const char *name)
{
  GtkWidget *button;

  siloam_stack_show (self->views, name);
  button = g_object_get_data (G_OBJECT (gtk_stack_get_visible_child (self->views)), "suggested");
  if (g_str_equal (name, "choose"))
    gtk_widget_child_focus (GTK_WIDGET (self->lines), GTK_DIR_TAB_FORWARD);
  else if (button != NULL)
    gtk_widget_grab_focus (button);
}

static gboolean
may_summarize (SiloamGivePage *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);

  return session != NULL && siloam_session_may (session, SILOAM_DOES_SUMMARIZE);
}

static void
lines_changed_cb (SiloamGivePage *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);
  g_autoptr (GPtrArray) ticked = NULL;

  if (session == NULL)
    return;
  ticked = siloam_summary_ticked_lines (session, get_prompts (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "give.look", ticked->len > 0);
}

static void
add_page (SiloamGivePage *self, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", siloam_folio_get_n_pages (self->paper));
  g_autofree char *begun =
      siloam_after_fill (get_text (self, "give.preview.page"), "{page}", number);
  g_autofree char *text = siloam_after_fill (begun, "{pages}", total);

  if (siloam_folio_get_n_pages (self->paper) > 1)
    gtk_box_append (self->paper_box, siloam_after_text (text, "siloam-soft"));
  gtk_box_append (self->paper_box, siloam_folio_view_new (self->paper, page));
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);
  const SiloamSession *session = siloam_evening_room_get_session (self->room);
  g_autofree char *name = NULL;

  if (session == NULL || !may_summarize (self))
    return;
  g_clear_object (&self->paper);
  self->paper = siloam_give_how_make_paper (self->how);
  name = siloam_after_fill (get_text (self, "give.preview.name"), "{name}", session->alias);
  siloam_after_clear (self->paper_box);
  if (session->alias != NULL)
    gtk_box_append (self->paper_box, siloam_after_text (name, "siloam-text"));
  for (guint i = 0; i < siloam_folio_get_n_pages (self->paper); i++)
    add_page (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->print_notice), FALSE);
  show_view (self, "preview");
}

static void
let_go_of_paper (SiloamGivePage *self)
{
  siloam_after_clear (self->paper_box);
  g_clear_object (&self->paper);
}

/* Who chooses otherwise does not leave a page at the printer, for whoever comes there later. */
static void
take_back (SiloamGivePage *self)
{
  g_autoptr (SiloamPrintRun) run = g_steal_pointer (&self->run);

  gtk_widget_set_visible (GTK_WIDGET (self->print_notice), FALSE);
  if (run == NULL)
    return;
  g_signal_handlers_disconnect_by_data (run, self);
  siloam_print_run_withdraw (run);
  self->busy = FALSE;
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);

  take_back (self);
  let_go_of_paper (self);
  show_view (self, "choose");
}

/* From here on nothing of the paper is kept. */
static void
hand_over (SiloamGivePage *self, SiloamGiven given, const char *key, const char *name)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  g_autofree char *question = g_strconcat ("give.done.", key, ".question", NULL);
  g_autofree char *hint = g_strconcat ("give.done.", key, ".hint", NULL);
  g_autofree char *text = siloam_after_fill (get_text (self, hint), "{name}", name);

  let_go_of_paper (self);
  session->given = given;
  g_clear_pointer (&session->given_at, g_date_time_unref);
  session->given_at = g_date_time_new_now_local ();
  siloam_screen_set_question (self->done_screen, get_text (self, question));
  siloam_screen_set_hint (self->done_screen, text);
  show_view (self, "done");
  if (!siloam_evening_room_move (self->room, SILOAM_SESSION_HANDED_OVER))
    siloam_evening_room_touch (self->room);
}

static void
nothing_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);

  if (is_gone (self))
    return;
  take_back (self);
  hand_over (self, SILOAM_GIVEN_NOTHING, "nothing", NULL);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);

  take_back (self);
  siloam_give_lines_show (self->copied_lines, self->room, FALSE);
  show_view (self, "copy");
}

static void
show_problem (SiloamGivePage *self, SiloamNotice *notice, const char *nick)
{
  SiloamErrorText text = siloam_error_text_named (get_prompts (self), nick);

  siloam_notice_set_text (notice, &text);
  gtk_widget_set_visible (GTK_WIDGET (notice), TRUE);
}

static void
became_cb (SiloamGivePage *self, int outcome, SiloamPrintRun *run)
{
  self->busy = FALSE;
  if (outcome != SILOAM_PRINT_WAITS)
    g_clear_object (&self->run);
  if (is_gone (self))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->print_notice), FALSE);
  switch ((SiloamPrintOutcome) outcome)
    {
    case SILOAM_PRINTED:
      hand_over (self, SILOAM_GIVEN_PRINTED, "printed", NULL);
      break;
    case SILOAM_PRINT_WAITS:
      show_problem (self, self->print_notice, "ministry_print_waits");
      break;
    case SILOAM_PRINT_FAILED:
      show_problem (self, self->print_notice, "ministry_printer");
      break;
    case SILOAM_PRINT_PREVIEWED:
      show_problem (self, self->print_notice, "export_previewed");
      break;
    case SILOAM_PRINT_LEFT:
    default:
      break;
    }
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (self->busy || self->paper == NULL || !may_summarize (self))
    return;
  take_back (self);
  self->busy = TRUE;
  operation = siloam_folio_print_new (self->paper);
  self->run = siloam_print_run_new (operation);
  g_signal_connect_object (self->run, "became", G_CALLBACK (became_cb), self, G_CONNECT_SWAPPED);
  siloam_print_run_start (self->run, get_window (self));
}

static void
stick_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);

  take_back (self);
  gtk_widget_set_visible (GTK_WIDGET (self->stick_notice), FALSE);
  show_view (self, "stick");
}

/* What the thread that writes has for itself. */
typedef struct
{
  SiloamFolio *paper;
  SiloamSecret *password;
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  g_object_unref (file->paper);
  g_clear_pointer (&file->password, siloam_secret_unref);
  g_free (file);
}

static gboolean
write_file (gpointer data, const char *path, GError **error)
{
  File *file = data;

  return siloam_folio_write_pdf (file->paper, path, file->password, NULL, error);
}

static void
written_cb (const char *name, const GError *error, gpointer user_data)
{
  g_autoptr (SiloamGivePage) self = user_data;

  self->busy = FALSE;
  if (is_gone (self))
    return;
  if (error != NULL)
    show_problem (self,
                  self->stick_notice,
                  g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? "no_space"
                                                                           : "ministry_stick");
  else if (name != NULL)
    hand_over (self, SILOAM_GIVEN_FILE, "file", name);
}

static void
write_to_folder (SiloamGivePage *self, SiloamSecret *password)
{
  g_autofree char *name = siloam_give_how_dup_file_name (self->how);
  File *file = g_new0 (File, 1);
  SiloamFolderWrite what = {
    .title = get_text (self, "give.button.folder"),
    .name = name,
    .locked = password != NULL,
    .write = write_file,
    .data = file,
    .free_data = file_free,
  };

  file->paper = siloam_give_how_make_paper (self->how);
  file->password = password != NULL ? siloam_secret_ref (password) : NULL;
  self->busy = TRUE;
  siloam_folder_write_async (get_window (self),
                             get_prompts (self),
                             &what,
                             written_cb,
                             g_object_ref (self));
}

static void
folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);
  g_autoptr (SiloamSecret) password = NULL;

  if (self->busy || self->paper == NULL || !may_summarize (self))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->stick_notice), FALSE);
  if (siloam_export_lock_is_on (self->lock))
    {
      password = siloam_export_lock_dup_password (self->lock);
      if (password == NULL)
        return;
    }
  write_to_folder (self, password);
}

static void
back_to_preview_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_view (SILOAM_GIVE_PAGE (widget), "preview");
}

static void
lock_changed_cb (SiloamGivePage *self)
{
  const char *key =
      siloam_export_lock_is_on (self->lock) ? "library.export.note.locked" : "give.stick.open";

  gtk_label_set_label (self->stick_label, get_text (self, key));
}

static gboolean
siloam_give_page_grab_focus (GtkWidget *widget)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->lines), GTK_DIR_TAB_FORWARD) ||
         gtk_widget_child_focus (gtk_stack_get_visible_child (self->views), GTK_DIR_TAB_FORWARD);
}

static void
siloam_give_page_dispose (GObject *object)
{
  SiloamGivePage *self = SILOAM_GIVE_PAGE (object);

  if (self->run != NULL)
    siloam_print_run_leave (self->run);
  g_clear_object (&self->run);
  g_clear_object (&self->paper);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_GIVE_PAGE);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_give_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SILOAM_TYPE_EXPORT_LOCK);
  g_type_ensure (SILOAM_TYPE_GIVE_HOW);
  g_type_ensure (SILOAM_TYPE_GIVE_LINES);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  g_type_ensure (SILOAM_TYPE_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/give-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, views);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, choose_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, preview_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, stick_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, copy_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, done_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, lines);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, copied_lines);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, how);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, paper_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, stick_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, lock);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, print_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamGivePage, stick_notice);
  gtk_widget_class_bind_template_callback (widget_class, lines_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_changed_cb);
}

static void
siloam_give_page_class_init (SiloamGivePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_give_page_dispose;
  widget_class->grab_focus = siloam_give_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "give.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "give.look", NULL, look_cb);
  gtk_widget_class_install_action (widget_class, "give.preview", NULL, back_to_preview_cb);
  gtk_widget_class_install_action (widget_class, "give.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "give.stick", NULL, stick_cb);
  gtk_widget_class_install_action (widget_class, "give.folder", NULL, folder_cb);
  gtk_widget_class_install_action (widget_class, "give.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "give.nothing", NULL, nothing_cb);
}

static void
siloam_give_page_init (SiloamGivePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_screen (SiloamGivePage *self, SiloamScreen *screen, const char *name)
{
  g_autofree char *question = g_strconcat ("give.", name, ".question", NULL);
  g_autofree char *hint = g_strconcat ("give.", name, ".hint", NULL);

  siloam_screen_set_question (screen, get_text (self, question));
  siloam_screen_set_hint (screen, get_text (self, hint));
}

static GtkWidget *
add_button (SiloamGivePage *self,
            SiloamScreen *screen,
            const char *key,
            const char *action,
            gboolean suggested)
{
  GtkWidget *button =
      siloam_screen_add_button (screen,
                                get_text (self, key),
                                action,
                                suggested ? SILOAM_BUTTON_SUGGESTED : SILOAM_BUTTON_FLAT);

  if (suggested)
    g_object_set_data (G_OBJECT (screen), "suggested", button);
  return button;
}

static void
fill_choose (SiloamGivePage *self)
{
  siloam_give_lines_show (self->lines, self->room, TRUE);
  siloam_screen_set_question (self->choose_screen, get_text (self, "give.question"));
  siloam_screen_set_hint (
      self->choose_screen,
      get_text (self, siloam_give_lines_is_empty (self->lines) ? "give.nothing" : "give.hint"));
  siloam_give_how_set_up (self->how, self->room);
  gtk_widget_set_visible (GTK_WIDGET (self->how), !siloam_give_lines_is_empty (self->lines));
  add_button (self, self->choose_screen, "give.button.nothing", "give.nothing", FALSE);
  add_button (self, self->choose_screen, "give.button.look", "give.look", TRUE);
  lines_changed_cb (self);
}

/* Without their yes there is no paper and no file; what they heard is still theirs. */
static void
fill_refused (SiloamGivePage *self)
{
  set_screen (self, self->choose_screen, "refused");
  siloam_give_lines_show (self->lines, self->room, FALSE);
  add_button (self, self->choose_screen, "give.button.done", "give.nothing", TRUE);
}

static void
fill_others (SiloamGivePage *self)
{
  set_screen (self, self->preview_screen, "preview");
  add_button (self, self->preview_screen, "give.button.copy", "give.copy", FALSE);
  add_button (self, self->preview_screen, "give.button.stick", "give.stick", FALSE);
  add_button (self, self->preview_screen, "give.button.print", "give.print", TRUE);
  set_screen (self, self->stick_screen, "stick");
  siloam_export_lock_set_up (self->lock, get_prompts (self));
  lock_changed_cb (self);
  add_button (self, self->stick_screen, "give.button.folder", "give.folder", TRUE);
  set_screen (self, self->copy_screen, "copy");
  add_button (self, self->copy_screen, "give.button.done", "give.nothing", TRUE);
  add_button (self, self->done_screen, "give.button.on", "evening.go::tidy", TRUE);
}

static void
fill_nobody (SiloamGivePage *self)
{
  siloam_screen_set_question (self->choose_screen, get_text (self, "give.nobody"));
  add_button (self, self->choose_screen, "give.button.on", "evening.go::overview", TRUE);
}

/**
 * siloam_give_page_new:
 * @room: with the session of the visitor
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_give_page_new (SiloamEveningRoom *room)
{
  SiloamGivePage *self = g_object_new (SILOAM_TYPE_GIVE_PAGE, NULL);

  self->room = g_object_ref (room);
  siloam_stack_show (self->views, "choose");
  if (siloam_evening_room_get_session (room) == NULL)
    fill_nobody (self);
  else if (may_summarize (self))
    fill_choose (self);
  else
    fill_refused (self);
  fill_others (self);
  return GTK_WIDGET (self);
}
