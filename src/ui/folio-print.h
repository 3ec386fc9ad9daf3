/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "export/folio.h"
#include "ui/print-job.h"

G_BEGIN_DECLS

/* What became of it: printed, left alone by the person, or failed. */
typedef void (*SiloamFolioPrintFunc) (SiloamPrintOutcome outcome, gpointer user_data);

/* Opens the print dialog over parent; func is called once. */
void siloam_folio_print_async (GtkWindow *parent,
                               SiloamFolio *folio,
                               SiloamFolioPrintFunc func,
                               gpointer user_data);

G_END_DECLS
