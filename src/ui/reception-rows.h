/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

/* What a row of the reception is about: somebody in the queue, or a session on the way to a team.
 * Its buttons carry it; all strings may be NULL. */
typedef struct
{
  SiloamWaiting *waiting; /* borrowed by rows, owned by buttons */
  char *session_id;
} SiloamReceptionSubject;

typedef void (*SiloamReceptionCallback) (gpointer page, const SiloamReceptionSubject *subject);

/* A card with a name, what is known about it, and buttons below. */
GtkBox *siloam_reception_row_new (const char *name, const char *details);
/* The callback runs with the page, which must outlive the button, and its subject. */
GtkWidget *siloam_reception_row_add_button (GtkBox *row,
                                            const char *label,
                                            SiloamReceptionCallback callback,
                                            gpointer page,
                                            const SiloamReceptionSubject *subject);

/* "Since 19:42 · team 2", and whether something is kept under the name. */
char *siloam_reception_dup_details (SiloamEveningSheet *page,
                                    SiloamWaiting *waiting) G_GNUC_WARN_UNUSED_RESULT;
/* Who is in the team, of what kind, and what to mind about it. */
char *siloam_reception_dup_team_meaning (SiloamEveningSheet *page,
                                         const SiloamTeam *team,
                                         const char *session_id) G_GNUC_WARN_UNUSED_RESULT;
/* NULL when this team may sit with this session; else the key of why not. */
const char *siloam_reception_find_objection (const SiloamMinistryDesk *desk,
                                             const SiloamTeam *team,
                                             const SiloamSession *session);

G_END_DECLS
