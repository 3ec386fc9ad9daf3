/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of a prayer evening as values and back, and bytes that are no such record. */

#include "evening-sample.h"
#include "ministry/error.h"
#include "ministry/record-codec-private.h"
#include "ministry/record-fields-private.h"

/* What comes back from a disk: the same bytes, not trusted. */
static GVariant *
through_disk (GVariant *variant)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (variant);

  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));
}

/* For one kind of record: it comes back whole, a copy is equal, and whatever happens to its bytes,
 * it comes back or is refused as damaged. */
#define DEFINE_TESTS(Type, name, fields)                                                           \
  static void name##_comes_back (void)                                                             \
  {                                                                                                \
    g_autofree Type *record = g_new0 (Type, 1);                                                    \
    g_autoptr (GVariant) variant = NULL;                                                           \
    g_autoptr (GVariant) read = NULL;                                                              \
    g_autoptr (Type) back = NULL;                                                                  \
    g_autoptr (GError) error = NULL;                                                               \
                                                                                                   \
    siloam_fields_prepare (fields, record);                                                        \
    sample_fill (fields, record);                                                                  \
    variant = siloam_##name##_to_variant (record);                                                 \
    read = through_disk (variant);                                                                 \
    back = siloam_##name##_from_variant (read, &error);                                            \
    g_assert_no_error (error);                                                                     \
    g_assert_true (siloam_fields_equal (fields, record, back));                                    \
    siloam_fields_clear (fields, record);                                                          \
  }                                                                                                \
                                                                                                   \
  static void try_##name (GVariant *variant)                                                       \
  {                                                                                                \
    g_autoptr (GError) error = NULL;                                                               \
    g_autoptr (Type) back = siloam_##name##_from_variant (variant, &error);                        \
                                                                                                   \
    if (back == NULL)                                                                              \
      g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);                \
  }                                                                                                \
                                                                                                   \
  static void name##_survives_spoilt_bytes (void)                                                  \
  {                                                                                                \
    g_autofree Type *record = g_new0 (Type, 1);                                                    \
    g_autoptr (GVariant) variant = NULL;                                                           \
                                                                                                   \
    siloam_fields_prepare (fields, record);                                                        \
    sample_fill (fields, record);                                                                  \
    variant = siloam_##name##_to_variant (record);                                                 \
    spoil (variant, try_##name);                                                                   \
    siloam_fields_clear (fields, record);                                                          \
  }

typedef void (*TryFunc) (GVariant *variant);

static void
try_bytes (const guint8 *data, gsize size, TryFunc try)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GVariant) variant =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));

  try (variant);
}

/* Every byte turned over, and cut off after every byte. */
static void
spoil (GVariant *variant, TryFunc try)
{
  const gsize size = g_variant_get_size (variant);
  g_autofree guint8 *data = g_memdup2 (g_variant_get_data (variant), size);
  const guint8 masks[] = { 0x01, 0x80, 0xff };

  for (gsize i = 0; i < size; i++)
    {
      for (guint m = 0; m < G_N_ELEMENTS (masks); m++)
        {
          data[i] ^= masks[m];
          try_bytes (data, size, try);
          data[i] ^= masks[m];
        }
      try_bytes (data, i, try);
    }
}

DEFINE_TESTS (SiloamLocation, location, siloam_location_fields)
DEFINE_TESTS (SiloamMember, member, siloam_member_fields)
DEFINE_TESTS (SiloamConsent, consent, siloam_consent_fields)
DEFINE_TESTS (SiloamNote, note, siloam_note_fields)
DEFINE_TESTS (SiloamPoint, point, siloam_point_fields)
DEFINE_TESTS (SiloamFollowUp, follow_up, siloam_follow_up_fields)
DEFINE_TESTS (SiloamTestimony, testimony, siloam_testimony_fields)
DEFINE_TESTS (SiloamErasure, erasure, siloam_erasure_fields)

static void
assert_lists_equal (const SiloamRecordType *types, gconstpointer a, gconstpointer b)
{
  for (const SiloamRecordType *type = types; type->table != NULL; type++)
    {
      GPtrArray *these = siloam_list_of (a, type);
      GPtrArray *those = siloam_list_of (b, type);

      g_assert_cmpuint (these->len, ==, those->len);
      for (guint i = 0; i < these->len; i++)
        g_assert_true (siloam_fields_equal (type->fields, these->pdata[i], those->pdata[i]));
    }
}

static SiloamEvening *
sample_evening (void)
{
  SiloamEvening *evening = siloam_evening_new_blank ();

  sample_fill (siloam_evening_fields, evening);
  sample_fill_lists (siloam_evening_lists, evening);
  return evening;
}

