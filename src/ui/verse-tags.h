/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_TAGS (siloam_verse_tags_get_type ())

/* The references in a text that is being written, marked as links while the person types. Signal:
 * ::changed when another reference came, one went, or one is read differently. */
G_DECLARE_FINAL_TYPE (SiloamVerseTags, siloam_verse_tags, SILOAM, VERSE_TAGS, GObject)

/* A reference that is marked; borrowed until the next ::changed. */
typedef struct
{
  GtkTextMark *mark; /* where it starts */
  guint length;      /* in characters */
  char *typed;
  SiloamReference reference;
} SiloamTaggedVerse;

/* place: its window has the Bibles, its page the entry; must outlive the tags. */
SiloamVerseTags *siloam_verse_tags_new (GtkTextBuffer *buffer,
                                        GtkWidget *place) G_GNUC_WARN_UNUSED_RESULT;

void siloam_verse_tags_set_color (SiloamVerseTags *self, const GdkRGBA *color);

/* In the order of the text; (element-type SiloamTaggedVerse). */
GPtrArray *siloam_verse_tags_get_verses (SiloamVerseTags *self);
/* The marked reference that has this place, or ends there; NULL for none. */
const SiloamTaggedVerse *siloam_verse_tags_find (SiloamVerseTags *self, const GtkTextIter *at);
void siloam_verse_tags_get_bounds (SiloamVerseTags *self,
                                   const SiloamTaggedVerse *verse,
                                   GtkTextIter *start,
                                   GtkTextIter *end);

/* Looks now at what was changed since the last look. */
void siloam_verse_tags_flush (SiloamVerseTags *self);
/* The person stopped typing here: what waited for the next character is marked too. */
void siloam_verse_tags_settle (SiloamVerseTags *self);
/* Reads the whole text anew, as after another choice of numbering. */
void siloam_verse_tags_reread (SiloamVerseTags *self);

/* How many paragraphs were looked at so far. */
guint siloam_verse_tags_get_n_looked_at (SiloamVerseTags *self);

G_END_DECLS
