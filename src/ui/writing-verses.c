/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the references in a text that is written are opened: by a click, by a key, from the menu of
 * the text and from the row below it. It never changes the text. Main thread. */

#include "config.h"

#include "ui/writing-verses.h"

#include <glib/gi18n.h>

#include "ui/verse-buttons.h"
#include "ui/verse-popover.h"
#include "ui/verse-tags.h"
#include "ui/writer.h"

struct _SiloamWritingVerses
{
  GObject parent_instance;

  GtkWidget *area;   /* borrowed: owns this */
  GtkTextView *view; /* borrowed from the area */
  GtkWidget *row;
  SiloamVerseTags *tags;
  GSignalGroup *bibles;
};

G_DEFINE_FINAL_TYPE (SiloamWritingVerses, siloam_writing_verses, G_TYPE_OBJECT)

static void
get_caret (SiloamWritingVerses *self, GtkTextIter *caret)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_get_iter_at_mark (buffer, caret, gtk_text_buffer_get_insert (buffer));
}

static void
fill_row (SiloamWritingVerses *self)
{
  SiloamBibles *bibles = siloam_bibles_of (self->area);
  GPtrArray *verses = siloam_verse_tags_get_verses (self->tags);

  siloam_verse_buttons_begin (SILOAM_VERSE_BUTTONS (self->row));
  for (guint i = 0; bibles != NULL && i < verses->len; i++)
    {
      const SiloamTaggedVerse *verse = g_ptr_array_index (verses, i);
      g_autofree char *label = siloam_bibles_format (bibles, &verse->reference);

      siloam_verse_buttons_add (SILOAM_VERSE_BUTTONS (self->row),
                                label,
                                verse->typed,
                                &verse->reference);
    }
  siloam_verse_buttons_end (SILOAM_VERSE_BUTTONS (self->row));
}

/* What is written under one numbering keeps it, whatever language or numbering is chosen later. */
static void
keep_numbering (SiloamWritingVerses *self)
{
  SiloamBibles *bibles = siloam_bibles_of (self->area);
  SiloamWriter *writer = siloam_writer_of (self->area);
  SiloamEntry *entry = writer != NULL ? siloam_writer_get_entry (writer) : NULL;

  if (bibles != NULL && entry != NULL && entry->numbering == 0)
    entry->numbering = siloam_numbering_to_term (siloam_bibles_get_numbering (bibles));
}

static void
verses_changed_cb (SiloamWritingVerses *self)
{
  keep_numbering (self);
  fill_row (self);
}

static void
reread_all (SiloamWritingVerses *self)
{
  siloam_verse_tags_reread (self->tags);
  fill_row (self);
}

static void
root_changed_cb (SiloamWritingVerses *self)
{
  SiloamBibles *bibles =
      gtk_widget_get_root (self->area) != NULL ? siloam_bibles_of (self->area) : NULL;

  g_signal_group_set_target (self->bibles, bibles);
  if (bibles != NULL)
    reread_all (self);
}

/* Where a verse stands on the area; of one that wraps, its first line. */
static void
get_place (SiloamWritingVerses *self, const SiloamTaggedVerse *verse, GdkRectangle *place)
{
  GtkTextIter start, end;
  GdkRectangle first, last;
  graphene_point_t corner;

  siloam_verse_tags_get_bounds (self->tags, verse, &start, &end);
  gtk_text_view_get_iter_location (self->view, &start, &first);
  gtk_text_view_get_iter_location (self->view, &end, &last);
  if (last.y == first.y)
    first.width = last.x - first.x;
  gtk_text_view_buffer_to_window_coords (self->view,
                                         GTK_TEXT_WINDOW_WIDGET,
                                         first.x,
                                         first.y,
                                         &first.x,
                                         &first.y);
  *place = first;
  if (gtk_widget_compute_point (GTK_WIDGET (self->view),
                                self->area,
                                &GRAPHENE_POINT_INIT ((float) first.x, (float) first.y),
                                &corner))
    {
      place->x = (int) corner.x;
      place->y = (int) corner.y;
    }
}

