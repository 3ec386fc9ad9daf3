/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One verse reference offered by a step. Opened, it shows the words of the person's Bible, and a
 * place to write them as another Bible has them. A verse becomes part of the entry when it is taken
 * along or written out. Main thread. */

#include "config.h"

#include "ui/verse-line.h"

#include <glib/gi18n.h>

#include "ui/verse-words.h"
#include "ui/writing-area.h"

#define ROW_SPACING 6

struct _SiloamVerseLine
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *arrow;
  GtkWidget *revealer;
  GtkWidget *words;
  GtkWidget *keep;
  GtkWidget *wording;
  GtkWidget *application;

  SiloamEntry *entry; /* borrowed */
  char *reference;
  SiloamReference place; /* what it stands for */
  gboolean known;        /* whether it stands for anything */
  SiloamVerseRole role;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SiloamVerseLine, siloam_verse_line, GTK_TYPE_WIDGET)

static SiloamVerseLink *
find_link (SiloamVerseLine *self, guint *index)
{
  for (guint i = 0; i < self->entry->verses->len; i++)
    {
      SiloamVerseLink *link = g_ptr_array_index (self->entry->verses, i);

      if (g_strcmp0 (link->typed, self->reference) == 0)
        {
          if (index != NULL)
            *index = i;
          return link;
        }
    }
  return NULL;
}

static void
replace_words (char **field, SiloamWritingArea *area)
{
  g_autofree char *words = siloam_writing_area_dup_text (area);

  g_free (*field);
  *field = words[0] != '\0' ? g_steal_pointer (&words) : NULL;
}

static SiloamVerseLink *
ensure_link (SiloamVerseLine *self)
{
  SiloamVerseLink *link = find_link (self, NULL);

  if (link != NULL)
    return link;
  if (self->known)
    return siloam_entry_link_verse (self->entry, self->reference, &self->place, self->role);
  return siloam_entry_add_verse (self->entry, self->reference, self->role);
}

static void
replace_wording (SiloamVerseLine *self, SiloamVerseLink *link)
{
  g_autofree char *words = siloam_writing_area_dup_text (SILOAM_WRITING_AREA (self->wording));

  if (g_strcmp0 (words, link->wording != NULL ? link->wording : "") != 0)
    siloam_verse_link_set_wording (link, words[0] != '\0' ? words : NULL, NULL);
}

static void
words_changed_cb (SiloamVerseLine *self)
{
  SiloamVerseLink *link;

  if (self->updating)
    return;

  link = ensure_link (self);
  replace_wording (self, link);
  replace_words (&link->application, SILOAM_WRITING_AREA (self->application));
  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->keep), TRUE);
  self->updating = FALSE;
}

static void
keep_toggled_cb (SiloamVerseLine *self)
{
  guint index;

  if (self->updating)
    return;

  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->keep)))
    words_changed_cb (self);
  else if (find_link (self, &index) != NULL)
    g_ptr_array_remove_index (self->entry->verses, index);
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

static void
show_link (SiloamVerseLine *self)
{
  SiloamVerseLink *link = find_link (self, NULL);

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->keep), link != NULL);
  siloam_writing_area_set_text (SILOAM_WRITING_AREA (self->wording),
                                link != NULL ? link->wording : NULL);
  siloam_writing_area_set_text (SILOAM_WRITING_AREA (self->application),
                                link != NULL ? link->application : NULL);
  self->updating = FALSE;
}

static void
show_words (SiloamVerseLine *self)
{
  SiloamBibles *bibles = siloam_bibles_of (GTK_WIDGET (self));

  if (bibles != NULL)
    siloam_verse_words_show (SILOAM_VERSE_WORDS (self->words),
                             bibles,
                             NULL,
                             self->known ? &self->place : NULL);
}

static void
button_toggled_cb (SiloamVerseLine *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));

  if (open)
    {
      show_link (self);
      show_words (self);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               open,
                               -1);
}

static void
siloam_verse_line_dispose (GObject *object)
{
  SiloamVerseLine *self = SILOAM_VERSE_LINE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_verse_line_parent_class)->dispose (object);
}

static void
siloam_verse_line_finalize (GObject *object)
{
  g_free (SILOAM_VERSE_LINE (object)->reference);

  G_OBJECT_CLASS (siloam_verse_line_parent_class)->finalize (object);
}

static void
siloam_verse_line_class_init (SiloamVerseLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_line_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_verse_line_init (SiloamVerseLine *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

static void
build_button (SiloamVerseLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ROW_SPACING);

  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  gtk_box_append (GTK_BOX (box), gtk_label_new (self->reference));
  gtk_box_append (GTK_BOX (box), self->arrow);

  self->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "siloam-verse");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->reference,
                                  -1);
  g_signal_connect_object (self->button,
                           "toggled",
                           G_CALLBACK (button_toggled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static GtkWidget *
make_keep (void)
{
  const char *words = _ ("Keep this verse with the entry");
  GtkWidget *keep = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (keep),
                              g_object_new (GTK_TYPE_LABEL,
                                            "label",
                                            words,
                                            "wrap",
                                            TRUE,
                                            "wrap-mode",
                                            PANGO_WRAP_WORD_CHAR,
                                            "xalign",
                                            0.0f,
                                            NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (keep), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return keep;
}

static void
build_fold (SiloamVerseLine *self, SiloamPrompts *prompts)
{
  const char *wording = siloam_prompts_get (prompts, "weigh.verse.wording");
  const char *application = siloam_prompts_get (prompts, "weigh.verse.application");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2 * ROW_SPACING);

  self->words = siloam_verse_words_new ();
  self->wording = siloam_writing_area_new (wording, wording, 1);
  self->application = siloam_writing_area_new (application, application, 1);
  self->keep = make_keep ();
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->wording);
  gtk_box_append (GTK_BOX (box), self->application);
  gtk_box_append (GTK_BOX (box), self->keep);
  gtk_widget_add_css_class (box, "siloam-folded");

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));

  g_signal_connect_object (self->wording,
                           "notify::text",
                           G_CALLBACK (words_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->application,
                           "notify::text",
                           G_CALLBACK (words_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keep,
                           "toggled",
                           G_CALLBACK (keep_toggled_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * siloam_verse_line_new:
 * @prompts: the texts
 * @entry: (transfer none): where the verse is taken along to; must outlive the widget
 * @reference: the reference, as this language writes it
 * @role: what it is for when it is taken along
 *
 * Makes a line for one verse, closed.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_line_new (SiloamPrompts *prompts,
                       SiloamEntry *entry,
                       const char *reference,
                       SiloamVerseRole role)
{
  SiloamVerseLine *self = g_object_new (SILOAM_TYPE_VERSE_LINE, NULL);

  self->entry = entry;
  self->reference = g_strdup (reference);
  self->role = role;
  /* The texts of a language number as its Bibles do, whatever the person chose for their own. */
  self->known =
      siloam_reference_parse (reference,
                              siloam_prompts_get_language (prompts),
                              siloam_numbering_for_language (siloam_prompts_get_language (prompts)),
                              &self->place);
  build_button (self);
  build_fold (self, prompts);
  return GTK_WIDGET (self);
}
