#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the tables of data/scripture into one C file: make-tables.py DATA-FOLDER OUTPUT."""
import pathlib
import sys

LANGUAGES = ['nl', 'en', 'de', 'fr', 'es']
NUMBERINGS = ['kjv', 'nld', 'mt', 'segond']
CLASSES = ['chapter', 'verse', 'and', 'to', 'next', 'following', 'first', 'second', 'third', 'fourth', 'fifth',
           'suffix', 'letter', 'filler', 'clock', 'unit']
SETS = {'Moses': 'Gen', 'Sam': '1Sam', 'Kgs': '1Kgs', 'Chr': '1Chr', 'Cor': '1Cor', 'Thess': '1Thess',
        'Tim': '1Tim', 'Pet': '1Pet', 'John': '1John'}


def rows(path):
    for line in path.read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            yield line.split('\t')


def quoted(text):
    return '"' + ''.join(c if c.isascii() else ''.join(f'\\{b:03o}' for b in c.encode()) for c in text) + '"'


def read_counts(folder):
    counts = {numbering: [] for numbering in NUMBERINGS}
    for numbering, book, chapters in rows(folder / 'verse-counts.tsv'):
        counts[numbering].append((book, [int(n) for n in chapters.split()]))
    books = [book for book, _ in counts['kjv']]
    assert len(books) == 66
    for numbering in NUMBERINGS:
        assert [book for book, _ in counts[numbering]] == books, numbering
    return books, counts


def read_names(folder, books):
    """Per language: name -> [book, strength, set base, set size, set strength]."""
    names = {language: {} for language in LANGUAGES}
    for key, languages, strength, spelled in rows(folder / 'lexicon.tsv'):
        for language in languages.split(','):
            for name in spelled.split('|'):
                add_name(names[language], books, key, strength, name)
    for table in names.values():
        for name in [name for name in table if ' ' in name]:
            table.setdefault(name.rsplit(' ', 1)[1], [0, '-', 0, 0, '-'])
    return names


def add_name(table, books, key, strength, name):
    entry = table.setdefault(name, [0, '-', 0, 0, '-'])
    if ':' in key:
        base, size = key.split(':')
        entry[2:] = [books.index(SETS[base]) + 1, int(size), strength]
    elif entry[0] == 0:
        entry[:2] = [books.index(key) + 1, strength]


def write_counts(out, books, counts):
    out.append('const char *const siloam_books_osis[SILOAM_N_BOOKS + 1] = {\n  NULL,')
    out.extend(f'  "{book}",' for book in books)
    out.append('};\n')
    for numbering in NUMBERINGS:
        flat = [n for _, chapters in counts[numbering] for n in chapters]
        out.append(f'static const guint8 {numbering}_verses[] = {{')
        out.extend('  ' + ' '.join(f'{n},' for n in flat[i:i + 20]) for i in range(0, len(flat), 20))
        starts, total = [0], 0
        for _, chapters in counts[numbering]:
            starts.append(total)
            total += len(chapters)
        starts.append(total)
        out.append(f'}};\nstatic const guint16 {numbering}_starts[] = {{')
        out.extend('  ' + ' '.join(f'{n},' for n in starts[i:i + 17]) for i in range(0, len(starts), 17))
        out.append('};\n')
    out.append('const SiloamVerseCounts siloam_verse_counts[SILOAM_N_NUMBERINGS] = {')
    out.extend(f'  {{ {numbering}_verses, {numbering}_starts }},' for numbering in NUMBERINGS)
    out.append('};\n')


def write_names(out, names):
    for language in LANGUAGES:
        out.append(f'static const SiloamBookName names_{language}[] = {{')
        for name, (book, strength, base, size, set_strength) in sorted(names[language].items()):
            out.append(f"  {{ {quoted(name)}, {book}, '{strength}', {base}, {size}, '{set_strength}' }},")
        out.append('};\n')
    out.append('const SiloamLexicon siloam_lexicons[SILOAM_N_LANGUAGES] = {')
    out.extend(f'  {{ "{language}", names_{language}, G_N_ELEMENTS (names_{language}) }},' for language in LANGUAGES)
    out.append('};\n')


def write_words(out, folder):
    words = {(kind, language): [] for kind in CLASSES for language in LANGUAGES}
    for kind, languages, spelled in rows(folder / 'words.tsv'):
        for language in LANGUAGES if languages == '*' else languages.split(','):
            words[kind, language] += spelled.split('|')
    out.append('const char *const *const siloam_words[SILOAM_N_WORD_CLASSES][SILOAM_N_LANGUAGES] = {')
    for kind in CLASSES:
        out.append('  {')
        for language in LANGUAGES:
            longest_first = sorted(set(words[kind, language]), key=lambda word: (-len(word), word))
            out.append('    (const char *const[]) { '
                       + ''.join(f'{quoted(word)}, ' for word in longest_first) + 'NULL },')
        out.append('  },')
    out.append('};\n')


