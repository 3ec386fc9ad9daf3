/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_AGREED_LIST (siloam_agreed_list_get_type ())

/* What a visitor agreed to, each with a picture and a sentence. Signals: ::withdrawing just before
 * a consent is taken back, so that whoever shows words lets go of them; ::withdrawn after it. */
G_DECLARE_FINAL_TYPE (SiloamAgreedList, siloam_agreed_list, SILOAM, AGREED_LIST, GtkWidget)

/* withdrawable: each yes has a button that takes it back, at once. */
GtkWidget *siloam_agreed_list_new (SiloamEveningRoom *room,
                                   SiloamPrompts *prompts,
                                   gboolean withdrawable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
