/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When to lock by itself. It watches events of every window of ours, the screen saver through the
 * session, and sleep through logind where there is one. It knows nothing of the journal. Main
 * thread. */

#include "config.h"

#include "ui/lock-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>

#define LOGIND_NAME "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define LOGIND_INTERFACE "org.freedesktop.login1.Manager"

struct _SiloamLockWatch
{
  GObject parent_instance;

  guint idle_minutes;
  gint64 last_input; /* monotonic, microseconds */
  guint idle_source;

  GDBusConnection *system_bus;
  guint sleep_subscription;
  int inhibitor; /* held while the computer may not sleep yet; -1 when none */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SiloamLockWatch, siloam_lock_watch, G_TYPE_OBJECT)

typedef enum
{
  PROP_IDLE_MINUTES = 1,
} SiloamLockWatchProperty;

static GParamSpec *properties[PROP_IDLE_MINUTES + 1];

enum
{
  SIGNAL_LOCK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void plan_idle (SiloamLockWatch *self);

static gint64
get_idle_time (SiloamLockWatch *self)
{
  return self->idle_minutes * 60 * G_TIME_SPAN_SECOND;
}

static gboolean
idle_cb (gpointer user_data)
{
  SiloamLockWatch *self = user_data;

  self->idle_source = 0;
  if (g_get_monotonic_time () - self->last_input >= get_idle_time (self))
    {
      self->last_input = g_get_monotonic_time ();
      g_signal_emit (self, signals[SIGNAL_LOCK], 0);
    }
  plan_idle (self);
  return G_SOURCE_REMOVE;
}

/* One timer that looks when the time may be over, in place of one started at every key. */
static void
plan_idle (SiloamLockWatch *self)
{
  gint64 left = self->last_input + get_idle_time (self) - g_get_monotonic_time ();

  g_clear_handle_id (&self->idle_source, g_source_remove);
  self->idle_source = g_timeout_add ((guint) (MAX (left, 0) / 1000) + 1, idle_cb, self);
}

/* Only what a person does: a window that opens under a resting pointer is no sign of life. */
static gboolean
event_cb (SiloamLockWatch *self, GdkEvent *event)
{
  static const GdkEventType inputs[] = { GDK_KEY_PRESS, GDK_BUTTON_PRESS, GDK_MOTION_NOTIFY,
                                         GDK_SCROLL,    GDK_TOUCH_BEGIN,  GDK_TOUCH_UPDATE };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      if (gdk_event_get_event_type (event) == inputs[i])
        self->last_input = g_get_monotonic_time ();
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_window (SiloamLockWatch *self, GtkWidget *window)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (window), "siloam-watched"))
    return;
  g_object_set_data (G_OBJECT (window), "siloam-watched", window);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
}

static void
windows_changed_cb (SiloamLockWatch *self,
                    guint position,
                    guint removed,
                    guint added,
                    GListModel *windows)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      watch_window (self, window);
    }
}

static void
screensaver_cb (SiloamLockWatch *self, GParamSpec *pspec, GObject *application)
{
  gboolean active;

  g_object_get (application, "screensaver-active", &active, NULL);
  if (active)
    g_signal_emit (self, signals[SIGNAL_LOCK], 0);
}

static void
inhibited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamLockWatch) self = user_data;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply = NULL;
  gint32 handle;

  reply = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source),
                                                           &fds,
                                                           result,
                                                           NULL);
  if (!reply || !fds)
    return;
  g_variant_get (reply, "(h)", &handle);
  siloam_lock_watch_release (self);
  self->inhibitor = g_unix_fd_list_get (fds, handle, NULL);
}

/* Without it the computer may be asleep before the last words are on the disk. */
static void
take_inhibitor (SiloamLockWatch *self)
{
  g_dbus_connection_call_with_unix_fd_list (
      self->system_bus,
      LOGIND_NAME,
      LOGIND_PATH,
      LOGIND_INTERFACE,
      "Inhibit",
      g_variant_new ("(ssss)", "sleep", "Siloam", "Locking", "delay"),
      G_VARIANT_TYPE ("(h)"),
      G_DBUS_CALL_FLAGS_NO_AUTO_START,
      -1,
      NULL,
      self->cancellable,
      inhibited_cb,
      g_object_ref (self));
}

