/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds a tree of the events of libyaml, counting depth and values. What stands in a document once
 * is in the tree once: no alias, so nothing can multiply. Any thread. */

#include "export/import-yaml.h"

#include <string.h>
#include <yaml.h>

#include "export/import-private.h"

#define MAX_VALUES 1000000u

typedef struct
{
  yaml_parser_t parser;
  GPtrArray *open; /* (element-type SiloamYaml): lists and maps, the innermost last; borrowed */
  SiloamYaml *root;
  guint values;
} Build;

static gboolean
refuse (SiloamImportError code, const char *why, gsize line, GError **error)
{
  g_set_error (error, SILOAM_IMPORT_ERROR, (int) code, "line %" G_GSIZE_FORMAT ": %s", line, why);
  return FALSE;
}

static void
free_node (gpointer node)
{
  siloam_yaml_free (node);
}

static SiloamYaml *
new_node (SiloamYamlKind kind, const yaml_event_t *event)
{
  SiloamYaml *self = g_new0 (SiloamYaml, 1);

  self->kind = kind;
  self->line = (guint) MIN (event->start_mark.line + 1, G_MAXUINT);
  if (kind == SILOAM_YAML_MAP)
    self->keys = g_ptr_array_new_with_free_func (free_node);
  if (kind != SILOAM_YAML_TEXT)
    self->values = g_ptr_array_new_with_free_func (free_node);
  return self;
}

static SiloamYaml *
new_text (const yaml_event_t *event)
{
  SiloamYaml *self = new_node (SILOAM_YAML_TEXT, event);
  const char *value = (const char *) event->data.scalar.value;

  self->text = g_utf8_make_valid (value, (gssize) strlen (value));
  self->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  return self;
}

/* Takes @node. */
static void
put_into (Build *build, SiloamYaml *node)
{
  SiloamYaml *parent;

  if (build->open->len == 0)
    {
      build->root = node;
      return;
    }
  parent = g_ptr_array_index (build->open, build->open->len - 1);
  if (parent->kind == SILOAM_YAML_MAP && parent->keys->len == parent->values->len)
    g_ptr_array_add (parent->keys, node);
  else
    g_ptr_array_add (parent->values, node);
}

static const char *
tag_of (const yaml_event_t *event)
{
  const yaml_char_t *tag = NULL;

  if (event->type == YAML_SCALAR_EVENT)
    tag = event->data.scalar.tag;
  else if (event->type == YAML_SEQUENCE_START_EVENT)
    tag = event->data.sequence_start.tag;
  else if (event->type == YAML_MAPPING_START_EVENT)
    tag = event->data.mapping_start.tag;
  return (const char *) tag;
}

/* RedNotebook once wrote its texts with the name of a Python class; that one is a text. */
static gboolean
is_harmless (const char *tag)
{
  static const char *const harmless[] = {
    "!", "!!python/unicode", "tag:yaml.org,2002:python/unicode", "tag:yaml.org,2002:str", NULL,
  };

  return tag == NULL || g_strv_contains (harmless, tag);
}

static gboolean
check_event (Build *build, const yaml_event_t *event, GError **error)
{
  gsize line = event->start_mark.line + 1;

  if (event->type == YAML_ALIAS_EVENT)
    return refuse (SILOAM_IMPORT_ERROR_UNSAFE, "it refers to another part of itself", line, error);
  if (!is_harmless (tag_of (event)))
    return refuse (SILOAM_IMPORT_ERROR_UNSAFE, "it asks for an object to be made", line, error);
  if (build->open->len >= SILOAM_IMPORT_MAX_DEPTH)
    return refuse (SILOAM_IMPORT_ERROR_UNSAFE, "it is nested without end", line, error);
  if (++build->values > MAX_VALUES)
    return refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "it holds more than any diary", line, error);
  return TRUE;
}

