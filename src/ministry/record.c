/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a prayer evening: making, copying, freeing. Knows no rules (rules.h) and no SQL.
 * A record belongs to one thread at a time; whoever hands it on hands over a copy. */

#include "ministry/record.h"

#include "ministry/record-fields-private.h"

static gpointer
new_record (const SiloamField *fields, gsize size)
{
  gpointer record = g_malloc0 (size);

  siloam_fields_prepare (fields, record);
  return record;
}

/* The same with a random id, which is the first member of every record. */
static gpointer
new_with_id (const SiloamField *fields, gsize size)
{
  gpointer record = new_record (fields, size);

  *(char **) record = g_uuid_string_random ();
  return record;
}

static gpointer
copy_record (const SiloamField *fields, gsize size, gconstpointer record)
{
  gpointer copy = new_record (fields, size);

  siloam_fields_copy (fields, record, copy);
  return copy;
}

static void
free_record (const SiloamField *fields, gpointer record)
{
  if (record == NULL)
    return;
  siloam_fields_clear (fields, record);
  g_free (record);
}

/**
 * siloam_location_new:
 *
 * A place of which nothing was said yet; what is agreed to be kept may be kept for 90 days.
 *
 * Returns: (transfer full): the location
 */
SiloamLocation *
siloam_location_new (void)
{
  SiloamLocation *self = new_with_id (siloam_location_fields, sizeof *self);

  self->max_days = SILOAM_MAX_KEEP_DAYS;
  return self;
}

/**
 * siloam_location_copy:
 *
 * Returns: (transfer full): a copy with the same id
 */
SiloamLocation *
siloam_location_copy (const SiloamLocation *self)
{
  return copy_record (siloam_location_fields, sizeof *self, self);
}

/**
 * siloam_location_free:
 * @self: (nullable) (transfer full): a location
 */
void
siloam_location_free (SiloamLocation *self)
{
  free_record (siloam_location_fields, self);
}

/**
 * siloam_member_new:
 *
 * Returns: (transfer full): someone of the team, without a name or a role yet
 */
SiloamMember *
siloam_member_new (void)
{
  return new_with_id (siloam_member_fields, sizeof (SiloamMember));
}

/**
 * siloam_member_copy:
 *
 * Returns: (transfer full): a copy with the same id
 */
SiloamMember *
siloam_member_copy (const SiloamMember *self)
{
  return copy_record (siloam_member_fields, sizeof *self, self);
}

/**
 * siloam_member_free:
 * @self: (nullable) (transfer full): a member
 */
void
siloam_member_free (SiloamMember *self)
{
  free_record (siloam_member_fields, self);
}

SiloamEvening *
siloam_evening_new_blank (void)
{
  SiloamEvening *self = new_record (siloam_evening_fields, sizeof *self);

  siloam_lists_prepare (siloam_evening_lists, self);
  return self;
}

/**
 * siloam_evening_new:
 *
 * A planned evening, today from half past seven for two hours; where it is and who leads it are not
 * said yet.
 *
 * Returns: (transfer full): the evening
 */
SiloamEvening *
siloam_evening_new (void)
{
  SiloamEvening *self = siloam_evening_new_blank ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->id = g_uuid_string_random ();
  self->starts = g_date_time_new_local (g_date_time_get_year (now),
                                        g_date_time_get_month (now),
                                        g_date_time_get_day_of_month (now),
                                        19,
                                        30,
                                        0);
  self->ends = g_date_time_add_hours (self->starts, 2);
  self->state = SILOAM_EVENING_PLANNED;
  return self;
}

/**
 * siloam_evening_copy:
 *
 * Returns: (transfer full): a copy with its teams and the same ids
 */
SiloamEvening *
siloam_evening_copy (const SiloamEvening *self)
{
  SiloamEvening *copy = siloam_evening_new_blank ();

  siloam_fields_copy (siloam_evening_fields, self, copy);
  siloam_lists_copy (siloam_evening_lists, self, copy);
  return copy;
}

/**
 * siloam_evening_free:
 * @self: (nullable) (transfer full): an evening
 */
void
siloam_evening_free (SiloamEvening *self)
{
  if (self == NULL)
    return;
  siloam_lists_clear (siloam_evening_lists, self);
  free_record (siloam_evening_fields, self);
}

/**
 * siloam_evening_add_team:
 *
 * Appends a mixed team without members; its number is one more than the highest.
 *
 * Returns: (transfer none): the team, owned by the evening
 */
