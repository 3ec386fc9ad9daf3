/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/folio.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* Two papers that the law asks for, ready to print, from what the location filled in. Neither can
 * hold a word about a visitor. */

/* For visitors to read: what happens with what they say. */
SiloamFolio *siloam_privacy_sheet_new (const SiloamLocation *location,
                                       SiloamPrompts *prompts,
                                       GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
/* For the team: the register of AVG article 30, with what to do in case of a data breach. */
SiloamFolio *siloam_privacy_register_new (const SiloamLocation *location,
                                          SiloamPrompts *prompts,
                                          GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
