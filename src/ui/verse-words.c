/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of one reference: a few verses, each with its small number, what is special about them
 * in plain words, and the translation. It shows what it was given and asks for nothing by itself.
 * Main thread. */

#include "config.h"

#include "ui/verse-words.h"

#include <glib/gi18n.h>

#include "scripture/error.h"
#include "ui/words-links.h"

/* What is longer is read in the chapter. */
#define MAX_VERSES 5
#define SPACING 6
#define WIDTH_CHARS 36

struct _SiloamVerseWords
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *note;
  GtkWidget *translation;

  char *words; /* NULL when none are shown */
  gboolean names_translation;
};

G_DEFINE_FINAL_TYPE (SiloamVerseWords, siloam_verse_words, GTK_TYPE_WIDGET)

static void
append_verse (GString *markup, const SiloamVerse *verse, guint chapter)
{
  g_autofree char *text = g_markup_escape_text (verse->text, -1);

  if (verse->title != NULL)
    {
      g_autofree char *title = g_markup_escape_text (verse->title, -1);

      g_string_append_printf (markup, "%s%s\n", markup->len > 0 ? "\n" : "", title);
    }
  else if (markup->len > 0)
    g_string_append_c (markup, ' ');

  g_string_append (markup, "<span size=\"small\" weight=\"bold\">");
  if (verse->reference.chapter != chapter)
    g_string_append_printf (markup, "%u:", verse->reference.chapter);
  g_string_append_printf (markup, "%u</span>\u00a0%s", verse->reference.verse, text);
}

static char *
markup_of (const SiloamExcerpt *excerpt)
{
  GString *markup = g_string_new (NULL);
  guint chapter = excerpt->reference.chapter;

  for (guint i = 0; i < MIN (excerpt->verses->len, MAX_VERSES); i++)
    {
      const SiloamVerse *verse = g_ptr_array_index (excerpt->verses, i);

      append_verse (markup, verse, chapter);
      chapter = verse->reference.chapter;
    }
  if (excerpt->verses->len > MAX_VERSES)
    g_string_append (markup, " …");
  return g_string_free (markup, FALSE);
}

static void
add_note (GString *notes, const char *note)
{
  g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", note);
}

static char *
note_of (const SiloamExcerpt *excerpt)
{
  GString *notes = g_string_new (NULL);

  if (excerpt->flags & SILOAM_EXCERPT_TITLE)
    add_note (notes, _ ("This is the heading of the psalm, which has no number here."));
  if (excerpt->flags & SILOAM_EXCERPT_CLAMPED)
    {
      /* Translators: the number of a verse that holds the one asked for too. */
      g_autofree char *joined =
          g_strdup_printf (_ ("Together with verse %u here."), excerpt->reference.end_verse);

      add_note (notes, joined);
    }
  if (excerpt->flags & SILOAM_EXCERPT_PARTIAL)
    add_note (notes, _ ("The verses are divided otherwise here: this is a little more."));
  return g_string_free (notes, FALSE);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static SiloamWordsState
show_excerpt (SiloamVerseWords *self, const SiloamExcerpt *excerpt)
{
  g_autofree char *markup = markup_of (excerpt);
  g_autofree char *note = note_of (excerpt);

  self->words = siloam_excerpt_dup_text (excerpt);
  set_label (self->text, markup);
  set_label (self->note, note);
  return excerpt->verses->len > MAX_VERSES ? SILOAM_WORDS_BEGIN : SILOAM_WORDS_SHOWN;
}

static SiloamWordsState
show_error (SiloamVerseWords *self, const GError *error)
{
  if (g_error_matches (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NO_BIBLE))
    {
      set_label (self->note, NULL);
      return SILOAM_WORDS_NONE;
    }
  if (g_error_matches (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT))
    {
      set_label (self->note, _ ("This Bible does not have this verse."));
      return SILOAM_WORDS_ELSEWHERE;
    }
  set_label (self->note,
             _ ("This Bible cannot be read. Remove it in Preferences and add it again."));
  return SILOAM_WORDS_NONE;
}

static void
siloam_verse_words_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siloam_verse_words_parent_class)->dispose (object);
}

