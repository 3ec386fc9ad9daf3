/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a visitor agreed to, and what may be done with it. A consent is one answer to one question;
 * none stands for another, and no answer is a no. Pure, any thread. */

#include "ministry/record-fields-private.h"
#include "ministry/rules.h"

static const SiloamScope scope_of[] = {
  [SILOAM_DOES_WRITE] = SILOAM_SCOPE_NOTES,       [SILOAM_DOES_KEEP] = SILOAM_SCOPE_KEEP,
  [SILOAM_DOES_REACH] = SILOAM_SCOPE_CONTACT,     [SILOAM_DOES_POINT] = SILOAM_SCOPE_POINT,
  [SILOAM_DOES_SUMMARIZE] = SILOAM_SCOPE_SUMMARY, [SILOAM_DOES_OBSERVE] = SILOAM_SCOPE_OBSERVER,
  [SILOAM_DOES_TESTIFY] = SILOAM_SCOPE_TESTIMONY,
};

static gboolean
is_minor (const SiloamSession *self)
{
  return self->age == SILOAM_AGE_SIXTEEN || self->age == SILOAM_AGE_YOUNGER;
}

/* The age itself is a word about the visitor: it is not there when nothing may be written down. The
 * consent then still says who gave it. */
static gboolean
is_given (const SiloamSession *self, SiloamScope scope)
{
  const SiloamConsent *consent = siloam_session_find_consent (self, scope);

  if (consent == NULL || consent->state != SILOAM_CONSENT_GIVEN)
    return FALSE;
  if (is_minor (self) && !self->guardian)
    return FALSE;
  return self->age != SILOAM_AGE_YOUNGER || consent->by_guardian;
}

static gboolean
has_ended (const SiloamSession *self)
{
  return self->state == SILOAM_SESSION_FOLLOW_UP || self->state == SILOAM_SESSION_CLOSED;
}

/* When a consent that was given counts. */
static gboolean
is_the_time (const SiloamSession *self, SiloamDoes does)
{
  switch (does)
    {
    case SILOAM_DOES_WRITE: /* what is kept may be corrected */
      return !has_ended (self) || (is_given (self, SILOAM_SCOPE_KEEP) && self->keep_until != NULL);
    case SILOAM_DOES_KEEP:
    case SILOAM_DOES_REACH:
      return TRUE;
    case SILOAM_DOES_POINT:
      return !has_ended (self) && self->state != SILOAM_SESSION_STOPPED;
    case SILOAM_DOES_SUMMARIZE: /* also who stopped may take something */
      return !has_ended (self);
    case SILOAM_DOES_OBSERVE:
      return siloam_session_is_living (self);
    case SILOAM_DOES_TESTIFY:
    default:
      return FALSE;
    }
}

/**
 * siloam_session_may:
 *
 * Whether something may be done with what this visitor agreed to, in the state the session is in.
 * Each thing has a scope of its own.
 *
 * Returns: whether it may be done now
 */
gboolean
siloam_session_may (const SiloamSession *self, SiloamDoes does)
{
  if (does < SILOAM_DOES_WRITE || does > SILOAM_DOES_TESTIFY ||
      self->state == SILOAM_SESSION_ERASED)
    return FALSE;
  return is_given (self, scope_of[does]) && is_the_time (self, does);
}

/**
 * siloam_session_has_answered:
 *
 * Returns: whether the visitor answered any question, with yes or no
 */
gboolean
siloam_session_has_answered (const SiloamSession *self)
{
  for (guint i = 0; i < self->consents->len; i++)
    if (((SiloamConsent *) self->consents->pdata[i])->state != SILOAM_CONSENT_ASKED)
      return TRUE;
  return FALSE;
}

/* The consent that this answer is about: the one that waits for it, else a new one. */
static SiloamConsent *
consent_to_answer (SiloamSession *self, SiloamScope scope)
{
  SiloamConsent *consent = siloam_session_find_consent (self, scope);

  if (consent == NULL || consent->state == SILOAM_CONSENT_WITHDRAWN)
    return siloam_session_add_consent (self, scope);
  return consent;
}

