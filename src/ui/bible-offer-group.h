/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/bible-finder.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BIBLE_OFFER_GROUP (siloam_bible_offer_group_get_type ())

/* Bibles on this computer, each to be ticked or left. Only remembers what was ticked. */
G_DECLARE_FINAL_TYPE (SiloamBibleOfferGroup,
                      siloam_bible_offer_group,
                      SILOAM,
                      BIBLE_OFFER_GROUP,
                      AdwPreferencesGroup)

/* offers: (element-type SiloamBibleOffer). wanted: (element-type utf8) the ids that are ticked; the
 * group adds to it and takes away. */
GtkWidget *siloam_bible_offer_group_new (SiloamSettings *settings,
                                         GPtrArray *offers,
                                         GHashTable *wanted);

G_END_DECLS
