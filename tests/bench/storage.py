# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""storage.py ROUNDS ENTRIES... -- NAME=PROGRAM...: compares engines on the same work.

Runs are interleaved and their order turns each round, because these machines are noisy; the
operating system is asked to forget the files before every cold measurement. Prints, for each
operation, medians with their quartiles and the median of the ratios of each round to plain SQLite.
"""
import os
import statistics
import subprocess
import sys
import tempfile

# operation, label, divided by, unit, goal as a ratio to plain SQLite
OPERATIONS = [
    ('open', 'cold open and first 50 titles', 1, 'ms', 1.70),
    ('read', 'random read, cold', 1000, 'ms each', 1.15),
    ('search', 'search, cold', 20, 'ms each', 1.15),
    ('search-again', 'search, warm', 20, 'ms each', 1.15),
    ('save', 'durable save (FULL)', 1000, 'ms each', 1.25),
]
LOAD = ('load', 'bulk load', 1000, 's', 1.50)
PLAIN = 'plain'


def forget(path):
    """Writes a file out and drops it from the page cache."""
    fd = os.open(path, os.O_RDONLY)
    os.fsync(fd)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(fd)


def measure(program, operation, path, entries, seed):
    done = subprocess.run([program, operation, path, str(entries), str(seed)], stdout=subprocess.PIPE,
                          text=True, check=True, timeout=900)
    return float(done.stdout)


def turned(engines, number):
    names = list(engines)
    return names[number % len(names):] + names[:number % len(names)]


def remove(path):
    for suffix in ('', '-wal', '-shm', '-journal', '.lock'):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)


def gather(engines, entries, rounds, folder):
    """{operation: {engine: [milliseconds of each round]}}"""
    times = {operation: {name: [] for name in engines} for operation, *_ in [LOAD] + OPERATIONS}
    path = {name: os.path.join(folder, f'{name}-{entries}') for name in engines}
    # Loading is long: three rounds of it; the files of the last one serve the rest.
    for number in range(min(rounds, 3)):
        for name in turned(engines, number):
            remove(path[name])
            times['load'][name].append(measure(engines[name], 'load', path[name], entries, number + 1))
    for number in range(rounds):
        for operation, *_ in OPERATIONS:
            for name in turned(engines, number):
                forget(path[name])
                times[operation][name].append(measure(engines[name], operation, path[name], entries, 100 + number))
    sizes = {name: os.path.getsize(path[name]) for name in engines}
    for name in engines:
        remove(path[name])
    return times, sizes


def spread(values):
    if len(values) < 3:
        return min(values), max(values)
    low, _, high = statistics.quantiles(values, n=4, method='inclusive')
    return low, high


def row(engines, times, operation, label, divisor, unit, goal):
    cells = []
    for name in engines:
        values = [value / divisor for value in times[operation][name]]
        low, high = spread(values)
        cells.append(f'{statistics.median(values):9.3f} [{low:.3f}–{high:.3f}]')
    ratios = {name: statistics.median(a / b for a, b in zip(times[operation][name], times[operation][PLAIN]))
              for name in engines if name != PLAIN}
    verdict = ''
    if 'sealed' in ratios:
        verdict = f"goal {goal:.2f} {'met' if ratios['sealed'] <= goal else 'MISSED'}"
    shown = '  '.join(f'{name}/{PLAIN} {ratio:.2f}' for name, ratio in ratios.items())
    print(f'{label + ", " + unit:38}' + ''.join(f'{cell:>28}' for cell in cells) + f'   {shown}  {verdict}')


def main(arguments):
    split = arguments.index('--')
    rounds, *counts = [int(word) for word in arguments[:split]]
    engines = dict(word.split('=', 1) for word in arguments[split + 1:])
    if 'sqlcipher' not in engines:
        print('SQLCipher is not installed (libsqlcipher-dev): compared with plain SQLite only.')
    else:
        print('SQLCipher 3.4.1 has no FTS5: its search is FTS4. Its key is raw, its pages are 4096 bytes.')
    print('All engines share one schema: entries with an index on their date, and a full-text index of title and body.')
    print(f'{rounds} interleaved rounds; median [lower–upper quartile]; ratios are medians over the rounds.')
    for entries in counts:
        with tempfile.TemporaryDirectory(dir=os.environ.get('BENCH_DIR')) as folder:
            times, sizes = gather(engines, entries, rounds, folder)
        print(f'\n{entries} entries of about 1.5 KB'.ljust(39) + ''.join(f'{name:>28}' for name in engines))
        for operation in OPERATIONS + [LOAD]:
            row(engines, times, *operation)
        print(f'{"size of the file, MB":38}' + ''.join(f'{sizes[name] / 1e6:28.1f}' for name in engines), flush=True)


if __name__ == '__main__':
    main(sys.argv[1:])
