/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The visitor's side of a session: draws SiloamVisitorWords and nothing else, so no note, mark, cue
 * or other name can ever reach it. It does not write and has nothing to click. Main thread. */

#include "config.h"

#include "ui/visitor-window.h"

#include "guide/visitor-words.h"
#include "ui/pair-layout.h"
#include "ui/session-verses.h"
#include "ui/template.h"
#include "ui/two-sides.h"
#include "ui/verse-words.h"
#include "ui/whole-words.h"

#define COLUMN_WIDTH 920
#define NORMAL_DPI (96 * PANGO_SCALE)

struct _SiloamVisitorView
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkWidget *column;
  GtkLabel *line_label;
  GtkLabel *under_label;
  GtkWidget *verse_box;
  SiloamVerseWords *verse_words;
  GtkLabel *verse_label;
  GtkWidget *written_pair;
  GtkWidget *written_box;
  GtkLabel *heading_label;
  GtkLabel *written_label;
  GtkWidget *beside_box;
  GtkLabel *heading_beside_label;
  GtkLabel *written_beside_label;
  GtkWidget *sides;
  GtkWidget *linked;
  GtkLabel *received_heading;
  GtkLabel *received_label;
  GtkLabel *released_heading;
  GtkLabel *released_label;

  SiloamEveningRoom *room;
  SiloamVisitorWords *words; /* what is shown */
  gboolean without_written;
};

G_DEFINE_FINAL_TYPE (SiloamVisitorView, siloam_visitor_view, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_written (GtkWidget *box, GtkLabel *heading, GtkLabel *label, const char *over, const char *text)
{
  set_text (heading, over);
  set_text (label, text);
  gtk_widget_set_visible (box, text != NULL);
}

static char *
join (const GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (lines, i));
  return g_string_free (text, FALSE);
}

static void
show_sides (SiloamVisitorView *self, SiloamPrompts *prompts)
{
  g_autofree char *received = join (self->words->received);
  g_autofree char *released = join (self->words->released);

  gtk_label_set_label (self->received_heading, siloam_prompts_get (prompts, "session.received"));
  gtk_label_set_label (
      self->released_heading,
      siloam_prompts_get (prompts, self->words->let_go ? "session.released" : "session.named"));
  gtk_label_set_label (self->received_label, received);
  gtk_label_set_label (self->released_label, released);
  gtk_widget_set_visible (self->sides, *received != '\0' || *released != '\0');
}

/* The words of the verse too, where a Bible in the visitor's language is at hand. */
static void
show_verse (SiloamVisitorView *self, SiloamPrompts *prompts)
{
  const char *language = siloam_prompts_get_language (prompts);
  SiloamNumbering numbering =
      g_str_equal (language, "nl") ? SILOAM_NUMBERING_NLD : SILOAM_NUMBERING_KJV;
  SiloamBibles *bibles = siloam_evening_room_get_bibles (self->room);
  const SiloamBibleInfo *bible = siloam_bibles_get_chosen_for (bibles, language);
  SiloamReference reference;
  gboolean found = self->words->verse != NULL && bible != NULL &&
                   siloam_reference_parse (self->words->verse, language, numbering, &reference);

  siloam_verse_words_show (self->verse_words,
                           bibles,
                           found ? bible->id : NULL,
                           found ? &reference : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->verse_words), found);
  set_text (self->verse_label, self->words->verse);
  gtk_widget_set_visible (self->verse_box, self->words->verse != NULL);
}

static void
show_written (SiloamVisitorView *self)
{
  const SiloamVisitorWords *words = self->words;
  gboolean hidden = self->without_written && words->shows == SILOAM_VISITOR_LINE;

  set_written (self->written_box,
               self->heading_label,
               self->written_label,
               words->heading,
               words->written);
  set_written (self->beside_box,
               self->heading_beside_label,
               self->written_beside_label,
               words->heading_beside,
               words->written_beside);
  gtk_widget_set_visible (self->written_pair,
                          !hidden && (words->written != NULL || words->written_beside != NULL));
}

