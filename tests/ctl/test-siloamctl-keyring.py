#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""siloamctl with a real gnome-keyring: test-siloamctl-keyring.py SILOAMCTL UI_SESSION prints TAP.

Starts itself again inside sessions: one with an open keyring, one with no keyring service at all."""

import os
import pathlib
import subprocess
import sys
import tempfile

import ctl

program, session = map(os.path.abspath, ctl.arguments()[:2])
inside = ctl.arguments()[2:]


def with_keyring(tool, journal, check):
    made = tool.run("create", journal)
    check("a journal is made with the keyring by default", made.returncode == 0, made)
    added = tool.add(journal, {"kind": "free", "text": "open met de sleutelbos"})
    check("another process opens it with the keyring", added.returncode == 0, added)
    check("so when that is asked for by name", tool.run("list", journal, "--keyring").returncode == 0)
    other = tool.work / "other.siloam"
    tool.run("create", other)
    check("each journal has a key of its own", tool.run("list", other).returncode == 0
          and tool.run("list", journal).returncode == 0)
    rotated = tool.run("rotate", journal)
    check("a journal with the keyring is rotated without a word", rotated.returncode == 0, rotated)
    check("and opens with the keyring as before", tool.run("list", journal).stdout.count(b"free") == 1)
    old = tool.run("list", journal, way=["--recovery-file", tool.secret("recovery", made.stdout)])
    check("its old code is dead", old.returncode == 1, old)
    recovery = ["--recovery-file", tool.secret("recovery", rotated.stdout)]
    forget_keys(tool)
    lost = tool.run("list", journal)
    check("a key that is gone is told with its remedy", lost.returncode == 1 and b"--recovery-file" in lost.stderr, lost)
    again = tool.run("list", journal)
    check("no new key is made in its place", again.returncode == 1, again)
    opened = tool.run("list", journal, way=recovery)
    check("the recovery code opens all the same", opened.returncode == 0 and b"free" in opened.stdout, opened)
    with_pin(tool, check)


def with_pin(tool, check):
    pin = tool.work / "pin.siloam"
    tool.way = ["--pin-file", tool.secret("pin", "2580\n")]
    made = tool.run("create", pin)
    check("a journal is made with keyring and PIN", made.returncode == 0, made)
    check("keyring and PIN open it", tool.run("list", pin).returncode == 0)
    wrong = tool.run("list", pin, way=["--keyring", "--pin-file", tool.secret("wrong", "1111")])
    check("a wrong PIN does not", wrong.returncode == 1, wrong)
    bare = tool.run("list", pin, way=["--keyring"])
    check("the keyring alone does not", bare.returncode == 1, bare)
    rotated = tool.run("rotate", pin)
    check("the PIN it was opened with stays after rotating", rotated.returncode == 0
          and tool.run("list", pin).returncode == 0, rotated)
    check("and is still needed", tool.run("list", pin, way=["--keyring"]).returncode == 1)
    other = ["--pin-file", tool.secret("other", "9753")]
    code = ["--recovery-file", tool.secret("code", rotated.stdout)]
    refused = tool.run("rotate", pin, way=code)
    check("a PIN is not dropped unasked", refused.returncode == 1 and b"--new-pin-file" in refused.stderr, refused)
    changed = tool.run("rotate", pin, "--new-pin-file", other[1], way=code)
    check("another PIN can be chosen", changed.returncode == 0 and tool.run("list", pin, way=other).returncode == 0, changed)


def forget_keys(tool):
    """Removes every item of the keyring, as a person does in a password manager."""
    import gi
    gi.require_version("Gio", "2.0")
    from gi.repository import Gio, GLib
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(path, interface, method, arguments, reply):
        return bus.call_sync("org.freedesktop.secrets", path, interface, method, arguments, GLib.VariantType(reply),
                             Gio.DBusCallFlags.NONE, 5000, None)

    found = call("/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "SearchItems",
                 GLib.Variant("(a{ss})", ({},)), "(aoao)").unpack()
    for path in found[0] + found[1]:
        call(path, "org.freedesktop.Secret.Item", "Delete", None, "(o)")


def without_keyring(tool, journal, check):
    made = tool.run("create", journal)
    check("without a keyring no journal is made", made.returncode == 1 and not journal.exists()
          and b"--passphrase-file" in made.stderr, made)
    check("nothing is left of the attempt", [p.name for p in tool.work.iterdir()] == ["home"])


def run_inside(name):
    facts = ctl.Facts()
    with tempfile.TemporaryDirectory() as folder:
        tool = ctl.Ctl(program, folder)
        tool.environment = dict(os.environ, TMPDIR=folder)
        group = with_keyring if name == "unlocked" else without_keyring
        return facts.run(lambda: group(tool, pathlib.Path(folder) / "a.siloam", facts.check))


def run_sessions():
    facts = ctl.Facts()

    def one(name):
        result = subprocess.run([session, sys.executable, __file__, program, session, name], capture_output=True,
                                timeout=240, check=False, env=dict(os.environ, UI_KEYRING=name))
        for line in result.stdout.decode().splitlines():
            if line.startswith(("ok ", "not ok ")):
                facts.check(f"{name}: {line.split(' - ', 1)[1]}", line.startswith("ok"), result.stdout.decode())
        facts.check(f"{name}: the session ends well", result.returncode == 0, result.stderr.decode())

    return facts.run(lambda: one("unlocked"), lambda: one("absent"))


sys.exit(run_inside(inside[0]) if inside else run_sessions())
