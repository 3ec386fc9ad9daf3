/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *siloam_tick_new (const char *text, const char *css_class) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
