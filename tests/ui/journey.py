# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways through Siloam that the tests of the whole application share, by keyboard only.

The accessibility bus tells what is on the screen and where the focus is; it presses nothing. Letters
beyond ASCII are the one exception: xdotool cannot type them reliably, so they are put in as an input
method would, in the field that has the focus.
"""
import os
import subprocess

from person import Person, R, S, a11y

STEPS = ('arrive', 'invite', 'name', 'memory', 'forgive', 'release', 'receive', 'weigh', 'today')


class Traveller(Person):
    """A person who also writes, searches and prints, and whose screen and output are watched."""

    def __init__(self, language='en', home=None):
        super().__init__(language, home)
        self.titles = set()
        self.log = os.path.join(self.home, 'said.log')

    def shown(self, name):
        self.titles.update(n.get_name() for n in a11y.kids(self.app))
        return super().shown(name)

    def shows(self, part):
        """Whether any text on the screen has this part."""
        return a11y.those(self.app, lambda n: a11y.shown(n) and (part in n.get_name() or part in self.text_of(n)))

    @staticmethod
    def text_of(node):
        return a11y.text(node) or '' if node.get_role() in (R.TEXT, R.ENTRY) else ''

    def see_part(self, part):
        a11y.wait(lambda: self.shows(part), f'{part!r} somewhere')

    def said(self):
        """What was written to the standard output and error so far."""
        with open(self.log, encoding='utf-8', errors='replace') as file:
            return file.read()

    def holds(self, words):
        return any(words in self.text_of(node) for node in self.focused())

    def put(self, words):
        """Types, or puts in what has letters that no key of this keyboard has."""
        if words.isascii():
            self.type(words)
        else:
            a11y.set_text(next(n for n in self.focused() if n.get_role() in (R.TEXT, R.ENTRY)), words)
        a11y.wait(lambda: self.holds(words), f'{words!r} in the field with the focus')

    def write(self, key, words):
        """Goes to the field of a prompt and writes there."""
        self.see_prompt(key)
        self.tab_to(self.say(key))
        self.put(words)

    def write_in_fold(self, key, words):
        """The same for a field that is folded away under its own name."""
        self.press_prompt(key)
        a11y.key('Tab')
        a11y.wait(lambda: any(n.get_role() == R.TEXT for n in self.focused()), f'a field under {key}')
        self.put(words)

    def choose(self, key):
        """Chooses a chip; chips of a group are reached with the arrows."""
        name = self.say(key)
        for _ in range(40):
            if self.has_focus(name):
                a11y.key('space')
                return
            self.step_focus('Right' if self.in_group_with(name) else 'Tab')
        raise AssertionError(f'{name!r} cannot be reached')

    def in_group_with(self, name):
        return any(kid.get_name() == name for node in self.focused() if node.get_parent()
                   for kid in a11y.kids(node.get_parent()))

    def next(self, step):
        """Goes on, and waits for the step with this question."""
        a11y.key('ctrl+Return')
        self.see_prompt(f'{step}.question')

    def first_run(self):
        self.first_run_to_lockup()
        self.press(self.word('Next'))
        self.finish_first_run()

    def exchange(self, words):
        """Walks every step; writes words[step] where there is something to write."""
        self.press_prompt('home.door.exchange')
        self.see_prompt('arrive.question')
        self.choose('arrive.checkin.calm')
        self.write('arrive.memory.question', words['arrive'])
        self.next('invite')
        self.write('invite.question', words['invite'])
        self.next('name')
        self.write('name.question', words['name'])
        self.choose('name.kind.pain')
        self.next('memory')
        self.write('memory.certainty', words['memory'])
        self.next('forgive')
        self.choose('forgive.stance.willing')
        self.write('forgive.alias', words['forgive'])
        self.next('release')
        self.write_in_fold('release.own_prayer', words['release'])
        self.press_prompt('release.amount.all')
        self.see_prompt('receive.question')
        self.write('receive.question', words['receive'])
        self.next('weigh')
        self.choose('weigh.discern.fits')
        self.press(self.word('Add a verse'))
        self.put(words['weigh'])
        self.next('today')
        self.write('today.question', words['today'])
        self.write('today.thanks', words['thanks'])
        a11y.key('ctrl+Return')
        self.see_prompt('home.question')

    def lock(self):
        a11y.key('ctrl+l')
        self.wait_focus(self.say('unlock.button.open'))

    def home_after_unlock(self):
        self.unlock()
        self.press_prompt('returned.button.go_on')
        self.see_prompt('home.question')

    def search(self, query, expected):
        """From Home: looks for query, and waits for a find that shows expected."""
        self.press_prompt('library.title')
        self.see_prompt('library.choose')
        a11y.key('ctrl+f')
        self.wait_focus(self.say('library.search'))
        self.type(query)
        a11y.wait(lambda: self.finds(expected), f'a find with {expected!r}')

    def finds(self, expected):
        return a11y.those(self.app, lambda n: n.get_role() == R.LIST_ITEM and a11y.shown(n)
                          and any(expected in k.get_name() for k in a11y.walk(n)))

    def open_find(self):
        """Goes from the search field to the first find and opens it."""
        for _ in range(10):
            if any(n.get_role() == R.LIST_ITEM for n in self.focused()):
                break
            self.step_focus('Tab')
        a11y.key('Return')

    def give_keys_to_new_window(self, count):
        """What a window manager does when a dialog opens; there is none here."""
        a11y.wait(lambda: len(a11y.kids(self.app)) >= count, f'{count} windows')
        found = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--name', 'Siloam'], check=True,
                               capture_output=True, text=True, timeout=a11y.PATIENCE).stdout.split()
        subprocess.run(['xdotool', 'windowfocus', '--sync', max(found, key=int)], check=True,
                       timeout=a11y.PATIENCE)

    def quit(self):
        """Leaves with the key for it; the end is awaited."""
        a11y.key('ctrl+q')
        code = self.process.wait(2 * a11y.PATIENCE)
        assert code == 0, f'Siloam ended with {code}'
