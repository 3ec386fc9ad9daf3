/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who waits at the reception, by arrival. It lives in memory only and is written nowhere: nobody
 * who waits has agreed to anything yet. Main thread. */

#include "ministry/queue.h"

#include <sodium.h>
#include <string.h>

struct _SiloamWaiting
{
  GObject parent_instance;

  char *alias;
  guint team_number;
  GDateTime *arrived;
};

enum
{
  PROP_ALIAS = 1,
  PROP_TEAM_NUMBER,
  PROP_ARRIVED,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SiloamWaiting, siloam_waiting, G_TYPE_OBJECT)

/* The alias is wiped, not just let go of. */
static void
waiting_finalize (GObject *object)
{
  SiloamWaiting *self = SILOAM_WAITING (object);

  if (self->alias != NULL)
    sodium_memzero (self->alias, strlen (self->alias));
  g_free (self->alias);
  g_clear_pointer (&self->arrived, g_date_time_unref);
  G_OBJECT_CLASS (siloam_waiting_parent_class)->finalize (object);
}

static void
waiting_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiloamWaiting *self = SILOAM_WAITING (object);

  switch (id)
    {
    case PROP_ALIAS:
      g_value_set_string (value, self->alias);
      break;
    case PROP_TEAM_NUMBER:
      g_value_set_uint (value, self->team_number);
      break;
    case PROP_ARRIVED:
      g_value_set_boxed (value, self->arrived);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_waiting_class_init (SiloamWaitingClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = waiting_finalize;
  object_class->get_property = waiting_get_property;

  /**
   * SiloamWaiting:alias:
   *
   * A first name or a name of their own choice.
   */
  properties[PROP_ALIAS] =
      g_param_spec_string ("alias", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * SiloamWaiting:team-number:
   *
   * The team they go to; 0: none yet.
   */
  properties[PROP_TEAM_NUMBER] =
      g_param_spec_uint ("team-number",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * SiloamWaiting:arrived:
   *
   * When they came in, local time.
   */
  properties[PROP_ARRIVED] = g_param_spec_boxed ("arrived",
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_DATE_TIME,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
siloam_waiting_init (SiloamWaiting *self)
{
  self->arrived = g_date_time_new_now_local ();
}

/**
 * siloam_waiting_get_alias:
 *
 * Returns: (transfer none): the name they gave
 */
const char *
siloam_waiting_get_alias (SiloamWaiting *self)
{
  g_return_val_if_fail (SILOAM_IS_WAITING (self), NULL);
  return self->alias;
}

/**
 * siloam_waiting_get_team_number:
 *
 * Returns: the team they go to, or 0
 */
guint
siloam_waiting_get_team_number (SiloamWaiting *self)
{
  g_return_val_if_fail (SILOAM_IS_WAITING (self), 0);
  return self->team_number;
}

/**
 * siloam_waiting_get_arrived:
 *
 * Returns: (transfer none): when they came in
 */
GDateTime *
siloam_waiting_get_arrived (SiloamWaiting *self)
{
  g_return_val_if_fail (SILOAM_IS_WAITING (self), NULL);
  return self->arrived;
}

struct _SiloamQueue
{
  GObject parent_instance;

  GPtrArray *waiting; /* by arrival */
};

static GType
queue_get_item_type (GListModel *model)
{
  return SILOAM_TYPE_WAITING;
}

static guint
queue_get_n_items (GListModel *model)
{
  return SILOAM_QUEUE (model)->waiting->len;
}

static gpointer
queue_get_item (GListModel *model, guint position)
{
  GPtrArray *waiting = SILOAM_QUEUE (model)->waiting;

  return position < waiting->len ? g_object_ref (waiting->pdata[position]) : NULL;
}

static void
queue_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = queue_get_item_type;
  iface->get_n_items = queue_get_n_items;
  iface->get_item = queue_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiloamQueue,
                               siloam_queue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, queue_list_model_init))

static void
queue_finalize (GObject *object)
{
  SiloamQueue *self = SILOAM_QUEUE (object);

  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (siloam_queue_parent_class)->finalize (object);
}

static void
siloam_queue_class_init (SiloamQueueClass *class)
{
  G_OBJECT_CLASS (class)->finalize = queue_finalize;
}

static void
siloam_queue_init (SiloamQueue *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * siloam_queue_new:
 *
 * Returns: (transfer full): a queue in which nobody waits
 */
SiloamQueue *
siloam_queue_new (void)
{
  return g_object_new (SILOAM_TYPE_QUEUE, NULL);
}

/**
 * siloam_queue_add:
 * @alias: a first name or a name of their own choice
 *
 * Someone came in and waits at the end of the queue, without a team yet.
 *
 * Returns: (transfer none): who waits, owned by the queue
 */
SiloamWaiting *
siloam_queue_add (SiloamQueue *self, const char *alias)
{
  SiloamWaiting *waiting;

  g_return_val_if_fail (SILOAM_IS_QUEUE (self), NULL);
  g_return_val_if_fail (alias != NULL, NULL);

  waiting = g_object_new (SILOAM_TYPE_WAITING, NULL);
  waiting->alias = g_strdup (alias);
  g_ptr_array_add (self->waiting, waiting);
  g_list_model_items_changed (G_LIST_MODEL (self), self->waiting->len - 1, 0, 1);
  return waiting;
}

/**
 * siloam_queue_assign:
 * @team_number: the team they go to; 0 takes it back
 *
 * Their place in the queue stays the same: no reason is asked for another team.
 */
void
siloam_queue_assign (SiloamQueue *self, SiloamWaiting *waiting, guint team_number)
{
  g_return_if_fail (SILOAM_IS_QUEUE (self));
  g_return_if_fail (SILOAM_IS_WAITING (waiting));

  if (waiting->team_number == team_number)
    return;
  waiting->team_number = team_number;
  g_object_notify_by_pspec (G_OBJECT (waiting), properties[PROP_TEAM_NUMBER]);
}

/**
 * siloam_queue_remove:
 *
 * They were welcomed, or left. Who does not wait here is no fault.
 */
void
siloam_queue_remove (SiloamQueue *self, SiloamWaiting *waiting)
{
  guint position;

  g_return_if_fail (SILOAM_IS_QUEUE (self));

  if (!g_ptr_array_find (self->waiting, waiting, &position))
    return;
  g_ptr_array_remove_index (self->waiting, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/**
 * siloam_queue_clear:
 *
 * Nobody waits any more.
 */
void
siloam_queue_clear (SiloamQueue *self)
{
  guint count;

  g_return_if_fail (SILOAM_IS_QUEUE (self));

  count = self->waiting->len;
  if (count == 0)
    return;
  g_ptr_array_set_size (self->waiting, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, count, 0);
}
