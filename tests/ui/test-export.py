# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-export.py SILOAM SILOAMCTL [FOLDER]: one entry and a period taken along as a PDF, read back by poppler.

Speaks TAP. Pictures of what failed land in FOLDER.
"""
import json
import os
import re
import subprocess
import sys
import time

import reader as journal
from reader import FREE, HURT, PICTURE, SEALED, WORD, R, a11y
from a11y import S
from walk import PRESSABLE, WRITABLE

HOME = os.environ['HOME']


def words_of(path):
    text = subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True, text=True).stdout
    return re.sub(r'\s+', ' ', text)


def name_file(reader, name):
    """Answers GTK's own file dialog."""
    path = os.path.join(HOME, name)
    field = a11y.wait(lambda: next((n for n in a11y.walk(reader.app) if n.get_role() in WRITABLE
                                    and a11y.text(n).startswith('dagboek-')), None), 'the name of the file')
    proposed = a11y.text(field)
    a11y.set_text(field, path)
    reader.press('Opslaan')
    return proposed, path


def press_save(reader):
    """Returns the dialog that the button is in."""
    button = reader.button('Opslaan…')
    dialog = a11y.window_of(button)
    a11y.act(button)
    return dialog


def save_as(reader, name):
    """Says where, reads who can see it there, and waits for the file."""
    dialog = press_save(reader)
    proposed, path = name_file(reader, name)
    reader.see_part(reader.say('open.unlocked.text'))
    reader.answer('Schrijf het hier')
    see_written(reader, dialog, path)
    return proposed, path


def see_written(reader, dialog, path):
    """Waits for the file, and for its dialog to close, or that would be taken for the next one."""
    a11y.wait(lambda: os.path.exists(path), path)
    reader.wait_gone(dialog)


def give_keys_to(window):
    """There is no window manager: whoever had the keys before may keep them."""
    def probe():
        if a11y.has(window, S.ACTIVE):
            return True
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', 'Siloam'], capture_output=True,
                               text=True, check=True).stdout.split()
        subprocess.run(['xdotool', 'windowfocus', max(found, key=int)], check=True)
        return False
    a11y.wait(probe, 'the keys to come to the dialog')


def go_to(reader, name):
    """Goes on with Tab, in the newest window, until a row of that name has the focus."""
    def probe():
        newest = a11y.kids(reader.app)[-1]
        there = any(name in n.get_name() and a11y.has(n, S.FOCUSABLE) and a11y.shown(n) for n in a11y.walk(newest))
        return newest if there else None
    window = a11y.wait(probe, f'{name!r} in the newest window')
    give_keys_to(window)
    return a11y.tab_to(window, name)


def choose(reader, row, index):
    """Opens a row with choices and takes one, by the keyboard."""
    window = a11y.window_of(go_to(reader, row))

    def is_open():
        return any(a11y.has(n, S.FOCUSED) and n.get_role() == R.LIST_ITEM for n in a11y.walk(window))
    a11y.key('Return')
    a11y.wait(is_open, f'the choices of {row!r}')
    a11y.key('Home', *['Down'] * index, 'Return')
    a11y.wait(lambda: not is_open(), f'the choices of {row!r} to close')


def switch_on(reader, row):
    go_to(reader, row)
    a11y.key('Return')


def tick(reader, words):
    box = go_to(reader, words)
    a11y.key('space')
    a11y.wait(lambda: a11y.has(box, S.CHECKED), f'{words!r} to be ticked')


def write_secret(reader, name, words):
    field = go_to(reader, name)
    a11y.key('ctrl+a')
    subprocess.run(['xdotool', 'type', '--delay', '20', words], check=True)
    a11y.wait(lambda: a11y.text(field) == words, f'what was typed in {name!r}')


PAGE, MONTH, YEAR, ALL, DAYS, TICKED = range(6)
RECEIVED, BOTH = range(2)
PDF, PAPER, MARKDOWN, TEXT, HTML, JSON = range(6)


def control_p_offers_the_entry_that_is_read(reader):
    reader.press(reader.say('unlock.button.open'))
    reader.press(reader.say('returned.button.go_on'))
    reader.see(reader.say('home.question'))
    reader.press(reader.say('library.title'))
    reader.open_row(WORD)
    reader.see_part('zaterdag 21 november 2026')
    a11y.key('ctrl+p')
    reader.find('Opslaan…', PRESSABLE)


def it_says_plainly_that_a_pdf_is_not_encrypted(reader):
    reader.see_part(reader.say('library.export.note'))


def the_page_can_be_looked_at_first(reader):
    reader.see('Bladzijde 1 van 1')


def the_proposed_name_says_nothing(reader):
    reader.proposed, reader.one = save_as(reader, 'een.pdf')
    assert re.fullmatch(r'dagboek-\d{4}-\d\d-\d\d\.pdf', reader.proposed), reader.proposed


def one_entry_holds_what_was_received_and_not_what_was_let_go(reader):
    words = words_of(reader.one)
    assert WORD in words and HURT not in words, words


def the_dialog_closes_and_says_it_is_ready(reader):
    reader.see('Het is klaar')


