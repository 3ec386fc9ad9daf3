/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ministry/ministry.h"

G_BEGIN_DECLS

/* Called once: whether the date is right, and the file knows. */
typedef void (*SiloamEveningClockFunc) (gboolean is_right, gpointer user_data);

/* Asks about the date of the computer; where the clock can be believed, it answers at once. */
void siloam_evening_clock_ask (GtkWindow *parent,
                               SiloamMinistry *ministry,
                               SiloamPrompts *prompts,
                               SiloamEveningClockFunc func,
                               gpointer user_data);

G_END_DECLS
