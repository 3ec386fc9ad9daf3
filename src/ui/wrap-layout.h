/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_WRAP_LAYOUT (siloam_wrap_layout_get_type ())

/* Lays children out like words in a paragraph: each its own width, onto the next line when full. */
G_DECLARE_FINAL_TYPE (SiloamWrapLayout, siloam_wrap_layout, SILOAM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *siloam_wrap_layout_new (int spacing, gboolean at_end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
