/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens another copy of the journal and hands both to the merge. Works on a private copy of the
 * file, so that the file stays as it is to the byte. The thread of the store, except where said. */

#include "journal/joining.h"

#include "vault/locksmith.h"
#include "vault/neighbours.h"
#include "vault/private-copy.h"
#include "vault/vault-copy.h"

struct _SiloamJoining
{
  gatomicrefcount references;
  char *path;
  char *other_tag;
  guint64 print;
  SiloamCredential *credential;
  gboolean any_journal;
  SiloamPrivateCopy *copy;
  SiloamMergeReport *report;
  SiloamMergeUndo *undo;
  int permille; /* atomic */
};

/**
 * siloam_joining_new:
 * @path: the other copy
 * @other_tag: (nullable): put on the other version of what was changed on both sides
 *
 * Returns: (transfer full): a joining that looked at nothing yet
 */
SiloamJoining *
siloam_joining_new (const char *path, const char *other_tag)
{
  SiloamJoining *self = g_new0 (SiloamJoining, 1);

  g_atomic_ref_count_init (&self->references);
  self->path = g_strdup (path);
  self->other_tag = g_strdup (other_tag);
  return self;
}

SiloamJoining *
siloam_joining_ref (SiloamJoining *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * siloam_joining_unref:
 *
 * The last one also removes the private copy. Any thread.
 */
void
siloam_joining_unref (SiloamJoining *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->path);
  g_free (self->other_tag);
  g_clear_pointer (&self->credential, siloam_credential_unref);
  siloam_private_copy_free (self->copy);
  siloam_merge_report_free (self->report);
  siloam_merge_undo_free (self->undo);
  g_free (self);
}

const char *
siloam_joining_get_path (SiloamJoining *self)
{
  return self->path;
}

void
siloam_joining_set_credential (SiloamJoining *self, SiloamCredential *credential)
{
  g_clear_pointer (&self->credential, siloam_credential_unref);
  if (credential != NULL)
    self->credential = siloam_credential_ref (credential);
}

gboolean
siloam_joining_has_credential (SiloamJoining *self)
{
  return self->credential != NULL;
}

void
siloam_joining_allow_other_journal (SiloamJoining *self)
{
  self->any_journal = TRUE;
}

const SiloamMergeReport *
siloam_joining_get_report (SiloamJoining *self)
{
  return self->report;
}

gboolean
siloam_joining_can_undo (SiloamJoining *self)
{
  return self->undo != NULL;
}

double
siloam_joining_get_fraction (SiloamJoining *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

static void
progress_cb (double fraction, gpointer data)
{
  SiloamJoining *self = data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
}

static gboolean
check_journal (SiloamJoining *self, SiloamVault *vault, GError **error)
{
  gboolean same = FALSE;

  if (siloam_vault_is_own_file (vault, self->path))
    {
      g_set_error_literal (error,
                           SILOAM_JOURNAL_ERROR,
                           SILOAM_JOURNAL_ERROR_SAME_FILE,
                           "this is the file that is open");
      return FALSE;
    }
  if (!siloam_vault_is_same_journal (vault, self->path, &same, error))
    return FALSE;
  if (same || self->any_journal)
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_OTHER_JOURNAL,
                       "this is another journal, not a copy of this one");
  return FALSE;
}

/* The print is taken first: a file that is changed while it is copied is told of again. */
static gboolean
ensure_copy (SiloamJoining *self, SiloamVault *vault, GCancellable *cancellable, GError **error)
{
  if (self->copy != NULL)
    return TRUE;
  if (!check_journal (self, vault, error))
    return FALSE;
  self->print = siloam_neighbour_print (self->path);
  self->copy = siloam_private_copy_new (self->path, cancellable, error);
  return self->copy != NULL;
}

static SiloamVault *
open_other (SiloamJoining *self, SiloamVault *vault, GCancellable *cancellable, GError **error)
{
  const char *path;

  if (!ensure_copy (self, vault, cancellable, error))
    return NULL;
  path = siloam_private_copy_get_path (self->copy);
  if (self->credential == NULL)
    return siloam_vault_open_copy (vault, path, error);
  return siloam_locksmith_open (path, self->credential, cancellable, error);
}

static SiloamMergeReport *
merge_stores (SiloamJoining *self,
              SiloamStore *store,
              SiloamVault *other,
              gboolean dry_run,
              GCancellable *cancellable,
              GError **error)
{
  const SiloamMergeOptions options = { .other_tag = self->other_tag,
                                       .dry_run = dry_run,
                                       .progress = progress_cb,
                                       .progress_data = self };
  g_autoptr (SiloamStore) theirs = siloam_store_new (siloam_vault_get_db (other), error);

  if (theirs == NULL)
    return NULL;
  return siloam_store_merge (store,
                             theirs,
                             &options,
                             dry_run ? NULL : &self->undo,
                             cancellable,
                             error);
}

static gboolean
merge (SiloamJoining *self,
       SiloamStore *store,
       SiloamVault *vault,
       gboolean dry_run,
       GCancellable *cancellable,
       GError **error)
{
  SiloamVault *other;
  SiloamMergeReport *report;

  g_atomic_int_set (&self->permille, 0);
  other = open_other (self, vault, cancellable, error);
  if (other == NULL)
    return FALSE;
  report = merge_stores (self, store, other, dry_run, cancellable, error);
  siloam_vault_free (other);
  if (report == NULL)
    return FALSE;
  siloam_merge_report_free (self->report);
  self->report = report;
  return TRUE;
}

/**
 * siloam_joining_look:
 *
 * Tells what joining would do, see siloam_joining_get_report().
 *
 * Fails with %SILOAM_JOURNAL_ERROR_SAME_FILE, _OTHER_JOURNAL, %SILOAM_VAULT_ERROR_WRONG_KEY when
 * the other copy has another key, which a credential may open, %SILOAM_VAULT_ERROR_BUSY when
 * something has it open, and what opening and reading a journal fails with.
 */
gboolean
siloam_joining_look (SiloamJoining *self,
                     SiloamStore *store,
                     SiloamVault *vault,
                     GCancellable *cancellable,
                     GError **error)
{
  return merge (self, store, vault, TRUE, cancellable, error);
}

/**
 * siloam_joining_join:
 *
 * Joins the other copy into the journal in one transaction.
 *
 * Fails as siloam_joining_look(), or with %SILOAM_VAULT_ERROR_NO_SPACE and the like; then the
 * journal is as it was.
 */
gboolean
siloam_joining_join (SiloamJoining *self,
                     SiloamStore *store,
                     SiloamVault *vault,
                     SiloamDevice *device,
                     GCancellable *cancellable,
                     GError **error)
{
  g_clear_pointer (&self->undo, siloam_merge_undo_free);
  if (!merge (self, store, vault, FALSE, cancellable, error))
    return FALSE;
  if (device != NULL && self->report->counts[SILOAM_MERGE_UNREAD] == 0)
    siloam_device_learn (device, self->print);
  return TRUE;
}

/**
 * siloam_joining_undo:
 * @kept: (out): how many entries were changed since, and stay
 *
 * Takes the last join back.
 */
gboolean
siloam_joining_undo (SiloamJoining *self, SiloamStore *store, guint *kept, GError **error)
{
  g_return_val_if_fail (self->undo != NULL, FALSE);

  if (!siloam_store_undo_merge (store, self->undo, kept, error))
    return FALSE;
  g_clear_pointer (&self->undo, siloam_merge_undo_free);
  return TRUE;
}
