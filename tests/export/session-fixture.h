/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/record.h"

G_BEGIN_DECLS

/* A session of which every text that it can hold is "canary-<list>-<field>", found by walking the
 * tables of its fields: one that is added later is in it too. All consents are given. */
SiloamSession *siloam_fixture_canaries (void) G_GNUC_WARN_UNUSED_RESULT;
/* What a visitor could take home on an ordinary evening. */
SiloamSession *siloam_fixture_evening (const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* Every canary there is; (element-type utf8). */
GPtrArray *siloam_fixture_all_canaries (const SiloamSession *session) G_GNUC_WARN_UNUSED_RESULT;
SiloamConsent *siloam_fixture_consent (SiloamSession *session,
                                       SiloamScope scope,
                                       SiloamConsentState state);

G_END_DECLS
