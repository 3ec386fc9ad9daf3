/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the person, through the secret service, to unlock or to make a keyring. libsecret can do
 * this too, but when it is cancelled while the question stands, it may never return; here the
 * caller goes on. Blocks: worker threads only.
 *
 * The question to unlock is never taken back: gnome-keyring (42, and later ones by their source)
 * aborts on Dismiss while that question stands, and every program's keyring with it. It stays until
 * the person answers it. */

#include "vault/keyring-prompt-private.h"

#include <string.h>

#include "vault/error.h"

#define SERVICE "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"
#define NO_PROMPT "/"

typedef struct
{
  gboolean can_be_taken_back;
  gboolean is_over;
  gboolean was_dismissed;
  gboolean service_left;
} Question;

gboolean
siloam_keyring_can_prompt (void)
{
  return g_getenv ("DISPLAY") != NULL || g_getenv ("WAYLAND_DISPLAY") != NULL;
}

/* Without a screen the service reports as a dismissal that nobody was asked. */
gboolean
siloam_keyring_set_still_locked_error (GError **error)
{
  if (siloam_keyring_can_prompt ())
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_KEYRING_DISMISSED,
                         "the keyring's question was dismissed");
  else
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_KEYRING_LOCKED,
                         "the keyring is locked");
  return FALSE;
}

static void
completed_cb (GDBusConnection *bus,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *parameters,
              gpointer user_data)
{
  Question *question = user_data;

  question->is_over = TRUE;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get_child (parameters, 0, "b", &question->was_dismissed);
}

static void
owner_changed_cb (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *signal,
                  GVariant *parameters,
                  gpointer user_data)
{
  Question *question = user_data;

  question->is_over = TRUE;
  question->service_left = TRUE;
}

static gboolean
wake_up_cb (GCancellable *cancellable, gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

static void
take_back (GDBusConnection *bus, const char *prompt_path)
{
  g_dbus_connection_call (bus,
                          SERVICE,
                          prompt_path,
                          PROMPT_INTERFACE,
                          "Dismiss",
                          NULL,
                          NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1,
                          NULL,
                          NULL,
                          NULL);
}

/* Waits until the question is answered, the service is gone or the caller no longer wants it. */
static gboolean
wait_for_answer (GDBusConnection *bus,
                 const char *prompt_path,
                 Question *question,
                 GMainContext *context,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (bus,
                                       SERVICE,
                                       prompt_path,
                                       PROMPT_INTERFACE,
                                       "Prompt",
                                       g_variant_new ("(s)", ""),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                       -1,
                                       cancellable,
                                       error);
  if (reply == NULL)
    return FALSE;
  while (!question->is_over && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (context, TRUE);

  if (!question->is_over)
    {
      if (question->can_be_taken_back)
        take_back (bus, prompt_path);
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (question->service_left)
    {
      g_set_error_literal (error,
                           SILOAM_VAULT_ERROR,
                           SILOAM_VAULT_ERROR_KEYRING_ABSENT,
                           "the keyring's service went away");
      return FALSE;
    }
  return !question->was_dismissed || siloam_keyring_set_still_locked_error (error);
}

static void
attach_cancellable (GMainContext *context, GCancellable *cancellable, GSource **source)
{
  *source = NULL;
  if (cancellable == NULL)
    return;
  *source = g_cancellable_source_new (cancellable);
  g_source_set_callback (*source, G_SOURCE_FUNC (wake_up_cb), NULL, NULL);
  g_source_attach (*source, context);
}

static gboolean
ask (GDBusConnection *bus,
     const char *prompt_path,
     gboolean can_be_taken_back,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GMainContext) context = NULL;
  Question question = { .can_be_taken_back = can_be_taken_back };
  GSource *source;
  guint completed, owner_changed;
  gboolean answered;

  if (strcmp (prompt_path, NO_PROMPT) == 0)
    return TRUE;

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  completed = g_dbus_connection_signal_subscribe (bus,
                                                  SERVICE,
                                                  PROMPT_INTERFACE,
                                                  "Completed",
                                                  prompt_path,
                                                  NULL,
                                                  G_DBUS_SIGNAL_FLAGS_NONE,
                                                  completed_cb,
                                                  &question,
                                                  NULL);
  owner_changed = g_dbus_connection_signal_subscribe (bus,
                                                      "org.freedesktop.DBus",
                                                      "org.freedesktop.DBus",
                                                      "NameOwnerChanged",
                                                      NULL,
                                                      SERVICE,
                                                      G_DBUS_SIGNAL_FLAGS_NONE,
                                                      owner_changed_cb,
                                                      &question,
                                                      NULL);
  attach_cancellable (context, cancellable, &source);

  answered = wait_for_answer (bus, prompt_path, &question, context, cancellable, error);

  g_dbus_connection_signal_unsubscribe (bus, completed);
  g_dbus_connection_signal_unsubscribe (bus, owner_changed);
  if (source != NULL)
    {
      g_source_destroy (source);
      g_source_unref (source);
    }
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return answered;
}

/**
 * siloam_keyring_prompt_unlock: (skip)
 * @object_path: a collection or an item of the service
 *
 * Unlocks it, asking the person when the service wants that. Cancelled, the question stays on the
 * screen; when it is answered later, the keyring is unlocked.
 *
 * Fails with %SILOAM_VAULT_ERROR_KEYRING_DISMISSED, _LOCKED, _ABSENT, %G_IO_ERROR_CANCELLED, or
 * an error of the bus.
 */
gboolean
siloam_keyring_prompt_unlock (GDBusConnection *bus,
                              const char *object_path,
                              GCancellable *cancellable,
                              GError **error)
{
  const char *const paths[] = { object_path, NULL };
  g_autoptr (GVariant) reply = NULL;
  const char *prompt_path;

  reply = g_dbus_connection_call_sync (bus,
                                       SERVICE,
                                       SERVICE_PATH,
                                       SERVICE_INTERFACE,
                                       "Unlock",
                                       g_variant_new ("(^ao)", paths),
                                       G_VARIANT_TYPE ("(aoo)"),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       cancellable,
                                       error);
  if (reply == NULL)
    return FALSE;
  g_variant_get_child (reply, 1, "&o", &prompt_path);
  return ask (bus, prompt_path, FALSE, cancellable, error);
}

/**
 * siloam_keyring_prompt_make_default: (skip)
 *
 * Makes the person's first keyring; the service asks for its password.
 *
 * Fails like siloam_keyring_prompt_unlock().
 */
gboolean
siloam_keyring_prompt_make_default (GDBusConnection *bus, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) reply = NULL;
  GVariantBuilder properties;
  const char *prompt_path;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties,
                         "{sv}",
                         "org.freedesktop.Secret.Collection.Label",
                         g_variant_new_string ("Default keyring"));
  reply = g_dbus_connection_call_sync (bus,
                                       SERVICE,
                                       SERVICE_PATH,
                                       SERVICE_INTERFACE,
                                       "CreateCollection",
                                       g_variant_new ("(a{sv}s)", &properties, "default"),
                                       G_VARIANT_TYPE ("(oo)"),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       cancellable,
                                       error);
  if (reply == NULL)
    return FALSE;
  g_variant_get_child (reply, 1, "&o", &prompt_path);
  return ask (bus, prompt_path, TRUE, cancellable, error);
}
