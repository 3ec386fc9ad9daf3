/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BIBLE_CHOICE_GROUP (siloam_bible_choice_group_get_type ())

/* Which Bible is read in, for each language of the interface. Hidden while there is none. */
G_DECLARE_FINAL_TYPE (SiloamBibleChoiceGroup,
                      siloam_bible_choice_group,
                      SILOAM,
                      BIBLE_CHOICE_GROUP,
                      AdwPreferencesGroup)

void siloam_bible_choice_group_set_up (SiloamBibleChoiceGroup *self, SiloamBibles *bibles);

G_END_DECLS
