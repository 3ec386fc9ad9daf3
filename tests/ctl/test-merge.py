# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""siloamctl merge: two copies of a journal, written in on two computers, become one."""

import hashlib
import json
import os
import shutil
import sys
import tempfile

from ctl import Ctl, Facts

facts = Facts()
check = facts.check
work = tempfile.mkdtemp(prefix="siloamctl-merge-")
ctl = Ctl(sys.argv[1], work).with_passphrase()
COUNTS = ("added", "updated", "both", "erased", "unread", "unchanged")


def note(text, **more):
    return {"kind": "free", "created": "2026-11-21T20:15:00+01:00", "text": text, **more}


def add(journal, text):
    result = ctl.add(journal, note(text))
    assert result.returncode == 0, result.stderr
    return result.stdout.decode().strip()


def copy(source, name):
    target = os.path.join(work, name)
    shutil.copyfile(source, target)
    return target


def counts(*words, way=None):
    result = ctl.run("merge", "--json", *words, way=way)
    assert result.returncode == 0, result.stderr
    told = [json.loads(line) for line in result.stdout.splitlines()]
    return {name: told[-1][name] for name in COUNTS if told[-1][name]}, told[:-1]


def texts(journal):
    return sorted(ctl.show(journal, line["id"])["text"] for line in ctl.list(journal))


def two_copies(name):
    """A journal with one entry, and a copy of it on another computer."""
    ours = os.path.join(work, name + ".siloam")
    ctl.code = ctl.run("create", ours).stdout.decode().strip()
    add(ours, "samen")
    return ours, copy(ours, name + " (conflicted copy).siloam")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def joining():
    ours, theirs = two_copies("a")
    add(ours, "hier")
    add(theirs, "daar")
    before = digest(theirs)
    dry, told = counts("--dry-run", ours, theirs)
    check("a dry run tells what would be added", dry == {"added": 1, "unchanged": 2} and len(told) == 1, (dry, told))
    check("a dry run writes nothing", texts(ours) == ["hier", "samen"], texts(ours))
    done, _ = counts(ours, theirs)
    check("the merge tells the same as the dry run", done == dry, done)
    check("afterwards both sides are there", texts(ours) == ["daar", "hier", "samen"], texts(ours))
    check("the other copy is the same to the byte", digest(theirs) == before)
    again, _ = counts(ours, theirs)
    check("joining once more changes nothing", again == {"unchanged": 3}, again)
    plain = ctl.run("merge", ours, theirs).stdout.decode()
    check("without --json the numbers are told a line each",
          plain == "added: 0\nupdated: 0\nkept both: 0\nerased: 0\nunchanged: 3\n", plain)
    check("afterwards the journal is sound", ctl.run("check", ours).returncode == 0)


def older_files():
    ours, theirs = two_copies("b")
    add(ours, "later")
    newer = copy(ours, "newer.siloam")
    shutil.copyfile(theirs, ours)
    result = ctl.run("list", ours)
    check("an older file in the place of the journal is said", b"older than what was written here" in result.stderr, result.stderr)
    check("and does not keep anybody out", result.returncode == 0)
    counts(ours, newer)
    check("joining what was missing ends it", ctl.run("list", ours).stderr == b"", ctl.run("list", ours).stderr)


def refusals():
    ours, theirs = two_copies("c")
    other = os.path.join(work, "other.siloam")
    ctl.run("create", other)
    add(other, "een ander dagboek")
    result = ctl.run("merge", ours, other)
    check("another journal is refused", result.returncode == 1 and b"--other-journal" in result.stderr, result.stderr)
    done, _ = counts("--other-journal", ours, other)
    check("and added when that is asked for", done == {"added": 1, "unchanged": 1}, done)
    result = ctl.run("merge", ours, ours)
    check("a journal is not joined with itself", result.returncode == 1 and b"Name the other copy" in result.stderr, result.stderr)
    result = ctl.run("merge", ours, os.path.join(work, "nothing"))
    check("a file that is not there is refused", result.returncode == 1, result.stderr)
    result = ctl.run("merge", ours)
    check("without another copy the command line is refused", result.returncode == 2, result.stderr)
    result = ctl.run("list", "--dry-run", ours)
    check("--dry-run goes with no other command", result.returncode == 2, result.stderr)
    code = ctl.secret("code", ctl.code)
    result = ctl.run("merge", "--other-journal", "--other-recovery-file", code, ours, other)
    check("a code of another journal does not open by accident", result.returncode == 1, result.stderr)


def ways_in():
    ours, theirs = two_copies("d")
    add(theirs, "daar")
    code = ctl.secret("code-d", ctl.code)
    done, _ = counts("--other-recovery-file", code, ours, theirs)
    check("the other copy opens with a recovery code", done == {"added": 1, "unchanged": 1}, done)
    done, _ = counts("--other-passphrase-file", ctl.way[1], ours, theirs)
    check("or with a passphrase", done == {"unchanged": 2}, done)


def traces():
    left = [name for _, _, files in os.walk(ctl.home) for name in files if not name.startswith(".")]
    words = [name for root, _, files in os.walk(ctl.home) for name in files
             if b"daar" in open(os.path.join(root, name), "rb").read()]
    check("no word is in the files beside the journals", not words, words)
    check("no private copy is left", not any("journal.siloam" in name for name in left), left)


status = facts.run(joining, older_files, refusals, ways_in, traces)
shutil.rmtree(work)
sys.exit(status)
