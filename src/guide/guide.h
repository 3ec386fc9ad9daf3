/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "journal/entry.h"

G_BEGIN_DECLS

/* The steps of one exchange, A5 to A13. The nick is the key of its prompts and of
 * SiloamEntry.open_step. */
typedef enum
{
  SILOAM_STEP_ARRIVE,
  SILOAM_STEP_INVITE,
  SILOAM_STEP_NAME,
  SILOAM_STEP_MEMORY,
  SILOAM_STEP_FORGIVE,
  SILOAM_STEP_RELEASE,
  SILOAM_STEP_RECEIVE,
  SILOAM_STEP_WEIGH,
  SILOAM_STEP_TODAY,
} SiloamStep;
#define SILOAM_N_STEPS 9

const char *siloam_step_nick (SiloamStep step);
gboolean siloam_step_from_nick (const char *nick, SiloamStep *out);

#define SILOAM_TYPE_GUIDE (siloam_guide_get_type ())

/* Walks one exchange through its steps: order, skipping, going back, resuming, gentle mode. No
 * widgets, no storage: pages write into the entry and call _touch; whoever owns the guide saves on
 * ::changed.
 *
 * Properties: step (SiloamStep as uint), gentle. Signals: ::changed (the entry), ::finished. */
G_DECLARE_FINAL_TYPE (SiloamGuide, siloam_guide, SILOAM, GUIDE, GObject)

SiloamGuide *siloam_guide_new_take (SiloamEntry *entry)
    G_GNUC_WARN_UNUSED_RESULT; /* resumes at entry->open_step */

SiloamEntry *siloam_guide_get_entry (SiloamGuide *self); /* borrowed, to write into */
SiloamStep siloam_guide_get_step (SiloamGuide *self);
/* Gentle: a hurt is marked recent, so only arrive, invite, name and today remain. */
gboolean siloam_guide_get_gentle (SiloamGuide *self);
gboolean siloam_guide_has_step (SiloamGuide *self, SiloamStep step);
gboolean siloam_guide_can_go_back (SiloamGuide *self);
gboolean siloam_guide_is_last (SiloamGuide *self);

void siloam_guide_touch (SiloamGuide *self);
void siloam_guide_next (SiloamGuide *self);
void siloam_guide_skip (SiloamGuide *self); /* as next; leaves what was written as it is */
void siloam_guide_back (SiloamGuide *self);
void siloam_guide_go_to (SiloamGuide *self, SiloamStep step);
void siloam_guide_stop_for_today (SiloamGuide *self); /* "Alleen dit vandaag": to TODAY */
void siloam_guide_finish (SiloamGuide *self);         /* clears open_step, ::changed, ::finished */
/* About twenty minutes in naming to release suggests rounding off, once; elapsed time is in seconds
 * of use. */
gboolean siloam_guide_should_suggest_rounding_off (SiloamGuide *self, guint seconds);

G_END_DECLS
