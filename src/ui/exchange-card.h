/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EXCHANGE_CARD (siloam_exchange_card_get_type ())

/* One exchange, two sides: received open, released folded. A picture of the entry at this moment.
 */
G_DECLARE_FINAL_TYPE (SiloamExchangeCard, siloam_exchange_card, SILOAM, EXCHANGE_CARD, AdwBin)

GtkWidget *siloam_exchange_card_new (const SiloamEntry *entry, SiloamPrompts *prompts);
/* With a pin beside each received line, for a page that has the action "entry.pin" (s: its id). */
GtkWidget *siloam_exchange_card_new_for_reading (const SiloamEntry *entry, SiloamPrompts *prompts);

G_END_DECLS
