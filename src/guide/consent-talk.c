/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of whom before a session, and what becomes of the answers. Each scope is a question
 * of its own; none is answered beforehand, and a question that makes no sense after an earlier no
 * is not asked. Nothing reaches a session before the visitor agreed to it as a whole. Any thread.
 */

#include "guide/consent-talk.h"

#include "ministry/rules.h"

#define FIRST_ASKED_AGAIN_DAYS 14

static const char *const nicks[SILOAM_N_TALK_STEPS] = {
  [SILOAM_TALK_INFO] = "info",         [SILOAM_TALK_DATA] = "data",
  [SILOAM_TALK_AGE] = "age",           [SILOAM_TALK_SIXTEEN] = "sixteen",
  [SILOAM_TALK_GUARDIAN] = "guardian", [SILOAM_TALK_NO_GUARDIAN] = "no_guardian",
  [SILOAM_TALK_YOUNGER] = "younger",   [SILOAM_TALK_NOTES] = "notes",
  [SILOAM_TALK_KEEP] = "keep",         [SILOAM_TALK_CONTACT] = "contact",
  [SILOAM_TALK_POINT] = "point",       [SILOAM_TALK_OBSERVER] = "observer",
  [SILOAM_TALK_SUMMARY] = "summary",   [SILOAM_TALK_HELP] = "help",
  [SILOAM_TALK_CHECK] = "check",
};

static const SiloamScope scopes[SILOAM_N_TALK_STEPS] = {
  [SILOAM_TALK_NOTES] = SILOAM_SCOPE_NOTES,       [SILOAM_TALK_KEEP] = SILOAM_SCOPE_KEEP,
  [SILOAM_TALK_CONTACT] = SILOAM_SCOPE_CONTACT,   [SILOAM_TALK_POINT] = SILOAM_SCOPE_POINT,
  [SILOAM_TALK_OBSERVER] = SILOAM_SCOPE_OBSERVER, [SILOAM_TALK_SUMMARY] = SILOAM_SCOPE_SUMMARY,
};

static gboolean
said (const SiloamConsentTalk *self, SiloamTalkStep step, SiloamAnswer answer)
{
  return self->answers[step] == answer;
}

static gboolean
is_filled (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0';
}

/**
 * siloam_consent_talk_new:
 * @max_days: how long the place may keep anything
 * @trainee: whether somebody in training is on the team
 *
 * Returns: (transfer full): a talk in which nothing was said yet
 */
SiloamConsentTalk *
siloam_consent_talk_new (guint max_days, gboolean trainee)
{
  SiloamConsentTalk *self = g_new0 (SiloamConsentTalk, 1);

  self->max_days = MIN (max_days, SILOAM_MAX_KEEP_DAYS);
  self->trainee = trainee;
  self->keep_days = MIN (self->max_days, FIRST_ASKED_AGAIN_DAYS);
  return self;
}

void
siloam_consent_talk_free (SiloamConsentTalk *self)
{
  if (self == NULL)
    return;

  g_free (self->reach);
  g_free (self->help_request);
  g_free (self->asker);
  g_free (self);
}

/**
 * siloam_talk_step_nick:
 *
 * Returns: (transfer none): the key of the texts of @step
 */
const char *
siloam_talk_step_nick (SiloamTalkStep step)
{
  g_return_val_if_fail ((guint) step < SILOAM_N_TALK_STEPS, NULL);

  return nicks[step];
}

/**
 * siloam_talk_step_scope:
 *
 * Returns: what @step decides, or 0
 */
SiloamScope
siloam_talk_step_scope (SiloamTalkStep step)
{
  g_return_val_if_fail ((guint) step < SILOAM_N_TALK_STEPS, 0);

  return scopes[step];
}

/**
 * siloam_talk_step_is_question:
 *
 * Returns: whether @step is answered with yes or no
 */
gboolean
siloam_talk_step_is_question (SiloamTalkStep step)
{
  return step == SILOAM_TALK_AGE || step == SILOAM_TALK_SIXTEEN || step == SILOAM_TALK_GUARDIAN ||
         siloam_talk_step_scope (step) != 0;
}

