/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting a backup of the prayer evenings back, one step at a time. Nothing changes before the last
 * step, and that one never writes over the file that was there. A visitor may look along: it says
 * what a backup is of, and nothing that is in it. Main thread. */

#include "config.h"

#include "ui/evening-restore.h"

#include "ministry/restore.h"
#include "ui/backup-key-group.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/screen.h"
#include "ui/stack-replace.h"
#include "ui/start-check.h"
#include "ui/template.h"
#include "vault/error.h"

/* A keyring alone is no way in to this file. */
#define WAYS                                                                                       \
  ((1u << SILOAM_SLOT_KEYRING_PIN) | (1u << SILOAM_SLOT_PASSPHRASE) | (1u << SILOAM_SLOT_RECOVERY))

struct _SiloamEveningRestore
{
  GtkWidget parent_instance;

  GtkStack *steps;
  SiloamBackupKeyGroup *key_group; /* borrowed from its step; NULL at the others */

  SiloamPrompts *prompts; /* NULL once the page is gone */
  char *path;
  char *backup;
  guint slot_types;
  GCancellable *cancellable;
  SiloamMinistryRestore *restore;
};

G_DEFINE_FINAL_TYPE (SiloamEveningRestore, siloam_evening_restore, GTK_TYPE_WIDGET)

static const char *
get_text (SiloamEveningRestore *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static SiloamScreen *
make_screen (SiloamEveningRestore *self, const char *question)
{
  SiloamScreen *screen = g_object_new (SILOAM_TYPE_SCREEN, NULL);

  siloam_screen_set_question (screen, question);
  return screen;
}

static void
show_step (SiloamEveningRestore *self, SiloamScreen *screen)
{
  self->key_group = NULL;
  siloam_stack_replace (self->steps, GTK_WIDGET (screen));
}

static void
add_paragraph (SiloamScreen *screen, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "siloam-text");
  siloam_screen_add (screen, label);
}

static void
show_waiting (SiloamEveningRestore *self, const char *key)
{
  SiloamScreen *screen = make_screen (self, get_text (self, key));
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  siloam_screen_add (screen, spinner);
  show_step (self, screen);
}

/* Not one that can be read, or putting it back failed. */
static void
show_fault (SiloamEveningRestore *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (self->prompts, error);
  SiloamScreen *screen = make_screen (self, get_text (self, "evening.restore.title"));
  GtkWidget *notice = g_object_new (SILOAM_TYPE_NOTICE, NULL);

  siloam_notice_set_text (SILOAM_NOTICE (notice), &text);
  siloam_screen_add (screen, notice);
  siloam_screen_add_button (screen,
                            get_text (self, "evening.restore.button.other"),
                            "win.restore",
                            SILOAM_BUTTON_FLAT);
  siloam_screen_add_button (screen,
                            get_text (self, "unlock.button.again"),
                            "win.start-again",
                            SILOAM_BUTTON_SUGGESTED);
  show_step (self, screen);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Putting back. */

static void
show_done (SiloamEveningRestore *self, const char *aside)
{
  SiloamScreen *screen = make_screen (self, get_text (self, "evening.restore.done"));

  add_paragraph (screen, get_text (self, "evening.restore.done.open"));
  if (aside != NULL)
    {
      g_autofree char *name = g_path_get_basename (aside);
      g_autofree char *shown = g_filename_display_name (name);
      g_autoptr (GString) text = g_string_new (get_text (self, "evening.restore.done.aside"));

      g_string_replace (text, "{name}", shown, 0);
      add_paragraph (screen, text->str);
    }
  siloam_screen_add_button (screen,
                            get_text (self, "evening.restore.button.open"),
                            "win.start-again",
                            SILOAM_BUTTON_SUGGESTED);
  show_step (self, screen);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningRestore) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  gboolean done = siloam_ministry_restore_put_finish (result, &aside, &error);

  if (self->prompts == NULL)
    return;
  if (done)
    show_done (self, aside);
  else
    show_fault (self, error);
}

static void
put_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamEveningRestore *self = SILOAM_EVENING_RESTORE (widget);

  if (self->restore == NULL)
    return;
  show_waiting (self, "evening.restore.putting");
  siloam_ministry_restore_put_async (self->restore, self->path, put_cb, g_object_ref (self));
}

/* What it holds. */

static char *
dup_date (SiloamEveningRestore *self, GDateTime *moment)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (moment);
  g_autofree char *key = g_date_time_format (local, "session.month.%m");
  g_autofree char *day = g_strdup_printf ("%d", g_date_time_get_day_of_month (local));
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (local));
  GString *text = g_string_new (get_text (self, "session.date"));

  g_string_replace (text, "{day}", day, 0);
  g_string_replace (text, "{month}", get_text (self, key), 0);
  g_string_replace (text, "{year}", year, 0);
  return g_string_free (text, FALSE);
}

static char *
dup_found (SiloamEveningRestore *self)
{
  GDateTime *moment = siloam_ministry_restore_get_moment (self->restore);
  g_autofree char *date = moment != NULL ? dup_date (self, moment) : NULL;
  GString *text;

  if (date == NULL)
    return g_strdup (get_text (self, "evening.restore.found.plain"));
  text = g_string_new (get_text (self, "evening.restore.found"));
  g_string_replace (text, "{date}", date, 0);
  return g_string_free (text, FALSE);
}

