/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/reference.h"

G_BEGIN_DECLS

/* "Dutch numbering (Statenvertaling, HSV)", and without the examples of Bibles. */
const char *siloam_numbering_text (SiloamNumbering numbering);
const char *siloam_numbering_short_text (SiloamNumbering numbering);

/* "Nederlands" for "nl" or "nl-BE", in the language of the interface; what was given when it is not
 * one we know. */
const char *siloam_language_text (const char *language);

G_END_DECLS
