/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BIBLE_ADD_GROUP (siloam_bible_add_group_get_type ())

/* The ways to add a Bible: what is found on this computer, a zip, a folder.
 *
 * ::added (string: the id of the Bible that is there now). */
G_DECLARE_FINAL_TYPE (SiloamBibleAddGroup,
                      siloam_bible_add_group,
                      SILOAM,
                      BIBLE_ADD_GROUP,
                      AdwPreferencesGroup)

void siloam_bible_add_group_set_up (SiloamBibleAddGroup *self,
                                    SiloamBibles *bibles,
                                    SiloamPrompts *prompts);

G_END_DECLS
