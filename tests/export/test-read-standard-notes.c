/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Standard Notes. */

#include "import-facts.h"

#define EXPORT "standard-notes/export.zip"
#define NOTE(n) "50000000-0000-4000-8000-00000000000" #n

static const ImportFact facts[] = {
  { "every note that was not thrown away is there", EXPORT, "", "count", "5" },
  { "the day is ours", EXPORT, NOTE (1), "created", "2022-03-27T00:30:00+01:00" },
  { "when the person changed it counts", EXPORT, NOTE (1), "updated", "2022-04-02T10:00:00+02:00" },
  { "the title is the title", EXPORT, NOTE (1), "title", "Gewoon" },
  { "plain words stay", EXPORT, NOTE (1), "text", "Woorden\nop twee regels" },
  { "tags, a pin and the archive are tags",
    EXPORT,
    NOTE (1),
    "tags",
    "gebed; belangrijk; archief" },
  { "an open note is not sealed", EXPORT, NOTE (1), "sealed", "no" },
  { "a protected note is sealed", EXPORT, NOTE (2), "sealed", "yes" },
  { "a super note is words",
    EXPORT,
    NOTE (2),
    "text",
    "Een kop\n\nEen vet woord\nen een regel\n\n- [x] gedaan\n- [ ] nog niet\n\n1. eerst\n  - "
    "binnenin\n\n> gezegd\n\neen plek (https://example.org)\n\n---" },
  { "its file is told", EXPORT, NOTE (2), "left-out", "bestand aaaa-bbbb" },
  { "Markdown stays", EXPORT, NOTE (3), "text", "# Markdown blijft\n\n*zo*" },
  { "without its day it has the day of its change",
    EXPORT,
    NOTE (3),
    "created",
    "2022-05-01T12:00:00+02:00" },
  { "and says so", EXPORT, NOTE (3), "guessed", "yes" },
  { "rich text is words", EXPORT, NOTE (5), "text", "rijke tekst" },
  { "a broken super note keeps what it has", EXPORT, NOTE (6), "text", "{\"geen\": \"lexical\"" },
  { "the trash and files of their own are told",
    EXPORT,
    "",
    "left-out",
    "in de prullenbak: Weggegooid; bestand scan.pdf" },
  { "HTML of old is words", "standard-notes/old.txt", NOTE (1), "text", "Met opmaak." },
  { "words of old stay", "standard-notes/old.txt", NOTE (2), "text", "a <b> c" },
  { "an encrypted backup says so", "standard-notes/locked.txt", "", "error", "9" },
  { "one encrypted note among others is told",
    "standard-notes/partly.txt",
    NOTE (1),
    "text",
    "Open woorden" },
  { "and is a fault", "standard-notes/partly.txt", "#1", "fault", "9" },
  { "a backup without notes is empty", "standard-notes/nothing.txt", "", "error", "7" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  import_facts_add (SILOAM_IMPORT_STANDARD_NOTES, facts, G_N_ELEMENTS (facts));
  return import_facts_run ();
}
