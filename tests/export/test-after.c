/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may leave the ministry file: the lines of a summary, and the answer to an access request. */

#include <glib/gstdio.h>
#include <string.h>

#include "export/access.h"
#include "export/document.h"
#include "export/names.h"
#include "export/privacy-sheet.h"
#include "export/summary.h"
#include "ministry/record-fields-private.h"
#include "session-fixture.h"

static SiloamPrompts *
new_prompts (const char *language)
{
  g_autoptr (GError) error = NULL;
  SiloamPrompts *prompts = siloam_prompts_new (language, SILOAM_ADDRESS_U, &error);

  g_assert_no_error (error);
  return prompts;
}

static SiloamSummaryLine *
find_line (GPtrArray *lines, SiloamLineKind kind)
{
  for (guint i = 0; i < lines->len; i++)
    if (((SiloamSummaryLine *) g_ptr_array_index (lines, i))->kind == kind)
      return g_ptr_array_index (lines, i);
  return NULL;
}

static void
test_nothing_is_ticked (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (GPtrArray) all = siloam_summary_lines (session, prompts);
  g_autoptr (GPtrArray) ticked = siloam_summary_ticked_lines (session, prompts);

  g_assert_cmpuint (all->len, >, 5);
  g_assert_cmpuint (ticked->len, ==, 0);
}

static void
test_a_tick_is_taken_back (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (GPtrArray) all = siloam_summary_lines (session, prompts);
  SiloamSummaryLine *line = g_ptr_array_index (all, 0);

  siloam_summary_tick (session, line, TRUE);
  siloam_summary_tick (session, line, TRUE);
  g_assert_true (siloam_summary_is_ticked (session, line));
  siloam_summary_tick (session, line, FALSE);
  g_assert_false (siloam_summary_is_ticked (session, line));
}

/* Whoever ticked "vrede" did not tick what the scribe makes of it afterwards. */
static void
test_other_words_lose_the_tick (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (GPtrArray) before = siloam_summary_lines (session, prompts);
  g_autoptr (GPtrArray) after = NULL;

  siloam_summary_tick (session, find_line (before, SILOAM_LINE_TODAY), TRUE);
  g_free (session->exchange->today_step);
  session->exchange->today_step = g_strdup ("iets anders");
  after = siloam_summary_ticked_lines (session, prompts);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_a_tick_holds_in_another_language (void)
{
  g_autoptr (SiloamPrompts) nl = new_prompts ("nl");
  g_autoptr (SiloamPrompts) en = new_prompts ("en");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (GPtrArray) lines = siloam_summary_lines (session, nl);
  g_autoptr (GPtrArray) ticked = NULL;

  for (guint i = 0; i < lines->len; i++)
    siloam_summary_tick (session, g_ptr_array_index (lines, i), TRUE);
  ticked = siloam_summary_ticked_lines (session, en);
  g_assert_cmpuint (ticked->len, ==, lines->len);
}

static void
test_received_comes_first_and_released_last (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (GPtrArray) lines = siloam_summary_lines (session, prompts);
  SiloamSummaryLine *first = g_ptr_array_index (lines, 0);
  SiloamSummaryLine *last = g_ptr_array_index (lines, lines->len - 1);

  g_assert_cmpint (first->kind, ==, SILOAM_LINE_RECEIVED);
  g_assert_cmpint (last->kind, ==, SILOAM_LINE_RELEASED);
}

static void
test_what_was_laid_aside_is_no_line (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < session->exchange->received->len; i++)
    ((SiloamReceived *) g_ptr_array_index (session->exchange->received, i))->discern =
        SILOAM_DISCERN_SET_ASIDE;
  lines = siloam_summary_lines (session, prompts);
  g_assert_null (find_line (lines, SILOAM_LINE_RECEIVED));
}

static void
test_what_was_not_let_go_is_no_line (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  SiloamRelease *release = g_ptr_array_index (session->exchange->releases, 0);
  g_autoptr (GPtrArray) lines = NULL;

  release->amount = SILOAM_AMOUNT_NOT_YET;
  lines = siloam_summary_lines (session, prompts);
  g_assert_null (find_line (lines, SILOAM_LINE_RELEASED));
}

