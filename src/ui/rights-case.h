/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/access.h"
#include "ui/evening-room.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_CASE_SESSION = 1, /* with the follow-up that goes with it */
  SILOAM_CASE_FOLLOW_UP,   /* of a session of which the words are gone */
  SILOAM_CASE_TESTIMONY,
} SiloamCaseKind;

/* One thing that is kept about someone who asks. It knows where that is, not what it says. */
typedef struct
{
  SiloamEveningRoom *room;
  SiloamCaseKind kind;
  char *id;
  GPtrArray *names; /* (element-type utf8): of others, to mask */
  char *language;   /* of the one who asks */
} SiloamRightsCase;

SiloamRightsCase *siloam_rights_case_new (SiloamEveningRoom *room,
                                          SiloamCaseKind kind,
                                          const char *id) G_GNUC_WARN_UNUSED_RESULT;
SiloamRightsCase *siloam_rights_case_copy (const SiloamRightsCase *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_rights_case_free (SiloamRightsCase *self);
/* All that is kept under a name, whatever its case; (element-type SiloamRightsCase). */
GPtrArray *siloam_rights_cases_find (SiloamEveningRoom *room,
                                     const char *alias) G_GNUC_WARN_UNUSED_RESULT;
/* "Gesprek van 22 november 2026" */
char *siloam_rights_case_describe (const SiloamRightsCase *self) G_GNUC_WARN_UNUSED_RESULT;
/* NULL when it is not there any more, or is no session. */
const SiloamSession *siloam_rights_case_get_session (const SiloamRightsCase *self);
/* NULL as above; with what was said since it was stored, while it is held at this laptop. */
SiloamSession *siloam_rights_case_dup_session (const SiloamRightsCase *self)
    G_GNUC_WARN_UNUSED_RESULT;
SiloamAccess *siloam_rights_case_make_access (const SiloamRightsCase *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* Both end with siloam_ministry_write_finish(). A correction also reaches the session that is held:
 * its next save does not undo it. */
void siloam_rights_case_correct_async (const SiloamRightsCase *self,
                                       const SiloamSession *before,
                                       const SiloamSession *after,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void siloam_rights_case_erase_async (const SiloamRightsCase *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamRightsCase, siloam_rights_case_free)

G_END_DECLS
