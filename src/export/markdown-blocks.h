/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines of a text, from 1. */
typedef struct
{
  guint first;
  guint last;
  guint level; /* of a heading */
} SiloamMarkdownBlock;

/* The headings that stand at the outside of a text, and its blocks of code, in order. Any thread.
 * (element-type SiloamMarkdownBlock) */
void siloam_markdown_find_blocks (const char *text, GArray *headings, GArray *code);

G_END_DECLS
