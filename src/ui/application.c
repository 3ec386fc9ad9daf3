/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one window, the settings and looks of the process, the keys every screen shares,
 * and what makes it lock or end from outside. It never logs or exports what a person wrote. Main
 * thread. */

#include "config.h"

#include "ui/application.h"

#include <glib-unix.h>
#include <signal.h>

#include "ui/appearance.h"
#include "ui/lock-watch.h"
#include "ui/window.h"

struct _SiloamApplication
{
  AdwApplication parent_instance;

  SiloamSettings *settings;
  SiloamAppearance *appearance;
  SiloamLockWatch *watch;
  guint signal_sources[3];
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

static void
lock (SiloamApplication *self)
{
  SiloamWindow *window = find_window (self);

  if (window)
    siloam_window_lock (window);
  else
    siloam_lock_watch_release (self->watch);
}

static void
siloam_application_activate (GApplication *application)
{
  SiloamApplication *self = SILOAM_APPLICATION (application);
  GtkWindow *window = (GtkWindow *) find_window (self);

  if (!window)
    {
      window = GTK_WINDOW (siloam_window_new (self, self->settings));
      g_signal_connect_object (window,
                               "locked",
                               G_CALLBACK (siloam_lock_watch_release),
                               self->watch,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (window);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *window = find_window (user_data);

  /* The window saves and closes the journal before it goes, and the application ends with it. */
  if (window)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (user_data));
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *window = find_window (user_data);

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

static void
siloam_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "help-now", .activate = forward_cb },
    { .name = "quiet", .activate = forward_cb },
    { .name = "lock", .activate = forward_cb },
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

  /* The session ends without asking the window first. */
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
}

static void
siloam_application_init (SiloamApplication *self)
{
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
