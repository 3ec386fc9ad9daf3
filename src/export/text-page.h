/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/markdown-blocks.h"

G_BEGIN_DECLS

/* A text by its lines, which count from 1. Any thread. */
typedef struct
{
  const char *text; /* borrowed */
  GArray *lines;    /* (element-type gsize): where each starts, and the end of the text */
  GArray *headings; /* (element-type SiloamMarkdownBlock) */
  GArray *code;     /* the same */
} SiloamTextPage;

void siloam_text_page_init (SiloamTextPage *self, const char *text, gboolean markdown);
void siloam_text_page_clear (SiloamTextPage *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiloamTextPage, siloam_text_page_clear)

guint siloam_text_page_count (const SiloamTextPage *self);
gboolean siloam_text_page_is_blank (const SiloamTextPage *self, guint line);
/* Up to line @end, and that one not. */
char *siloam_text_page_dup_lines (const SiloamTextPage *self,
                                  guint first,
                                  guint end) G_GNUC_WARN_UNUSED_RESULT;
/* The words of a heading, however it was made one. */
char *siloam_text_page_dup_heading (const SiloamTextPage *self,
                                    const SiloamMarkdownBlock *heading) G_GNUC_WARN_UNUSED_RESULT;
/* The index of the first heading at or below a line. */
guint siloam_text_page_heading_from (const SiloamTextPage *self, guint line);
/* Everything but code, where a "#" is no tag and a picture is none. */
char *siloam_text_page_dup_prose (const SiloamTextPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
