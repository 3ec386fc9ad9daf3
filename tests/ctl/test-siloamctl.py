#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real siloamctl on a real sealed file: test-siloamctl.py SILOAMCTL EXAMPLES prints TAP."""

import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import ctl

program, folder = map(os.path.abspath, ctl.arguments())
facts = ctl.Facts()
check = facts.check
temporary = tempfile.TemporaryDirectory()
work = pathlib.Path(temporary.name)
tool = ctl.Ctl(program, work).with_passphrase()
journal = work / "a.siloam"
CANARY = "kanariewoord-7Q"
CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){7}\n")


def refused(result, code, *words):
    error = result.stderr.decode()
    return result.returncode == code and result.stdout == b"" and all(word in error for word in words)


def the_help():
    result = tool.run("--help", way=[])
    text = result.stdout.decode()
    words = ["create FILE", "add FILE", "list FILE", "show FILE ID", "search FILE QUERY", "export FILE", "check FILE", "backup FILE FOLDER", "restore BACKUP NEW", "verify BACKUP",
             "--keyring", "--pin-file", "--passphrase-file", "--recovery-file", "--json", "--format", "--output",
             "--id", "--from", "--to", "--sides", "--include-sealed", "--paper", "--password-file", "--text-size", "--language", "--title",
             "places FILE REF", "refs", "bible import", "--numbering", "--bible", "--mode", "--keep", "Exit code"]
    missing = [word for word in words if word not in text]
    check("the help tells all", result.returncode == 0 and not missing, missing)
    check("the help begins with the name of the program", text.startswith("Usage:\n  siloamctl "), text[:80])
    check("the version is told", tool.run("--version", way=[]).stdout.startswith(b"siloamctl 0."))


def wrong_command_lines():
    lines = [[], ["dance", journal], ["list"], ["list", journal, "more"], ["show", journal], ["search", journal],
             ["places", journal], ["places", journal, "Ps. 3", "--numbering", "welsh"],
             ["places", journal, "Ps. 3", "--bible", "SV"], ["places", journal, "Ps. 3", "Ps. 4"],
             ["list", journal, "--unknown"], ["list", journal, "--format", "pdf"],
             ["list", journal, "--keyring"], ["list", journal, "--recovery-file", "x"],
             ["list", journal, "--language", "nl"], ["list", journal, "--numbering", "nld"], ["refs", journal],
             ["refs", "--numbering", "welsh"]]
    for words in lines:
        result = tool.run(*words)
        check(f"not understood: {' '.join(map(str, words)).replace(str(work), '')}", refused(result, 2, "siloamctl: "),
              result)


def making_a_journal():
    result = tool.run("create", journal)
    check("a new journal tells its recovery code", result.returncode == 0 and CODE.fullmatch(result.stdout.decode()),
          result)
    tool.code = result.stdout.decode()
    before = journal.read_bytes()
    result = tool.run("create", journal)
    check("a journal is never made over a file", refused(result, 1, "siloamctl: ") and journal.read_bytes() == before,
          result)
    result = tool.run("create", work / "b.siloam", way=["--recovery-file", tool.secret("r", tool.code)])
    check("a recovery code does not make a journal", refused(result, 2, "--passphrase-file"), result)
    result = tool.run("create", work / "j.siloam", "--json")
    check("the code is told as JSON when asked", CODE.match(json.loads(result.stdout)["recovery_code"] + "\n"), result)
    result = tool.run("create", work / "no" / "b.siloam")
    check("a journal needs a folder", refused(result, 1), result)


