/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person chose about the window, in GSettings, and the texts that follow from it. This
 * file is readable to every program of the user: no word of a journal may ever reach it. Main
 * thread. */

#include "config.h"

#include "ui/settings.h"

#include <libintl.h>

#define KEYRING_CHECK_SECONDS (30 * 24 * 60 * 60)

struct _SiloamSettings
{
  GObject parent_instance;

  GSettings *store;
  SiloamPrompts *prompts;
  char *system_language;
};

G_DEFINE_FINAL_TYPE (SiloamSettings, siloam_settings, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROMPTS = 1,
} SiloamSettingsProperty;

static GParamSpec *properties[PROP_PROMPTS + 1];

static const char *const languages[] = { "nl", "en" };

static char *
find_system_language (void)
{
  const char *const *names = g_get_language_names ();

  for (gsize i = 0; names[i]; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          if (g_str_has_prefix (names[i], languages[j]))
            return g_strdup (languages[j]);
        }
    }
  return g_strdup ("en");
}

/* gettext reads LANGUAGE at each look-up, but only after it was told that catalogues changed. */
static void
apply_language (SiloamSettings *self)
{
  g_setenv ("LANGUAGE", siloam_settings_get_language (self), TRUE);
  textdomain (GETTEXT_PACKAGE);
}

static void
load_prompts (SiloamSettings *self)
{
  g_autofree char *form = g_settings_get_string (self->store, "address-form");
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->prompts);
  self->prompts =
      siloam_prompts_new (siloam_settings_get_language (self),
                          g_str_equal (form, "u") ? SILOAM_ADDRESS_U : SILOAM_ADDRESS_JE,
                          &error);
  if (!self->prompts)
    g_error ("The texts of Siloam are not installed: %s", error->message);
}

static void
texts_changed_cb (SiloamSettings *self)
{
  apply_language (self);
  load_prompts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROMPTS]);
}

static void
siloam_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiloamSettings *self = SILOAM_SETTINGS (object);

  switch ((SiloamSettingsProperty) id)
    {
    case PROP_PROMPTS:
      g_value_set_object (value, self->prompts);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_settings_finalize (GObject *object)
{
  SiloamSettings *self = SILOAM_SETTINGS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->prompts);
  g_free (self->system_language);

  G_OBJECT_CLASS (siloam_settings_parent_class)->finalize (object);
}

