/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/rehearsal.h"

G_BEGIN_DECLS

struct _SiloamRehearsal
{
  gatomicrefcount ref_count;
  char *path;
  SiloamCredential *credential;
  SiloamVaultPass *pass;
  GHashTable
      *ours; /* id -> gint64 µs of updating, of what lives in the journal; NULL: no journal */
  sqlite3 *memory; /* the backup; one thread at a time */
  SiloamStore *store;
  SiloamRehearsalCounts counts;
  GPtrArray *items; /* (element-type SiloamRehearsalItem) */
  int permille;     /* atomic */
};

G_END_DECLS
