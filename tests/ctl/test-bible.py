#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""siloamctl bible on a library of its own: test-bible.py SILOAMCTL FIXTURES prints TAP."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import ctl

program, fixtures = map(os.path.abspath, ctl.arguments())
facts = ctl.Facts()
check = facts.check
temporary = tempfile.TemporaryDirectory()
tool = ctl.Ctl(program, temporary.name)
calvin = pathlib.Path(fixtures) / "NLTestCalvin.zip"


def bible(*words):
    return tool.run("bible", *words)


def rows(*words):
    return [json.loads(line) for line in bible(*words, "--json").stdout.splitlines()]


def refused(result, code, *words):
    error = result.stderr.decode()
    return result.returncode == code and result.stdout == b"" and all(word in error for word in words)


def without_bibles():
    result = bible("list")
    check("a new library is empty", result.returncode == 0 and result.stdout == b"", result)
    check("without a Bible it is told how to get one", refused(bible("show", "Ps 34:18"), 1, "bible import"))
    check("looking makes no folder", not list(tool.home.iterdir()), list(tool.home.iterdir()))


def wrong_command_lines():
    for words in ([], ["dance"], ["import"], ["list", "more"], ["show"], ["search"], ["remove"], ["show", "a", "b"],
                  ["search", "a", "--mode", "magic"], ["list", "--numbering", "welsh"], ["show", "\udcff"]):
        result = bible(*words)
        check(f"not understood: bible {ascii(words)}", refused(result, 2, "siloamctl: "), result)
    check("an option of bible is not for another command", refused(tool.run("refs", "--bible", "x"), 2))


def importing():
    result = bible("import", calvin)
    check("a zip is imported", result.returncode == 0 and b"NLTestCalvin" in result.stdout, result)
    check("progress is for people only", result.stderr == b"", result)
    files = [path.relative_to(tool.home).parts for path in tool.home.rglob("*") if path.is_file()]
    check("it is one file in the library", [parts[-2:] for parts in files] == [("bibles", "NLTestCalvin.sqlite")], files)
    found = rows("list")
    check("it is listed with its numbering", [(row["id"], row["psalms"], row["rest"], row["licence"]) for row in found]
          == [("NLTestCalvin", "nld", "nld", "Public Domain")], found)
    check("a file that is not there is told", refused(bible("import", "gone.zip"), 1, "no such file"))
    check("what is no zip is told with its remedy", refused(bible("import", __file__), 1, "not a zip", "Choose the zip"))


def showing():
    found = rows("show", "Ps. 34:18", "--language", "nl")
    check("a verse is shown", [row["text"] for row in found] == ["Wie roept wordt gehoord, zegt deze testregel achttien."],
          found)
    english = rows("show", "Psalm 34:17", "--language", "en")
    check("an English number finds the same verse", [row["osis"] for row in english] == ["Ps.34.18"], english)
    chosen = rows("show", "Psalm 34:18", "--language", "en", "--numbering", "nld")
    check("a numbering that was asked for is used", [row["osis"] for row in chosen] == ["Ps.34.18"], chosen)
    check("a range is one line a verse", [row["osis"] for row in rows("show", "ps 34:18-20", "--language", "nl")]
          == ["Ps.34.18", "Ps.34.19", "Ps.34.20"])
    text = bible("show", "Ps. 34:18", "--language", "nl").stdout.decode()
    check("for people the number stands before the words", text.startswith("34:18  Wie roept"), text)
    check("a verse that this Bible has not is told", refused(bible("show", "Gen. 1:1", "--language", "nl"), 1, "does not have"))
    check("what is no reference is told", refused(bible("show", "zomaar", "--language", "nl"), 1, "not one reference"))
    check("a Bible that is not there is told", refused(bible("show", "Ps. 34:18", "--bible", "Gone"), 1, "bible list"))


def searching():
    check("a phrase is found", [row["osis"] for row in rows("search", "gebroken beker", "--mode", "phrase")] == ["Ps.34.19"])
    check("all words are found in any order", [row["osis"] for row in rows("search", "beker gebroken")] == ["Ps.34.19"])
    check("the beginning of a word is found", [row["osis"] for row in rows("search", "gebrok", "--mode", "prefix")]
          == ["Ps.34.19"])
    result = bible("search", 'beker" OR "')
    check("what is typed is no query", result.returncode == 0 and result.stdout == b"", result)
    check("two Bibles are told apart", bible("import", pathlib.Path(fixtures) / "NLTestKJV.zip").returncode == 0
          and {row["bible"] for row in rows("search", "beker", "--bible", "NLTestKJV")} == {"NLTestKJV"})


