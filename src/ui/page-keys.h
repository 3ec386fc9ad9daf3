/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys every writing page has: Ctrl+Enter "<prefix>.next", Alt+Left "<prefix>.back",
 * Escape "<prefix>.leave", Ctrl+P "<prefix>.print". */
void siloam_page_keys_add (GtkWidget *page, const char *prefix);

G_END_DECLS
