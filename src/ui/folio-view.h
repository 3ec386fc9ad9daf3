/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "export/folio.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_FOLIO_VIEW (siloam_folio_view_get_type ())

/* One page of a folio as it will be printed, as wide as there is room. White in the dark too: it is
 * paper. */
G_DECLARE_FINAL_TYPE (SiloamFolioView, siloam_folio_view, SILOAM, FOLIO_VIEW, GtkWidget)

GtkWidget *siloam_folio_view_new (SiloamFolio *folio, guint page) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed. */
SiloamFolio *siloam_folio_view_get_folio (SiloamFolioView *self);

G_END_DECLS
