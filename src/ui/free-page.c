/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A18. A page without steps: free words, lines of thanks, a verse. Main thread. */

#include "config.h"

#include "ui/free-page.h"

#include <glib/gi18n.h>

#include "ui/desk.h"
#include "ui/header.h"
#include "ui/line-list.h"
#include "ui/page-keys.h"
#include "ui/sheet.h"
#include "ui/template.h"

#define OPEN_STEP "free"

struct _SiloamFreePage
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkWidget *sheet; /* NULL until the entry is read */
  GtkWidget *words;
  GtkWidget *calendar;

  SiloamPrompts *prompts;
  SiloamDesk *desk;
};

static void writer_init (SiloamWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamFreePage,
                               siloam_free_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_WRITER, writer_init))

static void
touch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamFreePage *self = SILOAM_FREE_PAGE (widget);
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);

  g_free (entry->open_step);
  entry->open_step = g_strdup (OPEN_STEP);
  siloam_desk_touch (self->desk);
}

static void
keep_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamFreePage *self = SILOAM_FREE_PAGE (widget);
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);

  if (entry == NULL)
    return;

  gboolean blank = siloam_entry_is_blank (entry);
  g_clear_pointer (&entry->open_step, g_free);
  siloam_desk_touch (self->desk);
  siloam_desk_leave (self->desk, blank ? NULL : siloam_prompts_get (self->prompts, "today.saved"));
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_desk_leave (SILOAM_FREE_PAGE (widget)->desk, NULL);
}

/* A page copied from paper keeps the day it was lived; the time of day stays. */
static void
day_chosen_cb (SiloamFreePage *self)
{
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDateTime *created = g_date_time_new_local (g_date_time_get_year (day),
                                              g_date_time_get_month (day),
                                              g_date_time_get_day_of_month (day),
                                              g_date_time_get_hour (entry->created),
                                              g_date_time_get_minute (entry->created),
                                              g_date_time_get_seconds (entry->created));

  if (created == NULL)
    return;
  if (g_date_time_compare (created, now) > 0)
    {
      g_date_time_unref (created);
      gtk_calendar_select_day (GTK_CALENDAR (self->calendar), entry->created);
      return;
    }
  g_date_time_unref (entry->created);
  entry->created = created;
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

/* GtkCalendar leaves the buttons at its top without a name. */
static void
name_arrows (GtkWidget *widget, guint *n)
{
  const char *const names[] = { _ ("Month before"),
                                _ ("Month after"),
                                _ ("Year before"),
                                _ ("Year after") };

  if (GTK_IS_BUTTON (widget) && *n < G_N_ELEMENTS (names))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    names[(*n)++],
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_arrows (child, n);
}

static void
add_day (SiloamFreePage *self)
{
  guint arrows = 0;
  SiloamSheet *sheet = SILOAM_SHEET (self->sheet);
  GtkBox *fold = siloam_sheet_add_fold (sheet, siloam_sheet_get_text (sheet, "free.date"), FALSE);

  siloam_sheet_begin_group (sheet, fold);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "free.date.hint"), "siloam-hint");
  self->calendar = gtk_calendar_new ();
  name_arrows (self->calendar, &arrows);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar),
                           siloam_desk_get_entry (self->desk)->created);
  g_signal_connect_object (self->calendar,
                           "day-selected",
                           G_CALLBACK (day_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_sheet_add (sheet, self->calendar);
  siloam_sheet_end_group (sheet);
}

static void
build_sheet (SiloamFreePage *self)
{
  SiloamEntry *entry = siloam_desk_get_entry (self->desk);
  SiloamSheet *sheet;

  self->sheet = siloam_sheet_new (self->prompts, entry, "free");
  sheet = SILOAM_SHEET (self->sheet);
  self->words = GTK_WIDGET (siloam_sheet_add_writing (sheet, NULL, 7, &entry->text));
  gtk_box_append (
      siloam_sheet_add_group (sheet, "free.gratitude"),
      siloam_line_list_new (siloam_sheet_get_text (sheet, "free.gratitude"), entry->gratitude));
  siloam_sheet_add_line (sheet, "free.title_field", &entry->title);
  add_day (self);
  siloam_sheet_add_check (sheet, "free.button.seal", &entry->sealed);
  siloam_sheet_add_text (sheet, siloam_sheet_get_text (sheet, "today.seal.hint"), "siloam-hint");
  siloam_sheet_add_verses (sheet, "free", SILOAM_ROLE_READING);
  if (entry->verses->len > 0)
    siloam_sheet_show_verse_list (sheet);

  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "free.button.verse"),
                           "win.verse-pick",
                           FALSE);
  siloam_sheet_add_action (sheet,
                           siloam_sheet_get_text (sheet, "free.button.save"),
                           "free.next",
                           TRUE);
}

static void
ready_cb (SiloamFreePage *self)
{
  build_sheet (self);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static SiloamDesk *
siloam_free_page_get_desk (SiloamWriter *writer)
{
  return SILOAM_FREE_PAGE (writer)->desk;
}

static SiloamSheet *
siloam_free_page_get_sheet (SiloamWriter *writer)
{
  SiloamFreePage *self = SILOAM_FREE_PAGE (writer);

  return self->sheet != NULL ? SILOAM_SHEET (self->sheet) : NULL;
}

static void
writer_init (SiloamWriterInterface *iface)
{
  iface->get_desk = siloam_free_page_get_desk;
  iface->get_sheet = siloam_free_page_get_sheet;
}

static gboolean
siloam_free_page_grab_focus (GtkWidget *widget)
{
  SiloamFreePage *self = SILOAM_FREE_PAGE (widget);

  return self->words != NULL && gtk_widget_grab_focus (self->words);
}

static void
siloam_free_page_dispose (GObject *object)
{
  SiloamFreePage *self = SILOAM_FREE_PAGE (object);

  if (self->desk != NULL)
    siloam_desk_close (self->desk);
  self->words = NULL;
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_free_page_parent_class)->dispose (object);
}

static void
siloam_free_page_class_init (SiloamFreePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_free_page_dispose;
  widget_class->grab_focus = siloam_free_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_install_action (widget_class, "free.next", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "free.back", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "free.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "entry.touch", NULL, touch_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_free_page_init (SiloamFreePage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->header = siloam_header_new ();
  siloam_header_set_back_action (SILOAM_HEADER (self->header), "free.back");
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  siloam_page_keys_add (GTK_WIDGET (self), "free");
}

/**
 * siloam_free_page_new:
 * @journal: where the entry is kept
 * @prompts: the texts
 * @id: (nullable): the entry to go on with, or %NULL to begin
 *
 * Makes the page; an entry to go on with is read first.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_free_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id)
{
  SiloamFreePage *self = g_object_new (SILOAM_TYPE_FREE_PAGE, NULL);

  self->prompts = g_object_ref (prompts);
  self->desk = siloam_desk_new (SILOAM_WRITER (self), journal);
  g_signal_connect_object (self->desk, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  siloam_desk_open (self->desk, SILOAM_ENTRY_FREE, id);
  return GTK_WIDGET (self);
}
