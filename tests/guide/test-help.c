/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The help lines: there is always one, the most urgent comes first, and nobody gets the numbers of
 * a country they are not in. */

#include "guide/data-private.h"
#include "guide/help.h"

static const char *const locales[] = { "nl_NL", "nl_BE", "en_GB", "en_US", "other" };

static GPtrArray *
load (const char *locale, const char *language)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = siloam_help_lines_load (locale, language, &error);

  g_assert_no_error (error);
  return lines;
}

static const SiloamHelpLine *
find (GPtrArray *lines, const char *id)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SiloamHelpLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->id, id))
        return line;
    }
  return NULL;
}

static void
test_emergency_first (void)
{
  const char *const numbers[] = { "112", "112", "999", "911", "112" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GPtrArray) lines = load (locales[i], "nl");
      const SiloamHelpLine *first = g_ptr_array_index (lines, 0);

      g_assert_cmpstr (first->phone, ==, numbers[i]);
    }
}

static void
test_suicide_second (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GPtrArray) lines = load (locales[i], "en");
      const SiloamHelpLine *second = g_ptr_array_index (lines, 1);

      g_assert_cmpstr (second->id, ==, "suicide");
    }
}

static void
test_reachable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GPtrArray) lines = load (locales[i], "nl");

      for (guint n = 0; n < lines->len; n++)
        {
          const SiloamHelpLine *line = g_ptr_array_index (lines, n);

          /* One's own doctor has no number here; every other line has a number or a site. */
          if (!g_str_equal (line->id, "doctor"))
            g_assert_true (*line->phone != '\0' || line->address != NULL);
        }
    }
}

static void
test_dutch_numbers (void)
{
  g_autoptr (GPtrArray) lines = load ("nl_NL.UTF-8", "nl");

  g_assert_cmpstr (find (lines, "suicide")->phone, ==, "113");
  g_assert_cmpstr (find (lines, "violence")->phone, ==, "0800-2000");
  g_assert_cmpstr (find (lines, "sexual_violence")->phone, ==, "0800-0188");
  g_assert_cmpstr (find (lines, "listening")->phone, ==, "088 0767 000");
}

static void
test_belgian_numbers (void)
{
  g_autoptr (GPtrArray) lines = load ("nl-BE", "nl");

  g_assert_cmpstr (find (lines, "suicide")->phone, ==, "1813");
  g_assert_cmpstr (find (lines, "violence")->phone, ==, "1712");
  g_assert_cmpstr (find (lines, "listening")->phone, ==, "106");
}

static void
test_unknown_country (void)
{
  const char *const unknown[] = { "en_AU.UTF-8", "fr_FR", "C", "en", "", "../prompts/nl" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GPtrArray) lines = load (unknown[i], "en");

      g_assert_cmpstr (find (lines, "suicide")->address, ==, "https://findahelpline.com");
    }
}

static void
test_bare_dutch (void)
{
  g_autoptr (GPtrArray) lines = load ("nl", "nl");

  g_assert_cmpstr (find (lines, "suicide")->phone, ==, "113");
}

static void
test_language_of_text (void)
{
  g_autoptr (GPtrArray) lines = load ("nl_NL", "en");

  g_assert_cmpstr (find (lines, "emergency")->text, ==, "For immediate danger.");
}

static void
test_every_line_says_where_it_comes_from (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *name = g_strdup_printf ("help/%s.json", locales[i]);
      g_autoptr (JsonParser) parser = siloam_guide_data_load (name, NULL);
      JsonArray *lines =
          json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "lines");

      for (guint n = 0; n < json_array_get_length (lines); n++)
        {
          JsonObject *line = json_array_get_object_element (lines, n);
          const char *source = json_object_get_string_member (line, "source");
          const char *verified = json_object_get_string_member (line, "verified_on");

          g_assert_true (g_str_has_prefix (source, "https://"));
          g_assert_true (
              g_regex_match_simple ("^20[0-9]{2}-[01][0-9]-[0-3][0-9]$", verified, 0, 0));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/guide/help/" name, func)
  ADD ("the-emergency-number-comes-first", test_emergency_first);
  ADD ("the-line-for-thoughts-of-suicide-comes-second", test_suicide_second);
  ADD ("every-line-can-be-reached", test_reachable);
  ADD ("the-netherlands-has-its-own-numbers", test_dutch_numbers);
  ADD ("belgium-has-its-own-numbers", test_belgian_numbers);
  ADD ("an-unknown-country-gets-lines-that-hold-everywhere", test_unknown_country);
  ADD ("dutch-without-a-country-is-the-netherlands", test_bare_dutch);
  ADD ("texts-come-in-the-language-asked-for", test_language_of_text);
  ADD ("every-line-names-its-source-and-when-it-was-checked",
       test_every_line_says_where_it_comes_from);
#undef ADD

  return g_test_run ();
}
