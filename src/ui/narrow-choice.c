/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GtkDropDown asks for the width of its longest string, which is wider than a small window with
 * large text. Main thread. */

#include "config.h"

#include "ui/narrow-choice.h"

#define LIST_CHARS 24

static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (
      item,
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item,
                           g_object_new (GTK_TYPE_LABEL,
                                         "xalign",
                                         0.0f,
                                         "wrap",
                                         TRUE,
                                         "wrap-mode",
                                         PANGO_WRAP_WORD_CHAR,
                                         "max-width-chars",
                                         LIST_CHARS,
                                         NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
make_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/**
 * siloam_narrow_choice_new:
 * @strings: (nullable) (transfer none): a #GtkStringList, or %NULL to set one later
 * @accessible_label: what is chosen with it
 *
 * Returns: (transfer floating): a new #GtkDropDown
 */
GtkWidget *
siloam_narrow_choice_new (GListModel *strings, const char *accessible_label)
{
  g_autoptr (GtkListItemFactory) choice = make_factory (G_CALLBACK (setup_choice_cb));
  g_autoptr (GtkListItemFactory) row = make_factory (G_CALLBACK (setup_row_cb));
  GtkWidget *self = g_object_new (GTK_TYPE_DROP_DOWN,
                                  "model",
                                  strings,
                                  "factory",
                                  choice,
                                  "list-factory",
                                  row,
                                  NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label,
                                  -1);
  return self;
}
