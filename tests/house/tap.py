# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines of TAP: every function given to run is one fact, its first line of text the name."""
import os
import shutil
import subprocess
import sys


class Skip(Exception):
    """This fact cannot be looked at here; the text says why."""


def source_root():
    return sys.argv[1]


def build_root():
    return sys.argv[2]


def tool(name):
    """The path of a program, or a skip that names what to install."""
    path = shutil.which(name)
    if not path:
        raise Skip(f'{name} is not installed')
    return path


def call(*command, cwd=None):
    """Standard output and error of a command that must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd or source_root(),
                          check=False)
    output = done.stdout + done.stderr
    assert done.returncode == 0, output.strip()
    return output


def files(*suffixes, under='.'):
    """Paths, relative to the source root, of our files with one of these suffixes (all if none)."""
    found = []
    for folder, folders, names in os.walk(os.path.join(source_root(), under)):
        folders[:] = sorted(f for f in folders if f not in ('.git', 'build', '__pycache__') and f[0] != '_')
        paths = (os.path.relpath(os.path.join(folder, n), source_root()) for n in sorted(names))
        found += [p for p in paths if p.endswith(tuple(suffixes) or '') and os.path.isfile(os.path.join(source_root(), p))]
    return [f for f in found if f != '.git']


def read(path):
    """The text of a source file; empty for one that is not text."""
    with open(os.path.join(source_root(), path), 'rb') as file:
        data = file.read()
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        return ''


def none(faults):
    """Holds when the list of faults is empty, and shows it otherwise."""
    faults = list(faults)
    assert not faults, '\n'.join(faults)


def run(suite, facts):
    """facts: a list of (name, function). Prints TAP; the exit status is 0 when every fact holds."""
    print(f'1..{len(facts)}')
    failed = False
    for number, (name, fact) in enumerate(facts, 1):
        label = f'{number} /house/{suite}/{name.replace(" ", "-")}'
        try:
            fact()
            print(f'ok {label}')
        except Skip as reason:
            print(f'ok {label} # SKIP {reason}')
        except Exception as fault:
            failed = True
            print(f'not ok {label}')
            text = str(fault) if isinstance(fault, AssertionError) else repr(fault)
            for line in text.splitlines():
                print(f'# {line}')
    sys.exit(1 if failed else 0)
