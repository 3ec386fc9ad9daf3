/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_HELP_PAGE (siloam_help_page_get_type ())

/* A14, Help now: rest, a good memory, someone to call. Nothing here is logged. */
G_DECLARE_FINAL_TYPE (SiloamHelpPage, siloam_help_page, SILOAM, HELP_PAGE, GtkWidget)

/* journal (nullable): NULL when locked, then only the public lines show. id (nullable): the entry
 * that was being written, for its good memory. */
GtkWidget *siloam_help_page_new (SiloamJournal *journal,
                                 SiloamPrompts *prompts,
                                 const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