def write_rules(out, folder, books):
    for numbering in NUMBERINGS[1:]:
        out.append(f'static const SiloamNumberingRule rules_{numbering}[] = {{')
        shifts = [0] * 151
        for system, book, chapter, first, last, target, target_first in rows(folder / 'v11n-rules.tsv'):
            if system == numbering and first == 'shift':
                shifts[int(chapter)] = int(last)
            elif system == numbering:
                out.append(f'  {{ {books.index(book) + 1}, {chapter}, {first}, {last}, {target}, {target_first} }},')
        out.append(f'}};\nstatic const guint8 shifts_{numbering}[] = {{')
        out.extend('  ' + ' '.join(f'{n},' for n in shifts[i:i + 20]) for i in range(0, len(shifts), 20))
        out.append('};\n')
    out.append('const SiloamNumberingRules siloam_numbering_rules[SILOAM_N_NUMBERINGS] = {\n  { NULL, 0, NULL },')
    out.extend(f'  {{ rules_{n}, G_N_ELEMENTS (rules_{n}), shifts_{n} }},' for n in NUMBERINGS[1:])
    out.append('};')


def read_canons(folder):
    """Per versification: the books of both testaments, each with its chapters."""
    canons = {}
    for name, testament, book, chapters in rows(folder / 'canons.tsv'):
        both = canons.setdefault(name, {'ot': [], 'nt': []})
        both[testament].append((book, [int(n) for n in chapters.split()]))
    return canons


def write_canons(out, folder, books):
    canons = read_canons(folder)
    for name, both in canons.items():
        flat = [n for _, chapters in both['ot'] + both['nt'] for n in chapters]
        out.append(f'static const guint8 canon_{name}_verses[] = {{')
        out.extend('  ' + ' '.join(f'{n},' for n in flat[i:i + 20]) for i in range(0, len(flat), 20))
        out.append(f'}};\nstatic const SiloamCanonBook canon_{name}_books[] = {{')
        start = 0
        for book, chapters in both['ot'] + both['nt']:
            out.append(f'  {{ {books.index(book) + 1 if book in books else 0}, {len(chapters)}, {start} }},')
            start += len(chapters)
        out.append('};\n')
    out.append('const SiloamCanon siloam_canons[] = {')
    for name, both in canons.items():
        sizes = f"{{ {len(both['ot'])}, {len(both['nt'])} }}"
        out.append(f'  {{ "{name}", canon_{name}_books, {sizes}, canon_{name}_verses }},')
    out.append('};\nconst gsize siloam_n_canons = G_N_ELEMENTS (siloam_canons);\n')


def range_of(text, books):
    """The fields of a SiloamReference in kjv, of an OSIS id or a range of two."""
    first, _, last = text.partition('-')
    book, chapter, verse = first.split('.')
    end_book, end_chapter, end_verse = (last or first).split('.')
    assert book == end_book, text
    return f'{{ {books.index(book) + 1}, SILOAM_NUMBERING_KJV, {chapter}, {verse}, {end_chapter}, {end_verse} }}'


def write_themes(out, folder, books):
    themes = {}
    for name, kind, verses in rows(folder / 'themes.tsv'):
        themes.setdefault(name, {'core': [], 'more': [], 'sharp': []})[kind] = verses.split()
    for name, kinds in themes.items():
        out.append(f'static const SiloamReference theme_{name}[] = {{')
        out.extend(f'  {range_of(verses, books)},' for kind in ('core', 'more', 'sharp') for verses in kinds[kind])
        out.append('};\n')
    out.append('const SiloamTheme siloam_themes[] = {')
    out.extend(f'  {{ "{name}", theme_{name}, {", ".join(str(len(v)) for v in kinds.values())} }},'
               for name, kinds in themes.items())
    out.append('};\nconst gsize siloam_n_themes = G_N_ELEMENTS (siloam_themes);\n'
               'const char *const siloam_theme_names[] = {')
    out.extend(f'  "{name}",' for name in themes)
    out.append('  NULL,\n};\n')


def main():
    folder, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    books, counts = read_counts(folder)
    out = ['/* Made by make-tables.py from data/scripture. */\n\n#include "scripture/canon-private.h"\n#include "scripture/tables-private.h"\n#include "scripture/theme-private.h"\n']
    write_counts(out, books, counts)
    write_names(out, read_names(folder, books))
    write_words(out, folder)
    write_rules(out, folder, books)
    write_canons(out, folder, books)
    write_themes(out, folder, books)
    output.write_text('\n'.join(out) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
