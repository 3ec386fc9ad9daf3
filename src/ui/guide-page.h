/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_GUIDE_PAGE (siloam_guide_page_get_type ())

/* A5 to A13: one exchange, one question on a screen. A SiloamWriter. */
G_DECLARE_FINAL_TYPE (SiloamGuidePage, siloam_guide_page, SILOAM, GUIDE_PAGE, GtkWidget)

/* id (nullable): the exchange to go on with; NULL begins a new one. */
GtkWidget *siloam_guide_page_new (SiloamJournal *journal,
                                  SiloamPrompts *prompts,
                                  const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
