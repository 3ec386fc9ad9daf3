/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/tables-private.h"

G_BEGIN_DECLS

/* A place in text that is read folded: lower case, without diacritics, soft hyphens and other
 * invisible marks, every blank as ' ', every dash as '-', every colon as ':'. Copy it to look
 * ahead. */
typedef struct
{
  const char *at;
  const char *start, *end;
} SiloamCursor;

#define SILOAM_SYMBOL_END 0
#define SILOAM_SYMBOL_BROKEN 0xfffd /* bytes that are no UTF-8 */

/* Read one folded symbol and move past it. */
gunichar siloam_cursor_next (SiloamCursor *self);
gunichar siloam_cursor_previous (SiloamCursor *self);
gunichar siloam_cursor_peek (const SiloamCursor *self);
gunichar siloam_cursor_peek_back (const SiloamCursor *self);
gboolean siloam_cursor_is_upper (const SiloamCursor *self);

/* Skip a few blanks; %FALSE, without moving, at a blank line or too wide a gap. */
gboolean siloam_cursor_skip_blanks (SiloamCursor *self);
gboolean siloam_cursor_skip_blanks_back (SiloamCursor *self);

/* Reads a number from 1 to 999; without moving when there is none, or a longer one. */
gboolean siloam_cursor_read_number (SiloamCursor *self, guint *out);
/* Reads the longest of a class of words that stands here by itself. */
gboolean siloam_cursor_read_word (SiloamCursor *self,
                                  SiloamWordClass kind,
                                  SiloamLanguage language);
/* Reads letters, folded, into @word; without moving when there are none or too many. */
gboolean siloam_cursor_read_letters (SiloamCursor *self, char *word, gsize size);
gboolean siloam_cursor_read_letters_back (SiloamCursor *self, char *word, gsize size);

/* Neither a letter nor a digit follows. */
gboolean siloam_cursor_at_boundary (const SiloamCursor *self);

G_END_DECLS
