/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* evening-file make PATH: a ministry file with an open evening.
 * evening-file make-landing PATH: and with one visitor, who received something and agreed to a
 * summary.
 * evening-file busy PATH: one with all there is to see: a visitor who prays with team 1, whose
 * theme is on the board and who is called afterwards, and one who is on the way to team 2.
 * evening-file tell PATH [PIN]: all that is in it, in words. For the window tests of an evening. */

#include <stdio.h>
#include <string.h>

#include "ministry/ministry.h"

#define PASSPHRASE "vier woorden bij elkaar"

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (answer);
}

static SiloamCredential *
new_credential (void)
{
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text (PASSPHRASE);

  return siloam_credential_new_passphrase (phrase);
}

static void
finish (SiloamMinistry *ministry, GAsyncResult **answer)
{
  g_autoptr (GAsyncResult) result = wait_for (answer);
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_write_finish (ministry, result, &error))
    g_error ("not stored: %s", error->message);
}

static void
save_place (SiloamMinistry *ministry)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  GAsyncResult *answer = NULL;

  location->name = g_strdup ("De Brug");
  location->controller = g_strdup ("het bestuur");
  location->contact = g_strdup ("de balie");
  location->privacy_version = g_strdup ("1");
  location->max_days = 30;
  siloam_ministry_save_location_async (ministry, location, wait_cb, &answer);
  finish (ministry, &answer);
}

static char *
save_member (SiloamMinistry *ministry, const char *name)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();
  GAsyncResult *answer = NULL;

  member->first_name = g_strdup (name);
  member->roles = SILOAM_TEAM_ROLE_MINISTER;
  siloam_ministry_save_member_async (ministry, member, wait_cb, &answer);
  finish (ministry, &answer);
  return g_strdup (member->id);
}

static char *
save_evening (SiloamMinistry *ministry)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  SiloamTeam *team = siloam_evening_add_team (evening);
  GAsyncResult *answer = NULL;

  g_clear_pointer (&evening->starts, g_date_time_unref);
  g_clear_pointer (&evening->ends, g_date_time_unref);
  evening->starts = g_date_time_add_hours (now, -1);
  evening->ends = g_date_time_add_hours (now, 4);
  evening->place = g_strdup ("de grote zaal");
  g_ptr_array_add (team->members, save_member (ministry, "Tamar"));
  g_ptr_array_add (team->members, save_member (ministry, "Ruben"));
  evening->leader = g_strdup (g_ptr_array_index (team->members, 0));
  evening->state = SILOAM_EVENING_OPEN;
  siloam_ministry_save_evening_async (ministry, evening, wait_cb, &answer);
  finish (ministry, &answer);
  return g_strdup (evening->id);
}

/* Whose words are in Dutch, and said in the form for visitors. */
static void
save_landing (SiloamMinistry *ministry, const char *evening)
{
  const SiloamScope scopes[] = { SILOAM_SCOPE_NOTES, SILOAM_SCOPE_SUMMARY };
  g_autoptr (SiloamSession) session = siloam_session_new (evening);
  SiloamReceived *picture = siloam_entry_add_received (session->exchange, SILOAM_FORM_PICTURE);
  GAsyncResult *answer = NULL;

  session->team_number = 1;
  session->state = SILOAM_SESSION_CLOSING;
  session->age = SILOAM_AGE_ADULT;
  session->alias = g_strdup ("Kattenstaart");
  session->help_request = g_strdup ("een kievit in het weiland");
  session->address_form = g_strdup ("u");
  picture->text = g_strdup ("een lantaarn bij de deur");
  picture->discern = SILOAM_DISCERN_FITS;
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    siloam_session_answer (session, scopes[i], TRUE, SILOAM_HOW_ON_SCREEN, "1", NULL);
  siloam_ministry_save_session_async (ministry, session, wait_cb, &answer);
  finish (ministry, &answer);
}

