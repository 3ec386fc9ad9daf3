/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the screens of a prayer evening share, and the care for the one session that is held: its
 * words reach the store within a second, and nothing of a visitor does before they agreed to
 * anything. It shows nothing and lets go of the session when the file is locked. Main thread. */

#include "config.h"

#include "ui/evening-room.h"

#include "ministry/rules.h"

/* As for a journal: with the time of the write itself it stays under a second. */
#define BEHIND_MS 700
#define RETRY_SECONDS 4

struct _SiloamEveningRoom
{
  GObject parent_instance;

  SiloamMinistry *ministry;
  SiloamSettings *settings;
  SiloamBibles *bibles;
  SiloamQueue *queue;
  SiloamEveningTask *task;

  SiloamSession *session;
  SiloamSessionGuide *guide; /* of the session; NULL until somebody asks for it */
  SiloamWaiting *welcomed;   /* still in the queue; NULL once they are out of it */
  guint timer;
  guint in_flight;
  gboolean dirty;
  gboolean two_screens;
  gboolean visitor_left;  /* as the team said while tidying */
  gboolean stopped_early; /* the session, before a team took it over */

  SiloamPrompts *visitor_prompts; /* of the language and form below */
  char *visitor_language;
  SiloamAddressForm visitor_form;
};

G_DEFINE_FINAL_TYPE (SiloamEveningRoom, siloam_evening_room, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVED,
  SIGNAL_FAILED,
  SIGNAL_STOPPED,
  SIGNAL_TASK_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
emit_changed (SiloamEveningRoom *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_in (const SiloamSession *session, guint states)
{
  return (states & (1u << session->state)) != 0;
}

/* Nothing of a visitor is stored before they pressed "that is right": until then there is no
 * answer, also when they stop. */
static gboolean
may_store (const SiloamSession *session)
{
  return siloam_session_has_answered (session) &&
         !is_in (session, 1u << SILOAM_SESSION_CLOSED | 1u << SILOAM_SESSION_ERASED);
}

/* What the file knows of the session that is held; NULL before the first answer. */
static const SiloamSession *
find_stored (SiloamEveningRoom *self)
{
  return self->session != NULL
             ? siloam_ministry_desk_find_session (siloam_ministry_get_desk (self->ministry),
                                                  self->session->id)
             : NULL;
}

static gboolean
timer_cb (gpointer user_data)
{
  SiloamEveningRoom *self = user_data;

  self->timer = 0;
  siloam_evening_room_flush (self);
  return G_SOURCE_REMOVE;
}

static void
save_failed (SiloamEveningRoom *self, const GError *error)
{
  gboolean closed = g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_CLOSED);

  self->dirty = self->session != NULL;
  if (self->timer == 0 && self->dirty && !closed)
    self->timer = g_timeout_add_seconds (RETRY_SECONDS, timer_cb, self);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* It was erased or ended before this write came to its turn: there is nothing to save any more. */
static gboolean
is_over (const GError *error)
{
  return g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_FOUND) ||
         g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_ENDED);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningRoom) self = user_data;
  g_autoptr (GError) error = NULL;

  self->in_flight--;
  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error) && !is_over (error))
    save_failed (self, error);
  else if (!siloam_evening_room_is_dirty (self))
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

/* Whoever answered, or went, does not wait any more. */
static gboolean
is_waiting (const SiloamSession *session)
{
  return session->state <= SILOAM_SESSION_INTAKE && !siloam_session_has_answered (session);
}

static void
settle_queue (SiloamEveningRoom *self)
{
  if (self->welcomed == NULL || is_waiting (self->session))
    return;
  siloam_queue_remove (self->queue, self->welcomed);
  g_clear_object (&self->welcomed);
}

static void
save (SiloamEveningRoom *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->dirty = FALSE;
  if (self->session == NULL)
    return;
  settle_queue (self);
  if (!may_store (self->session))
    return;
  self->in_flight++;
  siloam_ministry_save_session_async (self->ministry, self->session, saved_cb, g_object_ref (self));
}

/* The guide only borrows the session. */
static void
drop_session (SiloamEveningRoom *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->guide != NULL)
    g_signal_handlers_disconnect_by_data (self->guide, self);
  g_clear_object (&self->guide);
  g_clear_object (&self->welcomed);
  self->visitor_left = FALSE;
  g_clear_pointer (&self->session, siloam_session_free);
  self->stopped_early = FALSE;
}

/* What was withdrawn on another screen counts for who is here too. */
static void
follow_withdrawals (SiloamSession *held, const SiloamSession *stored)
{
  for (const SiloamTerm *scope = siloam_scopes; scope->nick != NULL; scope++)
    {
      const SiloamConsent *now = siloam_session_find_consent (stored, (SiloamScope) scope->value);
      const SiloamConsent *before = siloam_session_find_consent (held, (SiloamScope) scope->value);

      if (now != NULL && before != NULL && now->state == SILOAM_CONSENT_WITHDRAWN &&
          g_str_equal (now->id, before->id))
        siloam_session_withdraw (held, (SiloamScope) scope->value);
    }
}

