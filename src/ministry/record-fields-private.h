/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/record.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* What the records of a prayer evening are made of, described once, as journal/record.h does it for
 * entries: making, copying, checking and sealing all walk these tables. Each ends with a NULL
 * name. */

extern const SiloamField siloam_location_fields[];
extern const SiloamField siloam_member_fields[];
extern const SiloamField siloam_team_fields[];
extern const SiloamField siloam_evening_fields[];
extern const SiloamField siloam_consent_fields[];
extern const SiloamField siloam_note_fields[];
/* Of every session, to come back to it after a crash. */
extern const SiloamField siloam_session_logistics[];
/* Of and about the visitor: only while they agree to notes. */
extern const SiloamField siloam_session_words[];
extern const SiloamField siloam_point_fields[];
extern const SiloamField siloam_follow_up_fields[];
extern const SiloamField siloam_testimony_fields[];
extern const SiloamField siloam_erasure_fields[];

/* The lists of records in a record; the kind says nothing here. Each ends with a NULL table. */
extern const SiloamRecordType siloam_evening_lists[];
extern const SiloamRecordType siloam_session_lists[];  /* prayers and marks: with the words */
extern const SiloamRecordType siloam_session_beside[]; /* consents and notes: stored apart */

GPtrArray *siloam_list_of (gconstpointer owner, const SiloamRecordType *type);
/* A fresh record at the end of the list, borrowed. */
gpointer siloam_list_append (gpointer owner, const SiloamRecordType *type);
void siloam_lists_prepare (const SiloamRecordType *types, gpointer owner);
void siloam_lists_copy (const SiloamRecordType *types, gconstpointer from, gpointer to);
void siloam_lists_clear (const SiloamRecordType *types, gpointer owner);

/* Zeroed and prepared, without an id: for whoever reads one back. */
SiloamEvening *siloam_evening_new_blank (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamSession *siloam_session_new_blank (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamEntry *siloam_session_new_exchange (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamConsent *siloam_session_add_consent (SiloamSession *self, SiloamScope scope);

G_END_DECLS
