/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen about the paper, and the paper made by it. It keeps no paper. Main thread. */

#include "config.h"

#include "ui/give-how.h"

#include "export/summary.h"
#include "guide/help.h"
#include "ui/after-parts.h"
#include "ui/chip-choice.h"
#include "ui/country.h"

#define TEXT_SIZE 14
#define LARGE_SIZE 18
#define ROW_SPACING 6

struct _SiloamGiveHow
{
  GtkWidget parent_instance;

  SiloamEveningRoom *room;
  GtkWidget *large_tick;
  GtkWidget *small_tick;
  GtkWidget *find_us_tick; /* NULL: the place has no such line */
  GtkWidget *language;
};

G_DEFINE_FINAL_TYPE (SiloamGiveHow, siloam_give_how, GTK_TYPE_WIDGET)

typedef enum
{
  LANGUAGE_NL = 1,
  LANGUAGE_EN,
} Language;

static void
siloam_give_how_dispose (GObject *object)
{
  SiloamGiveHow *self = SILOAM_GIVE_HOW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_give_how_parent_class)->dispose (object);
}

static void
siloam_give_how_class_init (SiloamGiveHowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_give_how_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
siloam_give_how_init (SiloamGiveHow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), ROW_SPACING);
}

static const char *
get_text (SiloamGiveHow *self, const char *key)
{
  return siloam_prompts_get (siloam_evening_room_get_visitor_prompts (self->room), key);
}

static void
add (SiloamGiveHow *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static GStrv
load_help_lines (const char *language)
{
  g_autofree char *locale = siloam_country_dup (language);
  g_autoptr (GPtrArray) lines = siloam_help_lines_load (locale, language, NULL);
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv texts;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const SiloamHelpLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = g_strdup_printf ("%s %s", line->name, line->phone);

      if (line->phone != NULL)
        g_strv_builder_add (builder,
                            g_strstr_len (line->name, -1, line->phone) != NULL ? line->name : text);
    }
  texts = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return texts;
}

/* In the language that was chosen for the paper, in the form of the visitor. */
static SiloamPrompts *
load_paper_prompts (SiloamGiveHow *self)
{
  guint chosen = siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (self->language));

  return siloam_prompts_new (
      chosen == LANGUAGE_NL ? "nl" : "en",
      siloam_prompts_get_form (siloam_evening_room_get_visitor_prompts (self->room)),
      NULL);
}

static gboolean
is_on (GtkWidget *tick)
{
  return tick != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (tick));
}

/**
 * siloam_give_how_make_paper:
 *
 * Returns: (transfer full): pages of the lines that are ticked, each time new ones
 */
SiloamFolio *
siloam_give_how_make_paper (SiloamGiveHow *self)
{
  const SiloamLocation *location = siloam_evening_room_get_desk (self->room)->location;
  g_autoptr (SiloamPrompts) prompts = load_paper_prompts (self);
  g_autoptr (GPtrArray) lines =
      siloam_summary_ticked_lines (siloam_evening_room_get_session (self->room), prompts);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_auto (GStrv) help = load_help_lines (siloam_prompts_get_language (prompts));
  SiloamSummaryOptions options = {
    .prompts = prompts,
    .find_us = is_on (self->find_us_tick) ? location->find_us : NULL,
    .date = now,
    .text_size = is_on (self->large_tick) ? LARGE_SIZE : TEXT_SIZE,
    .a5 = is_on (self->small_tick),
    .help_lines = (const char *const *) help,
  };

  return siloam_summary_paper_new (lines, &options);
}

static GtkWidget *
add_choice (SiloamGiveHow *self, const char *text)
{
  GtkWidget *tick = siloam_after_tick (text);

  add (self, tick);
  return tick;
}

static void
add_language (SiloamGiveHow *self)
{
  const char *language =
      siloam_prompts_get_language (siloam_evening_room_get_visitor_prompts (self->room));
  SiloamChipChoice *choice;

  self->language = siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, get_text (self, "give.language"));
  choice = SILOAM_CHIP_CHOICE (self->language);
  siloam_chip_choice_add (choice, LANGUAGE_NL, get_text (self, "give.language.nl"), NULL);
  siloam_chip_choice_add (choice, LANGUAGE_EN, get_text (self, "give.language.en"), NULL);
  siloam_chip_choice_set_value (choice, g_str_equal (language, "nl") ? LANGUAGE_NL : LANGUAGE_EN);
  add (self, self->language);
}

/**
 * siloam_give_how_dup_file_name:
 *
 * Returns: (transfer full): the name of a file for it, which tells the day only
 */
char *
siloam_give_how_dup_file_name (SiloamGiveHow *self)
{
  g_autoptr (SiloamPrompts) prompts = load_paper_prompts (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return siloam_summary_file_name (now, prompts);
}

/**
 * siloam_give_how_set_up:
 * @room: with the session of the visitor
 *
 * Shows the choices, in the words of the visitor.
 */
void
siloam_give_how_set_up (SiloamGiveHow *self, SiloamEveningRoom *room)
{
  const SiloamLocation *location = siloam_evening_room_get_desk (room)->location;

  self->room = g_object_ref (room);
  add (self, siloam_after_text (get_text (self, "give.how"), "siloam-heading"));
  self->large_tick = add_choice (self, get_text (self, "give.large"));
  self->small_tick = add_choice (self, get_text (self, "give.small_paper"));
  if (location->find_us != NULL && *location->find_us != '\0')
    {
      g_autofree char *text =
          siloam_after_fill (get_text (self, "give.find_us"), "{text}", location->find_us);

      self->find_us_tick = add_choice (self, text);
    }
  add_language (self);
}
