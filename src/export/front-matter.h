/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/import-yaml.h"

G_BEGIN_DECLS

/* The YAML above a text, between two lines of dashes. NULL, and @body as @text, when there is none
 * or when it cannot be read: then it stays in the text, where the person can see it. Any thread. */
SiloamYaml *siloam_front_matter_take (const char *text,
                                      const char **body) G_GNUC_WARN_UNUSED_RESULT;

/* What it says about the entry: when it was made, its tags, its star. Whatever a journal does not
 * hold is told in @item. The title is for the reader, who may have a better one. */
GDateTime *siloam_front_matter_created (const SiloamYaml *self, const SiloamImportOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;
const char *siloam_front_matter_title (const SiloamYaml *self);
/* Whether an export of our own wrote it. */
gboolean siloam_front_matter_is_ours (const SiloamYaml *self);
void siloam_front_matter_apply (const SiloamYaml *self,
                                const SiloamImportOptions *options,
                                SiloamImportItem *item);

G_END_DECLS
