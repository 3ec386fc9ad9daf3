/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_REFERENCE_GROUP (siloam_reference_group_get_type ())

/* How references are read and written, with an example that changes at once. */
G_DECLARE_FINAL_TYPE (SiloamReferenceGroup,
                      siloam_reference_group,
                      SILOAM,
                      REFERENCE_GROUP,
                      AdwPreferencesGroup)

void siloam_reference_group_set_up (SiloamReferenceGroup *self,
                                    SiloamBibles *bibles,
                                    SiloamSettings *settings);

G_END_DECLS