static const char *
released_with (SiloamSession *session, SiloamHurtKind kind, const char *words)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  SiloamHurt *hurt = g_ptr_array_index (session->exchange->hurts, 0);
  g_autoptr (GPtrArray) lines = NULL;
  const SiloamSummaryLine *line;

  hurt->kind = kind;
  g_free (hurt->words);
  hurt->words = g_strdup (words);
  lines = siloam_summary_lines (session, prompts);
  line = find_line (lines, SILOAM_LINE_RELEASED);
  return line != NULL ? g_intern_string (line->text) : NULL;
}

static void
test_a_story_is_not_a_released_word (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  const char *story = "toen ik klein was en mijn oom die avond weer bij ons thuis was";

  g_assert_cmpstr (released_with (session, SILOAM_HURT_FEAR, story), ==, "angst");
}

static void
test_cravings_guilt_and_faults_are_named_by_the_visitor_only (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");

  g_assert_null (released_with (session, SILOAM_HURT_LUST, NULL));
  g_assert_null (released_with (session, SILOAM_HURT_DEFECT, NULL));
  g_assert_null (released_with (session, SILOAM_HURT_GUILT, ""));
  g_assert_cmpstr (released_with (session, SILOAM_HURT_GUILT, "mijn fout"), ==, "mijn fout");
}

static void
test_a_line_with_the_name_of_another_is_marked (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  SiloamForgiveness *forgiveness = siloam_entry_add_forgiveness (session->exchange);
  g_autoptr (GPtrArray) lines = NULL;

  forgiveness->alias = g_strdup ("Bram");
  g_free (session->takes_home);
  session->takes_home = g_strdup ("Ik mag afstand houden van bram.");
  lines = siloam_summary_lines (session, prompts);
  g_assert_true (find_line (lines, SILOAM_LINE_TAKES_HOME)->names_someone);
  g_assert_false (find_line (lines, SILOAM_LINE_TODAY)->names_someone);
}

static void
test_silence_is_a_line_too (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");
  g_autoptr (SiloamSession) session = siloam_session_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;

  siloam_entry_add_received (session->exchange, SILOAM_FORM_SILENCE);
  lines = siloam_summary_lines (session, prompts);
  g_assert_cmpstr (find_line (lines, SILOAM_LINE_RECEIVED)->text, ==, "stilte");
}

static void
test_the_name_of_the_file_is_neutral (void)
{
  g_autoptr (SiloamPrompts) nl = new_prompts ("nl");
  g_autoptr (SiloamPrompts) en = new_prompts ("en");
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 21, 23, 59, 0);
  g_autofree char *dutch = siloam_summary_file_name (date, nl);
  g_autofree char *english = siloam_summary_file_name (date, en);

  g_assert_cmpstr (dutch, ==, "samenvatting-2026-11-21.pdf");
  g_assert_cmpstr (english, ==, "summary-2026-11-21.pdf");
}

/* Names. */

static void
assert_masked (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (SiloamNames) names = NULL;
  g_autofree char *masked = NULL;

  g_ptr_array_add (list, (char *) "Jan");
  g_ptr_array_add (list, (char *) "Zoë");
  g_ptr_array_add (list, (char *) "Anne-Mie");
  g_ptr_array_add (list, (char *) "Anne");
  g_ptr_array_add (list, (char *) "a.*");
  g_ptr_array_add (list, (char *) "U");
  names = siloam_names_new (list);
  masked = siloam_names_mask (names, text, "[naam]");
  g_assert_cmpstr (masked, ==, expected);
}

static void
test_names_are_masked_as_whole_words (void)
{
  assert_masked ("Jan, JAN en jan", "[naam], [naam] en [naam]");
  assert_masked ("Jan's boek, Jans boek, Jan’s", "[naam] boek, [naam] boek, [naam]");
  assert_masked ("januari en Janneke", "januari en Janneke");
  assert_masked ("Zoe\xcc\x88 en zoë", "[naam] en [naam]");
  assert_masked ("Anne-Mie en Anne", "[naam] en [naam]");
  assert_masked ("a.* staat er, abc ook", "[naam] staat er, abc ook");
  assert_masked ("U komt", "U komt");
}

static void
test_text_that_is_no_text_is_masked_too (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (SiloamNames) names = NULL;
  g_autofree char *masked = NULL;

  g_ptr_array_add (list, (char *) "Jan");
  names = siloam_names_new (list);
  masked = siloam_names_mask (names, "\xff Jan \xc3", "x");
  g_assert_null (strstr (masked, "Jan"));
  g_assert_null (siloam_names_mask (names, NULL, "x"));
}

