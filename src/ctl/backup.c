/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands about backups. A backup is only read: nothing is written to it or beside it, so that
 * it may lie on a medium that cannot be written. */

#include <stdio.h>
#include <string.h>

#include "ctl/commands.h"
#include "ctl/listing.h"
#include "ctl/way-in.h"
#include "journal/backup.h"
#include "vault/locksmith.h"
#include "vault/vault-restore.h"

static gboolean
refuse (GError **error, SiloamCtlError code, const char *why)
{
  g_set_error_literal (error, SILOAM_CTL_ERROR, code, why);
  return FALSE;
}

/* Zeros for days, weeks and months mean that all stay. */
static gboolean
parse_keep (const char *text, SiloamBackupKeep *keep, GError **error)
{
  char rest;

  *keep = (SiloamBackupKeep){ 0 };
  if (text == NULL || g_str_equal (text, "all"))
    return TRUE;
  if (strlen (text) < 12 &&
      sscanf (text, "%3u,%3u,%3u%c", &keep->days, &keep->weeks, &keep->months, &rest) == 3 &&
      keep->days > 0)
    return TRUE;
  return refuse (error,
                 SILOAM_CTL_ERROR_USAGE,
                 "--keep is all, or days,weeks,months such as 7,4,12");
}

/**
 * siloam_ctl_check_backup:
 *
 * Looks at the options of backup before any key is asked for.
 */
gboolean
siloam_ctl_check_backup (const SiloamCtlOptions *options, GError **error)
{
  SiloamBackupKeep keep;

  return parse_keep (options->keep, &keep, error);
}

static void
print_backup (SiloamBackup *backup, gboolean json)
{
  const SiloamBackupRecord *record = siloam_backup_get_record (backup);
  gboolean fewer =
      record->full_entries > record->entries && g_strcmp0 (record->full_name, record->name) != 0;
  JsonObject *object;

  if (!json)
    {
      printf ("%s\nentries: %u\n", siloam_backup_get_path (backup), record->entries);
      if (fewer)
        printf ("There were %u entries before: no older backup was removed.\n",
                record->full_entries);
      if (siloam_backup_is_on_same_disk (backup))
        fputs ("siloamctl: warning: this backup is on the disk of the journal itself\n", stderr);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "path", siloam_backup_get_path (backup));
  json_object_set_int_member (object, "entries", record->entries);
  json_object_set_int_member (object, "removed", siloam_backup_get_removed (backup));
  json_object_set_boolean_member (object, "clearly_fewer", fewer);
  json_object_set_boolean_member (object, "same_disk", siloam_backup_is_on_same_disk (backup));
  siloam_ctl_print_object (object);
}

/**
 * siloam_ctl_backup:
 *
 * Makes a backup in the folder that was named, verifies it, and prints where it is.
 */
gboolean
siloam_ctl_backup (SiloamCtlSession *session, GError **error)
{
  SiloamBackupKeep keep;
  g_autoptr (SiloamBackup) backup = NULL;
  SiloamWorkStep step;

  if (!parse_keep (session->options->keep, &keep, error))
    return FALSE;
  backup = siloam_backup_new (SILOAM_BACKUP_FOLDER, session->argument, &keep, SILOAM_BACKUP_ALWAYS);
  do
    step = siloam_backup_step (session->store, session->vault, backup, NULL, error);
  while (step == SILOAM_WORK_AGAIN);
  if (step == SILOAM_WORK_FAILED)
    return FALSE;
  print_backup (backup, session->options->json);
  return TRUE;
}

static SiloamVault *
open_backup (const SiloamCtlOptions *options, GError **error)
{
  g_autoptr (SiloamCredential) credential = siloam_ctl_read_credential (options, error);

  return credential != NULL ? siloam_locksmith_read (options->words[1], credential, NULL, error)
                            : NULL;
}

/**
 * siloam_ctl_restore:
 *
 * Makes a journal of a backup, where nothing is yet.
 */
gboolean
siloam_ctl_restore (const SiloamCtlOptions *options, GError **error)
{
  g_autoptr (SiloamVaultPass) pass = NULL;
  SiloamVault *vault = open_backup (options, error);
  JsonObject *object;

  if (vault == NULL)
    return FALSE;
  pass = siloam_vault_make_pass (vault);
  siloam_vault_free (vault);
  if (!siloam_vault_restore_new (pass,
                                 options->words[1],
                                 options->words[2],
                                 NULL,
                                 NULL,
                                 NULL,
                                 error))
    return FALSE;
  if (options->json)
    {
      object = json_object_new ();
      json_object_set_string_member (object, "path", options->words[2]);
      siloam_ctl_print_object (object);
    }
  else
    printf ("%s\n", options->words[2]);
  return TRUE;
}

