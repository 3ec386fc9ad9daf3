/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/entry.h"
#include "journal/error.h"

G_BEGIN_DECLS

/* The one place that knows the states of an exchange and what must be true of every entry. Pure. */

/* Checks every invariant; error is INVALID with the path of the fault ("releases[0].hurt: …"). */
gboolean siloam_entry_validate (const SiloamEntry *self, GError **error);

/* Sets state from what the exchange holds. WAITING and REVISITED are kept when still possible. */
void siloam_entry_settle (SiloamEntry *self);

/* "Nothing yet": RELEASED becomes WAITING. */
void siloam_entry_wait (SiloamEntry *self);

/* Sets what is let go of one hurt; NOT_YET takes an earlier release back without comment. */
void siloam_entry_release (SiloamEntry *self, const char *hurt_id, SiloamAmount amount, const char *prayer);

/* Appends a revisit; only RECEIVED becomes REVISITED. */
SiloamRevisit *siloam_entry_revisit (SiloamEntry *self);

/* "onderweg": DRAFT, NAMED, RELEASED or WAITING, or left open at a step. */
gboolean siloam_entry_is_on_the_way (const SiloamEntry *self);

G_END_DECLS