/* Access. */

static SiloamAccess *
new_access (const char *language, const SiloamSession *session, const char *name)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts (language);
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SiloamAccess *access;

  location->controller = g_strdup ("De Stille Vijver");
  location->contact = g_strdup ("vragen aan de balie");
  if (name != NULL)
    g_ptr_array_add (names, (char *) name);
  access = siloam_access_new (location, names, prompts);
  if (session != NULL)
    siloam_access_add_session (access, session);
  return access;
}

static char *
to_json (SiloamAccess *access)
{
  g_autoptr (GDateTime) made = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);

  return siloam_access_to_json (access, made);
}

static char *
to_text (SiloamAccess *access)
{
  g_autoptr (GDateTime) made = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_autoptr (SiloamFolio) paper = siloam_access_to_paper (access, made);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < siloam_folio_get_n_pages (paper); i++)
    {
      g_autofree char *page = siloam_folio_dup_page_text (paper, i);

      g_string_append_printf (text, "%s\n", page);
    }
  return g_string_free (text, FALSE);
}

/* Ids of our own rows, and what only our file needs. The alias of someone else is masked. */
static gboolean
is_left_out (const char *canary, gboolean on_paper)
{
  static const char *const everywhere[] = { "canary-notes-by",
                                            "canary-consents-recorded_by",
                                            "canary-forgiveness-alias",
                                            "canary-blessing",
                                            "canary-free",
                                            NULL };
  static const char *const paper[] = { "canary-entry-open_step",
                                       "canary-entry-tags",
                                       "canary-verses-osis",
                                       NULL };

  for (guint i = 0; everywhere[i] != NULL; i++)
    if (g_str_has_prefix (canary, everywhere[i]))
      return TRUE;
  return on_paper && g_strv_contains (paper, canary);
}

static void
assert_everything_is_told (gboolean on_paper)
{
  g_autoptr (SiloamSession) session = siloam_fixture_canaries ();
  g_autoptr (GPtrArray) all = siloam_fixture_all_canaries (session);
  g_autoptr (SiloamAccess) access = new_access ("nl", session, NULL);
  g_autofree char *text = on_paper ? to_text (access) : to_json (access);

  for (guint i = 0; i < all->len; i++)
    {
      const char *canary = g_ptr_array_index (all, i);

      if ((strstr (text, canary) == NULL) != is_left_out (canary, on_paper))
        g_error ("%s is %s", canary, strstr (text, canary) == NULL ? "missing" : "there");
    }
}

static void
test_the_json_holds_every_word_that_is_kept (void)
{
  assert_everything_is_told (FALSE);
}

static void
test_the_paper_holds_every_word_that_is_kept (void)
{
  assert_everything_is_told (TRUE);
}

static void
assert_no_name (char *(*write) (SiloamAccess *) )
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  SiloamNote *note = siloam_note_new (session->id, SILOAM_NOTE_CARE);
  SiloamForgiveness *forgiveness = siloam_entry_add_forgiveness (session->exchange);
  g_autoptr (SiloamAccess) access = NULL;
  g_autofree char *text = NULL;

  note->text = g_strdup ("Bram zei dat Bram's broer belt");
  g_ptr_array_add (session->notes, note);
  session->help_request = g_strdup ("ruzie met Bram");
  forgiveness->alias = g_strdup ("B.");
  forgiveness->toward = SILOAM_TOWARD_OTHER;
  access = new_access ("nl", session, "Bram");
  text = write (access);
  g_assert_null (strstr (text, "Bram"));
  g_assert_null (strstr (text, "B."));
  g_assert_nonnull (strstr (text, "[naam] zei dat [naam] broer belt"));
  g_assert_nonnull (strstr (text, "Roos"));
}

static void
test_names_of_others_are_masked_in_the_json (void)
{
  assert_no_name (to_json);
}

static void
test_names_of_others_are_masked_on_paper (void)
{
  assert_no_name (to_text);
}

static void
test_the_json_has_no_id_of_our_file (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (SiloamAccess) access = new_access ("nl", session, NULL);
  g_autofree char *text = to_json (access);

  g_assert_null (strstr (text, session->id));
  g_assert_null (strstr (text, session->evening_id));
}

