# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session with one visitor in the real window: consent, listening, praying, landing; and what is left of it.

Runs inside tests/support/ui-session.sh as: FILE SILOAM SILOAMCTL EVENING-FILE.
"""
import os
import shutil
import subprocess
import sys
import time

from person import Person, Skipped, a11y, program, run
from small_disk import SmallDisk
from two_screens import TwoScreens
from a11y import R

FILE = os.path.abspath(sys.argv[3])
PASSPHRASE = 'vier woorden bij elkaar'
REQUEST = 'heather on the moor'
HURT = 'bramble in the hand'
GIFT = 'a lantern by the door'
ALIAS = 'Heron'
NOTE = 'kestrel above the roof'
HOME = 'the lantern again'


class Visit(Person):
    """A team on an open evening; somebody comes in, is welcomed, and was asked nothing yet."""

    def __init__(self):
        super().__init__()
        self.command = [program(), '--evening']
        os.makedirs(os.path.dirname(self.ministry), mode=0o700)
        subprocess.run([FILE, 'make', self.ministry], check=True, env=self.plain())

    @property
    def ministry(self):
        return os.path.join(self.home, 'data', 'siloam', 'ministry.siloam')

    @staticmethod
    def plain():
        return dict(os.environ, G_DEBUG='')

    def unlock(self):
        self.wait_focus('Passphrase')
        self.type(PASSPHRASE)
        a11y.key('Return')

    def come_in(self):
        self.unlock()
        self.press_prompt('evening.page.reception')
        self.see_prompt('reception.waiting.none')
        a11y.key('Insert')
        self.wait_focus(self.say('reception.new.name'))
        self.type(ALIAS)
        a11y.key('Return')
        self.press(self.team())
        self.press_prompt('reception.button.show')
        self.press_prompt('reception.button.welcome')
        self.see_prompt('consent.info.question')

    def come_back(self):
        self.unlock()
        self.press_prompt('evening.back.button.resume')

    def team(self):
        return self.say('reception.team.name').replace('{number}', '1')

    def tell(self):
        told = subprocess.run([FILE, 'tell', self.ministry], check=True, capture_output=True, text=True,
                              env=self.plain())
        return told.stdout.splitlines()

    def read_on_to(self, key):
        """Enter reads the information, a page at a time, and then goes on."""
        for _ in range(12):
            if self.shown(self.say(key)):
                return
            a11y.key('Return')
            time.sleep(.4)
        raise AssertionError(f'reading on does not come to {key}')

    def answer(self, key, letter):
        self.see(self.say(f'consent.{key}.question') if key != 'keep' else self.date_question())
        a11y.key(letter)

    def date_question(self):
        start = self.say('consent.keep.question').split('{', maxsplit=1)[0]
        return a11y.wait(lambda: next((n.get_name() for n in a11y.walk(self.app)
                                       if n.get_name().startswith(start) and a11y.shown(n)), None), start)

    def agree_to_all(self):
        self.read_on_to('consent.age.question')
        self.answer('age', 'y')
        self.answer('notes', 'y')
        self.answer('keep', 'y')
        self.answer('contact', 'n')
        self.answer('point', 'y')
        self.answer('summary', 'y')
        self.see_prompt('consent.help.question')
        self.type(REQUEST)
        a11y.key('ctrl+Return')
        self.press_prompt('consent.button.agree')
        self.take_over()

    def refuse_notes(self):
        self.read_on_to('consent.age.question')
        self.answer('age', 'y')
        self.answer('notes', 'n')
        self.answer('point', 'n')
        self.press_prompt('consent.button.agree')
        self.take_over()

    def take_over(self):
        self.see_prompt('handover.agreed')
        a11y.key('ctrl+Return')
        self.see_prompt('talk.help')

    def go_on_to(self, key):
        for _ in range(30):
            if self.shown(self.say(key)):
                return
            before = self.line()
            a11y.key('ctrl+Return')
            a11y.wait(lambda: self.line() != before, f'another line than {before!r}')  # pylint: disable=W0640
        raise AssertionError(f'going on does not come to {key}')

    def line(self):
        headings = [n.get_name() for n in a11y.walk(self.app) if n.get_role() == R.HEADING and a11y.shown(n)]
        return headings[0] if headings else None

    def wait_told(self, line):
        """What is written is on disk within a second."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if line in self.copy_told():
                return
            time.sleep(.3)
        raise AssertionError(f'{line!r} is not stored, only {self.copy_told()}')

    def copy_told(self):
        """Of a copy: the file itself is open."""
        folder = os.path.join(self.home, 'copy')
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(os.path.dirname(self.ministry), folder)
        told = subprocess.run([FILE, 'tell', os.path.join(folder, 'ministry.siloam')], check=False,
                              capture_output=True, text=True, env=self.plain())
        return told.stdout.splitlines()


