/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ui/file-kind.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RECOVER_PAGE (siloam_recover_page_get_type ())

/* Opens a file with its recovery code and puts the key back in the keyring. Activates
 * "win.recover-cancel".
 *
 * ::opened when the person goes on with the open journal: then steal it; ::damaged (GError) when no
 * code will open it. */
G_DECLARE_FINAL_TYPE (SiloamRecoverPage, siloam_recover_page, SILOAM, RECOVER_PAGE, GtkWidget)

GtkWidget *siloam_recover_page_new (const SiloamFileKind *kind,
                                    SiloamPrompts *prompts,
                                    const char *path,
                                    guint slot_types);

void siloam_recover_page_turn_back (SiloamRecoverPage *self);
GObject *siloam_recover_page_steal_file (SiloamRecoverPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
