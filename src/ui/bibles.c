/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Bibles that pages read from, and how this person reads and writes references. Bibles stay
 * open while they are read; the texts are public, but which verse was looked up is told to nobody:
 * it is never logged and never in the settings. Main thread. */

#include "config.h"

#include "ui/bibles.h"

#include <string.h>

#include "scripture/error.h"

#define ATTACHED "siloam-bibles"

struct _SiloamBibles
{
  GObject parent_instance;

  SiloamSettings *settings;
  char *folder;
  char *packaged; /* NULL for none */
  char *language; /* NULL: that of the application */
  SiloamLibrary *library;
  GPtrArray *infos; /* (element-type SiloamBibleInfo); NULL until asked for */
  GHashTable *open; /* (element-type utf8 SiloamBible) */
};

G_DEFINE_FINAL_TYPE (SiloamBibles, siloam_bibles, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

typedef struct
{
  SiloamLibrary *library;
  char *id;
  char *words;
  guint limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  siloam_library_free (search->library);
  g_free (search->id);
  g_free (search->words);
  g_free (search);
}

static void
emit_changed (SiloamBibles *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
siloam_bibles_finalize (GObject *object)
{
  SiloamBibles *self = SILOAM_BIBLES (object);

  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  g_clear_pointer (&self->library, siloam_library_free);
  g_clear_object (&self->settings);
  g_free (self->folder);
  g_free (self->packaged);
  g_free (self->language);

  G_OBJECT_CLASS (siloam_bibles_parent_class)->finalize (object);
}

static void
siloam_bibles_class_init (SiloamBiblesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_bibles_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
siloam_bibles_init (SiloamBibles *self)
{
  self->open =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) siloam_bible_free);
}

static void
follow_settings (SiloamBibles *self)
{
  static const char *const names[] = { "changed::bibles",
                                       "changed::reference-numbering",
                                       "changed::book-names",
                                       "changed::language" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (siloam_settings_get_store (self->settings),
                             names[i],
                             G_CALLBACK (emit_changed),
                             self,
                             G_CONNECT_SWAPPED);
}

/* A build that is not installed is told where they are. */
static char *
dup_packaged_folder (void)
{
  const char *folder = g_getenv ("SILOAM_BIBLES_DIR");

  return g_strdup (folder != NULL ? folder : BIBLES_DIR);
}

/**
 * siloam_bibles_new:
 * @settings: what the person chose
 * @folder: (nullable) (type filename): where the Bibles are, or %NULL for the person's own and
 *   those that came with Siloam
 *
 * Makes the Bibles of a window. Reads nothing yet.
 */
SiloamBibles *
siloam_bibles_new (SiloamSettings *settings, const char *folder)
{
  SiloamBibles *self = g_object_new (SILOAM_TYPE_BIBLES, NULL);

  self->settings = g_object_ref (settings);
  self->folder = folder != NULL
                     ? g_strdup (folder)
                     : g_build_filename (g_get_user_data_dir (), DATA_FOLDER, "bibles", NULL);
  self->packaged = folder == NULL ? dup_packaged_folder () : NULL;
  self->library = siloam_bibles_new_library (self);
  follow_settings (self);
  return self;
}

/**
 * siloam_bibles_new_for:
 * @like: where the Bibles are
 * @language: "nl" or "en"
 *
 * Makes the same Bibles for someone who reads and types references in @language. Where that is not
 * the language of the application, they number as is usual in it.
 *
 * Returns: (transfer full): the Bibles
 */
SiloamBibles *
siloam_bibles_new_for (SiloamBibles *like, const char *language)
{
  SiloamBibles *self;

  g_return_val_if_fail (SILOAM_IS_BIBLES (like), NULL);

  self = siloam_bibles_new (like->settings, like->packaged == NULL ? like->folder : NULL);
  if (!g_str_equal (language, siloam_settings_get_language (like->settings)))
    self->language = g_strdup (language);
  return self;
}

/**
 * siloam_bibles_attach:
 * @window: a toplevel
 *
 * Lets every widget inside @window find these Bibles.
 */
void
siloam_bibles_attach (SiloamBibles *self, GtkWidget *window)
{
  g_return_if_fail (SILOAM_IS_BIBLES (self));

  g_object_set_data_full (G_OBJECT (window), ATTACHED, g_object_ref (self), g_object_unref);
}

/**
 * siloam_bibles_of:
 *
 * Returns: (transfer none) (nullable): the Bibles of the window @widget is in, or of the one that
 *   stands below it
 */
SiloamBibles *
siloam_bibles_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root != NULL)
    {
      SiloamBibles *bibles = g_object_get_data (G_OBJECT (root), ATTACHED);

      if (bibles != NULL || !GTK_IS_WINDOW (root))
        return bibles;
      root = (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root));
    }
  return NULL;
}

/**
 * siloam_bibles_get_language:
 *
 * Returns: (transfer none): "nl" or "en"
 */
