# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The source tree: every test runs, every file says whose it is, nothing of a machine stays behind."""
import fnmatch
import json
import os
import re

import tap

MACHINE = re.compile(r'(?<![\w.])/(?:work|root|home)/[\w.-]+')
NO_LINES = {'LICENSE', '.reuse/dep5'}


def introspected(what):
    with open(os.path.join(tap.build_root(), 'meson-info', f'intro-{what}.json'), encoding='utf-8') as file:
        return json.load(file)


def every_test_runs():
    runs = introspected('tests') + introspected('benchmarks')
    # A program that another one starts is named from the build root.
    words = {os.path.join(tap.build_root(), word) for test in runs for word in test['cmd']}
    started = {os.path.realpath(source) for target in introspected('targets')
               if set(target['filename']) & words
               for group in target['target_sources'] for source in group.get('sources', [])}
    started |= {os.path.realpath(word) for word in words if os.path.exists(word)}
    tests = [p for p in tap.files(under='tests') if re.fullmatch(r'test-.*\.(?:c|py|sh)', os.path.basename(p))]
    tap.none(f'{path} is not a test of Meson' for path in tests
             if os.path.realpath(os.path.join(tap.source_root(), path)) not in started)


def every_source_is_built():
    built = {os.path.realpath(source) for target in introspected('targets')
             for group in target['target_sources'] for source in group.get('sources', [])}
    tap.none(f'{path} is in no target' for path in tap.files('.c', under='src')
             if os.path.realpath(os.path.join(tap.source_root(), path)) not in built)


def covered_by_dep5():
    lines = [line[6:].split() for line in tap.read('.reuse/dep5').splitlines() if line.startswith('Files:')]
    return [pattern for line in lines for pattern in line]


def every_file_has_a_licence():
    patterns = covered_by_dep5()
    tap.none(f'{path} has no SPDX lines' for path in tap.files()
             if path not in NO_LINES and not any(fnmatch.fnmatch(path, p) for p in patterns)
             and not all(tag in tap.read(path)[:600] for tag in
                         ('SPDX-' + 'FileCopyrightText', 'SPDX-' + 'License-Identifier')))


def no_machine_paths():
    tap.none(f'{path}: {match.group(0)}' for path in tap.files()
             for match in MACHINE.finditer(tap.read(path)))


def shell_scripts_are_clean():
    scripts = [p for p in tap.files() if re.match(r'#!.*\b(?:sh|bash)\b', tap.read(p)[:40])]
    tap.call(tap.tool('shellcheck'), *scripts)


tap.run('tree', [
    ('every test is registered', every_test_runs),
    ('every source is built', every_source_is_built),
    ('every file says whose it is', every_file_has_a_licence),
    ('no file names a place on a machine', no_machine_paths),
    ('every shell script is clean', shell_scripts_are_clean),
])
