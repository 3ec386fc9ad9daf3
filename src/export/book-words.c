/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings, months and days of the printed book. A book follows its own language and not that of
 * the process, so these are tables and not gettext. Pure data, any thread. */

#include "export/book-words.h"

#include <string.h>

/* The labels of lust, defect and guilt are left out on purpose (product.md §5, row 8): only the
 * words a person chose for them may stand on paper. */
static const SiloamBookWords dutch = {
  .language = "nl",
  .months = { "januari",
              "februari",
              "maart",
              "april",
              "mei",
              "juni",
              "juli",
              "augustus",
              "september",
              "oktober",
              "november",
              "december" },
  .weekdays = { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" },
  .journal = "Dagboek",
  .contents = "Inhoud",
  .verses = "Verzen",
  .received = "Ontvangen",
  .released = "Losgelaten",
  .in_part = "voor een deel",
  .memorial = "gedenksteen",
  .silence = "Stilte",
  .good_memory = "Een goede herinnering",
  .invitation = "Mijn uitnodiging",
  .forgiving = "Vergeven",
  .prayer = "Gebed",
  .asked = "Wat ik vroeg",
  .obstacle = "Wat in de weg stond",
  .blessing_received = "Deze zegen heb ik ontvangen.",
  .thanks = "Dank",
  .thankful_for = "Dankbaar voor",
  .today = "Cadeau van vandaag",
  .looked_back = "Teruggekeken op",
  .page = "pagina",
  .of = "van",
  .nothing = "Er is hier nu niets om af te drukken.",
  .care = "Dit is een herinnering aan een gebed, geen medisch of psychologisch advies. Overleg met "
          "uw arts "
          "voordat u iets aan medicijnen of behandeling verandert.",
  .quote_open = "“",
  .quote_close = "”",
  .forms = { NULL, "een woord", "een beeld", "een vers", "een gevoel", "een waarheid", "stilte" },
  .numberings = { "Engelse telling",
                  "Nederlandse telling",
                  "Hebreeuwse telling",
                  "Franse telling" },
  .gifts = { "genezing", "zekerheid", "vergeving", "acceptatie", "identiteit", NULL },
  .kinds = { NULL, "kwetsing", "angst", "schaamte", "pijn", NULL, NULL, NULL, NULL },
  .towards = { NULL, "een ander", "mijzelf", "mijn boosheid op God" },
  .stances = { NULL, NULL, "ik wil het leren willen", "ik koos ervoor", "ik koos er opnieuw voor" },
  .blessings = { NULL,
                 "Zuivering",
                 "Gemeenschap",
                 "Overwinning",
                 "Bescherming",
                 "Vrijheid",
                 "Een eigen zegen" },
  .areas = { "zelfbeeld", "gewoontes", "gevoelens", "gedrag" },
  .changes = { NULL, "lichter", "hetzelfde", "zwaarder", "anders" },
  .outcomes = { NULL,
                "verzoend met het verleden",
                "dankbaar",
                "nog gevoelig",
                "opnieuw loslaten",
                "hulp zoeken" },
};

static const SiloamBookWords english = {
  .language = "en",
  .months = { "January",
              "February",
              "March",
              "April",
              "May",
              "June",
              "July",
              "August",
              "September",
              "October",
              "November",
              "December" },
  .weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
  .journal = "Journal",
  .contents = "Contents",
  .verses = "Verses",
  .received = "Received",
  .released = "Let go",
  .in_part = "in part",
  .memorial = "stone of remembrance",
  .silence = "Silence",
  .good_memory = "A good memory",
  .invitation = "My invitation",
  .forgiving = "Forgiving",
  .prayer = "Prayer",
  .asked = "What I asked",
  .obstacle = "What stood in the way",
  .blessing_received = "I received this blessing.",
  .thanks = "Thanks",
  .thankful_for = "Thankful for",
  .today = "Today’s gift",
  .looked_back = "Looked back on",
  .page = "page",
  .of = "of",
  .nothing = "There is nothing here to print now.",
  .care = "This is a memory of a prayer, not medical or psychological advice. Talk to your doctor "
          "before "
          "changing medication or treatment.",
  .quote_open = "“",
  .quote_close = "”",
  .forms = { NULL, "a word", "a picture", "a verse", "a feeling", "a truth", "silence" },
  .numberings = { "English numbering", "Dutch numbering", "Hebrew numbering", "French numbering" },
  .gifts = { "healing", "security", "forgiveness", "acceptance", "identity", NULL },
  .kinds = { NULL, "hurt", "fear", "shame", "pain", NULL, NULL, NULL, NULL },
  .towards = { NULL, "someone", "myself", "my anger at God" },
  .stances = { NULL, NULL, "I want to become willing", "I chose it", "I chose it again" },
  .blessings = { NULL,
                 "Cleansing",
                 "Fellowship",
                 "Victory",
                 "Protection",
                 "Freedom",
                 "A blessing of my own" },
  .areas = { "self-image", "habits", "feelings", "behaviour" },
  .changes = { NULL, "lighter", "the same", "heavier", "different" },
  .outcomes = { NULL,
                "at peace with the past",
                "thankful",
                "still tender",
                "letting go again",
                "looking for help" },
};

/**
 * siloam_book_words_get:
 * @language: (nullable): "nl", "nl_NL.UTF-8", "en", …
 *
 * Returns: the words of @language; English when there are none. Any thread.
 */
const SiloamBookWords *
siloam_book_words_get (const char *language)
{
  return language != NULL && strncmp (language, "nl", 2) == 0 ? &dutch : &english;
}

/**
 * siloam_book_words_format_day:
 *
 * Returns: (transfer full): weekday, day, month and year of @day in its own offset
 */
char *
siloam_book_words_format_day (const SiloamBookWords *self, GDateTime *day)
{
  return g_strdup_printf ("%s %d %s %d",
                          self->weekdays[g_date_time_get_day_of_week (day) - 1],
                          g_date_time_get_day_of_month (day),
                          self->months[g_date_time_get_month (day) - 1],
                          g_date_time_get_year (day));
}

/**
 * siloam_book_words_format_month:
 *
 * Returns: (transfer full): month and year of @day
 */
char *
siloam_book_words_format_month (const SiloamBookWords *self, GDateTime *day)
{
  return g_strdup_printf ("%s %d",
                          self->months[g_date_time_get_month (day) - 1],
                          g_date_time_get_year (day));
}
