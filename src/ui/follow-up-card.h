/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_FOLLOW_UP_CARD (siloam_follow_up_card_get_type ())

/* One follow-up: its day and way, and folded below it whom it is about and what to say. ::spoken,
 * ::missed and ::erase when the person says so. */
G_DECLARE_FINAL_TYPE (SiloamFollowUpCard, siloam_follow_up_card, SILOAM, FOLLOW_UP_CARD, GtkWidget)

GtkWidget *siloam_follow_up_card_new (SiloamPrompts *prompts,
                                      const SiloamFollowUp *follow_up) G_GNUC_WARN_UNUSED_RESULT;
/* As it is now, with what was ticked. Borrowed. */
const SiloamFollowUp *siloam_follow_up_card_get (SiloamFollowUpCard *self);

G_END_DECLS
