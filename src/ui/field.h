/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_FIELD (siloam_field_get_type ())

/* One line to fill in, with its title above. A secret field keeps what is typed in guarded memory.
 *
 * Properties: title, secret (construct only), input-purpose. Signals: ::changed, ::activate
 * (Enter). */
G_DECLARE_FINAL_TYPE (SiloamField, siloam_field, SILOAM, FIELD, GtkWidget)

void siloam_field_set_title (SiloamField *self, const char *title);

/* Borrowed, until the next key. */
const char *siloam_field_get_text (SiloamField *self);
void siloam_field_set_text (SiloamField *self, const char *text);

G_END_DECLS
