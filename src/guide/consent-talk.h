/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/record.h"

G_BEGIN_DECLS

/* What a visitor is told and asked before a session (B5), in this order. */
typedef enum
{
  SILOAM_TALK_INFO,
  SILOAM_TALK_DATA,
  SILOAM_TALK_AGE,
  SILOAM_TALK_SIXTEEN,
  SILOAM_TALK_GUARDIAN,
  SILOAM_TALK_NO_GUARDIAN, /* the end, for now */
  SILOAM_TALK_YOUNGER,     /* from here the guardian answers */
  SILOAM_TALK_NOTES,
  SILOAM_TALK_KEEP,
  SILOAM_TALK_CONTACT,
  SILOAM_TALK_POINT,
  SILOAM_TALK_OBSERVER,
  SILOAM_TALK_SUMMARY,
  SILOAM_TALK_HELP,
  SILOAM_TALK_CHECK,
} SiloamTalkStep;
#define SILOAM_N_TALK_STEPS 15

typedef enum
{
  SILOAM_ANSWER_UNSAID = 0, /* nothing is chosen beforehand */
  SILOAM_ANSWER_YES,
  SILOAM_ANSWER_NO,
} SiloamAnswer;

/* The answers before they are agreed to, in memory only. Plain; the fields below may be written. */
typedef struct
{
  guint max_days;   /* how long the place may keep anything; 0: that is not asked */
  gboolean trainee; /* somebody in training is on the team */
  SiloamAnswer answers[SILOAM_N_TALK_STEPS];
  guint keep_days;
  SiloamContact channel;
  char *reach;
  gboolean may_leave_word;
  char *help_request;
  gboolean help_unclear;
  char *asker; /* the id of the member who asks; NULL: not said */
} SiloamConsentTalk;

SiloamConsentTalk *siloam_consent_talk_new (guint max_days,
                                            gboolean trainee) G_GNUC_WARN_UNUSED_RESULT;
void siloam_consent_talk_free (SiloamConsentTalk *self);

/* The key of its texts, "keep". */
const char *siloam_talk_step_nick (SiloamTalkStep step);
/* TRUE for a question with Yes and No. */
gboolean siloam_talk_step_is_question (SiloamTalkStep step);
/* What it decides; 0 for what is no consent. */
SiloamScope siloam_talk_step_scope (SiloamTalkStep step);

gboolean siloam_consent_talk_has_step (const SiloamConsentTalk *self, SiloamTalkStep step);
/* The step itself at either end. */
SiloamTalkStep siloam_consent_talk_next (const SiloamConsentTalk *self, SiloamTalkStep step);
SiloamTalkStep siloam_consent_talk_back (const SiloamConsentTalk *self, SiloamTalkStep step);
/* FALSE for a yes to contact without a way to reach them. */
gboolean siloam_consent_talk_answer (SiloamConsentTalk *self, SiloamTalkStep step, gboolean yes);
/* "Rather without notes": nothing is written, and what needs that falls away. */
void siloam_consent_talk_without_notes (SiloamConsentTalk *self);
/* Every question that is asked has its answer, and whoever must be there is there. */
gboolean siloam_consent_talk_is_complete (const SiloamConsentTalk *self);

/* "That is right": writes it all into the session. Nothing is in it before. */
void siloam_consent_talk_apply (const SiloamConsentTalk *self,
                                SiloamSession *session,
                                const char *text_version);
/* What was agreed about keeping in touch; NULL: nothing. */
SiloamFollowUp *siloam_consent_talk_new_follow_up (const SiloamConsentTalk *self,
                                                   const SiloamSession *session,
                                                   const char *wording) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamConsentTalk, siloam_consent_talk_free)

G_END_DECLS
