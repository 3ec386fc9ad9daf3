# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a team and the recovery code go to a real printer: the board, the privacy sheet, the register.

strace follows where the pages pass on their way. Runs inside tests/support/ui-session.sh as:
FILE SILOAM SILOAMCTL EVENING-FILE.
"""
import os
import re
import signal
import subprocess
import sys

from paper import CANNOT, NEUTRAL, PrintDialog, PrintService, in_order, pages_of, words_of
from person import Person, Skipped, a11y, empty_keyring, program, run, skip_all
from a11y import R

FILE = os.path.abspath(sys.argv[3])
TOP = os.environ['UI_TMP']
TRACE = os.path.join(TOP, 'trace')
PASSPHRASE = 'vier woorden bij elkaar'
OPENED = re.compile(r'openat\(\S+, "([^"]*gtkprint[^"]*)", \S*O_CREAT')
UNLINKED = re.compile(r'unlink(?:at)?\([^"]*"([^"]*gtkprint[^"]*)"')


def strace_works():
    return subprocess.run(['strace', '-f', '-o', '/dev/null', 'true'], capture_output=True, check=False).returncode == 0


class Team(Person):
    """On an evening that is open."""

    def __init__(self):
        super().__init__('nl')
        self.command = [program(), '--evening']
        if strace_works():
            self.command = ['strace', '-f', '--seccomp-bpf', '-e', 'trace=openat,unlink,unlinkat', '-o', TRACE,
                            *self.command]
        ministry = os.path.join(self.home, 'data', 'siloam', 'ministry.siloam')
        os.makedirs(os.path.dirname(ministry), mode=0o700)
        subprocess.run([FILE, 'make', ministry], check=True, env=dict(os.environ, G_DEBUG=''))

    def come_in(self):
        self.wait_focus('Wachtzin')
        self.type(PASSPHRASE)
        a11y.key('Return')
        self.see_prompt('evening.question')

    def click_prompt(self, key):
        """Not by Tab: no window manager gives the keys back after a dialog."""
        name = self.say(key)
        a11y.act(a11y.wait(lambda: next((n for n in self.shown(name) if n.get_role() == R.PUSH_BUTTON), None), name))

    def print_on(self, key, printer):
        self.click_prompt(key)
        PrintDialog(self.app).print_on(printer)

    def see_part(self, key):
        part = self.say(key)
        a11y.wait(lambda: any(part in n.get_name() for n in a11y.walk(self.app) if a11y.shown(n)), part)

    def leave(self):
        """Asks Siloam itself to end: strace would not pass it on."""
        os.kill(self.app.get_process_id(), signal.SIGTERM)
        code = self.process.wait(2 * a11y.PATIENCE)
        assert code == 0, f'Siloam ended with {code}'


class Story:
    team = None
    service = None


def nothing_is_kept():
    Story.service.wait(lambda: not Story.service.kept(), 'the service to keep nothing')


def the_board_comes_out_on_one_page():
    team = Story.team.start()
    team.come_in()
    team.press_prompt('evening.page.board')
    team.see_prompt('board.question')
    team.print_on('board.button.print', 'works')
    paper = Story.service.wait_paper(1)
    words = words_of(paper)
    assert team.say('board.slip.title') in words and team.say('board.slip.note') in words, words
    assert pages_of(paper) == 1
    for never in ('Tamar', 'Ruben', 'grote zaal', 'De Brug'):
        assert never not in words, words


def a_board_that_does_not_come_out_is_told():
    Story.team.print_on('board.button.print', 'broken')
    Story.team.see_part('board.print.failed')


def a_board_that_waits_at_the_printer_is_told():
    Story.team.print_on('board.button.print', 'stopped')
    Story.team.see_part('board.print.waits')


def leaving_the_page_takes_it_back():
    a11y.act(a11y.find(Story.team.app, R.PUSH_BUTTON, 'Terug'))
    Story.team.see_prompt('evening.question')
    nothing_is_kept()


def print_paper(key, number):
    """The paper, as many pages as were shown, and its words."""
    team = Story.team
    team.click_prompt(key)
    team.see_prompt('rights.paper.question')
    shown = len([n for n in a11y.walk(team.app) if n.get_role() == R.IMAGE and a11y.shown(n)])
    team.print_on('rights.button.print', 'works')
    paper = Story.service.wait_paper(number)
    assert pages_of(paper) == shown, shown
    return words_of(paper)


def the_privacy_sheet_comes_out_as_it_was_shown():
    Story.team.focus_window()
    Story.team.press_prompt('evening.page.rights')
    Story.team.see_prompt('rights.question')
    words = print_paper('rights.papers.sheet', 2)
    assert 'het bestuur' in words, words
    nothing_is_kept()


def the_register_comes_out_as_it_was_shown():
    a11y.act(a11y.find(Story.team.app, R.PUSH_BUTTON, 'Terug'))
    words = print_paper('rights.papers.register', 3)
    assert Story.team.say('avg.register.title') in words, words
    nothing_is_kept()


def on_their_way_pages_have_no_name_and_are_in_memory():
    Story.team.leave()
    if not os.path.exists(TRACE):
        raise Skipped('strace is not there or may not follow a process')
    with open(TRACE, encoding='utf-8', errors='replace') as file:
        text = file.read()
    made, gone = OPENED.findall(text), UNLINKED.findall(text)
    pages = [path for path in made if '_ppd_' not in path]  # the others tell what a printer can do
    assert len(pages) == 5 and sorted(made) == sorted(gone), (made, gone)
    folders = {os.path.dirname(path) for path in made}
    assert folders == {os.environ['XDG_RUNTIME_DIR']}, folders


def a_recovery_code_comes_out_and_is_nowhere_else():
    person = Person('nl')
    with person:
        person.first_run_to_lockup()
        person.press('Verder')
        groups = person.recovery_groups_when_shown()
        before = len(Story.service.papers())
        name = person.say('recovery.button.print')
        a11y.act(a11y.find(person.app, R.PUSH_BUTTON, name))
        PrintDialog(person.app).print_on('works')
        words = words_of(Story.service.wait_paper(before + 1))
        assert len(groups) == 8 and all(group in words for group in groups), (groups, words)
        nothing_is_kept()


def no_name_in_a_queue_told_anything():
    for _, title, _ in Story.service.told():
        assert NEUTRAL.fullmatch(title), title


FACTS = in_order((
    the_board_comes_out_on_one_page,
    a_board_that_does_not_come_out_is_told,
    a_board_that_waits_at_the_printer_is_told,
    leaving_the_page_takes_it_back,
    the_privacy_sheet_comes_out_as_it_was_shown,
    the_register_comes_out_as_it_was_shown,
    on_their_way_pages_have_no_name_and_are_in_memory,
    a_recovery_code_comes_out_and_is_nowhere_else,
    no_name_in_a_queue_told_anything,
))
if CANNOT:
    skip_all('print-sheets', FACTS, CANNOT)
empty_keyring()
Story.team = Team()
with PrintService(TOP) as Story.service:
    try:
        run('print-sheets', FACTS)
    finally:
        if Story.team.process and Story.team.process.poll() is None:
            Story.team.process.kill()