static void
siloam_verse_words_finalize (GObject *object)
{
  g_free (SILOAM_VERSE_WORDS (object)->words);

  G_OBJECT_CLASS (siloam_verse_words_parent_class)->finalize (object);
}

static void
siloam_verse_words_class_init (SiloamVerseWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_words_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_words_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (SiloamVerseWords *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "xalign",
                                   0.0f,
                                   "visible",
                                   FALSE,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
siloam_verse_words_init (SiloamVerseWords *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->names_translation = TRUE;
  self->text = add_label (self, "siloam-text");
  self->note = add_label (self, "siloam-meta");
  self->translation = add_label (self, "siloam-meta");
  gtk_label_set_use_markup (GTK_LABEL (self->text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->text), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (self->translation), WIDTH_CHARS);
  gtk_label_set_selectable (GTK_LABEL (self->text), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * siloam_verse_words_new:
 *
 * Makes a place for the words of a verse, hidden while there are none.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_words_new (void)
{
  return g_object_new (SILOAM_TYPE_VERSE_WORDS, NULL);
}

/**
 * siloam_verse_words_show:
 * @bibles: the Bibles of this person
 * @bible: (nullable): which one, or %NULL for the one chosen
 * @reference: (nullable): what to show, or %NULL for nothing
 *
 * Shows the words of @reference, or says why they are not there.
 *
 * Returns: what is shown
 */
SiloamWordsState
siloam_verse_words_show (SiloamVerseWords *self,
                         SiloamBibles *bibles,
                         const char *bible,
                         const SiloamReference *reference)
{
  g_autoptr (SiloamExcerpt) excerpt = NULL;
  g_autoptr (GError) error = NULL;
  const SiloamBibleInfo *info;
  SiloamWordsState state = SILOAM_WORDS_NONE;

  g_return_val_if_fail (SILOAM_IS_VERSE_WORDS (self), SILOAM_WORDS_NONE);

  g_clear_pointer (&self->words, g_free);
  set_label (self->text, NULL);
  set_label (self->note, NULL);
  if (reference != NULL)
    {
      excerpt = siloam_bibles_fetch (bibles, bible, reference, &error);
      state = excerpt != NULL ? show_excerpt (self, excerpt) : show_error (self, error);
    }

  info = bible != NULL ? siloam_bibles_find (bibles, bible) : siloam_bibles_get_chosen (bibles);
  set_label (self->translation, state != SILOAM_WORDS_NONE && info != NULL ? info->title : NULL);
  gtk_widget_set_visible (self->translation, self->names_translation && state != SILOAM_WORDS_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->text) ||
                              gtk_widget_get_visible (self->note));
  return state;
}

/**
 * siloam_verse_words_dup_text:
 *
 * Returns: (transfer full) (nullable): the words on one line, all of them
 */
char *
siloam_verse_words_dup_text (SiloamVerseWords *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_WORDS (self), NULL);

  return g_strdup (self->words);
}

/**
 * siloam_verse_words_get_translation:
 *
 * Returns: (transfer none) (nullable): the name of the translation of the words
 */
const char *
siloam_verse_words_get_translation (SiloamVerseWords *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_WORDS (self), NULL);

  return self->words != NULL ? gtk_label_get_label (GTK_LABEL (self->translation)) : NULL;
}

/**
 * siloam_verse_words_hide_translation:
 *
 * Leaves the name of the translation out.
 */
void
siloam_verse_words_hide_translation (SiloamVerseWords *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_WORDS (self));

  self->names_translation = FALSE;
  gtk_widget_set_visible (self->translation, FALSE);
}

/**
 * siloam_verse_words_grab_focus:
 *
 * Puts the focus on the words, for a screen reader to read. GTK would select them all.
 *
 * Returns: %FALSE when there are none
 */
gboolean
siloam_verse_words_grab_focus (SiloamVerseWords *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_WORDS (self), FALSE);

  if (!gtk_widget_get_visible (self->text) || !siloam_words_grab_focus (GTK_LABEL (self->text)))
    return FALSE;
  gtk_label_select_region (GTK_LABEL (self->text), 0, 0);
  return TRUE;
}
