# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last line of ./dev test: what is counted, and that nothing bad counts as good."""
import json
import os
import sys
import tempfile

import tap


def last_line(*runs):
    """The last line and the exit status of the summary of these runs."""
    with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
        for stdout, result, status in runs:
            run = {'name': 'siloam:house / sample', 'stdout': stdout, 'result': result, 'returncode': status}
            log.write(json.dumps(run) + '\n')
        log.flush()
        script = os.path.join(tap.source_root(), 'tests', 'support', 'summary.py')
        done = tap.subprocess.run([sys.executable, script, log.name], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[-1], done.returncode


def expects(line, status, *runs):
    def fact():
        answer = last_line(*runs)
        assert answer == (line, status), answer
    return fact


tap.run('counting', [
    ('every fact counts', expects('2 passed, 0 failed, 0 skipped', 0, ('1..2\nok 1 /a\nok 2 /b\n', 'OK', 0))),
    ('a fact that does not hold fails all',
     expects('1 passed, 1 failed, 0 skipped', 1, ('1..2\nok 1 /a\nnot ok 2 /b\n', 'FAIL', 1))),
    ('a skip is not a pass',
     expects('1 passed, 0 failed, 1 skipped', 0, ('1..2\nok 1 /a\nok 2 /b # SKIP no display\n', 'OK', 0))),
    ('a program that is killed is a failure',
     expects('1 passed, 1 failed, 0 skipped', 1, ('1..3\nok 1 /a\n', 'ERROR', -11))),
    ('a program that is killed after a failure is one more',
     expects('0 passed, 2 failed, 0 skipped', 1, ('1..3\nnot ok 1 /a\n', 'ERROR', -11))),
    ('a program that runs out of time is a failure',
     expects('0 passed, 1 failed, 0 skipped', 1, ('', 'TIMEOUT', -15))),
    ('a plan without facts is a skip',
     expects('1 passed, 0 failed, 1 skipped', 0, ('1..1\nok 1 /a\n', 'OK', 0), ('1..0 # SKIP no bus\n', 'SKIP', 0))),
    ('diagnostics are not facts',
     expects('1 passed, 0 failed, 0 skipped', 0, ('# not ok\n1..1\nok 1 /a\n    ok 1 nested\n', 'OK', 0))),
    ('nothing at all is a failure', expects('0 passed, 0 failed, 0 skipped', 1)),
])
