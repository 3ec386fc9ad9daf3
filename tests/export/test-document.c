/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The document of one entry: complete both ways, strict on the way in. */

#include <string.h>

#include "export/document.h"

static SiloamEntry *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  SiloamEntry *entry = siloam_document_parse (json, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (entry);
  return entry;
}

static char *
build (const SiloamEntry *entry)
{
  g_autoptr (JsonNode) node = siloam_document_build (entry);

  return json_to_string (node, FALSE);
}

static void
assert_refused (const char *json, gssize length, int code, const char *start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry = siloam_document_parse (json, length, &error);

  g_assert_null (entry);
  g_assert_error (error, SILOAM_DOCUMENT_ERROR, code);
  if (!g_str_has_prefix (error->message, start))
    g_error ("“%s” does not start with “%s”", error->message, start);
}

/* clang-format off */
static const char full_exchange[]
  = "{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b11\",\"kind\":\"exchange\","
    "\"created\":\"2026-11-21T20:15:00+01:00\",\"updated\":\"2026-11-21T20:45:30.000250+01:00\",\"title\":\"a title\","
    "\"sealed\":true,\"resting\":true,\"open_step\":\"weigh\",\"numbering\":\"mt\",\"tags\":[\"one\",\"two\"],\"state\":\"waiting\","
    "\"checkin_start\":\"tense\",\"checkin_end\":\"calm\",\"good_memory\":\"the sea\",\"invitation\":\"come\","
    "\"hurts\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b12\",\"kind\":\"fear\",\"words\":\"of the dark\","
    "\"awareness\":\"came_up\",\"source\":\"circumstance\",\"origin\":\"damaging_situation\","
    "\"areas\":[\"habits\",\"behaviour\"],\"effect\":\"no sleep\",\"recent\":true}],"
    "\"memory_text\":\"a room\",\"memory_period\":\"as a child\","
    "\"forgiveness\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b13\",\"toward\":\"god\",\"alias\":\"x\","
    "\"stance\":\"not_now\",\"boundary\":\"far\"}],"
    "\"releases\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b14\",\"hurt\":0,\"amount\":\"part\","
    "\"prayer\":\"take it\",\"at\":\"2026-11-21T20:30:00+01:00\"}],"
    "\"received\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b15\",\"form\":\"picture\",\"text\":\"a door\","
    "\"gifts\":[\"healing\",\"other\"],\"channel\":\"sensed\",\"discern\":\"fits\",\"memorial\":true,\"releases\":[0]}],"
    "\"closing_thanks\":\"thanks\","
    "\"verses\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b16\",\"typed\":\"Ps. 34:18\",\"osis\":\"Ps.34.18\","
    "\"numbering\":\"nld\",\"role\":\"promise\",\"wording\":\"near\",\"text_of\":\"a Bible\","
    "\"application\":\"me\"}],"
    "\"numberings\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b19\",\"typed\":\"Ps. 34:18\","
    "\"numbering\":\"kjv\"}],"
    "\"prayers\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b17\",\"mode\":\"confession\",\"text\":\"sorry\","
    "\"promise\":\"1 John 1:9\"}],\"today_step\":\"a walk\","
    "\"revisits\":[{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b18\",\"at\":\"2027-01-01T09:00:00+00:00\","
    "\"still_true\":\"yes\",\"areas_now\":{\"self_image\":\"lighter\",\"behaviour\":\"heavier\"},"
    "\"outcome\":\"again_release\",\"note\":\"a note\"}]}";

static const char full_blessing[]
  = "{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b21\",\"kind\":\"blessing\",\"created\":\"2026-11-21T20:15:00+01:00\","
    "\"blessing\":\"own\",\"own_blessing\":\"rest\",\"ask\":\"give rest\",\"obstacle\":\"emotions\","
    "\"obstacle_words\":\"hurry\",\"struggle\":true,\"thanks\":\"thank you\",\"blessing_received\":true,"
    "\"today_step\":\"sleep\"}";

static const char full_free[]
  = "{\"id\":\"6f2f4d8e-6a0e-4b0e-9d6c-0d3a8f6f2b31\",\"kind\":\"free\",\"created\":\"2026-11-21T20:15:00+01:00\","
    "\"text\":\"words\",\"gratitude\":[\"rain\",\"bread\"]}";
/* clang-format on */

static void
test_round_trip (gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = parse (data);
  g_autofree char *written = build (entry);

  g_assert_cmpstr (written, ==, data);
}

static void
test_lists_reach_record (void)
{
  g_autoptr (SiloamEntry) entry = parse (full_exchange);
  const SiloamHurt *hurt = g_ptr_array_index (entry->hurts, 0);
  const SiloamRelease *release = g_ptr_array_index (entry->releases, 0);
  const SiloamReceived *received = g_ptr_array_index (entry->received, 0);
  const SiloamRevisit *revisit = g_ptr_array_index (entry->revisits, 0);

  g_assert_cmpuint (hurt->areas, ==, SILOAM_AREA_HABITS | SILOAM_AREA_BEHAVIOUR);
  g_assert_cmpstr (release->hurt_id, ==, hurt->id);
  g_assert_cmpstr (g_ptr_array_index (received->release_ids, 0), ==, release->id);
  g_assert_cmpint (revisit->areas_now[0], ==, SILOAM_CHANGE_LIGHTER);
  g_assert_cmpint (revisit->areas_now[3], ==, SILOAM_CHANGE_HEAVIER);
}

