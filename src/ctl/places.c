/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The places command: from a verse to the entries of a journal that hold it. */

#include "ctl/commands.h"
#include "ctl/listing.h"

#define MAX_PLACES 500

/* What was asked for, or else the language of the journal, or of this session. */
static char *
find_language (SiloamCtlSession *session, GError **error)
{
  g_autoptr (SiloamProfile) profile = NULL;

  if (session->options->language != NULL)
    return g_strdup (session->options->language);
  profile = siloam_store_load_profile (session->store, error);
  if (profile == NULL)
    return NULL;
  return g_strdup (profile->locale != NULL ? profile->locale
                                           : siloam_ctl_options_get_language (session->options));
}

static gboolean
read_reference (SiloamCtlSession *session, SiloamReference *reference, GError **error)
{
  g_autofree char *language = find_language (session, error);
  SiloamNumbering numbering;

  if (language == NULL ||
      !siloam_ctl_options_get_numbering_in (session->options, language, &numbering, error))
    return FALSE;
  if (siloam_reference_parse (session->argument, language, numbering, reference))
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_CTL_ERROR,
                       SILOAM_CTL_ERROR_FAILED,
                       "this is not one reference, or there is no such verse in this numbering");
  return FALSE;
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
print_place (const SiloamVersePlace *place)
{
  JsonObject *object = json_object_new ();
  g_autofree char *created = g_date_time_format (place->summary->created, "%Y-%m-%dT%H:%M:%S%:z");

  set_text (object, "id", place->summary->id);
  set_text (object, "created", created);
  set_text (object, "side", siloam_term_nick (siloam_place_sides, (int) place->side));
  set_text (object, "role", siloam_term_nick (siloam_verse_roles, (int) place->role));
  set_text (object, "typed", place->typed);
  json_object_set_boolean_member (object, "sealed", place->summary->sealed);
  siloam_ctl_print_object (object);
}

/**
 * siloam_ctl_places:
 *
 * Prints a JSON object for each entry that holds a verse: where it was received first, then the
 * newest.
 */
gboolean
siloam_ctl_places (SiloamCtlSession *session, GError **error)
{
  g_autoptr (GPtrArray) places = NULL;
  SiloamReference reference;

  if (!read_reference (session, &reference, error))
    return FALSE;
  places = siloam_store_find_places (session->store, &reference, MAX_PLACES, error);
  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    print_place (g_ptr_array_index (places, i));
  return TRUE;
}
