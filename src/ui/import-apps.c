/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From which applications a journal can be brought in, and how to take it out of each. It only
 * tells: which application wrote a file is found out from the file. Main thread. */

#include "config.h"

#include "ui/import-apps.h"

#include <glib/gi18n.h>

#include "export/import.h"

struct _SiloamImportApps
{
  AdwPreferencesGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (SiloamImportApps, siloam_import_apps, ADW_TYPE_PREFERENCES_GROUP)

/* By the keys of the prompts; of an application with several formats there is one row. */
typedef struct
{
  SiloamImportFormat format;
  const char *key;
} App;

static const App apps[] = {
  { SILOAM_IMPORT_DAY_ONE, "day_one" },
  { SILOAM_IMPORT_JOURNEY, "journey" },
  { SILOAM_IMPORT_DIARIUM, "diarium" },
  { SILOAM_IMPORT_REDNOTEBOOK, "rednotebook" },
  { SILOAM_IMPORT_LIFEOGRAPH, "lifeograph" },
  { SILOAM_IMPORT_ALMANAH, "almanah" },
  { SILOAM_IMPORT_JRNL, "jrnl" },
  { SILOAM_IMPORT_MINI_DIARY, "mini_diary" },
  { SILOAM_IMPORT_MINI_DIARIUM, "mini_diarium" },
  { SILOAM_IMPORT_STANDARD_NOTES, "standard_notes" },
  { SILOAM_IMPORT_TEXT, "text" },
  { SILOAM_IMPORT_SILOAM, "siloam" },
};

static void
siloam_import_apps_class_init (SiloamImportAppsClass *klass)
{
}

static void
siloam_import_apps_init (SiloamImportApps *self)
{
}

static void
add_row (SiloamImportApps *self, const char *title, const char *help)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), help);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static const char *
name_app (const App *app)
{
  if (app->format == SILOAM_IMPORT_TEXT)
    return _ ("Markdown and plain text");
  return siloam_import_format_name (app->format);
}

/**
 * siloam_import_apps_set_up:
 *
 * Tells of the applications that this Siloam reads, and of the way round for all others.
 */
void
siloam_import_apps_set_up (SiloamImportApps *self, SiloamPrompts *prompts)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("From which application?"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         siloam_prompts_get (prompts, "import.apps.hint"));
  for (guint i = 0; i < G_N_ELEMENTS (apps); i++)
    {
      g_autofree char *key = g_strdup_printf ("import.app.%s.text", apps[i].key);

      if (siloam_import_format_nick (apps[i].format) != NULL)
        add_row (self, name_app (&apps[i]), siloam_prompts_get (prompts, key));
    }
  add_row (self, _ ("Another application"), siloam_prompts_get (prompts, "import.app.other.text"));
}
