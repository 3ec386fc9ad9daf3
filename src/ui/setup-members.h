/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

/* The team in the screen of setting up: for each a fold with first name, roles, training,
 * experience and whether confidentiality was signed. Owned by the screen. */
typedef struct _SiloamSetupMembers SiloamSetupMembers;

/* page is borrowed; box: where the folds go. */
SiloamSetupMembers *siloam_setup_members_new (SiloamEveningSheet *page,
                                              GtkBox *box) G_GNUC_WARN_UNUSED_RESULT;
void siloam_setup_members_free (SiloamSetupMembers *self);
/* One more, open, with the focus on the name. */
void siloam_setup_members_add (SiloamSetupMembers *self);
/* Queues those that changed. */
void siloam_setup_members_save (SiloamSetupMembers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamSetupMembers, siloam_setup_members_free)

G_END_DECLS
