/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a source into a bundle of entries: finds out which application wrote it, lets the reader of
 * that application read, and looks after every reader alike at what came out. Knows no journal and
 * writes nothing. What a person wrote never goes into an error. Worker threads. */

#include "export/import.h"

#include <string.h>

#include "export/import-private.h"
#include "journal/lifecycle.h"

G_DEFINE_QUARK (siloam - import - error - quark, siloam_import_error)

/* A name of an entry in its source that is longer than this is kept as its hash. */
#define MAX_SOURCE_BYTES 200

/* Of two that are equally sure of a source the upper one reads it. Text is the last: any file could
 * be that. */
/* clang-format off */
static const SiloamImportReader *const readers[] = {
  &siloam_reader_siloam,
  &siloam_reader_day_one,
  &siloam_reader_day_one_text,
  &siloam_reader_day_one_classic,
  &siloam_reader_journey,
  &siloam_reader_diarium,
  &siloam_reader_mini_diary,
  &siloam_reader_mini_diarium,
  &siloam_reader_standard_notes,
  &siloam_reader_rednotebook,
  &siloam_reader_lifeograph,
  &siloam_reader_almanah,
  &siloam_reader_jrnl,
  &siloam_reader_text,
  NULL,
};
/* clang-format on */

static const SiloamImportReader *
find_reader (SiloamImportFormat format)
{
  for (const SiloamImportReader *const *reader = readers; *reader != NULL; reader++)
    if ((*reader)->format == format)
      return *reader;
  return NULL;
}

/**
 * siloam_import_format_nick:
 *
 * Returns: (nullable): what siloamctl and the journal call the format, "auto" for none in
 *   particular; %NULL for one that this Siloam does not read. Any thread.
 */
const char *
siloam_import_format_nick (SiloamImportFormat format)
{
  const SiloamImportReader *reader = find_reader (format);

  if (format == SILOAM_IMPORT_AUTO)
    return "auto";
  return reader != NULL ? reader->nick : NULL;
}

/**
 * siloam_import_format_from_nick:
 *
 * Returns: %FALSE when this Siloam reads no format of that name. Any thread.
 */
