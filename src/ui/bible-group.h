/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BIBLE_GROUP (siloam_bible_group_get_type ())

/* The Bibles a person has: how each is numbered, and the way out for it. */
G_DECLARE_FINAL_TYPE (SiloamBibleGroup,
                      siloam_bible_group,
                      SILOAM,
                      BIBLE_GROUP,
                      AdwPreferencesGroup)

void siloam_bible_group_set_up (SiloamBibleGroup *self,
                                SiloamBibles *bibles,
                                SiloamPrompts *prompts);
/* Puts the focus on one of the Bibles. */
void siloam_bible_group_focus (SiloamBibleGroup *self, const char *id);

G_END_DECLS