static SiloamSession *
new_visitor (const char *evening, guint team, const char *alias, SiloamSessionState state)
{
  SiloamSession *session = siloam_session_new (evening);

  session->team_number = team;
  session->state = state;
  session->age = SILOAM_AGE_ADULT;
  session->alias = g_strdup (alias);
  for (const SiloamTerm *scope = siloam_scopes; scope->nick != NULL; scope++)
    if (scope->value != SILOAM_SCOPE_TESTIMONY && scope->value != SILOAM_SCOPE_OBSERVER)
      siloam_session_answer (session,
                             (SiloamScope) scope->value,
                             TRUE,
                             SILOAM_HOW_ON_SCREEN,
                             "1",
                             NULL);
  return session;
}

static void
save_visitor (SiloamMinistry *ministry, const SiloamSession *session)
{
  GAsyncResult *answer = NULL;

  siloam_ministry_save_session_async (ministry, session, wait_cb, &answer);
  finish (ministry, &answer);
}

static void
save_note (SiloamMinistry *ministry, const SiloamSession *session)
{
  g_autoptr (SiloamNote) note = siloam_note_new (session->id, SILOAM_NOTE_CARE);
  GAsyncResult *answer = NULL;

  note->text = g_strdup ("kestrel above the roof");
  siloam_ministry_save_note_async (ministry, note, wait_cb, &answer);
  finish (ministry, &answer);
}

static void
save_point (SiloamMinistry *ministry, const SiloamSession *session)
{
  g_autoptr (SiloamPoint) point = siloam_point_new (session->team_number, SILOAM_THEME_COURAGE);
  GAsyncResult *answer = NULL;

  point->approved_at = g_date_time_new_now_local ();
  siloam_ministry_put_point_async (ministry, point, session->id, wait_cb, &answer);
  finish (ministry, &answer);
}

static void
save_follow_up (SiloamMinistry *ministry, const SiloamSession *session)
{
  g_autoptr (SiloamFollowUp) follow_up = siloam_follow_up_new (session);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GAsyncResult *answer = NULL;

  g_clear_pointer (&follow_up->due, g_date_time_unref);
  follow_up->due = g_date_time_add_days (now, 7);
  follow_up->channel = SILOAM_CONTACT_PHONE;
  follow_up->reach = g_strdup ("the shop downstairs");
  g_free (follow_up->wording);
  follow_up->wording = g_strdup ("how are you");
  siloam_ministry_save_follow_up_async (ministry, follow_up, wait_cb, &answer);
  finish (ministry, &answer);
}

static void
save_visitors (SiloamMinistry *ministry, const char *evening)
{
  g_autoptr (SiloamSession) praying = new_visitor (evening, 1, "Heather", SILOAM_SESSION_SPIRITUAL);
  g_autoptr (SiloamSession) coming = new_visitor (evening, 2, "Willow", SILOAM_SESSION_INTAKE);

  praying->help_request = g_strdup ("bramble in the hand");
  save_visitor (ministry, praying);
  save_note (ministry, praying);
  save_point (ministry, praying);
  save_follow_up (ministry, praying);
  coming->help_request = g_strdup ("fog on the water");
  save_visitor (ministry, coming);
}

