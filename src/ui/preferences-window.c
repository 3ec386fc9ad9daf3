/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences. What says something of the person (the trusted one, the Bible translation) goes
 * to the sealed journal, the rest to GSettings; each choice acts at once or when the window closes.
 * Main thread. */

#include "config.h"

#include "ui/preferences-window.h"

#include <glib/gi18n.h>

#include "ui/bible-page.h"
#include "ui/error-text.h"
#include "ui/keep-page.h"
#include "ui/person-group.h"
#include "ui/reading-group.h"
#include "ui/text-fit.h"

struct _SiloamPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwPreferencesPage *reading_page;
  SiloamBiblePage *bible_page;
  AdwPreferencesPage *safety_page;
  SiloamKeepPage *keep_page;
  AdwPreferencesPage *help_page;
  GtkAdjustment *idle_adjustment;
  GtkSwitch *line_switch;
  GtkSwitch *reminder_switch;
  AdwActionRow *evening_row;
  GtkSwitch *evening_switch;
  SiloamPersonGroup *person_group;
  SiloamReadingGroup *reading_group;

  SiloamSettings *settings;
  SiloamJournal *journal;
};

G_DEFINE_FINAL_TYPE (SiloamPreferencesWindow,
                     siloam_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

typedef struct
{
  GtkWidget *parent;
  SiloamPrompts *prompts;
} Saving;

/* The window may be closed by now: its parent says it. */
static void
profile_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_journal_save_profile_finish (SILOAM_JOURNAL (source), result, &error))
    gtk_widget_activate_action (saving->parent,
                                "win.toast",
                                "s",
                                siloam_error_text (saving->prompts, error).title);
  g_object_unref (saving->parent);
  g_object_unref (saving->prompts);
  g_free (saving);
}

static gboolean
replace_text (char **text, const char *replacement)
{
  if (g_strcmp0 (*text, replacement) == 0)
    return FALSE;
  g_free (*text);
  *text = g_strdup (replacement);
  return TRUE;
}

static gboolean
apply_reading (SiloamPreferencesWindow *self, SiloamProfile *profile)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (self->settings);
  const char *typed = siloam_reading_group_get_translation (self->reading_group);
  gboolean u = siloam_prompts_get_form (prompts) == SILOAM_ADDRESS_U;
  gboolean changed = replace_text (&profile->bible_translation, *typed ? typed : NULL);

  changed |= replace_text (&profile->locale, siloam_prompts_get_language (prompts));
  changed |= replace_text (&profile->address_form, u ? "u" : "je");
  return changed;
}

static gboolean
apply_reminders (SiloamPreferencesWindow *self, SiloamProfile *profile)
{
  gboolean wanted = gtk_switch_get_active (self->reminder_switch);
  gboolean changed = profile->reminders_enabled != wanted;

  profile->reminders_enabled = wanted;
  return changed;
}

static void
save_profile (SiloamPreferencesWindow *self)
{
  g_autoptr (SiloamProfile) profile =
      siloam_profile_copy (siloam_journal_get_profile (self->journal));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean changed = apply_reading (self, profile);
  Saving *saving;

  changed |= siloam_person_group_apply (self->person_group, profile);
  changed |= apply_reminders (self, profile);
  if (!changed)
    return;
  saving = g_new0 (Saving, 1);
  saving->parent = g_object_ref (GTK_WIDGET (parent));
  saving->prompts = g_object_ref (siloam_settings_get_prompts (self->settings));
  siloam_journal_save_profile_async (self->journal, profile, profile_saved_cb, saving);
}

static void
unmapped_cb (SiloamPreferencesWindow *self)
{
  if (self->journal && gtk_window_get_transient_for (GTK_WINDOW (self)))
    save_profile (self);
}

static void
siloam_preferences_window_dispose (GObject *object)
{
  SiloamPreferencesWindow *self = SILOAM_PREFERENCES_WINDOW (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (siloam_preferences_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, reading_page);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, bible_page);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, safety_page);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, keep_page);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, help_page);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, idle_adjustment);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, line_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, reminder_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, evening_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, evening_switch);
  gtk_widget_class_bind_template_child (widget_class, SiloamPreferencesWindow, person_group);
}

static void
siloam_preferences_window_class_init (SiloamPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_preferences_window_dispose;

  g_type_ensure (SILOAM_TYPE_BIBLE_PAGE);
  g_type_ensure (SILOAM_TYPE_KEEP_PAGE);
  g_type_ensure (SILOAM_TYPE_PERSON_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/preferences-window.ui");
  bind_children (widget_class);
}

static void
siloam_preferences_window_init (SiloamPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

static void
fill_journal_pages (SiloamPreferencesWindow *self)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (self->settings);
  const SiloamProfile *profile = siloam_journal_get_profile (self->journal);

  siloam_reading_group_set_translation (self->reading_group, profile->bible_translation);
  siloam_person_group_fill (self->person_group, prompts, profile);
  gtk_switch_set_active (self->reminder_switch, profile->reminders_enabled);
}

/* Bibles are public: they can be set while the journal is locked too. */
static void
show_bibles (SiloamPreferencesWindow *self)
{
  SiloamBibles *bibles = siloam_bibles_of (GTK_WIDGET (self));

  if (bibles != NULL)
    siloam_bible_page_set_up (self->bible_page, bibles, self->settings);
  else
    adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self),
                                   ADW_PREFERENCES_PAGE (self->bible_page));
}

/**
 * siloam_preferences_window_new:
 * @parent: the window it stands over
 * @settings: read and written at once
 * @journal: (nullable): %NULL while it is locked
 */
GtkWidget *
siloam_preferences_window_new (GtkWindow *parent, SiloamSettings *settings, SiloamJournal *journal)
{
  SiloamPreferencesWindow *self =
      g_object_new (SILOAM_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  self->reading_group = SILOAM_READING_GROUP (siloam_reading_group_new (settings));
  adw_preferences_page_add (self->reading_page, ADW_PREFERENCES_GROUP (self->reading_group));
  g_settings_bind (siloam_settings_get_store (settings),
                   "show-received-line",
                   self->line_switch,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (siloam_settings_get_store (settings),
                   "idle-lock-minutes",
                   self->idle_adjustment,
                   "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (siloam_settings_get_store (settings),
                   "ministry-enabled",
                   self->evening_switch,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);
  adw_action_row_set_subtitle (
      self->evening_row,
      siloam_prompts_get (siloam_settings_get_prompts (settings), "evening.switch.hint"));
  show_bibles (self);
  if (journal)
    {
      self->journal = g_object_ref (journal);
      fill_journal_pages (self);
      siloam_keep_page_set_up (self->keep_page, settings, journal);
    }
  else
    {
      /* Hiding a page would leave its button. */
      adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->safety_page);
      adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self),
                                     ADW_PREFERENCES_PAGE (self->keep_page));
      adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->help_page);
    }
  siloam_text_fit_dialog (GTK_WINDOW (self), settings);
  return GTK_WIDGET (self);
}