static void
show_found (SiloamEveningRestore *self)
{
  g_autofree char *found = dup_found (self);
  SiloamScreen *screen = make_screen (self, found);
  gboolean visitors = siloam_ministry_restore_has_visitors (self->restore);

  add_paragraph (
      screen,
      get_text (self, visitors ? "evening.restore.holds.visitors" : "evening.restore.holds"));
  add_paragraph (screen, get_text (self, "evening.restore.since"));
  if (visitors)
    add_paragraph (screen, get_text (self, "evening.restore.erased"));
  siloam_screen_set_back_action (screen, "win.start-again");
  siloam_screen_add_button (screen,
                            get_text (self, "evening.restore.button.other"),
                            "win.restore",
                            SILOAM_BUTTON_FLAT);
  siloam_screen_add_button (screen,
                            get_text (self, "evening.restore.button.put"),
                            "restore.put",
                            SILOAM_BUTTON_SUGGESTED);
  show_step (self, screen);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* How it opens. */

static void show_key (SiloamEveningRestore *self, const GError *error);

static gboolean
needs_key (const GError *error)
{
  return error->domain == SILOAM_VAULT_ERROR && (error->code == SILOAM_VAULT_ERROR_WRONG_KEY ||
                                                 error->code == SILOAM_VAULT_ERROR_MISTYPED ||
                                                 error->code >= SILOAM_VAULT_ERROR_KEYRING_ABSENT);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningRestore) self = user_data;
  g_autoptr (GError) error = NULL;
  SiloamMinistryRestore *restore = siloam_ministry_restore_look_finish (result, &error);

  if (self->prompts == NULL)
    {
      siloam_ministry_restore_free (restore);
      return;
    }
  self->restore = restore;
  if (restore != NULL)
    show_found (self);
  else if (needs_key (error))
    show_key (self, error);
  else
    show_fault (self, error);
}

static void
given_cb (SiloamEveningRestore *self, SiloamCredential *credential)
{
  g_autoptr (SiloamCredential) held = siloam_credential_ref (credential);

  show_waiting (self, "evening.restore.reading");
  siloam_ministry_restore_look_async (self->backup,
                                      held,
                                      self->cancellable,
                                      looked_cb,
                                      g_object_ref (self));
}

static void
show_key (SiloamEveningRestore *self, const GError *error)
{
  SiloamScreen *screen = make_screen (self, get_text (self, "evening.restore.title"));
  SiloamBackupKeyGroup *group = g_object_new (SILOAM_TYPE_BACKUP_KEY_GROUP, NULL);

  siloam_screen_set_hint (screen, get_text (self, "evening.restore.hint"));
  siloam_backup_key_group_ask (group, self->prompts, self->slot_types & WAYS);
  siloam_backup_key_group_tell (group, error);
  g_signal_connect_object (group, "given", G_CALLBACK (given_cb), self, G_CONNECT_SWAPPED);
  siloam_screen_add (screen, GTK_WIDGET (group));
  siloam_screen_set_back_action (screen, "win.start-again");
  show_step (self, screen);
  self->key_group = group;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningRestore) self = user_data;
  g_autoptr (GError) error = NULL;
  SiloamStart start;
  gboolean done = siloam_start_check_finish (result, &start, &self->slot_types, &error);

  if (self->prompts == NULL)
    return;
  if (done)
    show_key (self, NULL);
  else
    show_fault (self, error);
}

static gboolean
siloam_evening_restore_grab_focus (GtkWidget *widget)
{
  SiloamEveningRestore *self = SILOAM_EVENING_RESTORE (widget);
  GtkWidget *step = gtk_stack_get_visible_child (self->steps);

  if (self->key_group != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->key_group));
  return step != NULL && gtk_widget_child_focus (step, GTK_DIR_TAB_FORWARD);
}

static void
siloam_evening_restore_dispose (GObject *object)
{
  SiloamEveningRestore *self = SILOAM_EVENING_RESTORE (object);

  g_cancellable_cancel (self->cancellable);
  self->key_group = NULL;
  g_clear_object (&self->prompts);
  if (self->steps != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->steps)));

  G_OBJECT_CLASS (siloam_evening_restore_parent_class)->dispose (object);
}

/* Putting back holds on to the page, and needs what was looked at. */
static void
siloam_evening_restore_finalize (GObject *object)
{
  SiloamEveningRestore *self = SILOAM_EVENING_RESTORE (object);

  siloam_ministry_restore_free (self->restore);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->backup);

  G_OBJECT_CLASS (siloam_evening_restore_parent_class)->finalize (object);
}

static void
siloam_evening_restore_class_init (SiloamEveningRestoreClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_evening_restore_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_evening_restore_finalize;
  widget_class->grab_focus = siloam_evening_restore_grab_focus;
  widget_class->focus = siloam_template_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "restore.put", NULL, put_action_cb);
}

static void
siloam_evening_restore_init (SiloamEveningRestore *self)
{
  self->cancellable = g_cancellable_new ();
  self->steps = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->steps), GTK_WIDGET (self));
}

/**
 * siloam_evening_restore_new:
 * @prompts: the texts of the evening
 * @path: (type filename): where the file belongs
 * @backup: (type filename): the backup that was chosen
 *
 * Returns: (transfer floating): the page, which looks at the backup at once
 */
GtkWidget *
siloam_evening_restore_new (SiloamPrompts *prompts, const char *path, const char *backup)
{
  SiloamEveningRestore *self = g_object_new (SILOAM_TYPE_EVENING_RESTORE, NULL);

  self->prompts = g_object_ref (prompts);
  self->path = g_strdup (path);
  self->backup = g_strdup (backup);
  show_waiting (self, "evening.restore.reading");
  siloam_start_check_evening_async (backup,
                                    TRUE,
                                    self->cancellable,
                                    probed_cb,
                                    g_object_ref (self));
  return GTK_WIDGET (self);
}