/**
 * siloam_consent_talk_has_step:
 *
 * Returns: whether @step is shown, after what was said so far
 */
gboolean
siloam_consent_talk_has_step (const SiloamConsentTalk *self, SiloamTalkStep step)
{
  const gboolean minor = said (self, SILOAM_TALK_AGE, SILOAM_ANSWER_NO);
  const gboolean alone = minor && said (self, SILOAM_TALK_GUARDIAN, SILOAM_ANSWER_NO);
  const gboolean notes = said (self, SILOAM_TALK_NOTES, SILOAM_ANSWER_YES);

  switch (step)
    {
    case SILOAM_TALK_INFO:
    case SILOAM_TALK_DATA:
    case SILOAM_TALK_AGE:
      return TRUE;
    case SILOAM_TALK_SIXTEEN:
    case SILOAM_TALK_GUARDIAN:
      return minor;
    case SILOAM_TALK_NO_GUARDIAN:
      return alone;
    case SILOAM_TALK_YOUNGER:
      return minor && !alone && said (self, SILOAM_TALK_SIXTEEN, SILOAM_ANSWER_NO);
    case SILOAM_TALK_KEEP:
      return !alone && notes && self->max_days > 0;
    case SILOAM_TALK_CONTACT:
      return siloam_consent_talk_has_step (self, SILOAM_TALK_KEEP) &&
             said (self, SILOAM_TALK_KEEP, SILOAM_ANSWER_YES);
    case SILOAM_TALK_OBSERVER:
      return !alone && self->trainee;
    case SILOAM_TALK_SUMMARY:
    case SILOAM_TALK_HELP:
      return !alone && notes;
    case SILOAM_TALK_NOTES:
    case SILOAM_TALK_POINT:
    case SILOAM_TALK_CHECK:
    default:
      return !alone;
    }
}

/**
 * siloam_consent_talk_next:
 *
 * Returns: the step after @step, or @step itself when it is the last
 */
SiloamTalkStep
siloam_consent_talk_next (const SiloamConsentTalk *self, SiloamTalkStep step)
{
  for (guint next = step + 1; next < SILOAM_N_TALK_STEPS; next++)
    if (siloam_consent_talk_has_step (self, (SiloamTalkStep) next))
      return (SiloamTalkStep) next;
  return step;
}

/**
 * siloam_consent_talk_back:
 *
 * Returns: the step before @step, or @step itself when it is the first
 */
SiloamTalkStep
siloam_consent_talk_back (const SiloamConsentTalk *self, SiloamTalkStep step)
{
  for (int back = (int) step - 1; back >= 0; back--)
    if (siloam_consent_talk_has_step (self, (SiloamTalkStep) back))
      return (SiloamTalkStep) back;
  return step;
}

/**
 * siloam_consent_talk_answer:
 * @step: a question
 * @yes: what was said
 *
 * Returns: %FALSE when a yes to contact says no way to reach them; then nothing changes
 */
gboolean
siloam_consent_talk_answer (SiloamConsentTalk *self, SiloamTalkStep step, gboolean yes)
{
  g_return_val_if_fail (siloam_talk_step_is_question (step), FALSE);

  if (step == SILOAM_TALK_CONTACT && yes && (self->channel == 0 || !is_filled (self->reach)))
    return FALSE;
  self->answers[step] = yes ? SILOAM_ANSWER_YES : SILOAM_ANSWER_NO;
  return TRUE;
}

/**
 * siloam_consent_talk_without_notes:
 *
 * Says no to notes; keeping, contact, summary and the written question fall away with it.
 */
void
siloam_consent_talk_without_notes (SiloamConsentTalk *self)
{
  siloam_consent_talk_answer (self, SILOAM_TALK_NOTES, FALSE);
  g_clear_pointer (&self->help_request, g_free);
  g_clear_pointer (&self->reach, g_free);
  self->help_unclear = FALSE;
}

/**
 * siloam_consent_talk_is_complete:
 *
 * Returns: whether every question that is asked was answered, and a minor is not alone
 */
