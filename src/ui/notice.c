/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A calm, lasting message in a page: title, sentence, remedy. Main thread. */

#include "config.h"

#include "ui/notice.h"

#include "ui/template.h"

struct _SiloamNotice
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  GtkLabel *text_label;
  GtkLabel *remedy_label;
};

G_DEFINE_FINAL_TYPE (SiloamNotice, siloam_notice, GTK_TYPE_WIDGET)

static void
siloam_notice_dispose (GObject *object)
{
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_NOTICE);

  G_OBJECT_CLASS (siloam_notice_parent_class)->dispose (object);
}

static void
siloam_notice_class_init (SiloamNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_notice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamNotice, title_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamNotice, text_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamNotice, remedy_label);
}

static void
siloam_notice_init (SiloamNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

/**
 * siloam_notice_set_text:
 * @text: what to say; its text and remedy may be %NULL
 */
void
siloam_notice_set_text (SiloamNotice *self, const SiloamErrorText *text)
{
  g_return_if_fail (SILOAM_IS_NOTICE (self));

  show (self->title_label, text->title);
  show (self->text_label, text->text);
  show (self->remedy_label, text->remedy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->text ? text->text : "",
                                  -1);
}
