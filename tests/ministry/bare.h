/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "file.h"
#include "ministry/backup-private.h"
#include "ministry/store-private.h"

/* A ministry file opened with its data key, below the façade: nothing is swept or wiped by opening
 * it, and every decrypted byte of it can be looked at. */
typedef struct
{
  SiloamVault *vault;
  sqlite3 *db;
  SiloamMinistryStore *store;
} Bare;

void bare_open (Bare *self, const char *path, SiloamCredential *way_in);
void bare_close (Bare *self);

/* All pages of the main file, decrypted; and all of the log beside it. */
GByteArray *bare_read_pages (sqlite3 *db);
GByteArray *bare_read_log (sqlite3 *db);
/* Either of them. */
gboolean bare_holds (sqlite3 *db, GBytes *needle);
/* Of every copy of the list, opened with the same key. */
GByteArray *bare_read_copies (Bare *self, GPtrArray *paths);
gboolean copies_hold (Bare *self, GPtrArray *paths, GBytes *needle);

/* The key of a part; NULL when there is none. */
GBytes *bare_get_key (Bare *self, const char *part_id);
GBytes *bytes_of (const char *words);
void bare_save (Bare *self, const SiloamSession *session);
