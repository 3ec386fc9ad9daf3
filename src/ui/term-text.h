/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "journal/vocabulary.h"

G_BEGIN_DECLS

const char *siloam_term_text (SiloamPrompts *prompts,
                              const char *group,
                              const SiloamTerm *terms,
                              int value);
char *siloam_flags_text (SiloamPrompts *prompts,
                         const char *group,
                         const SiloamTerm *terms,
                         guint flags);

G_END_DECLS
