/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import.h"

G_BEGIN_DECLS

/* YAML of other applications as a tree of what stands there. Aliases and tags that make objects are
 * refused; anything else that YAML can say is only a text, a list or a map. Any thread. */

typedef enum
{
  SILOAM_YAML_TEXT,
  SILOAM_YAML_LIST,
  SILOAM_YAML_MAP,
} SiloamYamlKind;

typedef struct
{
  SiloamYamlKind kind;
  guint line;        /* from 1 */
  char *text;        /* of a text */
  gboolean quoted;   /* between quotes or as a block: never a number or "null" */
  GPtrArray *keys;   /* (element-type SiloamYaml): of a map */
  GPtrArray *values; /* (element-type SiloamYaml): of a map or a list */
} SiloamYaml;

/* The first document; an empty map when there is none. NULL with SILOAM_IMPORT_ERROR_DAMAGED,
 * _UNSAFE or _TOO_LARGE. @text: UTF-8; control characters in it are replaced. */
SiloamYaml *siloam_yaml_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_yaml_free (SiloamYaml *self);

/* NULL when @self (nullable) is no map or has no such key; capitals count. */
const SiloamYaml *siloam_yaml_get (const SiloamYaml *self, const char *key);
/* The text, NULL for a list, a map and what means nothing ("", "~", "null"). Nullable. */
const char *siloam_yaml_as_text (const SiloamYaml *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamYaml, siloam_yaml_free)

G_END_DECLS
