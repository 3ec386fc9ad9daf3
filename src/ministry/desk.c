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
