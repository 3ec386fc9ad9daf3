/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define SILOAM_SCHEMA_VERSION 1

gboolean siloam_schema_prepare (sqlite3 *db, GError **error);

G_END_DECLS
