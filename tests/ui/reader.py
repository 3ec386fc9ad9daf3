# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal made beforehand by siloamctl, and a person who reads it in the real window.

Inside ui-session.sh, with a real keyring. The tests of a file run in order over one window: each
begins where the one before it ended.
"""
import json
import os
import subprocess
import sys
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import a11y  # noqa: E402
from a11y import R  # noqa: E402
from walk import WRITABLE, Walk  # noqa: E402

HURT = 'bang om het alleen te moeten doen'
WORD = 'Je hoeft het niet alleen te doen'
PICTURE = 'een open deur'
SEALED = 'Ook bij de reünie werd ik gezien'
FREE = 'De reünie was goed en rustig.'
ENTRIES = [
    {'kind': 'exchange', 'created': '2026-11-21T20:15:00+01:00',
     'hurts': [{'kind': 'fear', 'words': HURT, 'areas': ['habits']}],
     'releases': [{'hurt': 0, 'amount': 'all'}],
     'received': [{'form': 'word', 'text': WORD, 'gifts': ['security'], 'discern': 'fits'}],
     'verses': [{'typed': 'Ps. 34:18', 'role': 'basis', 'wording': 'Hij hoort wie roept.'}],
     'today_step': 'een half uur wandelen'},
    {'kind': 'free', 'created': '2026-11-18T20:15:00+01:00', 'text': FREE, 'gratitude': ['brood op tafel']},
    {'kind': 'exchange', 'created': '2026-10-03T09:00:00+02:00', 'sealed': True,
     'hurts': [{'kind': 'shame', 'words': 'schaamte'}], 'releases': [{'hurt': 0, 'amount': 'all'}],
     'received': [{'form': 'truth', 'text': SEALED, 'discern': 'fits'}]},
    {'kind': 'exchange', 'created': '2026-09-02T09:00:00+02:00',
     'hurts': [{'kind': 'pain', 'words': 'verdriet'}], 'releases': [{'hurt': 0, 'amount': 'part'}],
     'received': [{'form': 'picture', 'text': PICTURE, 'discern': 'fits'}]},
    {'kind': 'blessing', 'created': '2026-08-30T09:00:00+02:00', 'blessing': 'protection', 'ask': 'Waak over ons huis.'},
]


def make_journal(ctl):
    path = os.path.join(os.environ['XDG_DATA_HOME'], 'siloam', 'journal.siloam')
    os.makedirs(os.path.dirname(path), mode=0o700)
    subprocess.run([ctl, '--keyring', 'create', path], check=True, stdout=subprocess.DEVNULL)
    for entry in ENTRIES:
        subprocess.run([ctl, '--keyring', 'add', path], check=True, stdout=subprocess.DEVNULL,
                       input=json.dumps(entry), text=True)
    return path


def is_shown(node):
    try:
        return a11y.shown(node)
    except a11y.GLib.Error:
        return False


def said_once(name):
    """GTK 4.8 says the name of a button with a mnemonic twice: "_Save Save"."""
    name = name.replace('_', '')
    half = len(name) // 2
    return name[:half] if name[:half] == name[half + 1:] else name


class Reader(Walk):
    """Walk, with what reading needs besides."""

    def visible_texts(self):
        return [n.get_name() for n in a11y.those(self.app, lambda n: n.get_name() and is_shown(n))]

    def sees(self, part):
        return a11y.those(self.app, lambda n: part in n.get_name() and is_shown(n))

    def see_part(self, part):
        a11y.wait(lambda: self.sees(part), f'a text with {part!r}')

    def see_no(self, part):
        a11y.wait(lambda: not self.sees(part), f'no text with {part!r}')

    def rows(self):
        return [n.get_name() for n in a11y.walk(self.app)
                if n.get_role() in (R.PANEL, R.GROUPING) and ' · ' in n.get_name() or n.get_name().startswith('verzegeld')]

    def find_label(self, part):
        def probe():
            return next((n for n in a11y.walk(self.app)
                         if n.get_role() == R.LABEL and part in n.get_name() and is_shown(n)), None)
        return a11y.wait(probe, f'a label with {part!r}')

    def open_row(self, part):
        """Clicks a row of the list with the mouse, as a person would."""
        self.click(self.find_label(part))

    def click(self, node):
        place = node.get_component_iface().get_extents(a11y.Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', str(place.x + 5 + min(place.width // 2, 40)),
                        str(place.y + 5 + place.height // 2), 'click', '1'], check=True)

    def search(self, query):
        field = self.find(self.say('library.search'), WRITABLE)
        a11y.set_text(field, query)

    def found(self):
        results = a11y.find_all(self.app, R.LIST, self.say('library.search'))
        return [n.get_name() for r in results for n in a11y.walk(r)]

    def see_found(self, part):
        a11y.wait(lambda: any(part in name for name in self.found()), f'{part!r} among what was found')

    def named(self, name):
        return a11y.those(self.app, lambda n: said_once(n.get_name()) == name and is_shown(n))


def say_in_tap(reader, number, test):
    name = test.__name__.replace('_', ' ')
    try:
        test(reader)
    except Exception as fault:
        print(f'not ok {number} {name}', flush=True)
        screen = [] if isinstance(fault, a11y.InVain) else ['on the screen:', *a11y.screen()]
        for line in traceback.format_exc().splitlines() + screen:
            print('#', line, flush=True)
        a11y.shot(os.path.join(reader.folder, f'{number:02}.png'))
        return False
    print(f'ok {number} {name}', flush=True)
    return True


def run(program, ctl, tests, folder=None):
    """Runs the tests over one window; folder is where pictures of failures go."""
    make_journal(ctl)
    reader = Reader(program, folder or os.path.join(os.environ['UI_TMP'], 'pictures'), 'nl')
    print(f'1..{len(tests) + 1}', flush=True)
    try:
        passed = [say_in_tap(reader, number, test) for number, test in enumerate(tests, 1)]
    finally:
        reader.close()
    # With G_DEBUG=fatal-criticals a complaint of GTK on the way out ends the program by a signal.
    left_well = reader.process.returncode == 0
    print('ok' if left_well else 'not ok', len(tests) + 1, 'the program ends without a complaint')
    return 0 if all(passed) and left_well else 1
