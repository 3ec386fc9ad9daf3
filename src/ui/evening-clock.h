/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ministry/ministry.h"

G_BEGIN_DECLS

void siloam_evening_clock_ask (GtkWindow *parent, SiloamMinistry *ministry, SiloamPrompts *prompts);

G_END_DECLS
