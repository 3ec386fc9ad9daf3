/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_PLACEHOLDER_PAGE (siloam_placeholder_page_get_type ())
G_DECLARE_FINAL_TYPE (SiloamPlaceholderPage, siloam_placeholder_page, SILOAM, PLACEHOLDER_PAGE, GtkWidget)

GtkWidget *siloam_placeholder_page_new (const char *name);

G_END_DECLS
