/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls a page so that what was just shown on it can be seen. */
void siloam_reveal (GtkWidget *widget);

G_END_DECLS
