/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ui/file-kind.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_UNLOCK_PAGE (siloam_unlock_page_get_type ())

/* A0: the cover that lets a person in. Activates "win.recover" for the recovery code.
 *
 * ::opened when the file is open: then steal it; ::missing when the file is gone meanwhile. */
G_DECLARE_FINAL_TYPE (SiloamUnlockPage, siloam_unlock_page, SILOAM, UNLOCK_PAGE, GtkWidget)

/* slot_types: bit (1 << SiloamSlotType) for each way in. */
GtkWidget *siloam_unlock_page_new (const SiloamFileKind *kind,
                                   SiloamPrompts *prompts,
                                   const char *path,
                                   guint slot_types);

/* How it was opened, after ::opened. */
SiloamSlotType siloam_unlock_page_get_way (SiloamUnlockPage *self);
GObject *siloam_unlock_page_steal_file (SiloamUnlockPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
