/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/read-entry.h"

G_BEGIN_DECLS

/* A document of the Lexical editor (the "Super" notes of Standard Notes) as a person reads it; what
 * is no words is told in @item. NULL when it is none. */
char *siloam_lexical_to_text (const char *json,
                              const SiloamImportOptions *options,
                              SiloamImportItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
