/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_QUIET_PAGE (siloam_quiet_page_get_type ())
G_DECLARE_FINAL_TYPE (SiloamQuietPage, siloam_quiet_page, SILOAM, QUIET_PAGE, GtkWidget)

GtkWidget *siloam_quiet_page_new (void);

G_END_DECLS