def ways_in():
    recovery = ["--recovery-file", tool.secret("recovery", tool.code)]
    check("the recovery code opens", tool.run("list", journal, way=recovery).returncode == 0)
    check("the passphrase opens", tool.run("list", journal).returncode == 0)
    small = ["--recovery-file", tool.secret("small", tool.code.lower().replace("-", " "))]
    check("the recovery code opens as a hand would write it", tool.run("list", journal, way=small).returncode == 0)
    first = "Z" if tool.code[0] != "Z" else "Y"
    typo = ["--recovery-file", tool.secret("typo", first + tool.code[1:])]
    check("a mistyped code is told from a wrong one", refused(tool.run("list", journal, way=typo), 1, "paper"))
    wrong = ["--passphrase-file", tool.secret("wrong", "iets anders")]
    check("a wrong passphrase opens nothing", refused(tool.run("list", journal, way=wrong), 1, "does not open"))
    bare = ["--passphrase-file", tool.secret("bare", ctl.PASSPHRASE + "\n")]
    check("one newline at the end is no part of the passphrase", tool.run("list", journal, way=bare).returncode == 0)
    two = ["--passphrase-file", tool.secret("two", ctl.PASSPHRASE + "\n\n")]
    check("two newlines are", refused(tool.run("list", journal, way=two), 1))
    for name, content in (("empty", b""), ("newline", b"\n"), ("zero", b"a\0b"), ("long", b"x" * 5000)):
        way = ["--passphrase-file", tool.secret(name, content)]
        check(f"no passphrase: {name}", refused(tool.run("list", journal, way=way), 1, "siloamctl: "))
    gone = ["--passphrase-file", work / "gone"]
    check("a passphrase file that is not there is told", refused(tool.run("list", journal, way=gone), 1, "gone"))
    shared = ["--passphrase-file", tool.secret("shared", ctl.PASSPHRASE, 0o644)]
    result = tool.run("list", journal, way=shared)
    check("a passphrase others can read is warned of", result.returncode == 0 and b"chmod 600" in result.stderr)
    bare_bus = dict(tool.environment, DBUS_SESSION_BUS_ADDRESS=f"unix:path={work}/none")
    bare_bus.pop("DISPLAY", None)
    result = subprocess.run([program, "list", journal], capture_output=True, timeout=60, env=bare_bus, check=False)
    check("without a keyring another way in is named", refused(result, 1, "--recovery-file"), result)


def quickest_way():
    """A recovery code is random and needs no slow hash: all that follows goes in by it."""
    tool.way = ["--recovery-file", tool.secret("recovery", tool.code)]


def files_that_are_none():
    for name, content in (("empty.siloam", b""), ("text.siloam", b"dear diary\n" * 1000),
                          ("short.siloam", journal.read_bytes()[:5000])):
        (work / name).write_bytes(content)
        result = tool.run("list", work / name)
        check(f"{name} is refused and stays", refused(result, 1) and (work / name).read_bytes() == content, result)
    result = tool.run("list", work / "nowhere.siloam")
    check("a missing journal is told and not made", refused(result, 1, "no journal")
          and not (work / "nowhere.siloam").exists(), result)
    check("a folder is no journal", refused(tool.run("list", work), 1))


def adding_and_showing():
    for number, document in enumerate(ctl.examples(f"{folder}/accepted.jsonl"), 1):
        result = tool.add(journal, document)
        if result.returncode != 0:
            check(f"accepted.jsonl line {number} is added", False, result)
            continue
        shown = tool.show(journal, result.stdout.decode().strip())
        lost = [key for key, value in document.items()
                if value not in ([], False, "") and key not in shown and key not in ("hurts", "updated", "state")]
        check(f"accepted.jsonl line {number} is shown as it was added", not lost, (lost, shown))
    result = tool.run("add", journal, "--json", stdin=b'{"kind":"free","text":"json"}')
    identity = json.loads(result.stdout)["id"]
    check("an id is told as JSON when asked", tool.show(journal, identity)["text"] == "json")
    one_line = tool.run("show", journal, identity, "--json").stdout
    check("a document is on one line when asked", one_line.count(b"\n") == 1 and json.loads(one_line)["id"] == identity)
    result = tool.run("show", journal, "6f2f4d8e-0000-4000-8000-000000000000")
    check("an unknown id is told", refused(result, 1, "list"), result)


def refusing_documents():
    before = tool.list(journal)
    wrong = []
    for example in ctl.examples(f"{folder}/refused.jsonl")[::4]:
        result = tool.add(journal, example["document"])
        if not refused(result, 1, example["path"] + ":"):
            wrong.append((example, result))
    check("what is not a document is refused with the path of the fault", not wrong, wrong)
    check("bad UTF-8 is refused", refused(tool.add(journal, b'{"kind":"free","text":"\xff"}'), 1, "$: "))
    check("nothing is refused", refused(tool.add(journal, b""), 1, "$: "))
    check("a value of the wrong type is refused", refused(tool.add(journal, {"kind": "free", "text": 1}), 1, "$.text: "))
    check("an invariant is guarded", refused(tool.add(journal, {"kind": "exchange", "received": [{"form": "word"}]}), 1,
                                             "received[0]"))
    existing = before[-1]["id"]
    content = tool.run("show", journal, existing).stdout
    result = tool.add(journal, {"kind": "free", "id": existing, "text": "over it"})
    check("an entry is never written over", refused(result, 1, "$.id") and
          tool.run("show", journal, existing).stdout == content, result)
    check("nothing was added", tool.list(journal) == before)


