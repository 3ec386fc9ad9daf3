#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes verse-counts.tsv: how many verses each chapter has in each numbering; and canons.tsv: the books and
verses of each versification that a SWORD module may have.

Run by hand, with Debian's python3-pysword installed, when v11n-rules.tsv changes. The counts of kjv and
segond are those of pysword; nld and mt follow from kjv and the rules, so tables and rules cannot drift."""
import collections
import pathlib

from pysword import canons

HERE = pathlib.Path(__file__).parent
# Rules whose target is half a verse: the other half stays where it was.
HALVES = {('1Sam', 20, 42), ('1Kgs', 22, 43), ('Neh', 7, 73), ('John', 1, 38), ('Rom', 7, 25), ('3John', 1, 14),
          ('Rev', 13, 1), ('Acts', 19, 40)}
# Printed with and without this verse in Dutch Bibles: accept both.
ALSO = {('nld', '2Cor', 13): 14, ('mt', '2Cor', 13): 14}
# The title and the first verse share one number, but the last two verses do as well.
FIXED = {('nld', 'Ps', 13): 6, ('mt', 'Ps', 13): 6}


def canon(name):
    books = canons.canons[name]['ot'] + canons.canons[name]['nt']
    return {osis: counts for _, osis, _, counts in books}


def rules(system):
    moved, shifts = [], {}
    for line in (HERE / 'v11n-rules.tsv').read_text().splitlines():
        if line.startswith('#'):
            continue
        which, book, chapter, first, last, target, target_first = line.split('\t')
        if which == system and first == 'shift':
            shifts[int(chapter)] = int(last)
        elif which == system:
            moved.append((book, int(chapter), int(first), int(last), int(target), int(target_first)))
    return moved, shifts


def derived(system, kjv):
    moved, shifts = rules(system)
    sources, targets = collections.defaultdict(set), set()
    for book, chapter, first, last, target, target_first in moved:
        sources[book, chapter] |= set(range(first, last + 1))
        for offset in range(last - first + 1):
            verse = overflow(kjv[book], target, target_first + offset)
            if (book, *verse) not in HALVES:
                targets.add((book, *verse))
    for book in kjv:
        counts = []
        for chapter in range(1, max([c for b, c in sources if b == book] + [len(kjv[book])]) + 1):
            own = set(sources[book, chapter])
            if chapter <= len(kjv[book]):
                own |= {v for v in range(1, kjv[book][chapter - 1] + 1)
                        if (book, chapter, v) not in targets and not (own and v > max(own))}
            if own:
                counts.append(count(system, book, chapter, max(own), shifts))
        yield book, counts


def overflow(counts, chapter, verse):
    """A rule may run on into the chapters that follow."""
    while chapter <= len(counts) and verse > counts[chapter - 1]:
        verse -= counts[chapter - 1]
        chapter += 1
    return chapter, verse


def count(system, book, chapter, last, shifts):
    if book == 'Ps':
        last += shifts.get(chapter, 0)
    return FIXED.get((system, book, chapter)) or max(last, ALSO.get((system, book, chapter), 0))


def main():
    kjv = canon('kjv')
    lines = ['# SPDX-FileCopyrightText: The Siloam contributors', '# SPDX-License-Identifier: GPL-3.0-or-later',
             '# numbering\tbook\tverses of each chapter']
    tables = {'kjv': list(kjv.items()), 'nld': list(derived('nld', kjv)), 'mt': list(derived('mt', kjv)),
              'segond': [(book, canon('segond')[book]) for book in kjv]}
    for numbering, books in tables.items():
        for book, counts in books:
            lines.append(f'{numbering}\t{book}\t{" ".join(map(str, counts))}')
    (HERE / 'verse-counts.tsv').write_text('\n'.join(lines) + '\n')
    write_canons(lines[:2])


def write_canons(head):
    lines = head + ['# versification\ttestament\tbook\tverses of each chapter']
    for name in sorted(canons.canons):
        for testament in ('ot', 'nt'):
            for _, osis, _, counts in canons.canons[name][testament]:
                lines.append(f'{name}\t{testament}\t{osis}\t{" ".join(map(str, counts))}')
    (HERE / 'canons.tsv').write_text('\n'.join(lines) + '\n')


if __name__ == '__main__':
    main()
