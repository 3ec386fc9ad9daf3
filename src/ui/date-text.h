/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates in the language the person chose, also where the system lacks its locale. */
char *siloam_date_text_day (GDateTime *date);   /* "zaterdag 21 november 2026" */
char *siloam_date_text_short (GDateTime *date); /* "21 november 2026" */
char *siloam_date_text_month (GDateTime *date); /* "November 2026" */

G_END_DECLS
