/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "journal/store.h"

G_BEGIN_DECLS

/* One line on standard output; snippet may be NULL. */
void siloam_ctl_print_summary (const SiloamSummary *summary, const char *snippet, gboolean json);
void siloam_ctl_print_node (JsonNode *node, gboolean pretty);
/* Takes the object. */
void siloam_ctl_print_object (JsonObject *object);
/* A text in which nothing can steer a terminal. */
char *siloam_ctl_plain_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