static void
write_answer (const SiloamSession *self,
              SiloamConsent *consent,
              gboolean yes,
              SiloamHow how,
              const char *text_version,
              const char *recorded_by)
{
  consent->state = yes ? SILOAM_CONSENT_GIVEN : SILOAM_CONSENT_REFUSED;
  consent->how = how;
  consent->by_guardian = self->age == SILOAM_AGE_YOUNGER;
  g_free (consent->text_version);
  consent->text_version = g_strdup (text_version);
  g_free (consent->recorded_by);
  consent->recorded_by = g_strdup (recorded_by);
  g_clear_pointer (&consent->given_at, g_date_time_unref);
  consent->given_at = g_date_time_new_now_local ();
}

/**
 * siloam_session_answer:
 * @how: how it was said
 * @text_version: the version of the privacy text that was shown
 * @recorded_by: (nullable): the id of the member who asked
 *
 * Records the answer to one question. Under 16 it is the guardian who answers. A no after a yes
 * withdraws; the same answer again changes nothing; a yes after a withdrawal is a new consent.
 *
 * Returns: (transfer none) (nullable): the consent, owned by the session; %NULL for TESTIMONY,
 *   which is asked weeks later, and for a session that was erased
 */
SiloamConsent *
siloam_session_answer (SiloamSession *self,
                       SiloamScope scope,
                       gboolean yes,
                       SiloamHow how,
                       const char *text_version,
                       const char *recorded_by)
{
  SiloamConsent *consent = siloam_session_find_consent (self, scope);

  g_return_val_if_fail (siloam_term_nick (siloam_scopes, (int) scope) != NULL, NULL);

  if (scope == SILOAM_SCOPE_TESTIMONY || self->state == SILOAM_SESSION_ERASED)
    return NULL;
  if (!yes && siloam_session_withdraw (self, scope))
    return consent;
  if (consent != NULL && consent->state == SILOAM_CONSENT_WITHDRAWN && !yes)
    return consent;
  if (yes && is_given (self, scope))
    return consent;

  consent = consent_to_answer (self, scope);
  write_answer (self, consent, yes, how, text_version, recorded_by);
  return consent;
}

/* Whether a guardian is needed does not change by taking words away. */
static void
forget_words (SiloamSession *self)
{
  const SiloamAge age = self->age;
  const gboolean guardian = self->guardian;

  siloam_session_forget (self);
  self->age = age;
  self->guardian = guardian;
}

/**
 * siloam_session_withdraw:
 *
 * Takes a consent back, as easily as it was given.
 *
 * Returns: whether there was one to take back
 */
gboolean
siloam_session_withdraw (SiloamSession *self, SiloamScope scope)
{
  SiloamConsent *consent = siloam_session_find_consent (self, scope);

  if (consent == NULL || consent->state != SILOAM_CONSENT_GIVEN)
    return FALSE;
  consent->state = SILOAM_CONSENT_WITHDRAWN;
  g_clear_pointer (&consent->withdrawn_at, g_date_time_unref);
  consent->withdrawn_at = g_date_time_new_now_local ();

  if (scope == SILOAM_SCOPE_NOTES)
    forget_words (self);
  else if (scope == SILOAM_SCOPE_KEEP)
    g_clear_pointer (&self->keep_until, g_date_time_unref);
  else if (scope == SILOAM_SCOPE_SUMMARY)
    g_ptr_array_set_size (self->ticked, 0);
  return TRUE;
}

/**
 * siloam_session_age_is_settled:
 *
 * Returns: whether the age was asked, and a minor has the guardian in the room
 */
gboolean
siloam_session_age_is_settled (const SiloamSession *self)
{
  return self->age == SILOAM_AGE_ADULT || (is_minor (self) && self->guardian);
}

/**
 * siloam_session_forget:
 *
 * Takes away who it was and every word that was said. Where the session is, what was answered and
 * what was given stays.
 */
void
siloam_session_forget (SiloamSession *self)
{
  g_autoptr (SiloamSession) blank = siloam_session_new_blank ();

  siloam_fields_clear (siloam_session_words, self);
  siloam_fields_prepare (siloam_session_words, self);
  siloam_fields_copy (siloam_session_words, blank, self);
  for (const SiloamRecordType *type = siloam_session_lists; type->table != NULL; type++)
    g_ptr_array_set_size (siloam_list_of (self, type), 0);
  siloam_entry_free (self->exchange);
  self->exchange = siloam_session_new_exchange ();
}
