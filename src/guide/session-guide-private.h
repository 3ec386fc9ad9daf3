/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/session-guide.h"

G_BEGIN_DECLS

SiloamSessionState siloam_session_phase (const SiloamSession *session);
const SiloamSessionLine *siloam_session_line_among (SiloamSessionState phase, const char *places);

G_END_DECLS
