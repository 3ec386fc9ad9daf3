/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The export command: entries of a period, or one, as a book or as documents. */

#include <stdio.h>
#include <string.h>

#include "ctl/commands.h"
#include "ctl/listing.h"
#include "ctl/way-in.h"
#include "export/book.h"
#include "export/open-export.h"
#include "export/pdf-seal.h"

static gboolean
refuse (GError **error, SiloamCtlError code, const char *why)
{
  g_set_error_literal (error, SILOAM_CTL_ERROR, code, why);
  return FALSE;
}

static gboolean
refuse_usage (GError **error, const char *why)
{
  return refuse (error, SILOAM_CTL_ERROR_USAGE, why);
}

/* Midnight, local time, of a day written as 2026-11-21, or of the day after it. */
static gboolean
parse_day (const char *text, int days_later, GDateTime **day, GError **error)
{
  g_autoptr (GDateTime) midnight = NULL;
  int year, month, date;
  char rest;

  if (text == NULL)
    return TRUE;
  if (strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%c", &year, &month, &date, &rest) == 3)
    midnight = g_date_time_new_local (year, month, date, 0, 0, 0);
  if (midnight == NULL)
    return refuse_usage (error, "--from and --to are days such as 2026-11-21");
  *day = g_date_time_add_days (midnight, days_later);
  return TRUE;
}

static gboolean
parse_period (const SiloamCtlOptions *options, GDateTime **from, GDateTime **to, GError **error)
{
  if (!parse_day (options->from, 0, from, error) || !parse_day (options->to, 1, to, error))
    return FALSE;
  if (*from != NULL && *to != NULL && g_date_time_compare (*from, *to) >= 0)
    return refuse_usage (error, "--from must not be later than --to");
  return TRUE;
}

static GPtrArray *
find_ids (SiloamCtlSession *session, GError **error)
{
  const SiloamCtlOptions *options = session->options;
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) to = NULL;
  GPtrArray *ids;

  if (options->id != NULL)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (ids, g_strdup (options->id));
      return ids;
    }
  if (!parse_period (options, &from, &to, error))
    return NULL;
  return siloam_store_period (session->store, from, to, error);
}

/* A JSON export holds everything, as long as nothing else is asked. */
static SiloamOpenParts
choose_parts (const SiloamCtlOptions *options, SiloamOpenFormat format)
{
  SiloamOpenParts parts = SILOAM_OPEN_RECEIVED_ONLY;

  if (format == SILOAM_OPEN_JSON && options->sides == NULL)
    return SILOAM_OPEN_ALL;
  if (g_strcmp0 (options->sides, "both") == 0)
    parts |= SILOAM_OPEN_RELEASED | SILOAM_OPEN_NAMES;
  if (options->include_sealed)
    parts |= SILOAM_OPEN_SEALED | SILOAM_OPEN_MEMORY;
  return parts;
}

static gboolean
export_open (SiloamCtlSession *session, GPtrArray *ids, guint *written, GError **error)
{
  const SiloamCtlOptions *options = session->options;
  g_autoptr (SiloamProfile) profile = siloam_store_load_profile (session->store, error);
  g_autoptr (SiloamOpenOptions) open = NULL;
  gboolean whole = options->id == NULL && options->from == NULL && options->to == NULL;
  SiloamOpenFormat format = SILOAM_OPEN_JSON;

  if (profile == NULL)
    return FALSE;
  siloam_open_format_from_nick (options->format, &format);
  open = siloam_open_options_new (format,
                                  options->language != NULL ? options->language : profile->locale);
  open->parts = choose_parts (options, format);
  return siloam_open_export (session->store,
                             whole ? NULL : ids,
                             open,
                             options->output,
                             NULL,
                             NULL,
                             NULL,
                             written,
                             error);
}

static gboolean
is_one_of (const char *given, const char *a, const char *b)
{
  return given == NULL || g_str_equal (given, a) || g_str_equal (given, b);
}

static gboolean
check_book_options (const SiloamCtlOptions *options, GError **error)
{
  if (!is_one_of (options->sides, "received", "both"))
    return refuse_usage (error, "--sides is received or both");
  if (!is_one_of (options->paper, "a4", "a5") && !g_str_equal (options->paper, "booklet"))
    return refuse_usage (error, "--paper is a4, a5 or booklet");
  if (options->password_file != NULL && !g_str_equal (options->format, "pdf"))
    return refuse_usage (error, "--password-file goes with --format pdf");
  if (!is_one_of (options->language, "nl", "en"))
    return refuse_usage (error, "--language is nl or en");
  if (options->text_size != 0 && !(options->text_size >= 11 && options->text_size <= 18))
    return refuse_usage (error, "--text-size is 11 to 18");
  if (options->title != NULL && !g_utf8_validate (options->title, -1, NULL))
    return refuse_usage (error, "--title is not UTF-8");
  return TRUE;
}

/**
 * siloam_ctl_check_export:
 *
 * Looks at the options of export before any key is asked for.
 *
 * Returns: %FALSE with `USAGE`
 */
