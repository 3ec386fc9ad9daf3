/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of verses for a book, from one Bible of the library. It is opened when the first verse
 * is asked for. Any thread; threads wait for each other. */

#include <string.h>

#include "export/book.h"

/* More than this is reading, not a verse in a journal. */
#define MAX_VERSES 40

typedef struct
{
  SiloamLibrary *library;
  char *id;
  GMutex lock;
  gboolean tried;
  SiloamBible *bible;
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  g_clear_pointer (&self->bible, siloam_bible_free);
  g_mutex_clear (&self->lock);
  siloam_library_free (self->library);
  g_free (self->id);
  g_free (self);
}

static SiloamBible *
get_bible (Source *self)
{
  if (self->tried)
    return self->bible;
  self->tried = TRUE;
  self->bible = siloam_library_open (self->library, self->id, NULL);
  if (self->bible != NULL && !siloam_bible_info_is_free (siloam_bible_get_info (self->bible)))
    g_clear_pointer (&self->bible, siloam_bible_free);
  return self->bible;
}

/* With the numbers of this Bible where they are others: "King James Version, 34:17". */
static char *
make_name (const SiloamBibleInfo *info, const SiloamReference *asked, const SiloamReference *found)
{
  g_autofree char *printed = NULL;
  const char *numbers;

  if (asked->chapter == found->chapter && asked->verse == found->verse &&
      asked->end_chapter == found->end_chapter && asked->end_verse == found->end_verse)
    return g_strdup (info->title);
  printed = siloam_reference_format (found, SILOAM_NAMES_ENGLISH);
  numbers = strrchr (printed, ' ');
  return g_strdup_printf ("%s, %s", info->title, numbers != NULL ? numbers + 1 : printed);
}

static char *
look_up (const SiloamReference *reference, char **name_of_bible, gpointer data)
{
  Source *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  SiloamBible *bible = get_bible (self);
  g_autoptr (SiloamExcerpt) excerpt = NULL;

  if (bible == NULL)
    return NULL;
  excerpt = siloam_bible_fetch (bible, reference, NULL);
  if (excerpt == NULL || excerpt->verses->len > MAX_VERSES)
    return NULL;
  *name_of_bible = make_name (siloam_bible_get_info (bible), reference, &excerpt->reference);
  return siloam_excerpt_dup_text (excerpt);
}

/**
 * siloam_book_options_use_bible:
 * @library: (transfer full): one that nothing else uses
 * @id: a Bible in it; when it is not there or cannot be read, only references are printed
 *
 * Lets the book print the words of linked verses from a Bible. Of a text under copyright, and of
 * more than 40 verses in one, it prints only the reference.
 */
void
siloam_book_options_use_bible (SiloamBookOptions *self, SiloamLibrary *library, const char *id)
{
  Source *source = g_new0 (Source, 1);

  source->library = library;
  source->id = g_strdup (id);
  g_mutex_init (&source->lock);
  siloam_book_options_set_lookup (self, look_up, source, source_free);
}