def both_sides_go_along_when_chosen(reader):
    reader.press('Met deze bladzijde')
    reader.press('Meenemen…')
    reader.see_part(reader.say('library.export.note'))
    choose(reader, 'Wat er meegaat', BOTH)
    _, path = save_as(reader, 'beide.pdf')
    words = words_of(path)
    assert WORD in words and HURT in words, words


def take_from_menu(reader, what):
    reader.press('Menu')
    reader.press('Bladzijden meenemen…')
    reader.see_part(reader.say('library.export.note'))
    choose(reader, 'Welke bladzijden', what - 1)


def a_period_holds_every_entry_but_the_sealed_ones(reader):
    reader.press('Terug')
    reader.see(reader.say('home.question'))
    take_from_menu(reader, ALL)
    a11y.wait(lambda: any(re.fullmatch(r'Bladzijde 1 van [2-9]', text) for text in reader.visible_texts()),
              'a cover and more pages')
    _, path = save_as(reader, 'alles.pdf')
    words = words_of(path)
    assert WORD in words and PICTURE in words and FREE in words, words
    assert SEALED not in words and HURT not in words, words


def what_is_sealed_goes_along_only_after_it_was_asked_again(reader):
    take_from_menu(reader, ALL)
    switch_on(reader, reader.say('library.export.content.sealed'))
    reader.see(reader.say('library.export.sealed.question'))
    reader.answer('Neem het mee')
    _, path = save_as(reader, 'verzegeld.pdf')
    assert SEALED in words_of(path)


def leaving_it_out_keeps_the_seal(reader):
    take_from_menu(reader, ALL)
    switch_on(reader, reader.say('library.export.content.sealed'))
    reader.see(reader.say('library.export.sealed.question'))
    reader.answer('Laat het weg')
    _, path = save_as(reader, 'dicht.pdf')
    assert SEALED not in words_of(path)


def pages_that_are_ticked_go_along_and_no_others(reader):
    take_from_menu(reader, TICKED)
    reader.find('Deze meenemen', PRESSABLE)
    for words in (WORD, PICTURE):
        tick(reader, words)
    reader.answer('Deze meenemen')
    reader.see_part('2 bladzijden')
    _, path = save_as(reader, 'gekozen.pdf')
    words = words_of(path)
    assert WORD in words and PICTURE in words and FREE not in words, words


def a_locked_pdf_opens_with_its_password_only(reader):
    take_from_menu(reader, ALL)
    switch_on(reader, 'Op slot met een wachtwoord')
    reader.see_part(reader.say('library.export.note.locked'))
    reader.press('Opslaan…')
    reader.see(reader.say('library.export.lock.empty'))
    write_secret(reader, 'Wachtwoord', 'kort')
    reader.see(reader.say('library.export.lock.short'))
    reader.press('Opslaan…')
    reader.see(reader.say('library.export.lock.differ'))
    write_secret(reader, 'Nog een keer hetzelfde', 'kort')
    dialog = press_save(reader)
    _, path = name_file(reader, 'slot.pdf')
    see_written(reader, dialog, path)
    reader.see('Het is klaar')
    bare = subprocess.run(['pdftotext', path, '-'], capture_output=True, check=False)
    opened = subprocess.run(['pdftotext', '-upw', 'kort', path, '-'], capture_output=True, text=True, check=False)
    assert bare.returncode != 0 and not bare.stdout, bare
    assert WORD in re.sub(r'\s+', ' ', opened.stdout), opened


def a_text_file_is_written_in_the_open(reader):
    take_from_menu(reader, ALL)
    choose(reader, 'In welke vorm', TEXT)
    reader.see_part(reader.say('library.export.note.open'))
    reader.see_part(reader.say('library.export.no_pages'))
    proposed, path = save_as(reader, 'alles.txt')
    assert re.fullmatch(r'dagboek-\d{4}-\d\d-\d\d\.txt', proposed), proposed
    words = re.sub(r'\s+', ' ', open(path, encoding='utf-8').read())
    assert WORD in words and FREE in words and HURT not in words and SEALED not in words, words


def everything_goes_along_only_after_it_was_asked_again(reader):
    take_from_menu(reader, ALL)
    choose(reader, 'In welke vorm', JSON)
    dialog = press_save(reader)
    reader.see(reader.say('library.export.everything.question'))
    reader.answer('Neem het mee')
    _, path = name_file(reader, 'alles.json')
    reader.answer('Schrijf het hier')
    see_written(reader, dialog, path)
    with open(path, encoding='utf-8') as file:
        document = json.load(file)
    assert document['format'] == 'siloam-journal' and len(document['entries']) == 5, document
    assert SEALED in json.dumps(document, ensure_ascii=False)


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
    assert names == ['alles.json', 'alles.pdf', 'alles.txt', 'beide.pdf', 'dicht.pdf', 'een.pdf', 'gekozen.pdf',
                     'slot.pdf', 'verzegeld.pdf'], names


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
    pages_that_are_ticked_go_along_and_no_others,
    a_locked_pdf_opens_with_its_password_only,
    a_text_file_is_written_in_the_open,
    everything_goes_along_only_after_it_was_asked_again,
    the_file_is_named_neutrally_inside_too,
    no_trace_is_left_among_recent_files,
    nothing_else_was_written_beside_the_files,
]

if __name__ == '__main__':
    sys.exit(journal.run(*sys.argv[1:3], TESTS, *sys.argv[3:]))
