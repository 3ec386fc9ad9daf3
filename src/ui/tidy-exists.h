/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* What there is of a session, told by its kind and never by its words. */

/* "Van het gesprek: de hulpvraag, wat is ontvangen"; NULL for nothing. */
char *siloam_tidy_describe_words (SiloamPrompts *prompts,
                                  const SiloamSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* "Aantekeningen van het team: indruk (2), zorg"; NULL for none. */
char *siloam_tidy_describe_notes (SiloamPrompts *prompts,
                                  GPtrArray *notes) G_GNUC_WARN_UNUSED_RESULT;
/* "Markeringen zonder woorden: 20:14, 20:31"; NULL for none. */
char *siloam_tidy_describe_marks (SiloamPrompts *prompts,
                                  const SiloamSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
