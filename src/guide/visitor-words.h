/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "guide/session-guide.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_VISITOR_NEUTRAL, /* nobody is here, or the session is held: not a word */
  SILOAM_VISITOR_LINE,
  SILOAM_VISITOR_PRAYER,
  SILOAM_VISITOR_WAITING,   /* a verse on a quiet page */
  SILOAM_VISITOR_GROUNDING, /* open eyes, the good memory */
} SiloamVisitorShows;

/* A verse that goes with what is received. */
typedef struct
{
  char *id;   /* of the link in the session */
  char *name; /* as it was taken along */
  SiloamReference reference;
  gboolean is_known; /* the reference; else there is only a name */
} SiloamVisitorVerse;

/* All that a visitor's screen may show at one moment. There is no field for a note, a mark, a cue
 * or anybody else's name, and whoever draws the screen sees nothing but this. */
typedef struct
{
  SiloamVisitorShows shows;
  char *line;           /* large */
  char *under;          /* a line below it, or NULL */
  char *verse;          /* a reference, or NULL */
  char *heading;        /* over what was written here, or NULL */
  char *written;        /* word for word, or NULL */
  char *heading_beside; /* the same for the second of two equal fields */
  char *written_beside;
  GPtrArray *released; /* (element-type utf8): both sides of the exchange */
  GPtrArray *received;
  gboolean let_go;   /* until then the first side is only named */
  GPtrArray *verses; /* (element-type SiloamVisitorVerse): that go with it */
} SiloamVisitorWords;

/* guide (nullable): NULL when nobody is here. prompts: of the visitor's side. */
SiloamVisitorWords *siloam_visitor_words_new (SiloamSessionGuide *guide,
                                              const SiloamSession *session,
                                              SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_visitor_words_equal (const SiloamVisitorWords *self,
                                     const SiloamVisitorWords *other);
gboolean siloam_visitor_words_same_verses (const SiloamVisitorWords *self,
                                           const SiloamVisitorWords *other);
void siloam_visitor_words_free (SiloamVisitorWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVisitorWords, siloam_visitor_words_free)

G_END_DECLS
