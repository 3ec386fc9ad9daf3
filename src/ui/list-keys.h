/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list is one stop for Tab, with this name; arrows move inside it. Tab activates the action
 * "verse.after-list", Shift+Tab "verse.before-list" of a widget around it. */
void siloam_list_keys_add (GtkWidget *list, const char *accessible_label);

G_END_DECLS
