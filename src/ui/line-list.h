/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_LINE_LIST (siloam_line_list_get_type ())

/* Short lines below each other, such as things to be thankful for. Enter goes to the next line; the
 * last one is always empty. A person's change activates the action "entry.touch". */
G_DECLARE_FINAL_TYPE (SiloamLineList, siloam_line_list, SILOAM, LINE_LIST, GtkWidget)

/* lines (element-type utf8): kept up to date; must outlive the widget. */
GtkWidget *siloam_line_list_new (const char *accessible_label,
                                 GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