static void
evening_comes_back_with_its_teams (void)
{
  g_autoptr (SiloamEvening) evening = sample_evening ();
  g_autoptr (GVariant) variant = siloam_evening_to_variant (evening);
  g_autoptr (GVariant) read = through_disk (variant);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEvening) back = siloam_evening_from_variant (read, &error);

  g_assert_no_error (error);
  g_assert_true (siloam_fields_equal (siloam_evening_fields, evening, back));
  g_assert_cmpuint (back->teams->len, ==, 2);
  assert_lists_equal (siloam_evening_lists, evening, back);
}

static void
try_evening (GVariant *variant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEvening) back = siloam_evening_from_variant (variant, &error);

  if (back == NULL)
    g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

static void
evening_survives_spoilt_bytes (void)
{
  g_autoptr (SiloamEvening) evening = sample_evening ();
  g_autoptr (GVariant) variant = siloam_evening_to_variant (evening);

  spoil (variant, try_evening);
}

static SiloamSession *
read_session (const SiloamSession *session, gboolean with_content)
{
  g_autoptr (GVariant) logistics = siloam_session_logistics_to_variant (session);
  g_autoptr (GVariant) content = siloam_session_content_to_variant (session);
  g_autoptr (GVariant) read_logistics = through_disk (logistics);
  g_autoptr (GVariant) read_content = through_disk (content);
  g_autoptr (GError) error = NULL;
  SiloamSession *back =
      siloam_session_from_variant (read_logistics, with_content ? read_content : NULL, &error);

  g_assert_no_error (error);
  return back;
}

static void
session_comes_back_from_its_two_parts (void)
{
  g_autoptr (SiloamSession) session = sample_session ();
  g_autoptr (SiloamSession) back = read_session (session, TRUE);

  g_assert_true (siloam_fields_equal (siloam_session_logistics, session, back));
  g_assert_true (siloam_fields_equal (siloam_session_words, session, back));
  assert_lists_equal (siloam_session_lists, session, back);
  g_assert_true (siloam_entry_says_the_same (session->exchange, back->exchange));
}

static void
logistics_alone_hold_no_word_of_the_visitor (void)
{
  g_autoptr (SiloamSession) session = sample_session ();
  g_autoptr (SiloamSession) back = read_session (session, FALSE);

  g_assert_cmpstr (back->place, ==, session->place);
  g_assert_true (siloam_fields_blank (siloam_session_words, back));
  g_assert_cmpuint (back->prayers->len + back->marks->len, ==, 0);
  g_assert_cmpuint (back->exchange->hurts->len, ==, 0);
}

static void
consents_and_notes_are_in_neither_part (void)
{
  g_autoptr (SiloamSession) session = sample_session ();
  g_autoptr (SiloamSession) back = read_session (session, TRUE);

  g_assert_cmpuint (session->consents->len, ==, 2);
  g_assert_cmpuint (back->consents->len + back->notes->len, ==, 0);
}

static void
exchange_that_was_not_settled_comes_back (void)
{
  g_autoptr (SiloamSession) session = sample_session ();
  g_autoptr (SiloamSession) back = NULL;

  session->exchange->state = SILOAM_STATE_DRAFT;
  back = read_session (session, TRUE);
  g_assert_cmpint (back->exchange->state, ==, SILOAM_STATE_NAMED);
}

static void
half_said_exchange_comes_back (void)
{
  g_autoptr (SiloamSession) session = sample_session ();
  g_autoptr (SiloamSession) back = read_session (session, TRUE);
  const SiloamReceived *received = back->exchange->received->pdata[0];

  g_assert_null (received->text);
}

static void
try_content (GVariant *variant)
{
  g_autoptr (SiloamSession) plain = siloam_session_new ("11111111-2222-4333-8444-555555555555");
  g_autoptr (GVariant) logistics = siloam_session_logistics_to_variant (plain);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSession) back = siloam_session_from_variant (logistics, variant, &error);

  if (back == NULL)
    g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

static void
session_survives_spoilt_bytes (void)
{
  g_autoptr (SiloamSession) session = sample_session ();
  g_autoptr (GVariant) content = siloam_session_content_to_variant (session);

  spoil (content, try_content);
}

static void
entry_of_another_kind_is_no_exchange (void)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("11111111-2222-4333-8444-555555555555");
  g_autoptr (GVariant) logistics = siloam_session_logistics_to_variant (session);
  g_autoptr (GVariant) content = NULL;
  g_autoptr (SiloamSession) back = NULL;
  g_autoptr (GError) error = NULL;

  siloam_entry_free (session->exchange);
  session->exchange = siloam_entry_new (SILOAM_ENTRY_FREE);
  content = siloam_session_content_to_variant (session);
  back = siloam_session_from_variant (logistics, content, &error);
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

