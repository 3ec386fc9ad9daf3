/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_FOLLOW_UP_FORM (siloam_follow_up_form_get_type ())

/* What is agreed with a visitor about later: when, how, where, and in which words. */
G_DECLARE_FINAL_TYPE (SiloamFollowUpForm, siloam_follow_up_form, SILOAM, FOLLOW_UP_FORM, GtkWidget)

GtkWidget *siloam_follow_up_form_new (SiloamEveningRoom *room,
                                      guint max_days) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing was agreed. */
gboolean siloam_follow_up_form_is_empty (SiloamFollowUpForm *self);
/* NULL while it does not say when or how. */
SiloamFollowUp *siloam_follow_up_form_dup (SiloamFollowUpForm *self,
                                           const SiloamSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
