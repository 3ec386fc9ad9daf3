/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Verses to choose from: the place in bold, and below it the first lines of its words. Main thread.
 */

#include "config.h"

#include "ui/verse-results.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/list-keys.h"
#include "ui/template.h"

#define MAX_LINES 3
#define ROW_SPACING 2
#define COLUMN_WIDTH 640

struct _SiloamVerseResults
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *list;

  SiloamPrompts *prompts;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SiloamVerseResults, siloam_verse_results, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *css_class, int lines)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign",
                                   0.0f,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "lines",
                                   lines,
                                   "ellipsize",
                                   lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (SiloamVerseResults *self, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);

  gtk_widget_add_css_class (row, "siloam-verse-hit");
  gtk_box_append (GTK_BOX (row), make_label ("siloam-verse-place", -1));
  gtk_box_append (GTK_BOX (row), make_label ("siloam-verse-words", MAX_LINES));
  gtk_list_item_set_child (list_item, row);
}

static char *
place_text (SiloamVerseResults *self, SiloamVerseItem *item)
{
  const char *label = siloam_verse_item_get_label (item);

  switch (siloam_verse_item_get_kind (item))
    {
    case SILOAM_VERSE_ITEM_CHAPTER:
      return g_strdup_printf ("%s · %s",
                              label,
                              siloam_prompts_get (self->prompts, "verse.whole_chapter"));
    case SILOAM_VERSE_ITEM_MORE:
      return g_strdup (siloam_prompts_get (self->prompts, "verse.more"));
    case SILOAM_VERSE_ITEM_VERSES:
    case SILOAM_VERSE_ITEM_BOOK:
    default:
      return g_strdup (label);
    }
}

static void
bind_cb (SiloamVerseResults *self, GtkListItem *list_item)
{
  SiloamVerseItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *place = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_next_sibling (place);
  const char *text = siloam_verse_item_get_text (item);
  g_autofree char *label = place_text (self, item);
  g_autofree char *name = text != NULL ? g_strdup_printf ("%s. %s", label, text) : g_strdup (label);

  gtk_label_set_label (GTK_LABEL (place), label);
  gtk_label_set_label (GTK_LABEL (words), text != NULL ? text : "");
  gtk_label_set_attributes (GTK_LABEL (words), siloam_verse_item_get_highlights (item));
  gtk_widget_set_visible (words, text != NULL);
  /* What a screen reader stops at is the row that the list makes around this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

static void
activated_cb (SiloamVerseResults *self, guint position)
{
  g_autoptr (SiloamVerseItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
}

static void
moved_cb (SiloamVerseResults *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static gboolean
siloam_verse_results_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_VERSE_RESULTS (widget)->list);
}

static void
siloam_verse_results_dispose (GObject *object)
{
  SiloamVerseResults *self = SILOAM_VERSE_RESULTS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_results_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n_params, GType param)
{
  return g_signal_new (name,
                       SILOAM_TYPE_VERSE_RESULTS,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_params,
                       param);
}

static void
siloam_verse_results_class_init (SiloamVerseResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_results_dispose;
  widget_class->grab_focus = siloam_verse_results_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = add_signal ("chosen", 1, SILOAM_TYPE_VERSE_ITEM);
  signals[SIGNAL_MOVED] = add_signal ("moved", 0, G_TYPE_NONE);
}

static void
siloam_verse_results_init (SiloamVerseResults *self)
{
}

static void
build_list (SiloamVerseResults *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *column;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "siloam-verse-list");
  siloam_list_keys_add (self->list, _ ("Verses"));
  g_signal_connect_object (self->list,
                           "activate",
                           G_CALLBACK (activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  column = g_object_new (ADW_TYPE_CLAMP_SCROLLABLE,
                         "maximum-size",
                         COLUMN_WIDTH,
                         "tightening-threshold",
                         COLUMN_WIDTH,
                         "child",
                         self->list,
                         NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy",
                                 GTK_POLICY_NEVER,
                                 "vexpand",
                                 TRUE,
                                 "child",
                                 column,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * siloam_verse_results_new:
 * @prompts: the texts
 * @items: (transfer none): #SiloamVerseItem to choose from
 *
 * Makes the list.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_results_new (SiloamPrompts *prompts, GListModel *items)
{
  SiloamVerseResults *self = g_object_new (SILOAM_TYPE_VERSE_RESULTS, NULL);

  self->prompts = g_object_ref (prompts);
  self->selection = gtk_single_selection_new (g_object_ref (items));
  g_signal_connect_object (self->selection,
                           "notify::selected-item",
                           G_CALLBACK (moved_cb),
                           self,
                           G_CONNECT_SWAPPED);
  build_list (self);
  return GTK_WIDGET (self);
}

SiloamVerseItem *
siloam_verse_results_get_chosen (SiloamVerseResults *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_RESULTS (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * siloam_verse_results_open:
 *
 * Does what Enter on the chosen row does.
 */
void
siloam_verse_results_open (SiloamVerseResults *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_RESULTS (self));

  if (siloam_verse_results_get_chosen (self) != NULL)
    activated_cb (self, gtk_single_selection_get_selected (self->selection));
}
