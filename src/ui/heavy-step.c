/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A4: the help lines of the country, and a trusted person for who wants to name one. Main thread.
 */

#include "config.h"

#include "ui/heavy-step.h"

#include "guide/help.h"
#include "ui/country.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/person-group.h"
#include "ui/screen.h"
#include "ui/template.h"

struct _SiloamHeavyStep
{
  GtkWidget parent_instance;

  SiloamScreen *screen;
  AdwPreferencesGroup *lines_group;
  SiloamPersonGroup *person_group;
  SiloamNotice *notice;
  GtkWidget *skip_button;

  SiloamPrompts *prompts;
  SiloamJournal *journal;
};

G_DEFINE_FINAL_TYPE (SiloamHeavyStep, siloam_heavy_step, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
profile_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamHeavyStep) self = user_data;
  g_autoptr (GError) error = NULL;
  SiloamErrorText text;

  if (siloam_journal_save_profile_finish (SILOAM_JOURNAL (source), result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0);
      return;
    }
  if (!self->prompts)
    return;
  text = siloam_error_text (self->prompts, error);
  siloam_notice_set_text (self->notice, &text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

static void
save (SiloamHeavyStep *self)
{
  g_autoptr (SiloamProfile) profile =
      siloam_profile_copy (siloam_journal_get_profile (self->journal));

  if (siloam_person_group_apply (self->person_group, profile))
    siloam_journal_save_profile_async (self->journal,
                                       profile,
                                       profile_saved_cb,
                                       g_object_ref (self));
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamHeavyStep *self = SILOAM_HEAVY_STEP (widget);

  if (g_str_equal (action, "heavy.save"))
    save (self);
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static gboolean
siloam_heavy_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_HEAVY_STEP (widget)->skip_button);
}

static void
siloam_heavy_step_dispose (GObject *object)
{
  SiloamHeavyStep *self = SILOAM_HEAVY_STEP (object);

  g_clear_object (&self->prompts);
  g_clear_object (&self->journal);
  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_HEAVY_STEP);

  G_OBJECT_CLASS (siloam_heavy_step_parent_class)->dispose (object);
}

static void
siloam_heavy_step_class_init (SiloamHeavyStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_heavy_step_dispose;
  widget_class->grab_focus = siloam_heavy_step_grab_focus;
  widget_class->focus = siloam_template_focus;
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SILOAM_TYPE_HEAVY_STEP,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);

  g_type_ensure (SILOAM_TYPE_SCREEN);
  g_type_ensure (SILOAM_TYPE_PERSON_GROUP);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/heavy-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamHeavyStep, screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeavyStep, lines_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeavyStep, person_group);
  gtk_widget_class_bind_template_child (widget_class, SiloamHeavyStep, notice);
  gtk_widget_class_install_action (widget_class, "heavy.save", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "heavy.skip", NULL, action_cb);
}

static void
siloam_heavy_step_init (SiloamHeavyStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_line (SiloamHeavyStep *self, const SiloamHelpLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean has_phone = line->phone && *line->phone;
  g_autofree char *title =
      has_phone ? g_strdup_printf ("%s · %s", line->phone, line->name) : g_strdup (line->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->text);
  adw_preferences_group_add (self->lines_group, row);
}

static void
fill_lines (SiloamHeavyStep *self)
{
  g_autofree char *country = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  adw_preferences_group_set_title (self->lines_group,
                                   siloam_prompts_get (self->prompts, "heavy.lines"));
  country = siloam_country_dup (siloam_prompts_get_language (self->prompts));
  lines = siloam_help_lines_load (country, siloam_prompts_get_language (self->prompts), &error);
  if (!lines)
    g_warning ("The help lines cannot be read: %s", error->message);
  for (guint i = 0; lines && i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i));
}

/**
 * siloam_heavy_step_new:
 * @prompts: the texts
 * @journal: keeps the trusted person
 */
GtkWidget *
siloam_heavy_step_new (SiloamPrompts *prompts, SiloamJournal *journal)
{
  SiloamHeavyStep *self = g_object_new (SILOAM_TYPE_HEAVY_STEP, NULL);

  self->prompts = g_object_ref (prompts);
  self->journal = g_object_ref (journal);
  siloam_screen_set_question (self->screen, siloam_prompts_get (prompts, "heavy.question"));
  siloam_screen_set_hint (self->screen, siloam_prompts_get (prompts, "heavy.hint"));
  fill_lines (self);
  siloam_person_group_fill (self->person_group, prompts, siloam_journal_get_profile (journal));
  self->skip_button = siloam_screen_add_button (self->screen,
                                                siloam_prompts_get (prompts, "heavy.button.skip"),
                                                "heavy.skip",
                                                SILOAM_BUTTON_FLAT);
  siloam_screen_add_button (self->screen,
                            siloam_prompts_get (prompts, "heavy.button.save"),
                            "heavy.save",
                            SILOAM_BUTTON_SUGGESTED);
  return GTK_WIDGET (self);
}
