/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* siloamctl: finds the command, opens the journal if it takes one, runs it, closes, tells what went
 * wrong. Needs no display and holds the journal for as long as it runs. */

#include <stdio.h>
#include <string.h>

#include "ctl/commands.h"
#include "ctl/error-words.h"
#include "ctl/way-in.h"
#include "vault/locksmith.h"
#include "vault/unfinished.h"

typedef enum
{
  TAKES_EXPORT = 1 << 0,
  TAKES_LANGUAGE = 1 << 1,
  TAKES_SCRIPTURE = 1 << 2,
  TAKES_BIBLE = 1 << 3,
  TAKES_IMPORT = 1 << 5,
  TAKES_NEW_KEYS = 1 << 6,
  TAKES_MERGE = 1 << 7,
  TAKES_MORE_WORDS = 1 << 4, /* looks at them itself */
  TAKES_KEEP = 1 << 8,
} CommandFlags;

typedef struct
{
  const char *name;
  const char *words; /* what stands after the name */
  guint n_words;     /* how many that are */
  gboolean (*run_open) (SiloamCtlSession *session, GError **error);
  gboolean (*run_alone) (const SiloamCtlOptions *options, GError **error); /* opens no journal */
  CommandFlags flags;
} Command;

static const Command commands[] = {
  { "create", "FILE", 1, NULL, siloam_ctl_create, 0 },
  { "add", "FILE", 1, siloam_ctl_add, NULL, 0 },
  { "list", "FILE", 1, siloam_ctl_list, NULL, 0 },
  { "show", "FILE ID", 2, siloam_ctl_show, NULL, 0 },
  { "search", "FILE QUERY", 2, siloam_ctl_search, NULL, 0 },
  { "places", "FILE REF", 2, siloam_ctl_places, NULL, TAKES_LANGUAGE | TAKES_SCRIPTURE },
  { "export", "FILE", 1, siloam_ctl_export, NULL, TAKES_EXPORT | TAKES_LANGUAGE },
  { "import",
    "FILE SOURCE",
    2,
    siloam_ctl_import,
    NULL,
    TAKES_EXPORT | TAKES_IMPORT | TAKES_LANGUAGE },
  { "imports", "FILE", 1, siloam_ctl_imports, NULL, 0 },
  { "undo-import", "FILE N", 2, siloam_ctl_undo_import, NULL, 0 },
  { "check", "FILE", 1, siloam_ctl_check, NULL, 0 },
  { "slots", "FILE", 1, NULL, siloam_ctl_slots, 0 },
  { "rotate", "FILE", 1, siloam_ctl_rotate, NULL, TAKES_NEW_KEYS },
  { "backup", "FILE FOLDER", 2, siloam_ctl_backup, NULL, TAKES_KEEP },
  { "restore", "BACKUP NEWFILE", 2, NULL, siloam_ctl_restore, 0 },
  { "verify", "BACKUP", 1, NULL, siloam_ctl_verify, 0 },
  { "merge", "FILE OTHER", 2, siloam_ctl_merge, NULL, TAKES_MERGE },
  { "bible",
    "import, list, show, search, numbering or remove",
    1,
    NULL,
    siloam_ctl_bible,
    TAKES_LANGUAGE | TAKES_SCRIPTURE | TAKES_BIBLE | TAKES_MORE_WORDS },
  { "refs", "", 0, NULL, siloam_ctl_refs, TAKES_LANGUAGE | TAKES_SCRIPTURE },
};

static gboolean
refuse_usage (GError **error, const char *why)
{
  g_set_error (error,
               SILOAM_CTL_ERROR,
               SILOAM_CTL_ERROR_USAGE,
               "%s (siloamctl --help tells all)",
               why);
  return FALSE;
}

static const Command *
find_command (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (name, commands[i].name) == 0)
      return &commands[i];
  refuse_usage (error, name == NULL ? "a command is missing" : "this command is not known");
  return NULL;
}

static gboolean
check_words (const Command *command, const SiloamCtlOptions *options, GError **error)
{
  guint n_words = g_strv_length (options->words) - 1;
  g_autofree char *missing = NULL;

  if (n_words < command->n_words)
    {
      missing = g_strdup_printf ("%s takes %s", command->name, command->words);
      return refuse_usage (error, missing);
    }
  if (n_words > command->n_words && !(command->flags & TAKES_MORE_WORDS))
    return refuse_usage (error, "there are more words than this command takes");
  return TRUE;
}