const char *
siloam_bibles_get_language (SiloamBibles *self)
{
  g_return_val_if_fail (SILOAM_IS_BIBLES (self), "en");

  return self->language != NULL ? self->language : siloam_settings_get_language (self->settings);
}

/**
 * siloam_bibles_get_numbering:
 *
 * Returns: the numbering chosen, or the usual one of the language
 */
SiloamNumbering
siloam_bibles_get_numbering (SiloamBibles *self)
{
  g_autofree char *chosen = NULL;
  SiloamNumbering numbering;

  g_return_val_if_fail (SILOAM_IS_BIBLES (self), SILOAM_NUMBERING_KJV);

  if (self->language != NULL)
    return siloam_numbering_for_language (self->language);
  chosen =
      g_settings_get_string (siloam_settings_get_store (self->settings), "reference-numbering");
  if (siloam_numbering_from_nick (chosen, &numbering))
    return numbering;
  return siloam_numbering_for_language (siloam_bibles_get_language (self));
}

/**
 * siloam_bibles_format:
 *
 * Returns: (transfer full): @reference with the names of books the person chose
 */
char *
siloam_bibles_format (SiloamBibles *self, const SiloamReference *reference)
{
  g_autofree char *names = NULL;

  g_return_val_if_fail (SILOAM_IS_BIBLES (self), NULL);

  if (!g_str_equal (siloam_bibles_get_language (self), "nl"))
    return siloam_reference_format (reference, SILOAM_NAMES_ENGLISH);
  names = g_settings_get_string (siloam_settings_get_store (self->settings), "book-names");
  return siloam_reference_format (reference,
                                  g_str_equal (names, "nbv") ? SILOAM_NAMES_NBV : SILOAM_NAMES_HSV);
}

/**
 * siloam_bibles_list:
 *
 * Returns: (transfer none) (element-type SiloamBibleInfo): all, by title; those that cannot be
 *   read have none and come first; valid until ::changed
 */
GPtrArray *
siloam_bibles_list (SiloamBibles *self)
{
  g_return_val_if_fail (SILOAM_IS_BIBLES (self), NULL);

  if (self->infos == NULL)
    self->infos = siloam_library_list (self->library, NULL);
  if (self->infos == NULL)
    self->infos = g_ptr_array_new ();
  return self->infos;
}

/**
 * siloam_bibles_find:
 *
 * Returns: (transfer none) (nullable): the Bible of this id, when it can be read
 */
const SiloamBibleInfo *
siloam_bibles_find (SiloamBibles *self, const char *id)
{
  GPtrArray *infos = siloam_bibles_list (self);

  for (guint i = 0; i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title != NULL && g_strcmp0 (info->id, id) == 0)
        return info;
    }
  return NULL;
}

/* language (nullable): NULL for any. */
static const SiloamBibleInfo *
find_first (SiloamBibles *self, const char *language)
{
  GPtrArray *infos = siloam_bibles_list (self);

  for (guint i = 0; i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);

      if (info->title != NULL && (language == NULL || g_str_has_prefix (info->language, language)))
        return info;
    }
  return NULL;
}

/**
 * siloam_bibles_get_chosen:
 *
 * Returns: (transfer none) (nullable): the Bible to read in, or %NULL when there is none
 */
const SiloamBibleInfo *
siloam_bibles_get_chosen (SiloamBibles *self)
{
  g_return_val_if_fail (SILOAM_IS_BIBLES (self), NULL);

  return siloam_bibles_get_chosen_for (self, siloam_bibles_get_language (self));
}

/**
 * siloam_bibles_get_chosen_for:
 * @language: "nl" or "en"
 *
 * Returns: (transfer none) (nullable): the Bible to read in when the interface is in @language
 */
const SiloamBibleInfo *
siloam_bibles_get_chosen_for (SiloamBibles *self, const char *language)
{
  g_autoptr (GVariant) choices = NULL;
  const SiloamBibleInfo *info;
  const char *id;

  g_return_val_if_fail (SILOAM_IS_BIBLES (self), NULL);

  choices = g_settings_get_value (siloam_settings_get_store (self->settings), "bibles");
  info = g_variant_lookup (choices, language, "&s", &id) ? siloam_bibles_find (self, id) : NULL;
  if (info == NULL)
    info = find_first (self, language);
  return info != NULL ? info : find_first (self, NULL);
}

/**
 * siloam_bibles_choose:
 * @language: "nl" or "en"
 * @id: of a Bible
 *
 * Reads in this Bible from now on when the interface is in @language.
 */
void
siloam_bibles_choose (SiloamBibles *self, const char *language, const char *id)
{
  GSettings *store;
  g_autoptr (GVariant) choices = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_return_if_fail (SILOAM_IS_BIBLES (self));

  store = siloam_settings_get_store (self->settings);
  choices = g_settings_get_value (store, "bibles");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, choices);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      if (!g_str_equal (key, language))
        g_variant_builder_add (&builder, "{ss}", key, value);
    }
  g_variant_builder_add (&builder, "{ss}", language, id);
  g_settings_set_value (store, "bibles", g_variant_builder_end (&builder));
}

