/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/record.h"

G_BEGIN_DECLS

/* How the rules say that one is broken. Both return FALSE. */
gboolean siloam_rule_broken (GError **error, const char *what, const char *why);
gboolean siloam_not_agreed (GError **error, const char *what);
/* siloam_fields_validate() with an error of this room. */
gboolean siloam_rule_fields (const SiloamField *fields,
                             gconstpointer record,
                             const char *prefix,
                             GError **error);

G_END_DECLS
