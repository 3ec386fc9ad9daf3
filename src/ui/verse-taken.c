/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a verse along. The place is kept as the person numbers it; its words only when asked for,
 * since they can always be read. Main thread. */

#include "config.h"

#include "ui/verse-taken.h"

#include "guide/guide.h"
#include "journal/lifecycle.h"

struct _SiloamVerseTaken
{
  GObject parent_instance;

  GtkWidget *page; /* weak */
  char *names;
  GPtrArray *link_ids; /* (element-type utf8): those that are new */
  char *received_id;   /* whose empty text was filled; NULL for none */
  gboolean is_step;
};

G_DEFINE_FINAL_TYPE (SiloamVerseTaken, siloam_verse_taken, G_TYPE_OBJECT)

static void
siloam_verse_taken_finalize (GObject *object)
{
  SiloamVerseTaken *self = SILOAM_VERSE_TAKEN (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->link_ids, g_ptr_array_unref);
  g_free (self->names);
  g_free (self->received_id);

  G_OBJECT_CLASS (siloam_verse_taken_parent_class)->finalize (object);
}

static void
siloam_verse_taken_class_init (SiloamVerseTakenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_taken_finalize;
}

static void
siloam_verse_taken_init (SiloamVerseTaken *self)
{
  self->link_ids = g_ptr_array_new_with_free_func (g_free);
}

/* The words with the name of the translation, so that nobody takes them for the person's own. */
static void
add_words (SiloamVerseLink *link,
           SiloamBibles *bibles,
           const SiloamReference *reference,
           const char *bible_id)
{
  const SiloamBibleInfo *info = siloam_bibles_find (bibles, bible_id);
  g_autoptr (SiloamExcerpt) excerpt = siloam_bibles_fetch (bibles, bible_id, reference, NULL);
  g_autofree char *words = NULL;

  if (info == NULL || excerpt == NULL || link->wording != NULL)
    return;
  words = siloam_excerpt_dup_text (excerpt);
  siloam_verse_link_set_wording (link, words, info->title);
}

static void
take_one (SiloamVerseTaken *self,
          SiloamEntry *entry,
          SiloamBibles *bibles,
          const SiloamReference *reference,
          SiloamVerseRole role,
          const char *bible_id)
{
  g_autofree char *typed = siloam_bibles_format (bibles, reference);
  guint n_before = entry->verses->len;
  SiloamVerseLink *link = siloam_entry_link_verse (entry, typed, reference, role);
  g_autofree char *names =
      self->names != NULL ? g_strconcat (self->names, "; ", typed, NULL) : g_strdup (typed);

  if (entry->verses->len > n_before)
    g_ptr_array_add (self->link_ids, g_strdup (link->id));
  if (bible_id != NULL)
    add_words (link, bibles, reference, bible_id);
  g_free (self->names);
  self->names = g_steal_pointer (&names);
}

/* "I received a verse" with nothing written yet: it is this one. */
static void
fill_received (SiloamVerseTaken *self, SiloamEntry *entry)
{
  for (guint i = 0; i < entry->received->len; i++)
    {
      SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (received->form == SILOAM_FORM_VERSE && received->text == NULL)
        {
          received->text = g_strdup (self->names);
          self->received_id = g_strdup (received->id);
          return;
        }
    }
}

static void
show (SiloamVerseTaken *self)
{
  SiloamSheet *sheet = siloam_writer_get_sheet (SILOAM_WRITER (self->page));

  if (sheet != NULL)
    siloam_sheet_refresh (sheet);
  gtk_widget_activate_action (self->page, "entry.touch", NULL);
}

/**
 * siloam_verse_page_is_step:
 * @page: (nullable): a page
 *
 * Returns: whether the person is at a step of the guide there
 */
gboolean
siloam_verse_page_is_step (GtkWidget *page)
{
  SiloamWriter *writer = page != NULL ? siloam_writer_of (page) : NULL;
  const SiloamEntry *entry = writer != NULL ? siloam_writer_get_entry (writer) : NULL;
  SiloamStep step;

  return entry != NULL && entry->kind == SILOAM_ENTRY_EXCHANGE &&
         siloam_step_from_nick (entry->open_step, &step);
}