typedef struct
{
  SiloamVaultReport *pages;
  GPtrArray *faults; /* of entries; NULL when they could not be read */
  guint entries;
} Findings;

static void
findings_clear (Findings *self)
{
  g_clear_pointer (&self->pages, siloam_vault_report_free);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Findings, findings_clear)

static gboolean
is_sound (const Findings *self)
{
  return self->pages->bad_pages->len == 0 && self->pages->integrity == NULL &&
         self->faults != NULL && self->faults->len == 0;
}

/* In memory, where a backup by an earlier Siloam can be brought up to date. */
static gboolean
read_entries (SiloamVault *vault, Findings *findings, GError **error)
{
  sqlite3 *memory = siloam_vault_load_into_memory (vault, NULL, NULL, NULL, error);
  g_autoptr (GError) fault = NULL;
  SiloamStore *store;

  if (memory == NULL)
    return FALSE;
  store = siloam_store_new (memory, &fault);
  if (store != NULL)
    findings->entries = siloam_store_count (store, &fault);
  if (store != NULL && fault == NULL)
    findings->faults = siloam_store_check (store, &fault);
  siloam_store_free (store);
  sqlite3_close (memory);
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static void
print_findings_json (const Findings *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *pages = json_array_new ();
  JsonArray *faults = json_array_new ();

  for (guint i = 0; i < self->pages->bad_pages->len; i++)
    json_array_add_int_element (pages, (gint64) g_array_index (self->pages->bad_pages, guint64, i));
  for (guint i = 0; self->faults != NULL && i < self->faults->len; i++)
    json_array_add_string_element (faults, self->faults->pdata[i]);
  json_object_set_boolean_member (object, "ok", is_sound (self));
  json_object_set_int_member (object, "pages", (gint64) self->pages->pages);
  json_object_set_array_member (object, "bad_pages", pages);
  if (self->pages->integrity != NULL)
    json_object_set_string_member (object, "integrity", self->pages->integrity);
  else
    json_object_set_null_member (object, "integrity");
  if (self->faults != NULL)
    json_object_set_int_member (object, "entries", self->entries);
  else
    json_object_set_null_member (object, "entries");
  json_object_set_array_member (object, "faults", faults);
  siloam_ctl_print_object (object);
}

static void
print_findings (const Findings *self)
{
  printf ("pages read: %" G_GUINT64_FORMAT "\n", self->pages->pages);
  for (guint i = 0; i < self->pages->bad_pages->len; i++)
    printf ("page %" G_GUINT64_FORMAT " is damaged\n",
            g_array_index (self->pages->bad_pages, guint64, i));
  if (self->pages->integrity != NULL)
    printf ("structure: %s\n", self->pages->integrity);
  if (self->faults != NULL)
    printf ("entries: %u\n", self->entries);
  for (guint i = 0; self->faults != NULL && i < self->faults->len; i++)
    printf ("fault: %s\n", (const char *) self->faults->pdata[i]);
  if (is_sound (self))
    puts ("All is well.");
}

/**
 * siloam_ctl_verify:
 *
 * Reads every page and every entry of a backup and prints what is in it and what is wrong.
 */
gboolean
siloam_ctl_verify (const SiloamCtlOptions *options, GError **error)
{
  g_auto (Findings) findings = { 0 };
  g_autoptr (GError) unreadable = NULL;
  SiloamVault *vault = open_backup (options, error);

  if (vault == NULL)
    return FALSE;
  findings.pages = siloam_vault_verify (vault, error);
  if (findings.pages != NULL)
    read_entries (vault, &findings, &unreadable);
  siloam_vault_free (vault);
  if (findings.pages == NULL)
    return FALSE;
  if (options->json)
    print_findings_json (&findings);
  else
    print_findings (&findings);
  if (unreadable != NULL)
    fprintf (stderr, "siloamctl: %s\n", unreadable->message);
  return is_sound (&findings) ||
         refuse (error,
                 SILOAM_CTL_ERROR_FAILED,
                 "the backup is damaged: keep it, and use another one to restore from");
}
