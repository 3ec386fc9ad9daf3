/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of an evening. It shows visitors by the number of their team alone, counts nothing, and
 * leaves it to the file what is erased. Main thread. */

#include "config.h"

#include "ui/closing-page.h"

#include "ui/closing-lines.h"
#include "ui/compat/confirm.h"
#include "ui/screen.h"
#include "ui/visitor-screen.h"
#include "ui/wrap-layout.h"

struct _SiloamClosingPage
{
  SiloamEveningSheet parent_instance;

  SiloamEvening *evening; /* a copy: the words of the team live here; NULL: none is open */
  GDateTime *since;
  gboolean closing; /* on its way */
  gboolean closed;

  GtkBox *open_box; /* these are filled anew while somebody writes */
  GtkBox *kept_box;
  GtkBox *report_box;
  GtkWidget *first_button; /* of an open session; borrowed, NULL: none */
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (SiloamClosingPage, siloam_closing_page, SILOAM_TYPE_EVENING_SHEET)

static SiloamEveningRoom *
room_of (SiloamClosingPage *self)
{
  return siloam_evening_sheet_get_room (SILOAM_EVENING_SHEET (self));
}

static const SiloamMinistryDesk *
desk_of (SiloamClosingPage *self)
{
  return siloam_evening_sheet_get_desk (SILOAM_EVENING_SHEET (self));
}

static const char *
text_of (SiloamClosingPage *self, const char *key)
{
  return siloam_evening_sheet_get_text (SILOAM_EVENING_SHEET (self), key);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

/* What was held and is not stored yet is open too: who sits there has not answered anything. */
static GPtrArray *
list_open (SiloamClosingPage *self)
{
  const SiloamMinistryDesk *desk = desk_of (self);
  const SiloamSession *live = siloam_evening_room_get_session (room_of (self));
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < desk->sessions->len; i++)
    {
      SiloamSession *session = desk->sessions->pdata[i];

      if (siloam_session_is_open (session) &&
          g_strcmp0 (session->evening_id, self->evening->id) == 0)
        g_ptr_array_add (open, session);
    }
  if (live && siloam_session_is_open (live) && !siloam_ministry_desk_find_session (desk, live->id))
    g_ptr_array_add (open, (gpointer) live);
  return open;
}

/* The others are in the middle of it. */
static const char *
state_key (const SiloamSession *session)
{
  static const char *const keys[] = {
    [SILOAM_SESSION_PREPARED] = "closing.state.welcome",
    [SILOAM_SESSION_WELCOMED] = "closing.state.welcome",
    [SILOAM_SESSION_INTAKE] = "closing.state.welcome",
    [SILOAM_SESSION_HANDED_OVER] = "closing.state.handed_over",
    [SILOAM_SESSION_PAUSED] = "closing.state.paused",
    [SILOAM_SESSION_STOPPED] = "closing.state.stopped",
  };
  const char *key = (guint) session->state < G_N_ELEMENTS (keys) ? keys[session->state] : NULL;

  return key ? key : "closing.state.busy";
}

typedef struct
{
  SiloamClosingPage *page;
  char *id;
} Erasing;

static SiloamReason
why (const SiloamSession *session)
{
  if (session->state == SILOAM_SESSION_STOPPED)
    return SILOAM_REASON_STOPPED;
  return siloam_session_may (session, SILOAM_DOES_KEEP) ? SILOAM_REASON_DONE
                                                        : SILOAM_REASON_DEFAULT;
}

static void
erase (SiloamClosingPage *self, const char *id)
{
  const SiloamSession *live = siloam_evening_room_get_session (room_of (self));
  const SiloamSession *session = siloam_ministry_desk_find_session (desk_of (self), id);

  if (live && g_str_equal (live->id, id))
    siloam_evening_room_forget_session (room_of (self));
  if (session)
    siloam_ministry_erase_session_async (siloam_evening_room_get_ministry (room_of (self)),
                                         id,
                                         why (session),
                                         siloam_evening_sheet_written_cb,
                                         g_object_ref (self));
}

static void
erase_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autofree Erasing *erasing = user_data;

