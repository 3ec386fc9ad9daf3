/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The merge command: joins another copy of a journal into this one. */

#include <stdio.h>

#include "ctl/commands.h"
#include "ctl/listing.h"
#include "ctl/way-in.h"
#include "journal/joining.h"

/* The mark on what was changed in both copies, in the language of the journal. */
static const char *
choose_tag (SiloamCtlSession *session)
{
  g_autoptr (SiloamProfile) profile = siloam_store_load_profile (session->store, NULL);

  return profile != NULL && profile->locale != NULL && g_str_has_prefix (profile->locale, "nl")
             ? "andere versie"
             : "other version";
}

static gboolean
has_other_way (const SiloamCtlOptions *options)
{
  return options->other_keyring || options->other_passphrase_file != NULL ||
         options->other_recovery_file != NULL;
}

static gboolean
merge (SiloamCtlSession *session, SiloamJoining *joining, GError **error)
{
  if (session->options->dry_run)
    return siloam_joining_look (joining, session->store, session->vault, NULL, error);
  return siloam_joining_join (joining,
                              session->store,
                              session->vault,
                              session->device,
                              NULL,
                              error);
}

static gboolean
merge_with (SiloamCtlSession *session,
            SiloamJoining *joining,
            SiloamCredential *credential,
            GError **error)
{
  if (credential == NULL)
    return FALSE;
  siloam_joining_set_credential (joining, credential);
  return merge (session, joining, error);
}

/* With the way in that was named for it; or with the key of our journal, and when that was changed
 * since, with the way into our journal. */
static gboolean
open_and_merge (SiloamCtlSession *session, SiloamJoining *joining, GError **error)
{
  const SiloamCtlOptions *options = session->options;
  g_autoptr (SiloamCredential) credential = NULL;
  g_autoptr (GError) fault = NULL;

  if (has_other_way (options))
    {
      credential = siloam_ctl_read_other_credential (options, error);
      return merge_with (session, joining, credential, error);
    }
  if (merge (session, joining, &fault))
    return TRUE;
  if (!g_error_matches (fault, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  credential = siloam_ctl_read_credential (options, error);
  return merge_with (session, joining, credential, error);
}

static void
print_item_json (const SiloamMergeItem *item)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "outcome", siloam_merge_outcome_nick (item->outcome));
  json_object_set_string_member (object, "id", item->id);
  siloam_ctl_print_object (object);
}

static void
print_counts_json (const SiloamMergeReport *report, gboolean dry_run)
{
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "dry_run", dry_run);
  for (guint i = 0; i < SILOAM_N_MERGE_OUTCOMES; i++)
    json_object_set_int_member (object, siloam_merge_outcome_nick (i), report->counts[i]);
  siloam_ctl_print_object (object);
}

static const char *
name_outcome (SiloamMergeOutcome outcome)
{
  return outcome == SILOAM_MERGE_BOTH ? "kept both" : siloam_merge_outcome_nick (outcome);
}

static void
print_report (const SiloamMergeReport *report)
{
  const SiloamMergeOutcome order[] = { SILOAM_MERGE_ADDED,  SILOAM_MERGE_UPDATED,
                                       SILOAM_MERGE_BOTH,   SILOAM_MERGE_ERASED,
                                       SILOAM_MERGE_UNREAD, SILOAM_MERGE_UNCHANGED };

  for (guint i = 0; i < report->items->len; i++)
    {
      const SiloamMergeItem *item = g_ptr_array_index (report->items, i);

      printf ("%-9s  %s\n", name_outcome (item->outcome), item->id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] != SILOAM_MERGE_UNREAD || report->counts[order[i]] > 0)
      printf ("%s: %u\n", name_outcome (order[i]), report->counts[order[i]]);
}

static void
print_report_json (const SiloamMergeReport *report, gboolean dry_run)
{
  for (guint i = 0; i < report->items->len; i++)
    print_item_json (g_ptr_array_index (report->items, i));
  print_counts_json (report, dry_run);
}

/**
 * siloam_ctl_merge:
 *
 * Prints what became of each entry, or with --dry-run would become, and how many of each there are.
 */
gboolean
siloam_ctl_merge (SiloamCtlSession *session, GError **error)
{
  const SiloamCtlOptions *options = session->options;
  g_autoptr (SiloamJoining) joining = siloam_joining_new (session->argument, choose_tag (session));

  if (options->other_journal)
    siloam_joining_allow_other_journal (joining);
  if (!open_and_merge (session, joining, error))
    return FALSE;
  if (options->json)
    print_report_json (siloam_joining_get_report (joining), options->dry_run);
  else
    print_report (siloam_joining_get_report (joining));
  return TRUE;
}