def a_whole_session_goes_by_keyboard():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        visit.go_on_to('name.question')
        visit.type(HURT)
        visit.go_on_to('receive.question')
        visit.see(HURT)
        visit.type(GIFT)
        visit.go_on_to('land.takes')
        visit.type(HOME)
        visit.go_on_to('land.blessing')
        a11y.key('ctrl+Return')
        visit.see_not(visit.say('land.blessing'))
    told = visit.tell()
    for line in (f'help request: {REQUEST}', f'hurt: {HURT}', f'received: {GIFT}', f'takes home: {HOME}',
                 'consent notes: given', 'consent contact: refused', 'consent point: given'):
        assert line in told, f'{line!r} not in {told}'


def refusing_notes_leaves_no_word():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.refuse_notes()
        assert not a11y.find_all(visit.app, R.TEXT), 'there is a place to write'
        visit.type(REQUEST)
        visit.go_on_to('receive.question')
        visit.type(GIFT)
        a11y.key('ctrl+m')
        visit.go_on_to('land.blessing')
        a11y.key('ctrl+Return')
        visit.see_not(visit.say('land.blessing'))
    told = '\n'.join(visit.tell())
    assert 'consent notes: refused' in told, told
    for words in (REQUEST, GIFT, 'alias', 'help request'):
        assert words not in told, told
    assert 'marks: 0' in told, told


def nothing_is_stored_before_that_is_right():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.read_on_to('consent.age.question')
        visit.answer('age', 'y')
        visit.answer('notes', 'y')
        visit.date_question()
    told = visit.tell()
    assert not [line for line in told if line.startswith(('consent', 'state', 'erased'))], told


def stopping_before_any_answer_stores_nothing():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.read_on_to('consent.age.question')
        visit.press_prompt('consent.button.stop')
        visit.see_prompt('land.stopped')
        visit.press_prompt('land.button.done')
        visit.see_prompt('reception.waiting.none')
    told = visit.tell()
    assert not [line for line in told if line.startswith(('consent', 'state', 'erased'))], told


def enter_alone_answers_nothing():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.read_on_to('consent.age.question')
        a11y.key('Return')
        time.sleep(.5)
        visit.see_prompt('consent.age.question')


def another_language_keeps_the_answers():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.read_on_to('consent.age.question')
        visit.answer('age', 'y')
        visit.answer('notes', 'n')
        visit.see_prompt('consent.point.question')
        visit.press('Nederlands')
        visit.see('Mag het voorbedeteam bidden voor een punt zonder uw naam en verhaal?')
        a11y.key('alt+Left')
        visit.see('Mogen wij tijdens het gesprek iets opschrijven?')
        a11y.key('n')
        a11y.key('n')
        visit.see('Klopt dit zo?')


def the_keys_of_the_evening_are_listed():
    visit = Visit()
    with visit:
        visit.unlock()
        visit.see_prompt('evening.question')
        a11y.key('F1')
        visit.see('Mark, without words')
        visit.see('Help now')
        a11y.key('Escape')
        visit.see_not('Mark, without words')


def stop_has_a_key():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        a11y.key('ctrl+shift+s')
        visit.see_prompt('land.stopped')


def stop_leads_to_a_soft_landing():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        visit.go_on_to('name.question')
        visit.press_prompt('session.button.stop')
        visit.see_prompt('land.stopped')
        visit.see_not(visit.say('land.takes'))
        assert not visit.shown(visit.say('session.button.agreed'))
    assert 'state: stopped' in visit.tell(), visit.tell()


def waiting_and_too_much_quieten_the_screen():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        visit.go_on_to('name.question')
        a11y.key('F8')
        visit.see_prompt('session.wait')
        visit.see_not(visit.say('name.question'))
        a11y.key('F8')
        visit.see_prompt('name.question')
        a11y.key('F7')
        visit.see_prompt('session.grounding.question')
        a11y.key('ctrl+Return')
        visit.see_prompt('name.question')


def after_the_quiet_screen_somebody_must_go_on():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        a11y.key('F9')
        visit.see_not(visit.say('talk.help'))
        a11y.key('Escape')
        visit.see_prompt('session.resume.question')
        assert not visit.shown(visit.say('talk.help'))
        a11y.key('Return')
        visit.see_prompt('talk.help')


def a_crash_comes_back_to_the_very_line():
    visit = Visit()
    visit.start()
    visit.come_in()
    visit.agree_to_all()
    visit.go_on_to('receive.question')
    visit.type(GIFT)
    visit.wait_told(f'received: {GIFT}')
    visit.process.kill()
    visit.process.wait()
    with visit:
        visit.come_back()
        visit.see_prompt('receive.question')
        visit.see(GIFT)


def a_full_disk_is_told_and_holds_the_lock_until_the_words_are_kept():
    if os.geteuid() != 0:
        raise Skipped('only root can mount a small disk')
    visit = Visit()
    with SmallDisk(visit) as disk:
        subprocess.run([FILE, 'make', visit.ministry], check=True, env=visit.plain())
        with visit:
            visit.come_in()
            visit.agree_to_all()
            visit.go_on_to('receive.question')
            disk.fill()
            visit.type(GIFT)
            told = visit.say('error.no_space.title')
            a11y.wait(lambda: any(n.get_name().startswith(told) and a11y.shown(n) for n in a11y.walk(visit.app)),
                      'word of the full disk')
            a11y.key('ctrl+l')
            visit.see_not(visit.say('receive.question'))
            time.sleep(1)
            assert not visit.shown('Passphrase'), 'it was closed with words in memory'
            disk.empty()
            visit.wait_focus('Passphrase')
        assert f'received: {GIFT}' in visit.tell(), visit.tell()


