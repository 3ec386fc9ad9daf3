/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "guide/prompts.h"
#include "journal/store.h"

G_BEGIN_DECLS

char *siloam_entry_text_sealed (SiloamPrompts *prompts, GDateTime *created);
gboolean siloam_entry_text_is_on_the_way (const SiloamSummary *summary);
char *siloam_entry_text_first_line (SiloamPrompts *prompts, const SiloamSummary *summary);
char *siloam_entry_text_second_line (SiloamPrompts *prompts, const SiloamSummary *summary);
char *siloam_entry_text_hit_line (SiloamPrompts *prompts, const SiloamSummary *summary);
char *siloam_entry_text_read_snippet (const char *snippet, PangoAttrList **attributes);

G_END_DECLS
