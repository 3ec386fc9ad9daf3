/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a verse from any markup. */

#include <string.h>

#include "fuzz.h"
#include "scripture/verse-text.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzInput input = fuzz_input (data, size);
  SiloamMarkup markup = (SiloamMarkup) (fuzz_take_byte (&input) % (SILOAM_MARKUP_GBF + 1));
  g_auto (SiloamVerseText) verse = { 0 };

  siloam_verse_text_init (&verse, markup, (const char *) input.at, input.left);
  fuzz_check_line (verse.text);
  g_assert_null (strstr (verse.text, "  "));
  g_assert_cmpuint (strlen (verse.text), <=, 3 * input.left);
  if (verse.title != NULL)
    {
      fuzz_check_line (verse.title);
      g_assert_cmpuint (strlen (verse.title), >, 0);
    }
  if (verse.other != NULL)
    {
      g_assert_cmpuint (strspn (verse.other, "0123456789:"), ==, strlen (verse.other));
      g_assert_nonnull (strchr (verse.other, ':'));
    }
  return 0;
}