static void
value_of_another_type_is_damaged (void)
{
  g_autoptr (GVariant) number = g_variant_ref_sink (g_variant_new_uint32 (7));
  g_autoptr (SiloamMember) member = NULL;
  g_autoptr (GError) error = NULL;

  member = siloam_member_from_variant (number, &error);
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

static void
field_of_a_later_siloam_is_left_alone (void)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();
  g_autoptr (GVariant) variant = siloam_member_to_variant (member);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (variant);
  g_autoptr (GVariant) later = NULL;
  g_autoptr (SiloamMember) back = NULL;

  g_variant_dict_insert (&dict, "later", "s", "x");
  later = g_variant_ref_sink (g_variant_dict_end (&dict));
  back = siloam_member_from_variant (later, NULL);
  g_assert_cmpstr (back->id, ==, member->id);
}

static void
copy_of_a_session_is_equal_and_apart (void)
{
  g_autoptr (SiloamSession) session = sample_session ();
  g_autoptr (SiloamSession) copy = siloam_session_copy (session);

  g_assert_true (siloam_fields_equal (siloam_session_logistics, session, copy));
  g_assert_true (siloam_fields_equal (siloam_session_words, session, copy));
  assert_lists_equal (siloam_session_lists, session, copy);
  assert_lists_equal (siloam_session_beside, session, copy);
  g_assert_true (siloam_entry_says_the_same (session->exchange, copy->exchange));
  g_assert_true (session->alias != copy->alias);
}

static void
every_new_record_has_an_id_of_its_own (void)
{
  g_autoptr (SiloamSession) first = siloam_session_new ("11111111-2222-4333-8444-555555555555");
  g_autoptr (SiloamSession) second = siloam_session_new ("11111111-2222-4333-8444-555555555555");
  g_autoptr (SiloamFollowUp) follow_up = siloam_follow_up_new (first);

  g_assert_true (g_uuid_string_is_valid (follow_up->id));
  g_assert_cmpstr (first->id, !=, second->id);
  g_assert_cmpstr (follow_up->session_id, ==, first->id);
}

static void
teams_are_numbered_from_one (void)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_new ();

  g_assert_cmpuint (siloam_evening_add_team (evening)->number, ==, 1);
  g_assert_cmpuint (siloam_evening_add_team (evening)->number, ==, 2);
  g_ptr_array_remove_index (evening->teams, 0);
  g_assert_cmpuint (siloam_evening_add_team (evening)->number, ==, 3);
}

#define ADD_TESTS(name, words)                                                                     \
  g_test_add_func ("/ministry/codec/a-" words "-comes-back", name##_comes_back);                   \
  g_test_add_func ("/ministry/codec/spoilt-bytes-of-a-" words "-do-no-harm",                       \
                   name##_survives_spoilt_bytes)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TESTS (location, "location");
  ADD_TESTS (member, "member");
  ADD_TESTS (consent, "consent");
  ADD_TESTS (note, "note");
  ADD_TESTS (point, "point");
  ADD_TESTS (follow_up, "follow-up");
  ADD_TESTS (testimony, "testimony");
  ADD_TESTS (erasure, "trace-of-erasing");
  g_test_add_func ("/ministry/codec/an-evening-comes-back-with-its-teams",
                   evening_comes_back_with_its_teams);
  g_test_add_func ("/ministry/codec/spoilt-bytes-of-an-evening-do-no-harm",
                   evening_survives_spoilt_bytes);
  g_test_add_func ("/ministry/codec/a-session-comes-back-from-its-two-parts",
                   session_comes_back_from_its_two_parts);
  g_test_add_func ("/ministry/codec/logistics-alone-hold-no-word-of-the-visitor",
                   logistics_alone_hold_no_word_of_the_visitor);
  g_test_add_func ("/ministry/codec/consents-and-notes-are-in-neither-part",
                   consents_and_notes_are_in_neither_part);
  g_test_add_func ("/ministry/codec/an-exchange-that-was-not-settled-comes-back",
                   exchange_that_was_not_settled_comes_back);
  g_test_add_func ("/ministry/codec/a-half-said-exchange-comes-back",
                   half_said_exchange_comes_back);
  g_test_add_func ("/ministry/codec/spoilt-bytes-of-a-session-do-no-harm",
                   session_survives_spoilt_bytes);
  g_test_add_func ("/ministry/codec/an-entry-of-another-kind-is-no-exchange",
                   entry_of_another_kind_is_no_exchange);
  g_test_add_func ("/ministry/codec/a-value-of-another-type-is-damaged",
                   value_of_another_type_is_damaged);
  g_test_add_func ("/ministry/codec/a-field-of-a-later-Siloam-is-left-alone",
                   field_of_a_later_siloam_is_left_alone);
  g_test_add_func ("/ministry/record/a-copy-of-a-session-is-equal-and-apart",
                   copy_of_a_session_is_equal_and_apart);
  g_test_add_func ("/ministry/record/every-new-record-has-an-id-of-its-own",
                   every_new_record_has_an_id_of_its_own);
  g_test_add_func ("/ministry/record/teams-are-numbered-from-one", teams_are_numbered_from_one);
  return g_test_run ();
}
