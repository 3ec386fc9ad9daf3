#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""siloamctl slots and rotate on a real sealed file: test-keys.py SILOAMCTL prints TAP."""

import json
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile
import time

import ctl

program = os.path.abspath(ctl.arguments()[0])
facts = ctl.Facts()
check = facts.check
temporary = tempfile.TemporaryDirectory()
work = pathlib.Path(temporary.name)
tool = ctl.Ctl(program, work).with_passphrase()
journal = work / "a.siloam"
CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){7}\n")


def code_way(code, name="code"):
    return ["--recovery-file", tool.secret(name, code)]


def opens(way, path=journal):
    return tool.run("list", path, way=way).returncode == 0


def slots(path=journal):
    return [json.loads(line)["type"] for line in tool.run("slots", path, "--json", way=[]).stdout.splitlines()]


def making():
    tool.code = tool.run("create", journal).stdout.decode()
    tool.add(journal, {"kind": "free", "text": "een woord"})


def telling_slots():
    check("slots are told without a key", slots() == ["passphrase", "recovery-code"], slots())
    table = tool.run("slots", journal, way=[]).stdout.decode()
    check("as a table too", re.fullmatch(r"passphrase +\d{4}-\d\d-\d\dT\S+Z\nrecovery-code +\S+Z\n", table), table)
    none = tool.run("slots", work / "none.siloam", way=[])
    check("a file that is not there is told", none.returncode == 1 and b"no journal" in none.stderr, none)


def rotating():
    before = journal.read_bytes()
    shutil.copy(journal, work / "backup.siloam")
    old = code_way(tool.code, "old")
    result = tool.run("rotate", journal)
    code = result.stdout.decode()
    check("the new recovery code is told, once", result.returncode == 0 and CODE.fullmatch(code), result)
    check("it is another code", code != tool.code)
    check("the new code opens the journal", opens(code_way(code)))
    check("the old code does not", not opens(old))
    check("the passphrase it was opened with stays", opens(None))
    check("the entry is in it", [e["kind"] for e in tool.list(journal)] == ["free"])
    check("no block is as it was", not set(blocks(before)) & set(blocks(journal.read_bytes())))
    check("a backup of before opens with the old code", opens(old, work / "backup.siloam"))
    check("nothing else is left in the folder", sorted(p.name for p in work.glob("a.siloam*")) == ["a.siloam"],
          list(work.iterdir()))
    tool.code = code


def blocks(content):
    return [content[at:at + 4096] for at in range(65536, len(content), 4096)]


def another_passphrase():
    other = tool.secret("other", "heel andere woorden nu")
    result = tool.run("rotate", journal, "--new-passphrase-file", other, "--json")
    tool.code = json.loads(result.stdout)["recovery_code"] + "\n"
    check("the code is JSON when asked", CODE.fullmatch(tool.code), result)
    check("the old passphrase is dead", not opens(None))
    check("the new one opens", opens(["--passphrase-file", other]))
    tool.way = ["--passphrase-file", other]


def never_without_a_daily_way():
    way = code_way(tool.code)
    before = journal.read_bytes()
    result = tool.run("rotate", journal, way=way)
    check("a passphrase is not dropped unasked", result.returncode == 1 and b"--new-passphrase-file" in result.stderr, result)
    result = tool.run("rotate", journal, "--drop-passphrase", way=way)
    check("nor when nothing but the code would be left", result.returncode == 1 and result.stdout == b"", result)
    result = tool.run("rotate", journal, "--new-pin-file", tool.secret("pin", "2580"), way=way)
    check("a PIN needs a keyring", result.returncode == 1 and result.stdout == b"", result)
    check("all is as it was", journal.read_bytes() == before)
    result = tool.run("rotate", journal, "--new-passphrase-file", tool.way[1], way=way)
    check("with a passphrase it is done", CODE.fullmatch(result.stdout.decode()), result)
    tool.code = result.stdout.decode()


def wrong_command_lines():
    for words in (["rotate"], ["rotate", journal, "x"], ["slots"], ["list", journal, "--drop-passphrase"],
                  ["add", journal, "--new-passphrase-file", "x"]):
        result = tool.run(*words)
        check(f"not understood: {words[0]} with {len(words) - 1} more", result.returncode == 2 and not result.stdout, result)
    result = tool.run("rotate", journal, way=["--passphrase-file", tool.secret("wrong", "verkeerde woorden hier")])
    check("wrong words rotate nothing", result.returncode == 1 and b"does not open" in result.stderr, result)


def killed_in_the_middle():
    """Old or new, with what opened it: the passphrase fits both, so each round must find its entry."""
    chance = random.Random(11)
    good = True
    for _ in range(12):
        process = tool.start("rotate", journal)
        time.sleep(chance.uniform(0.3, 3))
        process.kill()
        process.communicate()
        good = good and [e["kind"] for e in tool.list(journal)] == ["free"]
    check("killed at any moment, the journal opens and has its entry", good)
    result = tool.run("rotate", journal)
    check("and can be rotated to the end", CODE.fullmatch(result.stdout.decode()), result)
    left = [p.name for p in work.glob("a.siloam.new*")]
    check("what was left is cleared", not left, left)


status = facts.run(making, telling_slots, rotating, another_passphrase, never_without_a_daily_way, wrong_command_lines,
                   killed_in_the_middle)
temporary.cleanup()
sys.exit(status)
