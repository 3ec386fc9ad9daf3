/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* Texts of a session with something filled in, in the language of the one who reads them. */

/* @text with {what} replaced. */
char *siloam_session_text_fill (const char *text,
                                const char *what,
                                const char *with) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_session_text_date (SiloamPrompts *prompts, GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
/* What was agreed about a scope, as a sentence; NULL when it was not asked. */
char *siloam_session_text_agreed (SiloamPrompts *prompts,
                                  const SiloamSession *session,
                                  SiloamScope scope) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
