/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Journey, old and new. */

#include "import-facts.h"

#define EXPORT "journey/export.zip"

static const ImportFact facts[] = {
  { "every entry is there", EXPORT, "", "count", "5" },
  { "the day is that of its zone",
    EXPORT,
    "1546297200000-40000001",
    "created",
    "2019-01-01T00:30:00+01:00" },
  { "HTML is words, without its scripts",
    EXPORT,
    "1546297200000-40000001",
    "text",
    "Een nieuw jaar & een begin.\n\n- stil\n- licht\n\nZie het lied (https://example.org/lied)." },
  { "what does not come along is told",
    EXPORT,
    "1546297200000-40000001",
    "left-out",
    "foto 1546297200000-40000001-1.jpg; video 1546297200000-40000001-2.mp4; plaats Kade 1, Dorp; "
    "weer Helder, -2 °C; stemming 3; muziek Koor, Lied" },
  { "tags and a favourite are tags",
    EXPORT,
    "1546297200000-40000001",
    "tags",
    "gebed; nieuwjaar; belangrijk" },
  { "when it was changed is kept",
    EXPORT,
    "1546297200000-40000001",
    "updated",
    "2019-01-02T00:00:00+01:00" },
  { "Markdown of old stays, with what looks like a tag",
    EXPORT,
    "1546300000000-40000002",
    "text",
    "Oude **opmaak** zonder soort, 3 < 4." },
  { "the largest number there is is no place and no weather",
    EXPORT,
    "1546300000000-40000002",
    "left-out",
    "" },
  { "the new export is read", EXPORT, "40000003", "text", "# Kop blijft\n\nNieuwe opmaak" },
  { "of the hour that comes twice it is the first",
    EXPORT,
    "40000003",
    "created",
    "2023-10-29T02:30:00+02:00" },
  { "sound is told and no place is no place", EXPORT, "40000003", "left-out", "geluid klank.m4a" },
  { "a moment that does not exist is a fault", EXPORT, "#3", "fault", "4" },
  { "the year 1800 exists", EXPORT, "40000005", "created", "1800-01-01T00:19:32+00:19" },
  { "the unpacked folder is the same", "journey/export", "", "count", "5" },
  { "one entry is read alone", "journey/export/1546297200000-40000001.json", "", "count", "1" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  import_facts_add (SILOAM_IMPORT_JOURNEY, facts, G_N_ELEMENTS (facts));
  return import_facts_run ();
}
