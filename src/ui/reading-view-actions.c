/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do with the entry they read: go on, look back, give it a title or tags, seal
 * it, let it rest, keep a received line as a stone of remembrance, take it along, delete it. Each
 * change is made on a copy and saved; the view follows the journal. Main thread. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/reading-view-private.h"

static void
entry_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamReadingView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_journal_save_finish (SILOAM_JOURNAL (source), result, &error))
    siloam_reading_view_say_error (self, error);
}

static void
save (SiloamReadingView *self, const SiloamEntry *entry)
{
  siloam_journal_save_async (siloam_reading_view_get_journal (self),
                             entry,
                             NULL,
                             entry_saved_cb,
                             g_object_ref (self));
}

static void
go (SiloamReadingView *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              action,
                              "s",
                              siloam_reading_view_get_entry_id (self));
}

static void
resume_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (SILOAM_READING_VIEW (widget), "win.entry-resume");
}

static void
revisit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (SILOAM_READING_VIEW (widget), "win.revisit");
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (SILOAM_READING_VIEW (widget), "win.export-entry");
}

static void
open_sealed_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_reading_view_open_sealed (SILOAM_READING_VIEW (widget));
}

static void
seal_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (widget);
  g_autoptr (SiloamEntry) entry = siloam_entry_copy (siloam_reading_view_get_entry (self));

  entry->sealed = !entry->sealed;
  siloam_reading_view_close_seal (self);
  save (self, entry);
}

static void
rest_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (widget);
  g_autoptr (SiloamEntry) entry = siloam_entry_copy (siloam_reading_view_get_entry (self));

  entry->resting = !entry->resting;
  save (self, entry);
}

static void
pin_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (widget);
  g_autoptr (SiloamEntry) entry = siloam_entry_copy (siloam_reading_view_get_entry (self));
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < entry->received->len; i++)
    {
      SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (g_str_equal (received->id, id))
        received->memorial = !received->memorial;
    }
  save (self, entry);
}

typedef struct
{
  SiloamReadingView *view; /* owned */
  char *id;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->view);
  g_free (deletion->id);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
entry_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError) error = NULL;

  if (siloam_journal_delete_finish (SILOAM_JOURNAL (source), result, &error))
    siloam_reading_view_entry_deleted (deletion->view, deletion->id);
  else
    siloam_reading_view_say_error (deletion->view, error);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (widget);
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->view = g_object_ref (self);
  deletion->id = g_strdup (siloam_reading_view_get_entry_id (self));
  siloam_journal_delete_async (siloam_reading_view_get_journal (self),
                               deletion->id,
                               entry_deleted_cb,
                               deletion);
}

/* What a person answered to a small question; NULL when they let it be. */
static const char *
answer_of (AdwMessageDialog *dialog, const char *response)
{
  if (!g_str_equal (response, "save"))
    return NULL;
  return gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)));
}

/* A small question with one line to answer it. */
static void
ask_line (SiloamReadingView *self,
          const char *heading,
          const char *body,
          const char *text,
          GCallback answered)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);
  GtkWidget *line = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (line), text ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (line), TRUE);
  gtk_entry_set_input_hints (GTK_ENTRY (line), GTK_INPUT_HINT_PRIVATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading,
                                  -1);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), line);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "save",
                                    _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", answered, self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
titled_cb (AdwMessageDialog *dialog, const char *response, SiloamReadingView *self)
{
  const char *answer = answer_of (dialog, response);
  g_autofree char *title = NULL;
  g_autoptr (SiloamEntry) entry = NULL;

  if (answer == NULL || siloam_reading_view_get_entry (self) == NULL)
    return;

  title = g_strstrip (g_strdup (answer));
  entry = siloam_entry_copy (siloam_reading_view_get_entry (self));
  g_free (entry->title);
  entry->title = *title != '\0' ? g_steal_pointer (&title) : NULL;
  save (self, entry);
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (widget);

  ask_line (self,
            _ ("Title"),
            _ ("Without a title, the date stands here."),
            siloam_reading_view_get_entry (self)->title,
            G_CALLBACK (titled_cb));
}

