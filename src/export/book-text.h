/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Making what a person wrote fit to be set on a page. */
char *siloam_book_clean_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_book_capitalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gsize siloam_book_piece_length (const char *line);
void siloam_book_shorten (char **text);

G_END_DECLS