def one_screen_has_no_private_note_and_no_cue():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        visit.go_on_to('name.question')
        for key in ('session.notes.title', 'cue.name', 'cue.title', 'session.notes.hint'):
            assert not [n for n in a11y.walk(visit.app) if n.get_name() == visit.say(key)], key


def taking_back_notes_takes_the_words_at_once():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        visit.press_prompt('session.button.agreed')
        visit.see_prompt('session.agreed.question')
        visit.press(f"{visit.say('session.button.withdraw')}: {visit.say('handover.notes.given')}")
        visit.press_prompt('session.button.back')
        visit.see_prompt('talk.help')
        visit.see_not(REQUEST)
    told = '\n'.join(visit.tell())
    assert 'consent notes: withdrawn' in told and REQUEST not in told, told


def authority_needs_a_basis_and_a_yes():
    visit = Visit()
    with visit:
        visit.come_in()
        visit.agree_to_all()
        visit.go_on_to('name.question')
        visit.press_prompt('session.button.pray')
        visit.tab_to(visit.say('pray.ask'))
        a11y.key('Right', 'Right', 'space')
        show = a11y.find(visit.app, R.PUSH_BUTTON, visit.say('pray.button.show'))
        a11y.wait(lambda: not a11y.has(show, a11y.S.SENSITIVE), 'showing to be off')
        visit.tab_to(visit.say('pray.authority.agreed'))
        a11y.key('space')
        time.sleep(.3)
        assert not a11y.has(show, a11y.S.SENSITIVE), 'a prayer of authority without a yes'
        visit.tab_to(visit.say('pray.yes'))
        a11y.key('space')
        visit.press_prompt('pray.button.show')
        visit.see_prompt('pray.authority.prayer')


class TwoScreensVisit(TwoScreens, Visit):
    """The same on a desktop with two monitors."""

    def come_in(self):
        self.wait_focus('Passphrase')
        a11y.set_text(self.focused()[0], PASSPHRASE)
        self.click_prompt('unlock.button.open')
        self.click_prompt('evening.page.reception')
        self.click_prompt('reception.button.new')
        a11y.set_text(self.field(self.say('reception.new.name')), ALIAS)
        self.click_prompt('reception.button.add')
        self.click(self.team())
        self.click_prompt('reception.button.show')
        self.click_prompt('reception.button.welcome')

    def agree(self):
        self.click_prompt('consent.button.next')
        self.see_prompt('consent.data.question')
        self.click_prompt('consent.button.next')
        for question in ('age', 'notes'):
            self.see_prompt(f'consent.{question}.question')
            self.click_prompt('consent.button.yes')
        self.date_question()
        self.click_prompt('consent.button.no')
        for question in ('point', 'summary'):
            self.see_prompt(f'consent.{question}.question')
            self.click_prompt('consent.button.no')
        self.see_prompt('consent.help.question')
        self.click_prompt('consent.button.next')
        self.click_prompt('consent.button.agree')
        self.click_prompt('handover.two_screens')
        self.click_prompt('handover.button.take')


def the_visitors_window_never_holds_a_note():
    visit = TwoScreensVisit()
    with visit:
        visit.come_in()
        visit.agree()
        visit.see_prompt('session.notes.title')
        a11y.set_text(visit.field(visit.say('session.notes.title')), NOTE)
        visit.click_prompt('session.notes.button.save')
        visit.see(NOTE)
        window = visit.visitors_window()
        for _ in range(23):
            names = [n.get_name() for n in a11y.walk(window)]
            assert not [name for name in names if NOTE in name], names
            assert visit.say('cue.title') not in names and visit.say('cue.never') not in names, names
            visit.click_prompt('session.button.next')
    assert f'note: {NOTE}' in visit.tell(), visit.tell()


run('session', [(f.__name__.replace('_', ' '), f) for f in (
    a_whole_session_goes_by_keyboard,
    refusing_notes_leaves_no_word,
    nothing_is_stored_before_that_is_right,
    stopping_before_any_answer_stores_nothing,
    enter_alone_answers_nothing,
    another_language_keeps_the_answers,
    the_keys_of_the_evening_are_listed,
    stop_has_a_key,
    stop_leads_to_a_soft_landing,
    waiting_and_too_much_quieten_the_screen,
    after_the_quiet_screen_somebody_must_go_on,
    a_crash_comes_back_to_the_very_line,
    a_full_disk_is_told_and_holds_the_lock_until_the_words_are_kept,
    one_screen_has_no_private_note_and_no_cue,
    taking_back_notes_takes_the_words_at_once,
    authority_needs_a_basis_and_a_yes,
    the_visitors_window_never_holds_a_note,
)])
