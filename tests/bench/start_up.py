# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""start_up.py ROUNDS ENTRIES FIRST-FRAME EMPTY-WINDOW MAKE-JOURNAL SILOAM: how soon a window is drawn.

Run inside ui-session.sh. Compares, in turns, an empty libadwaita window, Siloam at its first run,
with a small journal, and with a large one. Goals: 1.5 times the empty window; 50 ms for the large journal.
"""
import os
import statistics
import subprocess
import sys

SMALL = 10
GOAL_RATIO = 1.5
GOAL_MILLISECONDS = 50


def make_home(name):
    home = os.path.join(os.environ['UI_TMP'], name)
    os.makedirs(os.path.join(home, 'siloam'), mode=0o700)
    return home


def first_frame(program, home, *command):
    environment = dict(os.environ, XDG_DATA_HOME=home)
    done = subprocess.run([program, *command], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=True, timeout=60)
    return float(done.stdout)


def measure(rounds, program, cases):
    times = {name: [] for name in cases}
    names = list(cases)
    # One round unmeasured: the first start of a program reads its libraries from the disk.
    for number in range(rounds + 1):
        for name in names[number % len(names):] + names[:number % len(names)]:
            home, command = cases[name]
            times[name].append(first_frame(program, home, command))
    return {name: values[1:] for name, values in times.items()}


def main(rounds, entries, program, empty, make_journal, siloam):
    homes = {name: make_home(name) for name in ('first-run', 'small', 'large')}
    for name, count in (('small', SMALL), ('large', entries)):
        subprocess.run([make_journal, os.path.join(homes[name], 'siloam', 'journal.siloam'), str(count)], check=True)
    cases = {'empty window': (homes['first-run'], empty), 'first run': (homes['first-run'], siloam),
             f'{SMALL} entries': (homes['small'], siloam), f'{entries} entries': (homes['large'], siloam)}
    times = measure(int(rounds), program, cases)
    median = {name: statistics.median(values) for name, values in times.items()}

    print(f'First window drawn, {rounds} interleaved rounds: median [lower–upper quartile], ms')
    for name, values in times.items():
        low, _, high = statistics.quantiles(values, n=4, method='inclusive')
        print(f'{name:16} {median[name]:8.1f} [{low:.1f}–{high:.1f}]  {median[name] / median["empty window"]:.2f} x')
    ratio = max(median['first run'], median[f'{SMALL} entries']) / median['empty window']
    added = median[f'{entries} entries'] - median[f'{SMALL} entries']
    print(f"start: {ratio:.2f} times the empty window, goal {GOAL_RATIO}: {'met' if ratio <= GOAL_RATIO else 'MISSED'}")
    print(f"large journal: {added:+.1f} ms, goal {GOAL_MILLISECONDS}: "
          f"{'met' if added <= GOAL_MILLISECONDS else 'MISSED'}")


if __name__ == '__main__':
    main(*sys.argv[1:])
