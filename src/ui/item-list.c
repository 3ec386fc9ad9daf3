/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of two lines about items that are somebody else's. Main thread. */

#include "config.h"

#include "ui/item-list.h"

#include "ui/template.h"
#include "ui/text-label.h"

#define SILOAM_TYPE_ITEM_LINE (siloam_item_line_get_type ())
G_DECLARE_FINAL_TYPE (SiloamItemLine, siloam_item_line, SILOAM, ITEM_LINE, GObject)

struct _SiloamItemLine
{
  GObject parent_instance;

  gconstpointer item; /* borrowed */
  SiloamItemDescribe describe;
};

G_DEFINE_FINAL_TYPE (SiloamItemLine, siloam_item_line, G_TYPE_OBJECT)

static void
siloam_item_line_class_init (SiloamItemLineClass *klass)
{
}

static void
siloam_item_line_init (SiloamItemLine *self)
{
}

struct _SiloamItemList
{
  GtkWidget parent_instance;

  GtkListView *list;
  GListStore *lines;
  SiloamPrompts *prompts;
};

G_DEFINE_FINAL_TYPE (SiloamItemList, siloam_item_list, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), siloam_text_label_new (NULL, NULL));
  gtk_box_append (GTK_BOX (box), siloam_text_label_new (NULL, "siloam-meta"));
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  SiloamItemList *self = SILOAM_ITEM_LIST (user_data);
  const SiloamItemLine *line = gtk_list_item_get_item (list_item);
  GtkWidget *first = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  line->describe (self->prompts, line->item, &first_text, &second_text);
  gtk_label_set_label (GTK_LABEL (first), first_text);
  gtk_label_set_label (GTK_LABEL (second), second_text != NULL ? second_text : "");
  gtk_widget_set_visible (second, second_text != NULL && *second_text != '\0');
}

static gboolean
siloam_item_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_ITEM_LIST (widget)->list));
}

static void
siloam_item_list_dispose (GObject *object)
{
  SiloamItemList *self = SILOAM_ITEM_LIST (object);

  g_list_store_remove_all (self->lines);
  g_clear_object (&self->prompts);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_ITEM_LIST);

  G_OBJECT_CLASS (siloam_item_list_parent_class)->dispose (object);
}

static void
siloam_item_list_finalize (GObject *object)
{
  g_object_unref (SILOAM_ITEM_LIST (object)->lines);

  G_OBJECT_CLASS (siloam_item_list_parent_class)->finalize (object);
}

static void
siloam_item_list_class_init (SiloamItemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_item_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_item_list_finalize;
  widget_class->grab_focus = siloam_item_list_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/item-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamItemList, list);
}

static void
siloam_item_list_init (SiloamItemList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  self->lines = g_list_store_new (SILOAM_TYPE_ITEM_LINE);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
}

/**
 * siloam_item_list_set_prompts:
 * @prompts: what the rows are described with
 */
void
siloam_item_list_set_prompts (SiloamItemList *self, SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_ITEM_LIST (self));

  g_set_object (&self->prompts, prompts);
}

/**
 * siloam_item_list_append:
 * @item: (transfer none): stays until the list is cleared
 * @describe: (scope forever): what its row says
 */
void
siloam_item_list_append (SiloamItemList *self, gconstpointer item, SiloamItemDescribe describe)
{
  g_autoptr (SiloamItemLine) line = NULL;

  g_return_if_fail (SILOAM_IS_ITEM_LIST (self));

  line = g_object_new (SILOAM_TYPE_ITEM_LINE, NULL);
  line->item = item;
  line->describe = describe;
  g_list_store_append (self->lines, line);
}

/**
 * siloam_item_list_clear:
 *
 * Lets go of all items.
 */
void
siloam_item_list_clear (SiloamItemList *self)
{
  g_return_if_fail (SILOAM_IS_ITEM_LIST (self));

  g_list_store_remove_all (self->lines);
}