static SiloamMinistry *
create (const char *path)
{
  g_autoptr (SiloamCredential) credential = new_credential ();
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;
  SiloamMinistry *ministry;

  siloam_ministry_create_async (path, credential, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  ministry = siloam_ministry_create_finish (result, &code, &error);
  if (ministry == NULL)
    g_error ("not made: %s", error->message);
  return ministry;
}

static SiloamMinistry *
open_file (const char *path, const char *pin)
{
  g_autoptr (SiloamSecret) secret = pin != NULL ? siloam_secret_new_text (pin) : NULL;
  g_autoptr (SiloamCredential) credential =
      secret != NULL ? siloam_credential_new_keyring_pin (secret) : new_credential ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;
  SiloamMinistry *ministry;

  siloam_ministry_open_async (path, credential, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  ministry = siloam_ministry_open_finish (result, &error);
  if (ministry == NULL)
    g_error ("not opened: %s", error->message);
  return ministry;
}

static void
tell (const char *what, const char *words)
{
  if (words != NULL)
    printf ("%s: %s\n", what, words);
}

static void
tell_exchange (const SiloamEntry *exchange)
{
  tell ("good memory", exchange->good_memory);
  tell ("today", exchange->today_step);
  for (guint i = 0; i < exchange->hurts->len; i++)
    tell ("hurt", ((SiloamHurt *) g_ptr_array_index (exchange->hurts, i))->words);
  for (guint i = 0; i < exchange->received->len; i++)
    tell ("received", ((SiloamReceived *) g_ptr_array_index (exchange->received, i))->text);
}

static void
tell_consents (const SiloamSession *session)
{
  for (guint i = 0; i < session->consents->len; i++)
    {
      const SiloamConsent *consent = g_ptr_array_index (session->consents, i);

      printf ("consent %s: %s\n",
              siloam_term_nick (siloam_scopes, (int) consent->scope),
              siloam_term_nick (siloam_consent_states, (int) consent->state));
    }
}

static void
tell_session (const SiloamSession *session)
{
  tell ("state", siloam_term_nick (siloam_session_states, (int) session->state));
  tell ("place", session->place);
  tell ("alias", session->alias);
  tell ("help request", session->help_request);
  tell ("god has", session->god_has);
  tell ("takes home", session->takes_home);
  printf ("marks: %u\n", session->marks->len);
  tell_exchange (session->exchange);
  tell_consents (session);
  for (guint i = 0; i < session->notes->len; i++)
    tell ("note", ((SiloamNote *) g_ptr_array_index (session->notes, i))->text);
}

static void
make_file (const char *path, gboolean landing)
{
  g_autoptr (SiloamMinistry) ministry = create (path);
  g_autofree char *evening = NULL;

  save_place (ministry);
  evening = save_evening (ministry);
  if (landing)
    save_landing (ministry, evening);
  siloam_ministry_close_sync (ministry, NULL);
}

static void
make_busy_file (const char *path)
{
  g_autoptr (SiloamMinistry) ministry = create (path);
  g_autofree char *evening = NULL;

  save_place (ministry);
  evening = save_evening (ministry);
  save_visitors (ministry, evening);
  siloam_ministry_close_sync (ministry, NULL);
}

static void
tell_evenings (const SiloamMinistryDesk *desk)
{
  for (guint i = 0; i < desk->evenings->len; i++)
    tell ("evening",
          siloam_term_nick (siloam_evening_states,
                            (int) ((SiloamEvening *) desk->evenings->pdata[i])->state));
  for (guint i = 0; i < desk->points->len; i++)
    tell ("point",
          siloam_term_nick (siloam_board_themes,
                            (int) ((SiloamPoint *) desk->points->pdata[i])->theme));
}

static void
tell_erasures (const SiloamMinistryDesk *desk)
{
  for (guint i = 0; i < desk->erasures->len; i++)
    {
      const SiloamErasure *erasure = g_ptr_array_index (desk->erasures, i);

      printf ("erased %s: %s\n",
              siloam_term_nick (siloam_data_classes, (int) erasure->data_class),
              siloam_term_nick (siloam_reasons, (int) erasure->reason));
    }
}

static void
tell_file (const char *path, const char *pin)
{
  g_autoptr (SiloamMinistry) ministry = open_file (path, pin);
  const SiloamMinistryDesk *desk = siloam_ministry_get_desk (ministry);

  tell_evenings (desk);
  for (guint i = 0; i < desk->sessions->len; i++)
    tell_session (g_ptr_array_index (desk->sessions, i));
  tell_erasures (desk);
  for (guint i = 0; i < desk->follow_ups->len; i++)
    tell ("reach", ((SiloamFollowUp *) g_ptr_array_index (desk->follow_ups, i))->reach);
  siloam_ministry_close_sync (ministry, NULL);
}

int
main (int argc, char *argv[])
{
  if (argc < 3)
    return 2;
  if (strcmp (argv[1], "busy") == 0)
    make_busy_file (argv[2]);
  else if (strcmp (argv[1], "tell") != 0)
    make_file (argv[2], strcmp (argv[1], "make-landing") == 0);
  else
    tell_file (argv[2], argv[3]);
  return 0;
}
