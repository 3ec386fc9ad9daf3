/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A journal that is gone, empty, damaged or too new is told plainly, with its remedies. It is never
 * answered by a new one, unless the person asks for that and confirms it. Main thread. */

#include "config.h"

#include "ui/problem-page.h"

#include "ui/error-text.h"
#include "ui/screen.h"
#include "ui/template.h"
#include "vault/error.h"

struct _SiloamProblemPage
{
  GtkWidget parent_instance;

  SiloamScreen *screen;
  GtkLabel *text_label;
  GtkLabel *remedy_label;
  GtkLabel *path_label;
  GtkWidget *again_button;
};

G_DEFINE_FINAL_TYPE (SiloamProblemPage, siloam_problem_page, GTK_TYPE_WIDGET)

static gboolean
siloam_problem_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_PROBLEM_PAGE (widget)->again_button);
}

static void
siloam_problem_page_dispose (GObject *object)
{
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_PROBLEM_PAGE);

  G_OBJECT_CLASS (siloam_problem_page_parent_class)->dispose (object);
}

static void
siloam_problem_page_class_init (SiloamProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_problem_page_dispose;
  widget_class->grab_focus = siloam_problem_page_grab_focus;
  widget_class->focus = siloam_template_focus;

  g_type_ensure (SILOAM_TYPE_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamProblemPage, screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamProblemPage, text_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamProblemPage, remedy_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamProblemPage, path_label);
}

static void
siloam_problem_page_init (SiloamProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
add_button (SiloamProblemPage *self,
            SiloamPrompts *prompts,
            const char *key,
            const char *action,
            SiloamButtonKind kind)
{
  return siloam_screen_add_button (self->screen, siloam_prompts_get (prompts, key), action, kind);
}

/**
 * siloam_problem_page_new:
 * @prompts: the texts
 * @error: what is wrong with the file
 * @path: (type filename): the file
 * @restores: whether a backup can be put back
 */
GtkWidget *
siloam_problem_page_new (SiloamPrompts *prompts,
                         const GError *error,
                         const char *path,
                         gboolean restores)
{
  SiloamProblemPage *self = g_object_new (SILOAM_TYPE_PROBLEM_PAGE, NULL);
  SiloamErrorText text = siloam_error_text (prompts, error);
  g_autofree char *shown_path = g_filename_display_name (path);

  siloam_screen_set_question (self->screen, text.title);
  gtk_label_set_label (self->text_label, text.text);
  gtk_label_set_label (self->remedy_label, text.remedy);
  gtk_label_set_label (self->path_label, shown_path);
  if (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING))
    add_button (self, prompts, "unlock.button.anew", "win.start-anew", SILOAM_BUTTON_FLAT);
  add_button (self, prompts, "unlock.button.choose_file", "win.choose-journal", SILOAM_BUTTON_FLAT);
  if (restores)
    add_button (self, prompts, "backup.button.restore", "win.restore", SILOAM_BUTTON_FLAT);
  self->again_button =
      add_button (self, prompts, "unlock.button.again", "win.start-again", SILOAM_BUTTON_SUGGESTED);
  return GTK_WIDGET (self);
}