  if (confirmed && gtk_widget_get_root (GTK_WIDGET (erasing->page)))
    erase (erasing->page, erasing->id);
  g_object_unref (erasing->page);
  g_free (erasing->id);
}

static void
erase_cb (GtkButton *button, SiloamClosingPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "session");
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "team"));
  g_autofree char *heading = siloam_evening_sheet_dup_numbered (SILOAM_EVENING_SHEET (self),
                                                                "closing.erase.question",
                                                                number);
  SiloamConfirm confirm = {
    .heading = heading,
    .body = text_of (self, "closing.erase.text"),
    .label = text_of (self, "closing.button.erase"),
    .destructive = TRUE,
  };
  Erasing *erasing = g_new0 (Erasing, 1);

  erasing->page = g_object_ref (self);
  erasing->id = g_strdup (id);
  siloam_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        &confirm,
                        erase_confirmed_cb,
                        erasing);
}

static GtkWidget *
make_button (SiloamClosingPage *self, const char *key, const char *whose)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", text_of (self, key), whose);
  GtkWidget *button = siloam_screen_plain_button_new (text_of (self, key));

  gtk_widget_add_css_class (button, "siloam-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_buttons (SiloamClosingPage *self, const SiloamSession *session, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *resume = make_button (self, "closing.button.resume", title);
  GtkWidget *go = make_button (self, "closing.button.erase", title);
  g_autofree char *action = g_strconcat ("evening.resume::", session->id, NULL);

  gtk_widget_set_layout_manager (box, siloam_wrap_layout_new (6, FALSE));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (resume), action);
  g_object_set_data_full (G_OBJECT (go), "session", g_strdup (session->id), g_free);
  g_object_set_data (G_OBJECT (go), "team", GUINT_TO_POINTER (session->team_number));
  g_signal_connect_object (go, "clicked", G_CALLBACK (erase_cb), self, 0);
  gtk_box_append (GTK_BOX (box), resume);
  gtk_box_append (GTK_BOX (box), go);
  if (!self->first_button)
    self->first_button = resume;
  return box;
}

static void
add_open (SiloamClosingPage *self, const SiloamSession *session)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = siloam_evening_sheet_dup_numbered (SILOAM_EVENING_SHEET (self),
                                                              "closing.team",
                                                              session->team_number);
  g_autofree char *line = g_strdup_printf ("%s: %s", title, text_of (self, state_key (session)));

  gtk_box_append (GTK_BOX (row), make_label (line, "siloam-text"));
  gtk_box_append (GTK_BOX (row), make_buttons (self, session, title));
  gtk_box_append (self->open_box, row);
}

static void
show_open (SiloamClosingPage *self)
{
  g_autoptr (GPtrArray) open = list_open (self);

  self->first_button = NULL;
  clear (self->open_box);
  for (guint i = 0; i < open->len; i++)
    add_open (self, open->pdata[i]);
  if (open->len == 0)
    gtk_box_append (self->open_box,
                    make_label (text_of (self, "closing.open.none"), "siloam-text"));
}

static void
add_lines (GtkBox *box, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (box, make_label (lines->pdata[i], "siloam-text"));
}

static void
show_kept (SiloamClosingPage *self)
{
  g_autoptr (GPtrArray) lines =
      siloam_closing_lines_kept (siloam_evening_room_get_prompts (room_of (self)),
                                 desk_of (self),
                                 self->evening->id);

  clear (self->kept_box);
  add_lines (self->kept_box, lines);
  if (lines->len == 0)
    gtk_box_append (self->kept_box,
                    make_label (text_of (self, "closing.kept.none"), "siloam-text"));
  gtk_box_append (self->kept_box, make_label (text_of (self, "closing.kept.proof"), "siloam-hint"));
}

static void
show_report (SiloamClosingPage *self)
{
  g_autoptr (GPtrArray) lines =
      siloam_closing_lines_erased (siloam_evening_room_get_prompts (room_of (self)),
                                   desk_of (self),
                                   self->since);

  clear (self->report_box);
  add_lines (self->report_box, lines);
  if (lines->len == 0)
    gtk_box_append (self->report_box,
                    make_label (text_of (self, "closing.report.none"), "siloam-text"));
}

