#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library of Bibles beside diatheke, in one run: bibles.py LIBRARY SILOAMCTL."""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

MODULE = "engKJV2006eb"
SWORD = pathlib.Path("/usr/share/sword")
library, siloamctl = map(os.path.abspath, sys.argv[1:])


def seconds(runs, *command, **environment):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(list(map(str, command)), capture_output=True, check=True, timeout=120,
                       env=dict(os.environ, **environment))
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def row(what, ours, theirs):
    print(f"{what:<44} {ours * 1000:>10.2f} ms {theirs * 1000:>10.2f} ms {theirs / ours:>8.0f} x", flush=True)


def main(folder):
    timed = subprocess.run([library, folder + "/library", SWORD, MODULE], capture_output=True, check=True, timeout=120)
    inside = json.loads(timed.stdout)
    data = {"XDG_DATA_HOME": folder + "/data", "HOME": folder}
    subprocess.run([siloamctl, "bible", "import", SWORD, MODULE], capture_output=True, check=True, timeout=120,
                   env=dict(os.environ, **data))
    search = seconds(3, "diatheke", "-b", MODULE, "-s", "phrase", "-k", "broken heart")
    verse = seconds(5, "diatheke", "-b", MODULE, "-f", "plain", "-k", "Ps 34:18")
    print(f"import of the KJV: {inside['import']:.2f} s\n\n{'':<44} {'siloam':>13} {'diatheke':>13}")
    row("phrase in the whole Bible, Bible open", inside["search"] / 1e6, search)
    row("one verse, Bible open", inside["verse"] / 1e6, verse)
    row("phrase, each a process of its own", seconds(9, siloamctl, "bible", "search", "broken heart", "--mode", "phrase",
                                                     **data), search)
    row("one verse, each a process of its own", seconds(9, siloamctl, "bible", "show", "Ps 34:18", "--language", "en",
                                                        **data), verse)


if not shutil.which("diatheke") or not (SWORD / "mods.d" / f"{MODULE}.conf").exists():
    print("skipped: diatheke or sword-text-kjv is not installed")
    sys.exit(77)
with tempfile.TemporaryDirectory() as scratch:
    main(scratch)
