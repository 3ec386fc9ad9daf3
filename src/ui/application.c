/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: the window of the journal or the one of the prayer evenings, the settings and
 * looks of the process, the keys every screen shares, and what makes it lock or end from outside.
 * It never logs or exports what a person wrote. Main thread. */

#include "config.h"

#include "ui/application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

#include "ui/appearance.h"
#include "ui/evening-window.h"
#include "ui/lock-watch.h"
#include "ui/window.h"

struct _SiloamApplication
{
  AdwApplication parent_instance;

  SiloamSettings *settings;
  SiloamAppearance *appearance;
  SiloamLockWatch *watch;
  guint signal_sources[3];
  gboolean evening_wanted; /* once the journal is locked */
  gboolean quitting;       /* with every window */
};

G_DEFINE_FINAL_TYPE (SiloamApplication, siloam_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *keys[3];
} Accelerator;

/* The global keys. Those of one page live in its class. They belong to the application, so that
 * they work in its dialogs too. */
static const Accelerator accelerators[] = {
  { "app.help-now", { "F2" } },
  { "app.quiet", { "F9" } },
  { "app.lock", { "<Control>l" } },
  { "app.quit", { "<Control>q" } },
  { "win.fullscreen", { "F11" } },
  { "win.shortcuts", { "F1", "<Control>question" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.text-larger", { "<Control>plus", "<Control>equal" } },
  { "win.text-smaller", { "<Control>minus" } },
  { "win.text-normal", { "<Control>0" } },
  { "win.verse-pick", { "<Control>k" } },
  { "evening.stop", { "<Control><Shift>s" } },
};

static SiloamWindow *
find_window (SiloamApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link; link = link->next)
    {
      if (SILOAM_IS_WINDOW (link->data))
        return link->data;
    }
  return NULL;
}

static SiloamEveningWindow *
find_evening (SiloamApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link; link = link->next)
    {
      if (SILOAM_IS_EVENING_WINDOW (link->data))
        return link->data;
    }
  return NULL;
}

/* The one a person works in: while there is a prayer evening the journal is locked and hidden. */
static GtkWindow *
find_front (SiloamApplication *self)
{
  SiloamEveningWindow *evening = find_evening (self);

  return evening ? GTK_WINDOW (evening) : (GtkWindow *) find_window (self);
}

static void
lock (SiloamApplication *self)
{
  SiloamEveningWindow *evening = find_evening (self);
  SiloamWindow *window = find_window (self);

  if (evening)
    siloam_evening_window_lock (evening);
  else if (window)
    siloam_window_lock (window);
  else
    siloam_lock_watch_release (self->watch);
}

/* Closing it brings back the lock of the journal, where there is one. */
static void
evening_gone_cb (SiloamApplication *self)
{
  SiloamWindow *window = find_window (self);

  if (!window)
    return;
  if (self->quitting)
    gtk_window_close (GTK_WINDOW (window));
  else
    siloam_window_show_again (window);
}

static void
show_evening (SiloamApplication *self)
{
  SiloamWindow *window = find_window (self);
  GtkWidget *evening = siloam_evening_window_new (GTK_APPLICATION (self), self->settings);

  self->evening_wanted = FALSE;
  g_signal_connect_object (evening,
                           "locked",
                           G_CALLBACK (siloam_lock_watch_release),
                           self->watch,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (evening,
                           "destroy",
                           G_CALLBACK (evening_gone_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (evening));
  if (window)
    gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
}

static void
locked_cb (SiloamApplication *self)
{
  siloam_lock_watch_release (self->watch);
  if (self->evening_wanted && !self->quitting)
    show_evening (self);
}

static void
stayed_cb (SiloamApplication *self)
{
  self->evening_wanted = FALSE;
}

/* The journal is locked before anything of an evening shows. */
static void
evening_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamApplication *self = user_data;
  SiloamEveningWindow *evening = find_evening (self);
  SiloamWindow *window = find_window (self);

  if (evening)
    {
      gtk_window_present (GTK_WINDOW (evening));
      return;
    }
  self->evening_wanted = TRUE;
  if (window)
    siloam_window_lock (window);
  else
    show_evening (self);
}

static GtkWindow *
make_window (SiloamApplication *self)
{
  GtkWidget *window = siloam_window_new (self, self->settings);

  g_signal_connect_object (window, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "stayed", G_CALLBACK (stayed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (window);
}

static void
siloam_application_activate (GApplication *application)
{
  SiloamApplication *self = SILOAM_APPLICATION (application);
  GtkWindow *window = find_front (self);

  if (!window && self->evening_wanted)
    {
      show_evening (self);
      return;
    }
  gtk_window_present (window ? window : make_window (self));
}

/* "--evening" leads to the prayer evenings, without a journal; a running Siloam is told so. */
static int
siloam_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "evening"))
    return -1;
  if (!g_application_register (application, NULL, NULL) ||
      !g_application_get_is_remote (application))
    {
      SILOAM_APPLICATION (application)->evening_wanted = TRUE;
      return -1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "evening-begin", NULL);
  return 0;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamApplication *self = user_data;
  GtkWindow *window = find_front (self);

  self->quitting = TRUE;
  /* The window saves and closes its file before it goes, and the application ends with the last. */
  if (window)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (self));
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = find_front (user_data);

  if (window)
    g_action_group_activate_action (G_ACTION_GROUP (window),
                                    g_action_get_name (G_ACTION (action)),
                                    NULL);
}

