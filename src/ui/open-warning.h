/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ui/compat/confirm.h"

G_BEGIN_DECLS

/* Where a file in the open will lie and who can read it there: that it is not locked, who else uses
 * this disk, whether something copies the folder elsewhere. A line for each. */
char *siloam_open_warning_text (SiloamPrompts *prompts, const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Says so and asks whether to write it there. Cancelling is the default. */
void siloam_open_warning_ask_async (GtkWindow *parent,
                                    SiloamPrompts *prompts,
                                    const char *path,
                                    SiloamConfirmFunc func,
                                    gpointer user_data);

G_END_DECLS
