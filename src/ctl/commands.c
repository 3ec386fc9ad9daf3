/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands that make, fill, read and check a journal. Each prints its result on standard output
 * and says FALSE with an error when it could not. */

#include "ctl/commands.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "ctl/listing.h"
#include "ctl/way-in.h"
#include "export/document.h"
#include "vault/locksmith.h"
#include "vault/recovery-code.h"

#define PAGE_ROWS 200
#define MAX_HITS 500

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, SILOAM_CTL_ERROR, SILOAM_CTL_ERROR_FAILED, why);
  return FALSE;
}

/**
 * siloam_ctl_print_code:
 *
 * Prints a new recovery code, the only time it can be seen.
 */
void
siloam_ctl_print_code (SiloamSecret *code, gboolean json)
{
  g_autoptr (SiloamSecret) shown = siloam_recovery_code_format (code);

  printf (json ? "{\"recovery_code\":\"%s\"}\n" : "%s\n",
          (const char *) siloam_secret_get_data (shown));
}

/**
 * siloam_ctl_create:
 *
 * Makes a journal at the path that was given and prints its recovery code, the only time it can be
 * seen.
 */
gboolean
siloam_ctl_create (const SiloamCtlOptions *options, GError **error)
{
  const char *path = options->words[1];
  g_autoptr (SiloamCredential) daily = NULL;
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamStore) store = NULL;
  SiloamVault *vault;

  if (options->recovery_file != NULL)
    {
      g_set_error_literal (
          error,
          SILOAM_CTL_ERROR,
          SILOAM_CTL_ERROR_USAGE,
          "a journal is made with --keyring or --passphrase-file; its recovery code is printed");
      return FALSE;
    }
  daily = siloam_ctl_read_credential (options, error);
  vault = daily != NULL ? siloam_locksmith_create (path, daily, &code, NULL, error) : NULL;
  if (vault == NULL)
    return FALSE;
  store = siloam_store_new (siloam_vault_get_db (vault), error);
  if (store == NULL)
    {
      siloam_locksmith_discard (vault);
      return FALSE;
    }
  siloam_ctl_print_code (code, options->json);
  g_clear_pointer (&store, siloam_store_free);
  return siloam_vault_close (vault, error);
}

/* Stops reading where a document would be too large: what comes after is of no use. */
static GString *
read_document (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[65536];

  while (text->len <= SILOAM_DOCUMENT_MAX_BYTES)
    {
      gssize count = read (STDIN_FILENO, buffer, sizeof buffer);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        {
          refuse (error, "standard input could not be read");
          return NULL;
        }
      if (count == 0)
        break;
      g_string_append_len (text, buffer, count);
    }
  return g_steal_pointer (&text);
}

static void
print_id (const char *id, gboolean json)
{
  printf (json ? "{\"id\":\"%s\"}\n" : "%s\n", id);
}

/**
 * siloam_ctl_add:
 *
 * Adds the document on standard input as an entry and prints its id; never writes over an entry.
 */
gboolean
siloam_ctl_add (SiloamCtlSession *session, GError **error)
{
  g_autoptr (GString) text = read_document (error);
  g_autoptr (SiloamEntry) entry = NULL;

  if (text == NULL)
    return FALSE;
  entry = siloam_document_parse (text->str, (gssize) text->len, error);
  if (entry == NULL)
    return FALSE;
  if (siloam_store_knows (session->store, entry->id))
    return refuse (
        error,
        "$.id: an entry with this id is in the journal already; leave the id out to add another");
  if (!siloam_store_save (session->store, entry, error))
    return FALSE;
  print_id (entry->id, session->options->json);
  return TRUE;
}

/**
 * siloam_ctl_list:
 *
 * Prints a line for each entry, newest first, a page of rows at a time.
 */
