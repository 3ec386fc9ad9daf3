/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

/* Sheets that stand before a session for a moment; each leads back with "session.close". */

/* Help and care: whom to call, who of the team, whom was pointed to. */
GtkWidget *siloam_care_sheet_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* What was agreed, to take back. The list is returned in @list, for its signals. */
GtkWidget *siloam_agreed_sheet_new (SiloamEveningRoom *room,
                                    GtkWidget **list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
