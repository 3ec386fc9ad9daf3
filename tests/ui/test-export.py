# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-export.py SILOAM SILOAMCTL [FOLDER]: one entry and a period taken along as a PDF, read back by poppler.

Speaks TAP. Pictures of what failed land in FOLDER.
"""
import os
import re
import subprocess
import sys
import time

import reader as journal
from reader import FREE, HURT, PICTURE, SEALED, WORD, R, a11y
from walk import PRESSABLE, WRITABLE

HOME = os.environ['HOME']


def words_of(path):
    text = subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True, text=True).stdout
    return re.sub(r'\s+', ' ', text)


def save_as(reader, name):
    """Answers GTK's own file dialog and waits for the file."""
    path = os.path.join(HOME, name)
    reader.press('PDF opslaan…')
    field = a11y.wait(lambda: next((n for n in a11y.walk(reader.app) if n.get_role() in WRITABLE
                                    and a11y.text(n).endswith('.pdf')), None), 'the name of the file')
    proposed = a11y.text(field)
    a11y.set_text(field, path)
    reader.press('Opslaan')
    a11y.wait(lambda: os.path.exists(path), path)
    return proposed, path


def choose(reader, row, answer):
    """Opens a row with choices and clicks one, as a person would."""
    reader.click(a11y.wait(lambda: next(iter(reader.named(row)), None), row))
    reader.click(a11y.wait(lambda: next((n for n in reversed(reader.named(answer)) if n.get_role() == R.LABEL), None),
                           answer))


def control_p_offers_the_entry_that_is_read(reader):
    reader.press(reader.say('unlock.button.open'))
    reader.press(reader.say('returned.button.go_on'))
    reader.see(reader.say('home.question'))
    reader.press(reader.say('library.title'))
    reader.open_row(WORD)
    reader.see_part('zaterdag 21 november 2026')
    a11y.key('ctrl+p')
    reader.find('PDF opslaan…', PRESSABLE)


def it_says_plainly_that_a_pdf_is_not_encrypted(reader):
    reader.see_part(reader.say('library.export.note'))
    reader.see_part(reader.say('library.export.note.who'))


def the_page_can_be_looked_at_first(reader):
    reader.see('Bladzijde 1 van 1')


def the_proposed_name_says_nothing(reader):
    reader.proposed, reader.one = save_as(reader, 'een.pdf')
    assert re.fullmatch(r'dagboek-\d{4}-\d\d-\d\d\.pdf', reader.proposed), reader.proposed


def one_entry_holds_what_was_received_and_not_what_was_let_go(reader):
    words = words_of(reader.one)
    assert WORD in words and HURT not in words, words


def the_dialog_closes_and_says_it_is_ready(reader):
    reader.see('De pdf staat klaar')


def both_sides_go_along_when_chosen(reader):
    reader.press('Met deze bladzijde')
    reader.press('PDF maken…')
    reader.see_part(reader.say('library.export.note'))
    choose(reader, 'Wat er meegaat', reader.say('library.export.content.both'))
    _, path = save_as(reader, 'beide.pdf')
    words = words_of(path)
    assert WORD in words and HURT in words, words


def a_period_holds_every_entry_but_the_sealed_ones(reader):
    reader.press('Terug')
    reader.see(reader.say('home.question'))
    reader.press('Menu')
    reader.press('PDF maken van een periode…')
    reader.see_part(reader.say('library.export.note'))
    choose(reader, 'Periode', 'Alles')
    a11y.wait(lambda: any(re.fullmatch(r'Bladzijde 1 van [2-9]', text) for text in reader.visible_texts()),
              'a cover and more pages')
    _, path = save_as(reader, 'alles.pdf')
    words = words_of(path)
    assert WORD in words and PICTURE in words and FREE in words, words
    assert SEALED not in words and HURT not in words, words


def what_is_sealed_goes_along_only_after_it_was_asked_again(reader):
    reader.press('Menu')
    reader.press('PDF maken van een periode…')
    choose(reader, 'Periode', 'Alles')
    reader.click(reader.find_label(reader.say('library.export.content.sealed')))
    reader.see(reader.say('library.export.sealed.question'))
    reader.press('Neem het mee')
    _, path = save_as(reader, 'verzegeld.pdf')
    assert SEALED in words_of(path)


def leaving_it_out_keeps_the_seal(reader):
    reader.press('Menu')
    reader.press('PDF maken van een periode…')
    choose(reader, 'Periode', 'Alles')
    reader.click(reader.find_label(reader.say('library.export.content.sealed')))
    reader.see(reader.say('library.export.sealed.question'))
    reader.press('Laat het weg')
    _, path = save_as(reader, 'dicht.pdf')
    assert SEALED not in words_of(path)


def the_file_is_named_neutrally_inside_too(reader):
    info = subprocess.run(['pdfinfo', reader.one], check=True, capture_output=True, text=True).stdout
    assert not re.search(r'^(Author|Subject|Keywords): *\S', info, re.M), info
    assert WORD not in info, info


def recent_pdfs():
    lists = [os.path.join(folder, name) for folder, _, names in os.walk(HOME) for name in names
             if 'recently-used' in name]
    return [line for path in lists for line in open(path, encoding='utf-8') if '.pdf' in line]


def no_trace_is_left_among_recent_files(reader):
    # GTK's file dialog writes its note, and the window takes it back, a quarter of a second later.
    a11y.wait(lambda: not recent_pdfs(), 'the recent files to be empty')
    time.sleep(.6)
    assert not recent_pdfs(), recent_pdfs()


def nothing_else_was_written_beside_the_files(reader):
    names = sorted(name for name in os.listdir(HOME) if not name.startswith('.'))
    assert names == ['alles.pdf', 'beide.pdf', 'dicht.pdf', 'een.pdf', 'verzegeld.pdf'], names


TESTS = [
    control_p_offers_the_entry_that_is_read,
    it_says_plainly_that_a_pdf_is_not_encrypted,
    the_page_can_be_looked_at_first,
    the_proposed_name_says_nothing,
    one_entry_holds_what_was_received_and_not_what_was_let_go,
    the_dialog_closes_and_says_it_is_ready,
    both_sides_go_along_when_chosen,
    a_period_holds_every_entry_but_the_sealed_ones,
    what_is_sealed_goes_along_only_after_it_was_asked_again,
    leaving_it_out_keeps_the_seal,
    the_file_is_named_neutrally_inside_too,
    no_trace_is_left_among_recent_files,
    nothing_else_was_written_beside_the_files,
]

if __name__ == '__main__':
    sys.exit(journal.run(*sys.argv[1:3], TESTS, *sys.argv[3:]))