def numbering():
    result = bible("numbering", "NLTestCalvin", "kjv", "mt")
    row = rows("list")[0]
    check("the user may overrule the numbering", result.returncode == 0 and (row["psalms"], row["rest"]) == ("kjv", "mt"), row)
    found = rows("show", "Ps. 34:19", "--language", "nl", "--bible", "NLTestCalvin")
    check("and verses are found by it", [verse["osis"] for verse in found] == ["Ps.34.18"], found)
    bible("numbering", "NLTestCalvin", "found")
    check("and go back to what the text told", (rows("list")[0]["psalms"], rows("list")[0]["rest"]) == ("nld", "nld"))
    check("a numbering that is none is told", refused(bible("numbering", "NLTestCalvin", "welsh"), 2, "segond"))


def printed(journal, way, *words):
    """The book of the journal as plain words on one line."""
    output = tool.work / "book.pdf"
    result = tool.run("export", journal, "--format", "pdf", "--output", output, "--language", "nl", *words, way=way)
    text = subprocess.run(["pdftotext", "-layout", output, "-"], capture_output=True, check=False, timeout=60).stdout
    return " ".join(text.decode().split()) if result.returncode == 0 else result.stderr.decode()


def under_copyright():
    """The same Bible, with a licence that does not let it be copied."""
    path = tool.work / "copyright.zip"
    with zipfile.ZipFile(calvin) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"=Public Domain", b"=Copyrighted; Free to read"))
    return path


def printing():
    if not shutil.which("pdftotext"):
        check("verses are printed # SKIP pdftotext (poppler-utils) is not installed", True)
        return
    journal = tool.work / "journal.siloam"
    way = ["--passphrase-file", tool.secret("passphrase", ctl.PASSPHRASE)]
    tool.run("create", journal, way=way)
    verses = [{"typed": "Ps. 34:18", "osis": "Ps.34.18", "numbering": "nld", "role": "received"},
              {"typed": "Ps. 34:18", "osis": "Ps.34.18", "numbering": "kjv", "role": "reading"},
              {"typed": "Ps. 34:20", "osis": "Ps.34.20", "numbering": "nld", "role": "reading", "wording": "eigen woorden"}]
    entry = {"kind": "free", "created": "2026-11-21T20:15:00+01:00", "text": "stil", "numbering": "nld", "verses": verses}
    tool.run("add", journal, stdin=json.dumps(entry).encode(), way=way)
    title = rows("list")[0]["id"] and bible("list").stdout.decode().split("rest nld  ")[1].split("  |")[0].strip()
    flat = printed(journal, way)
    check("a linked verse is printed with its words and the name of the Bible",
          f"Ps. 34:18 “Wie roept wordt gehoord, zegt deze testregel achttien.” — {title} Ps." in flat, flat)
    check("another numbering is named, with the numbers of the Bible", "Ps. 34:18 (Engelse telling)" in flat
          and f"beker.” — {title}, 34:19" in flat, flat)
    check("words of the person go first", "Ps. 34:20 “eigen woorden”" in flat and "woorden” —" not in flat, flat)
    bible("remove", "NLTestCalvin")
    flat = printed(journal, way)
    check("without a Bible the reference is printed alone", "Ps. 34:18" in flat and "testregel" not in flat, flat)
    bible("import", under_copyright())
    flat = printed(journal, way)
    check("a text under copyright is not copied", "Ps. 34:18" in flat and "testregel" not in flat, flat)
    bible("remove", "NLTestCalvin")
    bible("import", calvin)
    journal.unlink()


def removing():
    result = bible("remove", "NLTestCalvin")
    check("a Bible is removed", result.returncode == 0 and [row["id"] for row in rows("list")] == ["NLTestKJV"], result)
    check("it cannot be removed twice", refused(bible("remove", "NLTestCalvin"), 1, "bible list"))


status = facts.run(without_bibles, wrong_command_lines, importing, showing, printing, searching, numbering, removing)
temporary.cleanup()
sys.exit(status)
