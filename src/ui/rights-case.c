/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds what is kept about someone. Main thread. */

#include "config.h"

#include "ui/rights-case.h"

#include "ministry/rules.h"
#include "ui/after-parts.h"
#include "ui/date-text.h"

/**
 * siloam_rights_case_new:
 * @id: of a session, a follow-up or a testimony, by @kind
 *
 * Returns: (transfer full): a case in the language of the team, with no names to mask
 */
SiloamRightsCase *
siloam_rights_case_new (SiloamEveningRoom *room, SiloamCaseKind kind, const char *id)
{
  SiloamRightsCase *self = g_new0 (SiloamRightsCase, 1);
  const char *language = siloam_prompts_get_language (siloam_evening_room_get_prompts (room));

  self->room = g_object_ref (room);
  self->kind = kind;
  self->id = g_strdup (id);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->language = g_strdup (language);
  return self;
}

SiloamRightsCase *
siloam_rights_case_copy (const SiloamRightsCase *self)
{
  SiloamRightsCase *copy = siloam_rights_case_new (self->room, self->kind, self->id);

  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (copy->names, g_strdup (g_ptr_array_index (self->names, i)));
  g_free (copy->language);
  copy->language = g_strdup (self->language);
  return copy;
}

void
siloam_rights_case_free (SiloamRightsCase *self)
{
  g_object_unref (self->room);
  g_free (self->id);
  g_ptr_array_unref (self->names);
  g_free (self->language);
  g_free (self);
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *first = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *second = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  if (first == NULL || second == NULL)
    return FALSE;
  return g_utf8_collate (g_strstrip (first), g_strstrip (second)) == 0;
}

static gboolean
has_session (GPtrArray *cases, const char *id)
{
  for (guint i = 0; i < cases->len; i++)
    if (g_strcmp0 (((SiloamRightsCase *) g_ptr_array_index (cases, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/**
 * siloam_rights_cases_find:
 * @alias: the name that was chosen
 *
 * Returns: (transfer full) (element-type SiloamRightsCase): what is kept under it
 */
GPtrArray *
siloam_rights_cases_find (SiloamEveningRoom *room, const char *alias)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (room);
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_rights_case_free);

  for (guint i = 0; i < desk->sessions->len; i++)
    {
      const SiloamSession *session = g_ptr_array_index (desk->sessions, i);

      if (is_same_name (session->alias, alias))
        g_ptr_array_add (cases, siloam_rights_case_new (room, SILOAM_CASE_SESSION, session->id));
    }
  for (guint i = 0; i < desk->follow_ups->len; i++)
    {
      const SiloamFollowUp *follow_up = g_ptr_array_index (desk->follow_ups, i);

      if (is_same_name (follow_up->alias, alias) && !has_session (cases, follow_up->session_id))
        g_ptr_array_add (cases,
                         siloam_rights_case_new (room, SILOAM_CASE_FOLLOW_UP, follow_up->id));
    }
  for (guint i = 0; i < desk->testimonies->len; i++)
    {
      const SiloamTestimony *testimony = g_ptr_array_index (desk->testimonies, i);

      if (is_same_name (testimony->alias, alias))
        g_ptr_array_add (cases,
                         siloam_rights_case_new (room, SILOAM_CASE_TESTIMONY, testimony->id));
    }
  return cases;
}

/**
 * siloam_rights_case_get_session:
 *
 * Returns: (transfer none) (nullable): the session as it is in the file now
 */
const SiloamSession *
siloam_rights_case_get_session (const SiloamRightsCase *self)
{
  return self->kind == SILOAM_CASE_SESSION
             ? siloam_ministry_desk_find_session (siloam_evening_room_get_desk (self->room),
                                                  self->id)
             : NULL;
}

/* The session itself while it is held at this laptop, to write into. */
static SiloamSession *
find_held (const SiloamRightsCase *self)
{
  SiloamSession *held = siloam_evening_room_get_session (self->room);

  return held != NULL && g_strcmp0 (held->id, self->id) == 0 ? held : NULL;
}

/**
 * siloam_rights_case_dup_session:
 *
 * Returns: (transfer full) (nullable): the session as it is now, also what is not stored yet
 */
SiloamSession *
siloam_rights_case_dup_session (const SiloamRightsCase *self)
{
  const SiloamSession *stored = siloam_rights_case_get_session (self);
  const SiloamSession *held = find_held (self);

  if (stored == NULL)
    return NULL;
  return siloam_session_copy (held != NULL ? held : stored);
}

static const SiloamTestimony *
find_testimony (const SiloamRightsCase *self)
{
  const GPtrArray *all = siloam_evening_room_get_desk (self->room)->testimonies;

  for (guint i = 0; i < all->len; i++)
    {
      const SiloamTestimony *testimony = g_ptr_array_index (all, i);

      if (g_str_equal (testimony->id, self->id))
        return testimony;
    }
  return NULL;
}

static char *
say (const SiloamRightsCase *self, const char *key, GDateTime *date)
{
  g_autofree char *day = date != NULL ? siloam_date_text_short (date) : NULL;

  return siloam_after_fill (siloam_prompts_get (siloam_evening_room_get_prompts (self->room), key),
                            "{date}",
                            day);
}

/**
 * siloam_rights_case_describe:
 *
 * Returns: (transfer full): what it is and of which day, without a name
 */
char *
siloam_rights_case_describe (const SiloamRightsCase *self)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (self->room);
  const SiloamSession *session = siloam_rights_case_get_session (self);
  const SiloamFollowUp *follow_up;
  const SiloamTestimony *testimony;

  switch (self->kind)
    {
    case SILOAM_CASE_SESSION:
      return say (self, "rights.found.session", session != NULL ? session->created : NULL);
    case SILOAM_CASE_FOLLOW_UP:
      follow_up = siloam_ministry_desk_find_follow_up (desk, self->id);
      return say (self, "rights.found.follow_up", follow_up != NULL ? follow_up->due : NULL);
    case SILOAM_CASE_TESTIMONY:
    default:
      testimony = find_testimony (self);
      return say (self, "rights.found.testimony", testimony != NULL ? testimony->given_at : NULL);
    }
}

static void
add_session (const SiloamRightsCase *self, SiloamAccess *access)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (self->room);
  const SiloamSession *session = siloam_rights_case_get_session (self);

  if (session == NULL)
    return;
  siloam_access_add_session (access, session);
  for (guint i = 0; i < desk->follow_ups->len; i++)
    {
      const SiloamFollowUp *follow_up = g_ptr_array_index (desk->follow_ups, i);

      if (g_strcmp0 (follow_up->session_id, self->id) == 0)
        siloam_access_add_follow_up (access, follow_up);
    }
}

/**
 * siloam_rights_case_make_access:
 *
 * Returns: (transfer full): all of it as it is now, in u-form
 */
SiloamAccess *
siloam_rights_case_make_access (const SiloamRightsCase *self)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (self->room);
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new (self->language, SILOAM_ADDRESS_U, NULL);
  SiloamAccess *access = siloam_access_new (desk->location, self->names, prompts);
  const SiloamFollowUp *follow_up = siloam_ministry_desk_find_follow_up (desk, self->id);
  const SiloamTestimony *testimony = find_testimony (self);

  if (self->kind == SILOAM_CASE_SESSION)
    add_session (self, access);
  else if (self->kind == SILOAM_CASE_FOLLOW_UP && follow_up != NULL)
    siloam_access_add_follow_up (access, follow_up);
  else if (testimony != NULL)
    siloam_access_add_testimony (access, testimony);
  return access;
}

