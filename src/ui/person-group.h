/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_PERSON_GROUP (siloam_person_group_get_type ())

/* The trusted person of Help now: a name and a number, kept in the sealed journal only. */
G_DECLARE_FINAL_TYPE (SiloamPersonGroup,
                      siloam_person_group,
                      SILOAM,
                      PERSON_GROUP,
                      AdwPreferencesGroup)

void siloam_person_group_fill (SiloamPersonGroup *self,
                               SiloamPrompts *prompts,
                               const SiloamProfile *profile);
/* Puts what was typed into the profile; TRUE when that changes it. */
gboolean siloam_person_group_apply (SiloamPersonGroup *self, SiloamProfile *profile);

G_END_DECLS
