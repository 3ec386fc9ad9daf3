/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks cmark where headings and code stand in a text. It gets a copy in which only the signs that
 * make blocks are left: what stands within a line cannot cost more time than its length. Pure. */

#include "export/markdown-blocks.h"

#include <cmark.h>
#include <string.h>

#define MAX_LINES 400000u
#define MAX_SIGNS 128u /* at the start of a line; more say nothing */
#define BLOCK_SIGNS " \t>#-+*=~`0123456789.)"

/* Each byte of a line that is no sign of a block becomes an "x". */
static char *
outline (const char *text)
{
  char *copy = g_strdup (text);
  guint signs = 0;

  for (char *at = copy; *at != '\0'; at++)
    if (*at == '\n')
      signs = 0;
    else if (signs < MAX_SIGNS && strchr (BLOCK_SIGNS, *at) != NULL)
      signs++;
    else if (*at != ' ')
      {
        signs = MAX_SIGNS;
        *at = 'x';
      }
  return copy;
}

static gboolean
has_too_many_lines (const char *text)
{
  guint lines = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (*at == '\n' && ++lines > MAX_LINES)
      return TRUE;
  return FALSE;
}

static void
take_node (cmark_node *node, GArray *headings, GArray *code)
{
  const SiloamMarkdownBlock block = {
    .first = (guint) MAX (1, cmark_node_get_start_line (node)),
    .last = (guint) MAX (1, cmark_node_get_end_line (node)),
    .level = cmark_node_get_type (node) == CMARK_NODE_HEADING
                 ? (guint) cmark_node_get_heading_level (node)
                 : 0,
  };

  if (cmark_node_get_type (node) == CMARK_NODE_CODE_BLOCK)
    g_array_append_val (code, block);
  else if (cmark_node_get_type (node) == CMARK_NODE_HEADING &&
           cmark_node_get_type (cmark_node_parent (node)) == CMARK_NODE_DOCUMENT)
    g_array_append_val (headings, block);
}

/**
 * siloam_markdown_find_blocks:
 * @text: UTF-8 with plain line ends; of more than 400,000 lines nothing is found
 * @headings: gets those of the document itself, not of a quote or a list
 * @code: gets fenced and indented code
 */
void
siloam_markdown_find_blocks (const char *text, GArray *headings, GArray *code)
{
  g_autofree char *signs = NULL;
  cmark_node *document;
  cmark_iter *walk;
  cmark_event_type event;

  if (has_too_many_lines (text))
    return;
  signs = outline (text);
  document = cmark_parse_document (signs, strlen (signs), CMARK_OPT_DEFAULT);
  walk = cmark_iter_new (document);
  while ((event = cmark_iter_next (walk)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      take_node (cmark_iter_get_node (walk), headings, code);
  cmark_iter_free (walk);
  cmark_node_free (document);
}
