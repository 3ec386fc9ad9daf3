/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment as applications write it for people: "01 January 2019 at 10:00:00 GMT+1", "Tue Jan 01
 * 2019 10:00:00 GMT+0100 (CET)", "January 1, 2019 at 10:00 PM", "1 januari 2019 om 10:00". A zone
 * that only has a short name counts as @zone (nullable, the local one), with the clock as it is
 * written. NULL when it is none; no time of day is noon. */
GDateTime *siloam_read_clock (const char *text, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
