/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_TWO_SIDES (siloam_two_sides_get_type ())

/* The two sides of an exchange and the arrow from one to the other. Properties: received, released.
 */
G_DECLARE_FINAL_TYPE (SiloamTwoSides, siloam_two_sides, SILOAM, TWO_SIDES, GtkWidget)

G_END_DECLS
