/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store.h"

G_BEGIN_DECLS

/* Where an entry stands in the timeline, newest first. */
typedef struct
{
  gboolean listed;        /* it exists and is not deleted */
  guint position;         /* how many listed entries are newer */
  SiloamSummary *summary; /* NULL when not listed */
  GDateTime *newer;       /* when the entry just above was made; NULL: none above */
} SiloamPlace;

/* What one save, delete or undelete did to the timeline. */
typedef struct
{
  char *id;
  SiloamPlace before;
  SiloamPlace after;
} SiloamMove;

/* Part of the timeline at the moment it was read. */
typedef struct
{
  guint total;
  guint offset;
  GPtrArray *summaries;
  GDateTime *newer; /* of the entry just above the first */
} SiloamPage;

gboolean siloam_store_locate (SiloamStore *self,
                              const char *id,
                              SiloamPlace *place,
                              GError **error);
SiloamPage *siloam_store_look_up_page (SiloamStore *self, guint offset, guint count, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

void siloam_place_clear (SiloamPlace *self);
void siloam_move_free (SiloamMove *self);
void siloam_page_free (SiloamPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMove, siloam_move_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamPage, siloam_page_free)

G_END_DECLS
