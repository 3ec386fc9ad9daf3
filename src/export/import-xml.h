/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/tree.h>

#include "export/import.h"

G_BEGIN_DECLS

/* XML and HTML of other applications, through libxml2: no network, no other files, no entities but
 * the five of XML and those of HTML. */

/* NULL with SILOAM_IMPORT_ERROR_DAMAGED, or _UNSAFE for one that declares entities. Free it with
 * xmlFreeDoc. @text: UTF-8, whatever its first line says. */
xmlDoc *siloam_import_xml_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As a person reads it: paragraphs, lines, lists with "- " or "1. ", quotes with "> ", links as
 * "words (address)". Pictures and the like are told in @item (nullable). NULL with _TOO_LARGE or
 * _UNSAFE: import-html.c. */
char *siloam_import_html_to_text (const char *html,
                                  const SiloamImportOptions *options,
                                  SiloamImportItem *item,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
