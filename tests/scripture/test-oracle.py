#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real Bibles against the SWORD tools: test-oracle.py PRINT_MODULE SILOAMCTL FIXTURES [--whole] prints TAP.

Every verse as it stands in the module must equal what mod2imp reads; with --whole, which takes longer, the words
of every verse as well."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

WHOLE = "--whole" in sys.argv
printer, siloamctl, fixtures = map(os.path.abspath, [word for word in sys.argv[1:] if word[0] != "-"][:3])
INSTALLED = pathlib.Path("/usr/share/sword")
# Beside the project when it is being worked on; never part of it.
DUTCH = pathlib.Path(os.environ.get("SILOAM_DUTCH_MODULE", pathlib.Path(fixtures) / "../../../../shared/data/DutSVV.zip"))
OSIS = ("Gen Exod Lev Num Deut Josh Judg Ruth 1Sam 2Sam 1Kgs 2Kgs 1Chr 2Chr Ezra Neh Esth Job Ps Prov Eccl Song Isa Jer Lam "
        "Ezek Dan Hos Joel Amos Obad Jonah Mic Nah Hab Zeph Hag Zech Mal Matt Mark Luke John Acts Rom 1Cor 2Cor Gal Eph Phil "
        "Col 1Thess 2Thess 1Tim 2Tim Titus Phlm Heb Jas 1Pet 2Pet 1John 2John 3John Jude Rev").split()
NAMES = ("Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|I Samuel|II Samuel|I Kings|II Kings|I Chronicles|"
         "II Chronicles|Ezra|Nehemiah|Esther|Job|Psalms|Proverbs|Ecclesiastes|Song of Solomon|Isaiah|Jeremiah|Lamentations|"
         "Ezekiel|Daniel|Hosea|Joel|Amos|Obadiah|Jonah|Micah|Nahum|Habakkuk|Zephaniah|Haggai|Zechariah|Malachi|Matthew|Mark|"
         "Luke|John|Acts|Romans|I Corinthians|II Corinthians|Galatians|Ephesians|Philippians|Colossians|I Thessalonians|"
         "II Thessalonians|I Timothy|II Timothy|Titus|Philemon|Hebrews|James|I Peter|II Peter|I John|II John|III John|Jude|"
         "Revelation of John").split("|")
BOOKS = dict(zip(NAMES, OSIS))
# Who speaks is a heading to us in the middle of a verse as well; not to mod2imp.
SPEAKERS = {"Song.1.4", "Song.5.1", "Song.6.13", "Song.8.5"}
KEY = re.compile(r"(.+) (\d+):(\d+)")
count = failures = 0


def told(name, ok, why="", skip=""):
    global count, failures
    count += 1
    failures += not ok
    print(f"{'ok' if ok else 'not ok'} {count} - {name}{' # SKIP ' + skip if skip else ''}", flush=True)
    if not ok:
        print("# " + str(why)[:2000].replace("\n", "\n# "))


def entries(text):
    """What stands after each key of the exchange format; chapters and introductions have verse 0."""
    found = {}
    for part in text.split("$$$")[1:]:
        key, _, content = part.partition("\n")
        match = KEY.fullmatch(key)
        book = match and BOOKS.get(match[1], match[1] if match[1] in OSIS else None)
        if book and match[2] != "0" and match[3] != "0" and content.strip():
            found[f"{book}.{match[2]}.{match[3]}"] = content.rstrip()
    return found


def run(*command, sword=None):
    environment = dict(os.environ, SWORD_PATH=str(sword)) if sword else None
    done = subprocess.run(list(map(str, command)), capture_output=True, timeout=120, check=True, env=environment)
    return done.stdout.decode(errors="replace")


def differences(ours, theirs):
    return [(key, ours.get(key), theirs.get(key)) for key in sorted(ours.keys() | theirs.keys())
            if ours.get(key) != theirs.get(key)]


def cleaned(text):
    """What siloam leaves out of the words and the SWORD tools do not."""
    text = re.sub(r"\\[a-z]+\*? ?|¶", "", text)
    text = re.sub(r"\] \[ \([^)]*\d\)", " ", text)
    return re.sub(r"[\s*]+", " ", text).strip()


def compare_words(name, path, module, sword):
    ours = entries(run(printer, path, module, "--words"))
    theirs = entries(run("mod2imp", module, "-s", sword=sword))
    # Italics are between asterisks there, and names of God in capitals in some versions only.
    ours = {key: cleaned(text).upper() for key, text in ours.items()}
    theirs = {key: cleaned(text).upper() for key, text in theirs.items() if cleaned(text)}
    found = [row for row in differences(ours, theirs) if (module, row[0]) not in {("engWEB2015eb", s) for s in SPEAKERS}]
    told(f"{name}: the words of every verse are those of mod2imp", not found, f"{len(found)} differ: {found[:8]}")


