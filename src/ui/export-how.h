/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "export/book.h"
#include "export/open-export.h"
#include "guide/prompts.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_FORM_PDF,
  SILOAM_FORM_PAPER,
  SILOAM_FORM_OPEN, /* in the open: for other programs */
} SiloamExportForm;

#define SILOAM_TYPE_EXPORT_HOW (siloam_export_how_get_type ())

/* In which form pages go along, how much of them, and how they look. ::changed. */
G_DECLARE_FINAL_TYPE (SiloamExportHow, siloam_export_how, SILOAM, EXPORT_HOW, AdwBin)

void siloam_export_how_set_up (SiloamExportHow *self, SiloamPrompts *prompts);
/* A cover goes with more pages than one. */
void siloam_export_how_set_cover (SiloamExportHow *self, gboolean cover);
SiloamExportForm siloam_export_how_get_form (SiloamExportHow *self);
SiloamOpenFormat siloam_export_how_get_open_format (SiloamExportHow *self);
gboolean siloam_export_how_is_locked (SiloamExportHow *self);
/* NULL after saying what is not right yet. */
SiloamSecret *siloam_export_how_dup_password (SiloamExportHow *self) G_GNUC_WARN_UNUSED_RESULT;
/* Without numbering and Bible, which the journal and the window know. */
SiloamBookOptions *siloam_export_how_dup_book_options (SiloamExportHow *self)
    G_GNUC_WARN_UNUSED_RESULT;
SiloamOpenOptions *siloam_export_how_dup_open_options (SiloamExportHow *self)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