/* A popover that is open takes every key. What hides the page must work there too, in each kind of
 * popover: this comes before the first one is made. */
static void
reach_popovers (void)
{
  GtkWidgetClass *popover_class = g_type_class_ref (GTK_TYPE_POPOVER);

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    {
      const Accelerator *accelerator = &accelerators[i];
      GdkModifierType modifiers;
      guint key;

      if (g_str_has_prefix (accelerator->action, "app.") &&
          gtk_accelerator_parse (accelerator->keys[0], &key, &modifiers))
        gtk_widget_class_add_binding_action (popover_class,
                                             key,
                                             modifiers,
                                             accelerator->action,
                                             NULL);
    }
}

static gboolean
terminated_cb (gpointer user_data)
{
  quit_cb (NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

/* The menu leads to the prayer evenings only where they were asked for. */
static void
offer_evening (SiloamApplication *self)
{
  g_settings_bind (siloam_settings_get_store (self->settings),
                   "ministry-enabled",
                   g_action_map_lookup_action (G_ACTION_MAP (self), "evening"),
                   "enabled",
                   G_SETTINGS_BIND_GET);
}

static void
siloam_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "help-now", .activate = forward_cb },
    { .name = "quiet", .activate = forward_cb },
    { .name = "lock", .activate = forward_cb },
    { .name = "evening", .activate = evening_cb },
    { .name = "evening-begin", .activate = evening_cb },
  };
  SiloamApplication *self = SILOAM_APPLICATION (application);

  G_APPLICATION_CLASS (siloam_application_parent_class)->startup (application);

  reach_popovers ();
  self->settings = siloam_settings_new ();
  self->appearance = siloam_appearance_new (self->settings);
  self->watch = siloam_lock_watch_new (GTK_APPLICATION (self));
  g_settings_bind (siloam_settings_get_store (self->settings),
                   "idle-lock-minutes",
                   self->watch,
                   "idle-minutes",
                   G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->watch, "lock", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  self->signal_sources[0] = g_unix_signal_add (SIGTERM, terminated_cb, self);
  self->signal_sources[1] = g_unix_signal_add (SIGINT, terminated_cb, self);
  self->signal_sources[2] = g_unix_signal_add (SIGHUP, terminated_cb, self);

  g_action_map_add_action_entries (G_ACTION_MAP (application),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   application);
  offer_evening (self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           accelerators[i].action,
                                           accelerators[i].keys);
}

static void
siloam_application_shutdown (GApplication *application)
{
  SiloamApplication *self = SILOAM_APPLICATION (application);
  SiloamWindow *window = find_window (self);
  SiloamEveningWindow *evening = find_evening (self);

  /* The session ends without asking the windows first. */
  if (evening)
    siloam_evening_window_end (evening);
  if (window)
    siloam_window_end (window);
  for (gsize i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);
  g_clear_object (&self->watch);
  g_clear_object (&self->appearance);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (siloam_application_parent_class)->shutdown (application);
}

static void
siloam_application_class_init (SiloamApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = siloam_application_activate;
  application_class->startup = siloam_application_startup;
  application_class->shutdown = siloam_application_shutdown;
  application_class->handle_local_options = siloam_application_handle_local_options;
}

static void
siloam_application_init (SiloamApplication *self)
{
  static const GOptionEntry options[] = {
    { "evening", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the prayer evenings"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * siloam_application_new:
 *
 * Makes the one application object; main() runs it.
 */
SiloamApplication *
siloam_application_new (void)
{
  return g_object_new (SILOAM_TYPE_APPLICATION,
                       "application-id",
                       APP_ID,
                       "resource-base-path",
                       RESOURCE_BASE,
                       "register-session",
                       TRUE,
                       NULL);
}
