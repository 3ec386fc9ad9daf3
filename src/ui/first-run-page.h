/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "journal/journal.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_FIRST_RUN_PAGE (siloam_first_run_page_get_type ())

/* A1 to A4. ::created when there is a journal, ::finished when the person goes to Home. */
G_DECLARE_FINAL_TYPE (SiloamFirstRunPage, siloam_first_run_page, SILOAM, FIRST_RUN_PAGE, GtkWidget)

GtkWidget *siloam_first_run_page_new (SiloamSettings *settings, const char *path);

/* Borrowed; NULL before ::created. */
SiloamJournal *siloam_first_run_page_get_journal (SiloamFirstRunPage *self);
SiloamSlotType siloam_first_run_page_get_way (SiloamFirstRunPage *self);

G_END_DECLS
