/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the guide: complete in both languages and both forms of address, and within the
 * bounds we hold ourselves to (no exclamation, no promise of healing, no voice of God). */

#include <string.h>

#include "guide/data-private.h"
#include "guide/guide.h"
#include "guide/prompts.h"
#include "journal/vocabulary.h"
#include "ministry/terms.h"
#include "scripture/reference.h"

typedef void (*TextFunc) (const char *key, const char *text);

static const char *const languages[] = { "nl", "en" };

/* A section of every part of a language; no two parts have the same key. */
static JsonObject *
gather (const char *language, const char *section)
{
  JsonObject *all = json_object_new ();

  for (const char *const *part = siloam_guide_prompt_parts; *part != NULL; part++)
    {
      g_autofree char *name = g_strdup_printf ("prompts/%s%s.json", language, *part);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonParser) parser = siloam_guide_data_load (name, &error);
      JsonObjectIter iter;
      const char *key;
      JsonNode *node;

      g_assert_no_error (error);
      json_object_iter_init (
          &iter,
          json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                         section));
      while (json_object_iter_next (&iter, &key, &node))
        {
          g_assert_false (json_object_has_member (all, key));
          json_object_set_member (all, key, json_node_copy (node));
        }
    }
  return all;
}

/* Every text of a language, each form of address by itself. */
static void
for_each_text (const char *language, TextFunc func)
{
  g_autoptr (JsonObject) texts = gather (language, "texts");
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, texts);
  while (json_object_iter_next (&iter, &key, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      {
        func (key, json_object_get_string_member (json_node_get_object (node), "je"));
        func (key, json_object_get_string_member (json_node_get_object (node), "u"));
      }
    else
      func (key, json_node_get_string (node));
}

static void
for_all_texts (TextFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for_each_text (languages[i], func);
}

static void
assert_same_members (const char *section)
{
  g_autoptr (JsonObject) nl = gather ("nl", section);
  g_autoptr (JsonObject) en = gather ("en", section);
  g_autoptr (GList) keys = json_object_get_members (nl);

  for (GList *key = keys; key != NULL; key = key->next)
    if (!json_object_has_member (en, key->data))
      g_error ("only in Dutch: %s", (char *) key->data);
  g_assert_cmpuint (json_object_get_size (en), ==, g_list_length (keys));
}

static void
test_same_keys (void)
{
  assert_same_members ("texts");
}

static void
test_same_verses (void)
{
  assert_same_members ("verses");
}

static void
test_english_has_one_form (void)
{
  g_autoptr (JsonObject) en = gather ("en", "texts");
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, en);
  while (json_object_iter_next (&iter, &key, &node))
    g_assert_true (JSON_NODE_HOLDS_VALUE (node));
}

static void
test_two_forms_are_je_and_u (void)
{
  g_autoptr (JsonObject) nl = gather ("nl", "texts");
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, nl);
  while (json_object_iter_next (&iter, &key, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      {
        JsonObject *forms = json_node_get_object (node);

        g_assert_cmpuint (json_object_get_size (forms), ==, 2);
        g_assert_cmpstr (json_object_get_string_member (forms, "je"),
                         !=,
                         json_object_get_string_member (forms, "u"));
      }
}

static void
assert_not_matching (const char *pattern, const char *key, const char *text)
{
  if (g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0))
    g_error ("%s: '%s' matches %s", key, text, pattern);
}

static void
assert_filled (const char *key, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*text == '\0' || !g_str_equal (stripped, text))
    g_error ("%s is empty or has blanks around it", key);
}

static void
test_no_empty_text (void)
{
  for_all_texts (assert_filled);
}

static void
assert_calm (const char *key, const char *text)
{
  assert_not_matching ("!", key, text);
}

static void
test_no_exclamation (void)
{
  for_all_texts (assert_calm);
}

/* What the tradition believes we house; we never promise it and never name a person cured. */
static void
assert_no_promise (const char *key, const char *text)
{
  assert_not_matching (
      "genezen verklaard|\\b(je|u|jij) (bent|wordt|zal) genezen|word(t|en)? genezen|"
      "\\byou (are|will be) (healed|cured)|\\bwill heal\\b|gegarandeerd|guarantee|"
      "zelfmoord plegen|commit suicide|streak|meer geloof|believe more|more faith|"
      "duivel|demon|satan|onvoltooid|unfinished|we missed you|gemist",
      key,
      text);
}

static void
test_no_promise_of_healing (void)
{
  for_all_texts (assert_no_promise);
}

/* In first person God or Jesus would address the reader: "Ik geef je", "My child". */
static void
assert_not_gods_voice (const char *key, const char *text)
{
  assert_not_matching (
      "\\b(ik|mij) (geef|vergeef|genees|hou van|heb) (je|jou|u lief)\\b|mijn kind\\b|my child\\b|"
      "\\bI (give|forgive|heal|love|free|send) you\\b(?! this)|"
      "\\b(god|jesus|jezus|the lord|de heer) (says|zegt|tells you|spreekt tot)\\b",
      key,
      text);
}

static void
test_no_voice_of_god (void)
{
  for_all_texts (assert_not_gods_voice);
}