/* What was erased or ended in the file, by its date or because someone asked, is not held on here:
 * nothing would show it any less, and no save of it would ever succeed. */
static void
follow_file (SiloamEveningRoom *self)
{
  const SiloamSession *stored = find_stored (self);

  if (stored != NULL && !siloam_session_is_open (stored))
    {
      self->dirty = FALSE;
      drop_session (self);
    }
  else if (stored != NULL)
    follow_withdrawals (self->session, stored);
  emit_changed (self);
}

/* What one must be able to see for the live session. */
static SiloamView
get_session_view (SiloamEveningRoom *self)
{
  return self->stopped_early ? SILOAM_VIEW_HANDOVER : siloam_session_view (self->session);
}

/* As on a lock: what may be stored is, and the words are gone from memory. */
static void
follow_task (SiloamEveningRoom *self)
{
  if (self->session != NULL && !siloam_evening_room_may_see (self, get_session_view (self)))
    siloam_evening_room_take_session (self, NULL);
  else
    emit_changed (self);
  g_signal_emit (self, signals[SIGNAL_TASK_CHANGED], 0);
}

static void
siloam_evening_room_dispose (GObject *object)
{
  SiloamEveningRoom *self = SILOAM_EVENING_ROOM (object);

  drop_session (self);
  g_clear_object (&self->ministry);
  g_clear_object (&self->settings);
  g_clear_object (&self->bibles);
  g_clear_object (&self->queue);
  g_clear_object (&self->task);
  g_clear_object (&self->visitor_prompts);

  G_OBJECT_CLASS (siloam_evening_room_parent_class)->dispose (object);
}

static void
siloam_evening_room_finalize (GObject *object)
{
  g_free (SILOAM_EVENING_ROOM (object)->visitor_language);

  G_OBJECT_CLASS (siloam_evening_room_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SILOAM_TYPE_EVENING_ROOM,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
siloam_evening_room_class_init (SiloamEveningRoomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siloam_evening_room_dispose;
  object_class->finalize = siloam_evening_room_finalize;

  signals[SIGNAL_CHANGED] = add_signal ("changed");
  signals[SIGNAL_SAVED] = add_signal ("saved");
  signals[SIGNAL_STOPPED] = add_signal ("stopped");
  signals[SIGNAL_TASK_CHANGED] = add_signal ("task-changed");
  signals[SIGNAL_FAILED] = g_signal_new ("failed",
                                         SILOAM_TYPE_EVENING_ROOM,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_ERROR);
}

static void
siloam_evening_room_init (SiloamEveningRoom *self)
{
}

/**
 * siloam_evening_room_new:
 * @ministry: the open file
 * @queue: who waits; it outlives the room, so that a lock does not send anybody away
 *
 * Returns: (transfer full): a new room, without a session, for the whole team
 */
SiloamEveningRoom *
siloam_evening_room_new (SiloamMinistry *ministry,
                         SiloamSettings *settings,
                         SiloamBibles *bibles,
                         SiloamQueue *queue)
{
  SiloamEveningRoom *self = g_object_new (SILOAM_TYPE_EVENING_ROOM, NULL);
  g_autoptr (SiloamEveningTask) task = NULL;

  self->ministry = g_object_ref (ministry);
  self->settings = g_object_ref (settings);
  self->bibles = g_object_ref (bibles);
  self->queue = g_object_ref (queue);
  task = siloam_evening_task_new ();
  siloam_evening_room_set_task (self, task);
  g_signal_connect_object (ministry, "changed", G_CALLBACK (follow_file), self, G_CONNECT_SWAPPED);
  return self;
}

SiloamMinistry *
siloam_evening_room_get_ministry (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return self->ministry;
}

/**
 * siloam_evening_room_get_desk:
 *
 * Returns: (transfer none): all that is in the file, until the next ::changed
 */
const SiloamMinistryDesk *
siloam_evening_room_get_desk (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return siloam_ministry_get_desk (self->ministry);
}

SiloamSettings *
siloam_evening_room_get_settings (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return self->settings;
}

SiloamBibles *
siloam_evening_room_get_bibles (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return self->bibles;
}

SiloamQueue *
siloam_evening_room_get_queue (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return self->queue;
}

SiloamEveningTask *
siloam_evening_room_get_task (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return self->task;
}

/**
 * siloam_evening_room_set_task:
 * @task: what is done at this laptop; it outlives the room, so that a lock does not widen it
 *
 * For a room that nothing was shown of yet.
 */
void
siloam_evening_room_set_task (SiloamEveningRoom *self, SiloamEveningTask *task)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  if (self->task != NULL)
    g_signal_handlers_disconnect_by_data (self->task, self);
  g_set_object (&self->task, task);
  g_signal_connect_object (task, "changed", G_CALLBACK (follow_task), self, G_CONNECT_SWAPPED);
}

/**
 * siloam_evening_room_may_see:
 *
 * Returns: whether who sits at this laptop needs to see it
 */
gboolean
siloam_evening_room_may_see (SiloamEveningRoom *self, SiloamView view)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), FALSE);

  return siloam_evening_task_may_see (self->task, view);
}

