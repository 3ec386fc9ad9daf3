/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of a prayer evening as they may lie on a disk: what is read can be judged, said again and
 * read again. The first byte says which record. */

#include "fuzz.h"
#include "ministry/record-codec-private.h"
#include "ministry/rules.h"

static void
check (gboolean fine, const GError *error)
{
  if (!fine)
    g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

/* A rule that is broken is told, whatever the record holds. */
static void
judge (gboolean fine, const GError *error)
{
  g_assert_true (fine == (error == NULL));
}

#define DEFINE_READER(Type, name, judging)                                                         \
  static void read_##name (GVariant *variant)                                                      \
  {                                                                                                \
    g_autoptr (GError) error = NULL;                                                               \
    g_autoptr (Type) self = siloam_##name##_from_variant (variant, &error);                        \
    g_autoptr (GVariant) again = NULL;                                                             \
    g_autoptr (Type) same = NULL;                                                                  \
    g_autoptr (GError) fault = NULL;                                                               \
    gboolean fine;                                                                                 \
                                                                                                   \
    check (self != NULL, error);                                                                   \
    if (self == NULL)                                                                              \
      return;                                                                                      \
    fine = judging;                                                                                \
    judge (fine, fault);                                                                           \
    again = siloam_##name##_to_variant (self);                                                     \
    same = siloam_##name##_from_variant (again, NULL);                                             \
    g_assert_nonnull (same);                                                                       \
  }

static void
expire (GDateTime *moment)
{
  g_assert_nonnull (moment);
  g_date_time_unref (moment);
}

static gboolean
judge_note (const SiloamNote *note, GError **error)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  expire (siloam_retention_of_note (note, session, NULL, NULL));
  return siloam_note_validate (note, session, NULL, error);
}

static gboolean
judge_point (const SiloamPoint *point, GError **error)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  expire (siloam_retention_of_point (point, NULL));
  return siloam_point_validate (point, session, NULL, error);
}

static gboolean
judge_follow_up (const SiloamFollowUp *follow_up, GError **error)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  expire (siloam_retention_of_follow_up (follow_up, NULL));
  return siloam_follow_up_validate (follow_up, session, NULL, error);
}

DEFINE_READER (SiloamLocation, location, siloam_location_validate (self, &fault))
DEFINE_READER (SiloamMember, member, siloam_member_validate (self, &fault))
DEFINE_READER (SiloamEvening, evening, siloam_evening_validate (self, &fault))
DEFINE_READER (SiloamConsent, consent, TRUE)
DEFINE_READER (SiloamNote, note, judge_note (self, &fault))
DEFINE_READER (SiloamPoint, point, judge_point (self, &fault))
DEFINE_READER (SiloamFollowUp, follow_up, judge_follow_up (self, &fault))
DEFINE_READER (SiloamTestimony, testimony, siloam_testimony_validate (self, &fault))
DEFINE_READER (SiloamErasure, erasure, TRUE)

static void
judge_session (const SiloamSession *session)
{
  g_autoptr (GError) fault = NULL;
  const gboolean fine = siloam_session_validate (session, &fault);

  judge (fine, fault);
  expire (siloam_retention_of_session (session, NULL, NULL));
  expire (siloam_retention_of_consents (session, NULL, NULL));
  for (guint state = 0; state <= SILOAM_SESSION_ERASED + 1; state++)
    siloam_session_can_move (session, (SiloamSessionState) state);
}

static void
read_logistics (GVariant *variant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSession) session = siloam_session_from_variant (variant, NULL, &error);

  check (session != NULL, error);
  if (session != NULL)
    judge_session (session);
}

static void
read_content (GVariant *variant)
{
  g_autoptr (SiloamSession) plain = siloam_session_new ("11111111-2222-4333-8444-555555555555");
  g_autoptr (GVariant) logistics = siloam_session_logistics_to_variant (plain);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSession) session = siloam_session_from_variant (logistics, variant, &error);

  check (session != NULL, error);
  if (session != NULL)
    judge_session (session);
}

static void (*const readers[]) (GVariant *variant) = {
  read_location, read_member, read_evening,   read_logistics, read_content, read_consent,
  read_note,     read_point,  read_follow_up, read_testimony, read_erasure,
};

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzInput input = fuzz_input (data, size);
  const guint kind = fuzz_take_byte (&input) % G_N_ELEMENTS (readers);
  g_autoptr (GBytes) bytes = fuzz_take_rest (&input);
  g_autoptr (GVariant) variant =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));

  readers[kind](variant);
  return 0;
}