static SiloamBible *
open_bible (SiloamBibles *self, const char *id, GError **error)
{
  SiloamBible *bible = g_hash_table_lookup (self->open, id);

  if (bible != NULL)
    return bible;
  bible = siloam_library_open (self->library, id, error);
  if (bible != NULL)
    g_hash_table_insert (self->open, g_strdup (id), bible);
  return bible;
}

/* NULL with NO_BIBLE when there is none at all. */
static const char *
settle_id (SiloamBibles *self, const char *id, GError **error)
{
  const SiloamBibleInfo *chosen = id == NULL ? siloam_bibles_get_chosen (self) : NULL;

  if (id != NULL || chosen != NULL)
    return id != NULL ? id : chosen->id;
  g_set_error_literal (error,
                       SILOAM_SCRIPTURE_ERROR,
                       SILOAM_SCRIPTURE_ERROR_NO_BIBLE,
                       "there is no Bible in the library");
  return NULL;
}

/**
 * siloam_bibles_fetch:
 * @id: (nullable): the Bible, or %NULL for the chosen one
 * @reference: in any numbering; verse 0 for a whole chapter
 *
 * Reads some verses.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL with an error of the scripture room
 */
SiloamExcerpt *
siloam_bibles_fetch (SiloamBibles *self,
                     const char *id,
                     const SiloamReference *reference,
                     GError **error)
{
  SiloamBible *bible;

  g_return_val_if_fail (SILOAM_IS_BIBLES (self), NULL);

  id = settle_id (self, id, error);
  bible = id != NULL ? open_bible (self, id, error) : NULL;
  return bible != NULL ? siloam_bible_fetch (bible, reference, error) : NULL;
}

static void
search_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Search *search = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamBible) bible = siloam_library_open (search->library, search->id, &error);
  GPtrArray *hits = NULL;

  if (bible != NULL)
    hits = siloam_bible_search (bible, search->words, SILOAM_SEARCH_PREFIX, search->limit, &error);
  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * siloam_bibles_search_async:
 * @id: (nullable): the Bible, or %NULL for the chosen one
 * @words: all of them, in any order; the last may go on
 * @limit: at most so many verses
 *
 * Looks for words in a thread.
 */
void
siloam_bibles_search_async (SiloamBibles *self,
                            const char *id,
                            const char *words,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Search *search;

  g_return_if_fail (SILOAM_IS_BIBLES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, siloam_bibles_search_async);
  id = settle_id (self, id, &error);
  if (id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  search = g_new0 (Search, 1);
  search->library = siloam_bibles_new_library (self);
  search->id = g_strdup (id);
  search->words = g_strdup (words);
  search->limit = limit;
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_thread);
}

/**
 * siloam_bibles_search_finish:
 *
 * Returns: (transfer full) (nullable) (element-type SiloamVerseHit): best first; may be empty
 */
GPtrArray *
siloam_bibles_search_finish (SiloamBibles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siloam_bibles_reload:
 *
 * Looks anew at what is in the library.
 */
void
siloam_bibles_reload (SiloamBibles *self)
{
  g_return_if_fail (SILOAM_IS_BIBLES (self));

  g_hash_table_remove_all (self->open);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  emit_changed (self);
}

/**
 * siloam_bibles_new_library:
 *
 * Returns: (transfer full): the same Bibles for another thread, or to change them; call
 *   siloam_bibles_reload() afterwards
 */
SiloamLibrary *
siloam_bibles_new_library (SiloamBibles *self)
{
  SiloamLibrary *library;

  g_return_val_if_fail (SILOAM_IS_BIBLES (self), NULL);

  library = siloam_library_new (self->folder);
  siloam_library_set_packaged (library, self->packaged);
  return library;
}

/**
 * siloam_verse_target:
 *
 * Returns: (transfer full): @reference as the parameter of an action
 */
char *
siloam_verse_target (const SiloamReference *reference)
{
  g_autofree char *osis = siloam_reference_to_osis (reference);

  return g_strconcat (siloam_numbering_get_nick (reference->numbering), ":", osis, NULL);
}

/**
 * siloam_verse_target_read:
 *
 * Reads what siloam_verse_target() wrote.
 *
 * Returns: %FALSE when it is something else
 */
gboolean
siloam_verse_target_read (const char *target, SiloamReference *out)
{
  const char *colon = strchr (target, ':');
  g_autofree char *nick = colon != NULL ? g_strndup (target, (gsize) (colon - target)) : NULL;
  SiloamNumbering numbering;

  return nick != NULL && siloam_numbering_from_nick (nick, &numbering) &&
         siloam_reference_parse (colon + 1, "en", numbering, out);
}
