/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store.h"

G_BEGIN_DECLS

/* A request for help or prayer that the person keeps before God; no time line, no guarantee
 * (000-08). */
typedef struct
{
  char *id;
  GDateTime *created;
  char *text;
  char *alias; /* for someone else: an initial or a word */
  SiloamRequestState state;
  char *answer;
} SiloamPrayerRequest;

/* "Er ligt iets voor je klaar": for one entry, because the person asked. */
typedef struct
{
  char *entry_id;
  GDateTime *due;
  char *words; /* received there; NULL when sealed, at rest or without words */
} SiloamReminder;

SiloamPrayerRequest *siloam_prayer_request_new (void) G_GNUC_WARN_UNUSED_RESULT;
void siloam_prayer_request_free (SiloamPrayerRequest *self);
void siloam_reminder_free (SiloamReminder *self);

gboolean siloam_store_save_request (SiloamStore *self,
                                    const SiloamPrayerRequest *request,
                                    GError **error);
gboolean siloam_store_remove_request (SiloamStore *self, const char *id, GError **error);
/* Newest first. */
GPtrArray *siloam_store_load_requests (SiloamStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* due: NULL takes the reminder away. */
gboolean siloam_store_set_reminder (SiloamStore *self,
                                    const char *entry_id,
                                    GDateTime *due,
                                    GError **error);
/* Reminders due before a moment, oldest first, without those of deleted entries. */
GPtrArray *siloam_store_due_reminders (SiloamStore *self,
                                       GDateTime *before,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The reminder of one entry: none or one. */
GPtrArray *siloam_store_entry_reminders (SiloamStore *self,
                                         const char *entry_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamPrayerRequest, siloam_prayer_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamReminder, siloam_reminder_free)

G_END_DECLS
