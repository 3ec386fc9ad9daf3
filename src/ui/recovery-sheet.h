/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/* A page of paper with a recovery code: what it is for and of which day it is, of whom not; for
 * siloam_print_run_new(). */
GtkPrintOperation *siloam_recovery_sheet_new (SiloamPrompts *prompts,
                                              SiloamSecret *formatted) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
