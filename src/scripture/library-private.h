/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/library.h"

G_BEGIN_DECLS

struct _SiloamLibrary
{
  char *folder;
};

/* The file of a Bible; NULL when @id cannot be one. */
char *siloam_library_path (SiloamLibrary *self, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