SiloamTeam *
siloam_evening_add_team (SiloamEvening *self)
{
  guint highest = 0;
  SiloamTeam *team;

  for (guint i = 0; i < self->teams->len; i++)
    highest = MAX (highest, ((SiloamTeam *) self->teams->pdata[i])->number);
  team = siloam_list_append (self, &siloam_evening_lists[0]);
  team->id = g_uuid_string_random ();
  team->number = highest + 1;
  team->kind = SILOAM_TEAM_KIND_MIXED;
  return team;
}

SiloamSession *
siloam_session_new_blank (void)
{
  SiloamSession *self = g_new0 (SiloamSession, 1);

  siloam_fields_prepare (siloam_session_logistics, self);
  siloam_fields_prepare (siloam_session_words, self);
  siloam_lists_prepare (siloam_session_lists, self);
  siloam_lists_prepare (siloam_session_beside, self);
  return self;
}

/**
 * siloam_session_new:
 * @evening_id: the id of the evening it belongs to
 *
 * A session of now, prepared, in u-form, with an empty exchange.
 *
 * Returns: (transfer full): the session
 */
SiloamSession *
siloam_session_new (const char *evening_id)
{
  SiloamSession *self = siloam_session_new_blank ();

  self->id = g_uuid_string_random ();
  self->evening_id = g_strdup (evening_id);
  self->created = g_date_time_new_now_local ();
  self->state = SILOAM_SESSION_PREPARED;
  self->address_form = g_strdup ("u");
  self->exchange = siloam_session_new_exchange ();
  return self;
}

/**
 * siloam_session_copy:
 *
 * Returns: (transfer full): a copy with all that is in it and the same ids
 */
SiloamSession *
siloam_session_copy (const SiloamSession *self)
{
  SiloamSession *copy = siloam_session_new_blank ();

  siloam_fields_copy (siloam_session_logistics, self, copy);
  siloam_fields_copy (siloam_session_words, self, copy);
  siloam_lists_copy (siloam_session_lists, self, copy);
  siloam_lists_copy (siloam_session_beside, self, copy);
  copy->exchange = siloam_entry_copy (self->exchange);
  return copy;
}

/**
 * siloam_session_free:
 * @self: (nullable) (transfer full): a session
 */
void
siloam_session_free (SiloamSession *self)
{
  if (self == NULL)
    return;
  siloam_lists_clear (siloam_session_lists, self);
  siloam_lists_clear (siloam_session_beside, self);
  siloam_fields_clear (siloam_session_words, self);
  siloam_entry_free (self->exchange);
  free_record (siloam_session_logistics, self);
}

/* It stays open for as long as it exists: what was said halfway must come back after a crash, also
 * when an entry of a journal would not be complete like that. */
SiloamEntry *
siloam_session_new_exchange (void)
{
  SiloamEntry *exchange = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);

  exchange->open_step = g_strdup ("session");
  return exchange;
}

/**
 * siloam_session_add_prayer:
 *
 * Returns: (transfer none): a prayer without words, owned by the session
 */
SiloamSpokenPrayer *
siloam_session_add_prayer (SiloamSession *self, SiloamPrayerMode mode)
{
  SiloamSpokenPrayer *prayer = siloam_list_append (self, &siloam_session_lists[0]);

  prayer->id = g_uuid_string_random ();
  prayer->mode = mode;
  return prayer;
}

/**
 * siloam_session_add_mark:
 *
 * Marks the place where the session is now, without a word.
 *
 * Returns: (transfer none): the mark, owned by the session
 */
SiloamMark *
siloam_session_add_mark (SiloamSession *self)
{
  SiloamMark *mark = siloam_list_append (self, &siloam_session_lists[1]);

  mark->id = g_uuid_string_random ();
  mark->at = g_date_time_new_now_local ();
  mark->place = g_strdup (self->place);
  return mark;
}

SiloamConsent *
siloam_session_add_consent (SiloamSession *self, SiloamScope scope)
{
  SiloamConsent *consent = siloam_list_append (self, &siloam_session_beside[0]);

  consent->id = g_uuid_string_random ();
  consent->scope = scope;
  consent->state = SILOAM_CONSENT_ASKED;
  consent->asked_at = g_date_time_new_now_local ();
  return consent;
}

/**
 * siloam_session_find_consent:
 *
 * The consent of a scope. After a withdrawal a second yes is a consent of its own: the last one
 * counts.
 *
 * Returns: (transfer none) (nullable): the consent, or %NULL when it was never asked
 */
SiloamConsent *
siloam_session_find_consent (const SiloamSession *self, SiloamScope scope)
{
  for (guint i = self->consents->len; i > 0; i--)
    {
      SiloamConsent *consent = self->consents->pdata[i - 1];

      if (consent->scope == scope)
        return consent;
    }
  return NULL;
}

