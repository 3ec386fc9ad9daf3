#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-import.py SILOAM SILOAMCTL [FOLDER]: a journal of elsewhere brought in, looked at, and taken back.

Speaks TAP. Pictures of every step land in FOLDER.
"""
import json
import os
import subprocess
import sys

import reader as journal
from reader import R, a11y
from walk import PRESSABLE, WRITABLE

HOME = os.environ['HOME']
CANARY = 'kwikstaartje'
SOURCE = os.path.join(HOME, 'meegenomen.json')
IDS = [f'7f0d0b6c-1111-4e5f-8a00-00000000000{n}' for n in range(4)]
ENTRIES = [
    {'id': IDS[0], 'kind': 'free', 'created': '2019-04-03T08:15:00+02:00', 'text': f'De {CANARY} zong.'},
    {'id': IDS[1], 'kind': 'free', 'created': '2019-04-04T21:00:00+02:00', 'text': 'En de volgende dag weer.'},
    {'id': IDS[2], 'kind': 'nergens'},
]


def write_source(entries):
    with open(SOURCE, 'w', encoding='utf-8') as file:
        json.dump({'format': 'siloam-journal', 'version': 1, 'entries': entries}, file)


def shoot(reader, name):
    if len(sys.argv) > 3:
        reader.shoot(name)


def open_dialog(reader):
    # Rows may vanish between two calls; then the answer is of no moment at all, so ask again.
    if not a11y.wait(lambda: [reader.named('Menu')], 'the menu')[0]:
        reader.press('Terug')
        reader.see(reader.say('home.question'))
    reader.press('Menu')
    reader.press('Binnenhalen…')
    reader.see_part(reader.say('import.choose.hint'))


def open_buttons(reader):
    """GTK 4.8 says the names of its buttons twice, "_Open Open"."""
    return [n for n in a11y.find_all(reader.app, R.PUSH_BUTTON) if n.get_name().endswith('Openen') and a11y.shown(n)]


def choose(reader, path):
    reader.click(reader.find_label('Kies een bestand of een zip…'))
    dialog = a11y.window_of(a11y.wait(lambda: open_buttons(reader), 'the file dialog')[-1])
    a11y.wait(lambda: a11y.focused_among(a11y.walk(dialog)), 'the focus in the file dialog')
    a11y.key('slash')
    field = a11y.wait(lambda: next((n for n in a11y.walk(reader.app) if n.get_role() in WRITABLE
                                    and a11y.has(n, a11y.S.FOCUSED)), None), 'the place to type a path')
    a11y.set_text(field, path)
    a11y.key('Return')
    a11y.wait(lambda: not open_buttons(reader), 'the file dialog to close')


def close(reader):
    """The button of the dialog, left in its bar; the window has one of that name on the right."""
    def probe():
        buttons = [n for n in reader.named(reader.word('Close')) if n.get_role() == R.PUSH_BUTTON]
        return next((n for n in buttons
                     if n.get_component_iface().get_extents(a11y.Atspi.CoordType.WINDOW).x < 100), None)
    button = a11y.wait(probe, 'the button that closes the dialog')
    dialog = a11y.window_of(button)
    a11y.act(button)
    reader.wait_gone(dialog)


def the_menu_opens_it(reader):
    write_source(ENTRIES)
    reader.press(reader.say('unlock.button.open'))
    reader.press(reader.say('returned.button.go_on'))
    reader.see(reader.say('home.question'))
    open_dialog(reader)
    shoot(reader, 'choose')


def it_tells_how_to_take_a_journal_out_of_other_applications(reader):
    reader.see_part(reader.say('import.app.siloam.text'))
    reader.see_part('Jimmy')


def what_is_no_journal_is_told_with_a_remedy(reader):
    path = os.path.join(HOME, 'iets.json')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('{"format":"siloam-journal","version":9,"entries":[]}')
    choose(reader, path)
    reader.see(reader.say('error.import_unknown.title'))
    shoot(reader, 'not-recognised')


def it_first_tells_what_would_come(reader):
    choose(reader, SOURCE)
    reader.see(reader.say('import.report.hint'))
    reader.see('Nieuw')
    reader.see('Niet te lezen')
    shoot(reader, 'report')


def behind_a_number_stands_the_list(reader):
    reader.open_row('Nieuw')
    reader.see('woensdag 3 april 2019')
    shoot(reader, 'items')
    assert not reader.sees(CANARY), 'the list holds words of an entry'
    reader.press('Terug')
    reader.see('Nieuw')


def nothing_is_in_the_journal_yet(reader):
    reader.press('Terug')
    close(reader)
    reader.press(reader.say('library.title'))
    reader.see_part('18 november')
    assert not reader.sees(CANARY)


def it_comes_in_when_asked(reader):
    open_dialog(reader)
    choose(reader, SOURCE)
    reader.press('Haal binnen')
    reader.see_part(reader.say('import.done.text'))
    reader.see_part('2 nieuwe bladzijden')
    shoot(reader, 'done')


def it_reminds_that_the_source_still_lies_there(reader):
    reader.see(reader.say('import.source.text'))
    reader.find('Naar de prullenbak', PRESSABLE)


def what_came_in_is_told_and_is_in_the_list(reader):
    close(reader)
    reader.see('Het is binnengehaald')
    shoot(reader, 'toast')
    reader.press(reader.say('library.title'))
    reader.see_part(CANARY)


def a_second_time_adds_nothing(reader):
    open_dialog(reader)
    choose(reader, SOURCE)
    reader.see('Overgeslagen')
    reader.open_row('Overgeslagen')
    reader.see_part(reader.say('import.reason.here.text'))
    reader.press('Terug')
    reader.see(reader.say('import.nothing.hint'))
    shoot(reader, 'nothing-new')
    reader.press('Terug')


def what_was_brought_in_before_is_listed(reader):
    reader.see('Eerder binnengehaald')
    shoot(reader, 'earlier')


def it_is_taken_back_as_one(reader):
    button = a11y.wait(lambda: next((n for n in a11y.walk(reader.app) if n.get_role() == R.PUSH_BUTTON
                                     and n.get_name().startswith('Maak ongedaan: Siloam')), None), 'the undo')
    a11y.act(button)
    reader.see('2 bladzijden zijn ongedaan gemaakt.')
    shoot(reader, 'undone')
    close(reader)
    reader.press(reader.say('library.title'))
    reader.see_part('18 november')
    assert not reader.sees(CANARY)


def the_source_is_in_no_list_of_recent_files(reader):
    recent = os.path.join(os.environ['XDG_DATA_HOME'], 'recently-used.xbel')
    words = open(recent, encoding='utf-8').read() if os.path.exists(recent) else ''
    assert 'meegenomen' not in words, words


def plain_words_are_in_no_file_but_the_source(reader):
    found = subprocess.run(['grep', '-rlF', '--exclude=meegenomen.json', CANARY, HOME], capture_output=True,
                           text=True, check=False).stdout
    assert not found, found


if __name__ == '__main__':
    TESTS = [
        the_menu_opens_it,
        it_tells_how_to_take_a_journal_out_of_other_applications,
        what_is_no_journal_is_told_with_a_remedy,
        it_first_tells_what_would_come,
        behind_a_number_stands_the_list,
        nothing_is_in_the_journal_yet,
        it_comes_in_when_asked,
        it_reminds_that_the_source_still_lies_there,
        what_came_in_is_told_and_is_in_the_list,
        a_second_time_adds_nothing,
        what_was_brought_in_before_is_listed,
        it_is_taken_back_as_one,
        the_source_is_in_no_list_of_recent_files,
        plain_words_are_in_no_file_but_the_source,
    ]
    sys.exit(journal.run(sys.argv[1], sys.argv[2], TESTS, *sys.argv[3:4]))
