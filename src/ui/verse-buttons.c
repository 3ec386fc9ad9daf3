/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verses of a text or an entry as a row of buttons: the way to them for keyboard and screen
 * reader. A verse that is there twice is shown once. Main thread. */

#include "config.h"

#include "ui/verse-buttons.h"

#include "ui/verse-find.h"
#include "ui/verse-popover.h"
#include "ui/wrap-layout.h"

#define SPACING 3
/* A reading plan that was pasted is not a list anyone reads. */
#define MAX_BUTTONS 24

typedef struct
{
  char *label;
  char *typed;
  SiloamReference reference;
} Verse;

struct _SiloamVerseButtons
{
  GtkWidget parent_instance;

  GPtrArray *verses; /* (element-type Verse), one for each button */
  GPtrArray *coming; /* the same, between begin and end */
  GtkWidget *name;   /* NULL when not shown */
};

G_DEFINE_FINAL_TYPE (SiloamVerseButtons, siloam_verse_buttons, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RENUMBERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
verse_free (gpointer data)
{
  Verse *verse = data;

  g_free (verse->label);
  g_free (verse->typed);
  g_free (verse);
}

static GtkWidget *
first_button (SiloamVerseButtons *self)
{
  return self->name != NULL ? gtk_widget_get_next_sibling (self->name)
                            : gtk_widget_get_first_child (GTK_WIDGET (self));
}

/* Popovers are children too. */
static GtkWidget *
next_button (GtkWidget *button)
{
  GtkWidget *next = gtk_widget_get_next_sibling (button);

  return GTK_IS_BUTTON (next) ? next : NULL;
}

static void
renumbered_cb (SiloamVerseButtons *self)
{
  g_signal_emit (self, signals[SIGNAL_RENUMBERED], 0);
}

static void
clicked_cb (SiloamVerseButtons *self, GtkWidget *clicked)
{
  GtkWidget *button = first_button (self);
  guint index = 0;
  graphene_rect_t bounds;
  SiloamVersePopover *popover;

  for (; button != clicked; button = next_button (button))
    index++;
  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;

  const Verse *verse = g_ptr_array_index (self->verses, index);
  popover = siloam_verse_popover_open (GTK_WIDGET (self),
                                       &(GdkRectangle){ (int) bounds.origin.x,
                                                        (int) bounds.origin.y,
                                                        (int) bounds.size.width,
                                                        (int) bounds.size.height },
                                       verse->typed,
                                       &verse->reference);
  g_signal_connect_object (popover,
                           "renumbered",
                           G_CALLBACK (renumbered_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
add_button (SiloamVerseButtons *self, GtkWidget *after)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "siloam-verse-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_after (button, GTK_WIDGET (self), after);
  return button;
}

static void
name_button (GtkWidget *button, const char *label)
{
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
siloam_verse_buttons_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siloam_verse_buttons_parent_class)->dispose (object);
}

static void
siloam_verse_buttons_finalize (GObject *object)
{
  SiloamVerseButtons *self = SILOAM_VERSE_BUTTONS (object);

  g_ptr_array_unref (self->verses);
  g_clear_pointer (&self->coming, g_ptr_array_unref);

  G_OBJECT_CLASS (siloam_verse_buttons_parent_class)->finalize (object);
}

static void
siloam_verse_buttons_class_init (SiloamVerseButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_buttons_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_buttons_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_RENUMBERED] = g_signal_new ("renumbered",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
}

static void
siloam_verse_buttons_init (SiloamVerseButtons *self)
{
  self->verses = g_ptr_array_new_with_free_func (verse_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), siloam_wrap_layout_new (SPACING, FALSE));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * siloam_verse_buttons_new:
 * @name: what the row is, for the screen reader
 * @shown: whether @name is also written before the row
 *
 * Makes an empty row, which is hidden.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_buttons_new (const char *name, gboolean shown)
{
  SiloamVerseButtons *self = g_object_new (SILOAM_TYPE_VERSE_BUTTONS, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (shown)
    {
      self->name = g_object_new (GTK_TYPE_LABEL,
                                 "label",
                                 name,
                                 "wrap",
                                 TRUE,
                                 "wrap-mode",
                                 PANGO_WRAP_WORD_CHAR,
                                 "xalign",
                                 0.0f,
                                 NULL);
      gtk_widget_add_css_class (self->name, "siloam-verse-name");
      gtk_widget_set_parent (self->name, GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

/**
 * siloam_verse_buttons_begin:
 *
 * Starts to say anew which verses there are.
 */
void
siloam_verse_buttons_begin (SiloamVerseButtons *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_BUTTONS (self));

  g_clear_pointer (&self->coming, g_ptr_array_unref);
  self->coming = g_ptr_array_new_with_free_func (verse_free);
}

/**
 * siloam_verse_buttons_add:
 * @label: how it is called
 * @typed: as it stands in the text
 * @reference: what it is read as
 *
 * Adds one verse.
 */
void
siloam_verse_buttons_add (SiloamVerseButtons *self,
                          const char *label,
                          const char *typed,
                          const SiloamReference *reference)
{
  Verse *verse;

  g_return_if_fail (SILOAM_IS_VERSE_BUTTONS (self) && self->coming != NULL);

  if (self->coming->len == MAX_BUTTONS)
    return;
  for (guint i = 0; i < self->coming->len; i++)
    {
      const Verse *other = g_ptr_array_index (self->coming, i);

      if (siloam_verse_same (&other->reference, reference))
        return;
    }
  verse = g_new0 (Verse, 1);
  verse->label = g_strdup (label);
  verse->typed = g_strdup (typed);
  verse->reference = *reference;
  g_ptr_array_add (self->coming, verse);
}

/**
 * siloam_verse_buttons_end:
 *
 * Shows what was added since siloam_verse_buttons_begin(). A button that stays keeps its focus.
 */
void
siloam_verse_buttons_end (SiloamVerseButtons *self)
{
  GtkWidget *button, *last;

  g_return_if_fail (SILOAM_IS_VERSE_BUTTONS (self) && self->coming != NULL);

  button = first_button (self);
  last = self->name;
  for (guint i = 0; i < self->coming->len; i++)
    {
      const Verse *verse = g_ptr_array_index (self->coming, i);

      if (!GTK_IS_BUTTON (button))
        button = add_button (self, last);
      name_button (button, verse->label);
      last = button;
      button = next_button (button);
    }
  while (GTK_IS_BUTTON (button))
    {
      GtkWidget *next = next_button (button);

      gtk_widget_unparent (button);
      button = next;
    }
  g_ptr_array_unref (self->verses);
  self->verses = g_steal_pointer (&self->coming);
  gtk_widget_set_visible (GTK_WIDGET (self), self->verses->len > 0);
}
