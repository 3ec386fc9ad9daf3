/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of one outcome of a merge, however many. Each is told as the library tells it: what
 * was received or its title, and its day; never a hurt, and nothing of what is sealed. Main thread.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/entry-text.h"
#include "ui/merge-report.h"

#define SILOAM_TYPE_MERGE_LINE (siloam_merge_line_get_type ())
G_DECLARE_FINAL_TYPE (SiloamMergeLine, siloam_merge_line, SILOAM, MERGE_LINE, GObject)

struct _SiloamMergeLine
{
  GObject parent_instance;

  const SiloamMergeItem *item; /* borrowed from the report */
};

G_DEFINE_FINAL_TYPE (SiloamMergeLine, siloam_merge_line, G_TYPE_OBJECT)

static void
siloam_merge_line_class_init (SiloamMergeLineClass *klass)
{
}

static void
siloam_merge_line_init (SiloamMergeLine *self)
{
}

struct _SiloamMergeItems
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *list;
  GListStore *lines;
  SiloamPrompts *prompts;
};

G_DEFINE_FINAL_TYPE (SiloamMergeItems, siloam_merge_items, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), new_label (NULL));
  gtk_box_append (GTK_BOX (box), new_label ("siloam-meta"));
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  SiloamMergeItems *self = SILOAM_MERGE_ITEMS (user_data);
  const SiloamMergeLine *line = gtk_list_item_get_item (list_item);
  const SiloamSummary *summary = line->item->summary;
  GtkWidget *first = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  if (summary != NULL)
    {
      first_text = siloam_entry_text_first_line (self->prompts, summary);
      second_text = siloam_entry_text_second_line (self->prompts, summary);
    }
  gtk_label_set_label (
      GTK_LABEL (first),
      first_text != NULL ? first_text : siloam_prompts_get (self->prompts, "copies.unread.text"));
  gtk_label_set_label (GTK_LABEL (second), second_text != NULL ? second_text : "");
  gtk_widget_set_visible (second, second_text != NULL && *second_text != '\0');
}

/**
 * siloam_merge_items_show:
 * @outcome: which entries
 */
void
siloam_merge_items_show (SiloamMergeItems *self,
                         const SiloamMergeReport *report,
                         SiloamMergeOutcome outcome,
                         SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_MERGE_ITEMS (self));

  siloam_merge_items_clear (self);
  g_set_object (&self->prompts, prompts);
  for (guint i = 0; i < report->items->len; i++)
    {
      const SiloamMergeItem *item = g_ptr_array_index (report->items, i);
      g_autoptr (SiloamMergeLine) line = NULL;

      if (item->outcome != outcome)
        continue;
      line = g_object_new (SILOAM_TYPE_MERGE_LINE, NULL);
      line->item = item;
      g_list_store_append (self->lines, line);
    }
}

/**
 * siloam_merge_items_clear:
 *
 * Lets go of the report.
 */
void
siloam_merge_items_clear (SiloamMergeItems *self)
{
  g_return_if_fail (SILOAM_IS_MERGE_ITEMS (self));

  g_list_store_remove_all (self->lines);
}

static gboolean
siloam_merge_items_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_MERGE_ITEMS (widget)->list);
}

static void
siloam_merge_items_dispose (GObject *object)
{
  SiloamMergeItems *self = SILOAM_MERGE_ITEMS (object);

  g_list_store_remove_all (self->lines);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_merge_items_parent_class)->dispose (object);
}

static void
siloam_merge_items_finalize (GObject *object)
{
  g_object_unref (SILOAM_MERGE_ITEMS (object)->lines);

  G_OBJECT_CLASS (siloam_merge_items_parent_class)->finalize (object);
}

static void
siloam_merge_items_class_init (SiloamMergeItemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_merge_items_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_merge_items_finalize;
  widget_class->grab_focus = siloam_merge_items_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_list (SiloamMergeItems *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  return list;
}

static void
siloam_merge_items_init (SiloamMergeItems *self)
{
  self->lines = g_list_store_new (SILOAM_TYPE_MERGE_LINE);
  self->list = make_list (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
