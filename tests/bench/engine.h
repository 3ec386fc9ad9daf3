/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What differs between the engines that are compared; each program links one of them. */
typedef struct
{
  sqlite3 *db;
  gpointer owner;
} Engine;

/* How the engine makes its search index, and what its row number is called. */
extern const char *const engine_index_sql;
extern const char *const engine_index_row;

/* Opens or makes the file with a key that needs no stretching; ends the program on failure. */
Engine engine_open (const char *path, gboolean is_new);
void engine_close (Engine *self);

G_END_DECLS