gboolean
siloam_ctl_list (SiloamCtlSession *session, GError **error)
{
  guint offset = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) rows = siloam_store_page (session->store, offset, PAGE_ROWS, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        siloam_ctl_print_summary (g_ptr_array_index (rows, i), NULL, session->options->json);
      offset += rows->len;
      if (rows->len < PAGE_ROWS)
        return TRUE;
    }
}

/**
 * siloam_ctl_show:
 *
 * Prints one entry as its document: readable, or on one line with --json.
 */
gboolean
siloam_ctl_show (SiloamCtlSession *session, GError **error)
{
  g_autoptr (SiloamEntry) entry = siloam_store_load (session->store, session->argument, error);
  g_autoptr (JsonNode) document = NULL;

  if (entry == NULL)
    return FALSE;
  document = siloam_document_build (entry);
  siloam_ctl_print_node (document, !session->options->json);
  return TRUE;
}

/**
 * siloam_ctl_search:
 *
 * Prints a line for each entry that is found, newest first.
 */
gboolean
siloam_ctl_search (SiloamCtlSession *session, GError **error)
{
  g_autoptr (GPtrArray) hits = NULL;

  if (!g_utf8_validate (session->argument, -1, NULL))
    return refuse (error, "the words to search for are not UTF-8");
  hits = siloam_store_search (session->store, session->argument, MAX_HITS, error);
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const SiloamSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *snippet = hit->snippet != NULL ? siloam_ctl_plain_text (hit->snippet) : NULL;

      siloam_ctl_print_summary (hit->summary, snippet, session->options->json);
    }
  return TRUE;
}

static void
print_report_json (const SiloamVaultReport *report, GPtrArray *faults, gboolean ok)
{
  JsonObject *object = json_object_new ();
  JsonArray *pages = json_array_new ();
  JsonArray *lines = json_array_new ();

  for (guint i = 0; i < report->bad_pages->len; i++)
    json_array_add_int_element (pages, (gint64) g_array_index (report->bad_pages, guint64, i));
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    json_array_add_string_element (lines, g_ptr_array_index (faults, i));
  json_object_set_boolean_member (object, "ok", ok);
  json_object_set_int_member (object, "pages", (gint64) report->pages);
  json_object_set_array_member (object, "bad_pages", pages);
  if (report->integrity != NULL)
    json_object_set_string_member (object, "integrity", report->integrity);
  else
    json_object_set_null_member (object, "integrity");
  json_object_set_array_member (object, "faults", lines);
  siloam_ctl_print_object (object);
}

static void
print_report (const SiloamVaultReport *report, GPtrArray *faults)
{
  printf ("pages read: %" G_GUINT64_FORMAT "\n", report->pages);
  for (guint i = 0; i < report->bad_pages->len; i++)
    printf ("page %" G_GUINT64_FORMAT " is damaged\n",
            g_array_index (report->bad_pages, guint64, i));
  if (report->integrity != NULL)
    printf ("structure: %s\n", report->integrity);
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    printf ("entries: %s\n", (const char *) g_ptr_array_index (faults, i));
}

/**
 * siloam_ctl_check:
 *
 * Reads every page and every row and prints what is wrong. Rows are looked at even where pages are
 * damaged, to tell how much can still be read.
 */
gboolean
siloam_ctl_check (SiloamCtlSession *session, GError **error)
{
  g_autoptr (SiloamVaultReport) report = siloam_vault_verify (session->vault, error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) unreadable = NULL;
  gboolean ok;

  if (report == NULL)
    return FALSE;
  faults = siloam_store_check (session->store, &unreadable);
  ok = report->bad_pages->len == 0 && report->integrity == NULL && faults != NULL &&
       faults->len == 0;
  if (session->options->json)
    print_report_json (report, faults, ok);
  else
    print_report (report, faults);
  if (unreadable != NULL)
    fprintf (stderr, "siloamctl: %s\n", unreadable->message);
  if (ok && !session->options->json)
    puts ("All is well.");
  return ok ||
         refuse (error,
                 "the journal is damaged: keep the file, export what can be read, use a backup");
}
