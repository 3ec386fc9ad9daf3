# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A team with a laptop and prayer evenings on it: what the window tests of the evenings share."""
import os
import re

from person import Person, a11y

PIN = 'olive4'
PLACE = 'Huis aan de bron'
CONTROLLER = 'Stichting Stil Water'


class Team(Person):
    """People with a laptop; each visit is a start of Siloam in the same home."""

    def __init__(self, home=None):
        super().__init__('nl', home)
        self.base = self.command

    @property
    def file(self):
        return os.path.join(self.home, 'data', 'siloam', 'ministry.siloam')

    def starting_at_the_evening(self):
        self.command = [*self.base, '--evening']
        return self

    def type_pin(self, pin=PIN):
        self.wait_focus(self.say('unlock.pin'))
        self.type(pin)
        a11y.key('Return')

    def unlock_evening(self):
        self.type_pin()
        self.see_prompt('evening.question')

    def choose_pin(self, pin=PIN):
        self.type_pin(pin)
        self.type(pin)
        a11y.key('Return')

    def copy_code(self):
        self.code = '-'.join(self.recovery_groups_when_shown())
        self.press_prompt('recovery.button.written')
        self.see_prompt('recovery.retype.question')
        for _ in range(2):
            self.type_asked_group()
        self.see_prompt('evening.question')

    def type_asked_group(self):
        def asked():
            names = [node.get_name() for node in self.focused()]
            return next((int(found[0]) for found in (re.findall(r'\d+', name) for name in names) if found), None)
        group = a11y.wait(asked, 'a group to type')
        self.type(self.code.split('-')[group - 1])
        a11y.key('Return')
        a11y.wait(lambda: asked() != group or not self.shown(self.say('recovery.retype.question')),
                  'the next group')

    def begin(self):
        self.press_prompt('evening.first.button.begin')
        self.choose_pin()
        self.copy_code()

    def open_page(self, name):
        self.press(self.say(f'evening.page.{name}'))
        self.see_prompt(f'{name}.question')

    def fill(self, key, words):
        self.tab_to(self.say(key))
        self.type(words)

    def set_up_place(self):
        self.open_page('setup')
        self.fill('setup.name', PLACE)
        self.fill('setup.controller', CONTROLLER)
        self.fill('setup.contact', 'team@voorbeeld.example')
        self.press_prompt('setup.button.use')
        self.see_not(self.say('setup.privacy.unused'))

    def add_member(self, name):
        self.press_prompt('setup.button.member')
        self.wait_focus(self.say('setup.member.name'))
        self.type(name)

    def choose(self, name, place):
        """The toggle of somebody, in the so-maniest question of the page."""
        toggles = [node for node in self.shown(name) if node.get_role() == a11y.R.PUSH_BUTTON
                   or node.get_role() == a11y.R.TOGGLE_BUTTON]
        a11y.act(toggles[place])