/**
 * siloam_evening_room_get_prompts:
 *
 * Returns: (transfer none): the texts of the team, in the language and form it chose
 */
SiloamPrompts *
siloam_evening_room_get_prompts (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return siloam_settings_get_prompts (self->settings);
}

static void
load_visitor_prompts (SiloamEveningRoom *self, const char *language, SiloamAddressForm form)
{
  g_autoptr (GError) error = NULL;
  SiloamPrompts *prompts = siloam_prompts_new (language, form, &error);

  if (prompts == NULL)
    g_error ("The texts of Siloam are not installed: %s", error->message);
  g_clear_object (&self->visitor_prompts);
  g_free (self->visitor_language);
  self->visitor_prompts = prompts;
  self->visitor_language = g_strdup (language);
  self->visitor_form = form;
}

/**
 * siloam_evening_room_get_visitor_prompts:
 *
 * Returns: (transfer none): the texts of the visitor's side: in the language of the session, with
 *   "u" unless they asked otherwise; ask again after ::changed
 */
SiloamPrompts *
siloam_evening_room_get_visitor_prompts (SiloamEveningRoom *self)
{
  const SiloamSession *session;
  SiloamAddressForm form;
  const char *language;

  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  session = self->session;
  language = session != NULL && session->locale != NULL
                 ? session->locale
                 : siloam_settings_get_language (self->settings);
  form = session != NULL && g_strcmp0 (session->address_form, "je") == 0 ? SILOAM_ADDRESS_JE
                                                                         : SILOAM_ADDRESS_U;
  if (self->visitor_prompts == NULL || form != self->visitor_form ||
      g_strcmp0 (language, self->visitor_language) != 0)
    load_visitor_prompts (self, language, form);
  return self->visitor_prompts;
}

/**
 * siloam_evening_room_get_evening:
 *
 * Returns: (transfer none) (nullable): the evening that is held or prepared, until ::changed
 */
const SiloamEvening *
siloam_evening_room_get_evening (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return siloam_ministry_desk_current_evening (siloam_evening_room_get_desk (self));
}

/**
 * siloam_evening_room_get_session:
 *
 * Returns: (transfer none) (nullable): the session that is held now, to write into
 */
SiloamSession *
siloam_evening_room_get_session (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  return self->session;
}

/**
 * siloam_evening_room_get_guide:
 *
 * Returns: (transfer none) (nullable): where the session is; it lives as long as the session
 */
SiloamSessionGuide *
siloam_evening_room_get_guide (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), NULL);

  if (self->guide == NULL && self->session != NULL)
    {
      self->guide = siloam_session_guide_new (self->session);
      g_signal_connect_swapped (self->guide,
                                "changed",
                                G_CALLBACK (siloam_evening_room_touch),
                                self);
    }
  return self->guide;
}

/**
 * siloam_evening_room_welcome:
 * @waiting: who is welcomed
 *
 * Begins a session, of which nothing is stored yet.
 *
 * Returns: %FALSE when no evening is open
 */
gboolean
siloam_evening_room_welcome (SiloamEveningRoom *self, SiloamWaiting *waiting)
{
  const SiloamEvening *evening;
  SiloamSession *session;

  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), FALSE);

  evening = siloam_evening_room_get_evening (self);
  if (evening == NULL || evening->state != SILOAM_EVENING_OPEN)
    return FALSE;
  session = siloam_session_new (evening->id);
  g_free (session->alias);
  g_free (session->locale);
  session->alias = g_strdup (siloam_waiting_get_alias (waiting));
  session->locale = g_strdup (siloam_settings_get_language (self->settings));
  session->team_number = siloam_waiting_get_team_number (waiting);
  if (session->state == SILOAM_SESSION_PREPARED)
    siloam_session_move (session, SILOAM_SESSION_WELCOMED, NULL);
  siloam_evening_room_take_session (self, session);
  self->welcomed = g_object_ref (waiting);
  return siloam_evening_room_move (self, SILOAM_SESSION_INTAKE);
}

