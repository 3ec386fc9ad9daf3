/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands that bring entries in and take them back. They print numbers, places and reasons,
 * and never words of an entry. */

#include <stdio.h>

#include "ctl/commands.h"
#include "ctl/listing.h"
#include "ctl/way-in.h"
#include "export/import.h"

static const char *const outcomes[] = {
  [SILOAM_IMPORT_PENDING] = "pending", [SILOAM_IMPORT_ADDED] = "added",
  [SILOAM_IMPORT_MERGED] = "merged",   [SILOAM_IMPORT_SKIPPED] = "skipped",
  [SILOAM_IMPORT_FAILED] = "failed",
};

typedef struct
{
  const char *nick;
  const char *words;
} Reason;

static const Reason reasons[] = {
  [SILOAM_IMPORT_REASON_NONE] = { NULL, NULL },
  [SILOAM_IMPORT_REASON_HERE] = { "here", "it came before, and is the same" },
  [SILOAM_IMPORT_REASON_SAME_WORDS] = { "same_words", "the same words of that day are here" },
  [SILOAM_IMPORT_REASON_ERASED] = { "erased",
                                    "it was thrown away here (--bring-back adds it again)" },
  [SILOAM_IMPORT_REASON_CHANGED] = { "changed", "beside yours: both were changed" },
  [SILOAM_IMPORT_REASON_BLANK] = { "blank", "nothing is written in it" },
  [SILOAM_IMPORT_REASON_OLDER] = { "older", "a newer state of it is here" },
};

static gboolean
refuse_usage (GError **error, const char *why)
{
  g_set_error_literal (error, SILOAM_CTL_ERROR, SILOAM_CTL_ERROR_USAGE, why);
  return FALSE;
}

static gboolean
parse_format (const SiloamCtlOptions *options, SiloamImportFormat *format, GError **error)
{
  g_autoptr (GString) known = g_string_new ("--format is auto");

  *format = SILOAM_IMPORT_AUTO;
  if (options->format == NULL || siloam_import_format_from_nick (options->format, format))
    return TRUE;
  for (int i = SILOAM_IMPORT_AUTO + 1; i < SILOAM_N_IMPORT_FORMATS; i++)
    if (siloam_import_format_nick ((SiloamImportFormat) i) != NULL)
      g_string_append_printf (known, ", %s", siloam_import_format_nick ((SiloamImportFormat) i));
  return refuse_usage (error, known->str);
}

/**
 * siloam_ctl_check_import:
 *
 * Looks at the options of import before any key is asked for.
 *
 * Returns: %FALSE with `USAGE`
 */
gboolean
siloam_ctl_check_import (const SiloamCtlOptions *options, GError **error)
{
  SiloamImportFormat format;

  if (options->output != NULL || options->id != NULL || options->from != NULL ||
      options->to != NULL || options->sides != NULL || options->paper != NULL ||
      options->title != NULL || options->text_size != 0 || options->include_sealed)
    return refuse_usage (error, "an option of export was given to import");
  return parse_format (options, &format, error);
}

static char *
format_day (const SiloamImportItem *item)
{
  return item->entry != NULL ? g_date_time_format (item->entry->created, "%Y-%m-%d") : NULL;
}

static JsonArray *
make_texts (const GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));
  return array;
}

static JsonObject *
make_item (const SiloamImportItem *item)
{
  JsonObject *object = json_object_new ();
  g_autofree char *day = format_day (item);

  json_object_set_string_member (object, "outcome", outcomes[item->outcome]);
  if (reasons[item->reason].nick != NULL)
    json_object_set_string_member (object, "reason", reasons[item->reason].nick);
  if (item->place != NULL)
    json_object_set_string_member (object, "place", item->place);
  if (day != NULL)
    json_object_set_string_member (object, "day", day);
  if (item->day_guessed)
    json_object_set_boolean_member (object, "day_guessed", TRUE);
  if (item->target != NULL)
    json_object_set_string_member (object, "id", item->target);
  if (item->fault != NULL)
    json_object_set_string_member (object, "fault", item->fault->message);
  if (item->left_out->len > 0)
    json_object_set_array_member (object, "left_out", make_texts (item->left_out));
  return object;
}

static void
print_json (const SiloamImportBundle *bundle, gint64 number, gboolean dry)
{
  SiloamImportCount count = siloam_import_count (bundle);
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();

  json_object_set_string_member (object, "format", siloam_import_format_nick (bundle->format));
  json_object_set_boolean_member (object, "dry_run", dry);
  json_object_set_int_member (object, "added", count.added);
  json_object_set_int_member (object, "merged", count.merged);
  json_object_set_int_member (object, "skipped", count.skipped);
  json_object_set_int_member (object, "failed", count.failed);
  if (number != 0)
    json_object_set_int_member (object, "import", number);
  json_object_set_array_member (object, "left_out", make_texts (bundle->left_out));
  for (guint i = 0; i < bundle->items->len; i++)
    json_array_add_object_element (items, make_item (g_ptr_array_index (bundle->items, i)));
  json_object_set_array_member (object, "items", items);
  siloam_ctl_print_object (object);
}

