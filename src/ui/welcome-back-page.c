/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Welcome back: what a person meets after an unlock, before anything they wrote. It says nothing of
 * how long they were away, and shows only something good: the good memory of what was open, else
 * the newest received line. Main thread. */

#include "config.h"

#include "ui/welcome-back-page.h"

#include "ui/header.h"

struct _SiloamWelcomeBackPage
{
  AdwBin parent_instance;

  GtkLabel *question_label;
  GtkLabel *hint_label;
  GtkWidget *good_box;
  GtkLabel *good_heading;
  GtkLabel *good_label;
  GtkButton *good_button;
  GtkButton *on_button;
  GtkButton *stop_button;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
  char *id;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (SiloamWelcomeBackPage, siloam_welcome_back_page, ADW_TYPE_BIN)

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A long answer in a large text needs a second line. */
static void
say (GtkButton *button, const char *text)
{
  gtk_button_set_label (button, text);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (button)), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_button_get_child (button)), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (button)), GTK_JUSTIFY_CENTER);
}

static void
read_all (SiloamWelcomeBackPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.gifts", NULL);
}

/* The button that showed it now leads on to all that was received. */
static void
show_good (SiloamWelcomeBackPage *self, const char *heading, const char *words)
{
  gtk_label_set_label (self->good_heading, heading);
  gtk_label_set_label (self->good_label, words);
  gtk_widget_set_visible (self->good_box, TRUE);
  say (self->good_button, siloam_prompts_get (self->prompts, "home.door.gifts"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->good_button), "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->good_button), "win.gifts");
  gtk_widget_grab_focus (GTK_WIDGET (self->good_label));
}

static void
gift_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWelcomeBackPage) self = user_data;
  g_autoptr (GPtrArray) lines =
      siloam_journal_gift_lines_finish (SILOAM_JOURNAL (source), result, NULL);
  const SiloamGiftLine *line;

  if (self->journal == NULL)
    return;
  if (lines == NULL || lines->len == 0)
    {
      read_all (self);
      return;
    }

  line = g_ptr_array_index (lines, 0);
  show_good (self, siloam_prompts_get (self->prompts, "back.question"), line->text);
}

static void
load_gift (SiloamWelcomeBackPage *self)
{
  siloam_journal_gift_lines_async (self->journal,
                                   FALSE,
                                   1,
                                   self->loading,
                                   gift_loaded_cb,
                                   g_object_ref (self));
}

/* What is sealed stays closed until it is confirmed. */
static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWelcomeBackPage) self = user_data;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, NULL);

  if (self->journal == NULL)
    return;
  if (entry != NULL && !entry->sealed && is_said (entry->good_memory))
    show_good (self, siloam_prompts_get (self->prompts, "returned.memory"), entry->good_memory);
  else
    load_gift (self);
}

static void
load_entry (SiloamWelcomeBackPage *self, const char *id)
{
  siloam_journal_load_async (self->journal,
                             id,
                             self->loading,
                             entry_loaded_cb,
                             g_object_ref (self));
}

static const SiloamSummary *
first_left_open (GPtrArray *summaries)
{
  for (guint i = 0; summaries != NULL && i < summaries->len; i++)
    {
      const SiloamSummary *summary = g_ptr_array_index (summaries, i);

      if (summary->open_step != NULL && !summary->resting)
        return summary;
    }
  return NULL;
}

static void
on_the_way_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWelcomeBackPage) self = user_data;
  g_autoptr (GPtrArray) summaries =
      siloam_journal_on_the_way_finish (SILOAM_JOURNAL (source), result, NULL);
  const SiloamSummary *open = first_left_open (summaries);

  if (self->journal == NULL)
    return;
  if (open != NULL)
    load_entry (self, open->id);
  else
    load_gift (self);
}

/* After a fresh start nothing was open on screen: what was left open in the journal counts. */
static void
good_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamWelcomeBackPage *self = SILOAM_WELCOME_BACK_PAGE (widget);

  if (self->id != NULL)
    load_entry (self, self->id);
  else
    siloam_journal_on_the_way_async (self->journal,
                                     self->loading,
                                     on_the_way_read_cb,
                                     g_object_ref (self));
}

static gboolean
siloam_welcome_back_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SILOAM_WELCOME_BACK_PAGE (widget)->good_button));
}

static void
siloam_welcome_back_page_dispose (GObject *object)
{
  SiloamWelcomeBackPage *self = SILOAM_WELCOME_BACK_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_WELCOME_BACK_PAGE);

  G_OBJECT_CLASS (siloam_welcome_back_page_parent_class)->dispose (object);
}

static void
siloam_welcome_back_page_class_init (SiloamWelcomeBackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_welcome_back_page_dispose;
  widget_class->grab_focus = siloam_welcome_back_page_grab_focus;

  g_type_ensure (SILOAM_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/welcome-back-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, question_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, good_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, good_heading);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, good_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, good_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, on_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamWelcomeBackPage, stop_button);
  gtk_widget_class_install_action (widget_class, "returned.good", NULL, good_action);
}

static void
siloam_welcome_back_page_init (SiloamWelcomeBackPage *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_welcome_back_page_new:
 * @journal: the open journal
 * @prompts: the texts in the person's language and form
 * @id: (nullable): the entry that was open when the journal locked
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_welcome_back_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id)
{
  SiloamWelcomeBackPage *self = g_object_new (SILOAM_TYPE_WELCOME_BACK_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  self->id = g_strdup (id);
  gtk_label_set_label (self->question_label, siloam_prompts_get (prompts, "returned.question"));
  gtk_label_set_label (self->hint_label, siloam_prompts_get (prompts, "returned.hint"));
  say (self->good_button, siloam_prompts_get (prompts, "returned.button.good"));
  say (self->on_button, siloam_prompts_get (prompts, "returned.button.go_on"));
  say (self->stop_button, siloam_prompts_get (prompts, "returned.button.stop"));
  return GTK_WIDGET (self);
}
