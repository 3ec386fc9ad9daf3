/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the conf of a SWORD module and says whether it is a Bible that we can read, and if not, why
 * not. Trusts nothing in it. Pure, any thread. */

#include "scripture/module-conf.h"

#include <string.h>

#include "scripture/error.h"

#define MAX_ID_LENGTH 64
#define MAX_TEXT_CHARACTERS 500

typedef struct
{
  char *id;
  GHashTable *values; /* key to the first value it has */
} Section;

static void
refuse (GError **error, SiloamScriptureError code, const char *why, const char *what)
{
  g_set_error (error, SILOAM_SCRIPTURE_ERROR, (int) code, "%s%s", why, what);
}

/* Old confs are in Latin script of Windows. */
static char *
to_utf8 (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);
  char *converted;

  if (g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);
  converted = g_convert (text, -1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return converted != NULL ? converted : g_utf8_make_valid (text, -1);
}

static void
section_clear (Section *self)
{
  g_free (self->id);
  g_hash_table_unref (self->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Section, section_clear)

/* Ends reading at a second section; a line that goes on is joined. */
static void
section_read (Section *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *equals = strchr (line, '=');

      if (line[0] == '[' && self->id != NULL)
        return;
      if (line[0] == '[' && g_str_has_suffix (line, "]"))
        self->id = g_strndup (line + 1, strlen (line) - 2);
      if (self->id == NULL || line[0] == '#' || line[0] == '[' || equals == NULL)
        continue;
      *equals = '\0';
      g_strchomp (line);
      if (!g_hash_table_contains (self->values, line))
        g_hash_table_insert (self->values, g_strdup (line), g_strdup (g_strchug (equals + 1)));
    }
}

static const char *
get (const Section *section, const char *key, const char *otherwise)
{
  const char *value = g_hash_table_lookup (section->values, key);

  return value != NULL && value[0] != '\0' ? value : otherwise;
}

static gboolean
is (const Section *section, const char *key, const char *otherwise, const char *value)
{
  return g_ascii_strcasecmp (get (section, key, otherwise), value) == 0;
}

/* It becomes the name of a file. */
static gboolean
is_plain_id (const char *id)
{
  gsize length = strlen (id);

  if (length == 0 || length > MAX_ID_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (id[i]) && (strchr ("_-+", id[i]) == NULL || i == 0))
      return FALSE;
  return TRUE;
}

