/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A1, the first screen: what this is, what it is not, and a button to begin. Nothing is stored
 * here. Main thread. */

#include "config.h"

#include "ui/welcome-step.h"

#include "ui/screen.h"
#include "ui/stack-replace.h"
#include "ui/template.h"

struct _SiloamWelcomeStep
{
  GtkWidget parent_instance;

  GtkStack *views;
  SiloamScreen *welcome;
  SiloamScreen *about;
  GtkBox *about_box;
  GtkLabel *verse_label;
  GtkLabel *note_label;
  GtkWidget *begin_button;
  GtkWidget *begin_from_about_button;
};

G_DEFINE_FINAL_TYPE (SiloamWelcomeStep, siloam_welcome_step, GTK_TYPE_WIDGET)

static void
show_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamWelcomeStep *self = SILOAM_WELCOME_STEP (widget);
  gboolean about = g_str_equal (action, "welcome.about");

  siloam_stack_show (self->views, about ? "about" : "welcome");
  gtk_widget_grab_focus (about ? self->begin_from_about_button : self->begin_button);
}

static gboolean
siloam_welcome_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_WELCOME_STEP (widget)->begin_button);
}

static void
siloam_welcome_step_dispose (GObject *object)
{
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_WELCOME_STEP);

  G_OBJECT_CLASS (siloam_welcome_step_parent_class)->dispose (object);
}

static void
siloam_welcome_step_class_init (SiloamWelcomeStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_welcome_step_dispose;
  widget_class->grab_focus = siloam_welcome_step_grab_focus;
  widget_class->focus = siloam_template_focus;

  g_type_ensure (SILOAM_TYPE_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/welcome-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeStep, views);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeStep, welcome);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeStep, about);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeStep, about_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeStep, verse_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeStep, note_label);
  gtk_widget_class_install_action (widget_class, "welcome.about", NULL, show_view);
  gtk_widget_class_install_action (widget_class, "welcome.back", NULL, show_view);
}

static void
siloam_welcome_step_init (SiloamWelcomeStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_stack_show (self->views, "welcome");
}

static void
fill_about (SiloamWelcomeStep *self, SiloamPrompts *prompts)
{
  static const char *const keys[] = { "welcome.about.what", "welcome.about.exchange",
                                      "welcome.about.free", "welcome.about.private",
                                      "welcome.about.not",  "welcome.about.sources" };

  siloam_screen_set_question (self->about, siloam_prompts_get (prompts, "welcome.about.title"));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *label = gtk_label_new (siloam_prompts_get (prompts, keys[i]));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "siloam-text");
      gtk_box_append (self->about_box, label);
    }
}

/* A team with a laptop needs no journal of its own. */
static void
add_evening_door (SiloamWelcomeStep *self, SiloamPrompts *prompts)
{
  GtkWidget *door = siloam_screen_button_new (siloam_prompts_get (prompts, "evening.button.door"),
                                              "app.evening-begin",
                                              SILOAM_BUTTON_FLAT);

  gtk_widget_set_halign (door, GTK_ALIGN_START);
  gtk_widget_add_css_class (door, "siloam-quiet-action");
  siloam_screen_add (self->welcome, door);
}

/**
 * siloam_welcome_step_new:
 * @prompts: the texts
 */
GtkWidget *
siloam_welcome_step_new (SiloamPrompts *prompts)
{
  SiloamWelcomeStep *self = g_object_new (SILOAM_TYPE_WELCOME_STEP, NULL);
  const char *begin = siloam_prompts_get (prompts, "welcome.button.begin");
  const char *const *verses = siloam_prompts_get_verses (prompts, "welcome");

  siloam_screen_set_question (self->welcome, siloam_prompts_get (prompts, "welcome.question"));
  siloam_screen_set_icon (self->welcome, APP_ID);
  gtk_label_set_label (self->note_label, siloam_prompts_get (prompts, "welcome.note"));
  gtk_label_set_label (self->verse_label, verses && verses[0] ? verses[0] : "");
  siloam_screen_add_button (self->welcome,
                            siloam_prompts_get (prompts, "welcome.button.read_first"),
                            "welcome.about",
                            SILOAM_BUTTON_FLAT);
  siloam_screen_add_button (self->welcome,
                            siloam_prompts_get (prompts, "welcome.button.existing"),
                            "win.take-journal",
                            SILOAM_BUTTON_FLAT);
  add_evening_door (self, prompts);
  self->begin_button =
      siloam_screen_add_button (self->welcome, begin, "first-run.next", SILOAM_BUTTON_SUGGESTED);
  fill_about (self, prompts);
  self->begin_from_about_button =
      siloam_screen_add_button (self->about, begin, "first-run.next", SILOAM_BUTTON_SUGGESTED);
  return GTK_WIDGET (self);
}
