/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The books and verses of a versification of SWORD: what a module is laid out by. Compiled in from
 * data/scripture/canons.tsv. */

typedef struct
{
  guint8 book; /* 1 to 66, 0 for a book outside the Protestant canon */
  guint8 n_chapters;
  guint16 start; /* of its chapters in verses */
} SiloamCanonBook;

typedef struct
{
  const char *name;             /* lower case */
  const SiloamCanonBook *books; /* those of the Old Testament first */
  guint8 n_books[2];
  const guint8 *verses;
} SiloamCanon;

extern const SiloamCanon siloam_canons[];
extern const gsize siloam_n_canons;

/* NULL when it is not known; names as in the conf of a module. */
const SiloamCanon *siloam_canon_find (const char *name);
/* Are the psalms numbered as in Greek and Latin Bibles, so that Ps. 23 is Ps. 22? */
gboolean siloam_canon_has_greek_psalms (const SiloamCanon *self);

G_END_DECLS
