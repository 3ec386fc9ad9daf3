/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of the preferences that leads to joining another copy. The window does it: it first
 * leaves the page that is open. Main thread. */

#include "config.h"

#include "ui/copies-group.h"

struct _SiloamCopiesGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *join_row;
};

G_DEFINE_FINAL_TYPE (SiloamCopiesGroup, siloam_copies_group, ADW_TYPE_PREFERENCES_GROUP)

static void
join_cb (SiloamCopiesGroup *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (window)),
                              "win.join-copy",
                              NULL);
}

static void
siloam_copies_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_COPIES_GROUP);

  G_OBJECT_CLASS (siloam_copies_group_parent_class)->dispose (object);
}

static void
siloam_copies_group_class_init (SiloamCopiesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_copies_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/copies-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamCopiesGroup, join_row);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
}

static void
siloam_copies_group_init (SiloamCopiesGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_copies_group_set_up:
 * @prompts: the texts in the person's language and form
 */
void
siloam_copies_group_set_up (SiloamCopiesGroup *self, SiloamPrompts *prompts)
{
  g_return_if_fail (SILOAM_IS_COPIES_GROUP (self));

  adw_action_row_set_subtitle (self->join_row, siloam_prompts_get (prompts, "copies.group.text"));
}