static void
test_local_time_is_kept (void)
{
  g_autoptr (SiloamEntry) entry =
      parse ("{\"kind\":\"free\",\"created\":\"2026-07-01T23:30:00-03:30\"}");

  g_assert_cmpint (g_date_time_get_hour (entry->created), ==, 23);
  g_assert_cmpint (g_date_time_get_utc_offset (entry->created) / G_TIME_SPAN_MINUTE, ==, -210);
}

static void
test_release_happened_with_entry (void)
{
  g_autoptr (SiloamEntry) entry =
      parse ("{\"kind\":\"exchange\",\"created\":\"2020-01-02T03:04:05+01:00\","
             "\"hurts\":[{}],\"releases\":[{\"hurt\":0,\"amount\":\"all\"}]}");
  const SiloamRelease *release = g_ptr_array_index (entry->releases, 0);

  g_assert_cmpint (g_date_time_compare (release->at, entry->created), ==, 0);
}

static void
test_created_is_now (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  g_autoptr (SiloamEntry) entry = parse ("{\"kind\":\"free\"}");

  g_assert_nonnull (entry->created);
  g_assert_cmpint (g_date_time_compare (entry->created, before), >=, 0);
}

static void
test_old_offset_keeps_moment (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (19 * 60 + 32);
  g_autoptr (SiloamEntry) again = NULL;
  g_autofree char *json = NULL;

  g_clear_pointer (&entry->created, g_date_time_unref);
  entry->created = g_date_time_new (zone, 1930, 5, 1, 12, 0, 0);
  json = build (entry);
  again = parse (json);
  g_assert_cmpint (g_date_time_compare (again->created, entry->created), ==, 0);
}

static void
test_every_character_returns (void)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autoptr (SiloamEntry) again = NULL;
  g_autofree char *json = NULL;

  g_free (entry->text);
  entry->text = g_strdup ("\001\002\n\r\t\v\f\033[31m\177\"\\/ é ĳ \u2028 \U0001F600 \u200f שלום");
  json = build (entry);
  again = parse (json);
  g_assert_cmpstr (again->text, ==, entry->text);
}

typedef struct
{
  const char *name;
  const char *json;
} Broken;

static const Broken broken[] = {
  { "nothing", "" },
  { "spaces", "  \n" },
  { "no-object", "[]" },
  { "a-word", "true" },
  { "two-documents", "{\"kind\":\"free\"}{\"kind\":\"free\"}" },
  { "text-after", "{\"kind\":\"free\"} x" },
  { "a-comment", "{\"kind\":\"free\"/* */}" },
  { "single-quotes", "{'kind':'free'}" },
  { "a-bare-name", "{kind:\"free\"}" },
  { "a-trailing-comma", "{\"kind\":\"free\",}" },
  { "a-missing-comma", "{\"kind\":\"free\" \"text\":\"\"}" },
  { "a-missing-colon", "{\"kind\" \"free\"}" },
  { "an-assignment", "var a = {\"kind\":\"free\"}" },
  { "no-end", "{\"kind\":\"free\"" },
  { "no-end-of-string", "{\"kind\":\"free" },
  { "an-escape-at-the-end", "{\"kind\":\"free\\" },
  { "a-crossed-bracket", "{\"tags\":[}]" },
  { "a-lonely-bracket", "}" },
  { "a-newline-in-a-string", "{\"kind\":\"free\",\"text\":\"a\nb\"}" },
  { "an-unknown-escape", "{\"kind\":\"free\",\"text\":\"\\x41\"}" },
  { "a-short-escape", "{\"kind\":\"free\",\"text\":\"\\u00\"}" },
  { "a-nul", "{\"kind\":\"free\",\"text\":\"a\\u0000b\"}" },
  { "a-high-half", "{\"kind\":\"free\",\"text\":\"\\ud83d\"}" },
  { "a-high-half-and-a-letter", "{\"kind\":\"free\",\"text\":\"\\ud83d\\u0041\"}" },
  { "a-low-half", "{\"kind\":\"free\",\"text\":\"\\ude00\"}" },
  { "not-a-number", "{\"kind\":\"free\",\"title\":NaN}" },
  { "hexadecimal", "{\"kind\":\"free\",\"title\":0x10}" },
  { "a-leading-zero", "{\"kind\":\"free\",\"title\":010}" },
  { "a-bare-point", "{\"kind\":\"free\",\"title\":1.}" },
};

