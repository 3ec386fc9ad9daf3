/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"
#include "ui/chip-choice.h"
#include "ui/writing-area.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SHEET (siloam_sheet_get_type ())

/* One question on a calm sheet: the question, a hint, what is filled in below it, and the actions
 * at the bottom of the reading column. It scrolls; its actions stay in sight. All its texts are
 * prompts. */
G_DECLARE_FINAL_TYPE (SiloamSheet, siloam_sheet, SILOAM, SHEET, GtkWidget)

/* Shows "<screen>.question" and, where there is one, "<screen>.hint". entry is borrowed, for its
 * verses. */
GtkWidget *siloam_sheet_new (SiloamPrompts *prompts,
                             SiloamEntry *entry,
                             const char *screen) G_GNUC_WARN_UNUSED_RESULT;

SiloamPrompts *siloam_sheet_get_prompts (SiloamSheet *self);
const char *siloam_sheet_get_text (SiloamSheet *self, const char *key);
void siloam_sheet_set_question (SiloamSheet *self, const char *question);

/* What stands above the question; and a sheet that keeps its hint for later. */
void siloam_sheet_add_above (SiloamSheet *self, GtkWidget *child);
void siloam_sheet_hide_hint (SiloamSheet *self);

/* Building, from top to bottom. Each returns what it added, owned by the sheet. Keys are prompt
 * keys. */
void siloam_sheet_add (SiloamSheet *self, GtkWidget *child);
GtkWidget *siloam_sheet_add_text (SiloamSheet *self, const char *text, const char *css_class);
GtkWidget *siloam_sheet_add_heading (SiloamSheet *self, const char *key);
/* A heading and a box close below it. */
GtkBox *siloam_sheet_add_group (SiloamSheet *self, const char *key);
SiloamWritingArea *siloam_sheet_add_writing (SiloamSheet *self,
                                             const char *key,
                                             guint lines,
                                             char **field);
GtkWidget *siloam_sheet_add_line (SiloamSheet *self, const char *key, char **field);
SiloamChipChoice *siloam_sheet_add_chips (SiloamSheet *self,
                                          const char *question_key,
                                          const char *group,
                                          const SiloamTerm *terms,
                                          SiloamChipMode mode,
                                          guint *field);
GtkWidget *siloam_sheet_add_check (SiloamSheet *self, const char *key, gboolean *field);
/* A flat button that unfolds what the box below it holds. */
GtkBox *siloam_sheet_add_fold (SiloamSheet *self, const char *label, gboolean open);
void siloam_sheet_open_fold (GtkBox *fold);
/* Until _end_group, what is added lands in box. */
void siloam_sheet_begin_group (SiloamSheet *self, GtkBox *box);
void siloam_sheet_end_group (SiloamSheet *self);
/* The verses of the screen, each opening below. */
void siloam_sheet_add_verses (SiloamSheet *self, const char *screen, SiloamVerseRole role);

/* A flat button in the column; the callback is connected to ::clicked, swapped, while target lives.
 */
GtkWidget *siloam_sheet_add_flat (SiloamSheet *self,
                                  const char *label,
                                  GCallback callback,
                                  gpointer target);
/* A large answer in the column; the callback is connected to ::clicked, swapped, while target
 * lives. */
GtkWidget *siloam_sheet_add_answer (SiloamSheet *self,
                                    const char *label,
                                    const char *meaning,
                                    GCallback callback,
                                    gpointer target);
/* A button in the bar below, flat unless suggested. */
GtkWidget *siloam_sheet_add_action (SiloamSheet *self,
                                    const char *label,
                                    const char *action,
                                    gboolean suggested);

/* Ctrl+K: a place for one more verse, with the focus in it. */
void siloam_sheet_add_verse (SiloamSheet *self);
/* Shows the verses of the entry as they are now, and emits ::refreshed. */
void siloam_sheet_refresh (SiloamSheet *self);
/* Shows the list of the entry's verses from the start. */
void siloam_sheet_show_verse_list (SiloamSheet *self);

G_END_DECLS
