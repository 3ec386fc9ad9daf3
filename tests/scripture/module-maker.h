/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A SWORD module made by hand, file by file, so that a test can spoil any part of it. */
typedef struct
{
  GHashTable *files; /* name to GBytes */
  GString *conf;
} ModuleMaker;

/* The versification is that of the KJV; @driver is zText, zText4, RawText or RawText4. */
ModuleMaker *module_maker_new (const char *id, const char *driver, const char *markup);
void module_maker_free (ModuleMaker *self);
/* Verses as "Ps.34.18" and their text, ended by NULL; both in one testament. */
void module_maker_set_verses (ModuleMaker *self, const char *const *verses);
void module_maker_set_file (ModuleMaker *self, const char *name, const void *data, gsize length);
GBytes *module_maker_get_file (ModuleMaker *self, const char *name);
void module_maker_write_zip (ModuleMaker *self, const char *path);
void module_maker_write_folder (ModuleMaker *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ModuleMaker, module_maker_free)

G_END_DECLS
