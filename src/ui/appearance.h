/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_APPEARANCE (siloam_appearance_get_type ())

/* Keeps the text size, colours, contrast and motion of the process as the settings say. */
G_DECLARE_FINAL_TYPE (SiloamAppearance, siloam_appearance, SILOAM, APPEARANCE, GObject)

SiloamAppearance *siloam_appearance_new (SiloamSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
