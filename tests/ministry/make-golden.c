/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* make-golden FILE TEXT: makes a ministry file as this version writes it, with something of every
 * kind in it, and says what is in it. Run once for each version of the schema, and kept: see
 * test-golden.c. */

#include <glib/gstdio.h>

#include "bare.h"
#include "evening-sample.h"
#include "golden-text.h"
#include "ministry/record-fields-private.h"
#include "vault/locksmith-private.h"

static const SiloamKdfCost cheap_cost = { 1, SILOAM_SLOT_MEM_KIB_MIN };

static void
open_new (Bare *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text (FILE_PASSPHRASE);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamCredential) passphrase = siloam_credential_new_passphrase (phrase);
  SiloamVault *vault =
      siloam_locksmith_create_with_cost (path, passphrase, &cheap_cost, &code, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (siloam_vault_close (vault, NULL));
  bare_open (self, path, passphrase);
}

static void
check (gboolean done, GError **error)
{
  g_assert_no_error (*error);
  g_assert_true (done);
}

static SiloamEvening *
fill_desk (SiloamMinistryStore *store, GError **error)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autoptr (SiloamMember) member = siloam_member_new ();
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  SiloamTeam *team = evening->teams->pdata[0];

  sample_fill (siloam_location_fields, location);
  sample_set_text (&location->colour, "#336699");
  location->max_days = 30;
  check (siloam_ministry_store_save_location (store, location, error), error);
  sample_set_text (&member->first_name, "«leider»");
  member->roles = SILOAM_TEAM_ROLE_MINISTER;
  check (siloam_ministry_store_save_member (store, member, error), error);
  sample_set_text (&evening->leader, member->id);
  g_ptr_array_add (team->members, g_strdup (member->id));
  check (siloam_ministry_store_save_evening (store, evening, error), error);
  evening->state = SILOAM_EVENING_OPEN;
  check (siloam_ministry_store_save_evening (store, evening, error), error);
  return g_steal_pointer (&evening);
}

static SiloamSession *
fill_session (SiloamMinistryStore *store, const SiloamEvening *evening, GError **error)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamNote) note = siloam_note_new (session->id, SILOAM_NOTE_IMPRESSION);

  sample_set_text (&session->evening_id, evening->id);
  session->team_number = 1;
  sample_fill (siloam_session_words, session);
  session->age = SILOAM_AGE_ADULT;
  sample_fill_lists (siloam_session_lists, session);
  siloam_entry_add_hurt (session->exchange)->words = g_strdup ("«pijn»");
  siloam_entry_add_received (session->exchange, SILOAM_FORM_WORD)->text = g_strdup ("«woord»");
  check (siloam_ministry_store_save_session (store, session, error), error);
  sample_set_text (&note->text, "«aantekening»");
  check (siloam_ministry_store_save_note (store, note, error), error);
  return g_steal_pointer (&session);
}

static void
fill_rest (SiloamMinistryStore *store, const SiloamSession *session, GError **error)
{
  g_autoptr (SiloamPoint) point = siloam_point_new (1, SILOAM_THEME_PEACE);
  g_autoptr (SiloamFollowUp) follow_up = siloam_follow_up_new (session);
  g_autoptr (SiloamTestimony) testimony = siloam_testimony_new ();
  g_autoptr (SiloamSession) erased = sample_agreed_session ();

  sample_set_time (&point->approved_at, "2026-11-21T20:30:00+01:00");
  check (siloam_ministry_store_put_point (store, point, session->id, error), error);
  sample_set_text (&follow_up->reach, "«bereikbaar»");
  sample_set_text (&follow_up->wording, "«afspraak»");
  follow_up->channel = SILOAM_CONTACT_PHONE;
  sample_set_time (&follow_up->agreed_at, "2026-11-21T20:45:00+01:00");
  sample_set_time (&follow_up->due, "2026-11-23T10:00:00+01:00");
  check (siloam_ministry_store_save_follow_up (store, follow_up, error), error);
  sample_set_text (&testimony->text, "«getuigenis»");
  sample_set_text (&testimony->text_version, "1");
  sample_set_time (&testimony->session_at, "2026-09-21T20:00:00+02:00");
  sample_set_time (&testimony->given_at, "2026-11-21T20:45:00+01:00");
  testimony->audience = SILOAM_AUDIENCE_TEAM;
  testimony->how = SILOAM_HOW_ON_SCREEN;
  check (siloam_ministry_store_save_testimony (store, testimony, error), error);
  sample_set_text (&erased->evening_id, session->evening_id);
  erased->team_number = 1;
  check (siloam_ministry_store_save_session (store, erased, error), error);
  check (siloam_ministry_store_erase_session (store, erased->id, SILOAM_REASON_REQUEST, error),
         error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEvening) evening = NULL;
  g_autoptr (SiloamSession) session = NULL;
  g_autoptr (SiloamMinistryDesk) desk = NULL;
  g_autofree char *text = NULL;
  Bare bare = { 0 };

  if (argc != 3)
    return 2;
  siloam_vault_harden_process ();
  open_new (&bare, argv[1]);
  evening = fill_desk (bare.store, &error);
  session = fill_session (bare.store, evening, &error);
  fill_rest (bare.store, session, &error);
  desk = siloam_ministry_store_read (bare.store, &error);
  g_assert_no_error (error);
  text = golden_describe (desk);
  check (g_file_set_contents (argv[2], text, -1, &error), &error);
  bare_close (&bare);
  return 0;
}
