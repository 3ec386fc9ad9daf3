/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks one exchange through its steps. Owns the entry while it is written and the order of the
 * steps; never saves, never shows anything and never makes a step compulsory. Main thread. */

#include "guide/guide.h"

#define ROUNDING_OFF_SECONDS (20 * 60)

struct _SiloamGuide
{
  GObject parent_instance;

  SiloamEntry *entry;
  SiloamStep step;
  gboolean gentle;
  gboolean finished;
  gboolean suggested_rounding_off;
};

G_DEFINE_FINAL_TYPE (SiloamGuide, siloam_guide, G_TYPE_OBJECT)

typedef enum
{
  PROP_STEP = 1,
  PROP_GENTLE,
} SiloamGuideProperty;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_GENTLE + 1];
static guint signals[N_SIGNALS];

/* Something that has only just happened is named and not opened up: these steps are enough. */
static const gboolean in_gentle_mode[SILOAM_N_STEPS] = {
  [SILOAM_STEP_ARRIVE] = TRUE,
  [SILOAM_STEP_INVITE] = TRUE,
  [SILOAM_STEP_NAME] = TRUE,
  [SILOAM_STEP_TODAY] = TRUE,
};

static gboolean
has_recent_hurt (const SiloamEntry *entry)
{
  for (guint i = 0; i < entry->hurts->len; i++)
    {
      const SiloamHurt *hurt = g_ptr_array_index (entry->hurts, i);

      if (hurt->recent)
        return TRUE;
    }
  return FALSE;
}

static void
update_gentle (SiloamGuide *self)
{
  gboolean gentle = has_recent_hurt (self->entry);

  if (gentle == self->gentle)
    return;

  self->gentle = gentle;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GENTLE]);
}

/* The first step from @step onwards that is walked; the last step always is. */
static SiloamStep
next_walked (SiloamGuide *self, SiloamStep step)
{
  while (!siloam_guide_has_step (self, step))
    step++;
  return step;
}

static void
remember_step (SiloamGuide *self)
{
  g_free (self->entry->open_step);
  self->entry->open_step = g_strdup (siloam_step_nick (self->step));
}

static void
emit_changed (SiloamGuide *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->entry);
}

