# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py SILOAM FOLDER [LANGUAGE]: walks through the real application and shows what one would see.

First run, one exchange, the exchange read back, a PDF of it, lock and unlock: over the accessibility bus, inside
ui-session.sh. Pictures and the PDF land in FOLDER; their paths are printed. Stops with a message
and a last picture when a screen is not what it should be.
"""
import gettext
import os
import signal
import subprocess
import sys
import time

import a11y
import prompts
from a11y import R, S

WORDS = {
    'nl': {'memory': 'De geur van brood in de keuken van vroeger.', 'hurt': 'de stilte na de ruzie',
           'word': 'Je hoeft het niet alleen te doen.', 'today': 'Een half uur wandelen, zonder haast.',
           'thanks': 'Dank U dat U er was.'},
    'en': {'memory': 'The smell of bread in a kitchen long ago.', 'hurt': 'the silence after the quarrel',
           'word': 'You do not have to do it alone.', 'today': 'Half an hour of walking, without haste.',
           'thanks': 'Thank you for being there.'},
}
PRESSABLE = {R.PUSH_BUTTON, R.TOGGLE_BUTTON, R.RADIO_BUTTON, R.CHECK_BOX, R.MENU_ITEM, R.LIST_ITEM}
WRITABLE = {R.TEXT, R.ENTRY}


class Walk:
    """One person at one keyboard."""

    def __init__(self, program, folder, language):
        self.texts = prompts.texts(language)
        catalogue = gettext.translation('siloam', os.environ.get('SILOAM_LOCALEDIR'), [language], fallback=True)
        self.word = catalogue.gettext
        self.words = WORDS[language]
        self.folder = os.path.abspath(folder)
        self.shots = []
        os.makedirs(self.folder, exist_ok=True)
        for name in os.listdir(self.folder):
            if name.endswith(('.png', '.pdf')):
                os.remove(os.path.join(self.folder, name))
        environment = dict(os.environ, LC_ALL=os.environ['UI_LOCALE'], LANGUAGE=language)
        self.process = subprocess.Popen([program], env=environment)
        self.app = a11y.app(os.path.basename(program))

    def say(self, key):
        """The prompt of a key, in the form of address that a first run begins with."""
        text = self.texts[key]
        return text if isinstance(text, str) else text['je']

    def find(self, name, roles):
        def probe():
            found = [n for n in self.named(name) if n.get_role() in roles]
            return found[-1] if found else None
        return a11y.wait(probe, repr(name))

    def named(self, name):
        """Widgets by name. GTK 4.8 says a button with a mnemonic twice, once with its underline."""
        plain = name.replace('_', '')
        names = {name, plain, f'{name} {plain}'}
        return a11y.those(self.app, lambda n: n.get_name() in names and a11y.shown(n))

    def button(self, name):
        """The last button of that name, once it is not off."""
        def probe():
            found = [n for n in self.named(name) if n.get_role() in PRESSABLE]
            return found[-1] if found and a11y.has(found[-1], S.SENSITIVE) else None
        return a11y.wait(probe, f'{name!r} to press')

    def press(self, name):
        a11y.act(self.button(name))

    def answer(self, name):
        """Presses a button of a dialog, and waits for it to close: only then the answer is known."""
        button = self.button(name)
        dialog = a11y.window_of(button)
        a11y.act(button)
        self.wait_gone(dialog)

    def wait_gone(self, window):
        a11y.wait(lambda: window not in a11y.kids(self.app), 'a dialog to close')

    def write(self, name, words):
        field = self.find(name, WRITABLE)
        a11y.set_text(field, words)
        assert a11y.text(field) == words, f'{name!r} holds {a11y.text(field)!r}'

    def see(self, text):
        """Waits until a text is on the screen."""
        a11y.wait(lambda: self.named(text), repr(text))

    def shoot(self, name):
        # Pages cross-fade, and a picture half-way shows two of them.
        time.sleep(.4)
        path = os.path.join(self.folder, f'{len(self.shots) + 1:02}-{name}.png')
        a11y.shot(path)
        self.shots.append(path)

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(2 * a11y.PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()


def first_run(walk):
    walk.see(walk.say('welcome.question'))
    walk.shoot('welcome')
    walk.press(walk.say('welcome.button.begin'))
    walk.see(walk.say('reading.question'))
    walk.shoot('reading')
    walk.press(walk.word('Next'))
    walk.see(walk.say('lockup.note'))
    walk.shoot('lock-up')
    walk.press(walk.word('Next'))
    copy_recovery_code(walk)
    walk.see(walk.say('heavy.question'))
    walk.shoot('when-it-gets-heavy')
    walk.press(walk.say('heavy.button.skip'))
    walk.see(walk.say('home.question'))
    walk.shoot('home')


def copy_recovery_code(walk):
    """Reads the groups as a screen reader says them, and types the two that are asked for."""
    walk.see(walk.say('recovery.question'))
    walk.shoot('recovery-code')
    heading = walk.word('Group %u: %c %c %c %c').split('%u')[0]
    spoken = [n.get_name() for n in a11y.walk(walk.app) if n.get_name().startswith(heading) and ':' in n.get_name()]
    groups = {line.split(':')[0]: line.split(':')[1].replace(' ', '') for line in spoken}
    assert len(groups) == 8, groups
    walk.press(walk.say('recovery.button.written'))
    walk.see(walk.say('recovery.retype.question'))
    for name, symbols in groups.items():
        for field in [n for n in walk.named(name) if n.get_role() in WRITABLE]:
            a11y.set_text(field, symbols)
    walk.shoot('recovery-code-retyped')
    walk.press(walk.word('Next'))


def exchange(walk):
    walk.press(walk.say('home.door.exchange'))
    walk.see(walk.say('arrive.question'))
    walk.press(walk.say('arrive.checkin.calm'))
    walk.write(walk.say('arrive.memory.question'), walk.words['memory'])
    walk.shoot('arrive')
    walk.press(walk.word('Next'))
    walk.see(walk.say('invite.question'))
    walk.shoot('invite')
    walk.press(walk.word('Next'))
    walk.see(walk.say('name.hint'))
    walk.write(walk.say('name.question'), walk.words['hurt'])
    walk.press(walk.say('name.kind.pain'))
    walk.press(walk.say('name.area.feelings'))
    walk.shoot('name')
    walk.press(walk.word('Next'))
    walk.see(walk.say('memory.question'))
    walk.shoot('memory')
    walk.press(walk.word('Skip'))
    walk.see(walk.say('forgive.question'))
    walk.shoot('forgive')
    walk.press(walk.word('Skip'))
    walk.see(walk.words['hurt'])
    walk.shoot('release')
    walk.press(walk.say('release.amount.all'))
    walk.see(walk.say('receive.question'))
    walk.write(walk.say('receive.question'), walk.words['word'])
    walk.press(walk.say('receive.form.word'))
    walk.press(walk.say('receive.gift.security'))
    walk.shoot('receive')
    walk.press(walk.say('receive.button.save'))
    walk.see(walk.say('weigh.note'))
    walk.press(walk.say('weigh.discern.fits'))
    walk.shoot('weigh')
    walk.press(walk.word('Next'))
    walk.see(walk.say('today.prayer'))
    walk.write(walk.say('today.question'), walk.words['today'])
    walk.shoot('today')
    walk.press(walk.say('today.button.save'))
    walk.see(walk.say('home.question'))


def read_back(walk):
    walk.press(walk.say('library.title'))
    walk.see(walk.words['word'])
    rows = walk.find(walk.say('library.title'), {R.LIST})
    assert a11y.Atspi.Selection.select_child(rows, 0)
    walk.see(walk.word('With this page'))
    walk.shoot('read-back')


def take_along(walk):
    """Makes a PDF of the exchange, in the file chooser as a person would, and reads it."""
    path = os.path.join(walk.folder, 'exchange.pdf')
    walk.press(walk.word('With this page'))
    walk.press(walk.word('Take _along…'))
    walk.see(walk.word('Save…'))
    walk.shoot('pdf-preview')
    walk.press(walk.word('Save…'))
    chooser = a11y.wait(lambda: len(a11y.kids(walk.app)) > 2 and a11y.kids(walk.app)[-1], 'the file chooser')
    a11y.set_text(a11y.find(chooser, R.TEXT), path)
    walk.press(walk.word('_Save'))
    walk.answer(walk.word('_Write it here'))
    a11y.wait(lambda: os.path.exists(path), path)
    printed = subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True, text=True).stdout
    assert walk.words['word'] in ' '.join(printed.split()), printed
    assert walk.words['hurt'] not in ' '.join(printed.split()), 'what was let go of was printed unasked'
    return path


def lock_and_open(walk):
    walk.press(walk.word('Back'))
    walk.see(walk.say('home.question'))
    walk.press(walk.word('Lock'))
    walk.see(walk.say('unlock.button.open'))
    walk.shoot('locked')
    walk.press(walk.say('unlock.button.open'))
    walk.see(walk.say('returned.question'))
    walk.shoot('welcome-back')


def main(program, folder, language=None):
    language = language or ('en' if os.environ.get('LANG', '').startswith('en') else 'nl')
    walk = Walk(program, folder, language)
    try:
        first_run(walk)
        exchange(walk)
        read_back(walk)
        pdf = take_along(walk)
        lock_and_open(walk)
    except Exception:
        walk.shoot('stopped-here')
        print(f'stopped; the last picture is {walk.shots[-1]}')
        raise
    finally:
        walk.close()
    print('Pictures:', *walk.shots, sep='\n  ')
    print('PDF:', pdf, sep='\n  ')


if __name__ == '__main__':
    main(*sys.argv[1:])
