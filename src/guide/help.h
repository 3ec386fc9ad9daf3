/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of help of a country, from data/help/<locale>.json. */
typedef struct
{
  char *id;
  char *name;
  char *phone;
  char *address; /* chat or site, may be NULL */
  char *when;
  char *cost;
  char *text; /* in the language asked for */
} SiloamHelpLine;

/* The lines for a locale such as "nl_NL", texts in language "nl" or "en"; GPtrArray of
 * SiloamHelpLine, never empty. */
GPtrArray *siloam_help_lines_load (const char *locale,
                                   const char *language,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void siloam_help_line_free (SiloamHelpLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamHelpLine, siloam_help_line_free)

G_END_DECLS
