/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says, before anything is written in the open, where it will lie and for whom it is readable
 * there. Main thread. */

#include "config.h"

#include "ui/open-warning.h"

#include <glib/gi18n.h>

#include "export/open-place.h"

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, line);
}

/* "~/Documents" reads easier than the whole of it. */
static char *
describe_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  g_autofree char *shown = NULL;

  if (g_str_has_prefix (folder, home) &&
      (folder[strlen (home)] == '/' || folder[strlen (home)] == '\0'))
    shown = g_strconcat ("~", folder + strlen (home), NULL);
  return g_filename_display_name (shown != NULL ? shown : folder);
}

/* A sentence of the prompts with the name of a program in it. */
static char *
fill_in (const char *sentence, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "{name}", 2);

  return g_strjoinv (name, parts);
}

/**
 * siloam_open_warning_text:
 * @path: where the file, or the folder, will stand
 *
 * Returns: (transfer full): what the person should know before it is written there
 */
char *
siloam_open_warning_text (SiloamPrompts *prompts, const char *path)
{
  g_autoptr (SiloamOpenPlace) place = siloam_open_place_look (path);
  g_autofree char *folder = describe_folder (path);
  g_autofree char *where = fill_in (siloam_prompts_get (prompts, "open.where.text"), folder);
  GString *text = g_string_new (siloam_prompts_get (prompts, "open.unlocked.text"));

  add_line (text, where);
  add_line (text,
            siloam_prompts_get (prompts, place->others ? "open.others.text" : "open.owner.text"));
  if (place->removable)
    add_line (text, siloam_prompts_get (prompts, "open.removable.text"));
  if (place->remote)
    add_line (text, siloam_prompts_get (prompts, "open.remote.text"));
  if (place->synced != NULL)
    {
      g_autofree char *synced =
          fill_in (siloam_prompts_get (prompts, "open.synced.text"), place->synced);
      add_line (text, synced);
    }
  return g_string_free (text, FALSE);
}

/**
 * siloam_open_warning_ask_async:
 * @path: where the file, or the folder, will stand
 * @func: (scope async): called once, with whether to write it
 */
void
siloam_open_warning_ask_async (GtkWindow *parent,
                               SiloamPrompts *prompts,
                               const char *path,
                               SiloamConfirmFunc func,
                               gpointer user_data)
{
  g_autofree char *body = siloam_open_warning_text (prompts, path);
  SiloamConfirm confirm = {
    .heading = siloam_prompts_get (prompts, "open.title"),
    .body = body,
    .label = _ ("_Write it here"),
    .destructive = FALSE,
  };

  siloam_confirm_async (parent, &confirm, func, user_data);
}