static void
open_verse (SiloamWritingVerses *self, const SiloamTaggedVerse *verse)
{
  GdkRectangle place;
  SiloamVersePopover *popover;

  get_place (self, verse, &place);
  popover = siloam_verse_popover_open (self->area, &place, verse->typed, &verse->reference);
  g_signal_connect_object (popover, "renumbered", G_CALLBACK (reread_all), self, G_CONNECT_SWAPPED);
}

static const SiloamTaggedVerse *
find_at_point (SiloamWritingVerses *self, double x, double y)
{
  GtkTextIter iter, start, end;
  const SiloamTaggedVerse *verse;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (self->view,
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int) x,
                                         (int) y,
                                         &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    return NULL;
  verse = siloam_verse_tags_find (self->tags, &iter);
  if (verse == NULL)
    return NULL;
  siloam_verse_tags_get_bounds (self->tags, verse, &start, &end);
  return gtk_text_iter_in_range (&iter, &start, &end) ? verse : NULL;
}

static void
set_menu (SiloamWritingVerses *self, const SiloamTaggedVerse *verse)
{
  SiloamBibles *bibles = siloam_bibles_of (self->area);
  g_autoptr (GMenu) menu = NULL;

  if (verse != NULL && bibles != NULL)
    {
      GtkTextIter start, end;
      g_autofree char *name = siloam_bibles_format (bibles, &verse->reference);
      /* Translators: %s is a Bible reference. */
      g_autofree char *label = g_strdup_printf (_ ("Open %s"), name);
      g_autofree char *action = NULL;
      g_autoptr (GMenu) section = NULL;

      siloam_verse_tags_get_bounds (self->tags, verse, &start, &end);
      action = g_strdup_printf ("writing.open-verse(uint32 %d)", gtk_text_iter_get_offset (&start));
      section = g_menu_new ();
      g_menu_append (section, label, action);
      menu = g_menu_new ();
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  gtk_text_view_set_extra_menu (self->view, G_MENU_MODEL (menu));
}

static void
menu_asked_cb (SiloamWritingVerses *self, int n_press, double x, double y)
{
  set_menu (self, find_at_point (self, x, y));
}

/* The keys that ask for a menu ask for that of the caret. */
static gboolean
key_pressed_cb (SiloamWritingVerses *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkTextIter caret;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK)))
    {
      get_caret (self, &caret);
      set_menu (self, siloam_verse_tags_find (self->tags, &caret));
    }
  return FALSE;
}

/* Whoever drags selects; whoever clicks opens. */
static void
released_cb (SiloamWritingVerses *self, int n_press, double x, double y, GtkGesture *click)
{
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  const SiloamTaggedVerse *verse;

  if (n_press != 1 || (modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) ||
      gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view)))
    return;
  verse = find_at_point (self, x, y);
  if (verse != NULL)
    open_verse (self, verse);
}

static void
motion_cb (SiloamWritingVerses *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view),
                                   find_at_point (self, x, y) != NULL ? "pointer" : "text");
}

