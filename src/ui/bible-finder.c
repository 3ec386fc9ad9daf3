/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds Bibles that can be added: in a file or folder that was chosen, or where SWORD keeps them on
 * this computer. Only looks. The looking is done in a thread. */

#include "config.h"

#include "ui/bible-finder.h"

#define SYSTEM_FOLDER "/usr/share/sword"

/**
 * siloam_bible_offer_copy:
 *
 * Returns: (transfer full): the same offer
 */
SiloamBibleOffer *
siloam_bible_offer_copy (const SiloamBibleOffer *self)
{
  SiloamBibleOffer *copy = g_new0 (SiloamBibleOffer, 1);

  copy->path = g_strdup (self->path);
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->language = g_strdup (self->language);
  copy->licence = g_strdup (self->licence);
  return copy;
}

void
siloam_bible_offer_free (SiloamBibleOffer *self)
{
  g_free (self->path);
  g_free (self->id);
  g_free (self->title);
  g_free (self->language);
  g_free (self->licence);
  g_free (self);
}

static gboolean
is_listed (GPtrArray *offers, const char *id)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const SiloamBibleOffer *offer = g_ptr_array_index (offers, i);

      if (g_str_equal (offer->id, id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
look_in (const char *path, GPtrArray *offers, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) infos = siloam_library_look_at (path, cancellable, error);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const SiloamBibleInfo *info = g_ptr_array_index (infos, i);
      SiloamBibleOffer *offer;

      if (is_listed (offers, info->id))
        continue;
      offer = g_new0 (SiloamBibleOffer, 1);
      offer->path = g_strdup (path);
      offer->id = g_strdup (info->id);
      offer->title = g_strdup (info->title);
      offer->language = g_strdup (info->language);
      offer->licence = g_strdup (info->licence);
      g_ptr_array_add (offers, offer);
    }
  return infos != NULL;
}

/* SWORD_PATH is SWORD's own way to say that its modules are elsewhere. */
static void
look_on_computer (GPtrArray *offers, GCancellable *cancellable)
{
  const char *shared = g_getenv ("SWORD_PATH");
  g_autofree char *own = g_build_filename (g_get_home_dir (), ".sword", NULL);

  look_in (own, offers, cancellable, NULL);
  look_in (shared != NULL ? shared : SYSTEM_FOLDER, offers, cancellable, NULL);
}

static void
find_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) offers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_bible_offer_free);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    look_on_computer (offers, cancellable);
  else if (!look_in (path, offers, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&offers), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * siloam_bible_find_async:
 * @path: (nullable) (type filename): a zip or a folder, or %NULL for where SWORD installs Bibles on
 *   this computer
 *
 * Looks in a thread for Bibles that can be added.
 */
void
siloam_bible_find_async (const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, siloam_bible_find_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, find_thread);
}

/**
 * siloam_bible_find_finish:
 *
 * Returns: (transfer full) (nullable) (element-type SiloamBibleOffer): what can be added, each id
 *   once; or %NULL with a #SiloamScriptureError
 */
GPtrArray *
siloam_bible_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
