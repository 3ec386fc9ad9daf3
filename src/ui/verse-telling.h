/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/bibles.h"

G_BEGIN_DECLS

/* What to say of a reference that stands elsewhere in other Bibles. */
typedef struct
{
  char *line;            /* "Dutch numbering; English 34:17" */
  const char *choice;    /* what the other choice is called */
  gboolean chosen;       /* it is read so already */
  gboolean can_choose;   /* the numbers exist there too */
  SiloamReference other; /* the same numbers, read the other way */
} SiloamVerseTelling;

/* NULL when there is nothing to tell. */
SiloamVerseTelling *siloam_verse_telling_new (SiloamBibles *bibles,
                                              const SiloamReference *reference);
void siloam_verse_telling_free (SiloamVerseTelling *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVerseTelling, siloam_verse_telling_free)

G_END_DECLS
