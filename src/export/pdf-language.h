/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/target-file.h"

G_BEGIN_DECLS

/* Says in a PDF that cairo wrote which language it is in. */
gboolean siloam_pdf_add_language (SiloamTargetFile *file, const char *language, GError **error);

G_END_DECLS
