/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds and masks the names of others. It would rather mask a word too many than a name too few:
 * who hands the text over reads it first. Pure, any thread. */

#include "export/names.h"

#include <string.h>

struct _SiloamNames
{
  GRegex *regex; /* NULL: no names */
};

/* The longest first, so that "Anna-Maria" is not left as "…-Maria". */
static int
compare_length (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a);
  gsize second = strlen (*(const char *const *) b);

  return (first < second) - (first > second);
}

static GPtrArray *
gather (GPtrArray *names)
{
  GPtrArray *known = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (g_ptr_array_index (names, i), -1);
      g_autofree char *name = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

      g_strstrip (name);
      if (g_utf8_strlen (name, -1) > 1)
        g_ptr_array_add (known, g_regex_escape_string (name, -1));
    }
  g_ptr_array_sort (known, compare_length);
  return known;
}

/**
 * siloam_names_new:
 * @names: (nullable) (element-type utf8): what people are called
 *
 * Returns: (transfer full): what finds them
 */
SiloamNames *
siloam_names_new (GPtrArray *names)
{
  SiloamNames *self = g_new0 (SiloamNames, 1);
  g_autoptr (GPtrArray) known = gather (names);
  g_autofree char *choices = NULL;
  g_autofree char *pattern = NULL;

  if (known->len == 0)
    return self;
  g_ptr_array_add (known, NULL);
  choices = g_strjoinv ("|", (char **) known->pdata);
  pattern = g_strconcat ("(?<![\\p{L}\\p{N}])(?:", choices, ")(?:['’]?s)?(?![\\p{L}\\p{N}])", NULL);
  self->regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  return self;
}

void
siloam_names_free (SiloamNames *self)
{
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

static char *
compose (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/**
 * siloam_names_find:
 * @text: (nullable): running text
 *
 * Returns: whether one of the names is in it
 */
gboolean
siloam_names_find (const SiloamNames *self, const char *text)
{
  g_autofree char *composed = NULL;

  if (self->regex == NULL || text == NULL)
    return FALSE;
  composed = compose (text);
  return g_regex_match (self->regex, composed, 0, NULL);
}

/**
 * siloam_names_mask:
 * @text: (nullable): running text
 * @mask: what stands there instead
 *
 * Returns: (transfer full) (nullable): @text without the names
 */
char *
siloam_names_mask (const SiloamNames *self, const char *text, const char *mask)
{
  g_autofree char *composed = NULL;

  if (self->regex == NULL || text == NULL)
    return g_strdup (text);
  composed = compose (text);
  return g_regex_replace_literal (self->regex, composed, -1, 0, mask, 0, NULL);
}
