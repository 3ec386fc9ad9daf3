/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies on the desk: finding something on it, and clearing it. Pure, any thread. */

#include "ministry/store.h"

/* All these records begin with their id. */
static gpointer
find (GPtrArray *list, const char *id)
{
  for (guint i = 0; id != NULL && i < list->len; i++)
    if (g_strcmp0 (*(char **) list->pdata[i], id) == 0)
      return list->pdata[i];
  return NULL;
}

SiloamEvening *
siloam_ministry_desk_find_evening (const SiloamMinistryDesk *self, const char *id)
{
  return find (self->evenings, id);
}

SiloamSession *
siloam_ministry_desk_find_session (const SiloamMinistryDesk *self, const char *id)
{
  return find (self->sessions, id);
}

SiloamMember *
siloam_ministry_desk_find_member (const SiloamMinistryDesk *self, const char *id)
{
  return find (self->members, id);
}

SiloamFollowUp *
siloam_ministry_desk_find_follow_up (const SiloamMinistryDesk *self, const char *id)
{
  return find (self->follow_ups, id);
}

/**
 * siloam_ministry_desk_current_evening:
 *
 * Returns: (transfer none) (nullable): the evening that is being held, else one that is not tidied,
 *   else the newest that is being prepared
 */
SiloamEvening *
siloam_ministry_desk_current_evening (const SiloamMinistryDesk *self)
{
  static const SiloamEveningState order[] = { SILOAM_EVENING_OPEN,
                                              SILOAM_EVENING_CLOSED,
                                              SILOAM_EVENING_PREPARED,
                                              SILOAM_EVENING_PLANNED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint e = 0; e < self->evenings->len; e++)
      {
        SiloamEvening *evening = self->evenings->pdata[e];

        if (evening->state == order[i])
          return evening;
      }
  return NULL;
}

static gboolean
prays (const SiloamEvening *evening, const SiloamMember *member)
{
  for (guint i = 0; i < evening->teams->len; i++)
    if (g_ptr_array_find_with_equal_func (((SiloamTeam *) evening->teams->pdata[i])->members,
                                          member->id,
                                          g_str_equal,
                                          NULL))
      return TRUE;
  return FALSE;
}

static void
add_askers (const SiloamMinistryDesk *self,
            const SiloamEvening *evening,
            gboolean intake,
            GPtrArray *askers)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      SiloamMember *member = self->members->pdata[i];

      if (intake == ((member->roles & SILOAM_TEAM_ROLE_INTAKE) != 0) &&
          (intake || ((member->roles & SILOAM_TEAM_ROLE_MINISTER) != 0 && prays (evening, member))))
        g_ptr_array_add (askers, member);
    }
}

/**
 * siloam_ministry_desk_list_askers:
 *
 * Returns: (transfer container) (element-type SiloamMember): whoever does the intake, and then who
 *   prays in a team of @evening
 */
GPtrArray *
siloam_ministry_desk_list_askers (const SiloamMinistryDesk *self, const SiloamEvening *evening)
{
  GPtrArray *askers = g_ptr_array_new ();

  add_askers (self, evening, TRUE, askers);
  add_askers (self, evening, FALSE, askers);
  return askers;
}

/* The consent of this evening that was answered last. */
static const SiloamConsent *
find_last_answer (const SiloamMinistryDesk *self, const SiloamEvening *evening)
{
  const SiloamConsent *last = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SiloamSession *session = self->sessions->pdata[i];

      for (guint c = 0; c < session->consents->len; c++)
        {
          const SiloamConsent *consent = session->consents->pdata[c];

          if (g_strcmp0 (session->evening_id, evening->id) == 0 && consent->given_at != NULL &&
              (last == NULL || g_date_time_compare (last->given_at, consent->given_at) <= 0))
            last = consent;
        }
    }
  return last;
}

/**
 * siloam_ministry_desk_find_asker:
 *
 * Returns: (transfer none) (nullable): who asked last this evening, else the only one who does the
 *   intake, else the only one there is; %NULL where nobody can know
 */
const SiloamMember *
siloam_ministry_desk_find_asker (const SiloamMinistryDesk *self, const SiloamEvening *evening)
{
  g_autoptr (GPtrArray) askers = siloam_ministry_desk_list_askers (self, evening);
  const SiloamConsent *last = find_last_answer (self, evening);
  SiloamMember *asked = last != NULL ? find (askers, last->recorded_by) : NULL;
  const SiloamMember *first = askers->len > 0 ? askers->pdata[0] : NULL;
  const SiloamMember *second = askers->len > 1 ? askers->pdata[1] : NULL;

  if (asked != NULL || first == NULL || second == NULL)
    return asked != NULL ? asked : first;
  return (first->roles & SILOAM_TEAM_ROLE_INTAKE) != 0 &&
                 (second->roles & SILOAM_TEAM_ROLE_INTAKE) == 0
             ? first
             : NULL;
}

/**
 * siloam_ministry_desk_free:
 * @self: (nullable) (transfer full): a desk
 */
void
siloam_ministry_desk_free (SiloamMinistryDesk *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->location, siloam_location_free);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->evenings);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->follow_ups);
  g_ptr_array_unref (self->testimonies);
  g_ptr_array_unref (self->erasures);
  g_free (self->backup_folder);
  g_clear_pointer (&self->backed_up, g_date_time_unref);
  g_free (self);
}
