/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar below the verses. The one suggested action stands at the right, as on every page. Main
 * thread. */

#include "config.h"

#include "ui/verse-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/narrow-choice.h"
#include "ui/verse-role.h"
#include "ui/verse-taken.h"
#include "ui/wrap-layout.h"

#define COLUMN_WIDTH 640
#define ROW_SPACING 6

struct _SiloamVerseBar
{
  GtkWidget parent_instance;

  GtkWidget *clamp;
  GtkWidget *column;
  GtkWidget *options; /* for a chapter: name and role */
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *with_text;
  GtkWidget *more;
  GtkWidget *moments;
  GtkWidget *read;

  SiloamPrompts *prompts;
  gboolean can_link;
};

G_DEFINE_FINAL_TYPE (SiloamVerseBar, siloam_verse_bar, GTK_TYPE_WIDGET)

static void
siloam_verse_bar_dispose (GObject *object)
{
  SiloamVerseBar *self = SILOAM_VERSE_BAR (object);

  g_clear_pointer (&self->clamp, gtk_widget_unparent);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_verse_bar_parent_class)->dispose (object);
}

static void
siloam_verse_bar_class_init (SiloamVerseBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_verse_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siloam_verse_bar_init (SiloamVerseBar *self)
{
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);
  gtk_widget_add_css_class (self->column, "siloam-verse-bar");
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->column);
  gtk_widget_set_parent (self->clamp, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "siloam-verse-bar-line");
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkLabel *text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (text, TRUE);
  gtk_label_set_wrap_mode (text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (text, GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "siloam-action");
  return button;
}

static GtkWidget *
add_flat (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = make_button (label, action);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "siloam-verse-action");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
build_options (SiloamVerseBar *self, GtkWidget *page)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  SiloamVerseRole role = page != NULL ? siloam_verse_role_of (page) : SILOAM_ROLE_READING;

  self->options = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->options, siloam_wrap_layout_new (12, FALSE));
  self->name = g_object_new (GTK_TYPE_LABEL,
                             "xalign",
                             0.0f,
                             "wrap",
                             TRUE,
                             "wrap-mode",
                             PANGO_WRAP_WORD_CHAR,
                             NULL);
  gtk_widget_add_css_class (self->name, "siloam-heading");
  gtk_box_append (GTK_BOX (self->options), self->name);

  for (const SiloamTerm *term = siloam_verse_roles; term->nick != NULL; term++)
    {
      g_autofree char *key = g_strconcat ("weigh.role.", term->nick, NULL);

      gtk_string_list_append (roles, siloam_prompts_get (self->prompts, key));
    }
  self->role = siloam_narrow_choice_new (G_LIST_MODEL (roles), _ ("What the verse is for"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role), role - 1);
  gtk_widget_add_css_class (self->role, "siloam-verse-role");
  gtk_widget_set_visible (self->role, self->can_link);
  gtk_box_append (GTK_BOX (self->options), self->role);
  gtk_box_append (GTK_BOX (self->column), self->options);
}

static void
close_more_cb (SiloamVerseBar *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->more));
}

static GtkWidget *
add_more (SiloamVerseBar *self, GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = add_flat (box, label, action);

  g_signal_connect_object (button, "clicked", G_CALLBACK (close_more_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* What is not needed each time stands one step away, so that the verses keep their room. */
static void
build_more (SiloamVerseBar *self, GtkWidget *actions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);
  GtkWidget *popover = gtk_popover_new ();

  self->with_text = gtk_check_button_new_with_label (_ ("With its text"));
  gtk_widget_add_css_class (self->with_text, "siloam-verse-option");
  gtk_widget_set_visible (self->with_text, self->can_link);
  gtk_box_append (GTK_BOX (box), self->with_text);
  self->moments = add_more (self,
                            box,
                            siloam_prompts_get (self->prompts, "verse.button.moments"),
                            "verse.moments");
  add_more (self, box, _ ("Copy"), "verse.copy");
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), _ ("More"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->more), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "siloam-verse-more");
  gtk_box_append (GTK_BOX (actions), self->more);
}

static void
build_actions (SiloamVerseBar *self, GtkWidget *page, gboolean can_insert)
{
  GtkWidget *actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *key =
      siloam_verse_page_is_step (page) ? "verse.button.link_step" : "verse.button.link_page";

  gtk_widget_set_layout_manager (actions, siloam_wrap_layout_new (ROW_SPACING, TRUE));
  build_more (self, actions);
  self->read = add_flat (actions, _ ("Read the chapter"), "verse.read");
  if (can_insert)
    add_flat (actions, _ ("Put it in the text"), "verse.insert");
  if (self->can_link)
    {
      const char *label = siloam_prompts_get (self->prompts, key);
      GtkWidget *link = make_button (label, "verse.link");

      gtk_widget_add_css_class (link, "suggested-action");
      gtk_widget_add_css_class (link, "pill");
      gtk_box_append (GTK_BOX (actions), link);
    }
  gtk_box_append (GTK_BOX (self->column), actions);
}

/**
 * siloam_verse_bar_new:
 * @prompts: the texts
 * @page: (nullable): where verses can be taken along to
 * @can_insert: whether there is a caret to put a reference at
 *
 * Makes the bar.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_verse_bar_new (SiloamPrompts *prompts, GtkWidget *page, gboolean can_insert)
{
  SiloamVerseBar *self = g_object_new (SILOAM_TYPE_VERSE_BAR, NULL);

  self->prompts = g_object_ref (prompts);
  self->can_link = page != NULL;
  build_options (self, page);
  build_actions (self, page, can_insert);
  siloam_verse_bar_set_mode (self, SILOAM_VERSE_BAR_LIST);
  return GTK_WIDGET (self);
}

/**
 * siloam_verse_bar_set_mode:
 *
 * Shows what fits the view above.
 */
void
siloam_verse_bar_set_mode (SiloamVerseBar *self, SiloamVerseBarMode mode)
{
  gboolean chapter = mode == SILOAM_VERSE_BAR_CHAPTER;

  g_return_if_fail (SILOAM_IS_VERSE_BAR (self));

  gtk_widget_set_visible (self->options, chapter);
  gtk_widget_set_visible (self->read, !chapter);
}

void
siloam_verse_bar_set_chosen (SiloamVerseBar *self, const char *name)
{
  g_return_if_fail (SILOAM_IS_VERSE_BAR (self));

  gtk_label_set_label (GTK_LABEL (self->name), name != NULL ? name : "");
  gtk_widget_set_visible (self->name, name != NULL);
}

SiloamVerseRole
siloam_verse_bar_get_role (SiloamVerseBar *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_BAR (self), SILOAM_ROLE_READING);

  return (SiloamVerseRole) (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role)) + 1);
}

void
siloam_verse_bar_hide_moments (SiloamVerseBar *self)
{
  g_return_if_fail (SILOAM_IS_VERSE_BAR (self));

  gtk_widget_set_visible (self->moments, FALSE);
}

gboolean
siloam_verse_bar_get_with_text (SiloamVerseBar *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_BAR (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->with_text));
}
