/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The parsed file of the guide's own data, such as "prompts/nl.json"; its root is an object. */
JsonParser *siloam_guide_data_load (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_guide_data_exists (const char *name);

/* What stands after the language in the names of the files with prompts; ends with NULL. */
extern const char *const siloam_guide_prompt_parts[];

G_END_DECLS
