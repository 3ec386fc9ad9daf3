/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of the board of intercession. They are made of the number of a team and a theme of the
 * closed list, and have no way to say anything else. Main thread. */

#include "config.h"

#include "ui/board-lines.h"

#include "ui/session-text.h"
#include "ui/term-text.h"

/**
 * siloam_board_line:
 *
 * Returns: (transfer full): the line of a point
 */
char *
siloam_board_line (SiloamPrompts *prompts, const SiloamPoint *point)
{
  g_autofree char *number = g_strdup_printf ("%u", point->team_number);
  const char *theme = siloam_term_text (prompts, "board.theme", siloam_board_themes, point->theme);
  g_autofree char *team =
      siloam_session_text_fill (siloam_prompts_get (prompts, "board.line"), "number", number);

  return siloam_session_text_fill (team, "theme", theme ? theme : "");
}

static int
by_team (gconstpointer a, gconstpointer b)
{
  const SiloamPoint *one = *(const SiloamPoint *const *) a;
  const SiloamPoint *other = *(const SiloamPoint *const *) b;

  if (one->team_number != other->team_number)
    return one->team_number < other->team_number ? -1 : 1;
  return (int) one->theme - (int) other->theme;
}

/**
 * siloam_board_lines:
 * @points: (element-type SiloamPoint): in any order
 *
 * Returns: (transfer full) (element-type utf8): the lines, none of them twice
 */
GPtrArray *
siloam_board_lines (SiloamPrompts *prompts, GPtrArray *points)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < points->len; i++)
    g_ptr_array_add (sorted, points->pdata[i]);
  g_ptr_array_sort (sorted, by_team);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *line = siloam_board_line (prompts, sorted->pdata[i]);

      if (lines->len == 0 || !g_str_equal (lines->pdata[lines->len - 1], line))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  return lines;
}
