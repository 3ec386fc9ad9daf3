/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_MEMBER_CHOICE (siloam_member_choice_get_type ())

/* Who of the team: a wrapping row of first names, each a toggle. A person's change activates the
 * action "entry.touch" and emits ::changed. */
G_DECLARE_FINAL_TYPE (SiloamMemberChoice, siloam_member_choice, SILOAM, MEMBER_CHOICE, GtkWidget)

/* members: (element-type SiloamMember), read now. */
GtkWidget *siloam_member_choice_new (GPtrArray *members,
                                     const char *accessible_label) G_GNUC_WARN_UNUSED_RESULT;

/* Shows who *id is, or who is in ids, and keeps it up to date; it must outlive the widget. At most
 * max of a list. */
void siloam_member_choice_bind_one (SiloamMemberChoice *self, char **id);
void siloam_member_choice_bind_list (SiloamMemberChoice *self, GPtrArray *ids, guint max);

G_END_DECLS
