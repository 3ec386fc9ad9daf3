/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lets a person tick the pages that go along. The list pages from the journal, as in the library,
 * and shows no more of a sealed page than it does there. Main thread. */

#include "config.h"

#include "ui/export-pick.h"

#include <glib/gi18n.h>

#include "ui/entry-text.h"

struct _SiloamExportPick
{
  AdwWindow parent_instance;

  GtkListView *list;

  SiloamPrompts *prompts;
  GHashTable *ticked; /* (element-type utf8) */
};

G_DEFINE_FINAL_TYPE (SiloamExportPick, siloam_export_pick, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

GHashTable *
siloam_id_set_copy (GHashTable *ids)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL)
    return copy;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_strdup (id));
  return copy;
}

static const SiloamSummary *
summary_of (GtkListItem *list_item)
{
  SiloamTimelineItem *item = gtk_list_item_get_item (list_item);

  return item != NULL ? siloam_timeline_item_get_summary (item) : NULL;
}

static void
toggled_cb (SiloamExportPick *self, GtkCheckButton *check)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (check), "list-item");
  const SiloamSummary *summary = summary_of (list_item);

  if (summary == NULL)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->ticked, g_strdup (summary->id));
  else
    g_hash_table_remove (self->ticked, summary->id);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "pick.take",
                                 g_hash_table_size (self->ticked) > 0);
}

static GtkWidget *
new_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
setup_row_cb (SiloamExportPick *self, GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), new_label ("siloam-row-first"));
  gtk_box_append (GTK_BOX (box), new_label ("siloam-meta"));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_top (check, 6);
  gtk_widget_set_margin_bottom (check, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_object_set_data (G_OBJECT (check), "list-item", list_item);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_child (list_item, check);
}

static void
show_lines (SiloamExportPick *self, GtkCheckButton *check, const SiloamSummary *summary)
{
  GtkWidget *box = gtk_check_button_get_child (check);
  GtkWidget *first_label = gtk_widget_get_first_child (box);
  GtkWidget *second_label = gtk_widget_get_last_child (box);
  g_autofree char *first = siloam_entry_text_first_line (self->prompts, summary);
  g_autofree char *second = siloam_entry_text_second_line (self->prompts, summary);
  g_autofree char *name = second ? g_strdup_printf ("%s. %s", first, second) : g_strdup (first);

  gtk_label_set_label (GTK_LABEL (first_label), first);
  gtk_label_set_label (GTK_LABEL (second_label), second ? second : "");
  gtk_widget_set_visible (second_label, second != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_row (SiloamExportPick *self, GtkListItem *list_item)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (list_item));
  const SiloamSummary *summary = summary_of (list_item);

  gtk_widget_set_sensitive (GTK_WIDGET (check), summary != NULL);
  if (summary == NULL)
    return;
  show_lines (self, check, summary);
  g_signal_handlers_block_by_func (check, toggled_cb, self);
  gtk_check_button_set_active (check, g_hash_table_contains (self->ticked, summary->id));
  g_signal_handlers_unblock_by_func (check, toggled_cb, self);
}

static void
summary_came_cb (GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkRoot *window = row != NULL ? gtk_widget_get_root (row) : NULL;

  if (SILOAM_IS_EXPORT_PICK (window))
    show_row (SILOAM_EXPORT_PICK (window), list_item);
}

static void
bind_row_cb (SiloamExportPick *self, GtkListItem *list_item)
{
  gpointer item = gtk_list_item_get_item (list_item);

  g_signal_connect_object (item,
                           "notify::summary",
                           G_CALLBACK (summary_came_cb),
                           list_item,
                           G_CONNECT_SWAPPED);
  show_row (self, list_item);
}

static void
unbind_row_cb (SiloamExportPick *self, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item),
                                        summary_came_cb,
                                        list_item);
}

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_destroy (GTK_WINDOW (widget));
}

static void
take_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PICKED], 0);
  gtk_window_destroy (GTK_WINDOW (widget));
}

static void
siloam_export_pick_dispose (GObject *object)
{
  SiloamExportPick *self = SILOAM_EXPORT_PICK (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->prompts);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EXPORT_PICK);

  G_OBJECT_CLASS (siloam_export_pick_parent_class)->dispose (object);
}

static void
siloam_export_pick_finalize (GObject *object)
{
  g_clear_pointer (&SILOAM_EXPORT_PICK (object)->ticked, g_hash_table_unref);

  G_OBJECT_CLASS (siloam_export_pick_parent_class)->finalize (object);
}

static void
siloam_export_pick_class_init (SiloamExportPickClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_export_pick_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_export_pick_finalize;

  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         SILOAM_TYPE_EXPORT_PICK,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/export-pick.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamExportPick, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_install_action (widget_class, "pick.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "pick.take", NULL, take_action);
}

static void
siloam_export_pick_init (SiloamExportPick *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_export_pick_new:
 * @ticked: (nullable) (element-type utf8): ids of the pages that are ticked already
 *
 * Returns: (transfer none): the window, owned by GTK; present it
 */
GtkWidget *
siloam_export_pick_new (GtkWindow *parent,
                        SiloamJournal *journal,
                        SiloamPrompts *prompts,
                        GHashTable *ticked)
{
  SiloamExportPick *self = g_object_new (SILOAM_TYPE_EXPORT_PICK, "transient-for", parent, NULL);
  GListModel *timeline = G_LIST_MODEL (siloam_journal_get_timeline (journal));
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (timeline);

  self->prompts = g_object_ref (prompts);
  self->ticked = siloam_id_set_copy (ticked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "pick.take",
                                 g_hash_table_size (self->ticked) > 0);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  return GTK_WIDGET (self);
}

/**
 * siloam_export_pick_get_ticked:
 *
 * Returns: (transfer none) (element-type utf8): the ids of what is ticked now
 */
GHashTable *
siloam_export_pick_get_ticked (SiloamExportPick *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_PICK (self), NULL);

  return self->ticked;
}
