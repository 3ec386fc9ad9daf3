/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

/* Whoever came back from B5 without an answer: nothing of it is left but their place in the
 * queue. */
void siloam_reception_visit_call_off (SiloamEveningRoom *room);

/* With the visitor's consent something of an earlier evening is still kept under this name. What it
 * is, nobody is told here. */
gboolean siloam_reception_is_kept (const SiloamMinistryDesk *desk, const char *alias);
/* Agreed, and on the way to a team. */
gboolean siloam_reception_waits_for_team (const SiloamSession *session,
                                          const SiloamEvening *evening);
/* Somebody is with this team now; other: (nullable): leaves one session out. */
gboolean siloam_reception_team_is_busy (const SiloamMinistryDesk *desk,
                                        const SiloamEvening *evening,
                                        guint team_number,
                                        const char *other);

G_END_DECLS