gboolean
siloam_import_format_from_nick (const char *nick, SiloamImportFormat *format)
{
  for (int i = SILOAM_IMPORT_AUTO; i < SILOAM_N_IMPORT_FORMATS; i++)
    if (g_strcmp0 (siloam_import_format_nick ((SiloamImportFormat) i), nick) == 0)
      {
        *format = (SiloamImportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * siloam_import_format_name:
 *
 * Returns: (nullable): the name of the application, %NULL for none. Any thread.
 */
const char *
siloam_import_format_name (SiloamImportFormat format)
{
  const SiloamImportReader *reader = find_reader (format);

  return reader != NULL ? reader->name : NULL;
}

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static char *
hash_text (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
name_by_content (const SiloamEntry *entry, const char *nick)
{
  SiloamFingerprint fingerprint;
  GString *name = g_string_new (nick);

  siloam_import_fingerprint (entry, &fingerprint);
  g_string_append_c (name, ':');
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (name, "%02x", fingerprint.bytes[i]);
  return g_string_free (name, FALSE);
}

/* An entry without a name of its own is known by its day and its words: the same entry read twice
 * has the same name. */
static char *
name_by_words (const SiloamImportItem *item, const char *nick)
{
  g_autofree char *day = g_date_time_format (item->entry->created, "%Y-%m-%d");
  g_autofree char *all = g_strjoin ("\n",
                                    day,
                                    item->entry->title != NULL ? item->entry->title : "",
                                    item->entry->text != NULL ? item->entry->text : "",
                                    NULL);
  g_autofree char *hash = hash_text (all);

  return g_strdup_printf ("%s:%.32s", nick, hash);
}

static void
settle_source (SiloamImportItem *item, const char *nick)
{
  g_autofree char *given = g_steal_pointer (&item->source);

  if (given == NULL)
    item->source = item->entry->kind == SILOAM_ENTRY_FREE ? name_by_words (item, nick)
                                                          : name_by_content (item->entry, nick);
  else if (strlen (given) > MAX_SOURCE_BYTES || !g_utf8_validate (given, -1, NULL))
    {
      g_autofree char *hash = hash_text (given);
      item->source = g_strdup_printf ("%s:%s", nick, hash);
    }
  else
    item->source = g_steal_pointer (&given);
}

/* Two entries of one source with one name: the later ones get a number, in the order they stand. */
static void
tell_apart (SiloamImportItem *item, GHashTable *seen)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, item->source)) + 1;

  g_hash_table_insert (seen, g_strdup (item->source), GUINT_TO_POINTER (count));
  if (count > 1)
    {
      g_autofree char *first = g_steal_pointer (&item->source);
      item->source = g_strdup_printf ("%s#%u", first, count);
    }
}

/* No reader is trusted to make only what a journal may hold. */
static void
settle_entry (SiloamImportItem *item)
{
  SiloamEntry *entry = item->entry;
  g_autoptr (GError) fault = NULL;

  if (entry->created == NULL)
    refuse (SILOAM_IMPORT_ERROR_DAMAGED, "there is no day", &fault);
  else
    {
      if (entry->updated == NULL)
        entry->updated = g_date_time_ref (entry->created);
      siloam_entry_settle (entry);
      siloam_entry_validate (entry, &fault);
    }
  if (fault == NULL)
    return;
  item->fault = g_steal_pointer (&fault);
  g_clear_pointer (&item->entry, siloam_entry_free);
}

static void
settle_items (SiloamImportBundle *bundle, const char *nick)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < bundle->items->len; i++)
    {
      SiloamImportItem *item = g_ptr_array_index (bundle->items, i);

      if (item->fault != NULL)
        g_clear_pointer (&item->entry, siloam_entry_free);
      if (item->entry == NULL && item->fault == NULL)
        refuse (SILOAM_IMPORT_ERROR_DAMAGED, "it could not be read", &item->fault);
      if (item->entry != NULL)
        settle_entry (item);
      if (item->entry == NULL)
        continue;
      settle_source (item, nick);
      tell_apart (item, seen);
    }
}

static void
tell_refused (SiloamImportBundle *bundle, SiloamImportSource *source)
{
  GPtrArray *refused = siloam_import_source_get_refused (source);

  for (guint i = 0; refused != NULL && i < refused->len; i++)
    g_ptr_array_add (bundle->left_out, g_strdup (g_ptr_array_index (refused, i)));
}

static gboolean
check_bundle (const SiloamImportBundle *bundle, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (bundle->overflow != NULL)
    return refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "more entries than any diary has", error);
  if (bundle->items->len == 0)
    return refuse (SILOAM_IMPORT_ERROR_EMPTY, "there is no entry in it", error);
  return TRUE;
}

static SiloamImportBundle *
read_with (const SiloamImportReader *reader,
           SiloamImportSource *source,
           const SiloamImportOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SiloamImportBundle) bundle = siloam_import_bundle_new (reader->format);

  if (!reader->read (source, options, bundle, cancellable, error))
    return NULL;
  tell_refused (bundle, source);
  if (!check_bundle (bundle, cancellable, error))
    return NULL;
  settle_items (bundle, reader->nick);
  return g_steal_pointer (&bundle);
}

/* The surest first. Who only thought that it might be its format, and finds that it is not, makes
 * room for the next. */
static SiloamImportBundle *
read_with_any (SiloamImportSource *source,
               const SiloamImportOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  SiloamProbe probes[G_N_ELEMENTS (readers)] = { SILOAM_PROBE_NO };

  for (guint i = 0; readers[i] != NULL; i++)
    probes[i] = readers[i]->probe (source);
  for (int sure = SILOAM_PROBE_SURE; sure >= SILOAM_PROBE_MAYBE; sure--)
    for (guint i = 0; readers[i] != NULL; i++)
      {
        g_autoptr (GError) fault = NULL;
        SiloamImportBundle *bundle;

        if ((int) probes[i] != sure)
          continue;
        bundle = read_with (readers[i], source, options, cancellable, &fault);
        if (bundle != NULL)
          return bundle;
        if (sure == SILOAM_PROBE_SURE ||
            !g_error_matches (fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT))
          {
            g_propagate_error (error, g_steal_pointer (&fault));
            return NULL;
          }
      }
  refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT, "no format that is known here", error);
  return NULL;
}