def compare(name, path, module, sword):
    ours = entries(run(printer, path, module))
    theirs = entries(run("mod2imp", module, sword=sword))
    found = differences(ours, theirs)
    told(f"{name}: every verse is what mod2imp reads", not found and len(ours) > 30000,
         f"{len(ours)} verses, {len(found)} differ: {found[:5]}")
    if WHOLE:
        compare_words(name, path, module, sword)


def installed(name, module, package):
    if not shutil.which("mod2imp"):
        told(f"{name} against mod2imp", True, skip="mod2imp (libsword-utils) is not installed")
    elif not (INSTALLED / "mods.d" / f"{module}.conf").exists():
        told(f"{name} against mod2imp", True, skip=f"{package} is not installed")
    else:
        compare(name, INSTALLED, module, INSTALLED)


def dutch(work):
    if not DUTCH.exists():
        told("the Statenvertaling", True, skip="DutSVV.zip is not beside the project")
        return
    if shutil.which("mod2imp"):
        with zipfile.ZipFile(DUTCH) as archive:
            archive.extractall(work / "sword")
        compare("the Statenvertaling", DUTCH, "DutSVV", work / "sword")
    else:
        told("the Statenvertaling against mod2imp", True, skip="mod2imp (libsword-utils) is not installed")
    dutch_in_the_library(work)


def ctl(work, *words):
    environment = dict(os.environ, HOME=str(work), XDG_DATA_HOME=str(work / "data"))
    done = subprocess.run([siloamctl, "bible", *map(str, words), "--json"], capture_output=True, check=True, timeout=60,
                          env=environment)
    return [json.loads(line) for line in done.stdout.splitlines()]


def dutch_in_the_library(work):
    row = ctl(work, "import", DUTCH)[0]
    told("the Statenvertaling: psalms are Dutch, the rest is English", (row["psalms"], row["rest"]) == ("nld", "kjv"), row)
    for typed, osis, words in (("Ps. 34:19", "Ps.34.19", "gebrokenen van harte"), ("Ps. 34:23", "Ps.34.22", "verlost de ziel"),
                               ("Jes. 9:5", "Isa.9.6", "een Kind is ons geboren"), ("Joh. 3:16", "John.3.16", "alzo lief"),
                               ("1 Sam. 24:1", "1Sam.24.1", "En-gedi"), ("Joh. 1:52", "John.1.51", "den hemel zien geopend"),
                               ("Dan. 6:1", "Dan.5.31", "Darius"), ("Hos. 14:2", "Hos.14.1", "Bekeer u"),
                               ("Mal. 4:2", "Mal.4.2", "Zon der gerechtigheid")):
        found = ctl(work, "show", typed, "--language", "nl")
        told(f"the Statenvertaling: {typed} is found where it stands",
             [(v["osis"], words in v["text"]) for v in found] == [(osis, True)], found)
    other_numbers(work)


def other_numbers(work):
    """Notes such as "(9:5)" tell the Dutch number of a verse that was renumbered."""
    import sqlite3
    database = sqlite3.connect(work / "data" / sorted(os.listdir(work / "data"))[0] / "bibles" / "DutSVV.sqlite")
    notes = database.execute("SELECT id, other FROM verse WHERE other IS NOT NULL AND id >> 16 != 19").fetchall()
    wanted = {f"{OSIS[(key >> 16) - 1]}.{key >> 8 & 255}.{key & 255}": f"{OSIS[(key >> 16) - 1]} {other}" for key, other in notes}
    text = "\n".join(wanted.values()) + "\n"
    done = subprocess.run([siloamctl, "refs", "--language", "en", "--numbering", "nld"], input=text.encode(),
                          capture_output=True, check=True, timeout=60)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    mapped = {item["text"]: item["kjv"] for item in found}
    wrong = [(osis, typed, mapped.get(typed)) for osis, typed in wanted.items()
             if osis not in re.split("-", mapped.get(typed) or "")]
    told("the Statenvertaling: its own notes agree with the tables", not wrong and len(wanted) > 200,
         f"{len(wanted)} notes, {len(wrong)} wrong: {wrong[:12]}")


with tempfile.TemporaryDirectory() as folder:
    installed("the King James Version", "engKJV2006eb", "sword-text-kjv")
    installed("the World English Bible", "engWEB2015eb", "sword-text-web")
    dutch(pathlib.Path(folder))
print(f"1..{count}")
sys.exit(1 if failures else 0)
