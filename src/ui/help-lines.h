/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

/* The locale whose lines of help fit: the country of the computer, with the language of the prompts. */
char *siloam_help_locale (SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

/* A column with the lines of help of that country: number large, then what and when. */
GtkWidget *siloam_help_lines_new (SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
