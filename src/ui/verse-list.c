/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verses of an entry as a plain list to fill in. Main thread. */

#include "config.h"

#include "ui/verse-list.h"

#include <glib/gi18n.h>

#include "ui/verse-row.h"
#include "ui/wrap-layout.h"

struct _SiloamVerseList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *rows;

  SiloamPrompts *prompts;
  SiloamEntry *entry; /* borrowed */
};

G_DEFINE_FINAL_TYPE (SiloamVerseList, siloam_verse_list, GTK_TYPE_WIDGET)

static void
row_removed_cb (SiloamVerseList *self, GtkWidget *row)
{
  gtk_box_remove (GTK_BOX (self->rows), row);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
add_row (SiloamVerseList *self, const char *id)
{
  GtkWidget *row = siloam_verse_row_new (self->prompts, self->entry, id);

  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), row);
  return row;
}

static void
siloam_verse_list_dispose (GObject *object)
{
  SiloamVerseList *self = SILOAM_VERSE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_list_parent_class)->dispose (object);
}

static void
siloam_verse_list_class_init (SiloamVerseListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siloam_verse_list_init (SiloamVerseList *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
build (SiloamVerseList *self)
{
  const char *question = siloam_prompts_get (self->prompts, "weigh.verse.question");
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "label",
                                     question,
                                     "xalign",
                                     0.0f,
                                     "wrap",
                                     TRUE,
                                     "wrap-mode",
                                     PANGO_WRAP_WORD_CHAR,
                                     NULL);
  GtkWidget *ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *find = gtk_button_new_with_label (_ ("Find a verse"));
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a verse"));

  gtk_widget_add_css_class (heading, "siloam-heading");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (find, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (find), "win.verse-pick");
  gtk_widget_set_tooltip_text (find, _ ("Find a verse (Ctrl+K)"));
  g_signal_connect_object (add,
                           "clicked",
                           G_CALLBACK (siloam_verse_list_add),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question,
                                  -1);

  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_set_layout_manager (ways, siloam_wrap_layout_new (6, FALSE));
  gtk_box_append (GTK_BOX (ways), find);
  gtk_box_append (GTK_BOX (ways), add);
  gtk_box_append (GTK_BOX (self->box), ways);
}

/**
 * siloam_verse_list_new:
 * @prompts: the texts
 * @entry: (transfer none): whose verses; must outlive the widget
 *
 * Makes the list of the verses an entry has now.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_list_new (SiloamPrompts *prompts, SiloamEntry *entry)
{
  SiloamVerseList *self = g_object_new (SILOAM_TYPE_VERSE_LIST, NULL);

  self->prompts = g_object_ref (prompts);
  self->entry = entry;
  build (self);
  for (guint i = 0; i < entry->verses->len; i++)
    {
      const SiloamVerseLink *link = g_ptr_array_index (entry->verses, i);

      add_row (self, link->id);
    }
  return GTK_WIDGET (self);
}

/**
 * siloam_verse_list_add:
 *
 * Adds an empty row, or goes to the one that is still empty, and puts the focus in it.
 */
void
siloam_verse_list_add (SiloamVerseList *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_LIST (self));

  GtkWidget *last = gtk_widget_get_last_child (self->rows);

  if (last == NULL || !siloam_verse_row_is_empty (SILOAM_VERSE_ROW (last)))
    last = add_row (self, NULL);
  gtk_widget_grab_focus (last);
}

static GtkWidget *
find_row (SiloamVerseList *self, const char *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (siloam_verse_row_get_id (SILOAM_VERSE_ROW (row)), id) == 0)
      return row;
  return NULL;
}

static gboolean
has_verse (SiloamVerseList *self, const char *id)
{
  for (guint i = 0; i < self->entry->verses->len; i++)
    {
      const SiloamVerseLink *link = g_ptr_array_index (self->entry->verses, i);

      if (g_str_equal (link->id, id))
        return TRUE;
    }
  return FALSE;
}

/**
 * siloam_verse_list_refresh:
 *
 * Shows the verses of the entry as they are now; rows that need no change keep the caret.
 */
void
siloam_verse_list_refresh (SiloamVerseList *self)
{
  GtkWidget *row, *next;

  g_return_if_fail (SILOAM_IS_VERSE_LIST (self));

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = next)
    {
      const char *id = siloam_verse_row_get_id (SILOAM_VERSE_ROW (row));

      next = gtk_widget_get_next_sibling (row);
      if (id != NULL && !has_verse (self, id))
        gtk_box_remove (GTK_BOX (self->rows), row);
    }
  for (guint i = 0; i < self->entry->verses->len; i++)
    {
      const SiloamVerseLink *link = g_ptr_array_index (self->entry->verses, i);

      row = find_row (self, link->id);
      if (row == NULL)
        add_row (self, link->id);
      else
        siloam_verse_row_refresh (SILOAM_VERSE_ROW (row));
    }
}
