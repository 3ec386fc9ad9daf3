/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first run of the prayer evenings: why they have a locked file of their own, the PIN, and the
 * recovery code, which is shown only once and asked back. Nothing exists on the disk before the PIN
 * was chosen. Main thread. */

#include "config.h"

#include "ui/evening-first-run.h"

#include "ui/lockup-step.h"
#include "ui/recovery-page.h"
#include "ui/screen.h"
#include "ui/stack-replace.h"
#include "ui/template.h"

struct _SiloamEveningFirstRun
{
  GtkWidget parent_instance;

  GtkStack *steps;

  SiloamPrompts *prompts;
  char *path;
  SiloamMinistry *ministry;
};

G_DEFINE_FINAL_TYPE (SiloamEveningFirstRun, siloam_evening_first_run, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CREATED,
  SIGNAL_FINISHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
written_cb (SiloamEveningFirstRun *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
created_cb (SiloamEveningFirstRun *self, SiloamLockupStep *step)
{
  g_autoptr (SiloamSecret) code = NULL;
  GtkWidget *page;

  self->ministry = SILOAM_MINISTRY (siloam_lockup_step_steal_file (step, &code));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0);
  page = siloam_recovery_page_new (self->prompts, code, NULL);
  siloam_recovery_page_insist (SILOAM_RECOVERY_PAGE (page));
  g_signal_connect_object (page, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  siloam_stack_replace (self->steps, page);
}

static void
show_lockup (SiloamEveningFirstRun *self)
{
  GtkWidget *step =
      siloam_lockup_step_new (&siloam_ministry_file_kind, self->prompts, self->path, NULL);

  g_signal_connect_object (step, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  siloam_stack_replace (self->steps, step);
}

static void
add_paragraph (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_explanation (SiloamEveningFirstRun *self)
{
  static const char *const keys[] = { "evening.first.what.text",
                                      "evening.first.own.text",
                                      "evening.first.pin.text" };
  SiloamScreen *screen = g_object_new (SILOAM_TYPE_SCREEN, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  siloam_screen_set_question (screen, siloam_prompts_get (self->prompts, "evening.first.title"));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    add_paragraph (box, siloam_prompts_get (self->prompts, keys[i]), "siloam-text");
  add_paragraph (box, siloam_prompts_get (self->prompts, "evening.first.note"), "siloam-hint");
  siloam_screen_add (screen, box);
  siloam_screen_add_button (screen,
                            siloam_prompts_get (self->prompts, "evening.first.button.away"),
                            "window.close",
                            SILOAM_BUTTON_FLAT);
  siloam_screen_add_button (screen,
                            siloam_prompts_get (self->prompts, "evening.first.button.begin"),
                            "first-run.next",
                            SILOAM_BUTTON_SUGGESTED);
  return GTK_WIDGET (screen);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamEveningFirstRun *self = SILOAM_EVENING_FIRST_RUN (widget);

  if (self->ministry)
    return;
  if (g_str_equal (action, "first-run.next"))
    show_lockup (self);
  else
    siloam_stack_replace (self->steps, make_explanation (self));
}

static gboolean
siloam_evening_first_run_grab_focus (GtkWidget *widget)
{
  SiloamEveningFirstRun *self = SILOAM_EVENING_FIRST_RUN (widget);
  GtkWidget *step = gtk_stack_get_visible_child (self->steps);

  return step &&
         (gtk_widget_grab_focus (step) || gtk_widget_child_focus (step, GTK_DIR_TAB_FORWARD));
}

static void
siloam_evening_first_run_dispose (GObject *object)
{
  SiloamEveningFirstRun *self = SILOAM_EVENING_FIRST_RUN (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->prompts);
  g_clear_object (&self->ministry);

  G_OBJECT_CLASS (siloam_evening_first_run_parent_class)->dispose (object);
}

static void
siloam_evening_first_run_finalize (GObject *object)
{
  g_free (SILOAM_EVENING_FIRST_RUN (object)->path);

  G_OBJECT_CLASS (siloam_evening_first_run_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SILOAM_TYPE_EVENING_FIRST_RUN,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
siloam_evening_first_run_class_init (SiloamEveningFirstRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_evening_first_run_dispose;
  object_class->finalize = siloam_evening_first_run_finalize;
  widget_class->grab_focus = siloam_evening_first_run_grab_focus;
  widget_class->focus = siloam_template_focus;
  signals[SIGNAL_CREATED] = add_signal ("created");
  signals[SIGNAL_FINISHED] = add_signal ("finished");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "first-run.next", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "first-run.back", NULL, action_cb);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Left,
                                       GDK_ALT_MASK,
                                       "first-run.back",
                                       NULL);
}

static void
siloam_evening_first_run_init (SiloamEveningFirstRun *self)
{
  self->steps = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_type (self->steps, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (self->steps, 180);
  gtk_widget_set_parent (GTK_WIDGET (self->steps), GTK_WIDGET (self));
}

/**
 * siloam_evening_first_run_new:
 * @prompts: the texts
 * @path: (type filename): where the file is to be made
 *
 * Returns: (transfer floating): the page, with why there is such a file
 */
GtkWidget *
siloam_evening_first_run_new (SiloamPrompts *prompts, const char *path)
{
  SiloamEveningFirstRun *self = g_object_new (SILOAM_TYPE_EVENING_FIRST_RUN, NULL);

  self->prompts = g_object_ref (prompts);
  self->path = g_strdup (path);
  siloam_stack_replace (self->steps, make_explanation (self));
  return GTK_WIDGET (self);
}

/**
 * siloam_evening_first_run_get_ministry:
 *
 * Returns: (transfer none) (nullable): the file that was made
 */
SiloamMinistry *
siloam_evening_first_run_get_ministry (SiloamEveningFirstRun *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_FIRST_RUN (self), NULL);

  return self->ministry;
}
