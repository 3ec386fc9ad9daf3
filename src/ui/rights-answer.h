/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/rights-case.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RIGHTS_ANSWER (siloam_rights_answer_get_type ())

/* What can be done for someone who asks: access, correcting, withdrawing, erasing. ::look when the
 * paper is asked for, ::done (a prompt key) when something was written. */
G_DECLARE_FINAL_TYPE (SiloamRightsAnswer, siloam_rights_answer, SILOAM, RIGHTS_ANSWER, GtkWidget)

GtkWidget *siloam_rights_answer_new (const SiloamRightsCase *of) G_GNUC_WARN_UNUSED_RESULT;
/* With the names and the language as they are chosen now. */
SiloamRightsCase *siloam_rights_answer_dup_case (SiloamRightsAnswer *self)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