static void
test_the_exchange_can_be_read_back (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (SiloamAccess) access = new_access ("nl", session, NULL);
  g_autofree char *text = to_json (access);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SiloamEntry) entry = NULL;
  g_autofree char *exchange = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *first;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  first = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                    "sessions"),
      0);
  exchange = json_to_string (json_object_get_member (first, "exchange"), FALSE);
  entry = siloam_document_parse (exchange, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entry->received->len, ==, 2);
}

static void
test_masking_leaves_the_session_alone (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (SiloamAccess) access = new_access ("nl", session, "wandelen");

  g_assert_nonnull (strstr (session->exchange->today_step, "wandelen"));
}

static void
test_labels_are_in_the_language_of_the_one_who_asks (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("en");
  g_autoptr (SiloamAccess) access = new_access ("en", session, NULL);
  g_autofree char *text = to_text (access);

  g_assert_nonnull (strstr (text, "Responsible: De Stille Vijver"));
  g_assert_nonnull (strstr (text, "Gift: healing, security"));
  g_assert_nonnull (strstr (text, "For what: writing down"));
}

/* A field that is added later must get a name that people understand. */
static void
assert_labels (SiloamPrompts *prompts, const SiloamField *fields)
{
  static const char *const unsaid[] = { "releases", "ticked",      "osis",    "open_step",
                                        "updated",  "sealed",      "resting", "paused_from",
                                        "by",       "recorded_by", "tags",    NULL };

  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      g_autofree char *key = g_strconcat ("rights.field.", field->name, NULL);

      if (field->type != SILOAM_FIELD_ID && !g_strv_contains (unsaid, field->name) &&
          !siloam_prompts_has (prompts, key))
        g_error ("no label: %s", key);
    }
}

static void
test_every_field_has_its_label (void)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts ("nl");

  assert_labels (prompts, siloam_session_logistics);
  assert_labels (prompts, siloam_session_words);
  assert_labels (prompts, siloam_follow_up_fields);
  assert_labels (prompts, siloam_testimony_fields);
  for (const SiloamRecordType *type = siloam_session_lists; type->table != NULL; type++)
    assert_labels (prompts, type->fields);
  for (const SiloamRecordType *type = siloam_session_beside; type->table != NULL; type++)
    assert_labels (prompts, type->fields);
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    assert_labels (prompts, type->fields);
}

static void
test_nothing_kept_is_said (void)
{
  g_autoptr (SiloamAccess) access = new_access ("nl", NULL, NULL);
  g_autofree char *text = to_text (access);

  g_assert_nonnull (strstr (text, "Er wordt niets over u bewaard."));
}

static void
test_a_follow_up_and_a_testimony_are_told (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (SiloamFollowUp) follow_up = siloam_follow_up_new (session);
  g_autoptr (SiloamTestimony) testimony = siloam_testimony_new ();
  g_autoptr (SiloamAccess) access = new_access ("nl", NULL, "Bram");
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  follow_up->reach = g_strdup ("06 00000000");
  follow_up->wording = g_strdup ("vraag naar Bram");
  testimony->text = g_strdup ("Bram en ik praten weer");
  siloam_access_add_follow_up (access, follow_up);
  siloam_access_add_testimony (access, testimony);
  json = to_json (access);
  text = to_text (access);
  g_assert_nonnull (strstr (json, "06 00000000"));
  g_assert_nonnull (strstr (text, "06 00000000"));
  g_assert_nonnull (strstr (text, "[naam] en ik praten weer"));
  g_assert_null (strstr (json, "Bram"));
}

