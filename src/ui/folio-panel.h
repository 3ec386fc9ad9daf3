/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "export/folio.h"

G_BEGIN_DECLS

/* Makes the pages, each time anew: those that are written live on another thread than those that
 * are shown. */
typedef SiloamFolio *(*SiloamFolioMake) (gpointer data);

#define SILOAM_TYPE_FOLIO_PANEL (siloam_folio_panel_get_type ())

/* Pages to look at, with a way to the printer and one to a file. For the team. */
G_DECLARE_FINAL_TYPE (SiloamFolioPanel, siloam_folio_panel, SILOAM, FOLIO_PANEL, GtkWidget)

GtkWidget *siloam_folio_panel_new (SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
/* name: of a file, "inzage-2026-11-22.pdf". */
void siloam_folio_panel_show (SiloamFolioPanel *self,
                              const char *name,
                              SiloamFolioMake make,
                              gpointer data,
                              GDestroyNotify free_data);
/* Lets go of the pages. */
void siloam_folio_panel_clear (SiloamFolioPanel *self);

G_END_DECLS