static void
test_broken (gconstpointer data)
{
  const Broken *example = data;

  assert_refused (example->json, -1, SILOAM_DOCUMENT_ERROR_SYNTAX, "$: ");
}

static void
test_bad_utf8 (void)
{
  assert_refused ("{\"kind\":\"free\",\"text\":\"\xc3(\"}",
                  -1,
                  SILOAM_DOCUMENT_ERROR_SYNTAX,
                  "$: not UTF-8 text at byte 23");
}

static void
test_nul_byte (void)
{
  static const char json[] = "{\"kind\":\"free\"\0}";

  assert_refused (json, sizeof json - 1, SILOAM_DOCUMENT_ERROR_SYNTAX, "$: ");
}

static void
test_not_terminated (void)
{
  g_autoptr (SiloamEntry) entry = siloam_document_parse ("{\"kind\":\"free\"}garbage", 15, NULL);

  g_assert_nonnull (entry);
}

static void
test_field_twice (void)
{
  assert_refused ("{\"kind\":\"free\",\"text\":\"a\",\"text\":\"b\"}",
                  -1,
                  SILOAM_DOCUMENT_ERROR_FIELD,
                  "$.text: ");
  assert_refused ("{\"kind\":\"exchange\",\"hurts\":[{},{\"words\":\"a\",\"words\":\"b\"}]}",
                  -1,
                  SILOAM_DOCUMENT_ERROR_FIELD,
                  "$.hurts[1].words: ");
}

static void
test_too_deep (void)
{
  g_autoptr (GString) json = g_string_new ("{\"kind\":\"free\",\"text\":");

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (json, '[');
  assert_refused (json->str, -1, SILOAM_DOCUMENT_ERROR_TOO_LARGE, "$: ");
}

static void
test_too_many_values (void)
{
  g_autoptr (GString) json = g_string_new ("{\"kind\":\"free\",\"tags\":[");

  for (guint i = 0; i < 200000; i++)
    g_string_append (json, "\"\",");
  g_string_append (json, "\"\"]}");
  assert_refused (json->str, -1, SILOAM_DOCUMENT_ERROR_TOO_LARGE, "$: ");
}

static void
test_too_large (void)
{
  gsize length = 100 * 1000 * 1000;
  g_autofree char *json = g_malloc (length + 1);

  memset (json, 'a', length);
  json[length] = '\0';
  memcpy (json, "{\"text\":\"", 9);
  assert_refused (json, -1, SILOAM_DOCUMENT_ERROR_TOO_LARGE, "$: ");
}

static void
test_long_name_is_cut (void)
{
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autofree char *json = g_strdup_printf ("{\"kind\":\"free\",\"%s\":1}", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry = siloam_document_parse (json, -1, &error);

  g_assert_null (entry);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_error_holds_no_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_document_parse ("{\"kind\":\"exchange\",\"hurts\":[{\"kind\":\"something private\"}]}",
                             -1,
                             &error);

  g_assert_null (entry);
  g_assert_null (strstr (error->message, "private"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/export/document/an-exchange-is-written-as-it-was-read",
                        full_exchange,
                        test_round_trip);
  g_test_add_data_func ("/export/document/a-blessing-is-written-as-it-was-read",
                        full_blessing,
                        test_round_trip);
  g_test_add_data_func ("/export/document/a-free-entry-is-written-as-it-was-read",
                        full_free,
                        test_round_trip);
  g_test_add_func ("/export/document/places-become-ids-and-flags", test_lists_reach_record);
  g_test_add_func ("/export/document/local-time-is-kept", test_local_time_is_kept);
  g_test_add_func ("/export/document/a-release-without-time-happened-with-the-entry",
                   test_release_happened_with_entry);
  g_test_add_func ("/export/document/an-entry-without-time-is-of-now", test_created_is_now);
  g_test_add_func ("/export/document/an-offset-with-seconds-keeps-the-moment",
                   test_old_offset_keeps_moment);
  g_test_add_func ("/export/document/every-character-returns", test_every_character_returns);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/export/document/refuses-", broken[i].name, NULL);
      g_test_add_data_func (path, &broken[i], test_broken);
    }
  g_test_add_func ("/export/document/bad-utf8-is-refused-where-it-stands", test_bad_utf8);
  g_test_add_func ("/export/document/a-nul-byte-is-refused", test_nul_byte);
  g_test_add_func ("/export/document/only-the-given-length-is-read", test_not_terminated);
  g_test_add_func ("/export/document/a-field-given-twice-is-refused", test_field_twice);
  g_test_add_func ("/export/document/a-million-brackets-are-refused", test_too_deep);
  g_test_add_func ("/export/document/too-many-values-are-refused", test_too_many_values);
  g_test_add_func ("/export/document/a-hundred-megabytes-are-refused", test_too_large);
  g_test_add_func ("/export/document/a-long-name-is-cut-in-the-error", test_long_name_is_cut);
  g_test_add_func ("/export/document/an-error-holds-no-words-of-the-person",
                   test_error_holds_no_words);
  return g_test_run ();
}
