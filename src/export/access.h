/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/folio.h"
#include "ministry/record.h"
#include "ministry/store.h"

G_BEGIN_DECLS

/* The answer to someone who asks what is kept about them (product.md 2d and B15): everything, also
 * the notes of the team, with the names of others masked and without the ids of our file. The JSON
 * and the paper say the same. Main thread. */
typedef struct _SiloamAccess SiloamAccess;

/* names (element-type utf8): of others, to mask; @prompts: of the one who asks. */
SiloamAccess *siloam_access_new (const SiloamLocation *location,
                                 GPtrArray *names,
                                 SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
void siloam_access_free (SiloamAccess *self);

void siloam_access_add_session (SiloamAccess *self, const SiloamSession *session);
void siloam_access_add_follow_up (SiloamAccess *self, const SiloamFollowUp *follow_up);
void siloam_access_add_testimony (SiloamAccess *self, const SiloamTestimony *testimony);

char *siloam_access_to_json (SiloamAccess *self, GDateTime *made) G_GNUC_WARN_UNUSED_RESULT;
SiloamFolio *siloam_access_to_paper (SiloamAccess *self, GDateTime *made) G_GNUC_WARN_UNUSED_RESULT;
/* The file appears whole or not at all, readable by its owner only. */
gboolean siloam_access_write_json (SiloamAccess *self,
                                   GDateTime *made,
                                   const char *path,
                                   GError **error);

/* First names of others on the desk that occur in what was added: to be looked at by the team.
 * GPtrArray of utf8. */
GPtrArray *siloam_access_suggest_names (SiloamAccess *self,
                                        const SiloamMinistryDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
/* One month after it was asked (AVG article 12). */
GDateTime *siloam_access_answer_by (GDateTime *asked) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamAccess, siloam_access_free)

G_END_DECLS
