/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the markup of a module to the words of a verse. */

#include <string.h>

#include "scripture/verse-text.h"

typedef struct
{
  const char *name;
  SiloamMarkup markup;
  const char *raw, *text, *title, *other;
} Case;

static const Case cases[] = {
  { "words-stay", SILOAM_MARKUP_OSIS, "In den beginne", "In den beginne", NULL, NULL },
  { "strong-numbers-go",
    SILOAM_MARKUP_OSIS,
    "<w lemma=\"strong:H1\">Zo</w> <transChange type=\"added\">was</transChange> het",
    "Zo was het",
    NULL,
    NULL },
  { "a-note-goes-whole",
    SILOAM_MARKUP_OSIS,
    "Zo<note type=\"x\">of: <hi>aldus</hi> <note>nog een</note></note> was het",
    "Zo was het",
    NULL,
    NULL },
  { "an-empty-note-takes-nothing",
    SILOAM_MARKUP_OSIS,
    "Zo<note n=\"a\"/> was",
    "Zo was",
    NULL,
    NULL },
  { "a-heading-goes", SILOAM_MARKUP_OSIS, "<title>Kop</title>Zo was", "Zo was", NULL, NULL },
  { "who-speaks-is-a-heading",
    SILOAM_MARKUP_OSIS,
    "<speaker>Zij</speaker> Zo was",
    "Zo was",
    NULL,
    NULL },
  { "a-psalm-title-is-kept-apart",
    SILOAM_MARKUP_OSIS,
    "<title type=\"psalm\" canonical=\"true\">Een <hi>lied</hi>.</title>Zo was",
    "Zo was",
    "Een lied.",
    NULL },
  { "lines-of-poetry-are-parted",
    SILOAM_MARKUP_OSIS,
    "<l level=\"1\" sID=\"a\"/>Een<l eID=\"a\"/><l>twee</l><lb/>drie<p/>vier",
    "Een twee drie vier",
    NULL,
    NULL },
  { "the-name-is-in-capitals",
    SILOAM_MARKUP_OSIS,
    "de <divineName>Heere é</divineName> sprak",
    "de HEERE É sprak",
    NULL,
    NULL },
  { "a-quote-keeps-its-mark",
    SILOAM_MARKUP_OSIS,
    "<q marker=\"“\" sID=\"1\"/>Zo<q marker='”' eID=\"1\"/> en <q who=\"J\" marker=\"\">dit</q>",
    "“Zo” en dit",
    NULL,
    NULL },
  { "entities-are-read",
    SILOAM_MARKUP_OSIS,
    "a &amp; b &lt;c&gt; &#233; &#xEB; &quot;",
    "a & b <c> é ë \"",
    NULL,
    NULL },
  { "what-is-no-entity-stays",
    SILOAM_MARKUP_OSIS,
    "a & b &nonsense; &#0; &#x110000; &;",
    "a & b &nonsense; &#0; &#x110000; &;",
    NULL,
    NULL },
  { "what-is-no-tag-stays", SILOAM_MARKUP_OSIS, "1 < 2 en 3 <", "1 < 2 en 3 <", NULL, NULL },
  { "marks-of-usfm-go",
    SILOAM_MARKUP_OSIS,
    "by my name \\nd JEHOVAH\\nd* was",
    "by my name JEHOVAH was",
    NULL,
    NULL },
  { "control-characters-go",
    SILOAM_MARKUP_OSIS,
    "a\001\033b\177c\302\205\302\233d&#7;&#x9b;e",
    "abcde",
    NULL,
    NULL },
  { "a-pilcrow-goes", SILOAM_MARKUP_OSIS, "¶ And it", "And it", NULL, NULL },
  { "a-joint-of-two-verses-goes",
    SILOAM_MARKUP_OSIS,
    "een. ] [ (Psalms 51:21) Twee",
    "een. Twee",
    NULL,
    NULL },
  { "other-brackets-stay", SILOAM_MARKUP_OSIS, "[een] [twee]", "[een] [twee]", NULL, NULL },
  { "blanks-of-all-kinds-are-one",
    SILOAM_MARKUP_OSIS,
    "  een\n\t\302\240twee  \n",
    "een twee",
    NULL,
    NULL },
  { "the-number-elsewhere-is-kept",
    SILOAM_MARKUP_OSIS,
    "<note>(9:5)</note>Want een Kind",
    "Want een Kind",
    NULL,
    "9:5" },
  { "a-note-about-another-verse-is-not-it",
    SILOAM_MARKUP_OSIS,
    "<note>(zie 9:5)</note>Want<note>9:5 en meer</note>",
    "Want",
    NULL,
    NULL },
  { "a-note-without-end-takes-the-rest", SILOAM_MARKUP_OSIS, "a<note>b", "a", NULL, NULL },
  { "a-comment-goes", SILOAM_MARKUP_OSIS, "a<!-- b -->c", "ac", NULL, NULL },
  { "thml-drops-notes-and-headings",
    SILOAM_MARKUP_THML,
    "<div class=\"sechead\">Kop</div>Zo<sync type=\"Strongs\" value=\"H1\"/> <i>was</i><br/>het"
    "<note place=\"foot\">n</note>",
    "Zo was het",
    NULL,
    NULL },
  { "gbf-drops-notes-and-headings",
    SILOAM_MARKUP_GBF,
    "<TS>Kop<Ts>Zo<WH1> <FI>was<Fi><CM>het<RF>een noot<Rf>.",
    "Zo was het.",
    NULL,
    NULL },
  { "plain-text-has-no-tags", SILOAM_MARKUP_PLAIN, "a <b> &amp; c", "a <b> &amp; c", NULL, NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (SiloamVerseText) verse = { 0 };

  siloam_verse_text_init (&verse, c->markup, c->raw, strlen (c->raw));
  g_assert_cmpstr (verse.text, ==, c->text);
  g_assert_cmpstr (verse.title, ==, c->title);
  g_assert_cmpstr (verse.other, ==, c->other);
}

/* Pieces of markup in any order; the same every time. */
static void
test_nonsense (void)
{
  static const char *const pieces[] = { "<",
                                        ">",
                                        "note",
                                        "</note>",
                                        "<note>",
                                        "&",
                                        "#",
                                        ";",
                                        "x",
                                        "\"",
                                        "<title canonical=\"true\">",
                                        "</title>",
                                        "\\nd",
                                        "] [ (1:1)",
                                        "<divineName>",
                                        " marker=\"",
                                        "\xff",
                                        "\xc3",
                                        "/>",
                                        "<q" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) raw = g_string_new (NULL);

      for (gint32 n = g_rand_int_range (rand, 0, 30); n > 0; n--)
        g_string_append (raw, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      for (guint markup = SILOAM_MARKUP_PLAIN; markup <= SILOAM_MARKUP_GBF; markup++)
        {
          g_auto (SiloamVerseText) verse = { 0 };

          siloam_verse_text_init (&verse, (SiloamMarkup) markup, raw->str, raw->len);
          g_assert_true (g_utf8_validate (verse.text, -1, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/scripture/verse-text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/scripture/verse-text/nonsense-is-still-text", test_nonsense);
  return g_test_run ();
}
