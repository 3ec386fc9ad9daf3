/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SCRIBE_RECEIVED (siloam_scribe_received_get_type ())

/* What a visitor receives, one after the other: their words, the form, the gifts they name. Writes
 * into the entry, which outlives it, and activates "entry.touch". */
G_DECLARE_FINAL_TYPE (SiloamScribeReceived,
                      siloam_scribe_received,
                      SILOAM,
                      SCRIBE_RECEIVED,
                      GtkWidget)

GtkWidget *siloam_scribe_received_new (SiloamEntry *exchange,
                                       SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