gboolean
siloam_ctl_check_export (const SiloamCtlOptions *options, GError **error)
{
  g_autoptr (GDateTime) from = NULL;
  g_autoptr (GDateTime) to = NULL;
  SiloamOpenFormat format;

  if (options->format == NULL || (!g_str_equal (options->format, "pdf") &&
                                  !siloam_open_format_from_nick (options->format, &format)))
    return refuse_usage (error, "--format is pdf, markdown, text, html or json");
  if (options->output == NULL)
    return refuse_usage (error, "--output tells where to write");
  if (options->id != NULL && (options->from != NULL || options->to != NULL))
    return refuse_usage (error, "--id goes without --from and --to");
  return parse_period (options, &from, &to, error) && check_book_options (options, error);
}

/* Of the Bibles of this user the first in the language of the book. Without one the references are
 * printed alone. */
static void
use_bible (SiloamBookOptions *book)
{
  g_autoptr (SiloamLibrary) library = siloam_ctl_new_library ();
  g_autoptr (GPtrArray) infos = siloam_library_list (library, NULL);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title == NULL || !g_str_has_prefix (info->language, book->language) ||
          !siloam_bible_info_is_free (info))
        continue;
      siloam_book_options_use_bible (book, g_steal_pointer (&library), info->id);
      return;
    }
}

static SiloamBookOptions *
make_book_options (SiloamCtlSession *session, GError **error)
{
  const SiloamCtlOptions *options = session->options;
  g_autoptr (SiloamProfile) profile = siloam_store_load_profile (session->store, error);
  SiloamBookOptions *book;

  if (profile == NULL)
    return NULL;
  book = siloam_book_options_new (options->language != NULL ? options->language : profile->locale);
  if (g_strcmp0 (options->sides, "both") == 0)
    book->sides = SILOAM_SIDES_BOTH;
  if (g_strcmp0 (options->paper, "a5") == 0)
    book->paper = SILOAM_PAPER_A5;
  if (g_strcmp0 (options->paper, "booklet") == 0)
    book->paper = SILOAM_PAPER_BOOKLET;
  if (options->text_size != 0)
    book->text_size = options->text_size;
  if (profile->locale != NULL)
    book->numbering = siloam_numbering_for_language (profile->locale);
  use_bible (book);
  book->include_sealed = options->include_sealed;
  book->cover = options->id == NULL;
  book->title = g_strdup (options->title);
  return book;
}

/* One that was asked for by its id is not left out in silence. */
static gboolean
check_seal (SiloamCtlSession *session, GPtrArray *ids, GError **error)
{
  g_autoptr (SiloamEntry) entry = NULL;

  if (session->options->id == NULL || session->options->include_sealed)
    return TRUE;
  entry = siloam_store_load (session->store, g_ptr_array_index (ids, 0), error);
  if (entry == NULL)
    return FALSE;
  if (!entry->sealed)
    return TRUE;
  return refuse (error,
                 SILOAM_CTL_ERROR_FAILED,
                 "this entry is sealed; --include-sealed prints it all the same");
}

/* NULL without an error when there is to be none. */
static gboolean
read_password (const SiloamCtlOptions *options, SiloamSecret **password, GError **error)
{
  if (options->password_file == NULL)
    return TRUE;
  *password = siloam_ctl_read_secret (options->password_file, error);
  if (*password == NULL)
    return FALSE;
  if (siloam_pdf_password_is_usable (*password))
    return TRUE;
  return refuse (error,
                 SILOAM_CTL_ERROR_FAILED,
                 "the password of a PDF is text of at most 127 bytes");
}

static gboolean
export_pdf (SiloamCtlSession *session, GPtrArray *ids, GError **error)
{
  g_autoptr (SiloamBookOptions) options = NULL;
  g_autoptr (SiloamEntrySource) source = NULL;
  g_autoptr (SiloamSecret) password = NULL;
  g_autoptr (SiloamBook) book = NULL;

  if (!check_seal (session, ids, error) || !read_password (session->options, &password, error))
    return FALSE;
  options = make_book_options (session, error);
  if (options == NULL)
    return FALSE;
  source = siloam_entry_source_new_for_store (session->store, ids);
  book = siloam_book_new (source, options);
  return siloam_book_lay_out (book, NULL, error) &&
         siloam_book_write_pdf (book, session->options->output, password, NULL, error);
}

static void
print_result (SiloamCtlSession *session, guint n_entries)
{
  JsonObject *object;

  if (!session->options->json)
    return;
  object = json_object_new ();
  json_object_set_int_member (object, "entries", n_entries);
  siloam_ctl_print_object (object);
}

/**
 * siloam_ctl_export:
 *
 * Writes the chosen entries; the output is there whole, or as it was.
 */
gboolean
siloam_ctl_export (SiloamCtlSession *session, GError **error)
{
  g_autoptr (GPtrArray) ids = find_ids (session, error);
  gboolean written;
  guint count;

  if (ids == NULL)
    return FALSE;
  count = ids->len;
  if (ids->len == 0)
    return refuse (error,
                   SILOAM_CTL_ERROR_FAILED,
                   "there are no entries in this period; nothing was written");
  written = g_str_equal (session->options->format, "pdf")
                ? export_pdf (session, ids, error)
                : export_open (session, ids, &count, error);
  if (written)
    print_result (session, count);
  return written;
}
