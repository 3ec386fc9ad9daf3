/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/module-conf.h"

G_BEGIN_DECLS

/* One verse as it stands in the module, markup and all; FALSE with an error ends the reading. */
typedef gboolean (*SiloamModuleVerseFunc) (guint book,
                                           guint chapter,
                                           guint verse,
                                           const char *raw,
                                           gsize length,
                                           gpointer user_data,
                                           GError **error);

/* Reads every verse of the 66 books that is not empty, in the order of the module. */
gboolean siloam_module_text_read (SiloamModuleFiles *files,
                                  const SiloamModuleConf *conf,
                                  SiloamModuleVerseFunc func,
                                  gpointer user_data,
                                  GError **error);

G_END_DECLS
