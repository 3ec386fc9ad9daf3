/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where prayer evenings come from, told as what a source tells and not as a promise. What it says
 * of depression never stands there without what we say against it and a way to help (001-16). Holds
 * nothing of a visitor. Main thread. */

#include "config.h"

#include "ui/evening-about.h"

#include "ui/help-lines.h"
#include "ui/screen.h"
#include "ui/words-label.h"

static void
add_text (GtkBox *part, SiloamPrompts *prompts, const char *key)
{
  gtk_box_append (part, siloam_words_label_new (siloam_prompts_get (prompts, key), "siloam-text"));
}

static GtkBox *
add_part (SiloamScreen *screen, SiloamPrompts *prompts, const char *title, const char *text)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading =
      siloam_words_label_new_heading (siloam_prompts_get (prompts, title), "siloam-heading");

  gtk_box_append (GTK_BOX (part), heading);
  add_text (GTK_BOX (part), prompts, text);
  siloam_screen_add (screen, part);
  return GTK_BOX (part);
}

static void
add_history (SiloamScreen *screen, SiloamPrompts *prompts)
{
  add_part (screen, prompts, "evening.about.who.title", "evening.about.who.text");
  add_part (screen, prompts, "evening.about.name.title", "evening.about.name.text");
  add_part (screen, prompts, "evening.about.begin.title", "evening.about.begin.text");
  add_part (screen, prompts, "evening.about.again.title", "evening.about.again.text");
  add_part (screen, prompts, "evening.about.count.title", "evening.about.count.text");
}

static void
add_care (SiloamScreen *screen, SiloamPrompts *prompts)
{
  GtkBox *part = add_part (screen, prompts, "evening.about.care.title", "evening.about.care.text");

  add_text (part, prompts, "evening.about.care.counter.text");
  gtk_box_append (part, siloam_words_label_new (siloam_help_crisis_text (prompts), "siloam-note"));
}

/**
 * siloam_evening_about_new:
 * @room: for the words of the team
 *
 * Returns: (transfer floating): the screen
 */
GtkWidget *
siloam_evening_about_new (SiloamEveningRoom *room)
{
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (room);
  SiloamScreen *screen = g_object_new (SILOAM_TYPE_SCREEN, NULL);

  siloam_screen_set_question (screen, siloam_prompts_get (prompts, "evening.about.question"));
  siloam_screen_set_hint (screen, siloam_prompts_get (prompts, "evening.about.hint"));
  siloam_screen_set_back_action (screen, "evening.go::overview");
  add_history (screen, prompts);
  add_care (screen, prompts);
  add_part (screen, prompts, "evening.about.grow.title", "evening.about.grow.text");
  add_part (screen, prompts, "evening.about.learn.title", "evening.about.learn.text");
  siloam_screen_set_read_only (screen);
  return GTK_WIDGET (screen);
}