static void
siloam_settings_class_init (SiloamSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = siloam_settings_get_property;
  object_class->finalize = siloam_settings_finalize;

  properties[PROP_PROMPTS] =
      g_param_spec_object ("prompts",
                           NULL,
                           NULL,
                           SILOAM_TYPE_PROMPTS,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
siloam_settings_init (SiloamSettings *self)
{
  self->system_language = find_system_language ();
  self->store = g_settings_new (APP_ID);
  g_signal_connect_object (self->store,
                           "changed::language",
                           G_CALLBACK (texts_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store,
                           "changed::address-form",
                           G_CALLBACK (texts_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  apply_language (self);
  load_prompts (self);
}

/**
 * siloam_settings_new:
 *
 * Reads the settings and sets the language of the process. Made once, by the application.
 */
SiloamSettings *
siloam_settings_new (void)
{
  return g_object_new (SILOAM_TYPE_SETTINGS, NULL);
}

/**
 * siloam_settings_get_store:
 *
 * Returns: (transfer none): the GSettings, for binding rows to keys
 */
GSettings *
siloam_settings_get_store (SiloamSettings *self)
{
  g_return_val_if_fail (SILOAM_IS_SETTINGS (self), NULL);

  return self->store;
}

/**
 * siloam_settings_get_language:
 *
 * Returns: (transfer none): "nl" or "en": the one chosen, or the one of the system
 */
const char *
siloam_settings_get_language (SiloamSettings *self)
{
  g_return_val_if_fail (SILOAM_IS_SETTINGS (self), NULL);

  switch (g_settings_get_enum (self->store, "language"))
    {
    case 1:
      return "nl";
    case 2:
      return "en";
    default:
      return self->system_language;
    }
}

/**
 * siloam_settings_get_prompts:
 *
 * Returns: (transfer none): the texts in the language and form chosen
 */
SiloamPrompts *
siloam_settings_get_prompts (SiloamSettings *self)
{
  g_return_val_if_fail (SILOAM_IS_SETTINGS (self), NULL);

  return self->prompts;
}

static char *
dup_file_path (SiloamSettings *self, const char *key, const char *name)
{
  g_autofree char *uri = g_settings_get_string (self->store, key);
  char *path = *uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  if (path)
    return path;
  return g_build_filename (g_get_user_data_dir (), DATA_FOLDER, name, NULL);
}

static void
set_file_path (SiloamSettings *self, const char *key, const char *path)
{
  g_autofree char *uri = path ? g_filename_to_uri (path, NULL, NULL) : NULL;

  g_settings_set_string (self->store, key, uri ? uri : "");
}

/**
 * siloam_settings_dup_journal_path:
 *
 * Returns: (transfer full) (type filename): where the journal is, or is to be made
 */
char *
siloam_settings_dup_journal_path (SiloamSettings *self)
{
  g_return_val_if_fail (SILOAM_IS_SETTINGS (self), NULL);

  return dup_file_path (self, "journal-uri", "journal.siloam");
}

/**
 * siloam_settings_set_journal_path:
 * @path: (nullable) (type filename): the file the person pointed at; %NULL for the usual place
 */
void
siloam_settings_set_journal_path (SiloamSettings *self, const char *path)
{
  g_return_if_fail (SILOAM_IS_SETTINGS (self));

  set_file_path (self, "journal-uri", path);
}

/**
 * siloam_settings_dup_ministry_path:
 *
 * Returns: (transfer full) (type filename): where the file of the prayer evenings is, or is to be
 * made
 */
char *
siloam_settings_dup_ministry_path (SiloamSettings *self)
{
  g_return_val_if_fail (SILOAM_IS_SETTINGS (self), NULL);

  return dup_file_path (self, "ministry-uri", "ministry.siloam");
}

/**
 * siloam_settings_set_ministry_path:
 * @path: (nullable) (type filename): the file the person pointed at; %NULL for the usual place
 */
void
siloam_settings_set_ministry_path (SiloamSettings *self, const char *path)
{
  g_return_if_fail (SILOAM_IS_SETTINGS (self));

  set_file_path (self, "ministry-uri", path);
}

/**
 * siloam_settings_dup_backup_folder:
 *
 * Returns: (transfer full) (type filename) (nullable): the folder the person chose for backups
 */
char *
siloam_settings_dup_backup_folder (SiloamSettings *self)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (SILOAM_IS_SETTINGS (self), NULL);

  uri = g_settings_get_string (self->store, "backup-folder");
  return *uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/**
 * siloam_settings_set_backup_folder:
 * @path: (nullable) (type filename): %NULL to make no backups
 */
void
siloam_settings_set_backup_folder (SiloamSettings *self, const char *path)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (SILOAM_IS_SETTINGS (self));

  uri = path ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_settings_set_string (self->store, "backup-folder", uri ? uri : "");
}

/**
 * siloam_settings_is_keyring_check_due:
 *
 * Returns: whether a month went by since the keyring was seen to hold the key
 */
gboolean
siloam_settings_is_keyring_check_due (SiloamSettings *self)
{
  g_return_val_if_fail (SILOAM_IS_SETTINGS (self), FALSE);

  return ABS (g_get_real_time () / G_USEC_PER_SEC -
              g_settings_get_int64 (self->store, "keyring-checked")) > KEYRING_CHECK_SECONDS;
}

/**
 * siloam_settings_set_keyring_checked:
 *
 * Notes that the keyring holds the key.
 */
void
siloam_settings_set_keyring_checked (SiloamSettings *self)
{
  g_return_if_fail (SILOAM_IS_SETTINGS (self));

  g_settings_set_int64 (self->store, "keyring-checked", g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * siloam_settings_change_text_size:
 * @points: how many points larger, or smaller when negative
 */
void
siloam_settings_change_text_size (SiloamSettings *self, double points)
{
  double size;

  g_return_if_fail (SILOAM_IS_SETTINGS (self));

  size = g_settings_get_double (self->store, "text-size") + points;
  g_settings_set_double (self->store, "text-size", CLAMP (size, 11, 28));
}

/**
 * siloam_settings_reset_text_size:
 *
 * Back to the size Siloam starts with.
 */
void
siloam_settings_reset_text_size (SiloamSettings *self)
{
  g_return_if_fail (SILOAM_IS_SETTINGS (self));

  g_settings_reset (self->store, "text-size");
}
