/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The markup of RedNotebook as a person reads it, without marks. @pictures (nullable,
 * element-type utf8) and @files get the names of what a text only refers to. Any thread. */
char *siloam_txt2tags_to_text (const char *text,
                               GPtrArray *pictures,
                               GPtrArray *files) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
