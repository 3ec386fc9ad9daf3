/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import-json.h"
#include "export/import-private.h"

G_BEGIN_DECLS

/* The diary itself of Mini Diary: "mini-diary.txt", which is no text. */
gboolean siloam_mini_diary_is_locked (SiloamImportSource *source, const char *name);
/* NULL with SILOAM_IMPORT_ERROR_NEEDS_PASSWORD or _WRONG_PASSWORD, or because it was stopped. */
JsonNode *siloam_mini_diary_unlock (SiloamImportSource *source,
                                    const char *name,
                                    const SiloamImportOptions *options,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
