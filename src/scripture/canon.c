/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks up the versification a SWORD module is laid out by. Pure, any thread. */

#include "scripture/canon-private.h"

#define BOOK_PSALMS 19
/* Greek Bibles join Ps. 9 and 10, so it has near 40 verses. */
#define GREEK_PSALM_9 30

const SiloamCanon *
siloam_canon_find (const char *name)
{
  for (gsize i = 0; i < siloam_n_canons; i++)
    if (g_ascii_strcasecmp (siloam_canons[i].name, name) == 0)
      return &siloam_canons[i];
  return NULL;
}

gboolean
siloam_canon_has_greek_psalms (const SiloamCanon *self)
{
  for (guint i = 0; i < self->n_books[0]; i++)
    if (self->books[i].book == BOOK_PSALMS)
      return self->verses[self->books[i].start + 8] > GREEK_PSALM_9;
  return FALSE;
}