gboolean
siloam_consent_talk_is_complete (const SiloamConsentTalk *self)
{
  if (siloam_consent_talk_has_step (self, SILOAM_TALK_NO_GUARDIAN))
    return FALSE;
  for (guint step = 0; step < SILOAM_N_TALK_STEPS; step++)
    if (siloam_talk_step_is_question ((SiloamTalkStep) step) &&
        siloam_consent_talk_has_step (self, (SiloamTalkStep) step) &&
        said (self, (SiloamTalkStep) step, SILOAM_ANSWER_UNSAID))
      return FALSE;
  return TRUE;
}

static SiloamAge
age_of (const SiloamConsentTalk *self)
{
  if (said (self, SILOAM_TALK_AGE, SILOAM_ANSWER_YES))
    return SILOAM_AGE_ADULT;
  return said (self, SILOAM_TALK_SIXTEEN, SILOAM_ANSWER_YES) ? SILOAM_AGE_SIXTEEN
                                                             : SILOAM_AGE_YOUNGER;
}

/* What was agreed in an earlier talk and falls away now, as keeping does with notes. Who learns is
 * not asked about where nobody does: that yes stays. */
static void
take_back (SiloamSession *session, SiloamTalkStep step)
{
  if (step != SILOAM_TALK_OBSERVER)
    siloam_session_withdraw (session, scopes[step]);
}

/* A question that was not asked counts as no, but is not recorded as asked. */
static void
apply_answers (const SiloamConsentTalk *self, SiloamSession *session, const char *text_version)
{
  for (guint step = 0; step < SILOAM_N_TALK_STEPS; step++)
    if (scopes[step] != 0 && !siloam_consent_talk_has_step (self, (SiloamTalkStep) step))
      take_back (session, (SiloamTalkStep) step);
    else if (scopes[step] != 0)
      siloam_session_answer (session,
                             scopes[step],
                             said (self, (SiloamTalkStep) step, SILOAM_ANSWER_YES),
                             SILOAM_HOW_ON_SCREEN,
                             text_version,
                             self->asker);
}

/**
 * siloam_consent_talk_apply:
 * @session: the session it is about
 * @text_version: the version of the text that was read
 *
 * Writes age, answers, the date and the request for help into @session.
 */
void
siloam_consent_talk_apply (const SiloamConsentTalk *self,
                           SiloamSession *session,
                           const char *text_version)
{
  g_return_if_fail (siloam_consent_talk_is_complete (self));

  session->age = age_of (self);
  session->guardian = session->age != SILOAM_AGE_ADULT;
  apply_answers (self, session, text_version);

  g_clear_pointer (&session->keep_until, g_date_time_unref);
  if (siloam_session_may (session, SILOAM_DOES_KEEP))
    session->keep_until = g_date_time_add_days (session->created, (int) self->keep_days);
  if (!siloam_session_may (session, SILOAM_DOES_WRITE))
    return;

  g_free (session->help_request);
  session->help_request = is_filled (self->help_request) ? g_strdup (self->help_request) : NULL;
  session->help_unclear = self->help_unclear;
}

/**
 * siloam_consent_talk_new_follow_up:
 * @session: the session, with the answers in it
 * @wording: what was agreed to say
 *
 * Returns: (transfer full) (nullable): what was agreed about keeping in touch, or %NULL
 */
SiloamFollowUp *
siloam_consent_talk_new_follow_up (const SiloamConsentTalk *self,
                                   const SiloamSession *session,
                                   const char *wording)
{
  SiloamFollowUp *follow_up;

  if (!siloam_session_may (session, SILOAM_DOES_REACH))
    return NULL;

  follow_up = siloam_follow_up_new (session);
  g_clear_pointer (&follow_up->due, g_date_time_unref);
  follow_up->due =
      g_date_time_add_days (session->created, (int) MIN (self->keep_days, FIRST_ASKED_AGAIN_DAYS));
  follow_up->channel = self->channel;
  g_free (follow_up->reach);
  follow_up->reach = g_strdup (self->reach);
  g_free (follow_up->wording);
  follow_up->wording = g_strdup (wording);
  follow_up->may_leave_word = self->may_leave_word;
  return follow_up;
}
