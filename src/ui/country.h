/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The country for the help lines, such as "nl_BE": that of the system, else the usual one of the
 * language. */
char *siloam_country_dup (const char *language);

G_END_DECLS
