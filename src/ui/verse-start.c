/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The needs in the words of a person, and the shelves of the sources (001-11). What the entry names
 * comes first and is said in no other way: this is a shelf, not a diagnosis. Main thread. */

#include "config.h"

#include "ui/verse-start.h"

#include <adwaita.h>

#include "journal/vocabulary.h"
#include "ui/template.h"
#include "ui/wrap-layout.h"

#define GROUP_SPACING 24
#define CHIP_SPACING 6
#define COLUMN_WIDTH 640

struct _SiloamVerseStart
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *column;
  GtkWidget *first; /* where the keyboard comes in */

  SiloamPrompts *prompts;
};

G_DEFINE_FINAL_TYPE (SiloamVerseStart, siloam_verse_start, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_NEED,
  SIGNAL_SHELF,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a person brings, and what they hope for; each is one of siloam_theme_list(). */
static const char *const brought[] = { "fear",      "shame",         "guilt", "pain",
                                       "wound",     "grief",         "lust",  "defect",
                                       "rejection", "unforgiveness", NULL };
static const char *const sought[] = { "healing",    "security",  "forgiveness", "acceptance",
                                      "identity",   "cleansing", "fellowship",  "victory",
                                      "protection", "freedom",   NULL };

static const char *const shelves[SILOAM_N_SHELVES] = {
  [SILOAM_SHELF_LAW] = "verse.shelf.law",       [SILOAM_SHELF_PROPHETS] = "verse.shelf.prophets",
  [SILOAM_SHELF_PSALMS] = "verse.shelf.psalms", [SILOAM_SHELF_PROVERBS] = "verse.shelf.proverbs",
  [SILOAM_SHELF_ALL] = "verse.shelf.all",
};

/* The theme of what was named last in the entry; NULL when nothing was. */
static const char *
named_theme (const SiloamEntry *entry, const char *const *themes)
{
  const char *nick = NULL;

  if (entry == NULL)
    return NULL;
  if (entry->hurts->len > 0)
    {
      const SiloamHurt *hurt = g_ptr_array_index (entry->hurts, entry->hurts->len - 1);

      nick = siloam_term_nick (siloam_hurt_kinds, (int) hurt->kind);
    }
  if (entry->kind == SILOAM_ENTRY_BLESSING)
    nick = siloam_term_nick (siloam_blessings, (int) entry->blessing);
  return nick != NULL && g_strv_contains (themes, nick) ? nick : NULL;
}

static void
need_clicked_cb (SiloamVerseStart *self, GtkWidget *chip)
{
  g_signal_emit (self, signals[SIGNAL_NEED], 0, g_object_get_data (G_OBJECT (chip), "theme"));
}

static void
shelf_clicked_cb (SiloamVerseStart *self, GtkWidget *row)
{
  g_signal_emit (self,
                 signals[SIGNAL_SHELF],
                 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "shelf")));
}

static void
add_need (SiloamVerseStart *self, GtkWidget *needs, const char *theme)
{
  g_autofree char *key = g_strconcat ("verse.need.", theme, NULL);
  GtkWidget *chip = gtk_button_new_with_label (siloam_prompts_get (self->prompts, key));

  gtk_widget_add_css_class (chip, "siloam-chip");
  gtk_widget_add_css_class (chip, "flat");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))),
                           PANGO_WRAP_WORD_CHAR);
  g_object_set_data (G_OBJECT (chip), "theme", (gpointer) theme);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (need_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (needs), chip);
  if (self->first == NULL)
    self->first = chip;
}

static GtkWidget *
add_group (SiloamVerseStart *self, const char *heading)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   heading,
                                   "xalign",
                                   0.0f,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   NULL);

  gtk_widget_add_css_class (label, "siloam-heading");
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (self->column, group);
  return group;
}

static void
add_needs (SiloamVerseStart *self,
           const char *heading,
           const char *const *themes,
           const SiloamEntry *entry)
{
  GtkWidget *group = add_group (self, heading);
  GtkWidget *needs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *named = named_theme (entry, themes);

  gtk_widget_set_layout_manager (needs, siloam_wrap_layout_new (CHIP_SPACING, FALSE));
  if (named != NULL)
    add_need (self, needs, named);
  for (gsize i = 0; themes[i] != NULL; i++)
    if (g_strcmp0 (themes[i], named) != 0)
      add_need (self, needs, themes[i]);
  gtk_box_append (GTK_BOX (group), needs);
}

static void
add_shelves (SiloamVerseStart *self)
{
  GtkWidget *group = add_group (self, siloam_prompts_get (self->prompts, "verse.shelves"));
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < SILOAM_N_SHELVES; i++)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                     "title",
                                     siloam_prompts_get (self->prompts, shelves[i]),
                                     "activatable",
                                     TRUE,
                                     NULL);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data (G_OBJECT (row), "shelf", GUINT_TO_POINTER (i));
      g_signal_connect_object (row,
                               "activated",
                               G_CALLBACK (shelf_clicked_cb),
                               self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (GTK_BOX (group), list);
}

static gboolean
siloam_verse_start_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_VERSE_START (widget)->first);
}

static void
siloam_verse_start_dispose (GObject *object)
{
  SiloamVerseStart *self = SILOAM_VERSE_START (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_start_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, GType param)
{
  return g_signal_new (name,
                       SILOAM_TYPE_VERSE_START,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       param);
}

static void
siloam_verse_start_class_init (SiloamVerseStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_start_dispose;
  widget_class->grab_focus = siloam_verse_start_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_NEED] = add_signal ("need", G_TYPE_STRING);
  signals[SIGNAL_SHELF] = add_signal ("shelf", G_TYPE_UINT);
}

static void
siloam_verse_start_init (SiloamVerseStart *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, GROUP_SPACING));
  gtk_widget_add_css_class (GTK_WIDGET (self->column), "siloam-verse-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->column));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy",
                                 GTK_POLICY_NEVER,
                                 "child",
                                 clamp,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * siloam_verse_start_new:
 * @prompts: the texts
 * @entry: (nullable): what is being written
 *
 * Makes the view.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_start_new (SiloamPrompts *prompts, const SiloamEntry *entry)
{
  SiloamVerseStart *self = g_object_new (SILOAM_TYPE_VERSE_START, NULL);

  self->prompts = g_object_ref (prompts);
  add_needs (self, siloam_prompts_get (prompts, "verse.brought.question"), brought, entry);
  add_needs (self, siloam_prompts_get (prompts, "verse.sought.question"), sought, entry);
  add_shelves (self);
  return GTK_WIDGET (self);
}
