/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "vault/recovery-code.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RECOVERY_PAGE (siloam_recovery_page_get_type ())

/* Shows a recovery code once, to be written on paper, and asks two of its groups back.
 *
 * ::written when both groups were typed right; ::later when the person leaves it for another time.
 */
G_DECLARE_FINAL_TYPE (SiloamRecoveryPage, siloam_recovery_page, SILOAM, RECOVERY_PAGE, GtkWidget)

GtkWidget *siloam_recovery_page_new (SiloamPrompts *prompts,
                                     SiloamSecret *code,
                                     const char *back_action);
/* Offers no other time: for a code that is shown only once. */
void siloam_recovery_page_insist (SiloamRecoveryPage *self);

G_END_DECLS
