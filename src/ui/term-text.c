/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says a word of the vocabulary in the language of the person: the nick of a value is the last part
 * of a prompt key ("receive.form" and PICTURE give "receive.form.picture"). Main thread. */

#include "ui/term-text.h"

/**
 * siloam_term_text:
 * @prompts: the prompts of the person
 * @group: the key without its last part, such as "name.kind"
 * @terms: the vocabulary of @value
 * @value: one value, or 0 for "not said"
 *
 * Says one value in words.
 *
 * Returns: (nullable): the text, owned by @prompts; %NULL when nothing was said
 */
const char *
siloam_term_text (SiloamPrompts *prompts, const char *group, const SiloamTerm *terms, int value)
{
  const char *nick = value != 0 ? siloam_term_nick (terms, value) : NULL;
  g_autofree char *key = NULL;

  if (nick == NULL)
    return NULL;

  key = g_strconcat (group, ".", nick, NULL);
  return siloam_prompts_get (prompts, key);
}

/**
 * siloam_flags_text:
 * @prompts: the prompts of the person
 * @group: the key without its last part
 * @terms: the vocabulary of @flags
 * @flags: any number of values
 *
 * Says several values in one line, in the order of the vocabulary.
 *
 * Returns: (transfer full) (nullable): the line; %NULL when nothing was said
 */
char *
siloam_flags_text (SiloamPrompts *prompts, const char *group, const SiloamTerm *terms, guint flags)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    {
      if ((flags & (guint) term->value) == 0)
        continue;
      if (line->len > 0)
        g_string_append (line, ", ");
      g_string_append (line, siloam_term_text (prompts, group, terms, term->value));
    }

  if (line->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&line), FALSE);
}
