/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ui/file-kind.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_LOCKUP_STEP (siloam_lockup_step_get_type ())

/* A3, first half: how the file is locked, and making it. The screen goes back by "first-run.back".
 *
 * ::created once there is a file: then steal it. */
G_DECLARE_FINAL_TYPE (SiloamLockupStep, siloam_lockup_step, SILOAM, LOCKUP_STEP, GtkWidget)

GtkWidget *siloam_lockup_step_new (const SiloamFileKind *kind,
                                   SiloamPrompts *prompts,
                                   const char *path,
                                   const SiloamProfile *profile);
/* How it is locked: the slot a person opens it with every day. */
SiloamSlotType siloam_lockup_step_get_way (SiloamLockupStep *self);
GObject *siloam_lockup_step_steal_file (SiloamLockupStep *self,
                                        SiloamSecret **code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
