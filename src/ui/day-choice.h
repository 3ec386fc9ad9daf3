/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ui/chip-choice.h"

G_BEGIN_DECLS

/* Chips with days from today on, none after the last that is allowed; the value is the number of
 * days. The chip with the longest or the shortest is chosen. */
GtkWidget *siloam_day_choice_new (SiloamPrompts *prompts,
                                  const char *accessible_label,
                                  guint max_days,
                                  gboolean longest) G_GNUC_WARN_UNUSED_RESULT;
/* Local, at noon; NULL while none is chosen. */
GDateTime *siloam_day_choice_dup_date (GtkWidget *choice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
