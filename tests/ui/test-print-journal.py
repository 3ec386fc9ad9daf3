# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-print-journal.py SILOAM SILOAMCTL [FOLDER]: a page of the journal goes to a real printer.

With a print service of the test's own. The facts follow one another over one window. Speaks TAP;
pictures of what failed land in FOLDER.
"""
import os
import subprocess
import sys

import reader as journal
from paper import CANNOT, NEUTRAL, PrintDialog, PrintService, pages_of, words_of
from person import skip_all
from reader import HURT, WORD, R, a11y
from walk import PRESSABLE

TOP = os.environ['UI_TMP']
HEADING = 'zaterdag 21 november 2026'


class Printing:
    """The print service, and what came out."""
    service = None
    paper = None


def kept_nothing():
    Printing.service.wait(lambda: not Printing.service.kept(), 'the service to keep nothing')


def open_choices(reader):
    """Ctrl+P over the page that is read, and its form put to paper."""
    before = len(a11y.kids(reader.app))
    give_keys('Siloam')
    a11y.key('ctrl+p')
    window = a11y.wait(lambda: len(a11y.kids(reader.app)) > before and a11y.kids(reader.app)[-1], 'the choices')
    give_keys('Siloam')
    a11y.wait(lambda: any(n.get_name() == 'Bladzijde 1 van 1' for n in a11y.walk(window)), 'the preview')
    a11y.tab_to(window, 'In welke vorm')
    a11y.key('Return')
    a11y.wait(lambda: any(n.get_role() == R.LIST_ITEM and a11y.has(n, a11y.S.FOCUSED) for n in a11y.walk(window)),
              'the forms')
    a11y.key('Home', 'Down', 'Return')
    reader.find('Afdrukken…', PRESSABLE)
    return window


def give_keys(name):
    """There is no window manager: whoever had the keys before may keep them."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', name], capture_output=True, text=True,
                           check=True).stdout.split()
    subprocess.run(['xdotool', 'windowfocus', '--sync', max(found, key=int)], check=True, timeout=a11y.PATIENCE)


def ask_for_a_printer(reader):
    reader.press('Afdrukken…')
    return PrintDialog(reader.app)


def the_page_is_read(reader):
    reader.press(reader.say('unlock.button.open'))
    reader.press(reader.say('returned.button.go_on'))
    reader.see(reader.say('home.question'))
    reader.press(reader.say('library.title'))
    reader.open_row(WORD)
    reader.see_part(HEADING)
    reader.choices = open_choices(reader)


def leaving_the_print_dialog_leaves_all_as_it_was(reader):
    ask_for_a_printer(reader).cancel()
    reader.button('Afdrukken…')
    assert not Printing.service.began() and not Printing.service.kept()


def a_printer_that_breaks_down_is_told_with_its_remedy(reader):
    ask_for_a_printer(reader).print_on('broken')
    reader.see_part(reader.say('error.export_printer.title'))
    reader.see_part(reader.say('error.export_printer.remedy'))
    kept_nothing()


def a_printer_that_refuses_cannot_be_chosen(reader):
    dialog = ask_for_a_printer(reader)
    dialog.choose('full')
    button = next(n for n in a11y.find_all(dialog.window, R.PUSH_BUTTON) if n.get_name().endswith(' Afdrukken'))
    a11y.wait(lambda: not a11y.has(button, a11y.S.SENSITIVE), 'printing to be off')
    dialog.cancel()


def a_printer_that_works_brings_what_the_preview_showed(reader):
    ask_for_a_printer(reader).print_on('works')
    Printing.paper = Printing.service.wait_paper(1)
    words = words_of(Printing.paper)
    assert WORD in words and HURT not in words, words
    assert pages_of(Printing.paper) == 1
    reader.wait_gone(reader.choices)
    reader.see('Het is klaar')
    kept_nothing()


def a_printer_that_stands_still_is_not_said_to_be_ready(reader):
    reader.see_no('Het is klaar')
    reader.choices = open_choices(reader)
    ask_for_a_printer(reader).print_on('stopped')
    reader.wait_gone(reader.choices)
    reader.see('De bladzijden zijn bij de printer')


def neither_the_queue_nor_the_file_has_a_name_that_tells(reader):
    for _, title, options in Printing.service.told():
        assert NEUTRAL.fullmatch(title), title
        assert WORD not in options and HEADING not in options, options
    facts = subprocess.run(['pdfinfo', Printing.paper], check=True, capture_output=True, text=True).stdout
    assert 'Title:' not in facts and 'Author:' not in facts, facts


def no_file_but_the_paper_was_made(reader):
    made = subprocess.run(['grep', '-rlaF', '%PDF-', TOP], capture_output=True, text=True, check=False).stdout.split()
    waits = [name for name in made if name.startswith(Printing.service.below('spool'))]
    assert set(made) == {Printing.paper, *waits} and len(waits) == 1, made


TESTS = [
    the_page_is_read,
    leaving_the_print_dialog_leaves_all_as_it_was,
    a_printer_that_breaks_down_is_told_with_its_remedy,
    a_printer_that_refuses_cannot_be_chosen,
    a_printer_that_works_brings_what_the_preview_showed,
    a_printer_that_stands_still_is_not_said_to_be_ready,
    neither_the_queue_nor_the_file_has_a_name_that_tells,
    no_file_but_the_paper_was_made,
]
if CANNOT:
    skip_all('print-journal', [(test.__name__.replace('_', ' '), test) for test in TESTS], CANNOT)
with PrintService(TOP) as Printing.service:
    sys.exit(journal.run(sys.argv[1], sys.argv[2], TESTS, *sys.argv[3:4]))
