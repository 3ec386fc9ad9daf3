# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor's summary goes to a real printer, to one that fails and to one that is not there.

The facts follow one another at one laptop, with a print service of the test's own. Runs inside
tests/support/ui-session.sh as: FILE SILOAM SILOAMCTL EVENING-FILE.
"""
import os
import subprocess
import sys

from paper import CANNOT, NEUTRAL, PrintDialog, PrintService, in_order, pages_of, words_of
from person import Person, a11y, program, run, skip_all
from a11y import R, S

FILE = os.path.abspath(sys.argv[3])
TOP = os.environ['UI_TMP']
PASSPHRASE = 'vier woorden bij elkaar'
NAME = 'Kattenstaart'
REQUEST = 'een kievit in het weiland'
GIFT = 'een lantaarn bij de deur'


class Visit(Person):
    """The last minutes of a visitor who agreed to a summary."""

    def __init__(self):
        super().__init__('nl')
        self.command = [program(), '--evening']
        os.makedirs(os.path.dirname(self.ministry), mode=0o700)
        subprocess.run([FILE, 'make-landing', self.ministry], check=True, env=dict(os.environ, G_DEBUG=''))

    @property
    def ministry(self):
        return os.path.join(self.home, 'data', 'siloam', 'ministry.siloam')

    def say_u(self, key):
        text = self.texts[key]
        return text if isinstance(text, str) else text['u']

    def see_u(self, key):
        self.see(self.say_u(key))

    def sees_u(self, key):
        return a11y.wait(lambda: [bool(self.shown(self.say_u(key)))], 'the screen')[0]

    def click(self, name):
        a11y.act(a11y.wait(lambda: next((n for n in self.shown(name) if n.get_role() == R.PUSH_BUTTON), None), name))

    def click_u(self, key):
        self.click(self.say_u(key))

    def told_part(self, key):
        part = self.say_u(key)
        a11y.wait(lambda: any(part in n.get_name() for n in a11y.walk(self.app) if a11y.shown(n)), part)

    def come_to_giving(self):
        self.wait_focus('Wachtzin')
        self.type(PASSPHRASE)
        a11y.key('Return')
        self.press_prompt('evening.back.button.resume')
        self.see_u('land.takes')
        while not self.sees_u('give.question'):
            before = self.line()
            a11y.key('ctrl+Return')
            a11y.wait(lambda: self.line() != before, f'another line than {before!r}')  # pylint: disable=W0640

    def line(self):
        # Widgets may vanish between two calls; a wait asks again.
        return a11y.wait(lambda: [n.get_name() for n in a11y.walk(self.app)
                                  if n.get_role() == R.HEADING and a11y.shown(n)], 'a heading')[0]

    def tick_and_look(self):
        tick = a11y.wait(lambda: next((n for n in a11y.find_all(self.app, R.CHECK_BOX) if GIFT in n.get_name()), None),
                         'the line to tick')
        self.tab_to(tick.get_name())
        a11y.key('space')
        a11y.wait(lambda: a11y.has(tick, S.CHECKED), 'the line to be ticked')
        self.look()

    def look(self):
        self.click_u('give.button.look')
        self.see_u('give.preview.question')

    def back_to_the_preview(self):
        self.click('Terug')
        self.see_u('give.question')
        self.look()

    def print_on(self, printer):
        self.dialog().print_on(printer)

    def dialog(self):
        self.click_u('give.button.print')
        return PrintDialog(self.app)

    def tell(self):
        told = subprocess.run([FILE, 'tell', self.ministry], check=True, capture_output=True, text=True,
                              env=dict(os.environ, G_DEBUG=''))
        return told.stdout.splitlines()


class Story:
    """The laptop, the service that prints for it, and the paper."""
    visit = None
    service = None
    paper = None


def told_that_the_printer_failed():
    visit = Story.visit
    visit.told_part('error.ministry_printer.title')
    visit.told_part('error.ministry_printer.text')
    visit.told_part('error.ministry_printer.remedy')
    assert visit.sees_u('give.preview.question') and not visit.sees_u('give.done.printed.question')


def nothing_is_kept():
    Story.service.wait(lambda: not Story.service.kept(), 'the service to keep nothing')


def leaving_the_dialog_changes_nothing():
    visit = Story.visit.start()
    visit.come_to_giving()
    visit.tick_and_look()
    visit.dialog().cancel()
    assert visit.sees_u('give.preview.question')
    assert not Story.service.began() and not Story.service.kept()


def the_dialog_offers_no_file_to_print_to():
    dialog = Story.visit.dialog()
    names = dialog.texts('works')
    assert not [name for name in names if 'bestand' in name.lower() or 'file' in name.lower()], names
    dialog.cancel()


def a_printer_that_breaks_down_is_told_with_its_remedy():
    Story.visit.print_on('broken')
    told_that_the_printer_failed()


def of_a_page_that_broke_down_the_service_keeps_nothing():
    assert Story.service.began() == 1 and not Story.service.papers()
    nothing_is_kept()


def a_printer_that_is_stopped_is_told_and_nothing_is_given():
    Story.visit.print_on('stopped')
    Story.visit.told_part('error.ministry_print_waits.title')
    Story.visit.told_part('error.ministry_print_waits.remedy')
    assert Story.visit.sees_u('give.preview.question')
    assert Story.service.kept(), 'no page was at the printer'


def who_then_copies_by_hand_leaves_no_page_at_the_printer():
    Story.visit.click_u('give.button.copy')
    Story.visit.see_u('give.copy.question')
    nothing_is_kept()
    Story.visit.back_to_the_preview()


def a_service_that_dies_halfway_is_not_taken_for_paper():
    Story.visit.print_on('slow')
    Story.service.wait(lambda: Story.service.began() == 2, 'the printer to set to work')
    Story.service.stop()
    Story.visit.told_part('error.ministry_print_waits.title')
    assert not Story.visit.sees_u('give.done.printed.question')


def what_is_chosen_otherwise_is_taken_back_once_the_service_is_there_again():
    Story.visit.click_u('give.button.copy')
    Story.visit.see_u('give.copy.question')
    assert Story.service.kept()
    Story.service.start()
    nothing_is_kept()
    assert not Story.service.papers()
    Story.visit.back_to_the_preview()


def without_a_service_the_remedy_is_told():
    Story.service.stop()
    Story.visit.dialog().cancel()
    told_that_the_printer_failed()
    Story.service.start()

def every_ticked_line_comes_out_of_a_printer_that_works():
    shown = len([n for n in a11y.walk(Story.visit.app) if n.get_role() == R.IMAGE and a11y.shown(n)])
    Story.visit.print_on('works')
    Story.paper = Story.service.wait_paper(1)
    words = words_of(Story.paper)
    assert GIFT in words, words
    for never in (NAME, REQUEST, 'Tamar', 'Ruben'):
        assert never not in words, words
    assert pages_of(Story.paper) == 1 == shown, shown


def what_was_printed_is_given():
    Story.visit.see_u('give.done.printed.question')


def the_queue_showed_a_name_that_tells_nothing():
    for _, title, options in Story.service.told():
        assert NEUTRAL.fullmatch(title), title
        for never in (NAME, REQUEST, GIFT, 'iloam'):
            assert never not in options, options


def nothing_of_it_is_left_but_the_paper():
    nothing_is_kept()
    Story.visit.end()
    for words in (GIFT, NAME, REQUEST):
        found = files_with(words)
        assert not found, found
    left = [path for path in files_below(TOP) if path.endswith('.pdf') or is_pdf(path)]
    assert left == [Story.paper], left


def the_file_of_the_evening_says_that_it_was_handed_over():
    assert 'state: handed_over' in Story.visit.tell(), Story.visit.tell()


def files_below(top):
    return [os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names]


def is_pdf(path):
    try:
        if not os.path.isfile(path):
            return False
        with open(path, 'rb') as file:
            return file.read(5) == b'%PDF-'
    except FileNotFoundError:
        return False


def files_with(words):
    found = subprocess.run(['grep', '-rlaF', words, TOP], capture_output=True, text=True, check=False)
    return found.stdout.split()


FACTS = in_order((
    leaving_the_dialog_changes_nothing,
    the_dialog_offers_no_file_to_print_to,
    a_printer_that_breaks_down_is_told_with_its_remedy,
    of_a_page_that_broke_down_the_service_keeps_nothing,
    a_printer_that_is_stopped_is_told_and_nothing_is_given,
    who_then_copies_by_hand_leaves_no_page_at_the_printer,
    a_service_that_dies_halfway_is_not_taken_for_paper,
    what_is_chosen_otherwise_is_taken_back_once_the_service_is_there_again,
    without_a_service_the_remedy_is_told,
    every_ticked_line_comes_out_of_a_printer_that_works,
    what_was_printed_is_given,
    the_queue_showed_a_name_that_tells_nothing,
    nothing_of_it_is_left_but_the_paper,
    the_file_of_the_evening_says_that_it_was_handed_over,
))
if CANNOT:
    skip_all('print-evening', FACTS, CANNOT)
Story.visit = Visit()
with PrintService(TOP) as Story.service:
    try:
        run('print-evening', FACTS)
    finally:
        if Story.visit.process and Story.visit.process.poll() is None:
            Story.visit.process.kill()