static void
add_controllers (SiloamWritingVerses *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys,
                           "key-pressed",
                           G_CALLBACK (key_pressed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus,
                           "leave",
                           G_CALLBACK (siloam_verse_tags_settle),
                           self->tags,
                           G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

static void
siloam_writing_verses_dispose (GObject *object)
{
  SiloamWritingVerses *self = SILOAM_WRITING_VERSES (object);

  g_clear_object (&self->bibles);
  if (self->tags != NULL)
    g_object_run_dispose (G_OBJECT (self->tags));
  g_clear_object (&self->tags);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (siloam_writing_verses_parent_class)->dispose (object);
}

static void
siloam_writing_verses_class_init (SiloamWritingVersesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_writing_verses_dispose;
}

static void
siloam_writing_verses_init (SiloamWritingVerses *self)
{
  self->row = g_object_ref_sink (siloam_verse_buttons_new (_ ("Verses in this text:"), TRUE));
  self->bibles = g_signal_group_new (SILOAM_TYPE_BIBLES);
  g_signal_group_connect_swapped (self->bibles, "changed", G_CALLBACK (reread_all), self);
}

/**
 * siloam_writing_verses_new:
 * @area: (transfer none): the place to write; must outlive this
 * @view: (transfer none): the text in it
 *
 * Follows the text of @view from now on.
 *
 * Returns: (transfer full): a new object
 */
SiloamWritingVerses *
siloam_writing_verses_new (GtkWidget *area, GtkTextView *view)
{
  SiloamWritingVerses *self = g_object_new (SILOAM_TYPE_WRITING_VERSES, NULL);

  self->area = area;
  self->view = view;
  self->tags = siloam_verse_tags_new (gtk_text_view_get_buffer (view), area);
  g_signal_connect_object (self->tags,
                           "changed",
                           G_CALLBACK (verses_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row,
                           "renumbered",
                           G_CALLBACK (reread_all),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (area,
                           "notify::root",
                           G_CALLBACK (root_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add_controllers (self);
  return self;
}

GtkWidget *
siloam_writing_verses_get_row (SiloamWritingVerses *self)
{
  g_return_val_if_fail (SILOAM_IS_WRITING_VERSES (self), NULL);

  return self->row;
}

/**
 * siloam_writing_verses_set_color:
 *
 * Writes the links in this colour.
 */
void
siloam_writing_verses_set_color (SiloamWritingVerses *self, const GdkRGBA *color)
{
  g_return_if_fail (SILOAM_IS_WRITING_VERSES (self));

  siloam_verse_tags_set_color (self->tags, color);
}

/**
 * siloam_writing_verses_reread:
 *
 * Marks the verses of a text that was loaded.
 */
void
siloam_writing_verses_reread (SiloamWritingVerses *self)
{
  g_return_if_fail (SILOAM_IS_WRITING_VERSES (self));

  if (gtk_widget_get_root (self->area) != NULL)
    siloam_verse_tags_reread (self->tags);
}

/**
 * siloam_writing_verses_open:
 * @offset: in characters
 *
 * Opens the verse that has this place in the text.
 *
 * Returns: %FALSE when there is none
 */
gboolean
siloam_writing_verses_open (SiloamWritingVerses *self, guint offset)
{
  GtkTextIter iter;
  const SiloamTaggedVerse *verse;

  g_return_val_if_fail (SILOAM_IS_WRITING_VERSES (self), FALSE);

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, (int) offset);
  verse = siloam_verse_tags_find (self->tags, &iter);
  if (verse != NULL)
    open_verse (self, verse);
  return verse != NULL;
}

/* The last one that begins before the caret in its paragraph, else the first after it. */
static const SiloamTaggedVerse *
find_near (SiloamWritingVerses *self, const GtkTextIter *caret)
{
  GPtrArray *verses = siloam_verse_tags_get_verses (self->tags);
  const SiloamTaggedVerse *near = NULL;

  for (guint i = 0; i < verses->len; i++)
    {
      const SiloamTaggedVerse *verse = g_ptr_array_index (verses, i);
      GtkTextIter start, end;

      siloam_verse_tags_get_bounds (self->tags, verse, &start, &end);
      if (gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (caret))
        continue;
      if (near == NULL || gtk_text_iter_compare (&start, caret) <= 0)
        near = verse;
    }
  return near;
}

/**
 * siloam_writing_verses_open_at_caret:
 *
 * Opens the verse at the caret, or else the nearest in the same paragraph.
 *
 * Returns: %FALSE when the paragraph has none
 */
gboolean
siloam_writing_verses_open_at_caret (SiloamWritingVerses *self)
{
  GtkTextIter caret;
  const SiloamTaggedVerse *verse;

  g_return_val_if_fail (SILOAM_IS_WRITING_VERSES (self), FALSE);

  siloam_verse_tags_settle (self->tags);
  get_caret (self, &caret);
  verse = siloam_verse_tags_find (self->tags, &caret);
  if (verse == NULL)
    verse = find_near (self, &caret);
  if (verse != NULL)
    open_verse (self, verse);
  return verse != NULL;
}
