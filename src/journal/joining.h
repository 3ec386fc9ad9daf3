/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/device.h"
#include "journal/merge.h"
#include "vault/credential.h"

G_BEGIN_DECLS

/* One other copy of a journal, from looking at it to joining it and taking that back. The file
 * itself is never changed, and is looked at once: what the dry run told is what is joined. Used by
 * one thread at a time; only the fraction may be asked from another meanwhile. */
typedef struct _SiloamJoining SiloamJoining;

SiloamJoining *siloam_joining_new (const char *path,
                                   const char *other_tag) G_GNUC_WARN_UNUSED_RESULT;
SiloamJoining *siloam_joining_ref (SiloamJoining *self);
void siloam_joining_unref (SiloamJoining *self);

const char *siloam_joining_get_path (SiloamJoining *self);
/* What opens it when it has another key; NULL: the key of our own journal. */
void siloam_joining_set_credential (SiloamJoining *self, SiloamCredential *credential);
gboolean siloam_joining_has_credential (SiloamJoining *self);
/* The entries of another journal may come too. */
void siloam_joining_allow_other_journal (SiloamJoining *self);

/* What joining would do. */
gboolean siloam_joining_look (SiloamJoining *self,
                              SiloamStore *store,
                              SiloamVault *vault,
                              GCancellable *cancellable,
                              GError **error);
/* device (nullable): learns that this copy was told of. */
gboolean siloam_joining_join (SiloamJoining *self,
                              SiloamStore *store,
                              SiloamVault *vault,
                              SiloamDevice *device,
                              GCancellable *cancellable,
                              GError **error);
gboolean siloam_joining_undo (SiloamJoining *self, SiloamStore *store, guint *kept, GError **error);

/* Of the last look or join; NULL before. */
const SiloamMergeReport *siloam_joining_get_report (SiloamJoining *self);
gboolean siloam_joining_can_undo (SiloamJoining *self);
/* 0 to 1; any thread. */
double siloam_joining_get_fraction (SiloamJoining *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamJoining, siloam_joining_unref)

G_END_DECLS
