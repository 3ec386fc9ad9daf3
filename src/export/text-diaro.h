/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import-source.h"
#include "export/import.h"

G_BEGIN_DECLS

/* The XML in a backup of Diaro. FALSE with SILOAM_IMPORT_ERROR_DAMAGED, _UNSAFE or _TOO_LARGE. */
gboolean siloam_text_is_diaro (const char *name);
gboolean siloam_text_read_diaro (SiloamImportSource *source,
                                 const char *name,
                                 const SiloamImportOptions *options,
                                 SiloamImportBundle *bundle,
                                 GError **error);

G_END_DECLS
