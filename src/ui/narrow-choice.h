/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down of strings that gives way in a narrow window: its choice is cut off at the end, and
 * the list below it wraps. strings is borrowed. */
GtkWidget *siloam_narrow_choice_new (GListModel *strings,
                                     const char *accessible_label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