static void
show_words (SiloamVisitorView *self)
{
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (self->room);
  gboolean quiet =
      self->words->shows == SILOAM_VISITOR_WAITING || self->words->shows == SILOAM_VISITOR_NEUTRAL;

  if (quiet)
    gtk_widget_add_css_class (GTK_WIDGET (self), "siloam-quiet");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "siloam-quiet");

  set_text (self->line_label, self->words->line);
  set_text (self->under_label, self->words->under);
  show_verse (self, prompts);
  show_written (self);
  show_sides (self, prompts);
  gtk_widget_set_visible (self->column, self->words->shows != SILOAM_VISITOR_NEUTRAL);
}

static gboolean
is_another_line (const SiloamVisitorWords *old, const SiloamVisitorWords *new)
{
  return old == NULL || g_strcmp0 (old->line, new->line) != 0;
}

static void
update (SiloamVisitorView *self)
{
  g_autoptr (SiloamVisitorWords) old = NULL;
  SiloamVisitorWords *words =
      siloam_visitor_words_new (siloam_evening_room_get_guide (self->room),
                                siloam_evening_room_get_session (self->room),
                                siloam_evening_room_get_visitor_prompts (self->room));

  old = g_steal_pointer (&self->words);
  self->words = words;
  if (old != NULL && siloam_visitor_words_equal (old, words))
    return;
  show_words (self);
  if (is_another_line (old, words))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* The column holds as many letters at every size of the text. */
static void
text_size_changed_cb (SiloamVisitorView *self, GParamSpec *pspec, GtkSettings *settings)
{
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  adw_clamp_set_maximum_size (self->clamp,
                              dpi > NORMAL_DPI ? (int) ((gint64) COLUMN_WIDTH * dpi / NORMAL_DPI)
                                               : COLUMN_WIDTH);
}

static void
siloam_visitor_view_dispose (GObject *object)
{
  SiloamVisitorView *self = SILOAM_VISITOR_VIEW (object);

  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_VISITOR_VIEW);
  g_clear_object (&self->room);
  g_clear_pointer (&self->words, siloam_visitor_words_free);

  G_OBJECT_CLASS (siloam_visitor_view_parent_class)->dispose (object);
}

static void
siloam_visitor_view_class_init (SiloamVisitorViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_visitor_view_dispose;

  g_type_ensure (SILOAM_TYPE_PAIR_LAYOUT);
  g_type_ensure (SILOAM_TYPE_TWO_SIDES);
  g_type_ensure (SILOAM_TYPE_VERSE_WORDS);
  g_type_ensure (SILOAM_TYPE_WHOLE_WORDS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/visitor-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, clamp);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, column);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, line_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, under_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, verse_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, verse_words);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, verse_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, written_pair);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, written_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, heading_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, written_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, beside_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, heading_beside_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, written_beside_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, sides);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, received_heading);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, received_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, released_heading);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorView, released_label);
}

static void
siloam_visitor_view_init (SiloamVisitorView *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (settings,
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  text_size_changed_cb (self, NULL, settings);
}

/**
 * siloam_visitor_view_new:
 * @room: the evening; what is shown follows its live session
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
siloam_visitor_view_new (SiloamEveningRoom *room)
{
  SiloamVisitorView *self = g_object_new (SILOAM_TYPE_VISITOR_VIEW, NULL);

  self->room = g_object_ref (room);
  self->linked = siloam_session_verses_new (room, FALSE);
  gtk_box_append (GTK_BOX (self->column), self->linked);
  g_signal_connect_object (room, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * siloam_visitor_view_hide_written:
 *
 * For one screen, where the field that is written in stands below the view.
 */
void
siloam_visitor_view_hide_written (SiloamVisitorView *self)
{
  g_return_if_fail (SILOAM_IS_VISITOR_VIEW (self));

  self->without_written = TRUE;
  if (self->linked != NULL)
    gtk_box_remove (GTK_BOX (self->column), self->linked);
  self->linked = NULL;
  show_written (self);
}