static gboolean
take_event (Build *build, const yaml_event_t *event, GError **error)
{
  SiloamYaml *node;

  if (event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT)
    {
      g_ptr_array_remove_index (build->open, build->open->len - 1);
      return TRUE;
    }
  if (!check_event (build, event, error))
    return FALSE;
  if (event->type == YAML_SCALAR_EVENT)
    {
      put_into (build, new_text (event));
      return TRUE;
    }
  if (event->type != YAML_SEQUENCE_START_EVENT && event->type != YAML_MAPPING_START_EVENT)
    return TRUE;
  node = new_node (event->type == YAML_MAPPING_START_EVENT ? SILOAM_YAML_MAP : SILOAM_YAML_LIST,
                   event);
  put_into (build, node);
  g_ptr_array_add (build->open, node);
  return TRUE;
}

/* FALSE with an error; @done when the first document has ended. */
static gboolean
next_event (Build *build, gboolean *done, GError **error)
{
  yaml_event_t event;
  gboolean taken;

  if (!yaml_parser_parse (&build->parser, &event))
    return refuse (SILOAM_IMPORT_ERROR_DAMAGED,
                   "this is not the YAML it should be",
                   build->parser.problem_mark.line + 1,
                   error);
  *done = event.type == YAML_DOCUMENT_END_EVENT || event.type == YAML_STREAM_END_EVENT;
  taken = *done || take_event (build, &event, error);
  yaml_event_delete (&event);
  return taken;
}

/* One control character, by a hand that slipped, must not cost a month of words: libyaml refuses
 * the whole file. */
static char *
without_controls (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);
      gboolean printable = sign == '\t' || sign == '\n' || sign == '\r' || sign == 0x85 ||
                           (sign >= 0x20 && sign != 0x7f && (sign < 0x80 || sign >= 0xa0) &&
                            sign != 0xfeff && sign != 0xfffe && sign != 0xffff);

      g_string_append_unichar (clean, printable ? sign : 0xfffd);
    }
  return g_string_free (clean, FALSE);
}

static SiloamYaml *
take_root (Build *build)
{
  const yaml_event_t nothing = { .type = YAML_NO_EVENT };
  SiloamYaml *root = g_steal_pointer (&build->root);

  return root != NULL ? root : new_node (SILOAM_YAML_MAP, &nothing);
}

/**
 * siloam_yaml_parse:
 * @text: UTF-8
 *
 * Returns: (transfer full) (nullable): the first document in @text, or %NULL with an error that
 *   names the line and none of the words
 */
SiloamYaml *
siloam_yaml_parse (const char *text, GError **error)
{
  g_autofree char *clean = without_controls (text);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Build build = { .open = open };
  gboolean done = FALSE;
  gboolean good = TRUE;

  if (!yaml_parser_initialize (&build.parser))
    {
      refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "there is no memory for it", 1, error);
      return NULL;
    }
  yaml_parser_set_encoding (&build.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&build.parser, (const guchar *) clean, strlen (clean));
  while (good && !done)
    good = next_event (&build, &done, error);
  yaml_parser_delete (&build.parser);
  if (good)
    return take_root (&build);
  g_clear_pointer (&build.root, siloam_yaml_free);
  return NULL;
}

/* As deep as SILOAM_IMPORT_MAX_DEPTH at most. */
void
siloam_yaml_free (SiloamYaml *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

const SiloamYaml *
siloam_yaml_get (const SiloamYaml *self, const char *key)
{
  if (self == NULL || self->kind != SILOAM_YAML_MAP)
    return NULL;
  for (guint i = 0; i < self->values->len; i++)
    {
      const SiloamYaml *name = g_ptr_array_index (self->keys, i);

      if (name->kind == SILOAM_YAML_TEXT && g_str_equal (name->text, key))
        return g_ptr_array_index (self->values, i);
    }
  return NULL;
}

const char *
siloam_yaml_as_text (const SiloamYaml *self)
{
  static const char *const nothing[] = { "", "~", "null", "Null", "NULL", NULL };

  if (self == NULL || self->kind != SILOAM_YAML_TEXT)
    return NULL;
  return !self->quoted && g_strv_contains (nothing, self->text) ? NULL : self->text;
}
