/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bible command: the library of Bible texts without a window. Opens no journal. */

#include <stdio.h>
#include <unistd.h>

#include "config.h"
#include "ctl/commands.h"
#include "ctl/listing.h"
#include "scripture/library.h"

#define MAX_HITS 200

/* What was asked, with its words after the name of the command. */
typedef struct
{
  const SiloamCtlOptions *options;
  SiloamLibrary *library;
  const char *language;
  SiloamNumbering numbering;
  char **words;
} Request;

static gboolean
refuse (GError **error, SiloamCtlError code, const char *why)
{
  g_set_error_literal (error, SILOAM_CTL_ERROR, code, why);
  return FALSE;
}

static void
print_bible_json (const SiloamBibleInfo *info)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", info->id);
  json_object_set_string_member (object, "title", info->title);
  json_object_set_string_member (object, "language", info->language);
  json_object_set_string_member (object, "licence", info->licence);
  if (info->title != NULL)
    {
      json_object_set_string_member (object, "psalms", siloam_numbering_get_nick (info->psalms));
      json_object_set_string_member (object, "rest", siloam_numbering_get_nick (info->rest));
    }
  siloam_ctl_print_object (object);
}

static void
print_bible (const SiloamBibleInfo *info, gboolean json)
{
  g_autofree char *title = siloam_ctl_plain_text (info->title);
  g_autofree char *language = siloam_ctl_plain_text (info->language);
  g_autofree char *licence = siloam_ctl_plain_text (info->licence);

  if (json)
    print_bible_json (info);
  else if (info->title == NULL)
    printf ("%s  cannot be read: remove it, or import it again\n", info->id);
  else
    printf ("%s  %s  psalms %s, rest %s  %s%s%s\n",
            info->id,
            language,
            siloam_numbering_get_nick (info->psalms),
            siloam_numbering_get_nick (info->rest),
            title,
            licence[0] != '\0' ? "  | " : "",
            licence);
}

static gboolean
list (const Request *request, GError **error)
{
  g_autoptr (GPtrArray) infos = siloam_library_list (request->library, error);

  if (infos == NULL)
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    print_bible (g_ptr_array_index (infos, i), request->options->json);
  return TRUE;
}

static void
show_progress (double fraction, gpointer user_data)
{
  fprintf (stderr, "\r%3.0f%%%s", fraction * 100, fraction < 1 ? "" : "\n");
}

static gboolean
import (const Request *request, GError **error)
{
  const char *module = request->words[1] != NULL ? request->words[2] : NULL;
  gboolean watched = isatty (STDERR_FILENO) != 0;
  g_autoptr (SiloamBible) bible = NULL;
  g_autofree char *id = NULL;

  id = siloam_library_import (request->library,
                              request->words[1],
                              module,
                              watched ? show_progress : NULL,
                              NULL,
                              NULL,
                              error);
  bible = id != NULL ? siloam_library_open (request->library, id, error) : NULL;
  if (bible == NULL)
    return FALSE;
  print_bible (siloam_bible_get_info (bible), request->options->json);
  return TRUE;
}

/* The one that was asked for, else the first in the language, else the first. */
static SiloamBible *
open_bible (const Request *request, GError **error)
{
  g_autoptr (GPtrArray) infos = NULL;
  const char *id = request->options->bible;

  if (id != NULL)
    return siloam_library_open (request->library, id, error);
  infos = siloam_library_list (request->library, error);
  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title == NULL)
        continue;
      if (id == NULL)
        id = info->id;
      if (g_str_has_prefix (request->language, info->language))
        return siloam_library_open (request->library, info->id, error);
    }
  if (id != NULL)
    return siloam_library_open (request->library, id, error);
  if (infos != NULL)
    refuse (error,
            SILOAM_CTL_ERROR_FAILED,
            "there is no Bible yet: siloamctl bible import FILE adds one");
  return NULL;
}

static JsonArray *
list_flags (SiloamExcerptFlags flags)
{
  JsonArray *array = json_array_new ();

  if (flags & SILOAM_EXCERPT_TITLE)
    json_array_add_string_element (array, "title");
  if (flags & SILOAM_EXCERPT_PARTIAL)
    json_array_add_string_element (array, "partial");
  if (flags & SILOAM_EXCERPT_CLAMPED)
    json_array_add_string_element (array, "joined");
  return array;
}

static JsonObject *
verse_object (const SiloamVerse *verse, SiloamBible *bible)
{
  JsonObject *object = json_object_new ();
  g_autofree char *osis = siloam_reference_to_osis (&verse->reference);

  json_object_set_string_member (object, "bible", siloam_bible_get_info (bible)->id);
  json_object_set_string_member (object, "osis", osis);
  json_object_set_string_member (
      object,
      "numbering",
      siloam_numbering_get_nick ((SiloamNumbering) verse->reference.numbering));
  json_object_set_string_member (object, "text", verse->text);
  return object;
}

static void
print_verse (const SiloamVerse *verse)
{
  g_autofree char *title = siloam_ctl_plain_text (verse->title);
  g_autofree char *text = siloam_ctl_plain_text (verse->text);

  if (title[0] != '\0')
    puts (title);
  printf ("%u:%u  %s\n", verse->reference.chapter, verse->reference.verse, text);
}

static void
print_excerpt (const SiloamExcerpt *excerpt, SiloamBible *bible, gboolean json)
{
  for (guint i = 0; i < excerpt->verses->len; i++)
    {
      const SiloamVerse *verse = g_ptr_array_index (excerpt->verses, i);
      JsonObject *object;

      if (!json)
        {
          print_verse (verse);
          continue;
        }
      object = verse_object (verse, bible);
      json_object_set_string_member (object, "title", verse->title);
      json_object_set_array_member (object, "flags", list_flags (excerpt->flags));
      siloam_ctl_print_object (object);
    }
}