static void
test_the_file_is_for_its_owner_only (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (SiloamAccess) access = new_access ("nl", session, NULL);
  g_autoptr (GDateTime) made = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("access-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "inzage.json", NULL);
  GStatBuf info;

  g_assert_true (siloam_access_write_json (access, made, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_a_folder_that_is_gone_is_said (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (SiloamAccess) access = new_access ("nl", session, NULL);
  g_autoptr (GDateTime) made = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_access_write_json (access, made, "/nowhere/at/all/inzage.json", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
assert_answer_by (int year, int month, int day, const char *expected)
{
  g_autoptr (GDateTime) asked = g_date_time_new_utc (year, month, day, 12, 0, 0);
  g_autoptr (GDateTime) by = siloam_access_answer_by (asked);
  g_autofree char *text = g_date_time_format (by, "%Y-%m-%d");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_the_answer_is_due_in_a_month (void)
{
  assert_answer_by (2026, 11, 22, "2026-12-22");
  assert_answer_by (2027, 1, 31, "2027-02-28");
  assert_answer_by (2028, 1, 31, "2028-02-29");
  assert_answer_by (2026, 12, 31, "2027-01-31");
}

static void
test_names_of_the_team_and_other_visitors_are_suggested (void)
{
  g_autoptr (SiloamSession) session = siloam_fixture_evening ("nl");
  g_autoptr (SiloamAccess) access = NULL;
  g_autoptr (GPtrArray) names = NULL;
  SiloamMember *here = siloam_member_new ();
  SiloamMember *elsewhere = siloam_member_new ();
  SiloamSession *other = siloam_session_new (NULL);
  SiloamMinistryDesk desk = { 0 };

  session->help_request = g_strdup ("Tessa vroeg naar Karel en naar mij, Roos");
  here->first_name = g_strdup ("Tessa");
  elsewhere->first_name = g_strdup ("Ilse");
  other->alias = g_strdup ("Karel");
  desk.members = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_member_free);
  desk.sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_session_free);
  desk.follow_ups = g_ptr_array_new ();
  desk.testimonies = g_ptr_array_new ();
  g_ptr_array_add (desk.members, here);
  g_ptr_array_add (desk.members, elsewhere);
  g_ptr_array_add (desk.sessions, other);
  g_ptr_array_add (desk.sessions, siloam_session_copy (session));
  access = new_access ("nl", session, NULL);
  names = siloam_access_suggest_names (access, &desk);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "Tessa");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "Karel");
  g_ptr_array_unref (desk.members);
  g_ptr_array_unref (desk.sessions);
  g_ptr_array_unref (desk.follow_ups);
  g_ptr_array_unref (desk.testimonies);
}

static void
test_who_was_forgiven_is_suggested (void)
{
  g_autoptr (SiloamSession) session = siloam_session_new (NULL);
  g_autoptr (SiloamAccess) access = NULL;
  g_autoptr (GPtrArray) names = NULL;
  SiloamMinistryDesk desk = { 0 };

  session->help_request = g_strdup ("Het gaat om wat Gerrit deed");
  siloam_entry_add_forgiveness (session->exchange)->alias = g_strdup ("Gerrit");
  desk.members = g_ptr_array_new ();
  desk.sessions = g_ptr_array_new ();
  desk.follow_ups = g_ptr_array_new ();
  desk.testimonies = g_ptr_array_new ();
  g_ptr_array_add (desk.sessions, session);
  access = new_access ("nl", session, NULL);
  names = siloam_access_suggest_names (access, &desk);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "Gerrit");
  g_ptr_array_unref (desk.members);
  g_ptr_array_unref (desk.sessions);
  g_ptr_array_unref (desk.follow_ups);
  g_ptr_array_unref (desk.testimonies);
}

/* The papers of the law. */

static char *
read_paper (SiloamFolio *paper)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < siloam_folio_get_n_pages (paper); i++)
    {
      g_autofree char *page = siloam_folio_dup_page_text (paper, i);

      g_string_append_printf (text, "%s\n", page);
    }
  return g_string_free (text, FALSE);
}

static char *
law_paper (const char *language, gboolean sheet, const SiloamLocation *location)
{
  g_autoptr (SiloamPrompts) prompts = new_prompts (language);
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_autoptr (SiloamFolio) paper = sheet ? siloam_privacy_sheet_new (location, prompts, date)
                                        : siloam_privacy_register_new (location, prompts, date);

  return read_paper (paper);
}

static SiloamLocation *
new_location (guint max_days)
{
  SiloamLocation *location = siloam_location_new ();

  location->controller = g_strdup ("De Stille Vijver");
  location->max_days = max_days;
  return location;
}

static void
test_the_sheet_says_who_and_how_long (void)
{
  g_autoptr (SiloamLocation) location = new_location (30);
  g_autofree char *dutch = law_paper ("nl", TRUE, location);
  g_autofree char *english = law_paper ("en", TRUE, location);

  g_assert_nonnull (strstr (dutch, "De Stille Vijver"));
  g_assert_nonnull (strstr (dutch, "nooit langer dan 30 dagen"));
  g_assert_nonnull (strstr (english, "never longer than 30 days"));
}

static void
test_a_place_that_keeps_nothing_says_so (void)
{
  g_autoptr (SiloamLocation) location = new_location (0);
  g_autofree char *text = law_paper ("nl", TRUE, location);

  g_assert_nonnull (strstr (text, "Er wordt hier niets bewaard."));
}

