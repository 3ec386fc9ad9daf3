# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real siloamctl in a home of its own and prints TAP."""

import json
import os
import pathlib
import subprocess
import sys
import traceback

PASSPHRASE = "een wachtzin van vijf woorden"


class Facts:
    def __init__(self):
        self.count = self.failures = 0

    def check(self, name, ok, why=""):
        self.count += 1
        self.failures += not ok
        print(f"{'ok' if ok else 'not ok'} {self.count} - {name}", flush=True)
        if not ok:
            print("# " + str(why)[:1500].replace("\n", "\n# "))

    def run(self, *groups):
        for group in groups:
            try:
                group()
            except Exception:  # a broken group must not hide the others
                self.check(group.__name__, False, traceback.format_exc())
        print(f"1..{self.count}")
        return 1 if self.failures else 0


class Ctl:
    """siloamctl with one way in; everything it could write to is under work."""

    def __init__(self, program, work):
        self.program, self.work = os.path.abspath(program), pathlib.Path(work)
        self.home = self.work / "home"
        self.home.mkdir(exist_ok=True)
        self.way = []
        self.environment = dict(os.environ, HOME=str(self.home), TMPDIR=str(self.home), TZ="Europe/Amsterdam",
                                XDG_DATA_HOME=str(self.home), XDG_CACHE_HOME=str(self.home),
                                XDG_CONFIG_HOME=str(self.home), XDG_RUNTIME_DIR=os.environ.get("XDG_RUNTIME_DIR", str(self.home)))

    def secret(self, name, text, mode=0o600):
        path = self.work / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.chmod(mode)
        return str(path)

    def with_passphrase(self, text=PASSPHRASE):
        self.way = ["--passphrase-file", self.secret("passphrase", text)]
        return self

    def run(self, *words, stdin=b"", way=None, **more):
        way = self.way if way is None else way
        return subprocess.run([self.program, *way, *map(str, words)], input=stdin, capture_output=True, timeout=120,
                              check=False, env=self.environment, cwd=self.work, **more)

    def start(self, *words):
        return subprocess.Popen([self.program, *self.way, *map(str, words)], stdin=subprocess.PIPE, cwd=self.work,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment)

    def add(self, journal, document):
        text = document if isinstance(document, bytes) else json.dumps(document, ensure_ascii=False).encode()
        return self.run("add", journal, stdin=text)

    def show(self, journal, identity):
        return json.loads(self.run("show", journal, identity).stdout)

    def list(self, journal):
        return [json.loads(line) for line in self.run("list", journal, "--json").stdout.splitlines()]


def examples(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]


def arguments():
    return sys.argv[1:]
