/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `crash-writer FILE CODE`: saves entries into a sealed journal for as long as it lives, and prints
 * the id of each once it is told to be on disk. Its parent kills it. */

#include <stdio.h>

#include "journal/journal.h"
#include "sample.h"
#include "session.h"

static SiloamJournal *
open_journal (const char *path, const char *code)
{
  g_autoptr (SiloamCredential) recovery = session_credential_from_typed (code);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;
  SiloamJournal *journal;

  siloam_journal_open_async (path, recovery, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  journal = siloam_journal_open_finish (result, &error);
  if (journal == NULL)
    g_error ("%s", error->message);
  return journal;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *id = data;
  g_autoptr (GError) error = NULL;

  if (!siloam_journal_save_finish (SILOAM_JOURNAL (source), result, &error))
    g_error ("%s", error->message);
  printf ("%s\n", id);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamJournal) journal = NULL;

  if (argc != 3)
    return 2;
  journal = open_journal (argv[1], argv[2]);
  printf ("open\n");
  fflush (stdout);
  for (;;)
    {
      g_autoptr (SiloamEntry) entry = sample_exchange ();

      siloam_journal_save_async (journal, entry, NULL, saved_cb, g_strdup (entry->id));
      g_main_context_iteration (NULL, TRUE);
    }
}
