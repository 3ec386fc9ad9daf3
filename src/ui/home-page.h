/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_HOME_PAGE (siloam_home_page_get_type ())

/* Home: one question and four doors. At most one received line above them and one thing left open
 * below; never a count, a date of absence or the words of a hurt. */
G_DECLARE_FINAL_TYPE (SiloamHomePage, siloam_home_page, SILOAM, HOME_PAGE, GtkWidget)

GtkWidget *siloam_home_page_new (SiloamJournal *journal,
                                 SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