/**
 * siloam_verse_take:
 * @page: where the person writes
 * @bibles: how this person numbers and names
 * @references: (element-type SiloamReference): what is taken along
 * @role: what it is for
 * @bible_id: (nullable): the Bible whose words go along, or %NULL for the places alone
 *
 * Takes verses along to the entry of @page, which shows and saves them. One that is there already
 * in this role stays as it is.
 *
 * Returns: (transfer full) (nullable): what was done, or %NULL when @page has no entry yet
 */
SiloamVerseTaken *
siloam_verse_take (SiloamWriter *page,
                   SiloamBibles *bibles,
                   GArray *references,
                   SiloamVerseRole role,
                   const char *bible_id)
{
  SiloamEntry *entry;
  SiloamVerseTaken *self;

  g_return_val_if_fail (SILOAM_IS_WRITER (page), NULL);

  entry = siloam_writer_get_entry (page);
  if (entry == NULL || references->len == 0)
    return NULL;
  self = g_object_new (SILOAM_TYPE_VERSE_TAKEN, NULL);
  g_set_weak_pointer (&self->page, GTK_WIDGET (page));
  self->is_step = siloam_verse_page_is_step (self->page);
  for (guint i = 0; i < references->len; i++)
    take_one (self, entry, bibles, &g_array_index (references, SiloamReference, i), role, bible_id);
  if (role == SILOAM_ROLE_RECEIVED)
    fill_received (self, entry);
  show (self);
  return self;
}

/**
 * siloam_verse_taken_dup_sentence:
 *
 * Returns: (transfer full): what was taken along, in a sentence
 */
char *
siloam_verse_taken_dup_sentence (SiloamVerseTaken *self, SiloamPrompts *prompts)
{
  g_autoptr (GString) sentence = NULL;

  g_return_val_if_fail (SILOAM_IS_VERSE_TAKEN (self), NULL);

  sentence = g_string_new (
      siloam_prompts_get (prompts,
                          self->is_step ? "verse.taken.step.note" : "verse.taken.page.note"));
  g_string_replace (sentence, "{verse}", self->names, 0);
  return g_strdup (sentence->str);
}

gboolean
siloam_verse_taken_can_undo (SiloamVerseTaken *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_TAKEN (self), FALSE);

  return self->page != NULL && (self->link_ids->len > 0 || self->received_id != NULL);
}

/* What was written with it since is not thrown away. */
static gboolean
has_own_words (const SiloamVerseLink *link)
{
  return link->application != NULL || (link->wording != NULL && link->text_of == NULL);
}

static void
remove_link (SiloamEntry *entry, const char *id)
{
  for (guint i = 0; i < entry->verses->len; i++)
    {
      const SiloamVerseLink *link = g_ptr_array_index (entry->verses, i);

      if (g_str_equal (link->id, id))
        {
          if (!has_own_words (link))
            g_ptr_array_remove_index (entry->verses, i);
          return;
        }
    }
}

static void
empty_received (SiloamVerseTaken *self, SiloamEntry *entry)
{
  for (guint i = 0; i < entry->received->len; i++)
    {
      SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (g_strcmp0 (received->id, self->received_id) == 0 &&
          g_strcmp0 (received->text, self->names) == 0)
        g_clear_pointer (&received->text, g_free);
    }
}

/**
 * siloam_verse_taken_undo:
 *
 * Takes back what was taken along, but for a verse that the person wrote words with since.
 */
void
siloam_verse_taken_undo (SiloamVerseTaken *self)
{
  SiloamEntry *entry;

  g_return_if_fail (SILOAM_IS_VERSE_TAKEN (self));

  entry = self->page != NULL ? siloam_writer_get_entry (SILOAM_WRITER (self->page)) : NULL;
  if (entry == NULL)
    return;
  for (guint i = 0; i < self->link_ids->len; i++)
    remove_link (entry, g_ptr_array_index (self->link_ids, i));
  if (self->received_id != NULL)
    empty_received (self, entry);
  g_ptr_array_set_size (self->link_ids, 0);
  g_clear_pointer (&self->received_id, g_free);
  show (self);
}
