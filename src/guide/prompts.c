/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the guide in one language and one form of address. Owns no wording itself: every
 * sentence lives in data/prompts. Immutable once made, so any thread may read it. */

#include "guide/prompts.h"

#include <gio/gio.h>

#include "guide/data-private.h"

struct _SiloamPrompts
{
  GObject parent_instance;

  char *language;
  SiloamAddressForm form;
  char *part;         /* NULL: none */
  GHashTable *texts;  /* (element-type utf8 utf8) */
  GHashTable *verses; /* (element-type utf8 GStrv) */
};

G_DEFINE_FINAL_TYPE (SiloamPrompts, siloam_prompts, G_TYPE_OBJECT)

static const char *const no_verses[] = { NULL };

/* The journal; then a prayer evening: around the sessions, in them, and after them. */
const char *const siloam_guide_prompt_parts[] = { "", "-evening", "-session", "-after", NULL };

static char *
language_of (const char *locale)
{
  g_autofree char *language = g_strndup (locale, strcspn (locale, "_-.@"));
  g_autofree char *file = g_strdup_printf ("prompts/%s.json", language);

  if (*language != '\0' && siloam_guide_data_exists (file))
    return g_steal_pointer (&language);
  return g_strdup ("en");
}

/* A text is one string for both forms of address, or an object with one string for each. */
static const char *
text_in_form (JsonNode *node, SiloamAddressForm form)
{
  JsonNode *chosen = node;

  if (JSON_NODE_HOLDS_OBJECT (node))
    chosen =
        json_object_get_member (json_node_get_object (node), form == SILOAM_ADDRESS_U ? "u" : "je");
  if (chosen == NULL || json_node_get_value_type (chosen) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (chosen);
}

static JsonObject *
section_of (JsonParser *parser, const char *name, GError **error)
{
  JsonNode *node =
      json_object_get_member (json_node_get_object (json_parser_get_root (parser)), name);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "$.%s is not an object", name);
  return NULL;
}

static gboolean
read_texts (SiloamPrompts *self, JsonObject *texts, GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, texts);
  while (json_object_iter_next (&iter, &key, &node))
    {
      const char *text = text_in_form (node, self->form);

      if (text == NULL)
        {
          g_set_error (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       "$.texts['%s'] is not a text",
                       key);
          return FALSE;
        }
      g_hash_table_insert (self->texts, g_strdup (key), g_strdup (text));
    }
  return TRUE;
}

static GStrv
strings_of (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_verses (SiloamPrompts *self, JsonObject *verses, GError **error)
{
  JsonObjectIter iter;
  const char *step;
  JsonNode *node;

  json_object_iter_init (&iter, verses);
  while (json_object_iter_next (&iter, &step, &node))
    {
      GStrv references = strings_of (node);

      if (references == NULL)
        {
          g_set_error (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       "$.verses['%s'] is not a list of texts",
                       step);
          return FALSE;
        }
      g_hash_table_insert (self->verses, g_strdup (step), references);
    }
  return TRUE;
}

static gboolean
read_part (SiloamPrompts *self, const char *part, GError **error)
{
  g_autofree char *file = g_strdup_printf ("prompts/%s%s.json", self->language, part);
  g_autoptr (JsonParser) parser = siloam_guide_data_load (file, error);
  JsonObject *texts, *verses;

  if (parser == NULL)
    return FALSE;

  texts = section_of (parser, "texts", error);
  if (texts == NULL || !read_texts (self, texts, error))
    return FALSE;

  verses = section_of (parser, "verses", error);
  return verses != NULL && read_verses (self, verses, error);
}

static void
siloam_prompts_finalize (GObject *object)
{
  SiloamPrompts *self = SILOAM_PROMPTS (object);

  g_free (self->language);
  g_free (self->part);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->verses);

  G_OBJECT_CLASS (siloam_prompts_parent_class)->finalize (object);
}

static void
siloam_prompts_class_init (SiloamPromptsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_prompts_finalize;
}

static void
siloam_prompts_init (SiloamPrompts *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->verses =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
}

