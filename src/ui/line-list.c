/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Short lines below each other. Owns the entries on screen and keeps the list of words in step with
 * them; empty lines are not kept. Main thread. */

#include "config.h"

#include "ui/line-list.h"

#include "ui/template.h"

struct _SiloamLineList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GPtrArray *lines; /* borrowed */
  char *label;
};

G_DEFINE_FINAL_TYPE (SiloamLineList, siloam_line_list, GTK_TYPE_WIDGET)

static const char *
text_of (GtkWidget *line)
{
  return gtk_editable_get_text (GTK_EDITABLE (line));
}

static void
collect_lines (SiloamLineList *self)
{
  g_ptr_array_set_size (self->lines, 0);
  for (GtkWidget *line = gtk_widget_get_first_child (self->box); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (text_of (line)[0] != '\0')
      g_ptr_array_add (self->lines, g_strdup (text_of (line)));
}

static void add_line (SiloamLineList *self, const char *text);

static void
line_changed_cb (SiloamLineList *self)
{
  collect_lines (self);
  if (text_of (gtk_widget_get_last_child (self->box))[0] != '\0')
    add_line (self, "");
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

static void
line_activated_cb (SiloamLineList *self, GtkWidget *line)
{
  gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

static void
add_line (SiloamLineList *self, const char *text)
{
  GtkWidget *line =
      g_object_new (GTK_TYPE_ENTRY, "input-hints", GTK_INPUT_HINT_PRIVATE, "text", text, NULL);

  gtk_widget_add_css_class (line, "siloam-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->label,
                                  -1);
  g_signal_connect_object (line, "changed", G_CALLBACK (line_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line,
                           "activate",
                           G_CALLBACK (line_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), line);
}

static gboolean
siloam_line_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_last_child (SILOAM_LINE_LIST (widget)->box));
}

static void
siloam_line_list_dispose (GObject *object)
{
  SiloamLineList *self = SILOAM_LINE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_line_list_parent_class)->dispose (object);
}

static void
siloam_line_list_finalize (GObject *object)
{
  g_free (SILOAM_LINE_LIST (object)->label);

  G_OBJECT_CLASS (siloam_line_list_parent_class)->finalize (object);
}

static void
siloam_line_list_class_init (SiloamLineListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_line_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_line_list_finalize;
  widget_class->grab_focus = siloam_line_list_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siloam_line_list_init (SiloamLineList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * siloam_line_list_new:
 * @accessible_label: what each line is, for the screen reader
 * @lines: (element-type utf8): the words; must outlive the widget
 *
 * Makes a list that shows @lines and one empty line.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_line_list_new (const char *accessible_label, GPtrArray *lines)
{
  SiloamLineList *self = g_object_new (SILOAM_TYPE_LINE_LIST, NULL);

  self->label = g_strdup (accessible_label);
  self->lines = lines;
  for (guint i = 0; i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i));
  add_line (self, "");
  return GTK_WIDGET (self);
}
