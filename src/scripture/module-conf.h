/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/canon-private.h"
#include "scripture/module-files.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_MARKUP_PLAIN,
  SILOAM_MARKUP_OSIS,
  SILOAM_MARKUP_THML,
  SILOAM_MARKUP_GBF,
} SiloamMarkup;

/* What a module says of itself, checked: only what we can read gets one. */
typedef struct
{
  char *id;
  char *title;
  char *language; /* such as "nl" */
  char *licence;
  char *folder; /* of its files, clean */
  const SiloamCanon *canon;
  SiloamMarkup markup;
  gboolean compressed; /* zText, not RawText */
  gboolean wide;       /* 32-bit sizes: zText4, RawText4 */
  gboolean latin;      /* Windows-1252 instead of UTF-8 */
  char block;          /* 'b', 'c' or 'v': what one compressed block holds */
} SiloamModuleConf;

SiloamModuleConf *siloam_module_conf_parse (GBytes *bytes,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_module_conf_free (SiloamModuleConf *self);

/* The one Bible of @files, or the one of @id when that is given. */
SiloamModuleConf *siloam_module_conf_choose (SiloamModuleFiles *files,
                                             const char *id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Every Bible of @files that we can read; GPtrArray of SiloamModuleConf. */
GPtrArray *siloam_module_conf_list (SiloamModuleFiles *files) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamModuleConf, siloam_module_conf_free)

G_END_DECLS