static void
sleep_cb (GDBusConnection *connection,
          const char *sender,
          const char *path,
          const char *interface,
          const char *signal,
          GVariant *parameters,
          gpointer user_data)
{
  SiloamLockWatch *self = user_data;
  gboolean before;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &before);
  if (before)
    g_signal_emit (self, signals[SIGNAL_LOCK], 0);
  else
    take_inhibitor (self);
}

static void
system_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamLockWatch) self = user_data;

  /* No system bus, as in a container: then there is nobody who could announce sleep. */
  self->system_bus = g_bus_get_finish (result, NULL);
  if (!self->system_bus || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->sleep_subscription = g_dbus_connection_signal_subscribe (self->system_bus,
                                                                 LOGIND_NAME,
                                                                 LOGIND_INTERFACE,
                                                                 "PrepareForSleep",
                                                                 LOGIND_PATH,
                                                                 NULL,
                                                                 G_DBUS_SIGNAL_FLAGS_NONE,
                                                                 sleep_cb,
                                                                 self,
                                                                 NULL);
  take_inhibitor (self);
}

static void
siloam_lock_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((SiloamLockWatchProperty) id)
    {
    case PROP_IDLE_MINUTES:
      g_value_set_uint (value, SILOAM_LOCK_WATCH (object)->idle_minutes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_lock_watch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiloamLockWatch *self = SILOAM_LOCK_WATCH (object);

  switch ((SiloamLockWatchProperty) id)
    {
    case PROP_IDLE_MINUTES:
      self->idle_minutes = g_value_get_uint (value);
      plan_idle (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_lock_watch_dispose (GObject *object)
{
  SiloamLockWatch *self = SILOAM_LOCK_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle_source, g_source_remove);
  if (self->sleep_subscription)
    g_dbus_connection_signal_unsubscribe (self->system_bus, self->sleep_subscription);
  self->sleep_subscription = 0;
  g_clear_object (&self->system_bus);
  siloam_lock_watch_release (self);

  G_OBJECT_CLASS (siloam_lock_watch_parent_class)->dispose (object);
}

static void
siloam_lock_watch_finalize (GObject *object)
{
  g_clear_object (&SILOAM_LOCK_WATCH (object)->cancellable);

  G_OBJECT_CLASS (siloam_lock_watch_parent_class)->finalize (object);
}

static void
siloam_lock_watch_class_init (SiloamLockWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = siloam_lock_watch_get_property;
  object_class->set_property = siloam_lock_watch_set_property;
  object_class->dispose = siloam_lock_watch_dispose;
  object_class->finalize = siloam_lock_watch_finalize;

  properties[PROP_IDLE_MINUTES] = g_param_spec_uint ("idle-minutes",
                                                     NULL,
                                                     NULL,
                                                     1,
                                                     120,
                                                     5,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_LOCK] = g_signal_new ("lock",
                                       SILOAM_TYPE_LOCK_WATCH,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);
}

static void
siloam_lock_watch_init (SiloamLockWatch *self)
{
  self->idle_minutes = 5;
  self->inhibitor = -1;
  self->last_input = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
}

/**
 * siloam_lock_watch_new:
 * @application: whose session is watched
 *
 * Starts watching. Made once, after GTK was initialised.
 */
SiloamLockWatch *
siloam_lock_watch_new (GtkApplication *application)
{
  SiloamLockWatch *self = g_object_new (SILOAM_TYPE_LOCK_WATCH, NULL);
  GListModel *windows = gtk_window_get_toplevels ();

  plan_idle (self);
  g_signal_connect_object (windows,
                           "items-changed",
                           G_CALLBACK (windows_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  windows_changed_cb (self, 0, 0, g_list_model_get_n_items (windows), windows);
  g_signal_connect_object (application,
                           "notify::screensaver-active",
                           G_CALLBACK (screensaver_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_bus_cb, g_object_ref (self));
  return self;
}

/**
 * siloam_lock_watch_release:
 *
 * Lets the computer sleep, if it wanted to.
 */
void
siloam_lock_watch_release (SiloamLockWatch *self)
{
  g_return_if_fail (SILOAM_IS_LOCK_WATCH (self));

  if (self->inhibitor >= 0)
    g_close (self->inhibitor, NULL);
  self->inhibitor = -1;
}
