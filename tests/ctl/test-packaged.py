#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bibles that a packager builds in: test-packaged.py SILOAMCTL BUILD-BIBLES FIXTURES prints TAP."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import ctl

program, builder, fixtures = map(os.path.abspath, ctl.arguments())
os.umask(0o022)
facts = ctl.Facts()
check = facts.check
temporary = tempfile.TemporaryDirectory()
tool = ctl.Ctl(program, temporary.name)
packaged = pathlib.Path(temporary.name) / "packaged"
tool.environment["SILOAM_BIBLES_DIR"] = str(packaged)
calvin, kjv = (pathlib.Path(fixtures) / f"{name}.zip" for name in ("NLTestCalvin", "NLTestKJV"))


def build(*paths):
    return subprocess.run([builder, packaged, *paths], capture_output=True, timeout=60, check=False)


def bible(*words):
    return tool.run("bible", *words)


def rows():
    return [json.loads(line) for line in bible("list", "--json").stdout.splitlines()]


def ids():
    return [row["id"] for row in rows()]


def numbering():
    return [(row["psalms"], row["rest"]) for row in rows()]


def files():
    return {path.name: path.read_bytes() for path in packaged.iterdir()}


def building():
    result = build(calvin, kjv)
    check("every file is built in", result.returncode == 0 and len(files()) == 2, result)
    check("everybody may look into the folder", packaged.stat().st_mode & 0o777 == 0o755, oct(packaged.stat().st_mode))
    build(calvin)
    check("one that is not asked for any more goes", list(files()) == ["NLTestCalvin.sqlite"], files().keys())
    result = build(calvin, __file__)
    check("what cannot be read stops the build", result.returncode == 1 and b"not a zip" in result.stderr, result)
    check("nothing to build is not understood", build().returncode == 2)


def reading():
    check("what was built in is listed", ids() == ["NLTestCalvin"], rows())
    found = bible("show", "Ps. 34:18", "--language", "nl").stdout
    check("and read", b"Wie roept" in found, found)
    check("reading leaves nothing with the person", not list(tool.home.iterdir()), list(tool.home.iterdir()))


def removing():
    result = bible("remove", "NLTestCalvin")
    check("it cannot be removed, and that is told", result.returncode == 1 and b"came with Siloam" in result.stderr, result)
    check("it is still there", ids() == ["NLTestCalvin"])


def numbers():
    before = files()
    result = bible("numbering", "NLTestCalvin", "kjv", "mt")
    check("its numbering may be overruled", result.returncode == 0 and numbering() == [("kjv", "mt")], rows())
    found = bible("show", "Ps. 34:19", "--language", "nl").stdout
    check("and verses are found by it", found.startswith(b"34:18"), found)
    check("its file is not touched", files() == before)
    bible("numbering", "NLTestCalvin", "found")
    check("and goes back to what the text told", numbering() == [("nld", "nld")], rows())
    bible("numbering", "NLTestCalvin", "kjv")
    for path in tool.home.rglob("packaged.ini"):
        path.write_bytes(b"\0[[no key file")
    check("a damaged note of it is as none", numbering() == [("nld", "nld")], rows())
    bible("numbering", "NLTestCalvin", "mt")
    check("and can be written anew", numbering() == [("mt", "mt")], rows())


def own():
    bible("import", calvin)
    check("an own one of the same name goes first, once", ids() == ["NLTestCalvin"] and numbering() == [("nld", "nld")], rows())
    result = bible("remove", "NLTestCalvin")
    check("and when it is removed the other is there again", result.returncode == 0 and ids() == ["NLTestCalvin"], result)
    tool.environment["SILOAM_BIBLES_DIR"] = str(packaged / "gone")
    check("a folder that is not there is no error", bible("list").returncode == 0 and not ids())


status = facts.run(building, reading, removing, numbers, own)
temporary.cleanup()
sys.exit(status)
