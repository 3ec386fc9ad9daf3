/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_PRAYER_SHEET (siloam_prayer_sheet_get_type ())

/* Ask, give thanks, or pray with authority; the last only with a basis and the visitor's yes. Shows
 * the prayer by the guide and then activates "session.close". */
G_DECLARE_FINAL_TYPE (SiloamPrayerSheet, siloam_prayer_sheet, SILOAM, PRAYER_SHEET, GtkWidget)

GtkWidget *siloam_prayer_sheet_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
