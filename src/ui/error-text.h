/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"

G_BEGIN_DECLS

/* What went wrong and what helps, in the words of the person's language. Borrowed from the prompts.
 */
typedef struct
{
  const char *title;
  const char *text;
  const char *remedy;
} SiloamErrorText;

SiloamErrorText siloam_error_text (SiloamPrompts *prompts, const GError *error);
/* By the nick of the prompts, "wrong_pin", where the caller knows more than the error does. */
SiloamErrorText siloam_error_text_named (SiloamPrompts *prompts, const char *nick);
/* No PIN and no code will open the file. */
gboolean siloam_error_is_damage (const GError *error);

G_END_DECLS
