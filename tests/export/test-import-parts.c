/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* HTML, XML, JSON and moments of other applications. */

#include <string.h>

#include "export/import-json.h"
#include "export/import-time.h"
#include "export/import-xml.h"
#include "export/read-clock.h"
#include "import-facts.h"

typedef struct
{
  const char *name;
  const char *html;
  const char *text;
} HtmlCase;

static const HtmlCase html_cases[] = {
  { "paragraphs have a blank line between them", "<p>a</p><p>b</p>", "a\n\nb" },
  { "a break is a line", "a<br>b<br/>c", "a\nb\nc" },
  { "two breaks are a blank line", "a<br><br>b", "a\n\nb" },
  { "a line with only a break is a blank line",
    "<div>a</div><div><br></div><div>b</div>",
    "a\n\nb" },
  { "a break at the end of a line is nothing", "<div>a<br></div><div>b</div>", "a\nb" },
  { "headings are lines", "<h1>Kop</h1>tekst<h3>Kop 2</h3>", "Kop\n\ntekst\n\nKop 2" },
  { "blanks fold", "  a \n\t b&nbsp;c  <b> d</b> e ", "a b c d e" },
  { "letters keep together across tags", "w<b>oo</b>rd", "woord" },
  { "lists have bullets", "<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc" },
  { "numbered lists have numbers", "<ol><li>a<li>b</ol>", "1. a\n2. b" },
  { "lists in lists are indented",
    "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "- a\n  - b\n- c" },
  { "a list without end tags is a list", "<ul><li>a<li>b", "- a\n- b" },
  { "quotes are marked on every line",
    "<blockquote><p>a</p><p>b</p></blockquote>c",
    "> a\n>\n> b\n\nc" },
  { "links have their address behind them",
    "<a href='https://example.org/x'>hier</a>.",
    "hier (https://example.org/x)." },
  { "an address that is its own words stands once",
    "<a href='https://example.org/'>example.org</a> <a "
    "href='mailto:a@example.org'>a@example.org</a>",
    "example.org a@example.org" },
  { "links to nowhere are words", "<a href='#x'>a</a> <a href='javascript:x()'>b</a>", "a b" },
  { "scripts and styles are no words",
    "<style>p{}</style><script>alert('<p>x</p>')</script>a<!-- b -->",
    "a" },
  { "a page has no title in its words",
    "<html><head><title>t</title></head><body>a</body></html>",
    "a" },
  { "tables have a line for each row",
    "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    "a | b\nc | d" },
  { "preformatted words keep their blanks", "<pre>a\n  b</pre>", "a\n  b" },
  { "entities are letters", "&lt;b&gt; &amp; &eacute; &#x1F33F; &#8364;", "<b> & é 🌿 €" },
  { "an entity that nobody knows stays", "a &foo; b", "a &foo; b" },
  { "boxes to tick show", "<ul><li><input type='checkbox' checked>a</li></ul>", "- [x] a" },
  { "an item of a list may be a paragraph",
    "<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul><p>d</p>",
    "- a\n- b\n\nc\n\nd" },
  { "lists of paragraphs in such lists too",
    "<ul><li><p>a</p><ol><li><p>b</p></li><li><p>c</p></li></ol></li></ul>",
    "- a\n  1. b\n  2. c" },
  { "words beside a box to tick stay beside it",
    "<ul><li><label><input type='checkbox' checked><span></span></label><div><p>a</p></div></li>"
    "<li><label><input type='checkbox'></label><div><p>b</p></div></li></ul>",
    "- [x] a\n- [ ] b" },
  { "what is struck out shows",
    "a <s>b c</s>, <del>d</del> <strike></strike>e",
    "a ~~b c~~, ~~d~~ e" },
  { "a rule is a rule", "a<hr>b", "a\n\n---\n\nb" },
  { "tags that do not close are no harm", "<p>a<b>b<i>c", "abc" },
  { "tags that never opened are no harm", "</p></div>a</b></ul>", "a" },
  { "a meta tag changes no letters", "<meta charset='iso-8859-1'>é", "é" },
  { "nothing is nothing", "", "" },
};

static void
test_html (gconstpointer data)
{
  const HtmlCase *check = data;
  const SiloamImportOptions options = { .language = "nl" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = siloam_import_html_to_text (check->html, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, check->text);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* NULL: none */
} TimeCase;

static const TimeCase iso_cases[] = {
  { "UTC is UTC", "2019-06-30T23:30:00Z", "2019-06-30T23:30:00+00:00" },
  { "an offset is kept", "2019-06-30T23:30:00+0530", "2019-06-30T23:30:00+05:30" },
  { "parts of seconds are no trouble",
    "2019-06-30T23:30:00.123456789Z",
    "2019-06-30T23:30:00+00:00" },
  { "no offset is the zone", "2019-06-30T23:30:00", "2019-06-30T23:30:00+02:00" },
  { "a blank for a T", "2019-06-30 23:30:00", "2019-06-30T23:30:00+02:00" },
  { "no seconds", "2019-06-30T23:30", "2019-06-30T23:30:00+02:00" },
  { "no seconds and an offset", "2019-06-30T23:30Z", "2019-06-30T23:30:00+00:00" },
  { "a day is its noon", "2019-06-30", "2019-06-30T12:00:00+02:00" },
  { "a short day too", "20190630", "2019-06-30T12:00:00+02:00" },
  { "a leap day", "2020-02-29", "2020-02-29T12:00:00+01:00" },
  { "no leap day", "2019-02-29", NULL },
  { "no day", "gisteren", NULL },
  { "nothing", "", NULL },
  { "a day and more", "2019-06-30x", NULL },
};

static const TimeCase clock_cases[] = {
  { "day, month, year and offset",
    "01 January 2019 at 10:15:30 GMT+1",
    "2019-01-01T10:15:30+01:00" },
  { "what JavaScript writes",
    "Tue Jan 01 2019 10:15:30 GMT+0100 (Central European Standard Time)",
    "2019-01-01T10:15:30+01:00" },
  { "an American evening", "January 1, 2019 at 10:15 PM", "2019-01-01T22:15:00+01:00" },
  { "a narrow blank",
    "January 1, 2019 at 10:15:30\xe2\x80\xafPM GMT-5",
    "2019-01-01T22:15:30-05:00" },
  { "an American midnight", "January 1, 2019 at 12:15 AM", "2019-01-01T00:15:00+01:00" },
  { "an American noon", "January 1, 2019 at 12:15 PM", "2019-01-01T12:15:00+01:00" },
  { "Dutch", "1 mei 2019 om 10:15", "2019-05-01T10:15:00+02:00" },
  { "German", "1. März 2019 um 10:15", "2019-03-01T10:15:00+01:00" },
  { "French", "1 février 2019 à 10:15", "2019-02-01T10:15:00+01:00" },
  { "a zone with a short name keeps the clock",
    "1 July 2019 at 10:15:00 PDT",
    "2019-07-01T10:15:00+02:00" },
  { "a day alone is its noon", "1 July 2019", "2019-07-01T12:00:00+02:00" },
  { "no day", "at 10:15", NULL },
  { "no year", "1 July at 10:15", NULL },
  { "an hour too many", "1 July 2019 at 25:15", "2019-07-01T12:00:00+02:00" },
};

static void
assert_time (GDateTime *time, const char *expected)
{
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_iso (gconstpointer data)
{
  const TimeCase *check = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) time = siloam_import_time_parse (check->text, zone);

  assert_time (time, check->expected);
}

static void
test_clock (gconstpointer data)
{
  const TimeCase *check = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) time = siloam_read_clock (check->text, zone);

  assert_time (time, check->expected);
}

static void
test_before_1970 (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = siloam_import_time_from_unix_ms (-1, utc);

  assert_time (time, "1969-12-31T23:59:59+00:00");
  g_assert_cmpint (g_date_time_get_microsecond (time), ==, 999000);
}

static void
test_no_moment (void)
{
  g_assert_null (siloam_import_time_from_unix_ms (G_MAXINT64, NULL));
  g_assert_null (siloam_import_time_from_unix_ms (G_MININT64, NULL));
}

static void
test_no_zone (gconstpointer name)
{
  g_assert_null (siloam_import_zone (name));
}

typedef struct
{
  const char *name;
  const char *json;
  int code; /* -1: none */
} JsonCase;

static const JsonCase json_cases[] = {
  { "an object is read", " {\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"]} ", -1 },
  { "a number without end is read", "{\"a\": 1e999}", -1 },
  { "a pair of surrogates is read", "{\"a\": \"\\ud83c\\udf3f\"}", -1 },
  { "half a pair is no harm", "{\"a\": \"\\ud83c\\u0041 \\udf3f \\ud83c\"}", -1 },
  { "a NUL is no harm", "{\"a\": \"x\\u0000y\"}", -1 },
  { "two of a name are no harm", "{\"a\": 1, \"a\": {\"a\": 2}}", -1 },
  { "a word alone is damaged", "true", 4 },
  { "nothing is damaged", "", 4 },
  { "more than one is damaged", "{} {}", 4 },
  { "a comment is damaged", "{/* \" */}", 4 },
  { "single quotes are damaged", "{'a': 1}", 4 },
  { "a string without end is damaged", "{\"a\": \"b", 4 },
  { "an escape without end is damaged", "{\"a\": \"\\", 4 },
  { "a strange escape is damaged", "{\"a\": \"\\x41\"}", 4 },
  { "half an escape is damaged", "{\"a\": \"\\u12\"}", 4 },
  { "a bracket too many is damaged", "{}}", 4 },
  { "a bracket too few is damaged", "{\"a\": [", 4 },
  { "a name without a value is damaged", "{\"a\": }", 4 },
};

static void
test_json (gconstpointer data)
{
  const JsonCase *check = data;
  g_autofree char *text = g_strdup (check->json);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = siloam_import_json_parse (text, &error);

  g_assert_true ((root != NULL) == (error == NULL));
  g_assert_cmpint (error != NULL ? error->code : -1, ==, check->code);
}

static void
test_xml_comment (void)
{
  g_autoptr (GError) error = NULL;
  xmlDoc *document =
      siloam_import_xml_parse ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a SYSTEM "
                               "\"file:///etc/passwd\"><a>é</a>",
                               &error);
  xmlChar *text;

  g_assert_no_error (error);
  text = xmlNodeGetContent (xmlDocGetRootElement (document));
  g_assert_cmpstr ((const char *) text, ==, "é");
  xmlFree (text);
  xmlFreeDoc (document);
}

