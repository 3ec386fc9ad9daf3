/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_FREE_PAGE (siloam_free_page_get_type ())

/* A18: one page to give thanks or to write freely. A SiloamWriter. */
G_DECLARE_FINAL_TYPE (SiloamFreePage, siloam_free_page, SILOAM, FREE_PAGE, GtkWidget)

/* id (nullable): the entry to go on with; NULL begins a new one. */
GtkWidget *siloam_free_page_new (SiloamJournal *journal,
                                 SiloamPrompts *prompts,
                                 const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
