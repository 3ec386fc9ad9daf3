/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts Siloam: hardens the process before any key exists, sets the locale, runs the application.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#include "ui/application.h"
#include "vault/vault.h"

/* What toolkits put in a temporary file, such as the pages on their way to a printer, then never
 * reaches a disk: the folder of the session is in memory and is its owner's alone. */
static void
keep_temporary_files_in_memory (void)
{
  const char *folder = g_getenv ("XDG_RUNTIME_DIR");

  /* What SQLite needs room for may be as large as a journal, and is sealed. */
  g_setenv ("SQLITE_TMPDIR", "/var/tmp", FALSE);
  if (g_getenv ("TMPDIR") == NULL && folder != NULL && g_access (folder, W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", folder, TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (SiloamApplication) application = NULL;
  /* Set when the application runs from its build folder. */
  const char *locale_dir = g_getenv ("SILOAM_LOCALEDIR");

  siloam_vault_harden_process ();
  keep_temporary_files_in_memory ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name ("Siloam");

  application = siloam_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
