/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_TASK_PAGE (siloam_task_page_get_type ())

/* Where it is chosen what is done at this laptop. */
G_DECLARE_FINAL_TYPE (SiloamTaskPage, siloam_task_page, SILOAM, TASK_PAGE, SiloamEveningSheet)

GtkWidget *siloam_task_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody went where another task is needed: says so, and asks for the PIN for it. */
void siloam_task_page_ask_for (SiloamTaskPage *self, SiloamTask task);

G_END_DECLS
