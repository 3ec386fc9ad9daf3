/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_WORDS (siloam_verse_words_get_type ())

/* The words of a reference as a Bible has them, with the name of the translation below. */
G_DECLARE_FINAL_TYPE (SiloamVerseWords, siloam_verse_words, SILOAM, VERSE_WORDS, GtkWidget)

typedef enum
{
  SILOAM_WORDS_NONE,     /* nothing was asked for, or the Bible cannot be read */
  SILOAM_WORDS_SHOWN,    /* all of it */
  SILOAM_WORDS_BEGIN,    /* the first verses of a longer passage */
  SILOAM_WORDS_ELSEWHERE /* this Bible does not have these verses */
} SiloamWordsState;

GtkWidget *siloam_verse_words_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* bible (nullable): NULL for the chosen one; reference (nullable): NULL shows nothing. */
SiloamWordsState siloam_verse_words_show (SiloamVerseWords *self,
                                          SiloamBibles *bibles,
                                          const char *bible,
                                          const SiloamReference *reference);
/* The words on one line, and the name of their translation; NULL when none are shown. */
char *siloam_verse_words_dup_text (SiloamVerseWords *self) G_GNUC_WARN_UNUSED_RESULT;
const char *siloam_verse_words_get_translation (SiloamVerseWords *self);
/* Without selecting them. */
gboolean siloam_verse_words_grab_focus (SiloamVerseWords *self);
/* Whoever shows the name of the translation otherwise hides it here. */
void siloam_verse_words_hide_translation (SiloamVerseWords *self);

G_END_DECLS
