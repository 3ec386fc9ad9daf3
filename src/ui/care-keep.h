/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_CARE_KEEP (siloam_care_keep_get_type ())

/* One concern about safety, and whether it outlives the conversation: only with a reason and a
 * day. */
G_DECLARE_FINAL_TYPE (SiloamCareKeep, siloam_care_keep, SILOAM, CARE_KEEP, GtkWidget)

GtkWidget *siloam_care_keep_new (SiloamEveningRoom *room,
                                 const SiloamNote *note) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_care_keep_is_on (SiloamCareKeep *self);
/* NULL while the reason is missing; the focus is there then. */
SiloamNote *siloam_care_keep_dup_note (SiloamCareKeep *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