static GtkBox *
add_box (SiloamSheet *sheet, const char *key, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_box_append (siloam_sheet_add_group (sheet, key), box);
  return GTK_BOX (box);
}

static void
refresh (SiloamClosingPage *self)
{
  if (self->open_box)
    show_open (self);
  show_kept (self);
  show_report (self);
}

static void
add_letting_go (SiloamClosingPage *self, SiloamSheet *sheet)
{
  GtkWidget *label =
      siloam_sheet_add_text (sheet, text_of (self, "closing.letting_go"), "siloam-letting-go");

  gtk_widget_add_css_class (label, "siloam-received");
}

static void
fill_thanks (SiloamClosingPage *self, SiloamSheet *sheet)
{
  siloam_sheet_add_text (sheet, text_of (self, "closing.thanks"), "siloam-text");
  add_letting_go (self, sheet);
  siloam_evening_sheet_add_verses (SILOAM_EVENING_SHEET (self), "closing");
}

/* What is still to be decided stands first. */
static void
fill_open (SiloamClosingPage *self)
{
  SiloamSheet *sheet = siloam_evening_sheet_rebuild (SILOAM_EVENING_SHEET (self));
  g_autoptr (GPtrArray) open = list_open (self);

  if (open->len == 0)
    fill_thanks (self, sheet);
  self->open_box = add_box (sheet, "closing.open", 18);
  if (open->len > 0)
    fill_thanks (self, sheet);
  siloam_sheet_add_writing (sheet, "closing.learned", 3, &self->evening->learned);
  siloam_sheet_add_text (sheet, text_of (self, "closing.goes"), "siloam-text");
  self->kept_box = add_box (sheet, "closing.kept", 6);
  self->report_box = add_box (sheet, "closing.report", 6);
  self->close_button = siloam_sheet_add_action (sheet,
                                                text_of (self, "closing.button.close"),
                                                "closing.close",
                                                TRUE);
  refresh (self);
}

static void
fill_closed (SiloamClosingPage *self)
{
  SiloamSheet *sheet = siloam_evening_sheet_rebuild (SILOAM_EVENING_SHEET (self));

  siloam_sheet_set_question (sheet, text_of (self, "closing.done.title"));
  siloam_sheet_hide_hint (sheet);
  siloam_sheet_add_text (sheet, text_of (self, "closing.done.text"), "siloam-text");
  self->open_box = NULL;
  self->first_button = NULL;
  self->report_box = add_box (sheet, "closing.report", 6);
  self->kept_box = add_box (sheet, "closing.kept", 6);
  add_letting_go (self, sheet);
  self->close_button = siloam_sheet_add_action (sheet,
                                                text_of (self, "closing.button.overview"),
                                                "evening.go::overview",
                                                TRUE);
  refresh (self);
}

static void
fill_none (SiloamClosingPage *self)
{
  SiloamSheet *sheet = siloam_evening_sheet_rebuild (SILOAM_EVENING_SHEET (self));

  siloam_sheet_hide_hint (sheet);
  siloam_sheet_add_text (sheet, text_of (self, "closing.none"), "siloam-text");
  self->close_button = siloam_sheet_add_action (sheet,
                                                text_of (self, "closing.button.overview"),
                                                "evening.go::overview",
                                                TRUE);
}

/* Nobody is here any more: what was in memory alone goes too. */
static void
let_go (SiloamClosingPage *self)
{
  SiloamEveningRoom *room = room_of (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  siloam_evening_room_forget_session (room);
  siloam_queue_clear (siloam_evening_room_get_queue (room));
  if (root)
    siloam_visitor_screen_close (room, GTK_WINDOW (root));
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamClosingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error);

  self->closing = FALSE;
  if (!gtk_widget_get_root (GTK_WIDGET (self)))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "closing.close", TRUE);
  siloam_evening_sheet_tell (SILOAM_EVENING_SHEET (self), error);
  if (!done)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  self->closed = TRUE;
  let_go (self);
  fill_closed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What is held in memory alone the file cannot know of. */
