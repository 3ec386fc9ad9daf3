/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import.h"

G_BEGIN_DECLS

/* One thing that must be so when a fixture of tests/data/import is read. */
typedef struct
{
  const char *name;    /* a sentence */
  const char *fixture; /* "day-one/zones.json"; "….zip" is packed of the folder, ".diary" made of
                          the ".sql" of that name */
  const char *item;    /* its source without the nick, "#2" for the third item, or "" for all */
  const char *what;    /* text, title, created, updated, tags, left-out, fault, sealed, guessed,
                          source; of all: count, left-out, error */
  const char *expected;
} ImportFact;

/* Registers a test for each: "/import/<nick>/<name>". */
void import_facts_add (SiloamImportFormat format, const ImportFact *facts, gsize n_facts);

/* The path of a fixture, made where that is needed; removed at the end of the program. */
char *import_facts_path (const char *fixture) G_GNUC_WARN_UNUSED_RESULT;
/* In Dutch, in Amsterdam. */
SiloamImportBundle *import_facts_read (const char *path,
                                       SiloamImportFormat format,
                                       const char *password,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A zip of these: name, content, …, NULL. */
void import_facts_write_zip (const char *path, ...) G_GNUC_NULL_TERMINATED;
/* An empty folder of this process. */
const char *import_facts_folder (void);
int import_facts_run (void);

G_END_DECLS
