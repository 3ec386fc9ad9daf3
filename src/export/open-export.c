/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a journal in the open: whole or not at all, readable by its owner only, one entry in
 * memory at a time. It writes nothing but what was asked for, where it was asked for. Thread of the
 * store.
 */

#include "export/open-export.h"

#include <string.h>

#include "export/open-private.h"

/* Entries in one turn of the worker: what is typed meanwhile waits no longer than these take. */
#define TURN 32

static const SiloamOpenFormatClass *const formats[SILOAM_N_OPEN_FORMATS] = {
  [SILOAM_OPEN_MARKDOWN] = &siloam_open_markdown,
  [SILOAM_OPEN_TEXT] = &siloam_open_text,
  [SILOAM_OPEN_HTML] = &siloam_open_html,
  [SILOAM_OPEN_JSON] = &siloam_open_json,
};

typedef struct
{
  SiloamOpenWriter writer;
  GPtrArray *ids; /* nullable until the journal was asked */
  guint at;
  gboolean begun;
  SiloamOpenProgress progress;
  gpointer progress_data;
} Run;

/**
 * siloam_open_format_nick:
 *
 * Returns: what siloamctl calls the format. Any thread.
 */
const char *
siloam_open_format_nick (SiloamOpenFormat format)
{
  return formats[format]->nick;
}

/**
 * siloam_open_format_from_nick:
 *
 * Returns: %FALSE when there is no format of that name. Any thread.
 */
gboolean
siloam_open_format_from_nick (const char *nick, SiloamOpenFormat *format)
{
  for (guint i = 0; i < SILOAM_N_OPEN_FORMATS; i++)
    if (g_strcmp0 (formats[i]->nick, nick) == 0)
      {
        *format = (SiloamOpenFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * siloam_open_format_suffix:
 *
 * Returns: how the name of a file of this format ends; "" for a folder. Any thread.
 */
const char *
siloam_open_format_suffix (SiloamOpenFormat format)
{
  return formats[format]->suffix;
}

/**
 * siloam_open_options_new:
 * @language: (nullable): of the headings
 *
 * Returns: (transfer full): options for what was received only
 */
SiloamOpenOptions *
siloam_open_options_new (SiloamOpenFormat format, const char *language)
{
  SiloamOpenOptions *self = g_new0 (SiloamOpenOptions, 1);

  self->format = format;
  self->language = g_strdup (language);
  return self;
}

/**
 * siloam_open_options_copy:
 *
 * Returns: (transfer full): a copy
 */
SiloamOpenOptions *
siloam_open_options_copy (const SiloamOpenOptions *self)
{
  SiloamOpenOptions *copy = siloam_open_options_new (self->format, self->language);

  copy->parts = self->parts;
  return copy;
}

/**
 * siloam_open_options_free:
 * @self: (nullable) (transfer full): options
 */
void
siloam_open_options_free (SiloamOpenOptions *self)
{
  if (self == NULL)
    return;
  g_free (self->language);
  g_free (self);
}

gboolean
siloam_open_write (SiloamOpenWriter *writer, const char *text, GError **error)
{
  return siloam_target_file_write (writer->file, text, strlen (text), error);
}

/* "there/" is "there". */
static char *
trim_path (const char *path)
{
  gsize length = strlen (path);

  while (length > 1 && G_IS_DIR_SEPARATOR (path[length - 1]))
    length--;
  return g_strndup (path, length);
}

static GPtrArray *
copy_ids (GPtrArray *ids)
{
  GPtrArray *copy = g_ptr_array_new_full (ids->len, g_free);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (ids, i)));
  return copy;
}

static Run *
run_new (GPtrArray *ids, const SiloamOpenOptions *options, const char *path)
{
  Run *run = g_new0 (Run, 1);

  run->writer.format = formats[options->format];
  run->writer.options = siloam_open_options_copy (options);
  run->writer.words = siloam_book_words_get (options->language);
  run->writer.path = trim_path (path);
  run->writer.whole = ids == NULL;
  run->writer.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->ids = ids != NULL ? copy_ids (ids) : NULL;
  return run;
}

static void
run_free (Run *run)
{
  g_clear_pointer (&run->writer.file, siloam_target_file_free);
  g_clear_pointer (&run->writer.folder, siloam_target_folder_free);
  siloam_open_options_free (run->writer.options);
  g_free (run->writer.path);
  g_free (run->writer.month);
  g_hash_table_unref (run->writer.names);
  g_clear_pointer (&run->ids, g_ptr_array_unref);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static gboolean
begin (Run *run, SiloamStore *store, GError **error)
{
  if (run->begun)
    return TRUE;
  run->begun = TRUE;
  if (run->ids == NULL)
    run->ids = siloam_store_period (store, NULL, NULL, error);
  return run->ids != NULL && run->writer.format->begin (&run->writer, error);
}

/* One that was deleted since the list was made is not there any more. */
static gboolean
add (Run *run, SiloamStore *store, const char *id, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) entry = siloam_store_load (store, id, &fault);

  if (g_error_matches (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND))
    return TRUE;
  if (entry == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (entry->sealed && !(run->writer.options->parts & SILOAM_OPEN_SEALED))
    return TRUE;
  siloam_open_filter (entry, run->writer.options->parts);
  if (!run->writer.format->add (&run->writer, entry, error))
    return FALSE;
  run->writer.written++;
  return TRUE;
}

static void
report (const Run *run)
{
  if (run->progress != NULL)
    run->progress (run->ids->len > 0 ? (double) run->at / run->ids->len : 1, run->progress_data);
}

/* A few entries, and at the end all of it under its name. */
static SiloamWorkStep
run_turn (Run *run, SiloamStore *store, GCancellable *cancellable, GError **error)
{
  if (!begin (run, store, error))
    return SILOAM_WORK_FAILED;
  for (guint i = 0; i < TURN && run->at < run->ids->len; i++, run->at++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add (run, store, g_ptr_array_index (run->ids, run->at), error))
      return SILOAM_WORK_FAILED;
  report (run);
  if (run->at < run->ids->len)
    return SILOAM_WORK_AGAIN;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !run->writer.format->end (&run->writer, store, error))
    return SILOAM_WORK_FAILED;
  return SILOAM_WORK_DONE;
}

/**
 * siloam_open_export:
 * @ids: (nullable) (element-type utf8): which entries, in the order they come; %NULL for the whole
 *   journal, oldest first
 * @path: a file, or for Markdown a folder that is not there yet or is empty; never a journal
 * @progress: (nullable) (scope call): told how much was done
 * @cancellable: (nullable): to leave nothing behind
 * @written: (out) (optional): how many entries went along
 *
 * Writes entries in the open. It is there whole when this returns, or nothing of it is.
 *
 * Returns: %FALSE with a #GIOErrorEnum, an error of the journal or of the vault. Thread of the
 *   store.
 */
gboolean
siloam_open_export (SiloamStore *store,
                    GPtrArray *ids,
                    const SiloamOpenOptions *options,
                    const char *path,
                    SiloamOpenProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    guint *written,
                    GError **error)
{
  g_autoptr (Run) run = run_new (ids, options, path);
  SiloamWorkStep step;

  run->progress = progress;
  run->progress_data = progress_data;
  do
    step = run_turn (run, store, cancellable, error);
  while (step == SILOAM_WORK_AGAIN);
  if (written != NULL)
    *written = run->writer.written;
  return step == SILOAM_WORK_DONE;
}

/* How far the worker is, told on the main thread while the export still goes on. */
typedef struct
{
  SiloamOpenProgress progress;
  gpointer data;
  GCancellable *cancellable;
  double fraction;
} Tiding;

static void
free_tiding (gpointer data)
{
  Tiding *tiding = data;

  g_clear_object (&tiding->cancellable);
  g_free (tiding);
}

static gboolean
tell_cb (gpointer data)
{
  Tiding *tiding = data;

  if (!g_cancellable_is_cancelled (tiding->cancellable))
    tiding->progress (tiding->fraction, tiding->data);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  Run *run;
  Tiding listener;
} AsyncRun;

static void
free_async_run (gpointer data)
{
  AsyncRun *self = data;

  run_free (self->run);
  g_clear_object (&self->listener.cancellable);
  g_free (self);
}

static void
pass_on (double fraction, gpointer data)
{
  const AsyncRun *self = data;
  Tiding *tiding = g_new0 (Tiding, 1);

  *tiding = self->listener;
  tiding->fraction = fraction;
  if (tiding->cancellable != NULL)
    g_object_ref (tiding->cancellable);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, tiding, free_tiding);
}

