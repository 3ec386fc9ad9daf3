/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys that every writing page shares, so that hands find them everywhere. Main thread. */

#include "config.h"

#include "ui/page-keys.h"

static void
add_key (GtkEventController *controller,
         guint key,
         GdkModifierType modifiers,
         const char *prefix,
         const char *name)
{
  g_autofree char *action = g_strconcat (prefix, ".", name, NULL);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

/**
 * siloam_page_keys_add:
 * @page: a page with the actions
 * @prefix: the group of its actions, such as "guide"
 *
 * Adds the shared keys. A place of writing takes Enter for itself, so these come before it; Escape
 * comes after, so that it first closes what is open on top.
 */
void
siloam_page_keys_add (GtkWidget *page, const char *prefix)
{
  GtkEventController *first = gtk_shortcut_controller_new ();
  GtkEventController *last = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  add_key (first, GDK_KEY_Return, GDK_CONTROL_MASK, prefix, "next");
  add_key (first, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, prefix, "next");
  add_key (first, GDK_KEY_Left, GDK_ALT_MASK, prefix, "back");
  add_key (first, GDK_KEY_p, GDK_CONTROL_MASK, prefix, "print");
  gtk_widget_add_controller (page, first);

  add_key (last, GDK_KEY_Escape, 0, prefix, "leave");
  gtk_widget_add_controller (page, last);
}
