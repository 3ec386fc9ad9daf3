/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_GIFTS_PAGE (siloam_gifts_page_get_type ())

/* A15: what was received, one thing on a page, in large type. */
G_DECLARE_FINAL_TYPE (SiloamGiftsPage, siloam_gifts_page, SILOAM, GIFTS_PAGE, AdwBin)

GtkWidget *siloam_gifts_page_new (SiloamJournal *journal, SiloamPrompts *prompts);

G_END_DECLS
