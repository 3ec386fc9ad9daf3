/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tags that stand in a text, without their sign, each once and in the order they stand.
 * @signs: what a tag begins with, "#" or "#@". @within: what may stand in one besides letters,
 * digits and "_", such as "/-". (element-type utf8). Any thread. */
GPtrArray *siloam_hashtags_find (const char *text,
                                 const char *signs,
                                 const char *within) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
