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

static gboolean
is_writable (const char *folder)
{
  return folder != NULL && g_access (folder, W_OK | X_OK) == 0;
}

/* What toolkits put in a temporary file, such as the pages on their way to a printer, then never
 * reaches a disk: the folder of the session is in memory and is its owner's alone. A folder that
 * the environment names may be on a disk, so that does not count. */
static void
keep_temporary_files_in_memory (void)
{
  const char *const folders[] = { g_getenv ("XDG_RUNTIME_DIR"), "/dev/shm" };

  /* What SQLite needs room for may be as large as a journal, and is sealed. */
  g_setenv ("SQLITE_TMPDIR", "/var/tmp", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (is_writable (folders[i]))
      {
        g_setenv ("TMPDIR", folders[i], TRUE);
        return;
      }
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