static SiloamWorkStep
work (SiloamStore *store,
      SiloamVault *vault,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  return run_turn (((AsyncRun *) data)->run, store, cancellable, error);
}

/**
 * siloam_open_export_async:
 * @progress: (nullable) (scope async): on the main thread, and never once @cancellable is
 * cancelled: who goes away cancels, also after @callback
 *
 * As siloam_open_export(), in turns with everything else that the journal has to do. Main thread.
 */
void
siloam_open_export_async (SiloamJournal *journal,
                          GPtrArray *ids,
                          const SiloamOpenOptions *options,
                          const char *path,
                          SiloamOpenProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  AsyncRun *self = g_new0 (AsyncRun, 1);

  self->run = run_new (ids, options, path);
  self->listener = (Tiding){ progress,
                             progress_data,
                             cancellable != NULL ? g_object_ref (cancellable) : NULL,
                             0 };
  if (progress != NULL)
    {
      self->run->progress = pass_on;
      self->run->progress_data = self;
    }
  siloam_journal_work_async (journal,
                             work,
                             SILOAM_WORK_LOOKS,
                             self,
                             free_async_run,
                             cancellable,
                             callback,
                             user_data);
}

/**
 * siloam_open_export_finish:
 * @written: (out) (optional): how many entries went along
 *
 * Returns: %TRUE when all of it is there, or %FALSE with the errors of siloam_open_export() and
 *   those of siloam_journal_work_async()
 */
gboolean
siloam_open_export_finish (SiloamJournal *journal,
                           GAsyncResult *result,
                           guint *written,
                           GError **error)
{
  const AsyncRun *self = siloam_journal_work_finish (journal, result, error);

  if (self != NULL && written != NULL)
    *written = self->run->writer.written;
  return self != NULL;
}
