/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/canon-private.h"
#include "scripture/reference.h"

G_BEGIN_DECLS

/* What the words of a text tell of its numbering; see siloam_probe_look(). */
typedef struct
{
  gboolean has_psalms;
  gboolean psalm_names_bathsheba; /* Ps. 51:2: the title is verses 1 and 2 */
  gboolean psalm_counts_title;    /* there is a verse that only such a psalm has */
  gboolean psalm_is_greek;        /* Ps. 50:2 names Bathsheba: what others call Ps. 51 */
  gboolean isaiah_8_ends_late;    /* Isa. 8:23 is there: nld or mt */
  gboolean isaiah_9_begins_early; /* Isa. 9:1 names Naphtali: kjv */
  gboolean hebrew_chapters;       /* Joel 4 or Mal. 3:19 is there: mt */
} SiloamProbe;

/* Look at a verse of a text, as it is stored. */
void siloam_probe_look (SiloamProbe *self,
                        guint book,
                        guint chapter,
                        guint verse,
                        const char *text);
gboolean siloam_probe_has_greek_psalms (const SiloamProbe *self, const SiloamCanon *declared);
SiloamNumbering siloam_probe_get_psalms (const SiloamProbe *self, const SiloamCanon *declared);
SiloamNumbering siloam_probe_get_rest (const SiloamProbe *self, const SiloamCanon *declared);

G_END_DECLS