def a_hundred_megabytes():
    process = tool.start("add", journal)
    sent = 0
    try:
        process.stdin.write(b'{"kind":"free","text":"')
        for _ in range(100):
            process.stdin.write(b"a" * 1000000)
            sent += 1
        process.stdin.close()
    except BrokenPipeError:
        pass
    process.stdin = None
    _, error = process.communicate(timeout=60)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    check("a line of a hundred megabytes is refused", process.returncode == 1 and b"8 MiB" in error, error)
    check("it is not read to its end", sent < 20, sent)
    check("it takes little memory", usage < 300 * 1024, usage)


def listing():
    tool.add(journal, {"kind": "free", "created": "2026-11-21T20:15:00+01:00", "title": "rood\u001b[31m\u202e\u0007 licht",
                       "text": "een open deur"})
    tool.add(journal, {"kind": "free", "title": "geheime titel", "text": "geheime woorden", "sealed": True})
    text = tool.run("list", journal).stdout.decode()
    check("a list cannot steer the terminal", not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", text) and "licht" in text)
    check("a list is one line an entry", text.count("\n") == len(tool.list(journal)))
    rows = tool.list(journal)
    check("each row says what was asked", all({"id", "kind", "created", "state", "title"} <= set(row) for row in rows))
    check("newest stands first", [row["created"][:10] for row in rows if row["created"] < "2026-03"]
          == sorted((row["created"][:10] for row in rows if row["created"] < "2026-03"), reverse=True))
    check("a sealed title is not in a list", "geheime" not in text and "(sealed)" in text)
    hits = [json.loads(line) for line in tool.run("search", journal, "open deur", "--json").stdout.splitlines()]
    check("search finds all words", len(hits) == 1 and "deur" in hits[0]["snippet"], hits)
    check("search finds nothing without a fault", tool.run("search", journal, "bestaatniet").returncode == 0)
    check("a search shows nothing of what is sealed", b"geheime" not in tool.run("search", journal, "geheime").stdout)
    check("a search that is not UTF-8 is refused", refused(tool.run("search", journal, os.fsdecode(b"\xff")), 1))
    with open("/dev/full", "wb") as full:
        result = subprocess.run([program, *tool.way, "list", journal], stdout=full, stderr=subprocess.PIPE, check=False,
                                env=tool.environment, timeout=60)
    check("a result that does not arrive is an error", result.returncode == 1 and b"standard output" in result.stderr)


def exporting_json():
    output = work / "all.json"
    result = tool.run("export", journal, "--format", "json", "--output", output, "--json")
    whole = json.loads(output.read_text(encoding="utf-8"))
    rows = tool.list(journal)
    check("a JSON export says what it is", (whole["format"], whole["version"]) == ("siloam-journal", 1))
    check("a JSON export holds every entry", {entry["id"] for entry in whole["entries"]} == {row["id"] for row in rows}
          and json.loads(result.stdout)["entries"] == len(rows))
    check("a JSON export is readable by its owner only", output.stat().st_mode & 0o777 == 0o600)
    other = work / "other.siloam"
    first_way = tool.way
    tool.with_passphrase()
    tool.way = ["--recovery-file", tool.secret("other", tool.run("create", other).stdout)]
    changed = []
    for entry in whole["entries"]:
        added = tool.add(other, entry)
        again = tool.show(other, entry["id"]) if added.returncode == 0 else added.stderr
        if added.returncode != 0 or {**again, "updated": 0} != {**entry, "updated": 0}:
            changed.append((entry, again))
    check("an export added to another journal is the same", not changed, changed)
    tool.way = first_way
    tool.run("export", journal, "--format", "json", "--output", output, "--from", "2026-11-21", "--to", "2026-11-21")
    days = {entry["created"][:10] for entry in json.loads(output.read_text(encoding="utf-8"))["entries"]}
    check("a period holds its first and its last day", days == {"2026-11-21"}, days)


def exporting_pdf():
    output = work / "book.pdf"
    tool.add(journal, {"kind": "exchange", "created": "2026-11-20T20:00:00+01:00", "title": "Een avond",
                       "hurts": [{"kind": "fear", "words": "losgelatenwoord"}], "releases": [{"hurt": 0, "amount": "all"}],
                       "received": [{"form": "word", "text": "Wees niet bang"}]})
    rows = [row for row in tool.list(journal) if row["title"] == "Een avond"]
    identity = rows[0]["id"]
    result = tool.run("export", journal, "--format", "pdf", "--output", output, "--id", identity, "--language", "nl")
    check("one entry becomes a PDF", result.returncode == 0 and output.read_bytes().startswith(b"%PDF-"), result)
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", output, "-"], capture_output=True, check=True).stdout.decode()
        check("the PDF holds what was received and not what was let go",
              "Wees niet bang" in text and "losgelatenwoord" not in text, text)
        tool.run("export", journal, "--format", "pdf", "--output", output, "--sides", "both", "--paper", "a5",
                 "--text-size", "18", "--title", "Mijn jaar", "--language", "en")
        text = subprocess.run(["pdftotext", output, "-"], capture_output=True, check=True).stdout.decode()
        check("a period has a cover, both sides on request, nothing sealed", "Mijn jaar" in text and "Contents" in text
              and "losgelatenwoord" in text and "geheime" not in text, text[:400])
        words = work / "pdf-password"
        words.write_text("een lang wachtwoord\n")
        words.chmod(0o600)
        result = tool.run("export", journal, "--format", "pdf", "--output", output, "--paper", "booklet",
                          "--password-file", words)
        bare = subprocess.run(["pdfinfo", output], capture_output=True, check=False)
        info = subprocess.run(["pdfinfo", "-upw", "een lang wachtwoord", output], capture_output=True, check=False)
        check("a booklet is locked with a password", result.returncode == 0 and bare.returncode != 0
              and b"AES-256" in info.stdout and b"841.89 x 595.276" in info.stdout, (result, bare, info))
    else:
        check("the PDF is read back # SKIP pdftotext (poppler-utils) is not installed", True)
    sealed = [row["id"] for row in tool.list(journal) if row["sealed"]][-1]
    output.unlink()
    result = tool.run("export", journal, "--format", "pdf", "--output", output, "--id", sealed)
    check("a sealed entry is not printed unasked", refused(result, 1, "--include-sealed") and not output.exists(), result)


def refusing_exports():
    output = work / "none.pdf"
    there = ["export", journal, "--output", output]
    for code, words in ((2, there), (2, [*there, "--format", "odt"]), (2, ["export", journal, "--format", "pdf"]),
                        (2, [*there, "--format", "pdf", "--from", "yesterday"]),
                        (2, [*there, "--format", "pdf", "--from", "2026-02-30"]),
                        (2, [*there, "--format", "pdf", "--from", "2026-03-02", "--to", "2026-03-01"]),
                        (2, [*there, "--format", "pdf", "--id", "x", "--from", "2026-03-02"]),
                        (2, [*there, "--format", "pdf", "--sides", "left"]),
                        (2, [*there, "--format", "pdf", "--paper", "a3"]),
                        (2, [*there, "--format", "json", "--password-file", work / "none"]),
                        (1, [*there, "--format", "pdf", "--password-file", work / "none"]),
                        (2, [*there, "--format", "pdf", "--text-size", "40"]),
                        (2, [*there, "--format", "pdf", "--language", "fr"]),
                        (1, [*there, "--format", "pdf", "--id", "x"]),
                        (1, [*there, "--format", "json", "--from", "1980-01-01", "--to", "1980-01-02"])):
        result = tool.run(*words)
        check(f"not exported: {' '.join(map(str, words[4:]))}", refused(result, code) and not output.exists(), result)
    result = tool.run("export", journal, "--format", "pdf", "--output", work / "no" / "a.pdf")
    check("an export needs a folder", refused(result, 1), result)


def exporting_over_a_journal():
    other = work / "other.siloam"
    other.write_bytes(journal.read_bytes())
    link = work / "link.siloam"
    link.symlink_to(journal)
    before = journal.read_bytes()
    for target in (journal, link, other, work / "a.siloam-wal", work / "a.siloam-journal", work / "a.siloam.lock"):
        for form in ("json", "pdf"):
            result = tool.run("export", journal, "--format", form, "--output", target)
            check(f"{form} is not written over {target.name}", refused(result, 1, "journal"), result)
    check("the journals are as they were", before == journal.read_bytes() == other.read_bytes() and link.is_symlink())


def checking():
    result = tool.run("check", journal)
    check("a whole journal is well", result.returncode == 0 and b"All is well" in result.stdout, result)
    result = tool.run("check", journal, "--json")
    check("a report is JSON when asked", json.loads(result.stdout)["ok"] is True, result)
    broken = work / "broken.siloam"
    content = bytearray(journal.read_bytes())
    content[len(content) - 2000] ^= 1
    broken.write_bytes(content)
    result = tool.run("check", broken, "--json")
    report = json.loads(result.stdout)
    check("one flipped bit is found", result.returncode == 1 and not report["ok"] and len(report["bad_pages"]) == 1, result)
    check("checking changes nothing", broken.read_bytes() == bytes(content))


def one_at_a_time():
    first = tool.start("add", journal)
    lock = work / "a.siloam.lock"
    deadline = time.monotonic() + 60
    while not (lock.exists() and lock.read_text().startswith(f"{first.pid} ")) and time.monotonic() < deadline:
        time.sleep(0.02)
    result = tool.run("list", journal)
    check("a second process is told the journal is open", refused(result, 1, "another process"), result)
    first.communicate(b'{"kind":"free"}', timeout=60)
    check("the first goes on", first.returncode == 0)
    check("and then the journal is free", tool.run("list", journal).returncode == 0)


def killed_in_the_middle():
    told = []
    chance = random.Random(5)
    for number in range(25):
        process = tool.start("add", journal)
        document = {"kind": "free", "text": f"{CANARY} {number} " + "woord " * 3000}
        try:
            process.stdin.write(json.dumps(document).encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.stdin = None
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        output, _ = process.communicate(timeout=60)
        told += [output.decode().strip()] if output.endswith(b"\n") else []
    rows = {row["id"] for row in tool.list(journal)}
    check("killed at any moment the journal stays whole", tool.run("check", journal).returncode == 0)
    check("an id that was told is there", all(identity in rows for identity in told), told)


def an_old_journal():
    """Made by the first version; its documents were printed by the siloamctl of then."""
    data = pathlib.Path(folder).parent / "data"
    old = work / "old.siloam"
    shutil.copy(data / "journal-1.siloam", old)
    way = ["--recovery-file", tool.secret("old", "SQQ7-EBEZ-JRTT-APCR-4GQ6-DR77-K22J-55XQ")]
    documents = ctl.examples(data / "journal-1.jsonl")
    rows = tool.run("list", old, "--json", way=way)
    check("an old journal lists the same entries",
          [json.loads(line)["id"] for line in rows.stdout.splitlines()] == [d["id"] for d in documents], rows)
    for document in documents:
        shown = json.loads(tool.run("show", old, document["id"], way=way).stdout)
        check(f"an old {document['kind']} is told word for word", shown == document, shown)
    check("an old journal is sound", tool.run("check", old, way=way).returncode == 0)


def finding_places():
    place = work / "places.siloam"
    tool.run("create", place, way=["--passphrase-file", tool.secret("places", ctl.PASSPHRASE)])
    way = ["--passphrase-file", tool.secret("places", ctl.PASSPHRASE)]

    def add(**document):
        return tool.run("add", place, stdin=json.dumps(document).encode(), way=way).stdout.decode().strip()

    def find(*words):
        result = tool.run("places", place, *words, way=way)
        return [json.loads(line) for line in result.stdout.splitlines()]
    dutch = {"typed": "Ps. 34:18", "osis": "Ps.34.18", "numbering": "nld"}
    read = add(kind="free", created="2026-11-21T20:15:00+01:00", numbering="nld", text="Ik las Ps. 34:18.")
    linked = add(kind="free", created="2020-01-01T10:00:00Z", verses=[dutch | {"role": "received"}])
    sealed = add(kind="free", created="2021-01-01T10:00:00Z", sealed=True, title=CANARY, verses=[dutch | {"role": "reading"}])
    found = find("Ps. 34:18", "--language", "nl")
    check("the entry that received a verse comes first, then the newest", [f["id"] for f in found] == [linked, read, sealed], found)
    check("a place tells what was typed, and where",
          found[:1] == [{"id": linked, "created": "2020-01-01T10:00:00+00:00", "side": "received", "role": "received",
                         "typed": "Ps. 34:18", "sealed": False}], found)
    check("a sealed entry is told without words", found[2]["typed"] is None and found[2]["sealed"] and CANARY not in str(found))
    check("an English number finds the same places", find("Psalm 34:17", "--language", "en") == found)
    check("a numbering that was asked for is used",
          find("ps 34:17", "--language", "nl", "--numbering", "kjv") == found
          and find("ps 34:18", "--language", "nl", "--numbering", "kjv") == [])
    check("a whole chapter finds its verses", find("Ps. 34", "--language", "nl") == found)
    result = tool.run("places", place, "vandaag", way=way)
    check("what is no reference is told", refused(result, 1, "reference"), result)


def finding_references():
    text = "Één lezing: Ps. 34:18, 1 Petr. 1:18-19 en (Openb. 12:11).\nOm 12:30 gingen wij weg.\n"

    def find(*words, text=text):
        result = tool.run("refs", *words, stdin=text if isinstance(text, bytes) else text.encode(), way=[])
        return [json.loads(line) for line in result.stdout.splitlines()]
    found = find("--language", "nl")
    first = {"start": 12, "end": 21, "text": "Ps. 34:18", "osis": "Ps.34.18", "numbering": "nld", "kjv": "Ps.34.17"}
    check("a reference is told with its place and both numberings", found[:1] == [first], found)
    check("offsets count characters", all(text[f["start"]:f["end"]] == f["text"] for f in found) and len(found) == 3, found)
    check("a range keeps both ends", found[1]["osis"] == "1Pet.1.18-1Pet.1.19" == found[1]["kjv"], found)
    check("English numbers as the KJV does", [f["kjv"] for f in find("--language", "en", text="Psalm 34:18")] == ["Ps.34.18"])
    check("a numbering that was asked for is used",
          [f["osis"] + f["numbering"] for f in find("--language", "nl", "--numbering", "kjv")][0] == "Ps.34.18kjv")
    check("a text without references gives no lines", find(text="Niets hier. 12:30\n") == [] == find(text=""))
    odd = find("--language", "nl", text=b"\xff\0 Joh. 3:16 \xc3")
    check("bytes that are no text are passed over", [f["text"] for f in odd] == ["Joh. 3:16"], odd)
    check("a sentence from a Mac is read alike",
          [f["osis"] for f in find("--language", "nl", text="Zie Danie\u0308l 3:17")] == ["Dan.3.17"])


def no_word_outside():
    tool.add(journal, {"kind": "free", "title": CANARY, "text": CANARY + " in de tekst", "gratitude": [CANARY]})
    tool.run("search", journal, CANARY)
    if shutil.which("strace"):
        trace = work / "trace"
        subprocess.run(["strace", "-f", "-qq", "-o", trace, "-e", "trace=openat,open,creat,linkat,rename", program, *tool.way,
                        "add", journal], input=json.dumps({"kind": "free", "text": CANARY}).encode(), check=False,
                       capture_output=True, env=tool.environment, timeout=120)
        text = trace.read_text()
        trace.unlink()
        written = {match for match in re.findall(r'"([^"]+)", O_(?:RDWR|WRONLY)', text) if not match.startswith("/dev/")}
        witness = os.path.join(tool.home, ".local/state/siloam/witness/")
        check("only the journal, its lock and its witness are written", written
              and all(name.startswith((str(journal), witness)) for name in written), written)
    else:
        check("only the journal is written # SKIP strace is not installed", True)
    found = [str(path) for path in work.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    check("no word is in any file", not found, found)


def no_window():
    needed = subprocess.run(["ldd", program], capture_output=True, check=True).stdout.decode()
    found = re.findall(r"lib(?:gtk|adwaita|gdk|X11|wayland)\S*", needed)
    check("siloamctl links no window toolkit", not any(name.startswith(("libgtk", "libadwaita", "libgdk-")) for name in found),
          found)


status = facts.run(the_help, wrong_command_lines, making_a_journal, ways_in, quickest_way, files_that_are_none, adding_and_showing,
                   refusing_documents, a_hundred_megabytes, listing, exporting_json, exporting_pdf, refusing_exports,
                   exporting_over_a_journal,                   checking, one_at_a_time, killed_in_the_middle, an_old_journal, finding_places, finding_references, no_word_outside, no_window)
temporary.cleanup()
sys.exit(status)
