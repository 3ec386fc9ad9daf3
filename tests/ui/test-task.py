# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who sits at the laptop of a prayer evening sees what their task asks for, and no key leads to more.

Runs inside tests/support/ui-session.sh as: FILE SILOAM SILOAMCTL EVENING-FILE.
"""
import os
import subprocess
import sys

from person import Person, a11y, program, run

FILE = os.path.abspath(sys.argv[3])
PASSPHRASE = 'vier woorden bij elkaar'
PRAYING = 'Heather'
REQUEST = 'bramble in the hand'
NOTE = 'kestrel above the roof'
REACH = 'the shop downstairs'
COMING = 'Willow'
SECRETS = [PRAYING, REQUEST, NOTE, REACH]
KEYS = ['F1', 'F2', 'Escape', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'Escape', 'F9', 'Escape', 'ctrl+m', 'ctrl+k',
        'Escape', 'ctrl+Return', 'alt+Left', 'alt+Right', 'Insert', 'Escape', '1', '2']


class Laptop(Person):
    """An evening in full swing: one visitor prays with team 1, one is on the way to team 2."""

    def __init__(self):
        super().__init__()
        self.command = [program(), '--evening']
        file = os.path.join(self.home, 'data', 'siloam', 'ministry.siloam')
        os.makedirs(os.path.dirname(file), mode=0o700)
        subprocess.run([FILE, 'busy', file], check=True, env=dict(os.environ, G_DEBUG=''))

    def unlock(self, words=PASSPHRASE):
        self.wait_focus('Passphrase')
        self.type(words)
        a11y.key('Return')

    def come_in(self):
        self.unlock()
        self.press_prompt('evening.back.button.overview')
        self.see_task('team')

    def line(self, task):
        return self.say('evening.task').replace('{task}', self.say(f'task.{task}.here'))

    def see_task(self, task):
        self.see_prompt('evening.question')
        self.see(self.line(task))

    def choose(self, task, now='team'):
        self.press(self.line(now))
        self.see_prompt('task.question')
        self.press_prompt(f'task.{task}')

    def come_in_for(self, task):
        self.come_in()
        self.choose(task)
        self.see_task(task)

    def give_words(self, words=PASSPHRASE):
        self.wait_focus(self.say('task.pin'))
        self.type(words)
        a11y.key('Return')

    def pages(self):
        """What the overview leads to."""
        keys = [key for key in self.texts if key.startswith('evening.page.') and key.count('.') == 2]
        names = {n.get_name() for n in a11y.walk(self.app) if a11y.shown(n)}
        return {key.rsplit('.', 1)[1] for key in keys if self.say(key) in names}

    def team_row(self, number):
        return self.say('evening.session.title').replace('{number}', str(number))

    def see_nothing_of(self, words):
        told = [n.get_name() for n in a11y.walk(self.app)]
        told += [a11y.text(n) for n in a11y.walk(self.app) if n.get_role() in (a11y.R.TEXT, a11y.R.ENTRY)]
        for word in words:
            assert not [t for t in told if word in t], f'{word!r} is among {told}'


def after_the_pin_the_whole_team_sits_here():
    with Laptop() as laptop:
        laptop.come_in()
        assert laptop.pages() >= {'reception', 'follow-up', 'rights', 'setup', 'closing', 'board'}, laptop.pages()


def the_reception_sees_the_reception_and_who_is_on_the_way():
    with Laptop() as laptop:
        laptop.come_in_for('reception')
        assert laptop.pages() == {'reception', 'about'}, laptop.pages()
        assert not laptop.shown(laptop.team_row(1))
        laptop.press(laptop.team_row(2))
        laptop.see(COMING)
        laptop.see_nothing_of(SECRETS)


def no_key_leads_the_reception_further():
    with Laptop() as laptop:
        laptop.come_in_for('reception')
        for place in ('overview', 'reception'):
            if place == 'reception':
                laptop.press_prompt('evening.page.reception')
                laptop.see_prompt('reception.question')
            for key in KEYS:
                a11y.key(key)
                laptop.see_nothing_of(SECRETS)


def taking_over_asks_for_the_pin_and_goes_on_from_the_card():
    with Laptop() as laptop:
        laptop.come_in_for('reception')
        laptop.press(laptop.team_row(2))
        laptop.press_prompt('handover.button.take')
        laptop.see_prompt('task.prayer')
        laptop.give_words()
        laptop.press_prompt('handover.button.take')
        laptop.see_prompt('talk.help')


def a_wrong_pin_leaves_the_task():
    with Laptop() as laptop:
        laptop.come_in_for('reception')
        laptop.choose('team', now='reception')
        laptop.give_words('vier andere woorden')
        laptop.see_prompt('task.pin.wrong')
        laptop.see_nothing_of(SECRETS)
        laptop.press_prompt('task.button.other')
        laptop.see_prompt('task.question')
        a11y.key('alt+Left')
        laptop.see_task('reception')
        assert laptop.pages() == {'reception', 'about'}, laptop.pages()


def the_pin_opens_more():
    with Laptop() as laptop:
        laptop.come_in_for('reception')
        laptop.choose('leader', now='reception')
        laptop.give_words()
        laptop.see_task('leader')
        assert laptop.pages() == {'closing', 'follow-up', 'prepare', 'opening', 'rights', 'setup', 'about'}, \
            laptop.pages()
        assert not laptop.shown(laptop.team_row(1))


def the_intercession_sees_the_board_alone():
    with Laptop() as laptop:
        laptop.come_in_for('intercession')
        assert laptop.pages() == {'board', 'about'}, laptop.pages()
        assert not laptop.shown(laptop.team_row(1))
        laptop.press_prompt('evening.page.board')
        laptop.see_prompt('board.question')
        laptop.see_nothing_of([*SECRETS, COMING])


def a_prayer_team_sees_its_visitor_and_no_register():
    with Laptop() as laptop:
        laptop.come_in_for('prayer')
        assert laptop.pages() == {'about'}, laptop.pages()
        laptop.press(laptop.team_row(1))
        laptop.see_prompt('session.button.next')


def the_lock_gives_back_the_same_task_and_not_the_session():
    with Laptop() as laptop:
        laptop.come_in()
        laptop.press(laptop.team_row(1))
        laptop.see_prompt('session.button.next')
        a11y.key('ctrl+l')
        laptop.unlock()
        laptop.press_prompt('evening.back.button.overview')
        laptop.choose('reception')
        laptop.see_task('reception')
        a11y.key('ctrl+l')
        laptop.unlock()
        laptop.see_task('reception')
        laptop.see_nothing_of(SECRETS)


def a_crash_comes_back_at_the_pin():
    with Laptop() as laptop:
        laptop.come_in_for('reception')
        laptop.process.kill()
        laptop.process.wait()
        laptop.start()
        laptop.wait_focus('Passphrase')
        laptop.see_nothing_of([*SECRETS, COMING])


run('task', [(f.__name__.replace('_', ' '), f) for f in (
    after_the_pin_the_whole_team_sits_here,
    the_reception_sees_the_reception_and_who_is_on_the_way,
    no_key_leads_the_reception_further,
    taking_over_asks_for_the_pin_and_goes_on_from_the_card,
    a_wrong_pin_leaves_the_task,
    the_pin_opens_more,
    the_intercession_sees_the_board_alone,
    a_prayer_team_sees_its_visitor_and_no_register,
    the_lock_gives_back_the_same_task_and_not_the_session,
    a_crash_comes_back_at_the_pin,
)])