/**
 * siloam_consent_free:
 * @self: (nullable) (transfer full): a consent that is in no session
 */
void
siloam_consent_free (SiloamConsent *self)
{
  free_record (siloam_consent_fields, self);
}

/**
 * siloam_note_new:
 * @session_id: whom it is about
 *
 * Returns: (transfer full): a note of now, without words
 */
SiloamNote *
siloam_note_new (const char *session_id, SiloamNoteKind kind)
{
  SiloamNote *self = new_with_id (siloam_note_fields, sizeof *self);

  self->session_id = g_strdup (session_id);
  self->kind = kind;
  self->at = g_date_time_new_now_local ();
  return self;
}

/**
 * siloam_note_copy:
 *
 * Returns: (transfer full): a copy with the same id
 */
SiloamNote *
siloam_note_copy (const SiloamNote *self)
{
  return copy_record (siloam_note_fields, sizeof *self, self);
}

/**
 * siloam_note_free:
 * @self: (nullable) (transfer full): a note
 */
void
siloam_note_free (SiloamNote *self)
{
  free_record (siloam_note_fields, self);
}

/**
 * siloam_point_new:
 *
 * A point for the board, which the visitor did not approve yet.
 *
 * Returns: (transfer full): the point
 */
SiloamPoint *
siloam_point_new (guint team_number, SiloamTheme theme)
{
  SiloamPoint *self = new_with_id (siloam_point_fields, sizeof *self);

  self->team_number = team_number;
  self->theme = theme;
  return self;
}

/**
 * siloam_point_copy:
 *
 * Returns: (transfer full): a copy with the same id
 */
SiloamPoint *
siloam_point_copy (const SiloamPoint *self)
{
  return copy_record (siloam_point_fields, sizeof *self, self);
}

/**
 * siloam_point_free:
 * @self: (nullable) (transfer full): a point
 */
void
siloam_point_free (SiloamPoint *self)
{
  free_record (siloam_point_fields, self);
}

/**
 * siloam_follow_up_new:
 * @session: whose visitor agreed to be reached
 *
 * Returns: (transfer full): a planned follow-up, agreed now, under the visitor's alias
 */
SiloamFollowUp *
siloam_follow_up_new (const SiloamSession *session)
{
  SiloamFollowUp *self = new_with_id (siloam_follow_up_fields, sizeof *self);

  self->session_id = g_strdup (session->id);
  self->alias = g_strdup (session->alias);
  self->agreed_at = g_date_time_new_now_local ();
  self->state = SILOAM_FOLLOW_UP_PLANNED;
  return self;
}

/**
 * siloam_follow_up_copy:
 *
 * Returns: (transfer full): a copy with the same id
 */
SiloamFollowUp *
siloam_follow_up_copy (const SiloamFollowUp *self)
{
  return copy_record (siloam_follow_up_fields, sizeof *self, self);
}

/**
 * siloam_follow_up_free:
 * @self: (nullable) (transfer full): a follow-up
 */
void
siloam_follow_up_free (SiloamFollowUp *self)
{
  free_record (siloam_follow_up_fields, self);
}

/**
 * siloam_testimony_new:
 *
 * A testimony without words; when and how it was given is not said yet, so it cannot be saved.
 *
 * Returns: (transfer full): the testimony
 */
SiloamTestimony *
siloam_testimony_new (void)
{
  return new_with_id (siloam_testimony_fields, sizeof (SiloamTestimony));
}

/**
 * siloam_testimony_copy:
 *
 * Returns: (transfer full): a copy with the same id
 */
SiloamTestimony *
siloam_testimony_copy (const SiloamTestimony *self)
{
  return copy_record (siloam_testimony_fields, sizeof *self, self);
}

/**
 * siloam_testimony_free:
 * @self: (nullable) (transfer full): a testimony
 */
void
siloam_testimony_free (SiloamTestimony *self)
{
  free_record (siloam_testimony_fields, self);
}

/**
 * siloam_erasure_new:
 *
 * Returns: (transfer full): that something of this class was erased now
 */
SiloamErasure *
siloam_erasure_new (SiloamDataClass data_class, SiloamReason reason)
{
  SiloamErasure *self = new_with_id (siloam_erasure_fields, sizeof *self);

  self->data_class = data_class;
  self->reason = reason;
  self->at = g_date_time_new_now_local ();
  return self;
}

/**
 * siloam_erasure_free:
 * @self: (nullable) (transfer full): an erasure
 */
void
siloam_erasure_free (SiloamErasure *self)
{
  free_record (siloam_erasure_fields, self);
}