static void
print_left_out (const char *place, const GPtrArray *left_out)
{
  for (guint i = 0; i < left_out->len; i++)
    {
      g_autofree char *what = siloam_ctl_plain_text (g_ptr_array_index (left_out, i));

      printf ("left out  %s  %s\n", place, what);
    }
}

/* An entry that came along whole needs no line. */
static void
print_item (const SiloamImportItem *item)
{
  g_autofree char *place = siloam_ctl_plain_text (item->place != NULL ? item->place : "-");
  g_autofree char *day = format_day (item);
  g_autofree char *fault =
      item->fault != NULL ? siloam_ctl_plain_text (item->fault->message) : NULL;
  const char *why = fault != NULL ? fault : reasons[item->reason].words;

  if (why != NULL)
    printf ("%s  %s  %s  %s\n", outcomes[item->outcome], day != NULL ? day : "-", place, why);
  if (item->day_guessed)
    printf ("day of the file  %s  %s\n", day != NULL ? day : "-", place);
  print_left_out (place, item->left_out);
}

static void
print_words (const SiloamImportBundle *bundle, gint64 number, gboolean dry)
{
  SiloamImportCount count = siloam_import_count (bundle);

  for (guint i = 0; i < bundle->items->len; i++)
    print_item (g_ptr_array_index (bundle->items, i));
  print_left_out ("-", bundle->left_out);
  printf ("added %u\nmerged %u\nskipped %u\nfailed %u\n",
          count.added,
          count.merged,
          count.skipped,
          count.failed);
  if (dry)
    puts ("nothing was written: this was a dry run");
  if (number != 0)
    printf ("import %" G_GINT64_FORMAT "\n", number);
}

static gboolean
bring_in (SiloamCtlSession *session,
          SiloamImportBundle *bundle,
          const SiloamImportOptions *options,
          GError **error)
{
  SiloamImportPlanFlags flags =
      session->options->bring_back ? SILOAM_IMPORT_PLAN_BRING_BACK : SILOAM_IMPORT_PLAN_PLAIN;
  gboolean dry = session->options->dry_run;
  gint64 number = 0;
  gboolean done;

  done = dry ? siloam_import_plan (session->store, bundle, flags, NULL, error)
             : siloam_import_apply (session->store, bundle, flags, options, NULL, &number, error);
  if (!done)
    return FALSE;
  if (session->options->json)
    print_json (bundle, number, dry);
  else
    print_words (bundle, number, dry);
  return TRUE;
}

/**
 * siloam_ctl_import:
 *
 * Brings the entries of a source in, or tells what would become of each; all of it or nothing.
 */
gboolean
siloam_ctl_import (SiloamCtlSession *session, GError **error)
{
  const SiloamCtlOptions *asked = session->options;
  g_autoptr (SiloamProfile) profile = siloam_store_load_profile (session->store, error);
  g_autoptr (SiloamSecret) password = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;
  SiloamImportOptions options = { 0 };
  SiloamImportFormat format;

  if (profile == NULL || !parse_format (asked, &format, error))
    return FALSE;
  if (asked->password_file != NULL)
    {
      password = siloam_ctl_read_secret (asked->password_file, error);
      if (password == NULL)
        return FALSE;
    }
  options.language = asked->language != NULL   ? asked->language
                     : profile->locale != NULL ? profile->locale
                                               : "en";
  options.password = password;
  options.day_first = !asked->month_first;
  bundle = siloam_import_read (session->argument, format, &options, NULL, error);
  return bundle != NULL && bring_in (session, bundle, &options, error);
}

/**
 * siloam_ctl_imports:
 *
 * Prints the imports there were, newest first.
 */
gboolean
siloam_ctl_imports (SiloamCtlSession *session, GError **error)
{
  g_autoptr (GPtrArray) imports = siloam_import_list (session->store, error);

  for (guint i = 0; imports != NULL && i < imports->len; i++)
    {
      const SiloamImportRecord *record = g_ptr_array_index (imports, i);
      g_autofree char *at = g_date_time_format (record->at, "%Y-%m-%d %H:%M");

      printf ("%" G_GINT64_FORMAT "  %s  %s  added %u  merged %u%s\n",
              record->number,
              at,
              record->format,
              record->added,
              record->merged,
              record->undone ? "  taken back" : "");
    }
  return imports != NULL;
}

/**
 * siloam_ctl_undo_import:
 *
 * Takes one import back; what was changed since stays, and is told.
 */
gboolean
siloam_ctl_undo_import (SiloamCtlSession *session, GError **error)
{
  SiloamImportUndone undone;
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (session->argument, 10, 1, G_MAXINT64, &number, NULL))
    return refuse_usage (error, "undo-import takes the number of an import");
  if (!siloam_import_undo (session->store, (gint64) number, TRUE, &undone, error))
    return FALSE;
  printf ("taken back %u\nrestored %u\nkept, because changed since %u\n",
          undone.taken_back,
          undone.restored,
          undone.kept);
  return TRUE;
}