/**
 * siloam_import_read:
 * @path: a file, a folder or a zip; it is read and never changed
 * @format: %SILOAM_IMPORT_AUTO finds out which application wrote it
 * @options: how to read
 * @cancellable: (nullable): to stop between two entries
 *
 * Reads everything in a source. An entry that cannot be read is in the bundle with its fault.
 *
 * Returns: (transfer full): the bundle, not planned yet, or %NULL with a #SiloamImportError or a
 *   #GIOErrorEnum. Worker threads.
 */
SiloamImportBundle *
siloam_import_read (const char *path,
                    SiloamImportFormat format,
                    const SiloamImportOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  const SiloamImportReader *reader = find_reader (format);
  g_autoptr (SiloamImportSource) source = NULL;

  g_return_val_if_fail (path != NULL && options != NULL, NULL);
  if (format != SILOAM_IMPORT_AUTO && reader == NULL)
    {
      refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT, "this format is not read here", error);
      return NULL;
    }
  source = siloam_import_source_open (path, cancellable, error);
  if (source == NULL)
    return NULL;
  return reader != NULL ? read_with (reader, source, options, cancellable, error)
                        : read_with_any (source, options, cancellable, error);
}

static void
free_item (gpointer item)
{
  siloam_import_item_free (item);
}

static void
free_request (gpointer request)
{
  siloam_prayer_request_free (request);
}

static void
free_reminder (gpointer reminder)
{
  siloam_reminder_free (reminder);
}

/**
 * siloam_import_bundle_new:
 *
 * Returns: (transfer full): a bundle without entries
 */
SiloamImportBundle *
siloam_import_bundle_new (SiloamImportFormat format)
{
  SiloamImportBundle *self = g_new0 (SiloamImportBundle, 1);

  self->format = format;
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->requests = g_ptr_array_new_with_free_func (free_request);
  self->reminders = g_ptr_array_new_with_free_func (free_reminder);
  return self;
}

/**
 * siloam_import_bundle_free:
 * @self: (nullable) (transfer full): a bundle
 */
void
siloam_import_bundle_free (SiloamImportBundle *self)
{
  if (self == NULL)
    return;
  siloam_import_item_free (self->overflow);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->left_out);
  siloam_profile_free (self->profile);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->reminders);
  g_free (self);
}

static SiloamImportItem *
new_item (const char *place)
{
  SiloamImportItem *item = g_new0 (SiloamImportItem, 1);

  item->place = place != NULL ? siloam_import_one_line (place) : NULL;
  item->left_out = g_ptr_array_new_with_free_func (g_free);
  return item;
}

/**
 * siloam_import_bundle_add:
 * @place: (nullable): where the entry stands in the source, for the report
 *
 * Appends an item. A source without end gets one item again and again when there are too many, and
 * is refused as a whole afterwards: its reader need not count.
 *
 * Returns: (transfer none): the item, owned by the bundle and there until the next call
 */
SiloamImportItem *
siloam_import_bundle_add (SiloamImportBundle *self, const char *place)
{
  SiloamImportItem *item = new_item (place);

  if (self->items->len < SILOAM_IMPORT_MAX_ENTRIES)
    g_ptr_array_add (self->items, item);
  else
    {
      siloam_import_item_free (self->overflow);
      self->overflow = item;
    }
  return item;
}

/**
 * siloam_import_item_free:
 * @self: (nullable) (transfer full): an item
 */
void
siloam_import_item_free (SiloamImportItem *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->place);
  g_free (self->target);
  siloam_entry_free (self->entry);
  g_ptr_array_unref (self->left_out);
  g_clear_error (&self->fault);
  g_free (self);
}
