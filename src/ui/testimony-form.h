/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_TESTIMONY_FORM (siloam_testimony_form_get_type ())

/* A testimony with a consent of its own, at least two weeks after the conversation; and those that
 * are kept, to be withdrawn. ::done (a prompt key) when something was written. */
G_DECLARE_FINAL_TYPE (SiloamTestimonyForm, siloam_testimony_form, SILOAM, TESTIMONY_FORM, GtkWidget)

GtkWidget *siloam_testimony_form_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