static void
test_xml_entity (gconstpointer text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (siloam_import_xml_parse (text, &error));
  g_assert_error (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNSAFE);
}

static void
add (const char *group, const char *name, gconstpointer data, GTestDataFunc func)
{
  g_autofree char *words = g_strdelimit (g_strdup (name), " ", '-');
  g_autofree char *path = g_strdup_printf ("/import/%s/%s", group, words);

  g_test_add_data_func (path, data, func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (html_cases); i++)
    add ("html", html_cases[i].name, &html_cases[i], test_html);
  for (guint i = 0; i < G_N_ELEMENTS (iso_cases); i++)
    add ("moment", iso_cases[i].name, &iso_cases[i], test_iso);
  for (guint i = 0; i < G_N_ELEMENTS (clock_cases); i++)
    add ("clock", clock_cases[i].name, &clock_cases[i], test_clock);
  for (guint i = 0; i < G_N_ELEMENTS (json_cases); i++)
    add ("json", json_cases[i].name, &json_cases[i], test_json);
  g_test_add_func ("/import/moment/before-1970-there-were-parts-of-seconds-too", test_before_1970);
  g_test_add_func ("/import/moment/beyond-the-calendar-there-is-none", test_no_moment);
  add ("moment", "a path that climbs is no zone", "../../../dev/zero", test_no_zone);
  add ("moment", "a path is no zone", "/etc/localtime", test_no_zone);
  add ("moment", "a path after a colon is no zone", ":/dev/zero", test_no_zone);
  add ("moment", "a word is no zone", "Nergens/Stad", test_no_zone);
  g_test_add_func ("/import/xml/no-other-file-is-read-and-no-other-encoding-believed",
                   test_xml_comment);
  add ("xml",
       "an entity is refused",
       "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
       test_xml_entity);
  add ("xml",
       "an entity that is a file is refused",
       "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
       test_xml_entity);
  add ("xml",
       "an entity for a declaration is refused",
       "<!DOCTYPE a [<!ENTITY % b \"<!ENTITY c 'd'>\"> %b;]><a>&c;</a>",
       test_xml_entity);
  return import_facts_run ();
}