static gboolean
has_tag (GPtrArray *tags, const char *tag)
{
  for (guint i = 0; i < tags->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (tags, i), tag) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
tagged_cb (AdwMessageDialog *dialog, const char *response, SiloamReadingView *self)
{
  const char *answer = answer_of (dialog, response);
  g_autoptr (SiloamEntry) entry = NULL;
  g_auto (GStrv) tags = NULL;

  if (answer == NULL || siloam_reading_view_get_entry (self) == NULL)
    return;

  entry = siloam_entry_copy (siloam_reading_view_get_entry (self));
  tags = g_strsplit (answer, ",", -1);
  g_ptr_array_set_size (entry->tags, 0);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      const char *tag = g_strstrip (tags[i]);

      if (*tag != '\0' && !has_tag (entry->tags, tag))
        g_ptr_array_add (entry->tags, g_strdup (tag));
    }
  save (self, entry);
}

static void
tags_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamReadingView *self = SILOAM_READING_VIEW (widget);
  const SiloamEntry *entry = siloam_reading_view_get_entry (self);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < entry->tags->len; i++)
    g_ptr_array_add (tags, g_ptr_array_index (entry->tags, i));
  g_ptr_array_add (tags, NULL);
  text = g_strjoinv (", ", (char **) tags->pdata);

  ask_line (self,
            _ ("Tags"),
            _ ("Words to find this page by, with commas between them."),
            text,
            G_CALLBACK (tagged_cb));
}

/**
 * siloam_reading_view_install_actions:
 *
 * Installs the "entry." actions on the class of the view.
 */
void
siloam_reading_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "entry.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "entry.revisit", NULL, revisit_action);
  gtk_widget_class_install_action (widget_class, "entry.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "entry.tags", NULL, tags_action);
  gtk_widget_class_install_action (widget_class, "entry.seal", NULL, seal_action);
  gtk_widget_class_install_action (widget_class, "entry.rest", NULL, rest_action);
  gtk_widget_class_install_action (widget_class, "entry.pin", "s", pin_action);
  gtk_widget_class_install_action (widget_class, "entry.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "entry.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "entry.open-sealed", NULL, open_sealed_action);
}

/**
 * siloam_reading_view_update_actions:
 *
 * Lets a person do only what fits: most with open words, deleting also with a sealed page.
 */
void
siloam_reading_view_update_actions (SiloamReadingView *self)
{
  static const char *const needs_words[] = {
    "entry.resume", "entry.revisit", "entry.rename", "entry.tags",
    "entry.seal",   "entry.rest",    "entry.pin",    "entry.export",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = siloam_reading_view_get_entry (self) != NULL;
  gboolean open = siloam_reading_view_is_open (self);

  for (gsize i = 0; i < G_N_ELEMENTS (needs_words); i++)
    gtk_widget_action_set_enabled (widget, needs_words[i], open);
  gtk_widget_action_set_enabled (widget, "entry.delete", shown);
  gtk_widget_action_set_enabled (widget, "entry.open-sealed", shown && !open);
}

/**
 * siloam_reading_view_dup_menu:
 *
 * Returns: (transfer full): what can be done with the entry that is shown
 */
GMenuModel *
siloam_reading_view_dup_menu (SiloamReadingView *self)
{
  const SiloamEntry *entry = siloam_reading_view_get_entry (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) naming = g_menu_new ();
  g_autoptr (GMenu) keeping = g_menu_new ();
  g_autoptr (GMenu) leaving = g_menu_new ();

  g_menu_append (naming, _ ("_Title…"), "entry.rename");
  g_menu_append (naming, _ ("Ta_gs…"), "entry.tags");
  g_menu_append (keeping, entry->sealed ? _ ("Take the _seal away") : _ ("_Seal"), "entry.seal");
  g_menu_append (keeping, entry->resting ? _ ("Take up _again") : _ ("Let it _rest"), "entry.rest");
  /* A18: never by itself, and the page stays as it was written. */
  if (entry->kind == SILOAM_ENTRY_FREE)
    g_menu_append (keeping, _ ("Go on with this in an _exchange"), "win.exchange-new");
  g_menu_append (leaving, _ ("Take _along…"), "entry.export");
  g_menu_append (leaving, _ ("_Delete"), "entry.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (naming));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keeping));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (leaving));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
