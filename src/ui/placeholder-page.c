/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands where a page is still to be written. */

#include "config.h"

#include "ui/placeholder-page.h"

#include <adwaita.h>

#include "ui/header.h"
#include "ui/template.h"

struct _SiloamPlaceholderPage
{
  GtkWidget parent_instance;

  AdwStatusPage *status;
};

G_DEFINE_FINAL_TYPE (SiloamPlaceholderPage, siloam_placeholder_page, GTK_TYPE_WIDGET)

static void
siloam_placeholder_page_dispose (GObject *object)
{
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_PLACEHOLDER_PAGE);

  G_OBJECT_CLASS (siloam_placeholder_page_parent_class)->dispose (object);
}

static void
siloam_placeholder_page_class_init (SiloamPlaceholderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_placeholder_page_dispose;
  g_type_ensure (SILOAM_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/placeholder-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamPlaceholderPage, status);
}

static void
siloam_placeholder_page_init (SiloamPlaceholderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_placeholder_page_new:
 * @name: the name of the page in pages.c
 */
GtkWidget *
siloam_placeholder_page_new (const char *name)
{
  SiloamPlaceholderPage *self = g_object_new (SILOAM_TYPE_PLACEHOLDER_PAGE, NULL);

  adw_status_page_set_title (self->status, name);
  return GTK_WIDGET (self);
}