/**
 * siloam_evening_room_take_session:
 * @session: (transfer full) (nullable): the session to hold from now on; %NULL when nobody is here
 *
 * What was held before is saved first.
 */
void
siloam_evening_room_take_session (SiloamEveningRoom *self, SiloamSession *session)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  siloam_evening_room_flush (self);
  drop_session (self);
  self->session = session;
  emit_changed (self);
}

/**
 * siloam_evening_room_forget_session:
 *
 * Lets go of the session without saving it again: it was ended or erased in the file.
 */
void
siloam_evening_room_forget_session (SiloamEveningRoom *self)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  self->dirty = FALSE;
  siloam_evening_room_take_session (self, NULL);
}

/**
 * siloam_evening_room_touch:
 *
 * Notes that the session changed; it is saved within a second.
 */
void
siloam_evening_room_touch (SiloamEveningRoom *self)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  if (self->session == NULL)
    return;
  self->dirty = TRUE;
  if (self->timer == 0)
    self->timer = g_timeout_add (BEHIND_MS, timer_cb, self);
  emit_changed (self);
}

/**
 * siloam_evening_room_flush:
 *
 * Queues a save of what was touched, now; the file finishes its queue before it closes.
 */
void
siloam_evening_room_flush (SiloamEveningRoom *self)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  if (self->dirty)
    save (self);
}

/**
 * siloam_evening_room_is_dirty:
 *
 * Returns: whether something that may be stored is not on the disk yet
 */
gboolean
siloam_evening_room_is_dirty (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), FALSE);

  return self->in_flight > 0 || (self->dirty && self->session != NULL && may_store (self->session));
}

/**
 * siloam_evening_room_move:
 * @state: where the session goes
 *
 * Moves the session along its lifecycle and saves it at once.
 *
 * Returns: %FALSE when there is none, or when it may not move there
 */
gboolean
siloam_evening_room_move (SiloamEveningRoom *self, SiloamSessionState state)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), FALSE);

  if (self->session == NULL || !siloam_session_move (self->session, state, NULL))
    return FALSE;
  save (self);
  emit_changed (self);
  return TRUE;
}

/**
 * siloam_evening_room_stop_session:
 *
 * Stops the session, whatever was going on; the window answers ::stopped with the soft landing.
 */
void
siloam_evening_room_stop_session (SiloamEveningRoom *self)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  if (self->session == NULL)
    return;
  self->stopped_early |= siloam_session_view (self->session) == SILOAM_VIEW_HANDOVER;
  if (self->session->state == SILOAM_SESSION_STOPPED ||
      siloam_evening_room_move (self, SILOAM_SESSION_STOPPED))
    g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
}

/**
 * siloam_evening_room_stopped_early:
 *
 * Returns: whether the live session was stopped before a team took it over
 */
gboolean
siloam_evening_room_stopped_early (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), FALSE);

  return self->stopped_early;
}

/**
 * siloam_evening_room_is_shared:
 *
 * Returns: whether the visitor may be looking at the window of the team
 */
gboolean
siloam_evening_room_is_shared (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), TRUE);

  return !self->two_screens && self->session != NULL &&
         !is_in (self->session,
                 1u << SILOAM_SESSION_HANDED_OVER | 1u << SILOAM_SESSION_FOLLOW_UP |
                     1u << SILOAM_SESSION_CLOSED | 1u << SILOAM_SESSION_ERASED);
}

/**
 * siloam_evening_room_is_read_along:
 *
 * Returns: whether the visitor may be reading what the team tidies, because there is one screen and
 *   nobody said that they have left
 */
gboolean
siloam_evening_room_is_read_along (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), TRUE);

  return !self->two_screens && !self->visitor_left && self->session != NULL &&
         siloam_session_is_open (self->session);
}

/**
 * siloam_evening_room_set_visitor_left:
 *
 * The visitor does not see this screen any more; it counts until the session is let go of.
 */
void
siloam_evening_room_set_visitor_left (SiloamEveningRoom *self)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  self->visitor_left = self->session != NULL;
  emit_changed (self);
}

void
siloam_evening_room_set_two_screens (SiloamEveningRoom *self, gboolean two_screens)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));

  if (self->two_screens == two_screens)
    return;
  self->two_screens = two_screens;
  emit_changed (self);
}

gboolean
siloam_evening_room_get_two_screens (SiloamEveningRoom *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_ROOM (self), FALSE);

  return self->two_screens;
}

/**
 * siloam_evening_room_tell_failed:
 * @error: why a note, a follow-up or a withdrawal could not be stored
 *
 * Says so where the failures of the session itself are said.
 */
void
siloam_evening_room_tell_failed (SiloamEveningRoom *self, const GError *error)
{
  g_return_if_fail (SILOAM_IS_EVENING_ROOM (self));
  g_return_if_fail (error != NULL);

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}
