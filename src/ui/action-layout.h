/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_ACTION_LAYOUT (siloam_action_layout_get_type ())

/* The buttons under a question: in a row at the right where they fit, else one under the other, the
 * last (suggested) first; with reading-order from first to last. A child that expands takes what a
 * row leaves. */
G_DECLARE_FINAL_TYPE (SiloamActionLayout,
                      siloam_action_layout,
                      SILOAM,
                      ACTION_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
