/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_MEMORY_STEP (siloam_memory_step_get_type ())

/* A8: a memory, offered and by default skipped; always sealed. */
G_DECLARE_FINAL_TYPE (SiloamMemoryStep, siloam_memory_step, SILOAM, MEMORY_STEP, GtkWidget)

GtkWidget *siloam_memory_step_new (SiloamGuide *guide,
                                   SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
