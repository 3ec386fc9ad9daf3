/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BIBLE_PAGE (siloam_bible_page_get_type ())

/* The page of the preferences about Bibles and references. */
G_DECLARE_FINAL_TYPE (SiloamBiblePage, siloam_bible_page, SILOAM, BIBLE_PAGE, AdwPreferencesPage)

void siloam_bible_page_set_up (SiloamBiblePage *self,
                               SiloamBibles *bibles,
                               SiloamSettings *settings);

G_END_DECLS