/**
 * siloam_prompts_new:
 * @locale: a language or locale, such as "nl" or "nl_NL.UTF-8"; one without prompts gives English
 * @form: how the person is addressed; English has one form
 *
 * Loads the words of the guide. They are compiled in, so only a build mistake makes this fail
 * (%G_IO_ERROR_INVALID_DATA, or an error of the JSON parser).
 *
 * Returns: (transfer full) (nullable): the prompts, or %NULL with @error set
 */
SiloamPrompts *
siloam_prompts_new (const char *locale, SiloamAddressForm form, GError **error)
{
  g_autoptr (SiloamPrompts) self = NULL;

  g_return_val_if_fail (locale != NULL, NULL);

  self = g_object_new (SILOAM_TYPE_PROMPTS, NULL);
  self->language = language_of (locale);
  self->form = form;

  for (const char *const *part = siloam_guide_prompt_parts; *part != NULL; part++)
    if (!read_part (self, *part, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * siloam_prompts_new_for_part:
 * @part: the beginning of a key, such as "evening"
 *
 * Returns: (transfer full): @prompts, where "unlock.title" says what "evening.unlock.title" says if
 *   there is such a key
 */
SiloamPrompts *
siloam_prompts_new_for_part (SiloamPrompts *prompts, const char *part)
{
  SiloamPrompts *self;

  g_return_val_if_fail (SILOAM_IS_PROMPTS (prompts), NULL);

  self = g_object_new (SILOAM_TYPE_PROMPTS, NULL);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->verses);
  self->texts = g_hash_table_ref (prompts->texts);
  self->verses = g_hash_table_ref (prompts->verses);
  self->language = g_strdup (prompts->language);
  self->form = prompts->form;
  self->part = g_strdup (part);
  return self;
}

/**
 * siloam_prompts_get_language:
 *
 * Returns: the language of the words, "nl" or "en"
 */
const char *
siloam_prompts_get_language (SiloamPrompts *self)
{
  g_return_val_if_fail (SILOAM_IS_PROMPTS (self), NULL);

  return self->language;
}

/**
 * siloam_prompts_get_form:
 *
 * Returns: the form of address that was asked for
 */
SiloamAddressForm
siloam_prompts_get_form (SiloamPrompts *self)
{
  g_return_val_if_fail (SILOAM_IS_PROMPTS (self), SILOAM_ADDRESS_JE);

  return self->form;
}

static const char *
look_up (SiloamPrompts *self, const char *key)
{
  g_autofree char *own = self->part != NULL ? g_strconcat (self->part, ".", key, NULL) : NULL;
  const char *text = own != NULL ? g_hash_table_lookup (self->texts, own) : NULL;

  return text != NULL ? text : g_hash_table_lookup (self->texts, key);
}

/**
 * siloam_prompts_get:
 * @key: a key such as "arrive.question"
 *
 * Returns: the text of @key; "" with a warning when there is none, which is a programmer's error
 */
const char *
siloam_prompts_get (SiloamPrompts *self, const char *key)
{
  const char *text;

  g_return_val_if_fail (SILOAM_IS_PROMPTS (self), "");
  g_return_val_if_fail (key != NULL, "");

  text = look_up (self, key);
  if (text != NULL)
    return text;

  g_warning ("no prompt has the key %s", key);
  return "";
}

/**
 * siloam_prompts_has:
 * @key: a key such as "arrive.question"
 *
 * Returns: whether @key has a text
 */
gboolean
siloam_prompts_has (SiloamPrompts *self, const char *key)
{
  g_return_val_if_fail (SILOAM_IS_PROMPTS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return look_up (self, key) != NULL;
}

/**
 * siloam_prompts_get_verses:
 * @step: a step such as "arrive", or a part of one such as "blessing.victory"
 *
 * Returns: (array zero-terminated=1): the verse references of @step, numbered as this language
 * numbers them; empty when the step has none
 */
const char *const *
siloam_prompts_get_verses (SiloamPrompts *self, const char *step)
{
  GStrv references;

  g_return_val_if_fail (SILOAM_IS_PROMPTS (self), no_verses);
  g_return_val_if_fail (step != NULL, no_verses);

  references = g_hash_table_lookup (self->verses, step);
  return references != NULL ? (const char *const *) references : no_verses;
}