static gboolean
show (const Request *request, GError **error)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (SiloamExcerpt) excerpt = NULL;
  SiloamReference reference;

  if (!siloam_reference_parse (request->words[1],
                               request->language,
                               request->numbering,
                               &reference))
    return refuse (error,
                   SILOAM_CTL_ERROR_FAILED,
                   "this is not one reference, or there is no such verse in this numbering");
  bible = open_bible (request, error);
  excerpt = bible != NULL ? siloam_bible_fetch (bible, &reference, error) : NULL;
  if (excerpt == NULL)
    return FALSE;
  print_excerpt (excerpt, bible, request->options->json);
  return TRUE;
}

static gboolean
read_mode (const SiloamCtlOptions *options, SiloamSearchMode *mode, GError **error)
{
  *mode = SILOAM_SEARCH_ALL;
  if (options->mode == NULL || g_str_equal (options->mode, "all"))
    return TRUE;
  if (g_str_equal (options->mode, "phrase"))
    *mode = SILOAM_SEARCH_PHRASE;
  else if (g_str_equal (options->mode, "prefix"))
    *mode = SILOAM_SEARCH_PREFIX;
  else
    return refuse (error, SILOAM_CTL_ERROR_USAGE, "--mode is all, phrase or prefix");
  return TRUE;
}

static void
print_hit (const SiloamVerseHit *hit, SiloamBible *bible, gboolean json)
{
  g_autofree char *osis = siloam_reference_to_osis (&hit->verse.reference);
  g_autofree char *text = siloam_ctl_plain_text (hit->verse.text);

  if (json)
    siloam_ctl_print_object (verse_object (&hit->verse, bible));
  else
    printf ("%s  %s\n", osis, text);
}

static gboolean
search (const Request *request, GError **error)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  SiloamSearchMode mode;

  if (!read_mode (request->options, &mode, error))
    return FALSE;
  bible = open_bible (request, error);
  hits =
      bible != NULL ? siloam_bible_search (bible, request->words[1], mode, MAX_HITS, error) : NULL;
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    print_hit (g_ptr_array_index (hits, i), bible, request->options->json);
  return TRUE;
}

static gboolean
remove_bible (const Request *request, GError **error)
{
  return siloam_library_remove (request->library, request->words[1], error);
}

/* "found" goes back to what the text itself told; one word is for psalms and the rest alike. */
static gboolean
set_numbering (const Request *request, GError **error)
{
  const char *id = request->words[1];
  const char *psalms = request->words[2];
  const char *rest = request->words[3] != NULL ? request->words[3] : psalms;
  SiloamNumbering psalm_numbering, rest_numbering;

  if (g_str_equal (psalms, "found"))
    return siloam_library_reset_numbering (request->library, id, error);
  if (!siloam_numbering_from_nick (psalms, &psalm_numbering) ||
      !siloam_numbering_from_nick (rest, &rest_numbering))
    return refuse (error, SILOAM_CTL_ERROR_USAGE, "a numbering is nld, mt, kjv, segond or found");
  return siloam_library_set_numbering (request->library,
                                       id,
                                       psalm_numbering,
                                       rest_numbering,
                                       error);
}

static const struct
{
  const char *name;
  const char *takes;
  guint least, most; /* words after the name */
  gboolean (*run) (const Request *request, GError **error);
} actions[] = {
  { "import",
    "bible import takes a FILE or FOLDER, and an ID where there are several",
    1,
    2,
    import },
  { "list", "bible list takes no words", 0, 0, list },
  { "show", "bible show takes a REFERENCE", 1, 1, show },
  { "search", "bible search takes the WORDS, as one argument", 1, 1, search },
  { "remove", "bible remove takes an ID", 1, 1, remove_bible },
  { "numbering", "bible numbering takes an ID and one or two numberings", 2, 3, set_numbering },
};

static gboolean
run (const Request *request, GError **error)
{
  guint n_words = g_strv_length (request->words) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (request->words[0], actions[i].name))
        continue;
      if (n_words < actions[i].least || n_words > actions[i].most)
        return refuse (error, SILOAM_CTL_ERROR_USAGE, actions[i].takes);
      /* Only the name of a file may be any bytes. */
      if (n_words > 0 && actions[i].run != import && !g_utf8_validate (request->words[1], -1, NULL))
        return refuse (error, SILOAM_CTL_ERROR_USAGE, "this is not UTF-8");
      return actions[i].run (request, error);
    }
  return refuse (error,
                 SILOAM_CTL_ERROR_USAGE,
                 "bible is followed by import, list, show, search, numbering or remove");
}

/**
 * siloam_ctl_new_library:
 *
 * Returns: (transfer full): the Bibles of this user and those that came with Siloam
 */
SiloamLibrary *
siloam_ctl_new_library (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), DATA_FOLDER, "bibles", NULL);
  const char *packaged = g_getenv ("SILOAM_BIBLES_DIR");
  SiloamLibrary *library = siloam_library_new (folder);

  siloam_library_set_packaged (library, packaged != NULL ? packaged : BIBLES_DIR);
  return library;
}

/**
 * siloam_ctl_bible:
 *
 * Works on the Bibles of this user, those that the application has.
 */
gboolean
siloam_ctl_bible (const SiloamCtlOptions *options, GError **error)
{
  g_autoptr (SiloamLibrary) library = siloam_ctl_new_library ();
  Request request = {
    .options = options,
    .library = library,
    .language = siloam_ctl_options_get_language (options),
    .words = options->words + 1,
  };

  if (!siloam_ctl_options_get_numbering (options, &request.numbering, error))
    return FALSE;
  return run (&request, error);
}
