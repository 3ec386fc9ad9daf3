/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A verse and the row that shows it: its number small beside it, the title of a psalm above it.
 * Main thread. */

#include "config.h"

#include "ui/chapter-verse.h"

#include <glib/gi18n.h>

#define NUMBER_SPACING 12
#define NUMBER_WIDTH 3

struct _SiloamChapterVerse
{
  GObject parent_instance;

  SiloamReference reference;
  char *text;
  char *title;
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (SiloamChapterVerse, siloam_chapter_verse, G_TYPE_OBJECT)

static void
siloam_chapter_verse_finalize (GObject *object)
{
  SiloamChapterVerse *self = SILOAM_CHAPTER_VERSE (object);

  g_free (self->text);
  g_free (self->title);

  G_OBJECT_CLASS (siloam_chapter_verse_parent_class)->finalize (object);
}

static void
siloam_chapter_verse_class_init (SiloamChapterVerseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_chapter_verse_finalize;
}

static void
siloam_chapter_verse_init (SiloamChapterVerse *self)
{
}

SiloamChapterVerse *
siloam_chapter_verse_new (const SiloamVerse *verse, gboolean asked)
{
  SiloamChapterVerse *self = g_object_new (SILOAM_TYPE_CHAPTER_VERSE, NULL);

  self->reference = verse->reference;
  self->text = g_strdup (verse->text);
  self->title = g_strdup (verse->title);
  self->asked = asked;
  return self;
}

const SiloamReference *
siloam_chapter_verse_get_reference (SiloamChapterVerse *self)
{
  g_return_val_if_fail (SILOAM_IS_CHAPTER_VERSE (self), NULL);

  return &self->reference;
}

const char *
siloam_chapter_verse_get_text (SiloamChapterVerse *self)
{
  g_return_val_if_fail (SILOAM_IS_CHAPTER_VERSE (self), NULL);

  return self->text;
}

gboolean
siloam_chapter_verse_is_asked (SiloamChapterVerse *self)
{
  g_return_val_if_fail (SILOAM_IS_CHAPTER_VERSE (self), FALSE);

  return self->asked;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign",
                                   0.0f,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "hexpand",
                                   TRUE,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, NUMBER_SPACING);
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL,
                                    "xalign",
                                    1.0f,
                                    "yalign",
                                    0.0f,
                                    "width-chars",
                                    NUMBER_WIDTH,
                                    NULL);

  gtk_widget_add_css_class (row, "siloam-verse-line");
  gtk_widget_add_css_class (number, "siloam-verse-number");
  gtk_box_append (GTK_BOX (row), make_label ("siloam-verse-title"));
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (line), make_label ("siloam-verse-text"));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  SiloamChapterVerse *verse = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (row);
  GtkWidget *line = gtk_widget_get_next_sibling (title);
  GtkWidget *number = gtk_widget_get_first_child (line);
  g_autofree char *digits = g_strdup_printf ("%u", verse->reference.verse);
  g_autofree char *name = g_strdup_printf (_ ("Verse %u"), verse->reference.verse);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", name, verse->text);

  gtk_label_set_label (GTK_LABEL (title), verse->title != NULL ? verse->title : "");
  gtk_widget_set_visible (title, verse->title != NULL);
  gtk_label_set_label (GTK_LABEL (number), digits);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (number)), verse->text);
  if (verse->asked)
    gtk_widget_add_css_class (row, "siloam-asked");
  else
    gtk_widget_remove_css_class (row, "siloam-asked");
  /* What a screen reader stops at is the row that the list makes around this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken,
                                  -1);
}

/**
 * siloam_chapter_verse_factory:
 *
 * Returns: (transfer full): makes the rows of a #GtkListView of #SiloamChapterVerse
 */
GtkListItemFactory *
siloam_chapter_verse_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
