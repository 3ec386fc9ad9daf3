/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keeps a file that was chosen in a file dialog out of the list of recent files. */
void siloam_recent_trace_forget (GFile *file);

G_END_DECLS
