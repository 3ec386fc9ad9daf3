/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A place for a label with links. Main thread. */

#include "config.h"

#include "ui/link-place.h"

#include "ui/words-links.h"

struct _SiloamLinkPlace
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SiloamLinkPlace, siloam_link_place, GTK_TYPE_WIDGET)

static gboolean
siloam_link_place_grab_focus (GtkWidget *widget)
{
  GtkWidget *label = gtk_widget_get_first_child (widget);

  return label != NULL && siloam_words_grab_focus (GTK_LABEL (label));
}

static gboolean
siloam_link_place_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *label = gtk_widget_get_first_child (widget);

  if (label == NULL)
    return FALSE;
  if (root != NULL && gtk_root_get_focus (root) == NULL)
    return siloam_words_grab_focus (GTK_LABEL (label));
  return gtk_widget_child_focus (label, direction);
}

static void
siloam_link_place_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siloam_link_place_parent_class)->dispose (object);
}

static void
siloam_link_place_class_init (SiloamLinkPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_link_place_dispose;
  widget_class->grab_focus = siloam_link_place_grab_focus;
  widget_class->focus = siloam_link_place_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_link_place_init (SiloamLinkPlace *self)
{
}

/**
 * siloam_link_place_new:
 * @label: (transfer floating): a #GtkLabel
 *
 * Returns: (transfer floating): a place for @label
 */
GtkWidget *
siloam_link_place_new (GtkWidget *label)
{
  GtkWidget *self = g_object_new (SILOAM_TYPE_LINK_PLACE, NULL);

  gtk_widget_set_parent (label, self);
  return self;
}
