/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4.8 lets Tab visit every row of a list, and a psalm has up to 176. Main thread. */

#include "config.h"

#include "ui/list-keys.h"

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

/**
 * siloam_list_keys_add:
 * @list: a list of many rows
 * @accessible_label: what it holds
 *
 * Lets Tab pass the list in one step.
 */
void
siloam_list_keys_add (GtkWidget *list, const char *accessible_label)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_Tab, 0, "verse.after-list");
  add_key (keys, GDK_KEY_Tab, GDK_SHIFT_MASK, "verse.before-list");
  add_key (keys, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, "verse.before-list");
  gtk_widget_add_controller (list, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label,
                                  -1);
}
