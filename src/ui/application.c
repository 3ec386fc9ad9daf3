/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one window, the keys every screen shares. It never logs or exports what a person
 * wrote. Main thread. */

#include "config.h"

#include "ui/application.h"

#include "ui/window.h"

struct _SiloamApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SiloamApplication, siloam_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *keys[3];
} Accelerator;

/* The global keys. Those of one page live in its class. */
static const Accelerator accelerators[] = {
  { "win.help-now", { "F2" } },
  { "win.quiet", { "F9" } },
  { "win.lock", { "<Control>l" } },
  { "win.fullscreen", { "F11" } },
  { "win.shortcuts", { "F1", "<Control>question" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.text-larger", { "<Control>plus", "<Control>equal" } },
  { "win.text-smaller", { "<Control>minus" } },
  { "win.text-normal", { "<Control>0" } },
  { "app.quit", { "<Control>q" } },
};

static void
siloam_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!window)
    window = GTK_WINDOW (siloam_window_new (SILOAM_APPLICATION (application)));
  gtk_window_present (window);
}

static void
quit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

static void
siloam_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "quit", .activate = quit_cb } };

  G_APPLICATION_CLASS (siloam_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].keys);
}

static void
siloam_application_class_init (SiloamApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = siloam_application_activate;
  application_class->startup = siloam_application_startup;
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
                       "application-id", APP_ID,
                       "resource-base-path", RESOURCE_BASE,
                       NULL);
}