/* Prayers are the person's own words to God: "I" and "You", never je or jij. */
static void
assert_prayer_speaks_to_god (const char *key, const char *text)
{
  if (g_str_has_suffix (key, ".prayer"))
    assert_not_matching ("\\b(je|jij|jou|jouw|jezelf)\\b", key, text);
}

static void
test_prayers_speak_to_god (void)
{
  for_each_text ("nl", assert_prayer_speaks_to_god);
}

static void
test_u_form_has_no_je (void)
{
  g_autoptr (JsonObject) nl = gather ("nl", "texts");
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init (&iter, nl);
  while (json_object_iter_next (&iter, &key, &node))
    {
      const char *text;

      if (g_str_equal (key, "reading.address.je"))
        continue;
      text = JSON_NODE_HOLDS_OBJECT (node)
                 ? json_object_get_string_member (json_node_get_object (node), "u")
                 : json_node_get_string (node);
      assert_not_matching ("\\b(je|jij|jou|jouw|jezelf|jullie)\\b|\\bu (ben|heb|wil|merk)\\b",
                           key,
                           text);
    }
}

static void
test_every_vocabulary_word_has_its_label (void)
{
  const struct
  {
    const char *prefix, *suffix;
    const SiloamTerm *terms;
  } labels[] = {
    { "arrive.checkin.", "", siloam_checkins },
    { "today.checkin.", "", siloam_checkins },
    { "name.kind.", "", siloam_hurt_kinds },
    { "name.kind.", ".meaning", siloam_hurt_kinds },
    { "name.awareness.", "", siloam_awarenesses },
    { "name.source.", "", siloam_hurt_sources },
    { "name.origin.", "", siloam_hurt_origins },
    { "name.area.", "", siloam_areas },
    { "forgive.toward.", "", siloam_towards },
    { "forgive.stance.", "", siloam_stances },
    { "forgive.stance.", ".meaning", siloam_stances },
    { "release.amount.", "", siloam_amounts },
    { "receive.form.", "", siloam_forms },
    { "receive.gift.", "", siloam_gifts },
    { "receive.gift.", ".meaning", siloam_gifts },
    { "receive.channel.", "", siloam_channels },
    { "weigh.discern.", "", siloam_discerns },
    { "weigh.role.", "", siloam_verse_roles },
    { "revisit.change.", "", siloam_changes },
    { "revisit.outcome.", "", siloam_outcomes },
    { "blessing.", ".name", siloam_blessings },
    { "blessing.", ".meaning", siloam_blessings },
    { "blessing.", ".prayer", siloam_blessings },
    { "blessing.obstacle.", "", siloam_obstacles },
    { "library.kind.", "", siloam_entry_kinds },
    { "library.state.", "", siloam_states },
    { "library.prayer.", "", siloam_prayer_modes },
    { "library.request.", "", siloam_request_states },
    { "rights.term.", "", siloam_session_states },
    { "rights.term.", "", siloam_scopes },
    { "rights.term.", "", siloam_consent_states },
    { "rights.term.", "", siloam_hows },
    { "rights.term.", "", siloam_ages },
    { "rights.term.", "", siloam_note_kinds },
    { "rights.term.", "", siloam_givens },
    { "rights.term.", "", siloam_contacts },
    { "rights.term.", "", siloam_follow_up_states },
    { "rights.term.", "", siloam_referrals },
    { "rights.term.", "", siloam_audiences },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new ("nl", SILOAM_ADDRESS_JE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    for (const SiloamTerm *term = labels[i].terms; term->nick != NULL; term++)
      {
        g_autofree char *key = g_strconcat (labels[i].prefix, term->nick, labels[i].suffix, NULL);

        if (!siloam_prompts_has (prompts, key))
          g_error ("no label: %s", key);
      }
}

static void
test_every_step_has_title_question_and_hint (void)
{
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new ("en", SILOAM_ADDRESS_JE, NULL);

  for (guint step = 0; step < SILOAM_N_STEPS; step++)
    {
      const char *const roles[] = { "title", "question", "hint" };

      for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
        {
          g_autofree char *key = g_strjoin (".", siloam_step_nick (step), roles[i], NULL);

          g_assert_cmpstr (siloam_prompts_get (prompts, key), !=, "");
        }
    }
}

static void
assert_error_is_whole (const char *key, const char *text)
{
  const char *const roles[] = { "title", "text", "remedy" };
  g_autofree char *stem = g_strndup (key, (gsize) (strrchr (key, '.') - key));
  g_autoptr (JsonObject) texts = NULL;

  if (!g_str_has_prefix (key, "error."))
    return;

  texts = gather ("nl", "texts");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *wanted = g_strjoin (".", stem, roles[i], NULL);

      g_assert_true (json_object_has_member (texts, wanted));
    }
}

static void
test_every_error_has_a_remedy (void)
{
  for_each_text ("en", assert_error_is_whole);
}

static void
test_every_verse_is_a_reference (void)
{
  const SiloamNumbering numberings[] = { SILOAM_NUMBERING_NLD, SILOAM_NUMBERING_KJV };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (SiloamPrompts) prompts =
          siloam_prompts_new (languages[i], SILOAM_ADDRESS_JE, NULL);
      g_autoptr (JsonObject) verses = gather (languages[i], "verses");
      g_autoptr (GList) steps = json_object_get_members (verses);

      for (GList *step = steps; step != NULL; step = step->next)
        for (const char *const *verse = siloam_prompts_get_verses (prompts, step->data);
             *verse != NULL;
             verse++)
          {
            SiloamReference reference;

            if (!siloam_reference_parse (*verse, languages[i], numberings[i], &reference))
              g_error ("%s: %s is no reference", (char *) step->data, *verse);
          }
    }
}

