/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/library.h"

G_BEGIN_DECLS

struct _SiloamLibrary
{
  char *folder;
  char *packaged; /* NULL for none */
};

/* The file of a Bible in a folder of the library; NULL when @id cannot be one. */
char *siloam_library_path (const char *folder, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* What the person chose for Bibles whose files they cannot write. */
void siloam_library_apply_chosen (SiloamLibrary *self, SiloamBibleInfo *info);
gboolean siloam_library_choose_packaged (SiloamLibrary *self,
                                         const char *id,
                                         SiloamNumbering psalms,
                                         SiloamNumbering rest,
                                         GError **error);
gboolean siloam_library_unchoose_packaged (SiloamLibrary *self, const char *id, GError **error);

G_END_DECLS
