/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EXCHANGE_CARD (siloam_exchange_card_get_type ())

/* One exchange, two sides: received open, released folded. A picture of the entry at this moment. */
G_DECLARE_FINAL_TYPE (SiloamExchangeCard, siloam_exchange_card, SILOAM, EXCHANGE_CARD, GtkWidget)

GtkWidget *siloam_exchange_card_new (const SiloamEntry *entry, SiloamPrompts *prompts);

G_END_DECLS