static gboolean
read_driver (SiloamModuleConf *self, const Section *section, GError **error)
{
  static const char *const others[] = { "Commentaries",     "Lexicons / Dictionaries",
                                        "Glossaries",       "Generic Books",
                                        "Daily Devotional", "Maps",
                                        "Images",           NULL };
  const char *driver = get (section, "ModDrv", "");

  self->compressed = g_ascii_strncasecmp (driver, "zText", 5) == 0;
  self->wide = g_str_has_suffix (driver, "4");
  if ((!is (section, "ModDrv", "", "zText") && !is (section, "ModDrv", "", "zText4") &&
       !is (section, "ModDrv", "", "RawText") && !is (section, "ModDrv", "", "RawText4")) ||
      g_strv_contains (others, get (section, "Category", "")))
    {
      refuse (error, SILOAM_SCRIPTURE_ERROR_NOT_BIBLE, "this module is not a Bible: ", self->id);
      return FALSE;
    }
  if (g_hash_table_contains (section->values, "CipherKey"))
    {
      refuse (error,
              SILOAM_SCRIPTURE_ERROR_ENCIPHERED,
              "this Bible is enciphered by its publisher, so Siloam cannot read it: ",
              self->id);
      return FALSE;
    }
  if (self->compressed && !is (section, "CompressType", "LZSS", "ZIP"))
    {
      refuse (error,
              SILOAM_SCRIPTURE_ERROR_UNSUPPORTED,
              "this module is compressed in a way that Siloam does not read: ",
              get (section, "CompressType", "LZSS"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_block (SiloamModuleConf *self, const Section *section, GError **error)
{
  if (is (section, "BlockType", "CHAPTER", "BOOK"))
    self->block = 'b';
  else if (is (section, "BlockType", "CHAPTER", "CHAPTER"))
    self->block = 'c';
  else if (is (section, "BlockType", "CHAPTER", "VERSE"))
    self->block = 'v';
  else
    {
      refuse (error,
              SILOAM_SCRIPTURE_ERROR_UNSUPPORTED,
              "this module is divided in a way that Siloam does not read: ",
              get (section, "BlockType", ""));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_encoding (SiloamModuleConf *self, const Section *section, GError **error)
{
  self->latin = is (section, "Encoding", "Latin-1", "Latin-1");
  if (is (section, "SourceType", "Plaintext", "OSIS"))
    self->markup = SILOAM_MARKUP_OSIS;
  else if (is (section, "SourceType", "Plaintext", "ThML"))
    self->markup = SILOAM_MARKUP_THML;
  else if (is (section, "SourceType", "Plaintext", "GBF"))
    self->markup = SILOAM_MARKUP_GBF;
  if (self->latin || is (section, "Encoding", "", "UTF-8"))
    return TRUE;
  refuse (error,
          SILOAM_SCRIPTURE_ERROR_UNSUPPORTED,
          "this module is written in an encoding that Siloam does not read: ",
          get (section, "Encoding", ""));
  return FALSE;
}

static gboolean
read_layout (SiloamModuleConf *self, const Section *section, GError **error)
{
  const char *versification = get (section, "Versification", "KJV");

  self->canon = siloam_canon_find (versification);
  if (self->canon == NULL)
    {
      refuse (error,
              SILOAM_SCRIPTURE_ERROR_UNSUPPORTED,
              "this module divides its verses in a way that Siloam does not know: ",
              versification);
      return FALSE;
    }
  self->folder = siloam_module_path_clean (get (section, "DataPath", "/"));
  if (self->folder != NULL && g_ascii_strncasecmp (self->folder, "modules/", 8) == 0)
    return TRUE;
  refuse (error,
          SILOAM_SCRIPTURE_ERROR_UNSAFE,
          "this module points at files that are not its own: ",
          self->id);
  return FALSE;
}

/* One line of a text for people, of a sane length. */
static char *
dup_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start =
      g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_TEXT_CHARACTERS));
  GString *line = g_string_new (NULL);

  for (const char *at = start; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (line, g_unichar_isgraph (c) ? c : ' ');
    }
  return g_strstrip (g_string_free (line, FALSE));
}

/**
 * siloam_module_conf_parse:
 * @bytes: the conf file
 *
 * Returns: (transfer full) (nullable): what the module says of itself, or %NULL with `NOT_MODULE`,
 *   `NOT_BIBLE`, `ENCIPHERED`, `UNSUPPORTED` or `UNSAFE`
 */
SiloamModuleConf *
siloam_module_conf_parse (GBytes *bytes, GError **error)
{
  g_autoptr (SiloamModuleConf) self = g_new0 (SiloamModuleConf, 1);
  g_auto (Section) section = {
    .values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  g_autofree char *text = to_utf8 (bytes);

  section_read (&section, text);
  if (section.id == NULL || !is_plain_id (section.id))
    {
      refuse (error,
              SILOAM_SCRIPTURE_ERROR_NOT_MODULE,
              "a conf in mods.d does not name a module",
              "");
      return NULL;
    }
  self->id = g_strdup (section.id);
  if (!read_driver (self, &section, error) || !read_block (self, &section, error) ||
      !read_encoding (self, &section, error) || !read_layout (self, &section, error))
    return NULL;
  self->title = dup_line (get (&section, "Description", self->id));
  self->language = dup_line (get (&section, "Lang", "en"));
  self->licence = dup_line (get (&section, "DistributionLicense", get (&section, "Copyright", "")));
  return g_steal_pointer (&self);
}

void
siloam_module_conf_free (SiloamModuleConf *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->language);
  g_free (self->licence);
  g_free (self->folder);
  g_free (self);
}

static SiloamModuleConf *
read_conf (SiloamModuleFiles *files, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = siloam_module_files_read (files, name, error);

  return bytes != NULL ? siloam_module_conf_parse (bytes, error) : NULL;
}

GPtrArray *
siloam_module_conf_list (SiloamModuleFiles *files)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_module_conf_free);
  g_autoptr (GPtrArray) names = siloam_module_files_list_confs (files, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      SiloamModuleConf *conf = read_conf (files, g_ptr_array_index (names, i), NULL);

      if (conf != NULL)
        g_ptr_array_add (found, conf);
    }
  return found;
}

static SiloamModuleConf *
choose_by_id (GPtrArray *confs, const char *id, GError **error)
{
  for (guint i = 0; i < confs->len; i++)
    {
      SiloamModuleConf *conf = g_ptr_array_index (confs, i);

      if (g_ascii_strcasecmp (conf->id, id) == 0)
        return g_ptr_array_steal_index (confs, i);
    }
  refuse (error, SILOAM_SCRIPTURE_ERROR_NO_BIBLE, "there is no such Bible in it: ", id);
  return NULL;
}

static void
refuse_many (GPtrArray *confs, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < confs->len; i++)
    {
      const SiloamModuleConf *conf = g_ptr_array_index (confs, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", conf->id);
    }
  refuse (error, SILOAM_SCRIPTURE_ERROR_WHICH, "there are several Bibles in it: ", ids->str);
}

/**
 * siloam_module_conf_choose:
 * @id: (nullable): which one, when there may be several
 *
 * Returns: (transfer full) (nullable): the Bible, or %NULL with `WHICH` when there are several, or
 *   with why there is none
 */
SiloamModuleConf *
siloam_module_conf_choose (SiloamModuleFiles *files, const char *id, GError **error)
{
  g_autoptr (GPtrArray) names = siloam_module_files_list_confs (files, error);
  g_autoptr (GPtrArray) confs = NULL;

  if (names == NULL)
    return NULL;
  if (names->len == 1 && id == NULL)
    return read_conf (files, g_ptr_array_index (names, 0), error);
  confs = siloam_module_conf_list (files);
  if (id != NULL)
    return choose_by_id (confs, id, error);
  if (confs->len == 1)
    return g_ptr_array_steal_index (confs, 0);
  if (confs->len == 0)
    return read_conf (files, g_ptr_array_index (names, 0), error);
  refuse_many (confs, error);
  return NULL;
}
