/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of what was already written on a sheet. It holds words to show only; the records belong
 * to the step. Main thread. */

#include "config.h"

#include "ui/record-list.h"

struct _SiloamRecordList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  char *remove_label;
  char *undo_label;
};

G_DEFINE_FINAL_TYPE (SiloamRecordList, siloam_record_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_REMOVED,
  SIGNAL_UNDONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
index_of (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
}

static void
words_clicked_cb (SiloamRecordList *self, GtkWidget *button)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, index_of (button));
}

static void
remove_clicked_cb (SiloamRecordList *self, GtkWidget *button)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, index_of (button));
}

static void
undo_clicked_cb (SiloamRecordList *self)
{
  g_signal_emit (self, signals[SIGNAL_UNDONE], 0);
}

static void
siloam_record_list_dispose (GObject *object)
{
  SiloamRecordList *self = SILOAM_RECORD_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_record_list_parent_class)->dispose (object);
}

static void
siloam_record_list_finalize (GObject *object)
{
  SiloamRecordList *self = SILOAM_RECORD_LIST (object);

  g_free (self->remove_label);
  g_free (self->undo_label);

  G_OBJECT_CLASS (siloam_record_list_parent_class)->finalize (object);
}

static void
siloam_record_list_class_init (SiloamRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_record_list_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_UINT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_UINT);
  signals[SIGNAL_UNDONE] = g_signal_new ("undone",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siloam_record_list_init (SiloamRecordList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * siloam_record_list_new:
 * @remove_label: what removing is called
 * @undo_label: what bringing back is called
 *
 * Makes an empty list, hidden until it holds something.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_record_list_new (const char *remove_label, const char *undo_label)
{
  SiloamRecordList *self = g_object_new (SILOAM_TYPE_RECORD_LIST, NULL);

  self->remove_label = g_strdup (remove_label);
  self->undo_label = g_strdup (undo_label);
  return GTK_WIDGET (self);
}

void
siloam_record_list_clear (SiloamRecordList *self)
{
  GtkWidget *child;

  g_return_if_fail (SILOAM_IS_RECORD_LIST (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_words (const char *words)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   words,
                                   "xalign",
                                   0.0f,
                                   "ellipsize",
                                   PANGO_ELLIPSIZE_END,
                                   "single-line-mode",
                                   TRUE,
                                   "hexpand",
                                   TRUE,
                                   NULL);

  gtk_widget_add_css_class (label, "siloam-text");
  return label;
}

static GtkWidget *
make_row (SiloamRecordList *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (row, "siloam-record");
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return row;
}

/**
 * siloam_record_list_add:
 * @index: which record; handed back by the signals
 * @words: what to show of it
 *
 * Adds a line.
 */
void
siloam_record_list_add (SiloamRecordList *self, guint index, const char *words)
{
  g_return_if_fail (SILOAM_IS_RECORD_LIST (self));

  GtkWidget *row = make_row (self);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *remove_name = g_strdup_printf ("%s: %s", self->remove_label, words);

  gtk_button_set_child (GTK_BUTTON (button), make_words (words));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, self->remove_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name,
                                  -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button,
                           "clicked",
                           G_CALLBACK (words_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (remove,
                           "clicked",
                           G_CALLBACK (remove_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), remove);
}

/**
 * siloam_record_list_offer_undo:
 * @words: what was removed
 *
 * Adds a line that brings back what was removed; the next clear takes it away.
 */
void
siloam_record_list_offer_undo (SiloamRecordList *self, const char *words)
{
  g_return_if_fail (SILOAM_IS_RECORD_LIST (self));

  GtkWidget *row = make_row (self);
  GtkWidget *label = make_words (words);
  GtkWidget *undo = gtk_button_new_with_label (self->undo_label);

  gtk_widget_add_css_class (label, "siloam-placeholder");
  gtk_widget_add_css_class (undo, "flat");
  g_signal_connect_object (undo, "clicked", G_CALLBACK (undo_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), undo);
  gtk_widget_grab_focus (undo);
}