/**
 * siloam_rights_case_correct_async:
 * @before: the session as it was when correcting began
 * @after: with the corrections in it
 *
 * Saves what was corrected, in the session as it is by now. One that was erased meanwhile fails
 * %SILOAM_MINISTRY_ERROR_NOT_FOUND.
 */
void
siloam_rights_case_correct_async (const SiloamRightsCase *self,
                                  const SiloamSession *before,
                                  const SiloamSession *after,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  const SiloamSession *stored = siloam_rights_case_get_session (self);
  g_autoptr (SiloamSession) corrected = siloam_session_copy (stored != NULL ? stored : after);
  SiloamSession *held = find_held (self);

  siloam_session_correct (corrected, before, after);
  if (held != NULL && siloam_session_correct (held, before, after))
    siloam_evening_room_touch (self->room);
  siloam_ministry_save_session_async (siloam_evening_room_get_ministry (self->room),
                                      held != NULL ? held : corrected,
                                      callback,
                                      user_data);
}

/**
 * siloam_rights_case_erase_async:
 *
 * Erases all of it because someone asked.
 */
void
siloam_rights_case_erase_async (const SiloamRightsCase *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  SiloamMinistry *ministry = siloam_evening_room_get_ministry (self->room);

  switch (self->kind)
    {
    case SILOAM_CASE_SESSION:
      siloam_ministry_erase_session_async (ministry,
                                           self->id,
                                           SILOAM_REASON_REQUEST,
                                           callback,
                                           user_data);
      break;
    case SILOAM_CASE_FOLLOW_UP:
      siloam_ministry_end_follow_up_async (ministry,
                                           self->id,
                                           SILOAM_FOLLOW_UP_DECLINED,
                                           callback,
                                           user_data);
      break;
    case SILOAM_CASE_TESTIMONY:
    default:
      siloam_ministry_withdraw_testimony_async (ministry, self->id, callback, user_data);
    }
}