static void
test_unknown_language_is_english (void)
{
  const char *const unknown[] = { "fr_FR.UTF-8", "C", "", "../secret", "nlx" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (SiloamPrompts) prompts = siloam_prompts_new (unknown[i], SILOAM_ADDRESS_JE, NULL);

      g_assert_cmpstr (siloam_prompts_get_language (prompts), ==, "en");
    }
}

static void
test_dutch_locales_are_dutch (void)
{
  const char *const dutch[] = { "nl", "nl_NL", "nl_BE.UTF-8", "nl-NL" };

  for (guint i = 0; i < G_N_ELEMENTS (dutch); i++)
    {
      g_autoptr (SiloamPrompts) prompts = siloam_prompts_new (dutch[i], SILOAM_ADDRESS_U, NULL);

      g_assert_cmpstr (siloam_prompts_get_language (prompts), ==, "nl");
    }
}

static void
test_form_chooses_je_or_u (void)
{
  g_autoptr (SiloamPrompts) je = siloam_prompts_new ("nl", SILOAM_ADDRESS_JE, NULL);
  g_autoptr (SiloamPrompts) u = siloam_prompts_new ("nl", SILOAM_ADDRESS_U, NULL);

  g_assert_cmpstr (siloam_prompts_get (je, "home.question"), ==, "Waar wil je vandaag beginnen?");
  g_assert_cmpstr (siloam_prompts_get (u, "home.question"), ==, "Waar wilt u vandaag beginnen?");
}

static void
test_missing_key_warns (void)
{
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new ("nl", SILOAM_ADDRESS_JE, NULL);

  g_test_expect_message ("siloam-guide", G_LOG_LEVEL_WARNING, "*arrive.nothing*");
  g_assert_cmpstr (siloam_prompts_get (prompts, "arrive.nothing"), ==, "");
  g_test_assert_expected_messages ();
}

static void
test_verses_follow_the_language (void)
{
  g_autoptr (SiloamPrompts) nl = siloam_prompts_new ("nl", SILOAM_ADDRESS_JE, NULL);
  g_autoptr (SiloamPrompts) en = siloam_prompts_new ("en", SILOAM_ADDRESS_JE, NULL);

  g_assert_cmpstr (siloam_prompts_get_verses (nl, "invite")[0], ==, "Ps. 34:18");
  g_assert_cmpstr (siloam_prompts_get_verses (en, "invite")[0], ==, "Ps. 34:17");
}

static void
test_step_without_verses_has_an_empty_list (void)
{
  g_autoptr (SiloamPrompts) prompts = siloam_prompts_new ("nl", SILOAM_ADDRESS_JE, NULL);

  g_assert_null (siloam_prompts_get_verses (prompts, "no such step")[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/guide/prompts/" name, func)
  ADD ("every-key-is-in-both-languages", test_same_keys);
  ADD ("every-step-has-verses-in-both-languages", test_same_verses);
  ADD ("english-has-one-form-of-address", test_english_has_one_form);
  ADD ("a-text-with-two-forms-has-je-and-u", test_two_forms_are_je_and_u);
  ADD ("no-text-is-empty", test_no_empty_text);
  ADD ("no-text-has-an-exclamation-mark", test_no_exclamation);
  ADD ("no-text-promises-healing", test_no_promise_of_healing);
  ADD ("no-text-speaks-as-god", test_no_voice_of_god);
  ADD ("prayers-speak-to-god", test_prayers_speak_to_god);
  ADD ("the-u-form-never-says-je", test_u_form_has_no_je);
  ADD ("every-word-of-the-vocabulary-has-a-label", test_every_vocabulary_word_has_its_label);
  ADD ("every-step-has-a-title-a-question-and-a-hint", test_every_step_has_title_question_and_hint);
  ADD ("every-error-has-a-title-a-text-and-a-remedy", test_every_error_has_a_remedy);
  ADD ("every-verse-is-a-reference", test_every_verse_is_a_reference);
  ADD ("an-unknown-language-is-english", test_unknown_language_is_english);
  ADD ("a-dutch-locale-is-dutch", test_dutch_locales_are_dutch);
  ADD ("the-form-chooses-je-or-u", test_form_chooses_je_or_u);
  ADD ("a-missing-key-warns-and-is-empty", test_missing_key_warns);
  ADD ("verses-follow-the-numbering-of-the-language", test_verses_follow_the_language);
  ADD ("a-step-without-verses-has-an-empty-list", test_step_without_verses_has_an_empty_list);
#undef ADD

  return g_test_run ();
}
