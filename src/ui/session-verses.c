/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Verses in a session: finding one in the whole Bible, and showing those that were taken along. It
 * shows what the visitor's words name and nothing more, and never looks into a journal. Main
 * thread.
 */

#include "config.h"

#include "ui/session-verses.h"

#include "guide/visitor-words.h"
#include "ui/session-text.h"
#include "ui/verse-window.h"
#include "ui/verse-words.h"

#define SPACING 12

struct _SiloamSessionVerses
{
  GtkWidget parent_instance;

  GtkWidget *box;

  SiloamEveningRoom *room;
  SiloamVisitorWords *words; /* what is shown */
  gboolean writes;
};

G_DEFINE_FINAL_TYPE (SiloamSessionVerses, siloam_session_verses, GTK_TYPE_WIDGET)

static SiloamBibles *
dup_bibles (SiloamEveningRoom *room)
{
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (room);

  return siloam_bibles_new_for (siloam_evening_room_get_bibles (room),
                                siloam_prompts_get_language (prompts));
}

static void
remove_cb (GtkButton *button, SiloamSessionVerses *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "verse");
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  GPtrArray *verses = session != NULL ? session->exchange->verses : NULL;

  for (guint i = 0; verses != NULL && i < verses->len; i++)
    if (g_strcmp0 (((SiloamVerseLink *) g_ptr_array_index (verses, i))->id, id) == 0)
      {
        g_ptr_array_remove_index (verses, i);
        break;
      }
  siloam_evening_room_touch (self->room);
}

static GtkWidget *
make_remove (SiloamSessionVerses *self, const SiloamVisitorVerse *verse)
{
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (self->room);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name =
      siloam_session_text_fill (siloam_prompts_get (prompts, "session.verse.remove"),
                                "verse",
                                verse->name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "siloam-target");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "verse", g_strdup (verse->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  return button;
}

static GtkWidget *
make_name (const SiloamVisitorVerse *verse)
{
  GtkWidget *label = gtk_label_new (verse->name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "siloam-visitor-verse");
  return label;
}

static void
add_verse (SiloamSessionVerses *self, SiloamBibles *bibles, const SiloamVisitorVerse *verse)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING / 2);
  GtkWidget *words = siloam_verse_words_new ();

  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), words);
  gtk_box_append (GTK_BOX (column), make_name (verse));
  siloam_verse_words_show (
      SILOAM_VERSE_WORDS (words),
      bibles,
      NULL,
      verse->is_known && siloam_bibles_get_chosen (bibles) != NULL ? &verse->reference : NULL);
  gtk_box_append (GTK_BOX (row), column);
  if (self->writes)
    gtk_box_append (GTK_BOX (row), make_remove (self, verse));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
update (SiloamSessionVerses *self)
{
  g_autoptr (SiloamVisitorWords) old = g_steal_pointer (&self->words);
  g_autoptr (SiloamBibles) bibles = NULL;
  GtkWidget *child;

  self->words = siloam_visitor_words_new (siloam_evening_room_get_guide (self->room),
                                          siloam_evening_room_get_session (self->room),
                                          siloam_evening_room_get_visitor_prompts (self->room));
  if (old != NULL && siloam_visitor_words_same_verses (old, self->words))
    return;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  bibles = dup_bibles (self->room);
  for (guint i = 0; i < self->words->verses->len; i++)
    add_verse (self, bibles, g_ptr_array_index (self->words->verses, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->words->verses->len > 0);
}

static void
siloam_session_verses_dispose (GObject *object)
{
  SiloamSessionVerses *self = SILOAM_SESSION_VERSES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->room);
  g_clear_pointer (&self->words, siloam_visitor_words_free);

  G_OBJECT_CLASS (siloam_session_verses_parent_class)->dispose (object);
}

static void
siloam_session_verses_class_init (SiloamSessionVersesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_session_verses_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_session_verses_init (SiloamSessionVerses *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * siloam_session_verses_new:
 * @room: the evening; what is shown follows its live session
 * @writes: whether a verse can be taken away here
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_session_verses_new (SiloamEveningRoom *room, gboolean writes)
{
  SiloamSessionVerses *self = g_object_new (SILOAM_TYPE_SESSION_VERSES, NULL);

  self->room = g_object_ref (room);
  self->writes = writes;
  g_signal_connect_object (room, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Where the session is decides what a verse is for. */
static void
remember_step (SiloamEveningRoom *room)
{
  SiloamSession *session = siloam_evening_room_get_session (room);
  const SiloamSessionLine *line =
      siloam_session_guide_get_line (siloam_evening_room_get_guide (room));

  g_free (session->exchange->open_step);
  session->exchange->open_step =
      g_strdup (line->phase == SILOAM_SESSION_SPIRITUAL ? line->step : "arrive");
}

static void
taken_cb (GtkWidget *page, SiloamVerseTaken *taken, SiloamVerseWindow *window)
{
  SiloamPrompts *prompts = g_object_get_data (G_OBJECT (window), "prompts");
  g_autofree char *sentence = siloam_verse_taken_dup_sentence (taken, prompts);

  gtk_widget_activate_action (page, "win.toast", "s", sentence);
}

/**
 * siloam_session_find_verse:
 * @page: of the session, which takes the verse along
 * @room: the evening, with a session
 */
void
siloam_session_find_verse (SiloamWriter *page, SiloamEveningRoom *room)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  SiloamPrompts *prompts = siloam_evening_room_is_shared (room)
                               ? siloam_evening_room_get_visitor_prompts (room)
                               : siloam_evening_room_get_prompts (room);
  g_autoptr (SiloamBibles) bibles = NULL;
  GtkWidget *window;

  g_return_if_fail (SILOAM_IS_WRITER (page));

  if (!GTK_IS_WINDOW (root))
    return;
  if (siloam_writer_get_entry (page) != NULL)
    remember_step (room);
  bibles = dup_bibles (room);
  window = siloam_verse_window_new (GTK_WINDOW (root), prompts, bibles, NULL, page, NULL);
  g_object_set_data_full (G_OBJECT (window), "prompts", g_object_ref (prompts), g_object_unref);
  g_signal_connect_object (window, "taken", G_CALLBACK (taken_cb), page, G_CONNECT_SWAPPED);
  siloam_verse_window_pick (SILOAM_VERSE_WINDOW (window));
  /* So that the keys of the lock and the quiet screen work in it. */
  gtk_window_set_application (GTK_WINDOW (window), gtk_window_get_application (GTK_WINDOW (root)));
  gtk_window_present (GTK_WINDOW (window));
}
