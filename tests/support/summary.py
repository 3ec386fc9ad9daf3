# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""summary.py TESTLOG.JSON: counts the facts that Meson's tests proved.

A test program in TAP proves one fact a line; one that is killed, times out or stops early adds a
failure of its own. Prints every failure, the reason of every skip, and one last line of totals.
"""
import json
import re
import sys

RESULT = re.compile(r'(not )?ok\b *\d* *(?:- )?(.*?)(?: *# *(SKIP|TODO)\b *(.*))?$', re.IGNORECASE)
GOOD = {'OK', 'SKIP', 'EXPECTEDFAIL'}


def facts(run):
    """The (outcome, name, reason) of each fact in one run of one program."""
    program = run['name'].split(' / ')[-1]
    seen, planned = [], 0
    for line in (run.get('stdout') or '').splitlines():
        match = RESULT.match(line)
        if match:
            bad, name, directive, reason = match.groups()
            outcome = 'skipped' if directive else 'failed' if bad else 'passed'
            seen.append((outcome, f'{program} {name}'.strip(), reason or ''))
        elif line.startswith('1..'):
            planned = int(line[3:].split()[0])
    done = len(seen)
    if run['result'] == 'SKIP' and not seen:
        seen.append(('skipped', program, (run.get('stdout') or '').strip()))
    ended_badly = run['result'] not in GOOD
    if ended_badly and (done < planned or not any(outcome == 'failed' for outcome, _, _ in seen)):
        seen.append(('failed', program, f"{run['result']} after {done} facts, status {run['returncode']}"))
    return seen or [('passed', program, '')]


def main(path):
    with open(path, encoding='utf-8') as log:
        results = [fact for line in log for fact in facts(json.loads(line))]
    by_outcome = {o: [f for f in results if f[0] == o] for o in ('passed', 'failed', 'skipped')}
    for outcome in ('skipped', 'failed'):
        for _, name, reason in by_outcome[outcome]:
            print(f'{outcome}: {name}' + (f' ({reason})' if reason else ''))
    passed, failed, skipped = (len(by_outcome[o]) for o in ('passed', 'failed', 'skipped'))
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
