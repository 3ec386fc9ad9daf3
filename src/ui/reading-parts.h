/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

/* Each appends its part to a vertical box, or nothing when there is nothing to show. */
void siloam_reading_append_words (GtkBox *box,
                                  const SiloamEntry *entry,
                                  const char *heading,
                                  const char *words);
void siloam_reading_append_verses (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts);
void siloam_reading_append_revisits (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts);
/* The page as it was written, by its kind. */
void siloam_reading_append_original (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts);
/* The page and what was added later. */
void siloam_reading_append_body (GtkBox *box, const SiloamEntry *entry, SiloamPrompts *prompts);

G_END_DECLS
