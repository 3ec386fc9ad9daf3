/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day and an hour as people type them: "21-11-2026", "21/11", "19:30", "19.30", "1930", "19". */
gboolean siloam_evening_day_parse (const char *typed, GDateTime *now, GDate *out);
gboolean siloam_evening_hour_parse (const char *typed, guint *minutes);
char *siloam_evening_day_format (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_evening_hour_format (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;

/* The moment of that day, so many minutes after midnight, local; NULL when there is none. */
GDateTime *siloam_evening_moment (const GDate *day, guint minutes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
