/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_COPIES_GROUP (siloam_copies_group_get_type ())

/* Joining another copy of the journal, in the preferences. */
G_DECLARE_FINAL_TYPE (SiloamCopiesGroup,
                      siloam_copies_group,
                      SILOAM,
                      COPIES_GROUP,
                      AdwPreferencesGroup)

void siloam_copies_group_set_up (SiloamCopiesGroup *self, SiloamPrompts *prompts);

G_END_DECLS
