/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a summary on the visitor's side. Nothing is ticked beforehand, and no tick ticks
 * another. Main thread. */

#include "config.h"

#include "ui/give-lines.h"

#include "export/summary.h"
#include "ui/after-parts.h"

#define GROUP_SPACING 24
#define ROW_SPACING 6

struct _SiloamGiveLines
{
  GtkWidget parent_instance;

  SiloamEveningRoom *room;
  GPtrArray *lines; /* (element-type SiloamSummaryLine) */
  gboolean with_ticks;
};

G_DEFINE_FINAL_TYPE (SiloamGiveLines, siloam_give_lines, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear (SiloamGiveLines *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static void
siloam_give_lines_dispose (GObject *object)
{
  SiloamGiveLines *self = SILOAM_GIVE_LINES (object);

  clear (self);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_give_lines_parent_class)->dispose (object);
}

static void
siloam_give_lines_class_init (SiloamGiveLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_give_lines_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_GIVE_LINES,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
siloam_give_lines_init (SiloamGiveLines *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), GROUP_SPACING);
}

static const char *
get_text (SiloamGiveLines *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_visitor_prompts (self->room), key);
}

static void
toggled_cb (SiloamGiveLines *self, GtkCheckButton *tick)
{
  const SiloamSummaryLine *line = g_object_get_data (G_OBJECT (tick), "line");
  SiloamSession *session = siloam_evening_room_get_session (self->room);

  if (session == NULL)
    return;
  siloam_summary_tick (session, line, gtk_check_button_get_active (tick));
  siloam_evening_room_touch (self->room);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_tick (SiloamGiveLines *self, SiloamSummaryLine *line)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  GtkWidget *tick = siloam_after_tick (line->text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), siloam_summary_is_ticked (session, line));
  g_object_set_data (G_OBJECT (tick), "line", line);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return tick;
}

static GtkWidget *
make_line (SiloamGiveLines *self, SiloamSummaryLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (self->with_ticks)
    gtk_box_append (GTK_BOX (box), make_tick (self, line));
  else
    gtk_box_append (GTK_BOX (box), siloam_after_text (line->text, "siloam-own-words"));
  if (self->with_ticks && line->names_someone)
    gtk_box_append (GTK_BOX (box),
                    siloam_after_text (get_text (self, "give.names.line"), "siloam-tick-note"));
  return box;
}

static void
add_kinds (SiloamGiveLines *self, GtkBox *box, guint kinds)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      SiloamSummaryLine *line = g_ptr_array_index (self->lines, i);

      if (kinds & 1u << line->kind)
        gtk_box_append (box, make_line (self, line));
    }
}

static gboolean
has_kinds (SiloamGiveLines *self, guint kinds)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (kinds & 1u << ((SiloamSummaryLine *) g_ptr_array_index (self->lines, i))->kind)
      return TRUE;
  return FALSE;
}

static GtkWidget *
add_group (SiloamGiveLines *self, const char *key)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);

  gtk_box_append (GTK_BOX (group), siloam_after_text (get_text (self, key), "siloam-heading"));
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  return group;
}

static void
add_lines (SiloamGiveLines *self, const char *key, guint kinds)
{
  if (has_kinds (self, kinds))
    add_kinds (self, GTK_BOX (add_group (self, key)), kinds);
}

/* Off, folded and apart: it goes along only when the visitor goes and gets it. */
static void
add_released (SiloamGiveLines *self)
{
  guint kinds = 1u << SILOAM_LINE_RELEASED;
  GtkWidget *group, *inside;

  if (!has_kinds (self, kinds))
    return;
  group = add_group (self, "give.group.released");
  gtk_box_append (GTK_BOX (group),
                  siloam_after_fold (get_text (self, "give.released.show"), &inside));
  if (self->with_ticks)
    gtk_box_append (GTK_BOX (inside),
                    siloam_after_text (get_text (self, "give.released.hint"), "siloam-hint"));
  add_kinds (self, GTK_BOX (inside), kinds);
}

/**
 * siloam_give_lines_show:
 * @room: with the session of the visitor, if there is one
 *
 * Shows the lines as they are now.
 */
void
siloam_give_lines_show (SiloamGiveLines *self, SiloamEveningRoom *room, gboolean with_ticks)
{
  const SiloamSession *session = siloam_evening_room_get_session (room);

  g_return_if_fail (SILOAM_IS_GIVE_LINES (self));
  clear (self);
  g_set_object (&self->room, room);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->with_ticks = with_ticks;
  if (session == NULL)
    return;
  self->lines = siloam_summary_lines (session, siloam_evening_room_get_visitor_prompts (room));
  if (with_ticks && self->lines->len > 0)
    gtk_widget_set_parent (siloam_after_text (get_text (self, "give.names"), "siloam-hint"),
                           GTK_WIDGET (self));
  add_lines (self, "give.group.received", 1u << SILOAM_LINE_RECEIVED);
  add_lines (self, "give.group.verses", 1u << SILOAM_LINE_VERSE);
  add_lines (self,
             "give.group.rest",
             1u << SILOAM_LINE_TODAY | 1u << SILOAM_LINE_TAKES_HOME | 1u << SILOAM_LINE_BLESSING);
  add_released (self);
}

/**
 * siloam_give_lines_is_empty:
 *
 * Returns: whether there is nothing that could be taken home
 */
gboolean
siloam_give_lines_is_empty (SiloamGiveLines *self)
{
  g_return_val_if_fail (SILOAM_IS_GIVE_LINES (self), TRUE);

  return self->lines == NULL || self->lines->len == 0;
}