static gboolean
check_options (const Command *command, const SiloamCtlOptions *options, GError **error)
{
  SiloamNumbering numbering;

  if (!(command->flags & TAKES_EXPORT) && siloam_ctl_options_have_export (options))
    return refuse_usage (error, "an option of export was given to another command");
  if (!(command->flags & TAKES_IMPORT) && siloam_ctl_options_have_import (options))
    return refuse_usage (error, "an option of import was given to another command");
  if (!(command->flags & (TAKES_EXPORT | TAKES_IMPORT)) && options->password_file != NULL)
    return refuse_usage (error, "this command takes no --password-file");
  if (!(command->flags & TAKES_MERGE) && siloam_ctl_options_have_merge (options))
    return refuse_usage (error, "an option of merge was given to another command");
  if (!(command->flags & (TAKES_IMPORT | TAKES_MERGE)) && options->dry_run)
    return refuse_usage (error, "this command takes no --dry-run");
  if (!(command->flags & TAKES_LANGUAGE) && options->language != NULL)
    return refuse_usage (error, "this command takes no --language");
  if (!(command->flags & TAKES_NEW_KEYS) && siloam_ctl_options_have_new_keys (options))
    return refuse_usage (error, "an option of rotate was given to another command");
  if (!(command->flags & TAKES_SCRIPTURE) && options->numbering != NULL)
    return refuse_usage (error, "this command takes no --numbering");
  if (!(command->flags & TAKES_BIBLE) && (options->bible != NULL || options->mode != NULL))
    return refuse_usage (error, "this command takes no --bible and no --mode");
  if (!(command->flags & TAKES_KEEP) && options->keep != NULL)
    return refuse_usage (error, "only backup takes --keep");
  if (!siloam_ctl_check_backup (options, error))
    return FALSE;
  if (options->numbering != NULL && !siloam_ctl_options_get_numbering (options, &numbering, error))
    return FALSE;
  if (command->run_open == siloam_ctl_import)
    return siloam_ctl_check_import (options, error);
  return command->run_open != siloam_ctl_export || siloam_ctl_check_export (options, error);
}

static gboolean
run_in (SiloamCtlSession *session, const Command *command, GError **error)
{
  session->store = siloam_store_new (siloam_vault_get_db (session->vault), error);
  if (session->store == NULL)
    return FALSE;
  session->device = siloam_device_new (session->store, session->vault);
  if (siloam_device_is_behind (session->device))
    fputs (
        "siloamctl: this journal is older than what was written here before; perhaps an older copy"
        " was put in its place (merge joins another copy)\n",
        stderr);
  return command->run_open (session, error);
}

static gboolean
run_open (const Command *command, const SiloamCtlOptions *options, GError **error)
{
  g_autoptr (SiloamCredential) credential = siloam_ctl_read_credential (options, error);
  SiloamCtlSession session = { .options = options, .credential = credential };
  gboolean done;

  if (credential == NULL)
    return FALSE;
  session.argument = command->n_words > 1 ? options->words[2] : NULL;
  session.vault = siloam_locksmith_open (options->words[1], credential, NULL, error);
  if (session.vault == NULL)
    return FALSE;
  siloam_unfinished_clear (session.vault);
  done = run_in (&session, command, error);
  g_clear_pointer (&session.device, siloam_device_free);
  g_clear_pointer (&session.store, siloam_store_free);
  return siloam_vault_close (session.vault, done ? error : NULL) && done;
}

static gboolean
run (const SiloamCtlOptions *options, GError **error)
{
  const Command *command = find_command (options->words != NULL ? options->words[0] : NULL, error);

  if (command == NULL || !check_words (command, options, error) ||
      !check_options (command, options, error))
    return FALSE;
  siloam_vault_harden_process ();
  if (command->run_alone != NULL)
    return command->run_alone (options, error);
  return run_open (command, options, error);
}

static int
tell (const GError *error)
{
  const char *remedy = siloam_ctl_remedy (error);

  fprintf (stderr, "siloamctl: %s\n", error->message);
  if (remedy != NULL)
    fprintf (stderr, "%s\n", remedy);
  return g_error_matches (error, SILOAM_CTL_ERROR, SILOAM_CTL_ERROR_USAGE) ? 2 : 1;
}

/* A result that did not arrive is no result. */
static int
finish_output (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return 0;
  fputs ("siloamctl: the result could not be written to standard output\n", stderr);
  return 1;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamCtlOptions) options = NULL;

  g_set_prgname ("siloamctl");
  options = siloam_ctl_options_parse (argc, argv, &error);
  if (options == NULL)
    return tell (error);
  if (options->version)
    puts ("siloamctl " SILOAM_VERSION);
  else if ((options->words == NULL || options->words[0] != NULL) && !run (options, &error))
    {
      finish_output ();
      return tell (error);
    }
  return finish_output ();
}
