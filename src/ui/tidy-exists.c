/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says which kinds of things a session left behind. Main thread. */

#include "config.h"

#include "ui/tidy-exists.h"

#include "journal/record.h"
#include "ui/after-parts.h"
#include "ui/term-text.h"

static void
add_part (GString *parts, const char *part)
{
  if (parts->len > 0)
    g_string_append (parts, ", ");
  g_string_append (parts, part);
}

static void
add_if (GString *parts, SiloamPrompts *prompts, gboolean there, const char *key)
{
  if (there)
    add_part (parts, siloam_prompts_get (prompts, key));
}

static char *
say (SiloamPrompts *prompts, const char *key, const GString *parts)
{
  return parts->len > 0
             ? siloam_after_fill (siloam_prompts_get (prompts, key), "{parts}", parts->str)
             : NULL;
}

static gboolean
is_said (const char *text)
{
  return !siloam_text_is_blank (text);
}

/**
 * siloam_tidy_describe_words:
 *
 * Returns: (transfer full) (nullable): which words of the visitor there are
 */
char *
siloam_tidy_describe_words (SiloamPrompts *prompts, const SiloamSession *session)
{
  const SiloamEntry *exchange = session->exchange;
  g_autoptr (GString) parts = g_string_new (NULL);

  add_if (parts, prompts, is_said (session->alias), "tidy.exists.alias");
  add_if (parts, prompts, is_said (session->help_request), "tidy.exists.help_request");
  add_if (parts, prompts, is_said (session->god_has), "tidy.exists.god_has");
  add_if (parts, prompts, exchange->hurts->len > 0, "tidy.exists.named");
  add_if (parts, prompts, exchange->received->len > 0, "tidy.exists.received");
  add_if (parts,
          prompts,
          session->prayers->len > 0 || exchange->prayers->len > 0,
          "tidy.exists.prayers");
  add_if (parts,
          prompts,
          is_said (session->takes_home) || is_said (session->how_now) ||
              is_said (session->turns_to),
          "tidy.exists.landing");
  return say (prompts, "tidy.exists.session", parts);
}

static guint
count_kind (GPtrArray *notes, int kind)
{
  guint count = 0;

  for (guint i = 0; i < notes->len; i++)
    count += (int) ((SiloamNote *) g_ptr_array_index (notes, i))->kind == kind;
  return count;
}

/**
 * siloam_tidy_describe_notes:
 * @notes: (element-type SiloamNote): of the team
 *
 * Returns: (transfer full) (nullable): which kinds there are
 */
char *
siloam_tidy_describe_notes (SiloamPrompts *prompts, GPtrArray *notes)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  for (const SiloamTerm *term = siloam_note_kinds; term->nick != NULL; term++)
    {
      guint count = count_kind (notes, term->value);

      if (count == 0)
        continue;
      add_part (parts, siloam_term_text (prompts, "rights.term", siloam_note_kinds, term->value));
      if (count > 1)
        g_string_append_printf (parts, " (%u)", count);
    }
  return say (prompts, "tidy.exists.notes", parts);
}

/**
 * siloam_tidy_describe_marks:
 *
 * Returns: (transfer full) (nullable): when something was marked
 */
char *
siloam_tidy_describe_marks (SiloamPrompts *prompts, const SiloamSession *session)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = 0; i < session->marks->len; i++)
    {
      const SiloamMark *mark = g_ptr_array_index (session->marks, i);
      g_autofree char *clock = g_date_time_format (mark->at, "%H:%M");

      add_part (parts, clock);
    }
  return say (prompts, "tidy.exists.marks", parts);
}
