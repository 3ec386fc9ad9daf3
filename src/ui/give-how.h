/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "export/folio.h"
#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_GIVE_HOW (siloam_give_how_get_type ())

/* How the visitor's paper is made: the size of letters and paper, the language, and whether it says
 * where the place is. Nothing of it is chosen beforehand but the language that was spoken. */
G_DECLARE_FINAL_TYPE (SiloamGiveHow, siloam_give_how, SILOAM, GIVE_HOW, GtkWidget)

/* Once, while the visitor is here. */
void siloam_give_how_set_up (SiloamGiveHow *self, SiloamEveningRoom *room);
/* Of what is ticked in the session now. */
SiloamFolio *siloam_give_how_make_paper (SiloamGiveHow *self) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_give_how_dup_file_name (SiloamGiveHow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
