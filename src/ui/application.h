/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_APPLICATION (siloam_application_get_type ())
G_DECLARE_FINAL_TYPE (SiloamApplication, siloam_application, SILOAM, APPLICATION, AdwApplication)

SiloamApplication *siloam_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
