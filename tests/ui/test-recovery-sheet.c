/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page with the recovery code: GTK's own printing to a file, read back with poppler. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ui/recovery-sheet.h"
#include "vault/recovery-code.h"

typedef struct
{
  char *folder;
  char *path;
  SiloamSecret *formatted;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) code = siloam_recovery_code_new ();

  self->folder = g_dir_make_tmp ("sheet-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "sheet.pdf", NULL);
  self->formatted = siloam_recovery_code_format (code);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  siloam_secret_unref (self->formatted);
  g_free (self->path);
  g_free (self->folder);
}

static void
print (Fixture *self, const char *language)
{
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new (language, SILOAM_ADDRESS_JE, NULL);
  g_autoptr (GtkPrintOperation) operation = siloam_recovery_sheet_new (prompts, self->formatted);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, self->path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
      ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
}

static char *
run_tool (const char *tool, const char *path, const char *target)
{
  const char *command[] = { tool, path, target, NULL };
  char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL,
                (char **) command,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &output,
                NULL,
                NULL,
                &error);
  g_assert_no_error (error);
  return output;
}

static gboolean
can_read_back (void)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");

  if (tool == NULL)
    g_test_skip ("pdftotext (poppler-utils) is not installed");
  return tool != NULL;
}

static void
test_all_groups_are_on_it (Fixture *self, gconstpointer language)
{
  g_auto (GStrv) groups = NULL;
  g_autofree char *text = NULL;

  if (!can_read_back ())
    return;
  groups = g_strsplit ((const char *) siloam_secret_get_data (self->formatted), "-", -1);
  g_assert_cmpuint (g_strv_length (groups), ==, SILOAM_RECOVERY_GROUPS);
  print (self, language);
  text = run_tool ("pdftotext", self->path, "-");
  for (guint i = 0; groups[i] != NULL; i++)
    g_assert_nonnull (strstr (text, groups[i]));
}

static void
test_it_is_one_page_that_names_nobody (Fixture *self, gconstpointer language)
{
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;

  if (!can_read_back ())
    return;
  print (self, language);
  info = run_tool ("pdfinfo", self->path, NULL);
  text = run_tool ("pdftotext", self->path, "-");
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_null (strstr (info, "Author"));
  g_assert_null (strstr (text, g_get_user_name ()));
  g_assert_null (strstr (text, "/"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, language, test)                                                                  \
  g_test_add ("/ui/recovery-sheet/" name, Fixture, language, set_up, test, tear_down)
  ADD ("all-groups-are-on-it-in-dutch", "nl", test_all_groups_are_on_it);
  ADD ("all-groups-are-on-it-in-english", "en", test_all_groups_are_on_it);
  ADD ("it-is-one-page-that-names-nobody-in-dutch", "nl", test_it_is_one_page_that_names_nobody);
  ADD ("it-is-one-page-that-names-nobody-in-english", "en", test_it_is_one_page_that_names_nobody);
  return g_test_run ();
}
