/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One shelf of the Bible: its books as a list, or the chapters of a book as a field of numbers.
 * Main thread. */

#include "config.h"

#include "ui/verse-shelf.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "scripture/shelf.h"
#include "ui/template.h"
#include "ui/verse-item.h"
#include "ui/verse-pane.h"

#define COLUMN_WIDTH 640
#define MAX_COLUMNS 10

struct _SiloamVerseShelf
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *place; /* a GtkListBox or a GtkFlowBox */

  SiloamBibles *bibles;
  char *title;
  guint book; /* whose chapters are shown; 0 for books */
};

static void pane_init (SiloamVersePaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamVerseShelf,
                               siloam_verse_shelf,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SILOAM_TYPE_VERSE_PANE, pane_init))

enum
{
  SIGNAL_BOOK,
  SIGNAL_CHAPTER,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
book_activated_cb (SiloamVerseShelf *self, GtkWidget *row)
{
  g_signal_emit (self,
                 signals[SIGNAL_BOOK],
                 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "book")));
}

static void
chapter_activated_cb (SiloamVerseShelf *self, GtkFlowBoxChild *child)
{
  guint chapter = (guint) gtk_flow_box_child_get_index (child) + 1;

  g_signal_emit (self, signals[SIGNAL_CHAPTER], 0, self->book, chapter);
}

static void
add_book (SiloamVerseShelf *self, guint book)
{
  g_autofree char *name = siloam_bibles_dup_book_name (self->bibles, book);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", name, "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "book", GUINT_TO_POINTER (book));
  g_signal_connect_object (row,
                           "activated",
                           G_CALLBACK (book_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->place), row);
}

static void
add_chapter (SiloamVerseShelf *self, guint chapter)
{
  g_autofree char *number = g_strdup_printf ("%u", chapter);
  g_autofree char *name = g_strdup_printf (_ ("Chapter %u"), chapter);
  GtkWidget *label = gtk_label_new (number);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (child, "siloam-verse-chapter");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_flow_box_append (GTK_FLOW_BOX (self->place), child);
}

static const char *
siloam_verse_shelf_get_title (SiloamVersePane *pane)
{
  return SILOAM_VERSE_SHELF (pane)->title;
}

static void
pane_init (SiloamVersePaneInterface *iface)
{
  iface->get_title = siloam_verse_shelf_get_title;
}

static gboolean
siloam_verse_shelf_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (SILOAM_VERSE_SHELF (widget)->place, GTK_DIR_TAB_FORWARD);
}

static void
siloam_verse_shelf_dispose (GObject *object)
{
  SiloamVerseShelf *self = SILOAM_VERSE_SHELF (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->bibles);

  G_OBJECT_CLASS (siloam_verse_shelf_parent_class)->dispose (object);
}

static void
siloam_verse_shelf_finalize (GObject *object)
{
  g_free (SILOAM_VERSE_SHELF (object)->title);

  G_OBJECT_CLASS (siloam_verse_shelf_parent_class)->finalize (object);
}

static void
siloam_verse_shelf_class_init (SiloamVerseShelfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_shelf_finalize;
  widget_class->grab_focus = siloam_verse_shelf_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_BOOK] = g_signal_new ("book",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_UINT);
  signals[SIGNAL_CHAPTER] = g_signal_new ("chapter",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_UINT,
                                          G_TYPE_UINT);
}

static void
siloam_verse_shelf_init (SiloamVerseShelf *self)
{
}

static void
show_place (SiloamVerseShelf *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_valign (self->place, GTK_ALIGN_START);
  gtk_widget_add_css_class (clamp, "siloam-verse-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->place);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy",
                                 GTK_POLICY_NEVER,
                                 "child",
                                 clamp,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * siloam_verse_shelf_new_books:
 * @title: the name of the shelf
 * @first: the first book on it
 * @last: the last one
 *
 * Makes a list of books.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_shelf_new_books (SiloamBibles *bibles, const char *title, guint first, guint last)
{
  SiloamVerseShelf *self = g_object_new (SILOAM_TYPE_VERSE_SHELF, NULL);

  self->bibles = g_object_ref (bibles);
  self->title = g_strdup (title);
  self->place = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->place), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->place, "boxed-list");
  for (guint book = first; book <= last; book++)
    add_book (self, book);
  show_place (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_verse_shelf_new_chapters:
 * @book: 1 to 66
 *
 * Makes a field of the chapters of a book, as this person numbers them.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_shelf_new_chapters (SiloamBibles *bibles, guint book)
{
  SiloamVerseShelf *self = g_object_new (SILOAM_TYPE_VERSE_SHELF, NULL);
  guint chapters = siloam_book_count_chapters (book, siloam_bibles_get_numbering (bibles));

  self->bibles = g_object_ref (bibles);
  self->book = book;
  self->title = siloam_bibles_dup_book_name (bibles, book);
  self->place = g_object_new (GTK_TYPE_FLOW_BOX,
                              "selection-mode",
                              GTK_SELECTION_NONE,
                              "homogeneous",
                              TRUE,
                              "max-children-per-line",
                              MAX_COLUMNS,
                              "row-spacing",
                              6,
                              "column-spacing",
                              6,
                              NULL);
  for (guint chapter = 1; chapter <= chapters; chapter++)
    add_chapter (self, chapter);
  g_signal_connect_object (self->place,
                           "child-activated",
                           G_CALLBACK (chapter_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_place (self);
  return GTK_WIDGET (self);
}
