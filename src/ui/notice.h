/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/error-text.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_NOTICE (siloam_notice_get_type ())

/* What went wrong and what helps, inside a page. Read out by the screen reader when it appears. */
G_DECLARE_FINAL_TYPE (SiloamNotice, siloam_notice, SILOAM, NOTICE, GtkWidget)

void siloam_notice_set_text (SiloamNotice *self, const SiloamErrorText *text);

G_END_DECLS
