#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal goes out in the open and comes back in: test-import.py SILOAMCTL FOLDER SCHEMA prints TAP."""

import json
import os
import pathlib
import stat
import sys
import tempfile

from ctl import Ctl, Facts, examples

program, folder, schema_file = sys.argv[1:4]
facts = Facts()
CANARY = "kwikstaartje"


def counts(result):
    told = json.loads(result.stdout)
    return told["added"], told["merged"], told["skipped"], told["failed"]


def bring_in(ctl, journal, source, *more):
    return ctl.run("import", journal, source, "--json", *more)


def make_journal(ctl, name="a.siloam"):
    assert ctl.run("create", name).returncode == 0
    return name


def fill(ctl, journal):
    documents = examples(pathlib.Path(folder) / "accepted.jsonl")
    documents.append({"kind": "free", "title": "Merel", "text": f"{CANARY} # geen kop\n* geen lijst\n---\n1. een"})
    source = ctl.work / "fill.json"
    source.write_text(json.dumps({"format": "siloam-journal", "version": 1, "entries": documents}), encoding="utf-8")
    assert ctl.run("import", journal, source).returncode == 0
    source.unlink()


def export(ctl, journal, form, output, *more):
    return ctl.run("export", journal, "--format", form, "--output", output, *more)


def there_and_back():
    with tempfile.TemporaryDirectory() as work:
        ctl = Ctl(program, work).with_passphrase()
        journal, other = make_journal(ctl), make_journal(ctl, "b.siloam")
        fill(ctl, journal)
        export(ctl, journal, "json", "a.json")
        before = (ctl.work / "a.json").read_bytes()
        n_entries = len(ctl.list(journal))

        dry = bring_in(ctl, other, "a.json", "--dry-run")
        facts.check("a dry run tells what would come", counts(dry) == (n_entries, 0, 0, 0), dry.stdout)
        facts.check("a dry run adds nothing", ctl.list(other) == [])
        first = bring_in(ctl, other, "a.json")
        facts.check("all entries come in", counts(first) == (n_entries, 0, 0, 0), first.stderr)
        export(ctl, other, "json", "b.json")
        facts.check("what comes back is the same journal", (ctl.work / "b.json").read_bytes() == before)
        again = bring_in(ctl, other, "a.json")
        facts.check("a second time adds nothing", counts(again) == (0, 0, n_entries, 0), again.stdout)
        own = bring_in(ctl, journal, "a.json")
        facts.check("a journal knows its own entries", counts(own) == (0, 0, n_entries, 0), own.stdout)
        facts.check("the source is as it was", (ctl.work / "a.json").read_bytes() == before)
        sound = ctl.run("check", other)
        facts.check("the journal is sound", sound.returncode == 0, sound.stdout)
        undone = ctl.run("undo-import", other, json.loads(first.stdout)["import"])
        facts.check("an import is taken back as one", undone.returncode == 0 and ctl.list(other) == [], undone.stderr)
        validate(json.loads(before))


def validate(journal):
    try:
        import jsonschema
    except ImportError:
        print("# SKIP python3-jsonschema is not installed")
        return
    schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/journal"})
    facts.check("the schema knows a whole journal", validator.is_valid(journal))


def in_the_open():
    with tempfile.TemporaryDirectory() as work:
        ctl = Ctl(program, work).with_passphrase()
        journal = make_journal(ctl)
        fill(ctl, journal)
        for form, name in (("text", "a.txt"), ("html", "a.html"), ("json", "a.json"), ("markdown", "md")):
            result = export(ctl, journal, form, name)
            facts.check(f"{form} is written", result.returncode == 0, result.stderr)
        modes = {stat.S_IMODE(os.stat(ctl.work / name).st_mode) for name in ("a.txt", "a.html", "a.json")}
        files = list((ctl.work / "md").iterdir())
        facts.check("files are readable by their owner only",
                    modes | {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600})
        facts.check("a folder is entered by its owner only", stat.S_IMODE((ctl.work / "md").stat().st_mode) == 0o700)
        facts.check("names tell the day and nothing else",
                    all(file.stem.replace("-", "").isdigit() and file.suffix == ".md" for file in files), files)
        facts.check("nothing is left under another name",
                    not [file for file in ctl.work.iterdir() if file.name.startswith(".")])
        page = (ctl.work / "a.html").read_text(encoding="utf-8")
        facts.check("HTML loads nothing and runs nothing",
                    "<script" not in page and "src=" not in page and "http:" not in page and "https:" not in page)
        facts.check("what was let go is not told unasked", "regel twee" in page and "Let go" not in page)
        sealed = [line for line in ctl.list(journal) if line["sealed"]]
        facts.check("a sealed entry stays sealed in text", sealed and len(files) == len(ctl.list(journal)) - len(sealed))


def refusals():
    with tempfile.TemporaryDirectory() as work:
        ctl = Ctl(program, work).with_passphrase()
        journal = make_journal(ctl)
        fill(ctl, journal)
        (ctl.work / "full").mkdir()
        (ctl.work / "full" / "mine.txt").write_text("van mij", encoding="utf-8")
        result = export(ctl, journal, "markdown", "full")
        facts.check("a folder with something in it is not written to", result.returncode == 1, result.stderr)
        facts.check("what was in it is still there", [f.name for f in (ctl.work / "full").iterdir()] == ["mine.txt"])
        result = export(ctl, journal, "text", journal)
        facts.check("a text never takes the place of a journal", result.returncode == 1 and ctl.list(journal), result.stderr)
        (ctl.work / "no.json").write_text('{"format":"siloam-journal","version":2,"entries":[]}', encoding="utf-8")
        result = bring_in(ctl, journal, "no.json")
        facts.check("a later version is refused, with a remedy", result.returncode == 1 and result.stderr.count(b"\n") >= 2)
        (ctl.work / "cut.json").write_text('{"format":"siloam-journal","version":1,"entries":[{"kind":"free"',
                                           encoding="utf-8")
        facts.check("half a journal is refused", bring_in(ctl, journal, "cut.json").returncode == 1)
        one_bad = {"format": "siloam-journal", "version": 1,
                   "entries": [{"kind": "free", "text": "goed"}, {"kind": "free", "nope": CANARY}]}
        (ctl.work / "bad.json").write_text(json.dumps(one_bad), encoding="utf-8")
        result = bring_in(ctl, journal, "bad.json")
        facts.check("one bad entry leaves the rest", counts(result) == (1, 0, 0, 1), result.stdout)
        facts.check("no words of an entry are told", CANARY.encode() not in result.stdout + result.stderr)
        facts.check("an option of export is no option of import",
                    ctl.run("import", journal, "bad.json", "--sides", "both").returncode == 2)


def nothing_elsewhere():
    with tempfile.TemporaryDirectory() as work:
        ctl = Ctl(program, work).with_passphrase()
        journal, other = make_journal(ctl), make_journal(ctl, "b.siloam")
        fill(ctl, journal)
        for form, name in (("text", "a.txt"), ("json", "a.json"), ("markdown", "md")):
            export(ctl, journal, form, name)
        bring_in(ctl, other, "a.json")
        holders = {file.relative_to(ctl.work).parts[0] for file in ctl.work.rglob("*")
                   if file.is_file() and CANARY.encode() in file.read_bytes()}
        facts.check("plain words stand where they were asked for, and nowhere else",
                    holders == {"a.txt", "a.json", "md"}, holders)


sys.exit(facts.run(there_and_back, in_the_open, refusals, nothing_elsewhere))