static void
test_the_register_tells_what_to_do_within_72_hours (void)
{
  g_autoptr (SiloamLocation) location = new_location (90);
  g_autofree char *dutch = law_paper ("nl", FALSE, location);
  g_autofree char *english = law_paper ("en", FALSE, location);

  g_assert_nonnull (strstr (dutch, "Binnen 72 uur"));
  g_assert_nonnull (strstr (english, "Within 72 hours"));
  g_assert_nonnull (strstr (dutch, "uiterlijk na 90 dagen"));
}

static void
test_what_is_not_filled_in_is_said (void)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autofree char *text = law_paper ("nl", FALSE, location);

  g_assert_nonnull (strstr (text, "Verwerkingsverantwoordelijke: nog niet ingevuld"));
}

#define ADD(name, func) g_test_add_func ("/export/after/" name, func)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-is-ticked-by-itself", test_nothing_is_ticked);
  ADD ("a-tick-is-taken-back", test_a_tick_is_taken_back);
  ADD ("other-words-lose-the-tick", test_other_words_lose_the_tick);
  ADD ("a-tick-holds-in-another-language", test_a_tick_holds_in_another_language);
  ADD ("received-comes-first-and-released-last", test_received_comes_first_and_released_last);
  ADD ("what-was-laid-aside-is-no-line", test_what_was_laid_aside_is_no_line);
  ADD ("what-was-not-let-go-is-no-line", test_what_was_not_let_go_is_no_line);
  ADD ("a-story-is-not-a-released-word", test_a_story_is_not_a_released_word);
  ADD ("cravings-guilt-and-faults-are-named-by-the-visitor-only",
       test_cravings_guilt_and_faults_are_named_by_the_visitor_only);
  ADD ("a-line-with-the-name-of-another-is-marked", test_a_line_with_the_name_of_another_is_marked);
  ADD ("silence-is-a-line-too", test_silence_is_a_line_too);
  ADD ("the-name-of-the-file-is-neutral", test_the_name_of_the_file_is_neutral);
  ADD ("names-are-masked-as-whole-words", test_names_are_masked_as_whole_words);
  ADD ("text-that-is-no-text-is-masked-too", test_text_that_is_no_text_is_masked_too);
  ADD ("the-json-holds-every-word-that-is-kept", test_the_json_holds_every_word_that_is_kept);
  ADD ("the-paper-holds-every-word-that-is-kept", test_the_paper_holds_every_word_that_is_kept);
  ADD ("names-of-others-are-masked-in-the-json", test_names_of_others_are_masked_in_the_json);
  ADD ("names-of-others-are-masked-on-paper", test_names_of_others_are_masked_on_paper);
  ADD ("the-json-has-no-id-of-our-file", test_the_json_has_no_id_of_our_file);
  ADD ("the-exchange-can-be-read-back", test_the_exchange_can_be_read_back);
  ADD ("masking-leaves-the-session-alone", test_masking_leaves_the_session_alone);
  ADD ("labels-are-in-the-language-of-the-one-who-asks",
       test_labels_are_in_the_language_of_the_one_who_asks);
  ADD ("every-field-has-its-label", test_every_field_has_its_label);
  ADD ("nothing-kept-is-said", test_nothing_kept_is_said);
  ADD ("a-follow-up-and-a-testimony-are-told", test_a_follow_up_and_a_testimony_are_told);
  ADD ("the-file-is-for-its-owner-only", test_the_file_is_for_its_owner_only);
  ADD ("a-folder-that-is-gone-is-said", test_a_folder_that_is_gone_is_said);
  ADD ("the-answer-is-due-in-a-month", test_the_answer_is_due_in_a_month);
  ADD ("names-of-the-team-and-other-visitors-are-suggested",
       test_names_of_the_team_and_other_visitors_are_suggested);
  ADD ("who-was-forgiven-is-suggested", test_who_was_forgiven_is_suggested);
  ADD ("the-sheet-says-who-and-how-long", test_the_sheet_says_who_and_how_long);
  ADD ("a-place-that-keeps-nothing-says-so", test_a_place_that_keeps_nothing_says_so);
  ADD ("the-register-tells-what-to-do-within-72-hours",
       test_the_register_tells_what_to_do_within_72_hours);
  ADD ("what-is-not-filled-in-is-said", test_what_is_not_filled_in_is_said);
  return g_test_run ();
}