static void
move_to (SiloamGuide *self, SiloamStep step)
{
  if (step == self->step && !self->finished)
    return;

  self->finished = FALSE;
  self->step = step;
  remember_step (self);
  emit_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static void
siloam_guide_finalize (GObject *object)
{
  SiloamGuide *self = SILOAM_GUIDE (object);

  siloam_entry_free (self->entry);

  G_OBJECT_CLASS (siloam_guide_parent_class)->finalize (object);
}

static void
siloam_guide_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiloamGuide *self = SILOAM_GUIDE (object);

  switch ((SiloamGuideProperty) id)
    {
    case PROP_STEP:
      g_value_set_uint (value, self->step);
      break;
    case PROP_GENTLE:
      g_value_set_boolean (value, self->gentle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_guide_class_init (SiloamGuideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = siloam_guide_finalize;
  object_class->get_property = siloam_guide_get_property;

  properties[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, SILOAM_N_STEPS - 1, 0, flags);
  properties[PROP_GENTLE] = g_param_spec_boolean ("gentle", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * SiloamGuide::changed:
   * @entry: the entry, borrowed
   *
   * The entry holds something new that must be saved.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          SILOAM_TYPE_ENTRY | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * SiloamGuide::finished:
   *
   * The person is done for now; follows the last ::changed.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
siloam_guide_init (SiloamGuide *self)
{
}

/**
 * siloam_guide_new_take:
 * @entry: (transfer full): the exchange to walk through
 *
 * Starts at the step where @entry was left, or at the first. A step that is not walked in gentle
 * mode gives way to the next that is. Opening alone changes nothing in the entry.
 *
 * Returns: (transfer full): a guide
 */
SiloamGuide *
siloam_guide_new_take (SiloamEntry *entry)
{
  SiloamGuide *self;
  SiloamStep step = SILOAM_STEP_ARRIVE;

  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (SILOAM_TYPE_GUIDE, NULL);
  self->entry = entry;
  self->gentle = has_recent_hurt (entry);
  siloam_step_from_nick (entry->open_step, &step);
  self->step = next_walked (self, step);
  return self;
}

/**
 * siloam_guide_get_entry:
 *
 * Returns: the entry, borrowed, to write into; call siloam_guide_touch() afterwards
 */
SiloamEntry *
siloam_guide_get_entry (SiloamGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_GUIDE (self), NULL);

  return self->entry;
}

/**
 * siloam_guide_get_step:
 *
 * Returns: the step the person is at
 */
SiloamStep
siloam_guide_get_step (SiloamGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_GUIDE (self), SILOAM_STEP_ARRIVE);

  return self->step;
}

/**
 * siloam_guide_get_gentle:
 *
 * Returns: whether a hurt is marked recent, so that only arriving, inviting, naming and today
 * remain
 */
gboolean
siloam_guide_get_gentle (SiloamGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_GUIDE (self), FALSE);

  return self->gentle;
}

/**
 * siloam_guide_has_step:
 *
 * Returns: whether @step is walked, given gentle mode
 */
gboolean
siloam_guide_has_step (SiloamGuide *self, SiloamStep step)
{
  g_return_val_if_fail (SILOAM_IS_GUIDE (self), FALSE);
  g_return_val_if_fail ((guint) step < SILOAM_N_STEPS, FALSE);

  return !self->gentle || in_gentle_mode[step];
}

/**
 * siloam_guide_can_go_back:
 *
 * Returns: whether there is a step before this one
 */
gboolean
siloam_guide_can_go_back (SiloamGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_GUIDE (self), FALSE);

  return self->step > SILOAM_STEP_ARRIVE;
}

/**
 * siloam_guide_is_last:
 *
 * Returns: whether siloam_guide_next() would finish
 */
gboolean
siloam_guide_is_last (SiloamGuide *self)
{
  g_return_val_if_fail (SILOAM_IS_GUIDE (self), FALSE);

  return self->step == SILOAM_STEP_TODAY;
}

/**
 * siloam_guide_touch:
 *
 * Says that the page wrote into the entry. Remembers where the person is, unless they have
 * finished, and emits ::changed.
 */
void
siloam_guide_touch (SiloamGuide *self)
{
  g_return_if_fail (SILOAM_IS_GUIDE (self));

  update_gentle (self);
  if (!self->finished)
    remember_step (self);
  emit_changed (self);
}

/**
 * siloam_guide_next:
 *
 * Goes to the next step; at the last one, finishes.
 */
void
siloam_guide_next (SiloamGuide *self)
{
  g_return_if_fail (SILOAM_IS_GUIDE (self));

  update_gentle (self);
  if (siloam_guide_is_last (self))
    siloam_guide_finish (self);
  else
    move_to (self, next_walked (self, self->step + 1));
}

/**
 * siloam_guide_skip:
 *
 * Goes to the next step. What was already written in this one stays as it is.
 */
void
siloam_guide_skip (SiloamGuide *self)
{
  siloam_guide_next (self);
}

/**
 * siloam_guide_back:
 *
 * Goes to the step before this one, if there is one.
 */
void
siloam_guide_back (SiloamGuide *self)
{
  SiloamStep step;

  g_return_if_fail (SILOAM_IS_GUIDE (self));

  update_gentle (self);
  if (!siloam_guide_can_go_back (self))
    return;

  step = self->step - 1;
  while (!siloam_guide_has_step (self, step))
    step--;
  move_to (self, step);
}

/**
 * siloam_guide_go_to:
 *
 * Goes to @step; does nothing when it is not walked in gentle mode.
 */
void
siloam_guide_go_to (SiloamGuide *self, SiloamStep step)
{
  g_return_if_fail (SILOAM_IS_GUIDE (self));
  g_return_if_fail ((guint) step < SILOAM_N_STEPS);

  update_gentle (self);
  if (siloam_guide_has_step (self, step))
    move_to (self, step);
}

/**
 * siloam_guide_stop_for_today:
 *
 * "Only this today": goes straight to the last step, leaving the rest unasked.
 */
void
siloam_guide_stop_for_today (SiloamGuide *self)
{
  siloam_guide_go_to (self, SILOAM_STEP_TODAY);
}

/**
 * siloam_guide_finish:
 *
 * Puts the entry away: it is no longer open at a step. Emits ::changed and then ::finished, once.
 */
void
siloam_guide_finish (SiloamGuide *self)
{
  g_return_if_fail (SILOAM_IS_GUIDE (self));

  if (self->finished)
    return;

  self->finished = TRUE;
  g_clear_pointer (&self->entry->open_step, g_free);
  emit_changed (self);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

/**
 * siloam_guide_should_suggest_rounding_off:
 * @seconds: how long the person has been using this guide
 *
 * From naming to releasing, a long sitting may be enough for today. Says so once; the person
 * decides.
 *
 * Returns: %TRUE the first time it is fitting
 */
gboolean
siloam_guide_should_suggest_rounding_off (SiloamGuide *self, guint seconds)
{
  g_return_val_if_fail (SILOAM_IS_GUIDE (self), FALSE);

  if (self->suggested_rounding_off || seconds < ROUNDING_OFF_SECONDS)
    return FALSE;
  if (self->step < SILOAM_STEP_NAME || self->step > SILOAM_STEP_RELEASE)
    return FALSE;

  self->suggested_rounding_off = TRUE;
  return TRUE;
}