static gboolean
holds_unstored (SiloamClosingPage *self)
{
  const SiloamSession *live = siloam_evening_room_get_session (room_of (self));

  return live && siloam_session_is_open (live) &&
         !siloam_ministry_desk_find_session (desk_of (self), live->id);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamClosingPage *self = SILOAM_CLOSING_PAGE (widget);

  if (!self->evening || self->closing || self->closed)
    return;
  siloam_evening_sheet_flush (SILOAM_EVENING_SHEET (self));
  siloam_evening_room_flush (room_of (self));
  if (holds_unstored (self))
    {
      g_autoptr (GError) error = g_error_new_literal (SILOAM_MINISTRY_ERROR,
                                                      SILOAM_MINISTRY_ERROR_UNRESOLVED,
                                                      "a session is still open");

      siloam_evening_sheet_tell (SILOAM_EVENING_SHEET (self), error);
      gtk_widget_grab_focus (widget);
      return;
    }
  self->closing = TRUE;
  gtk_widget_action_set_enabled (widget, "closing.close", FALSE);
  siloam_ministry_close_evening_async (siloam_evening_room_get_ministry (room_of (self)),
                                       self->evening->id,
                                       closed_cb,
                                       g_object_ref (self));
}

/* Only the note: the rest of the evening is not changed here. */
static void
siloam_closing_page_save (SiloamEveningSheet *sheet)
{
  SiloamClosingPage *self = SILOAM_CLOSING_PAGE (sheet);
  const SiloamEvening *stored;
  g_autoptr (SiloamEvening) evening = NULL;

  if (!self->evening || self->closed)
    return;
  stored = siloam_ministry_desk_find_evening (desk_of (self), self->evening->id);
  if (!stored)
    return;
  evening = siloam_evening_copy (stored);
  g_free (evening->learned);
  evening->learned = g_strdup (self->evening->learned);
  siloam_ministry_save_evening_async (siloam_evening_sheet_get_ministry (sheet),
                                      evening,
                                      siloam_evening_sheet_written_cb,
                                      g_object_ref (self));
}

static void
changed_cb (SiloamClosingPage *self)
{
  gboolean had_focus = self->open_box && gtk_widget_get_focus_child (GTK_WIDGET (self->open_box));

  if (!self->evening || self->closing)
    return;
  refresh (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
siloam_closing_page_grab_focus (GtkWidget *widget)
{
  SiloamClosingPage *self = SILOAM_CLOSING_PAGE (widget);

  return gtk_widget_grab_focus (self->first_button ? self->first_button : self->close_button);
}

static void
siloam_closing_page_finalize (GObject *object)
{
  SiloamClosingPage *self = SILOAM_CLOSING_PAGE (object);

  g_clear_pointer (&self->evening, siloam_evening_free);
  g_clear_pointer (&self->since, g_date_time_unref);

  G_OBJECT_CLASS (siloam_closing_page_parent_class)->finalize (object);
}

static void
siloam_closing_page_class_init (SiloamClosingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = siloam_closing_page_finalize;
  SILOAM_EVENING_SHEET_CLASS (klass)->save = siloam_closing_page_save;
  widget_class->grab_focus = siloam_closing_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "closing.close", NULL, close_cb);
}

static void
siloam_closing_page_init (SiloamClosingPage *self)
{
}

static gboolean
can_close (const SiloamEvening *evening)
{
  return evening &&
         (evening->state == SILOAM_EVENING_OPEN || evening->state == SILOAM_EVENING_CLOSED);
}

/**
 * siloam_closing_page_new:
 *
 * Returns: (transfer floating): the page that closes the evening
 */
GtkWidget *
siloam_closing_page_new (SiloamEveningRoom *room)
{
  SiloamClosingPage *self = g_object_new (SILOAM_TYPE_CLOSING_PAGE, NULL);
  const SiloamEvening *evening = siloam_evening_room_get_evening (room);

  siloam_evening_sheet_set_up (SILOAM_EVENING_SHEET (self), room, "closing");
  if (!can_close (evening))
    {
      fill_none (self);
      return GTK_WIDGET (self);
    }
  self->evening = siloam_evening_copy (evening);
  self->since = siloam_closing_since (desk_of (self), evening);
  fill_open (self);
  g_signal_connect_object (room, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
