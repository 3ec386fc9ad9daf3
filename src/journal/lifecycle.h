/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/entry.h"
#include "journal/error.h"

G_BEGIN_DECLS

/* Limits of one text in bytes and of one list in items. */
#define SILOAM_MAX_TEXT (1024 * 1024)
#define SILOAM_MAX_ITEMS 256

/* The open_step while the last revisit is still being written; once it is anything else,
 * that revisit can never change again. */
#define SILOAM_OPEN_REVISIT "revisit"

/* The one place that knows the states of an exchange and what must be true of every entry. Pure. */

/* Checks every invariant; error is INVALID or TOO_LARGE with the path of the fault
 * ("releases[0].hurt: …"). While open_step is set the person is still writing: what must be there
 * in the end may be missing. */
gboolean siloam_entry_validate (const SiloamEntry *self, GError **error);

/* Sets state from what the exchange holds. WAITING and REVISITED are kept when still possible. */
void siloam_entry_settle (SiloamEntry *self);

/* "Nothing yet": RELEASED becomes WAITING. */
void siloam_entry_wait (SiloamEntry *self);

/* Sets what is let go of one hurt; NOT_YET takes an earlier release back without comment. */
void siloam_entry_release (SiloamEntry *self,
                           const char *hurt_id,
                           SiloamAmount amount,
                           const char *prayer);

/* Removes a hurt with its release and the links to that release. */
void siloam_entry_remove_hurt (SiloamEntry *self, const char *hurt_id);

/* Drops records in which nothing was said, unless the entry is left open at a step. */
void siloam_entry_tidy (SiloamEntry *self);

/* Appends a revisit; only RECEIVED becomes REVISITED. */
SiloamRevisit *siloam_entry_revisit (SiloamEntry *self);

/* "onderweg": DRAFT, NAMED, RELEASED or WAITING, or left open at a step. */
gboolean siloam_entry_is_on_the_way (const SiloamEntry *self);

G_END_DECLS
