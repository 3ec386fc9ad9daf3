/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The refs command: the Bible references in a text on standard input. Opens no journal and writes
 * no file. */

#include "ctl/commands.h"

#include <errno.h>
#include <unistd.h>

#include "ctl/listing.h"
#include "scripture/reference.h"

#define MAX_TEXT_BYTES (256 * 1024 * 1024)

static gboolean
refuse (GError **error, SiloamCtlError code, const char *why)
{
  g_set_error_literal (error, SILOAM_CTL_ERROR, code, why);
  return FALSE;
}

static GString *
read_text (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[65536];

  while (text->len <= MAX_TEXT_BYTES)
    {
      gssize count = read (STDIN_FILENO, buffer, sizeof buffer);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        {
          refuse (error, SILOAM_CTL_ERROR_FAILED, "standard input could not be read");
          return NULL;
        }
      if (count == 0)
        return g_steal_pointer (&text);
      g_string_append_len (text, buffer, count);
    }
  refuse (error, SILOAM_CTL_ERROR_FAILED, "the text is larger than 256 MiB: divide it");
  return NULL;
}

static void
print_match (const SiloamMatch *match, const char *text)
{
  JsonObject *object = json_object_new ();
  g_autofree char *found =
      g_utf8_make_valid (text + match->byte_start, match->byte_end - match->byte_start);
  g_autofree char *osis = siloam_reference_to_osis (&match->reference);
  g_autofree char *kjv = NULL;
  SiloamReference mapped;

  if (siloam_reference_map (&match->reference, SILOAM_NUMBERING_KJV, &mapped, NULL))
    kjv = siloam_reference_to_osis (&mapped);
  json_object_set_int_member (object, "start", match->start);
  json_object_set_int_member (object, "end", match->end);
  json_object_set_string_member (object, "text", found);
  json_object_set_string_member (object, "osis", osis);
  json_object_set_string_member (
      object,
      "numbering",
      siloam_numbering_get_nick ((SiloamNumbering) match->reference.numbering));
  json_object_set_string_member (object, "kjv", kjv);
  siloam_ctl_print_object (object);
}

/**
 * siloam_ctl_refs:
 *
 * Prints a JSON object for each reference in standard input, in the order of the text. Offsets
 * count characters from the start of the text, @end is the first one after the reference.
 */
gboolean
siloam_ctl_refs (const SiloamCtlOptions *options, GError **error)
{
  const char *language = siloam_ctl_options_get_language (options);
  SiloamNumbering numbering;
  g_autoptr (GString) text = NULL;
  g_autoptr (GArray) matches = NULL;

  if (!siloam_ctl_options_get_numbering (options, &numbering, error))
    return FALSE;
  text = read_text (error);
  if (text == NULL)
    return FALSE;
  matches = siloam_reference_find (text->str, (gssize) text->len, language, numbering);
  for (guint i = 0; i < matches->len; i++)
    print_match (&g_array_index (matches, SiloamMatch, i), text->str);
  return TRUE;
}
