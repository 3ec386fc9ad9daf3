/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The quiet screen of F9: a calm surface that says nothing, over whatever is open. It holds no
 * private word and no reference to the journal. Main thread. */

#include "config.h"

#include "ui/quiet-page.h"

#include "ui/template.h"

struct _SiloamQuietPage
{
  GtkWidget parent_instance;

  GtkWidget *return_button;
};

G_DEFINE_FINAL_TYPE (SiloamQuietPage, siloam_quiet_page, GTK_TYPE_WIDGET)

static gboolean
siloam_quiet_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_QUIET_PAGE (widget)->return_button);
}

static void
siloam_quiet_page_dispose (GObject *object)
{
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_QUIET_PAGE);

  G_OBJECT_CLASS (siloam_quiet_page_parent_class)->dispose (object);
}

static void
siloam_quiet_page_class_init (SiloamQuietPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_quiet_page_dispose;
  widget_class->grab_focus = siloam_quiet_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/quiet-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamQuietPage, return_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.quiet", NULL);
}

static void
siloam_quiet_page_init (SiloamQuietPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_quiet_page_new:
 *
 * Makes the cover.
 */
GtkWidget *
siloam_quiet_page_new (void)
{
  return g_object_new (SILOAM_TYPE_QUIET_PAGE, NULL);
}
