/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "export/folio.h"

G_BEGIN_DECLS

/* The pages of a folio on paper, for siloam_print_run_new(). */
GtkPrintOperation *siloam_folio_print_new (SiloamFolio *folio) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
