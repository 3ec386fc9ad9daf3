/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `crash-joiner FILE OTHER CODE`: joins another copy into a sealed journal, and says so before and
 * after. Its parent kills it. */

#include <stdio.h>

#include "journal/journal-copies.h"
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

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamJournal) journal = NULL;
  g_autoptr (SiloamJoining) joining = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  if (argc != 4)
    return 2;
  journal = open_journal (argv[1], argv[3]);
  joining = siloam_joining_new (argv[2], "andere versie");
  printf ("joins\n");
  fflush (stdout);
  siloam_journal_join_copy_async (journal, joining, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  if (!siloam_journal_join_copy_finish (journal, result, &error))
    g_error ("%s", error->message);
  printf ("joined\n");
  fflush (stdout);
  return 0;
}
