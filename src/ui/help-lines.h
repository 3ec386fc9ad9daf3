/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

/* A column with the lines of help of the country: number large, then what and when. */
GtkWidget *siloam_help_lines_new (SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

/* What to do when someone thinks of suicide, with the number of the country; borrowed. */
const char *siloam_help_crisis_text (SiloamPrompts *prompts);

G_END_DECLS
