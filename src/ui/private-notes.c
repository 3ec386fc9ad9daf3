/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The notes of the team. They are made only while the visitor cannot see this window, and taken off
 * the screen at once when that changes. Main thread. */

#include "config.h"

#include "ui/private-notes.h"

#include "ministry/rules.h"
#include "ui/chip-choice.h"
#include "ui/screen.h"
#include "ui/writing-area.h"

#define SPACING 12

struct _SiloamPrivateNotes
{
  GtkWidget parent_instance;

  GtkWidget *box; /* NULL while notes are closed */
  GtkWidget *list;
  SiloamWritingArea *area;
  SiloamChipChoice *kinds;

  SiloamEveningRoom *room;
};

G_DEFINE_FINAL_TYPE (SiloamPrivateNotes, siloam_private_notes, GTK_TYPE_WIDGET)

typedef struct
{
  SiloamPrivateNotes *notes;
  SiloamNote *note;
} Saving;

static const char *
get (SiloamPrivateNotes *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_prompts (self->room), key);
}

static gboolean
may_open (SiloamPrivateNotes *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);

  return session != NULL && siloam_evening_room_may_see (self->room, SILOAM_VIEW_NOTE) &&
         !siloam_evening_room_is_shared (self->room) &&
         siloam_session_may (session, SILOAM_DOES_WRITE);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void show_list (SiloamPrivateNotes *self);

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningRoom) room = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    siloam_evening_room_tell_failed (room, error);
}

static void
erase_cb (GtkButton *button, SiloamPrivateNotes *self)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  const char *id = g_object_get_data (G_OBJECT (button), "note");

  for (guint i = 0; session != NULL && i < session->notes->len; i++)
    {
      SiloamNote *note = g_ptr_array_index (session->notes, i);

      if (g_strcmp0 (note->id, id) != 0)
        continue;
      siloam_ministry_erase_note_async (siloam_evening_room_get_ministry (self->room),
                                        id,
                                        SILOAM_REASON_REQUEST,
                                        erased_cb,
                                        g_object_ref (self->room));
      g_ptr_array_remove_index (session->notes, i);
      break;
    }
  show_list (self);
}

static GtkWidget *
make_row (SiloamPrivateNotes *self, const SiloamNote *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = make_label (note->text, "siloam-text");
  GtkWidget *erase = siloam_screen_plain_button_new (get (self, "session.notes.button.erase"));

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (erase, GTK_ALIGN_START);
  gtk_widget_add_css_class (erase, "flat");
  g_object_set_data_full (G_OBJECT (erase), "note", g_strdup (note->id), g_free);
  g_signal_connect_object (erase, "clicked", G_CALLBACK (erase_cb), self, 0);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), erase);
  return row;
}

static void
show_list (SiloamPrivateNotes *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; session != NULL && i < session->notes->len; i++)
    gtk_box_append (GTK_BOX (self->list), make_row (self, g_ptr_array_index (session->notes, i)));
}

/* What could not be stored stays in the field, for another try. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (SiloamPrivateNotes) self = saving->notes;
  g_autoptr (SiloamNote) note = saving->note;
  g_autoptr (GError) error = NULL;
  SiloamSession *session = self->room != NULL ? siloam_evening_room_get_session (self->room) : NULL;

  g_free (saving);
  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    {
      if (self->room != NULL)
        siloam_evening_room_tell_failed (self->room, error);
      return;
    }
  if (self->box == NULL || session == NULL || g_strcmp0 (session->id, note->session_id) != 0)
    return;
  g_ptr_array_add (session->notes, siloam_note_copy (note));
  siloam_writing_area_set_text (self->area, "");
  show_list (self);
}

static void
save_cb (SiloamPrivateNotes *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);
  const SiloamEvening *evening = siloam_evening_room_get_evening (self->room);
  g_autofree char *text = siloam_writing_area_dup_text (self->area);
  guint kind = siloam_chip_choice_get_value (self->kinds);
  SiloamNote *note;
  Saving *saving;

  if (session == NULL || *g_strstrip (text) == '\0')
    return;

  note = siloam_note_new (session->id, (SiloamNoteKind) kind);
  note->text = g_steal_pointer (&text);
  note->by = evening != NULL ? g_strdup (evening->leader) : NULL;
  saving = g_new0 (Saving, 1);
  saving->notes = g_object_ref (self);
  saving->note = note;
  siloam_ministry_save_note_async (siloam_evening_room_get_ministry (self->room),
                                   note,
                                   saved_cb,
                                   saving);
}

static void
add_kinds (SiloamPrivateNotes *self)
{
  GtkWidget *kinds = siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, get (self, "session.notes.kind"));

  self->kinds = SILOAM_CHIP_CHOICE (kinds);
  for (const SiloamTerm *term = siloam_note_kinds; term->nick != NULL; term++)
    {
      g_autofree char *key = g_strconcat ("session.notes.", term->nick, NULL);

      siloam_chip_choice_add (self->kinds, term->value, get (self, key), NULL);
    }
  siloam_chip_choice_set_value (self->kinds, SILOAM_NOTE_IMPRESSION);
  gtk_box_append (GTK_BOX (self->box), kinds);
}

static void
open_notes (SiloamPrivateNotes *self)
{
  GtkWidget *area;
  GtkWidget *save;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box),
                  make_label (get (self, "session.notes.title"), "siloam-heading"));
  gtk_box_append (GTK_BOX (self->box),
                  make_label (get (self, "session.notes.hint"), "siloam-note"));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->list);
  area = siloam_writing_area_new (get (self, "session.notes.title"),
                                  get (self, "session.notes.write"),
                                  2);
  self->area = SILOAM_WRITING_AREA (area);
  gtk_box_append (GTK_BOX (self->box), area);
  add_kinds (self);
  save = siloam_screen_plain_button_new (get (self, "session.notes.button.save"));
  gtk_widget_set_halign (save, GTK_ALIGN_START);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), save);
  show_list (self);
}

static void
close_notes (SiloamPrivateNotes *self)
{
  self->list = NULL;
  self->area = NULL;
  self->kinds = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
}

static void
update (SiloamPrivateNotes *self)
{
  const gboolean open = may_open (self);

  if (open && self->box == NULL)
    open_notes (self);
  else if (!open && self->box != NULL)
    close_notes (self);
  gtk_widget_set_visible (GTK_WIDGET (self), open);
}

static void
siloam_private_notes_dispose (GObject *object)
{
  SiloamPrivateNotes *self = SILOAM_PRIVATE_NOTES (object);

  close_notes (self);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_private_notes_parent_class)->dispose (object);
}

static void
siloam_private_notes_class_init (SiloamPrivateNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_private_notes_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_private_notes_init (SiloamPrivateNotes *self)
{
}

/**
 * siloam_private_notes_new:
 * @room: the evening
 *
 * Returns: (transfer floating): the notes of its live session
 */
GtkWidget *
siloam_private_notes_new (SiloamEveningRoom *room)
{
  SiloamPrivateNotes *self = g_object_new (SILOAM_TYPE_PRIVATE_NOTES, NULL);

  self->room = g_object_ref (room);
  g_signal_connect_object (room, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
