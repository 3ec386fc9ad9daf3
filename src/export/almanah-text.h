/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import.h"

G_BEGIN_DECLS

/* What Almanah holds of one day, as a person reads it: its own XML, what GTK made of a page, or
 * plain words. Pictures are told in @item. NULL with SILOAM_IMPORT_ERROR_DAMAGED or _UNSAFE. */
char *siloam_almanah_text (GBytes *content,
                           const SiloamImportOptions *options,
                           SiloamImportItem *item,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
