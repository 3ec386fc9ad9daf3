/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_PAIR_LAYOUT (siloam_pair_layout_get_type ())

/* Two children beside each other where the text leaves room for it, else the first above the
 * second. One that is hidden leaves its room to the other. Properties: share (percent of the width
 * for the first, 50), chars (how many characters wide the two must be together, 60). */
G_DECLARE_FINAL_TYPE (SiloamPairLayout, siloam_pair_layout, SILOAM, PAIR_LAYOUT, GtkLayoutManager)

G_END_DECLS
