/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ministry/store.h"

G_BEGIN_DECLS

/* What the closing says of an evening, by numbers of teams. All return (element-type utf8). */

/* What stays, as it was agreed: "Team 2: until 3 December 2026". */
GPtrArray *siloam_closing_lines_kept (SiloamPrompts *prompts,
                                      const SiloamMinistryDesk *desk,
                                      const char *evening_id) G_GNUC_WARN_UNUSED_RESULT;
/* What was erased since then, and why: each once, whatever the number. */
GPtrArray *siloam_closing_lines_erased (SiloamPrompts *prompts,
                                        const SiloamMinistryDesk *desk,
                                        GDateTime *since) G_GNUC_WARN_UNUSED_RESULT;
/* When the evening began, by its sessions or by its plan, whichever is earlier. */
GDateTime *siloam_closing_since (const SiloamMinistryDesk *desk,
                                 const SiloamEvening *evening) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
